/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvMigration:
 * @part: whose tables, e.g. "journal"
 * @version: 1, 2, 3 … within the part, without gaps
 * @sql: what brings the part from @version - 1 to @version; may not begin or end a transaction
 *
 * A part's migrations are a static array ended by an item whose part is %NULL. A published migration is never
 * changed; what is wrong in it is put right by the next.
 */
typedef struct
{
  const char *part;
  guint version;
  const char *sql;
} HvMigration;

G_END_DECLS
