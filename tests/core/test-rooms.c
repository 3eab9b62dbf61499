/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include "vault/rooms.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#define FILES 4

static char *folder, *path; /* the test's own, and the rooms' within it */
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "deep", "rooms", NULL);
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
file_of (guint number)
{
  return g_strdup_printf ("%s/%u.dat", path, number);
}

static HvVault *
create (const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  HvVault *vault = hv_rooms_create (rooms, it, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  return vault;
}

static HvVault *
open_with (const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  HvVault *vault = hv_rooms_open (rooms, it, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  return vault;
}

static void
opens_with_error (const char *passphrase, HvVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, it, &error);
  ck_assert_msg (vault == NULL, "it opened");
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, (int) code), "code %d: %s", error->code, error->message);
}

static void
create_fails (HvVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (PASSPHRASE);
  ck_assert_ptr_null (hv_rooms_create (rooms, it, &error));
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, (int) code), "code %d: %s", error->code, error->message);
}

/* A room with @n entries, closed. Returns its file's number. */
static guint
make_room (int n)
{
  HvVault *vault = create (PASSPHRASE);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, n);
  sqlite3_close (database);
  guint number = (guint) g_ascii_strtoull (strrchr (vault->path, '/') + 1, NULL, 10);
  hv_vault_close (vault);
  return number;
}

static int
count_entries (void)
{
  g_autoptr (HvVault) vault = open_with (PASSPHRASE);
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  sqlite3_close (database);
  return n;
}

/* All files of the folder look the same from outside. Returns their size. */
static gint64
check_files_are_alike (void)
{
  struct stat first, info;
  for (guint i = 1; i <= FILES; i++)
    {
      g_autofree char *file = file_of (i);
      ck_assert_msg (stat (file, &info) == 0, "%s", file);
      if (i == 1)
        first = info;
      ck_assert_int_eq (info.st_size, first.st_size);
      ck_assert_int_eq (info.st_mode & 0777, 0600);
      ck_assert_int_eq (info.st_mtim.tv_sec, first.st_mtim.tv_sec);
      ck_assert_int_eq (info.st_mtim.tv_nsec, first.st_mtim.tv_nsec);
    }
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  int n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  ck_assert_int_eq (n, FILES);
  return first.st_size;
}

START_TEST (a_room_is_one_of_four_equal_files)
{
  ck_assert (!hv_rooms_exist (rooms));
  opens_with_error (PASSPHRASE, HV_VAULT_ERROR_NOT_FOUND);
  make_room (20);
  ck_assert (hv_rooms_exist (rooms));
  ck_assert_int_eq (check_files_are_alike (), HV_VAULT_PAD_UNIT);
  ck_assert_int_eq (count_entries (), 20);
  ck_assert_int_eq (check_files_are_alike (), HV_VAULT_PAD_UNIT);
  struct stat info;
  ck_assert_int_eq (stat (path, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0700);
  opens_with_error ("not this one", HV_VAULT_ERROR_WRONG_PASSPHRASE);
}
END_TEST

START_TEST (the_files_share_a_salt_and_nothing_else)
{
  make_room (1);
  Content contents[FILES];
  for (guint i = 0; i < FILES; i++)
    {
      g_autofree char *file = file_of (i + 1);
      contents[i] = content_read (file);
      ck_assert_mem_eq (contents[i].bytes, contents[0].bytes, HV_SALT_SIZE);
      for (guint j = 0; j < i; j++)
        for (gsize at = HV_SALT_SIZE; at + 16 <= contents[i].size; at += 16)
          ck_assert_mem_ne (contents[i].bytes + at, contents[j].bytes + at, 16);
    }
  for (guint i = 0; i < FILES; i++)
    content_clear (&contents[i]);
}
END_TEST

START_TEST (the_room_is_not_always_the_same_file)
{
  guint seen = 0;
  for (int i = 0; i < 60; i++)
    {
      guint number = make_room (0);
      ck_assert (number >= 1 && number <= FILES);
      seen |= 1U << number;
      for (guint n = 1; n <= FILES; n++)
        {
          g_autofree char *file = file_of (n);
          g_unlink (file);
        }
    }
  ck_assert_uint_eq (seen, 0x1e);
}
END_TEST

START_TEST (the_spare_file_is_another_one)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *each = g_strdup_printf ("%s/%d", folder, i);
      g_autoptr (HvRooms) own = hv_rooms_new (each);
      g_autoptr (HvSecret) it = secret (PASSPHRASE);
      g_autoptr (HvVault) vault = hv_rooms_create (own, it, NULL);
      guint number = (guint) g_ascii_strtoull (strrchr (vault->path, '/') + 1, NULL, 10);
      guint spare = hv_get_u16 (vault->body + HV_BODY_SPARE);
      ck_assert (spare >= 1 && spare <= FILES && spare != number);
    }
}
END_TEST

START_TEST (when_one_grows_all_grow)
{
  guint number = make_room (3);
  g_autofree char *file = file_of (number);
  HvVault *vault = open_with (PASSPHRASE);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE big AS SELECT randomblob (3000000)");
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (check_files_are_alike (), 3 * HV_VAULT_PAD_UNIT);
  ck_assert_int_eq (count_entries (), 3);
}
END_TEST

/* After a kill the sizes differ until the next close. */
START_TEST (the_next_close_makes_up_for_a_kill)
{
  make_room (3);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *database = database_open (open_with (PASSPHRASE));
      run_sql (database, "CREATE TABLE big AS SELECT randomblob (3000000); PRAGMA wal_checkpoint");
      _exit (0);
    }
  waitpid (child, NULL, 0);
  ck_assert_int_eq (count_entries (), 3);
  ck_assert_int_eq (check_files_are_alike (), 3 * HV_VAULT_PAD_UNIT);
}
END_TEST

START_TEST (times_tell_nothing_of_a_visit)
{
  make_room (3);
  for (guint i = 1; i <= FILES; i++)
    {
      struct timespec times[2] = { { 1600000000, 0 }, { 1600000000, 0 } };
      g_autofree char *file = file_of (i);
      hv_file_set_times (file, times);
    }
  ck_assert_int_eq (count_entries (), 3);
  opens_with_error ("not this one", HV_VAULT_ERROR_WRONG_PASSPHRASE);
  struct stat info;
  for (guint i = 1; i <= FILES; i++)
    {
      g_autofree char *file = file_of (i);
      ck_assert_int_eq (stat (file, &info), 0);
      ck_assert_int_eq (info.st_mtim.tv_sec, 1600000000);
      ck_assert_int_eq (info.st_atim.tv_sec, 1600000000);
    }
}
END_TEST

START_TEST (further_rooms_are_made_beside_and_never_over_files_that_may_be_rooms)
{
  static const char *const residents[] = { "the second ones words", "the third ones words", "the fourth ones words",
                                           "the fifth ones words" };
  make_room (1);
  g_autofree char *first = file_of (1);
  g_auto (Content) before = content_read (first);
  for (guint i = 0; i < G_N_ELEMENTS (residents); i++)
    {
      g_autoptr (HvVault) vault = create (residents[i]);
      sqlite3 *database = database_open (vault);
      make_journal (database);
      add_entries (database, 1, (int) i + 2);
      sqlite3_close (database);
    }
  ck_assert_int_eq (count_entries (), 1);
  for (guint i = 0; i < G_N_ELEMENTS (residents); i++)
    {
      g_autoptr (HvVault) vault = open_with (residents[i]);
      sqlite3 *database = database_open (vault);
      ck_assert_int_eq (check_journal (database), (int) i + 2);
      sqlite3_close (database);
    }
  struct stat info, same;
  ck_assert_int_eq (stat (first, &same), 0);
  for (guint number = 1; number <= 5 * FILES; number++)
    {
      g_autofree char *file = file_of (number);
      ck_assert_msg (stat (file, &info) == 0, "%s", file);
      ck_assert_int_eq (info.st_size, same.st_size);
      ck_assert_int_eq (info.st_mtim.tv_sec, same.st_mtim.tv_sec);
    }
  g_auto (Content) after = content_read (first);
  ck_assert_mem_eq (before.bytes, after.bytes, HV_SALT_SIZE);
}
END_TEST

START_TEST (words_that_open_a_room_make_no_further_one)
{
  make_room (1);
  create_fails (HV_VAULT_ERROR_TAKEN);
  ck_assert_int_eq (count_entries (), 1);
  ck_assert_int_gt (check_files_are_alike (), 0);
}
END_TEST

START_TEST (two_rooms_open_each_with_its_own_passphrase)
{
  guint first = make_room (5);
  HvVault *vault = open_with (PASSPHRASE);
  guint spare = hv_get_u16 (vault->body + HV_BODY_SPARE);
  guint8 salt[HV_SALT_SIZE];
  memcpy (salt, vault->salt, sizeof salt);
  hv_vault_close (vault);
  ck_assert_uint_ne (first, spare);

  g_autoptr (HvSecret) other = secret ("another life");
  g_autoptr (HvSecret) key = hv_keys_derive (other, salt, NULL);
  g_autofree char *file = file_of (spare);
  g_unlink (file);
  ck_assert (hv_vault_write_new (file, hv_secret_peek_bytes (key), salt, 0, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT, NULL));
  vault = open_with ("another life");
  ck_assert (g_str_has_suffix (vault->path, strrchr (file, '/')));
  /* Both at once, as when one is moved into the other. */
  HvVault *mine = open_with (PASSPHRASE);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 9);
  opens_with_error ("another life", HV_VAULT_ERROR_IN_USE);
  sqlite3_close (database);
  hv_vault_close (mine);
  hv_vault_close (vault);
  ck_assert_int_eq (count_entries (), 5);
  check_files_are_alike ();
}
END_TEST

START_TEST (a_damaged_salt_is_made_up_for_by_the_other_files)
{
  guint number = make_room (7);
  g_autofree char *file = file_of (number);
  Content content = content_read (file);
  content.bytes[9] ^= 0x10;
  content_write (&content, file);
  content_clear (&content);
  ck_assert_int_eq (count_entries (), 7);
  ck_assert_int_eq (room_look (file).rows, 7); /* and it has been mended */
}
END_TEST

START_TEST (a_room_brought_from_elsewhere_opens_too)
{
  make_room (1);
  g_autofree char *brought = file_of (17);
  g_autoptr (HvSecret) other = secret ("from elsewhere");
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_vault_create (brought, other, &error);
  ck_assert_ptr_nonnull (vault);
  hv_vault_close (vault);
  vault = open_with ("from elsewhere");
  ck_assert (g_str_has_suffix (vault->path, "/17.dat"));
  hv_vault_close (vault);
  ck_assert_int_eq (count_entries (), 1);
}
END_TEST

START_TEST (files_that_are_not_rooms_do_no_harm)
{
  guint number = make_room (4);
  g_autofree char *empty = file_of (90), *text = file_of (91), *plain = file_of (92), *dir = file_of (93);
  g_autofree char *note = g_build_filename (path, "notes.txt", NULL), *odd = g_build_filename (path, "1x.dat", NULL);
  ck_assert (g_file_set_contents (empty, "", 0, NULL));
  ck_assert (g_file_set_contents (text, "hello", 5, NULL));
  ck_assert (g_file_set_contents (note, "hello", 5, NULL));
  ck_assert (g_file_set_contents (odd, "hello", 5, NULL));
  ck_assert_int_eq (g_mkdir (dir, 0700), 0);
  sqlite3 *database;
  ck_assert_int_eq (sqlite3_open (plain, &database), SQLITE_OK);
  run_sql (database, "CREATE TABLE t (a); INSERT INTO t SELECT randomblob (20000)");
  sqlite3_close (database);
  ck_assert_int_eq (count_entries (), 4);
  opens_with_error ("not this one", HV_VAULT_ERROR_WRONG_PASSPHRASE);
  g_auto (Content) untouched = content_read (text);
  ck_assert_uint_eq (untouched.size, 5);
  ck_assert (number <= FILES);
}
END_TEST

START_TEST (a_folder_of_nothing_but_short_files_has_no_room)
{
  ck_assert_int_eq (g_mkdir_with_parents (path, 0700), 0);
  g_autofree char *file = file_of (1);
  ck_assert (g_file_set_contents (file, "short", 5, NULL));
  opens_with_error (PASSPHRASE, HV_VAULT_ERROR_NOT_A_ROOM);
}
END_TEST

START_TEST (a_room_whose_bodies_are_lost_is_damaged)
{
  guint number = make_room (4);
  g_autofree char *file = file_of (number);
  Content content = content_read (file);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    content.bytes[hv_header_body_offset (copy) + 40] ^= 1;
  content_write (&content, file);
  content_clear (&content);
  opens_with_error (PASSPHRASE, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

START_TEST (another_process_is_told_that_the_room_is_in_use)
{
  make_room (2);
  g_autoptr (HvVault) vault = open_with (PASSPHRASE);
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (HvSecret) it = secret (PASSPHRASE);
      g_autoptr (GError) error = NULL;
      HvVault *mine = hv_rooms_open (rooms, it, &error);
      _exit (mine != NULL ? 99 : (int) error->code);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert_int_eq (WEXITSTATUS (status), HV_VAULT_ERROR_IN_USE);
}
END_TEST

/* ---- when making them is cut short ---- */

static gboolean
killed_after (guint milliseconds)
{
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (HvSecret) it = secret (PASSPHRASE);
      _exit (hv_rooms_create (rooms, it, NULL) != NULL ? 0 : 1);
    }
  int status;
  g_usleep (milliseconds * 250);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return WIFSIGNALED (status);
}

START_TEST (making_the_folder_happens_or_does_not)
{
  int killed = 0;
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *each = g_strdup_printf ("%s/%u", folder, i);
      hv_rooms_free (rooms);
      rooms = hv_rooms_new (each);
      g_free (path);
      path = g_steal_pointer (&each);
      killed += killed_after (i % 60);
      /* Either there is nothing, and a room can be made; or there is the room, among four. */
      HvVault *vault = hv_rooms_exist (rooms) ? open_with (PASSPHRASE) : create (PASSPHRASE);
      sqlite3 *database = database_open (vault);
      make_journal (database);
      sqlite3_close (database);
      hv_vault_close (vault);
      check_files_are_alike ();
    }
  ck_assert_int_gt (killed, 5);
}
END_TEST

/* Cut short between two names: what is missing is made up for. */
START_TEST (missing_files_are_made_up_for)
{
  guint number = make_room (2);
  guint gone = number % FILES + 1;
  g_autofree char *file = file_of (gone), *part = g_strdup_printf ("%s/%u.part", path, gone);
  ck_assert_int_eq (g_rename (file, part), 0);
  ck_assert_int_eq (count_entries (), 2);
  check_files_are_alike ();
}
END_TEST

/* ---- disks that will not ---- */

START_TEST (a_folder_that_cannot_be_made_is_told)
{
  ck_assert (g_file_set_contents (path = (g_free (path), g_build_filename (folder, "file", NULL)), "x", 1, NULL));
  hv_rooms_free (rooms);
  g_autofree char *below = g_build_filename (path, "rooms", NULL);
  rooms = hv_rooms_new (below);
  create_fails (HV_VAULT_ERROR_NOT_WRITABLE);
}
END_TEST

/* Root may write anywhere, so the test becomes somebody else. */
START_TEST (a_folder_that_may_not_be_written_is_told)
{
  guint number = make_room (2);
  g_autofree char *file = file_of (number);
  struct stat info;
  ck_assert_int_eq (stat (path, &info), 0);
  g_chmod (folder, 0755);
  g_autofree char *parent = g_path_get_dirname (path);
  g_chmod (parent, 0755);
  g_chmod (path, 0555);
  pid_t child = fork ();
  if (child == 0)
    {
      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (98);
      g_autoptr (HvSecret) it = secret (PASSPHRASE);
      g_autoptr (GError) error = NULL;
      HvVault *vault = hv_rooms_open (rooms, it, &error);
      _exit (vault != NULL ? 99 : (int) error->code);
    }
  int status;
  waitpid (child, &status, 0);
  g_chmod (path, 0700);
  ck_assert_int_eq (WEXITSTATUS (status), HV_VAULT_ERROR_NOT_WRITABLE);
}
END_TEST

START_TEST (a_file_that_may_not_be_written_is_told)
{
  make_room (2);
  g_chmod (folder, 0755);
  g_autofree char *parent = g_path_get_dirname (path);
  g_chmod (parent, 0755);
  g_chmod (path, 0777);
  for (guint i = 1; i <= FILES; i++)
    {
      g_autofree char *file = file_of (i);
      g_chmod (file, 0444);
    }
  pid_t child = fork ();
  if (child == 0)
    {
      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (98);
      g_autoptr (HvSecret) it = secret (PASSPHRASE);
      g_autoptr (GError) error = NULL;
      HvVault *vault = hv_rooms_open (rooms, it, &error);
      _exit (vault != NULL ? 99 : (int) error->code);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert_int_eq (WEXITSTATUS (status), HV_VAULT_ERROR_NOT_WRITABLE);
}
END_TEST

/* A file may grow to half a unit and no further: the same as a full disk. */
START_TEST (a_full_disk_leaves_no_half_made_folder)
{
  signal (SIGXFSZ, SIG_IGN);
  struct rlimit limit, before;
  ck_assert_int_eq (getrlimit (RLIMIT_FSIZE, &before), 0);
  limit = before;
  limit.rlim_cur = HV_VAULT_PAD_UNIT / 2;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
  create_fails (HV_VAULT_ERROR_NO_SPACE);
  ck_assert (!hv_rooms_exist (rooms));
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  ck_assert_ptr_null (g_dir_read_name (dir));
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &before), 0);
  make_room (2);
  ck_assert_int_eq (count_entries (), 2);
}
END_TEST

START_TEST (a_new_room_that_cannot_be_used_is_taken_back_and_no_other)
{
  g_autoptr (HvSecret) passphrase = hv_secret_new_from_passphrase ("any words at all", NULL);
  HvVault *vault = hv_rooms_create (rooms, passphrase, NULL);
  ck_assert_ptr_nonnull (vault);
  hv_vault_close (vault);
  g_autofree char *foreign = g_build_filename (path, "7.dat", NULL);
  ck_assert (g_file_set_contents (foreign, "somebody else's", -1, NULL));
  hv_rooms_take_back (rooms);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  ck_assert_str_eq (g_dir_read_name (dir), "7.dat");
  ck_assert_ptr_null (g_dir_read_name (dir));
  g_unlink (foreign);

  /* What was opened, or made by another, stays. */
  make_room (1);
  g_autoptr (HvRooms) other = hv_rooms_new (path);
  hv_rooms_take_back (other);
  ck_assert_int_eq (count_entries (), 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rooms");
  TCase *tc = tcase_create ("rooms");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_room_is_one_of_four_equal_files);
  tcase_add_test (tc, the_files_share_a_salt_and_nothing_else);
  tcase_add_test (tc, the_room_is_not_always_the_same_file);
  tcase_add_test (tc, the_spare_file_is_another_one);
  tcase_add_test (tc, when_one_grows_all_grow);
  tcase_add_test (tc, the_next_close_makes_up_for_a_kill);
  tcase_add_test (tc, times_tell_nothing_of_a_visit);
  tcase_add_test (tc, further_rooms_are_made_beside_and_never_over_files_that_may_be_rooms);
  tcase_add_test (tc, words_that_open_a_room_make_no_further_one);
  tcase_add_test (tc, two_rooms_open_each_with_its_own_passphrase);
  tcase_add_test (tc, a_damaged_salt_is_made_up_for_by_the_other_files);
  tcase_add_test (tc, a_room_brought_from_elsewhere_opens_too);
  tcase_add_test (tc, files_that_are_not_rooms_do_no_harm);
  tcase_add_test (tc, a_folder_of_nothing_but_short_files_has_no_room);
  tcase_add_test (tc, a_room_whose_bodies_are_lost_is_damaged);
  tcase_add_test (tc, another_process_is_told_that_the_room_is_in_use);
  tcase_add_test (tc, making_the_folder_happens_or_does_not);
  tcase_add_test (tc, missing_files_are_made_up_for);
  tcase_add_test (tc, a_folder_that_cannot_be_made_is_told);
  tcase_add_test (tc, a_folder_that_may_not_be_written_is_told);
  tcase_add_test (tc, a_file_that_may_not_be_written_is_told);
  tcase_add_test (tc, a_full_disk_leaves_no_half_made_folder);
  tcase_add_test (tc, a_new_room_that_cannot_be_used_is_taken_back_and_no_other);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
