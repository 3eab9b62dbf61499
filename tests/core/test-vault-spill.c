/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A defect of SQLite before 3.53 (study, 4.1): in a transaction too large for the page cache, a ROLLBACK TO can leave
 * frames without a checksum in the log; that commit and all later ones are gone when the process dies. Here it is on
 * plain SQLite, and the same script in a room, where the cache does not spill. */

#include "vault-testing.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROWS_BEFORE 100
#define COMMITS 3
#define FIRST_WITHOUT_IT 3053000

static char *folder, *path, *log_path, *index_path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  log_path = g_strconcat (path, "-wal", NULL);
  index_path = g_strconcat (path, "-shm", NULL);
}

static void
tear_down (void)
{
  g_free (path);
  g_free (log_path);
  g_free (index_path);
  folder_free (folder);
}

static void
prepare (sqlite3 *database)
{
  run_sql (database, "PRAGMA wal_autocheckpoint=0;"
                     "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);"
                     "CREATE INDEX i ON t (b);"
                     "WITH RECURSIVE x (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < 100)"
                     "  INSERT INTO t SELECT i, hex (randomblob (300)) FROM x;"
                     "PRAGMA wal_checkpoint (TRUNCATE);"
                     "PRAGMA cache_size=8");
}

/* Three commits, each acknowledged; in the first something is taken back. */
static void
commit (sqlite3 *database, int which)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN; INSERT INTO t VALUES (1001, hex (randomblob (300)));"
                                          "SAVEPOINT z; UPDATE t SET b = b || 'x' WHERE a %% %d; ROLLBACK TO z; COMMIT;"
                                          "INSERT INTO t VALUES (1002, hex (randomblob (300)));"
                                          "INSERT INTO t VALUES (1003, 'three')",
                                          2 + which % 5);
  run_sql (database, sql);
}

typedef struct
{
  HvVault *vault; /* NULL for plain SQLite */
  sqlite3 *database;
} Opened;

static Opened
open_plain (void)
{
  Opened opened = { NULL };
  ck_assert_int_eq (sqlite3_open (path, &opened.database), SQLITE_OK);
  run_sql (opened.database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  return opened;
}

static Opened
open_room (void)
{
  Opened opened = { g_file_test (path, G_FILE_TEST_EXISTS) ? room_open (path) : room_create (path) };
  opened.database = database_open (opened.vault);
  return opened;
}

/* Whether all commits are there after the process has died, and the database is sound. */
static gboolean
survives_death (Opened (*open) (void), int which)
{
  int status;
  g_unlink (path);
  g_unlink (log_path);
  g_unlink (index_path);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *database = open ().database;
      prepare (database);
      commit (database, which);
      _exit (0);
    }
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  Opened opened = open ();
  g_autofree char *sound = ask_text (opened.database, "PRAGMA integrity_check");
  gint64 rows = ask_int (opened.database, "SELECT count (*) FROM t");
  sqlite3_close (opened.database);
  hv_vault_close (opened.vault);
  return g_strcmp0 (sound, "ok") == 0 && rows == ROWS_BEFORE + COMMITS;
}

static int
count_lost (Opened (*open) (void), int runs)
{
  int lost = 0;
  for (int i = 0; i < runs; i++)
    lost += !survives_death (open, i);
  return lost;
}

START_TEST (plain_sqlite_loses_commits_after_a_spill)
{
  int runs = MAX (30, 100 / stride (2));
  if (sqlite3_libversion_number () >= FIRST_WITHOUT_IT)
    {
      printf ("# SQLite %s does not have the defect: nothing to show\n", sqlite3_libversion ());
      fflush (stdout);
      return;
    }
  int lost = count_lost (open_plain, runs);
  printf ("# plain SQLite %s: commits lost in %d of %d exits\n", sqlite3_libversion (), lost, runs);
  fflush (stdout);
  ck_assert_int_gt (lost, 0);
}
END_TEST

START_TEST (a_room_does_not)
{
  int runs = MAX (30, 100 / stride (2));
  int lost = count_lost (open_room, runs);
  printf ("# a room, the same script: commits lost in %d of %d exits\n", lost, runs);
  fflush (stdout);
  ck_assert_int_eq (lost, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-spill");
  TCase *tc = tcase_create ("spill");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, plain_sqlite_loses_commits_after_a_spill);
  tcase_add_test (tc, a_room_does_not);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
