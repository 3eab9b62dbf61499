/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain SQLite, and the engines that are SQLite with a cipher of their own: they differ in how a key is given.
 * KEY is SQL (empty for none); a raw key where there is one, so that no derivation is measured. */

#include "vault-engine.h"

#include <glib/gstdio.h>

#ifndef KEY
#define KEY ""
#endif
#ifndef PAGE_SIZE
#define PAGE_SIZE 4096 /* SQLite's, SQLCipher's and SQLite3MultipleCiphers' own choice */
#endif
#ifndef LEAF_SIZE
#define LEAF_SIZE 4050
#endif

const int engine_leaf_size = LEAF_SIZE;

sqlite3 *
engine_open (const char *path, gboolean create)
{
  sqlite3 *database = NULL;
  if (create)
    {
      g_autofree char *log = g_strconcat (path, "-wal", NULL);
      g_unlink (path);
      g_unlink (log);
    }
  check_code (sqlite3_open (path, &database), database, "open");
  run_sql (database, KEY);
  run_sql (database, "PRAGMA locking_mode=EXCLUSIVE;"
                     "PRAGMA temp_store=MEMORY;"
                     "PRAGMA cache_spill=OFF;"
                     "PRAGMA secure_delete=ON;"
                     "PRAGMA synchronous=FULL;" SHARED_SETTINGS);
  if (create)
    run_sql (database, "PRAGMA page_size=" G_STRINGIFY (PAGE_SIZE));
  run_sql (database, "PRAGMA journal_mode=WAL");
  return database;
}

void
engine_close (sqlite3 *database)
{
  check_code (sqlite3_close (database), NULL, "close");
}

void
engine_rest (sqlite3 *database)
{
}
