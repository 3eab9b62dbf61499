/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Disks that fail: at every single operation of a session, once and for good. What was acknowledged is there
 * afterwards, and nothing is wrong. */

#include "failing-vfs.h"
#include "vault-testing.h"

#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static char *folder, *path, *wal_path;
static Content before;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  wal_path = g_strconcat (path, "-wal", NULL);
  failing_vfs_register ();
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  hv_vault_set_base_vfs_for_tests (FAILING_VFS);
  room_with_entries (path, 3);
  before = content_read (path);
}

static void
tear_down (void)
{
  hv_vault_set_base_vfs_for_tests (NULL);
  content_clear (&before);
  g_free (wal_path);
  g_free (path);
  folder_free (folder);
}

/* Writes entry @id in a transaction; returns whether the commit was acknowledged. */
static gboolean
try_entry (sqlite3 *database, int id)
{
  g_autofree char *body = entry_body (id);
  sqlite3_stmt *statement = NULL;
  gboolean done = sqlite3_prepare_v2 (database, "INSERT INTO entry VALUES (?, ?)", -1, &statement, NULL) == SQLITE_OK;
  if (done)
    {
      sqlite3_bind_int (statement, 1, id);
      sqlite3_bind_text (statement, 2, body, -1, SQLITE_TRANSIENT);
      done = sqlite3_step (statement) == SQLITE_DONE;
    }
  /* An insert of its own commits when the statement ends. */
  return sqlite3_finalize (statement) == SQLITE_OK && done;
}

typedef struct
{
  int acknowledged; /* entries 1 to this one are there */
  gboolean failed;
  HvVaultError code; /* of what failed at opening, if that did */
} Session;

static void
try_sql (sqlite3 *database, const char *sql)
{
  sqlite3_exec (database, sql, NULL, NULL, NULL);
}

/* A short session: entries, a checkpoint that fills the file, shrinking, another log. */
static Session
run_session (void)
{
  Session session = { 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_vault_open (path, passphrase, &error);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, &error) : NULL;
  session.failed = database == NULL;
  session.code = error != NULL ? error->code : 0;
  for (int id = 4; database != NULL && id <= 12; id++)
    {
      gboolean done = try_entry (database, id);
      session.failed |= !done;
      /* Once more, as a person would press save again. */
      if (!done && !try_entry (database, id))
        break;
      session.acknowledged = id;
      if (id == 5 || id == 8)
        hv_vault_fill_log (vault);
      if (id == 6)
        try_sql (database, "CREATE TABLE brief AS SELECT randomblob (300000)");
      if (id == 7 || id == 9)
        try_sql (database, "PRAGMA wal_checkpoint (RESTART)");
      if (id == 8)
        try_sql (database, "DROP TABLE brief; VACUUM");
    }
  sqlite3_close (database);
  hv_vault_close (vault);
  return session;
}

static void
restore (void)
{
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  content_write (&before, path);
  g_unlink (wal_path);
}

static void
check_after (const Session *session, int at)
{
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  /* A commit whose answer was lost may be there as well. */
  ck_assert_msg (n == session->acknowledged || (session->failed && n == session->acknowledged + 1),
                 "operation %d: %d acknowledged, %d there", at, session->acknowledged, n);
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  sqlite3_close (database);
}

static void
fail_at_every_operation (FailKind kinds, gboolean forever, const char *what)
{
  restore ();
  failing_vfs_set (kinds, 0, FALSE);
  Session session = run_session ();
  ck_assert_int_eq (session.acknowledged, 12);
  ck_assert (!session.failed);
  int n = failing_vfs_get_count (), noticed = 0;
  for (int at = 1; at <= n; at++)
    {
      restore ();
      failing_vfs_set (kinds, at, forever);
      session = run_session ();
      noticed += session.failed;
      check_after (&session, at);
    }
  printf ("# %s: %d operations failed, %d sessions noticed, 0 lost\n", what, n, noticed);
  fflush (stdout);
}

START_TEST (nothing_is_lost_when_one_operation_fails)
{
  fail_at_every_operation (FAIL_ANY, FALSE, "once");
}
END_TEST

START_TEST (nothing_is_lost_when_the_disk_fails_for_good)
{
  fail_at_every_operation (FAIL_ANY, TRUE, "for good");
}
END_TEST

START_TEST (nothing_is_lost_when_the_disk_is_full)
{
  failing_vfs_set_disk_full (TRUE);
  fail_at_every_operation (FAIL_WRITE, TRUE, "disk full");
}
END_TEST

START_TEST (a_full_disk_is_told_and_saving_works_again_afterwards)
{
  failing_vfs_set_disk_full (TRUE);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  failing_vfs_set (FAIL_WRITE, 1, TRUE);
  ck_assert (!try_entry (database, 4));
  ck_assert_int_eq (sqlite3_errcode (database), SQLITE_FULL);
  failing_vfs_set (FAIL_WRITE, 0, FALSE);
  ck_assert (try_entry (database, 4));
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (path).rows, 4);

  g_autofree char *other = g_build_filename (folder, "other.dat", NULL);
  vault = room_create (other);
  failing_vfs_set (FAIL_WRITE, 1, TRUE);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_vault_open_database (vault, &error));
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE), "%s", error->message);
  /* What was begun is taken up again. */
  failing_vfs_set (FAIL_WRITE, 0, FALSE);
  database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 2);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (other).rows, 2);
}
END_TEST

START_TEST (each_failure_has_its_own_code)
{
  static const struct
  {
    FailKind kind;
    HvVaultError code;
  } cases[] = { { FAIL_OPEN, HV_VAULT_ERROR_NOT_WRITABLE }, { FAIL_READ, HV_VAULT_ERROR_IO },
                { FAIL_LOCK, HV_VAULT_ERROR_IO }, { FAIL_SIZE, HV_VAULT_ERROR_IO } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      failing_vfs_set (cases[i].kind, 1, TRUE);
      ck_assert_int_eq (run_session ().code, cases[i].code);
    }
}
END_TEST

/* While the log of a killed session is replayed, the disk fails: the next time it is all there. */
START_TEST (a_failure_while_recovering_loses_nothing)
{
  g_autofree char *killed = g_build_filename (folder, "killed.dat", NULL);
  g_autofree char *killed_wal = g_strconcat (killed, "-wal", NULL);
  room_killed_with_entries (killed, 4, 4);
  g_auto (Content) room = content_read (killed);
  g_auto (Content) wal = content_read (killed_wal);
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  ck_assert_int_eq (room_look (killed).rows, 8);
  int n = failing_vfs_get_count ();
  for (int at = 1; at <= n; at++)
    {
      content_write (&room, killed);
      content_write (&wal, killed_wal);
      failing_vfs_set (FAIL_ANY, at, at % 2 == 0);
      Outcome outcome = room_look (killed);
      ck_assert (outcome.refused != OPENED || outcome.rows == 8);
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      outcome = room_look (killed);
      ck_assert_msg (outcome.refused == OPENED && outcome.rows == 8, "operation %d: %d, %d rows", at, outcome.refused,
                     outcome.rows);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-faults");
  TCase *tc = tcase_create ("faults");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, nothing_is_lost_when_one_operation_fails);
  tcase_add_test (tc, nothing_is_lost_when_the_disk_fails_for_good);
  tcase_add_test (tc, nothing_is_lost_when_the_disk_is_full);
  tcase_add_test (tc, a_full_disk_is_told_and_saving_works_again_afterwards);
  tcase_add_test (tc, each_failure_has_its_own_code);
  tcase_add_test (tc, a_failure_while_recovering_loses_nothing);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
