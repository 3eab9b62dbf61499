/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "failing-vfs.h"
#include "vault-testing.h"

#include "vault/erase.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES 4
#define HERS "hers alone"
#define ANOTHERS "somebody else's"
#define ENTRIES 40
#define RANDOM_KILLS 60

static char *folder, *path; /* the test's own, and the rooms' within it */
static HvRooms *rooms;
static guint hers, anothers; /* numbers of files */

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "rooms", NULL);
  rooms = hv_rooms_new (path);
}

static void
tear_down (void)
{
  hv_rooms_free (rooms);
  g_free (path);
  folder_free (folder);
}

static char *
file_of (guint number, const char *ending)
{
  return g_strdup_printf ("%s/%u.%s", path, number, ending);
}

/* ---- a folder with two rooms ---- */

static guint
number_of (const HvVault *vault)
{
  return (guint) g_ascii_strtoull (strrchr (vault->path, '/') + 1, NULL, 10);
}

static void
fill (HvVault *vault)
{
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, ENTRIES);
  sqlite3_close (database);
}

static HvVault *
open_room (const char *passphrase)
{
  g_autoptr (HvSecret) it = secret (passphrase);
  return hv_rooms_open (rooms, it, NULL);
}

static HvSecret *
derive (HvVault *vault, const char *passphrase)
{
  guint8 salt[HV_SALT_SIZE];
  g_autoptr (HvSecret) typed = secret (passphrase);
  hv_vault_get_salt (vault, salt);
  return hv_keys_derive (typed, salt, NULL);
}

static void
make_rooms (void)
{
  g_autoptr (HvSecret) it = secret (HERS);
  HvVault *vault = hv_rooms_create (rooms, it, NULL);
  ck_assert_ptr_nonnull (vault);
  hers = number_of (vault);
  anothers = hers % FILES + 1;
  g_autoptr (HvSecret) key = derive (vault, ANOTHERS);
  fill (vault);
  g_autofree char *other = file_of (anothers, "dat");
  guint8 salt[HV_SALT_SIZE];
  hv_vault_get_salt (vault, salt);
  g_unlink (other);
  ck_assert (
      hv_vault_write_new (other, hv_secret_peek_bytes (key), salt, 0, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT, NULL));
  hv_vault_close (vault);
  vault = open_room (ANOTHERS);
  ck_assert_uint_eq (number_of (vault), anothers);
  fill (vault);
  hv_vault_close (vault);
}

static gboolean
room_is_whole (const char *passphrase)
{
  g_autoptr (HvVault) vault = open_room (passphrase);
  if (vault == NULL)
    return FALSE;
  sqlite3 *database = database_open (vault);
  ck_assert_int_ge (check_journal (database), ENTRIES);
  sqlite3_close (database);
  return TRUE;
}

/* Every file is of the same size and times, and there is nothing else. */
static void
check_files_are_alike (void)
{
  struct stat first, info;
  for (guint i = 1; i <= FILES; i++)
    {
      g_autofree char *file = file_of (i, "dat");
      ck_assert_msg (stat (file, &info) == 0, "%s", file);
      if (i == 1)
        first = info;
      ck_assert_int_eq (info.st_size, first.st_size);
      ck_assert_int_eq (info.st_mtim.tv_sec, first.st_mtim.tv_sec);
      ck_assert_int_eq (info.st_mtim.tv_nsec, first.st_mtim.tv_nsec);
    }
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  int n = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      ck_assert_msg (g_str_has_suffix (name, ".dat"), "%s", name);
      n++;
    }
  ck_assert_int_eq (n, FILES);
}

/* Of the header @before no piece is anywhere in the folder's files. */
static void
check_no_key_is_anywhere (const Content *before)
{
  for (guint i = 1; i <= FILES; i++)
    {
      g_autofree char *file = file_of (i, "dat");
      g_auto (Content) content = content_read (file);
      for (gsize at = HV_SALT_SIZE; at + 32 <= HV_HEADER_SIZE; at += 32)
        ck_assert_ptr_null (memmem (content.bytes, content.size, before->bytes + at, 32));
    }
}

/* Of @before nothing is left in its place but the salt: no slot, no body, no page, not a piece of one. */
static void
check_nothing_is_left_of (const Content *before)
{
  g_autofree char *file = file_of (hers, "dat");
  g_auto (Content) after = content_read (file);
  ck_assert_uint_ge (after.size, before->size);
  ck_assert_mem_eq (after.bytes, before->bytes, HV_SALT_SIZE);
  for (gsize at = HV_SALT_SIZE; at + 8 <= before->size; at += 8)
    if (memcmp (after.bytes + at, before->bytes + at, 8) == 0)
      ck_abort_msg ("what was at %" G_GSIZE_FORMAT " is there still", at);
}

static Content
read_hers (void)
{
  g_autofree char *file = file_of (hers, "dat");
  return content_read (file);
}

/* The whole of it, as the program does it, with the log in use; the process may be killed in it. */
static gboolean
erase_hers (void)
{
  HvVault *vault = open_room (HERS);
  if (vault == NULL)
    return FALSE;
  g_autoptr (HvSecret) key = derive (vault, HERS);
  sqlite3 *database = database_open (vault);
  add_entries (database, (int) ask_int (database, "SELECT max (id) FROM entry") + 1, 3);
  HvErasing *erasing = hv_vault_erase_keys (vault, key, NULL);
  sqlite3_close (database);
  hv_vault_close (vault);
  return erasing != NULL && hv_erasing_finish (erasing, NULL);
}

/* ---- one room ---- */

START_TEST (an_erased_room_is_an_unused_file)
{
  make_rooms ();
  g_auto (Content) before = read_hers ();
  struct stat folder_before, folder_after;
  ck_assert_int_eq (stat (path, &folder_before), 0);
  ck_assert (erase_hers ());
  ck_assert_int_eq (stat (path, &folder_after), 0);
  check_files_are_alike ();
  check_nothing_is_left_of (&before);
  check_no_key_is_anywhere (&before);
  ck_assert_int_eq (folder_after.st_mtim.tv_sec, folder_before.st_mtim.tv_sec);
  ck_assert_int_eq (folder_after.st_mtim.tv_nsec, folder_before.st_mtim.tv_nsec);
  ck_assert (!room_is_whole (HERS));
  ck_assert (room_is_whole (ANOTHERS));
  check_files_are_alike ();
}
END_TEST

START_TEST (a_wrong_passphrase_erases_nothing)
{
  make_rooms ();
  g_auto (Content) before = read_hers ();
  g_autoptr (GError) error = NULL;
  HvVault *vault = open_room (HERS);
  g_autoptr (HvSecret) key = derive (vault, ANOTHERS);
  ck_assert_ptr_null (hv_vault_erase_keys (vault, key, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
  hv_vault_close (vault);
  g_auto (Content) after = read_hers ();
  ck_assert_uint_eq (before.size, after.size);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
  check_files_are_alike ();
  ck_assert (room_is_whole (HERS));
}
END_TEST

START_TEST (the_keys_go_first_and_nothing_is_written_after_them)
{
  make_rooms ();
  g_auto (Content) before = read_hers ();
  g_autofree char *hidden = file_of (hers, "tmp");
  g_autofree char *log = file_of (hers, "dat-wal");
  HvVault *vault = open_room (HERS);
  g_autoptr (HvSecret) key = derive (vault, HERS);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE late (word TEXT); INSERT INTO late VALUES ('" MARKER "')");
  HvErasing *erasing = hv_vault_erase_keys (vault, key, NULL);
  ck_assert_ptr_nonnull (erasing);

  /* The header is gone and no more than the header; with it, whatever the rest is. */
  g_auto (Content) gone = content_read (hidden);
  g_auto (Content) gone_log = content_read (log);
  for (gsize at = HV_SALT_SIZE; at < HV_HEADER_SIZE; at += 8)
    ck_assert (memcmp (gone.bytes + at, before.bytes + at, 8) != 0);
  ck_assert_mem_eq (gone.bytes + HV_HEADER_SIZE, before.bytes + HV_HEADER_SIZE, before.size - HV_HEADER_SIZE);

  ck_assert_int_ne (sqlite3_exec (database, "INSERT INTO late VALUES ('too late')", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_exec (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  sqlite3_close (database);
  hv_vault_close (vault);
  g_auto (Content) closed = content_read (hidden);
  g_auto (Content) closed_log = content_read (log);
  ck_assert_uint_eq (closed.size, gone.size);
  ck_assert_mem_eq (closed.bytes, gone.bytes, gone.size);
  ck_assert_uint_eq (closed_log.size, gone_log.size);
  ck_assert_mem_eq (closed_log.bytes, gone_log.bytes, gone_log.size);
  ck_assert (!room_is_whole (HERS)); /* and looking for it has ended the erasing */
  hv_erasing_free (erasing);
  check_files_are_alike ();
  check_nothing_is_left_of (&before);
  check_no_key_is_anywhere (&before);
}
END_TEST

START_TEST (a_room_that_stands_alone_is_gone)
{
  g_autofree char *stick = g_build_filename (folder, "diary", NULL);
  g_autofree char *log = g_strconcat (stick, "-wal", NULL);
  HvVault *vault = room_create (stick);
  g_autoptr (HvSecret) key = derive (vault, PASSPHRASE);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE late (word TEXT)");
  HvErasing *erasing = hv_vault_erase_keys (vault, key, NULL);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert (g_file_test (stick, G_FILE_TEST_EXISTS) && g_file_test (log, G_FILE_TEST_EXISTS));
  room_opens_with_error (stick, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  ck_assert (hv_erasing_finish (erasing, NULL));
  ck_assert (!g_file_test (stick, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (a_room_that_was_not_being_erased_is_never_touched)
{
  make_rooms ();
  g_auto (Content) before = read_hers ();
  for (int i = 0; i < 3; i++)
    hv_rooms_finish_erasing (rooms);
  g_auto (Content) after = read_hers ();
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);

  /* Cut short, and before the next start a copy of the room is brought back, and its log is in use. */
  g_autofree char *file = file_of (hers, "dat");
  g_autofree char *hidden = file_of (hers, "tmp");
  g_autofree char *log = file_of (hers, "dat-wal");
  Content logged = { (guint8 *) "not mine", 8 };
  content_write (&before, hidden);
  content_write (&logged, log);
  hv_rooms_finish_erasing (rooms);
  ck_assert (!g_file_test (hidden, G_FILE_TEST_EXISTS));
  g_auto (Content) there = read_hers ();
  ck_assert_mem_eq (before.bytes, there.bytes, before.size);
  g_auto (Content) log_there = content_read (log);
  ck_assert_mem_eq (log_there.bytes, logged.bytes, logged.size);
  g_unlink (log);
  ck_assert (room_is_whole (HERS));
  ck_assert (room_is_whole (ANOTHERS));
}
END_TEST

/* ---- killed ---- */

typedef gboolean (*Act) (void);

static gboolean
finish (void)
{
  hv_rooms_finish_erasing (rooms);
  return TRUE;
}

/* Runs @act in a process of its own, which is killed at its @at th operation on a file. Whether it was. */
static gboolean
die_at (Act act, int at)
{
  pid_t child = fork ();
  if (child == 0)
    {
      failing_vfs_register ();
      hv_vault_set_base_vfs_for_tests (FAILING_VFS);
      failing_vfs_set (FAIL_ANY, at, FALSE);
      failing_vfs_set_deadly (TRUE);
      _exit (act () ? 0 : 1);
    }
  int status;
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

/* What the folder was, to begin again. */
typedef struct
{
  Content files[FILES];
} Snapshot;

static Snapshot
take_snapshot (void)
{
  Snapshot snapshot;
  for (guint i = 0; i < FILES; i++)
    {
      g_autofree char *file = file_of (i + 1, "dat");
      snapshot.files[i] = content_read (file);
    }
  return snapshot;
}

static void
put_snapshot_back (const Snapshot *snapshot)
{
  const struct timespec times[2] = { { 1000000000, 1 }, { 1000000000, 2 } };
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    ck_assert_int_eq (g_mkdir (path, 0700), 0);
  for (guint i = 0; i < FILES; i++)
    {
      g_autofree char *file = file_of (i + 1, "dat");
      g_autofree char *log = file_of (i + 1, "dat-wal");
      g_autofree char *hidden = file_of (i + 1, "tmp");
      g_unlink (log);
      g_unlink (hidden);
      content_write (&snapshot->files[i], file);
      ck_assert_int_eq (g_chmod (file, 0600), 0);
      hv_file_set_times (file, times);
    }
}

static void
clear_snapshot (Snapshot *snapshot)
{
  for (guint i = 0; i < FILES; i++)
    content_clear (&snapshot->files[i]);
}

/* After a kill: the erasing had not begun, or it comes to its end. Whether it had begun. */
static gboolean
check_after_kill (const Snapshot *snapshot)
{
  g_autofree char *hidden = file_of (hers, "tmp");
  gboolean begun = g_file_test (hidden, G_FILE_TEST_EXISTS);
  hv_rooms_finish_erasing (rooms);
  gboolean whole = room_is_whole (HERS);
  ck_assert (!begun || !whole);
  if (!whole)
    check_nothing_is_left_of (&snapshot->files[hers - 1]);
  ck_assert (room_is_whole (ANOTHERS));
  check_files_are_alike ();
  return !whole;
}

START_TEST (killed_at_any_step_it_is_ended_at_the_next_start)
{
  make_rooms ();
  Snapshot snapshot = take_snapshot ();
  int kills = 0, erased = 0;
  for (int at = 1; die_at (erase_hers, at); at += stride (1), kills++)
    {
      erased += check_after_kill (&snapshot);
      put_snapshot_back (&snapshot);
    }
  printf ("# killed at each of %d operations: %d times not begun, %d times ended at the next start\n", kills,
          kills - erased, erased);
  ck_assert_int_gt (erased, 5);
  ck_assert_int_gt (kills - erased, 2);
  clear_snapshot (&snapshot);
}
END_TEST

START_TEST (killed_again_while_ending_it_it_is_ended_at_the_start_after_that)
{
  make_rooms ();
  Snapshot snapshot = take_snapshot ();
  g_autofree char *hidden = file_of (hers, "tmp");
  int kills = 0;
  /* When the keys are going; then at each operation of ending that. */
  for (int at = 1; !g_file_test (hidden, G_FILE_TEST_EXISTS); at++)
    ck_assert (die_at (erase_hers, at));
  for (int at = 1; die_at (finish, at); at++, kills++)
    ck_assert_int_lt (kills, 1000);
  ck_assert (check_after_kill (&snapshot));
  printf ("# killed once more at each of %d operations\n", kills);
  ck_assert_int_gt (kills, 20);
  clear_snapshot (&snapshot);
}
END_TEST

START_TEST (killed_at_any_moment_it_is_ended_at_the_next_start)
{
  make_rooms ();
  HvVault *vault = open_room (HERS);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE large AS SELECT randomblob (4000000) AS bytes"); /* so that it takes a while */
  sqlite3_close (database);
  hv_vault_close (vault);
  Snapshot snapshot = take_snapshot ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);
  gint64 from = g_get_monotonic_time ();
  ck_assert (!die_at (erase_hers, 0));
  put_snapshot_back (&snapshot);
  double takes = (double) (g_get_monotonic_time () - from);
  int erased = 0, kills = 0;
  for (int i = 0; i < RANDOM_KILLS * 6 && kills < RANDOM_KILLS; i++)
    {
      int status;
      pid_t child = fork ();
      if (child == 0)
        _exit (erase_hers () ? 0 : 1);
      g_usleep ((gulong) g_rand_double_range (dice, 0, takes));
      kill (child, SIGKILL);
      waitpid (child, &status, 0);
      gboolean begun = check_after_kill (&snapshot);
      kills += WIFSIGNALED (status);
      erased += WIFSIGNALED (status) && begun;
      takes *= WIFSIGNALED (status) ? 1.02 : 0.8; /* to where the time goes */
      put_snapshot_back (&snapshot);
    }
  printf ("# %d kills at any moment: %d times not begun, %d times ended at the next start\n", kills, kills - erased,
          erased);
  ck_assert_int_eq (kills, RANDOM_KILLS);
  ck_assert_int_gt (erased, 5);
  clear_snapshot (&snapshot);
}
END_TEST

/* ---- all of them ---- */

static gboolean
erase_all (void)
{
  return hv_rooms_erase_all (rooms, NULL);
}

START_TEST (erasing_everything_leaves_nothing)
{
  make_rooms ();
  g_autofree char *part = file_of (3, "part");
  g_autofree char *log = file_of (hers, "dat-wal");
  g_autofree char *stranger = g_build_filename (path, "letter.txt", NULL);
  Content some = { (guint8 *) "words", 5 };
  content_write (&some, part);
  content_write (&some, log);
  ck_assert (hv_rooms_erase_all (rooms, NULL));
  ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
  ck_assert (!hv_rooms_exist (rooms));
  ck_assert (hv_rooms_erase_all (rooms, NULL)); /* nothing is no error */

  make_rooms ();
  content_write (&some, stranger);
  ck_assert (hv_rooms_erase_all (rooms, NULL));
  g_auto (Content) kept = content_read (stranger);
  ck_assert_mem_eq (kept.bytes, some.bytes, some.size);
  ck_assert (!hv_rooms_exist (rooms));
}
END_TEST

START_TEST (while_one_of_them_is_open_nothing_is_erased)
{
  make_rooms ();
  g_autoptr (GError) error = NULL;
  HvVault *vault = open_room (ANOTHERS);
  ck_assert (!hv_rooms_erase_all (rooms, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IN_USE));
  hv_vault_close (vault);
  check_files_are_alike ();
  ck_assert (room_is_whole (HERS));
  ck_assert (room_is_whole (ANOTHERS));
}
END_TEST

START_TEST (killed_at_any_step_everything_is_erased_at_the_next_start)
{
  make_rooms ();
  Snapshot snapshot = take_snapshot ();
  g_autofree char *marker = file_of (0, "tmp");
  int kills = 0, erased = 0;
  for (int at = 1; die_at (erase_all, at); at += stride (1), kills++)
    {
      gboolean begun = g_file_test (marker, G_FILE_TEST_EXISTS);
      hv_rooms_finish_erasing (rooms);
      if (begun)
        ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
      else
        ck_assert (room_is_whole (HERS) && room_is_whole (ANOTHERS));
      erased += begun;
      put_snapshot_back (&snapshot);
    }
  printf ("# all of them, killed at each of %d operations: %d times not begun, %d times ended at the next start\n",
          kills, kills - erased, erased);
  ck_assert_int_gt (erased, 5);
  clear_snapshot (&snapshot);
}
END_TEST

/* ---- a disk that fails ---- */

START_TEST (what_could_not_be_overwritten_is_told_and_tried_again)
{
  make_rooms ();
  Snapshot snapshot = take_snapshot ();
  failing_vfs_register ();
  int told = 0;
  for (int at = 1; at < 40; at++)
    {
      HvVault *vault = NULL;
      g_autoptr (GError) error = NULL;
      hv_vault_set_base_vfs_for_tests (FAILING_VFS);
      vault = open_room (HERS);
      g_autoptr (HvSecret) key = derive (vault, HERS);
      failing_vfs_set (FAIL_WRITE | FAIL_SYNC | FAIL_DELETE, at, TRUE);
      HvErasing *erasing = hv_vault_erase_keys (vault, key, &error);
      hv_vault_close (vault);
      gboolean done = erasing != NULL && hv_erasing_finish (erasing, &error);
      ck_assert (done == (error == NULL));
      told += !done;
      failing_vfs_set (0, 0, FALSE);
      hv_vault_set_base_vfs_for_tests (NULL);
      hv_rooms_finish_erasing (rooms);
      ck_assert (!room_is_whole (HERS));
      check_nothing_is_left_of (&snapshot.files[hers - 1]);
      check_files_are_alike ();
      put_snapshot_back (&snapshot);
    }
  ck_assert_int_gt (told, 15);
  clear_snapshot (&snapshot);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("erase");
  TCase *tc = tcase_create ("erase");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, an_erased_room_is_an_unused_file);
  tcase_add_test (tc, a_wrong_passphrase_erases_nothing);
  tcase_add_test (tc, the_keys_go_first_and_nothing_is_written_after_them);
  tcase_add_test (tc, a_room_that_stands_alone_is_gone);
  tcase_add_test (tc, a_room_that_was_not_being_erased_is_never_touched);
  tcase_add_test (tc, killed_at_any_step_it_is_ended_at_the_next_start);
  tcase_add_test (tc, killed_again_while_ending_it_it_is_ended_at_the_start_after_that);
  tcase_add_test (tc, killed_at_any_moment_it_is_ended_at_the_next_start);
  tcase_add_test (tc, erasing_everything_leaves_nothing);
  tcase_add_test (tc, while_one_of_them_is_open_nothing_is_erased);
  tcase_add_test (tc, killed_at_any_step_everything_is_erased_at_the_next_start);
  tcase_add_test (tc, what_could_not_be_overwritten_is_told_and_tried_again);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
