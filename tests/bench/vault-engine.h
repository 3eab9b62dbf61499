/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* One engine of bench-vault: each is linked into a program of its own, so that versions of SQLite never mix. */

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** What FTS5's leaves should be for this page size. */
extern const int engine_leaf_size;

/** Opens the database at @path with the settings all engines share; @create makes it anew. Errors end the program. */
sqlite3 *engine_open (const char *path, gboolean create);
void engine_close (sqlite3 *database);

/** What the program does by itself while nothing is asked of it. */
void engine_rest (sqlite3 *database);

/** An error ends the program, with SQLite's words. */
void check_code (int code, sqlite3 *database, const char *what);
void run_sql (sqlite3 *database, const char *sql);

/** The settings that all engines share and that the room does not fix anyway. */
#define SHARED_SETTINGS "PRAGMA cache_size=-16384;"

G_END_DECLS
