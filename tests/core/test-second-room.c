/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A second room takes the file that the first one keeps free for it: never one that may be somebody's, whole
 * or not at all, and nothing outside shows it. */

#include "copy-testing.h"

#include "vault/room-files.h"
#include "vault/transfer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECOND "words for who looks on"

static char *folder, *home;
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  home = g_build_filename (folder, "rooms", NULL);
  rooms = hv_rooms_new (home);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_rooms_create (rooms, passphrase, NULL);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 20);
  sqlite3_close (database);
}

static void
tear_down (void)
{
  hv_rooms_free (rooms);
  g_free (home);
  folder_free (folder);
}

static HvVault *
open_with_words (const char *words)
{
  g_autoptr (HvSecret) passphrase = secret (words);
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_rooms_open (rooms, passphrase, &error);
  ck_assert_no_error (vault != NULL, error);
  return vault;
}

static int
count_entries (const char *words)
{
  g_autoptr (HvVault) vault = open_with_words (words);
  sqlite3 *database = database_open (vault);
  int n = check_journal (database);
  sqlite3_close (database);
  return n;
}

static guint
number_of (const char *words)
{
  guint number;
  g_autoptr (HvVault) vault = open_with_words (words);
  hv_vault_get_folder (vault, &number);
  return number;
}

static sqlite3 *
memory_with_entries (int n)
{
  sqlite3 *database;
  ck_assert_int_eq (sqlite3_open (":memory:", &database), SQLITE_OK);
  int reserve = HV_VAULT_PAGE_RESERVE;
  ck_assert_int_eq (sqlite3_file_control (database, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve), SQLITE_OK);
  run_sql (database, "PRAGMA page_size = 8192");
  make_journal (database);
  add_entries (database, 1, n);
  return database;
}

/* From within the room that @from opens, one with @n entries that @words open. */
static gboolean
make_from (const char *from, const char *words, int n, HvMeter *meter, GError **error)
{
  g_autoptr (HvVault) vault = open_with_words (from);
  g_autoptr (HvSecret) passphrase = secret (words);
  sqlite3 *database = memory_with_entries (n);
  gboolean made = hv_rooms_fill_spare (rooms, hv_vault_get_spare (vault), vault->salt, database, passphrase,
                                       meter, error);
  sqlite3_close (database);
  return made;
}

static void
make (const char *from, const char *words, int n)
{
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (make_from (from, words, n, NULL, &error), error);
}

static void
check_files_are_alike (guint n)
{
  struct stat first, info;
  ck_assert_uint_eq (count_files (home), n);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *path = hv_room_files_path (home, i, "dat");
      ck_assert_int_eq (stat (path, &info), 0);
      if (i == 1)
        first = info;
      ck_assert_int_eq (info.st_size, first.st_size);
      ck_assert_int_eq (info.st_mtim.tv_sec, first.st_mtim.tv_sec);
      ck_assert_int_eq (info.st_mtim.tv_nsec, first.st_mtim.tv_nsec);
    }
}

START_TEST (each_room_opens_with_its_own_words_and_the_files_look_as_before)
{
  struct stat before, after;
  g_autofree char *one = hv_room_files_path (home, 1, "dat");
  ck_assert_int_eq (stat (one, &before), 0);
  make (PASSPHRASE, SECOND, 5);
  check_files_are_alike (4);
  ck_assert_int_eq (stat (one, &after), 0);
  ck_assert_int_eq (before.st_mtim.tv_sec, after.st_mtim.tv_sec);
  ck_assert_int_eq (count_entries (SECOND), 5);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
  check_files_are_alike (4);
  ck_assert_int_eq (check_files_are_noise (home), 4);
  ck_assert_uint_ne (number_of (PASSPHRASE), number_of (SECOND));
}
END_TEST

START_TEST (made_once_more_the_new_one_takes_the_place_of_the_old)
{
  make (PASSPHRASE, SECOND, 5);
  guint number = number_of (SECOND);
  g_autofree char *path = hv_room_files_path (home, number, "dat");
  int old = open (path, O_RDONLY);
  g_auto (Content) header = content_read (path);
  make (PASSPHRASE, "other words again", 7);
  ck_assert_uint_eq (number_of ("other words again"), number);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) words = secret (SECOND);
  ck_assert_ptr_null (hv_rooms_open (rooms, words, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  /* Nobody can bring it back from the disk. */
  g_autofree guint8 *now = g_malloc (HV_HEADER_SIZE);
  ck_assert_int_eq (pread (old, now, HV_HEADER_SIZE, 0), HV_HEADER_SIZE);
  guint same = 0;
  for (gsize i = 0; i < HV_HEADER_SIZE; i++)
    same += now[i] == header.bytes[i];
  ck_assert_uint_lt (same, HV_HEADER_SIZE / 64);
  close (old);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
}
END_TEST

START_TEST (the_same_words_may_be_used_again)
{
  make (PASSPHRASE, SECOND, 5);
  make (PASSPHRASE, SECOND, 6);
  ck_assert_int_eq (count_entries (SECOND), 6);
}
END_TEST

START_TEST (no_room_made_from_a_room_takes_the_file_of_another)
{
  static const char *const words[] = { PASSPHRASE, "words two", "words three", "words four", "words five" };
  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    make (words[i - 1], words[i], (int)i);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    ck_assert_int_eq (count_entries (words[i]), (int)i);
  check_files_are_alike (4 + 2 * 4); /* the third and the fifth have new ones */
}
END_TEST

START_TEST (words_that_open_another_room_are_refused_and_nothing_changes)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  ck_assert (!make_from (PASSPHRASE, PASSPHRASE, 5, NULL, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
  check_files_are_alike (4);
}
END_TEST

START_TEST (a_second_room_that_is_open_is_not_replaced)
{
  make (PASSPHRASE, SECOND, 5);
  int ready[2], over[2];
  ck_assert (pipe (ready) == 0 && pipe (over) == 0);
  pid_t child = fork ();
  if (child == 0)
    {
      HvVault *vault = open_with_words (SECOND);
      char c = 'r';
      ck_assert (write (ready[1], &c, 1) == 1 && read (over[0], &c, 1) == 1);
      hv_vault_close (vault);
      _exit (0);
    }
  char c;
  ck_assert_int_eq (read (ready[0], &c, 1), 1);
  g_autoptr (GError) error = NULL;
  ck_assert (!make_from (PASSPHRASE, "other words again", 7, NULL, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IN_USE);
  ck_assert_int_eq (write (over[1], "o", 1), 1);
  int status;
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (count_entries (SECOND), 5);
  check_files_are_alike (4);
}
END_TEST

START_TEST (a_file_that_somebody_has_put_in_its_place_is_left_alone)
{
  HvVault *vault = open_with_words (PASSPHRASE);
  guint spare = hv_vault_get_spare (vault);
  hv_vault_close (vault);
  g_autofree char *path = hv_room_files_path (home, spare, "dat");
  g_unlink (path);
  room_with_entries (path, 3); /* it begins otherwise */
  g_auto (Content) before = content_read (path);
  make (PASSPHRASE, SECOND, 5);
  g_auto (Content) after = content_read (path);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
  ck_assert_int_eq (count_entries (SECOND), 5);
  ck_assert_int_eq (count_entries (PASSPHRASE), 20);
}
END_TEST

START_TEST (a_stop_leaves_what_was_there)
{
  make (PASSPHRASE, SECOND, 5);
  g_autoptr (HvMeter) meter = hv_meter_new ();
  hv_meter_stop (meter);
  g_autoptr (GError) error = NULL;
  ck_assert (!make_from (PASSPHRASE, "other words again", 7, meter, &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED);
  ck_assert_int_eq (count_entries (SECOND), 5);
  check_files_are_alike (4);
}
END_TEST

/* Whether a child that makes the second room anew was killed before its end. */
static gboolean
killed_after (guint eighths_of_a_ms)
{
  pid_t child = fork ();
  if (child == 0)
    _exit (make_from (PASSPHRASE, "other words again", 7, NULL, NULL) ? 0 : 1);
  int status;
  g_usleep (eighths_of_a_ms * 125);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return WIFSIGNALED (status);
}

START_TEST (killed_in_the_middle_the_old_one_is_there_or_the_new_one)
{
  int n_killed = 0, n_new = 0;
  const guint n = (guint)(400 / stride (4));
  for (guint i = 0; i < n; i++)
    {
      make (PASSPHRASE, SECOND, 5);
      n_killed += killed_after (i * 96 / n);
      g_autoptr (HvSecret) words = secret ("other words again");
      g_autoptr (HvVault) vault = hv_rooms_open (rooms, words, NULL);
      gboolean is_new = vault != NULL;
      hv_vault_close (g_steal_pointer (&vault));
      ck_assert_int_eq (count_entries (is_new ? "other words again" : SECOND), is_new ? 7 : 5);
      ck_assert_int_eq (count_entries (PASSPHRASE), 20);
      n_new += is_new;
    }
  printf ("# %d of %u killed while a second room was made: the old one was there %u times, the new one %d\n",
          n_killed, n, n - (guint)n_new, n_new);
  fflush (stdout);
  check_files_are_alike (4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("second-room");
  TCase *tc = tcase_create ("second-room");
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, each_room_opens_with_its_own_words_and_the_files_look_as_before);
  tcase_add_test (tc, made_once_more_the_new_one_takes_the_place_of_the_old);
  tcase_add_test (tc, the_same_words_may_be_used_again);
  tcase_add_test (tc, no_room_made_from_a_room_takes_the_file_of_another);
  tcase_add_test (tc, words_that_open_another_room_are_refused_and_nothing_changes);
  tcase_add_test (tc, a_second_room_that_is_open_is_not_replaced);
  tcase_add_test (tc, a_file_that_somebody_has_put_in_its_place_is_left_alone);
  tcase_add_test (tc, a_stop_leaves_what_was_there);
  tcase_add_test (tc, killed_in_the_middle_the_old_one_is_there_or_the_new_one);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
