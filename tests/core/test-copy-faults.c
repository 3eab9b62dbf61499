/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies on disks that fail and in programs that are killed: the room is untouched, and nothing that is called a copy
 * is less than one. */

#include "failing-vfs.h"
#include "vault-testing.h"

#include "vault/room-copy.h"
#include "vault/room-files.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENTRIES 12
#define KILLS 24

static char *folder, *path, *stick;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  stick = g_build_filename (folder, "stick", NULL);
  ck_assert_int_eq (g_mkdir (stick, 0700), 0);
  failing_vfs_register ();
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  hv_vault_set_base_vfs_for_tests (FAILING_VFS);
}

static void
tear_down (void)
{
  hv_vault_set_base_vfs_for_tests (NULL);
  hv_transfer_set_short_steps_for_tests (FALSE);
  g_free (stick);
  g_free (path);
  folder_free (folder);
}

/* Returns the copy's path, or NULL. */
static char *
copy_room (HvVault *vault, sqlite3 *database, GError **error)
{
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, stick, NULL, error);
  gboolean done = FALSE, going = copy != NULL && hv_room_copy_prepare (copy, error);
  while (going && !done)
    going = hv_room_copy_step (copy, database, &done, error);
  return going ? hv_room_copy_settle (copy, error) : NULL;
}

static void
remove_copies (void)
{
  g_autoptr (GDir) dir = g_dir_open (stick, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (stick, name, NULL);
      g_unlink (file);
    }
}

/* What is in the folder of the copies is whole. Returns how many have a name. */
static guint
check_copies (int entries, guint *parts)
{
  g_autoptr (GDir) dir = g_dir_open (stick, 0, NULL);
  const char *name;
  guint n = 0;
  *parts = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (stick, name, NULL);
      Outcome outcome = room_look (file);
      ck_assert_msg (outcome.refused == OPENED && outcome.rows == entries, "%s: %d, %d rows", name, outcome.refused,
                     outcome.rows);
      ck_assert (g_str_has_suffix (name, ".dat") || g_str_has_suffix (name, ".part"));
      if (g_str_has_suffix (name, ".dat"))
        n++;
      else
        *parts += 1;
    }
  return n;
}

/* ---- a disk that fails ---- */

static void
fail_at_every_operation (FailKind kinds, gboolean forever, const char *what)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  int n = 0, failed = 0;
  guint parts;
  for (int at = 0; at == 0 || at <= n; at++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3_db_release_memory (database); /* so that each time the same is read */
      failing_vfs_set (kinds, at, forever);
      g_autofree char *copy = copy_room (vault, database, &error);
      n = at == 0 ? failing_vfs_get_count () : n;
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      ck_assert (at > 0 || copy != NULL);
      ck_assert ((copy == NULL) == (error != NULL));
      failed += copy == NULL;
      ck_assert_uint_eq (check_copies (ENTRIES, &parts), copy != NULL);
      ck_assert_uint_eq (parts, 0);
      remove_copies ();
      ck_assert_int_eq (check_journal (database), ENTRIES); /* the room goes on as if nothing had been */
    }
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (path).rows, ENTRIES);
  ck_assert_int_eq (failed, n);
  printf ("# %s: %d operations of a copy failed, %d copies taken back, 0 half\n", what, n, failed);
  fflush (stdout);
}

START_TEST (no_half_copy_is_named_when_the_disk_fails)
{
  room_with_entries (path, ENTRIES);
  fail_at_every_operation (FAIL_ANY, FALSE, "once");
  fail_at_every_operation (FAIL_ANY, TRUE, "for good");
}
END_TEST

START_TEST (a_full_disk_is_told_and_leaves_nothing)
{
  room_with_entries (path, ENTRIES);
  failing_vfs_set_disk_full (TRUE);
  fail_at_every_operation (FAIL_WRITE, TRUE, "disk full");
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autoptr (GError) error = NULL;
  failing_vfs_set (FAIL_WRITE, 1, TRUE);
  ck_assert_ptr_null (copy_room (vault, database, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE));
  failing_vfs_set (FAIL_ANY, 0, FALSE);
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

static gboolean
tell_kernel (const char *where, const char *what)
{
  FILE *file = g_fopen (where, "w");
  gboolean written = file != NULL && fputs (what, file) >= 0;
  return file != NULL && fclose (file) == 0 && written;
}

/* A disk of this size at @where, for this process alone; where the system lets nobody have one, there is none. */
static gboolean
mount_small_disk (const char *where, const char *size)
{
  g_autofree char *user = g_strdup_printf ("0 %u 1", getuid ());
  g_autofree char *group = g_strdup_printf ("0 %u 1", getgid ());
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell_kernel ("/proc/self/uid_map", user)
         && tell_kernel ("/proc/self/setgroups", "deny") && tell_kernel ("/proc/self/gid_map", group)
         && mount ("none", where, "tmpfs", 0, size) == 0;
}

/* Quite full, and not by a test's own doing. */
START_TEST (a_small_stick_is_told_and_left_empty)
{
  hv_vault_set_base_vfs_for_tests (NULL);
  room_with_entries (path, 2000);
  if (!mount_small_disk (stick, "size=3m"))
    {
      printf ("# no small disk to be had here\n");
      fflush (stdout);
      return;
    }
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autoptr (GError) error = NULL;
  guint parts;
  ck_assert_ptr_null (copy_room (vault, database, &error));
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE), "%s", error->message);
  ck_assert_uint_eq (check_copies (0, &parts) + parts, 0);
  ck_assert_int_eq (check_journal (database), 2000);
  sqlite3_close (database);
  hv_vault_close (vault);

  /* The same for a room that is brought along. */
  g_autoptr (HvRooms) small = hv_rooms_new (stick);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_clear_error (&error);
  ck_assert_ptr_null (hv_rooms_restore (small, path, passphrase, NULL, NULL, &error));
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE), "%s", error->message);
  ck_assert_uint_eq (check_copies (0, &parts) + parts, 0);
  umount (stick);
}
END_TEST

/* ---- a program that is killed ---- */

static void
write_and_copy_until_killed (int acknowledge)
{
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  for (;;)
    {
      g_autofree char *copy = copy_room (vault, database, NULL);
      if (copy == NULL || write (acknowledge, "c", 1) != 1)
        _exit (1);
    }
}

/* Returns how many copies had been acknowledged. */
static guint
kill_a_copier (GRand *dice)
{
  int ends[2], status;
  guint n = 0;
  char byte;
  gulong delay = (gulong) g_rand_int_range (dice, 1000, 60000);
  ck_assert_int_eq (pipe (ends), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      write_and_copy_until_killed (ends[1]);
    }
  close (ends[1]);
  g_usleep (delay);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  ck_assert_msg (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL, "it ended on its own: %d", status);
  while (read (ends[0], &byte, 1) == 1)
    n++;
  close (ends[0]);
  return n;
}

START_TEST (a_killed_copy_leaves_the_room_whole_and_no_half_copy)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  const int entries = 400;
  guint copies = 0, cleared = 0, finished = 0;
  hv_transfer_set_short_steps_for_tests (TRUE);
  room_with_entries (path, entries);
  for (int i = 0; i < KILLS; i++)
    {
      copies += kill_a_copier (dice);
      g_autoptr (GArray) left = hv_room_files_list (stick, "part");
      HvVault *vault = room_open (path);
      sqlite3 *database = database_open (vault);
      ck_assert_int_eq (check_journal (database), entries);
      /* The next copy clears away what is left; unless only its name was missing, and then it could be hers. */
      g_autofree char *copy = copy_room (vault, database, NULL);
      ck_assert_ptr_nonnull (copy);
      sqlite3_close (database);
      hv_vault_close (vault);
      guint parts, n = check_copies (entries, &parts);
      ck_assert_uint_ge (n, 1);
      ck_assert_uint_le (parts, left->len);
      cleared += left->len - parts;
      finished += parts;
      remove_copies ();
    }
  printf ("# seed %u: %d kills, %u copies made before, %u parts cleared away, %u were whole already\n", seed, KILLS,
          copies, cleared, finished);
  fflush (stdout);
}
END_TEST

/* ---- restoring ---- */

#define NEXT "a new word for an old room"

static char *home, *brought;
static HvRooms *rooms;

/* A folder with a room of 3 entries, and one of @entries that was brought along. */
static void
set_up_restoring (int entries)
{
  home = g_build_filename (folder, "rooms", NULL);
  brought = g_build_filename (stick, "brought.dat", NULL);
  rooms = hv_rooms_new (home);
  room_with_entries (brought, entries);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_rooms_create (rooms, passphrase, NULL);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 3);
  sqlite3_close (database);
}

static void
tear_down_restoring (void)
{
  hv_rooms_free (rooms);
  g_free (brought);
  g_free (home);
}

static HvVault *
restore (GError **error)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvSecret) next = secret (NEXT);
  return hv_rooms_restore (rooms, brought, passphrase, next, NULL, error);
}

/* How many entries the room has that opens with @words, or -1. */
static int
count_entries (const char *words)
{
  g_autoptr (HvSecret) passphrase = secret (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, passphrase, &error);
  if (vault == NULL)
    {
      ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
      return -1;
    }
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  sqlite3_close (database);
  return n;
}

static guint
count_rooms_files (void)
{
  g_autoptr (GArray) files = hv_room_files_list (home, "dat");
  g_autoptr (GArray) parts = hv_room_files_list (home, "part");
  ck_assert_uint_eq (parts->len, 0);
  return files->len;
}

static void
fail_restoring_at_every_operation (FailKind kinds, gboolean forever, const char *what)
{
  int n = 0, failed = 0;
  for (int at = 0; at == 0 || at <= n; at++)
    {
      g_autoptr (GError) error = NULL;
      failing_vfs_set (kinds, at, forever);
      HvVault *vault = restore (&error);
      n = at == 0 ? failing_vfs_get_count () : n;
      failing_vfs_set (FAIL_ANY, 0, FALSE);
      ck_assert (at > 0 || vault != NULL);
      ck_assert ((vault == NULL) == (error != NULL));
      failed += vault == NULL;
      gboolean restored = vault != NULL;
      hv_vault_close (vault);
      ck_assert_uint_eq (count_rooms_files (), restored ? 8 : 4);
      ck_assert_int_eq (count_entries (NEXT), restored ? ENTRIES : -1);
      ck_assert_int_eq (count_entries (PASSPHRASE), 3);
      hv_rooms_take_back (rooms);
      ck_assert_uint_eq (count_rooms_files (), 4);
    }
  ck_assert_int_eq (room_look (brought).rows, ENTRIES);
  ck_assert_int_gt (failed, n / 2);
  printf ("# %s: %d operations of restoring failed, %d taken back, %d restored all the same, 0 half\n", what, n, failed,
          n - failed);
  fflush (stdout);
}

START_TEST (no_half_room_is_restored_when_the_disk_fails)
{
  set_up_restoring (ENTRIES);
  fail_restoring_at_every_operation (FAIL_ANY, FALSE, "once");
  fail_restoring_at_every_operation (FAIL_ANY, TRUE, "for good");
  failing_vfs_set_disk_full (TRUE);
  fail_restoring_at_every_operation (FAIL_WRITE, TRUE, "disk full");
  tear_down_restoring ();
}
END_TEST

/* Microseconds. */
static gint32
time_a_restore (void)
{
  gint64 begun = g_get_monotonic_time ();
  hv_vault_close (restore (NULL));
  gint64 took = g_get_monotonic_time () - begun;
  hv_rooms_take_back (rooms);
  return (gint32) took;
}

static gboolean
is_killed_restoring (GRand *dice, gint32 usual)
{
  int status;
  gulong delay = (gulong) g_rand_int_range (dice, 0, usual * 5 / 4);
  pid_t child = fork ();
  if (child == 0)
    _exit (restore (NULL) != NULL ? 0 : 1);
  g_usleep (delay);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  ck_assert (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

START_TEST (a_killed_restore_has_made_nothing_or_the_room)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  const int entries = 400;
  int killed = 0, there = 0;
  set_up_restoring (entries);
  gint32 usual = time_a_restore ();
  for (int i = 0; i < KILLS; i++)
    {
      killed += is_killed_restoring (dice, usual);
      /* The next visit clears away what is left, and makes what is missing. */
      ck_assert_int_eq (count_entries (PASSPHRASE), 3);
      int n = count_entries (NEXT);
      ck_assert (n == -1 || n == entries);
      ck_assert_uint_eq (count_rooms_files (), n == entries ? 8 : 4);
      there += n == entries;
      for (guint number = 5; number <= 8; number++)
        {
          g_autofree char *file = hv_room_files_path (home, number, "dat");
          g_unlink (file);
        }
    }
  ck_assert_int_eq (room_look (brought).rows, entries);
  tear_down_restoring ();
  printf ("# seed %u: %d of %d were killed, %d rooms were there afterwards, 0 half\n", seed, killed, KILLS, there);
  fflush (stdout);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("copy-faults");
  TCase *tc = tcase_create ("faults");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, no_half_copy_is_named_when_the_disk_fails);
  tcase_add_test (tc, a_full_disk_is_told_and_leaves_nothing);
  tcase_add_test (tc, a_small_stick_is_told_and_left_empty);
  tcase_add_test (tc, a_killed_copy_leaves_the_room_whole_and_no_half_copy);
  tcase_add_test (tc, no_half_room_is_restored_when_the_disk_fails);
  tcase_add_test (tc, a_killed_restore_has_made_nothing_or_the_room);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
