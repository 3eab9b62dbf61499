/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy, or a room from elsewhere, becomes one of the folder's: beside what is there, whole or not at all. */

#include "copy-testing.h"

#include "vault/room-files.h"
#include "vault/secret-private.h"
#include "vault/slots.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEXT "a new word for an old room"

static char *folder, *home, *stick; /* the rooms, and where copies lie */
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  home = g_build_filename (folder, "rooms", NULL);
  stick = g_build_filename (folder, "stick", NULL);
  rooms = hv_rooms_new (home);
  ck_assert_int_eq (g_mkdir (stick, 0755), 0);
}

static void
tear_down (void)
{
  hv_transfer_set_short_steps_for_tests (FALSE);
  hv_rooms_free (rooms);
  g_free (stick);
  g_free (home);
  folder_free (folder);
}

/* ---- making and looking ---- */

/* A room of the folder with @n entries, closed. */
static void
room_in_folder (int n)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_rooms_create (rooms, passphrase, NULL);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, n);
  sqlite3_close (database);
}

/* A copy of the folder's room on the stick. Returns its path. */
static char *
copy_of_room (void)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvStore *store = open_with (hv_rooms_open (rooms, passphrase, NULL), no_parts);
  char *copy = copy_room (store, stick, NULL, NULL);
  ck_assert_ptr_nonnull (copy);
  close_store (store);
  return copy;
}

/* A room with @n entries that stands alone on the stick: from another installation. */
static char *
room_from_elsewhere (int n)
{
  char *path = g_build_filename (stick, "brought.dat", NULL);
  room_with_entries (path, n);
  return path;
}

static HvVault *
restore (const char *copy, const char *passphrase, const char *next, HvMeter *meter, GError **error)
{
  g_autoptr (HvSecret) opens = secret (passphrase);
  g_autoptr (HvSecret) words = next != NULL ? secret (next) : NULL;
  return hv_rooms_restore (rooms, copy, opens, words, meter, error);
}

/* Restores, looks whether all @entries are there, adds one, and closes. Returns the number of the room's file. */
static guint
restore_and_look (const char *copy, const char *next, int entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = restore (copy, PASSPHRASE, next, NULL, &error);
  ck_assert_no_error (vault != NULL, error);
  guint number;
  ck_assert_str_eq (hv_vault_get_folder (vault, &number), home);
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (check_journal (database), entries);
  add_entries (database, entries + 1, 1);
  sqlite3_close (database);
  return number;
}

static int
count_entries (const char *words)
{
  g_autoptr (HvSecret) passphrase = secret (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, passphrase, &error);
  ck_assert_no_error (vault != NULL, error);
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  sqlite3_close (database);
  return n;
}

static void
restore_fails (const char *copy, const char *passphrase, const char *next, HvVaultError code)
{
  g_autoptr (GError) error = NULL;
  guint before = g_file_test (home, G_FILE_TEST_EXISTS) ? count_files (home) : 0;
  g_autoptr (HvVault) vault = restore (copy, passphrase, next, NULL, &error);
  ck_assert_msg (vault == NULL, "it was restored");
  ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, (int) code), "code %d: %s", error->code, error->message);
  guint after = g_file_test (home, G_FILE_TEST_EXISTS) ? count_files (home) : 0;
  ck_assert_uint_eq (after, before);
}

/* There are @n files, from 1 on without a gap, that look the same from outside. */
static void
check_files_are_alike (guint n)
{
  struct stat first, info;
  g_auto (Content) model = { 0 };
  ck_assert_uint_eq (count_files (home), n);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *path = hv_room_files_path (home, i, "dat");
      ck_assert_msg (stat (path, &info) == 0, "%s", path);
      if (i == 1)
        first = info;
      ck_assert_int_eq (info.st_size, first.st_size);
      ck_assert_int_eq (info.st_mode & 07777, 0600);
      ck_assert_int_eq (info.st_mtim.tv_sec, first.st_mtim.tv_sec);
      ck_assert_int_eq (info.st_mtim.tv_nsec, first.st_mtim.tv_nsec);
      g_auto (Content) content = content_read (path);
      if (i == 1)
        model = content_read (path);
      ck_assert_mem_eq (content.bytes, model.bytes, HV_SALT_SIZE);
    }
}

/* ---- where it goes ---- */

START_TEST (on_a_new_computer_it_makes_the_folder)
{
  g_autofree char *copy = NULL;
  {
    g_autofree char *old = g_build_filename (folder, "old computer", NULL);
    g_autoptr (HvRooms) elsewhere = hv_rooms_new (old);
    HvRooms *here = rooms;
    rooms = elsewhere;
    room_in_folder (300);
    copy = copy_of_room ();
    rooms = here;
  }
  g_auto (Content) before = content_read (copy);
  struct timespec times[2] = { { 1600000000, 0 }, { 1600000000, 0 } }, after[2];
  hv_file_set_times (copy, times);
  ck_assert (!g_file_test (home, G_FILE_TEST_EXISTS));
  restore_and_look (copy, NULL, 300);
  check_files_are_alike (4);
  ck_assert_int_eq (count_entries (PASSPHRASE), 301);
  check_files_are_alike (4);
  ck_assert_int_eq (check_files_are_noise (home), 4);

  g_auto (Content) untouched = content_read (copy);
  ck_assert_uint_eq (untouched.size, before.size);
  ck_assert_mem_eq (untouched.bytes, before.bytes, before.size);
  hv_file_get_times (copy, after);
  ck_assert_int_eq (after[1].tv_sec, 1600000000);
  ck_assert_uint_eq (count_files (stick), 1);
}
END_TEST

START_TEST (it_lies_beside_the_room_that_is_there)
{
  room_in_folder (20);
  g_autofree char *copy = copy_of_room ();
  guint number = restore_and_look (copy, NEXT, 20);
  ck_assert (number >= 5 && number <= 8);
  check_files_are_alike (8);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
  ck_assert_int_eq (count_entries (NEXT), 21);
  check_files_are_alike (8);
  ck_assert_int_eq (check_files_are_noise (home), 8);
}
END_TEST

START_TEST (the_number_of_files_goes_on_in_fours)
{
  g_autofree char *copy = room_from_elsewhere (3);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *words = g_strdup_printf ("words %u", i);
      guint number = restore_and_look (copy, words, 3);
      ck_assert (number > 4 * (i - 1) && number <= 4 * i);
      check_files_are_alike (4 * i);
    }
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *words = g_strdup_printf ("words %u", i);
      ck_assert_int_eq (count_entries (words), 4);
    }
}
END_TEST

START_TEST (a_large_room_beside_a_small_one_makes_all_large)
{
  room_in_folder (3);
  g_autofree char *copy = room_from_elsewhere (700);
  restore_and_look (copy, NEXT, 700);
  check_files_are_alike (8);
  ck_assert_int_eq (count_entries (PASSPHRASE), 3);
  /* And the other way round. */
  g_autofree char *small = g_build_filename (stick, "small.dat", NULL);
  room_with_entries (small, 2);
  restore_and_look (small, "a third one", 2);
  check_files_are_alike (12);
  ck_assert_int_eq (count_entries (NEXT), 701);
}
END_TEST

START_TEST (a_room_of_another_installation_gets_the_salt_of_this_one)
{
  room_in_folder (3);
  g_autofree char *copy = room_from_elsewhere (8);
  restore_and_look (copy, NEXT, 8);
  check_files_are_alike (8); /* they have one salt */
}
END_TEST

START_TEST (the_restored_room_has_keys_of_its_own)
{
  room_in_folder (2);
  g_autofree char *copy = copy_of_room ();
  g_autoptr (GError) error = NULL;
  HvVault *vault = restore (copy, PASSPHRASE, NEXT, NULL, &error);
  ck_assert_no_error (vault != NULL, error);
  HvVaultKey keys[HV_SLOTS];
  guint number, spare = hv_get_u16 (vault->body + HV_BODY_SPARE);
  hv_vault_get_folder (vault, &number);
  ck_assert_uint_eq (hv_vault_list_keys (vault, keys), 1);
  ck_assert_uint_ne (spare, number);
  ck_assert (spare >= 5 && spare <= 8);
  HvVault *source = room_open (copy);
  ck_assert_mem_ne (source->keys->master, vault->keys->master, HV_KEY_SIZE);
  hv_vault_close (source);
  hv_vault_close (vault);
}
END_TEST

START_TEST (files_that_are_missing_are_made_again)
{
  room_in_folder (2);
  g_autofree char *copy = copy_of_room ();
  guint number = restore_and_look (copy, NEXT, 2);
  for (guint i = 5; i <= 8; i++)
    {
      g_autofree char *path = hv_room_files_path (home, i, "dat");
      if (i != number)
        g_unlink (path);
    }
  ck_assert_int_eq (count_entries (PASSPHRASE), 2);
  check_files_are_alike (8);
}
END_TEST

START_TEST (a_single_file_from_elsewhere_does_not_make_more_of_them)
{
  room_in_folder (2);
  g_autofree char *copy = room_from_elsewhere (5), *foreign = hv_room_files_path (home, 17, "dat");
  ck_assert_int_eq (g_rename (copy, foreign), 0);
  ck_assert_int_eq (count_entries (PASSPHRASE), 2);
  ck_assert_uint_eq (count_files (home), 5);
}
END_TEST

START_TEST (what_was_restored_can_be_taken_back)
{
  room_in_folder (2);
  g_autofree char *copy = copy_of_room ();
  hv_vault_close (restore (copy, PASSPHRASE, NEXT, NULL, NULL));
  ck_assert_uint_eq (count_files (home), 8);
  hv_rooms_take_back (rooms);
  check_files_are_alike (4);
  ck_assert_int_eq (count_entries (PASSPHRASE), 2);
}
END_TEST

/* ---- what is refused ---- */

START_TEST (a_passphrase_opens_one_room)
{
  room_in_folder (2);
  g_autofree char *copy = copy_of_room (), *brought = room_from_elsewhere (9);
  restore_fails (copy, PASSPHRASE, NULL, HV_VAULT_ERROR_TAKEN);
  restore_fails (brought, PASSPHRASE, NULL, HV_VAULT_ERROR_TAKEN);
  restore_and_look (brought, NEXT, 9);
  restore_fails (copy, PASSPHRASE, NEXT, HV_VAULT_ERROR_TAKEN);
  check_files_are_alike (8);
  ck_assert_int_eq (count_entries (PASSPHRASE), 2);
}
END_TEST

/* A room from elsewhere that lies in the folder with a salt of its own is one of the rooms, too. */
START_TEST (a_passphrase_of_a_file_put_there_is_taken)
{
  room_in_folder (2);
  g_autofree char *foreign = hv_room_files_path (home, 6, "dat");
  g_autoptr (HvSecret) words = secret (NEXT);
  hv_vault_close (hv_vault_create (foreign, words, NULL));
  g_autofree char *copy = copy_of_room ();
  restore_fails (copy, PASSPHRASE, NEXT, HV_VAULT_ERROR_TAKEN);
  ck_assert_uint_ge (restore_and_look (copy, "free words", 2), 9);
}
END_TEST

static void
check_refusals (const char *next)
{
  g_autofree char *copy = room_from_elsewhere (100);
  g_autofree char *other = g_build_filename (stick, "other.dat", NULL);
  restore_fails (copy, "not this one", next, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  restore_fails (other, PASSPHRASE, next, HV_VAULT_ERROR_NOT_FOUND);
  restore_fails (stick, PASSPHRASE, next, HV_VAULT_ERROR_NOT_A_ROOM);
  ck_assert (g_file_set_contents (other, "a letter", -1, NULL));
  restore_fails (other, PASSPHRASE, next, HV_VAULT_ERROR_NOT_A_ROOM);

  g_auto (Content) whole = content_read (copy);
  Content cut = { whole.bytes, whole.size / 4 };
  content_write (&cut, copy);
  restore_fails (copy, PASSPHRASE, next, HV_VAULT_ERROR_DAMAGED);
  content_write (&whole, copy);
  flip_byte (copy, HV_HEADER_SIZE + 20 * HV_VAULT_PAGE_SIZE + 5);
  restore_fails (copy, PASSPHRASE, next, HV_VAULT_ERROR_DAMAGED);
  content_write (&whole, copy);
  for (guint i = 0; i < HV_HEADER_COPIES; i++)
    flip_byte (copy, hv_header_body_offset (i) + 30);
  restore_fails (copy, PASSPHRASE, next, HV_VAULT_ERROR_DAMAGED);
  content_write (&whole, copy);
  ck_assert_int_eq (room_look (copy).rows, 100);

  HvVault *vault = room_open (copy);
  hv_put_u16 (vault->body + HV_BODY_MIN_READER, HV_FORMAT_VERSION + 1);
  ck_assert_int_eq (hv_vault_commit_body (vault), SQLITE_OK);
  hv_vault_close (vault);
  restore_fails (copy, PASSPHRASE, next, HV_VAULT_ERROR_NEWER_VERSION);
  g_unlink (copy);
  hv_vault_close (room_create (copy)); /* made, and never used */
  restore_fails (copy, PASSPHRASE, next, HV_VAULT_ERROR_DAMAGED);
}

START_TEST (what_is_no_whole_room_is_refused_and_leaves_nothing)
{
  check_refusals (NULL);
  ck_assert (!g_file_test (home, G_FILE_TEST_EXISTS) || count_files (home) == 0);
}
END_TEST

START_TEST (the_same_beside_a_room_that_is_there)
{
  room_in_folder (4);
  check_refusals (NEXT);
  check_files_are_alike (4);
  ck_assert_int_eq (count_entries (PASSPHRASE), 4);
}
END_TEST

/* Authentic to the last byte, and yet not sound: SQLite itself would have to have made it. */
START_TEST (a_database_that_contradicts_itself_is_refused)
{
  g_autofree char *copy = room_from_elsewhere (10);
  HvVault *vault = room_open (copy);
  sqlite3 *database = database_open (vault);
  contradict (database);
  sqlite3_close (database);
  hv_vault_close (vault);
  restore_fails (copy, PASSPHRASE, NULL, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

START_TEST (a_room_that_somebody_has_open_is_not_restored)
{
  g_autofree char *copy = room_from_elsewhere (10);
  HvVault *vault = room_open (copy);
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      HvVault *mine = restore (copy, PASSPHRASE, NULL, NULL, &error);
      _exit (mine != NULL ? 99 : error->code);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert_int_eq (WEXITSTATUS (status), HV_VAULT_ERROR_IN_USE);
  restore_fails (copy, PASSPHRASE, NULL, HV_VAULT_ERROR_IN_USE);
  hv_vault_close (vault);
  restore_and_look (copy, NULL, 10);
}
END_TEST

/* ---- how it lies there ---- */

/* Somebody copied a room's files as they were, with its log. */
START_TEST (a_room_with_its_log_is_restored_and_left_as_it_is)
{
  g_autofree char *copy = g_build_filename (stick, "brought.dat", NULL), *log = g_strconcat (copy, "-wal", NULL);
  room_killed_with_entries (copy, 10, 5);
  g_auto (Content) before = content_read (copy), log_before = content_read (log);
  restore_and_look (copy, NULL, 15);
  g_auto (Content) after = content_read (copy), log_after = content_read (log);
  ck_assert_mem_eq (after.bytes, before.bytes, before.size);
  ck_assert_uint_eq (log_after.size, log_before.size);
  ck_assert_mem_eq (log_after.bytes, log_before.bytes, log_before.size);
}
END_TEST

/* Damaged in one copy of the header: enough to read, and nothing is mended where nothing is to be written. */
START_TEST (a_copy_with_a_damaged_header_is_restored_and_left_as_it_is)
{
  g_autofree char *copy = room_from_elsewhere (10);
  flip_byte (copy, hv_header_slot_offset (0, 0) + 50);
  flip_byte (copy, hv_header_body_offset (1) + 50);
  g_auto (Content) before = content_read (copy);
  restore_and_look (copy, NULL, 10);
  g_auto (Content) after = content_read (copy);
  ck_assert_mem_eq (after.bytes, before.bytes, before.size);
}
END_TEST

static void
become_nobody (void)
{
  ck_assert_int_eq (chmod (folder, 0755), 0);
  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    _exit (77);
}

/* A stick whose switch says that nothing may be written. */
START_TEST (a_copy_that_may_not_be_written_is_restored)
{
  g_autofree char *copy = room_from_elsewhere (10);
  ck_assert_int_eq (chmod (copy, 0444), 0);
  ck_assert_int_eq (chmod (stick, 0555), 0);
  ck_assert_int_eq (g_mkdir (home, 0777), 0);
  ck_assert_int_eq (chmod (home, 0777), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
      become_nobody ();
      HvVault *opened = hv_vault_open (copy, passphrase, NULL);
      HvVault *vault = restore (copy, PASSPHRASE, NULL, NULL, NULL);
      _exit (opened == NULL && vault != NULL ? 0 : 1);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert_msg (WIFEXITED (status) && (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 77), "%d", status);
  ck_assert_int_eq (chmod (stick, 0755), 0);
}
END_TEST

START_TEST (a_room_is_used_where_it_lies)
{
  room_in_folder (5);
  g_autofree char *copy = copy_of_room (), *link = g_build_filename (folder, "link", NULL);
  struct timespec times[2] = { { 1600000000, 0 }, { 1600000000, 0 } }, after[2];
  hv_file_set_times (copy, times);
  hv_file_set_times (stick, times);
  ck_assert_int_eq (symlink (copy, link), 0);
  const char *const ways[] = { copy, link };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      HvVault *vault = room_open (ways[i]);
      ck_assert_ptr_null (hv_vault_get_folder (vault, NULL));
      sqlite3 *database = database_open (vault);
      add_entries (database, 6 + (int) i, 1);
      sqlite3_close (database);
      hv_vault_close (vault);
      ck_assert_uint_eq (count_files (stick), 1);
      hv_file_get_times (copy, after);
      ck_assert_int_eq (after[1].tv_sec, 1600000000);
      hv_file_get_times (stick, after);
      ck_assert_int_eq (after[1].tv_sec, 1600000000);
    }
  ck_assert_int_eq (check_room (copy), 7);
  ck_assert_int_eq (count_entries (PASSPHRASE), 5);
}
END_TEST

START_TEST (a_room_that_may_not_be_written_is_not_used_where_it_lies)
{
  g_autofree char *copy = room_from_elsewhere (2);
  ck_assert_int_eq (chmod (copy, 0444), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
      g_autoptr (GError) error = NULL;
      become_nobody ();
      HvVault *vault = hv_vault_open (copy, passphrase, &error);
      _exit (vault != NULL ? 99 : error->code);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert (WEXITSTATUS (status) == HV_VAULT_ERROR_NOT_WRITABLE || WEXITSTATUS (status) == 77);
}
END_TEST

/* ---- when it does not come to its end ---- */

typedef struct
{
  HvMeter *meter;
  double at;
} Stop;

static gpointer
stop_soon (gpointer data)
{
  Stop *stop = data;
  while (hv_meter_get_share (stop->meter) < stop->at && !hv_meter_is_stopped (stop->meter))
    g_thread_yield ();
  hv_meter_stop (stop->meter);
  return NULL;
}

START_TEST (a_stop_leaves_nothing)
{
  hv_transfer_set_short_steps_for_tests (TRUE);
  room_in_folder (3);
  g_autofree char *copy = room_from_elsewhere (1000);
  int stopped = 0;
  for (double at = 0; at < 0.7; at += 0.05)
    {
      g_autoptr (HvMeter) meter = hv_meter_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { meter, at };
      GThread *thread = g_thread_new ("stop", stop_soon, &stop);
      HvVault *vault = restore (copy, PASSPHRASE, NEXT, meter, &error);
      hv_meter_stop (meter);
      g_thread_join (thread);
      if (vault != NULL) /* the stop came too late */
        {
          hv_vault_close (vault);
          hv_rooms_take_back (rooms);
        }
      else
        {
          stopped++;
          ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED);
        }
      check_files_are_alike (4);
    }
  ck_assert_int_ge (stopped, 5);
  ck_assert_int_eq (count_entries (PASSPHRASE), 3);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("restore");
  TCase *tc = tcase_create ("restore");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, on_a_new_computer_it_makes_the_folder);
  tcase_add_test (tc, it_lies_beside_the_room_that_is_there);
  tcase_add_test (tc, the_number_of_files_goes_on_in_fours);
  tcase_add_test (tc, a_large_room_beside_a_small_one_makes_all_large);
  tcase_add_test (tc, a_room_of_another_installation_gets_the_salt_of_this_one);
  tcase_add_test (tc, the_restored_room_has_keys_of_its_own);
  tcase_add_test (tc, files_that_are_missing_are_made_again);
  tcase_add_test (tc, a_single_file_from_elsewhere_does_not_make_more_of_them);
  tcase_add_test (tc, what_was_restored_can_be_taken_back);
  tcase_add_test (tc, a_passphrase_opens_one_room);
  tcase_add_test (tc, a_passphrase_of_a_file_put_there_is_taken);
  tcase_add_test (tc, what_is_no_whole_room_is_refused_and_leaves_nothing);
  tcase_add_test (tc, the_same_beside_a_room_that_is_there);
  tcase_add_test (tc, a_database_that_contradicts_itself_is_refused);
  tcase_add_test (tc, a_room_that_somebody_has_open_is_not_restored);
  tcase_add_test (tc, a_room_with_its_log_is_restored_and_left_as_it_is);
  tcase_add_test (tc, a_copy_with_a_damaged_header_is_restored_and_left_as_it_is);
  tcase_add_test (tc, a_copy_that_may_not_be_written_is_restored);
  tcase_add_test (tc, a_room_is_used_where_it_lies);
  tcase_add_test (tc, a_room_that_may_not_be_written_is_not_used_where_it_lies);
  tcase_add_test (tc, a_stop_leaves_nothing);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
