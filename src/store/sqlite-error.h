/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * hv_sqlite_error_set:
 * @error: where to
 * @db: (nullable): the connection, for the operating system's own code
 * @rc: an extended result code
 * @what: what was being done: static text or SQL without values, as messages end up in logs
 *
 * One of %HV_STORE_ERROR, or %G_IO_ERROR_CANCELLED for an interrupted statement. SQLite's own message is only
 * taken over where it cannot hold anything the user typed.
 */
void hv_sqlite_error_set (GError **error, sqlite3 *db, int rc, const char *what);

G_END_DECLS
