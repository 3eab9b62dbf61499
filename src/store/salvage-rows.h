/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "store/tree-walk.h"

G_BEGIN_DECLS

typedef struct
{
  guint rows; /* taken */
  guint lost; /* seen, but not whole */
} HvSalvagedRows;

/**
 * hv_salvage_rows:
 * @source: a damaged database
 * @connection: of one that was just made and has the program's tables; in a transaction
 *
 * Takes every row that can be read into the table of its name: first by the trees of the damaged database as far as
 * they hold, then from pages no tree leads to any more, each into the one table that all of its rows fit. What is
 * taken first stays. Tables that the program has filled itself when it made them are left alone, and so is whatever
 * SQLite makes from others (indexes, words): that is built anew.
 */
gboolean hv_salvage_rows (const HvTreeSource *source, HvConnection *connection, HvSalvagedRows *salvaged,
                          GError **error);

G_END_DECLS
