/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/room-copy.h"

#include "journal-calls.h"
#include "room-store.h"

/* A room that is open in a store, and copies of it. */

static const HvMigration *const no_parts[] = { NULL };

G_GNUC_UNUSED static char *
copy_room (HvStore *store, const char *folder, HvMeter *meter, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_room_copy_async (store, folder, meter, await_cb, &await);
  return hv_room_copy_finish (store, await_result (&await), error);
}

G_GNUC_UNUSED static void
write_numbered (HvJournal *journal, int number)
{
  g_autofree char *text = entry_body (number);
  write_entry (journal, "", text);
}

/* How many files are in @folder. */
G_GNUC_UNUSED static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  ck_assert_ptr_nonnull (dir);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Every page stays authentic, but an index is another table's. */
G_GNUC_UNUSED static void
contradict (sqlite3 *database)
{
  run_sql (database, "CREATE TABLE a (x); CREATE TABLE b (x); CREATE INDEX ax ON a (x); CREATE INDEX bx ON b (x);"
                     "INSERT INTO a VALUES (1), (2), (3)");
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  run_sql (database, "PRAGMA writable_schema = ON;"
                     "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'bx')"
                     " WHERE name = 'ax'");
}

/* All of the room at @path can be read and is right. Returns how many entries it has. */
G_GNUC_UNUSED static int
check_room (const char *path)
{
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  sqlite3_close (database);
  return n;
}
