/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-testing.h"

#include "vault/cost.h"
#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *path, *wal_path;

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  wal_path = g_strconcat (path, "-wal", NULL);
}

static void
tear_down (void)
{
  g_free (wal_path);
  g_free (path);
  folder_free (folder);
}

/* ---- what it is for ---- */

START_TEST (what_was_written_is_there_again)
{
  room_with_entries (path, 2000);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (hv_vault_get_recovery (vault), HV_VAULT_RECOVERY_NONE);
  ck_assert_int_eq (check_journal (database), 2000);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry_text WHERE entry_text MATCH 'number77'"), 1);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry_text WHERE entry_text MATCH 'sommerfugl'"), 2000);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM (SELECT body FROM entry ORDER BY body DESC)"), 2000);
  sqlite3_close (database);
}
END_TEST

START_TEST (an_empty_room_opens_again)
{
  hv_vault_close (room_create (path));
  HvVault *vault = room_open (path); /* no database was ever asked for */
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM sqlite_schema"), 0);
  sqlite3_close (database);
  hv_vault_close (vault);
  vault = room_open (path);
  database = database_open (vault);
  make_journal (database);
  sqlite3_close (database);
  /* The same unlocked room can be asked twice. */
  database = database_open (vault);
  ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry"), 0);
  sqlite3_close (database);
  hv_vault_close (vault);
}
END_TEST

START_TEST (another_passphrase_opens_nothing)
{
  room_with_entries (path, 1);
  static const char *const others[] = { "rolling stones gather no mos", "Rolling stones gather no moss", "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HvSecret) other = secret (others[i]);
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_vault_open (path, other, &error));
      ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
    }
}
END_TEST

START_TEST (the_longest_passphrase_opens_its_room)
{
  g_autofree char *longest = g_strnfill (HV_SECRET_MAX_CHARACTERS, 'm');
  g_autoptr (HvSecret) passphrase = secret (longest);
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_vault_create (path, passphrase, &error);
  ck_assert_ptr_nonnull (vault);
  hv_vault_close (vault);
  vault = hv_vault_open (path, passphrase, &error);
  ck_assert_ptr_nonnull (vault);
  hv_vault_close (vault);
  longest[HV_SECRET_MAX_CHARACTERS - 1] = 'n';
  g_autoptr (HvSecret) other = secret (longest);
  ck_assert_ptr_null (hv_vault_open (path, other, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
}
END_TEST

START_TEST (a_room_is_never_made_over_a_file)
{
  ck_assert (g_file_set_contents (path, "mine", 4, NULL));
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_vault_create (path, passphrase, &error));
  ck_assert (error->domain == HV_VAULT_ERROR);
  g_auto (Content) content = content_read (path);
  ck_assert_uint_eq (content.size, 4);
}
END_TEST

/* Once with what it costs in earnest, so that the figures are ones the machine can do. */
START_TEST (the_real_derivation_opens_what_it_made)
{
  hv_vault_set_cheap_derivation_for_tests (FALSE);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_vault_create (path, passphrase, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_int_eq (hv_salt_get_cost (vault->salt), hv_cost_choose ());
  hv_vault_close (vault);
  vault = hv_vault_open (path, passphrase, &error);
  ck_assert_ptr_nonnull (vault);
  hv_vault_close (vault);
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  ck_assert_ptr_null (hv_vault_open (path, passphrase, &error));
}
END_TEST

/* ---- what others see ---- */

START_TEST (nothing_can_be_read_on_the_disk)
{
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  add_entries (database, 1, 400);
  ck_assert_int_eq (check_files_are_noise (folder), 2); /* room and log */
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  run_sql (database, "UPDATE entry SET body = body || 'x' WHERE id % 5 = 0; DELETE FROM entry WHERE id % 7 = 0");
  ck_assert_int_gt (ask_int (database, "SELECT count (*) FROM (SELECT DISTINCT body FROM entry)"), 10);
  run_sql (database, "VACUUM");
  ck_assert_int_eq (check_files_are_noise (folder), 2);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (check_files_are_noise (folder), 1);
}
END_TEST

START_TEST (a_killed_session_leaves_nothing_to_read)
{
  room_killed_with_entries (path, 20, 20);
  ck_assert_int_eq (check_files_are_noise (folder), 2);
}
END_TEST

START_TEST (the_size_says_little_and_never_shrinks)
{
  struct stat info;
  room_with_entries (path, 1);
  ck_assert_int_eq (stat (path, &info), 0);
  ck_assert_int_eq (info.st_size, HV_VAULT_PAD_UNIT);
  ck_assert_int_eq (info.st_mode & 0777, 0600);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE big AS SELECT randomblob (2500000)");
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (stat (path, &info), 0);
  ck_assert_int_eq (info.st_size, 3 * HV_VAULT_PAD_UNIT);
  vault = room_open (path);
  database = database_open (vault);
  run_sql (database, "DROP TABLE big; VACUUM");
  sqlite3_close (database);
  ck_assert_int_lt (vault->pages, 30);
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  hv_vault_close (vault);
  ck_assert_int_eq (stat (path, &info), 0);
  ck_assert_int_eq (info.st_size, 3 * HV_VAULT_PAD_UNIT);
  ck_assert_int_eq (room_look (path).rows, 1);
}
END_TEST

START_TEST (closing_puts_the_times_back)
{
  room_with_entries (path, 1);
  struct timespec long_ago[2] = { { 1600000000, 5 }, { 1600000000, 7 } };
  struct stat info;
  hv_file_set_times (path, long_ago);
  hv_file_set_times (folder, long_ago);
  HvVault *vault = room_open (path);
  sqlite3 *database = database_open (vault);
  add_entries (database, 2, 5);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (stat (path, &info), 0);
  ck_assert_int_eq (info.st_mtim.tv_sec, 1600000000);
  ck_assert_int_eq (info.st_mtim.tv_nsec, 7);
  ck_assert_int_eq (info.st_atim.tv_sec, 1600000000);
  ck_assert_int_eq (stat (folder, &info), 0);
  ck_assert_int_eq (info.st_mtim.tv_sec, 1600000000);
}
END_TEST

/* ---- one at a time ---- */

static int
second_process_code (void)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
      HvVault *vault = hv_vault_open (path, passphrase, &error);
      _exit (vault != NULL ? 99 : (int) error->code);
    }
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status));
  return WEXITSTATUS (status);
}

START_TEST (a_second_process_is_told_that_it_is_in_use)
{
  g_autoptr (HvSecret) other = secret ("another");
  g_autoptr (GError) error = NULL;
  HvVault *vault = room_create (path);
  ck_assert_int_eq (second_process_code (), HV_VAULT_ERROR_IN_USE);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  ck_assert_int_eq (second_process_code (), HV_VAULT_ERROR_IN_USE);
  /* Nor does this process lose its lock by looking at the file again, with either passphrase. */
  room_opens_with_error (path, HV_VAULT_ERROR_IN_USE);
  ck_assert_ptr_null (hv_vault_open (path, other, &error));
  add_entries (database, 1, 3);
  run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
  ck_assert_int_eq (second_process_code (), HV_VAULT_ERROR_IN_USE);
  sqlite3_close (database);
  ck_assert_int_eq (second_process_code (), HV_VAULT_ERROR_IN_USE);
  hv_vault_close (vault);
  ck_assert_int_eq (second_process_code (), 99);
}
END_TEST

/* ---- what SQL may not do ---- */

START_TEST (settings_the_format_rests_on_cannot_be_changed)
{
  static const char *const forbidden[] = {
    "PRAGMA journal_mode=DELETE", "PRAGMA journal_mode=MEMORY", "PRAGMA journal_mode=OFF",
    "PRAGMA locking_mode=NORMAL", "PRAGMA temp_store=FILE",     "PRAGMA cache_spill=ON",
    "PRAGMA synchronous=OFF",     "PRAGMA mmap_size=1000000",   "PRAGMA secure_delete=OFF",
  };
  room_with_entries (path, 1);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    ck_assert_msg (sqlite3_exec (database, forbidden[i], NULL, NULL, NULL) != SQLITE_OK, "%s", forbidden[i]);
  static const char *const settings[][2] = {
    { "PRAGMA journal_mode", "wal" }, { "PRAGMA locking_mode", "exclusive" }, { "PRAGMA temp_store", "2" },
    { "PRAGMA synchronous", "2" },    { "PRAGMA secure_delete", "1" },        { "PRAGMA page_size", "8192" },
    { "PRAGMA cache_spill", "0" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = ask_text (database, settings[i][0]);
      ck_assert_str_eq (value, settings[i][1]);
    }
  sqlite3_close (database);
}
END_TEST

START_TEST (no_other_file_can_be_reached_through_sql)
{
  room_with_entries (path, 3);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  g_autofree char *other = g_build_filename (folder, "other.dat", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", other);
  g_autofree char *vacuum = g_strdup_printf ("VACUUM INTO '%s'", other);
  ck_assert_int_ne (sqlite3_exec (database, attach, NULL, NULL, NULL), SQLITE_OK);
  ck_assert_int_ne (sqlite3_exec (database, vacuum, NULL, NULL, NULL), SQLITE_OK);
  ck_assert (!g_file_test (other, G_FILE_TEST_EXISTS));
  sqlite3_close (database);
}
END_TEST

/* ---- the backup interface ---- */

static int
copy_database (sqlite3 *from, sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  ck_assert_ptr_nonnull (backup);
  int step = sqlite3_backup_step (backup, -1), finish = sqlite3_backup_finish (backup);
  return step == SQLITE_DONE ? finish : step;
}

START_TEST (a_room_can_be_copied_into_another)
{
  g_autofree char *other_path = g_build_filename (folder, "other.dat", NULL);
  room_with_entries (path, 300);
  g_autoptr (HvVault) vault = room_open (path);
  g_autoptr (HvVault) other = room_create (other_path);
  sqlite3 *from = database_open (vault), *to = database_open (other);
  ck_assert_int_eq (copy_database (from, to), SQLITE_OK);
  ck_assert_int_eq (check_journal (to), 300);
  sqlite3_close (to);
  sqlite3_close (from);
  hv_vault_close (g_steal_pointer (&other));
  ck_assert_int_eq (room_look (other_path).rows, 300);
}
END_TEST

START_TEST (what_was_kept_in_memory_can_be_kept_after_all)
{
  sqlite3 *memory;
  int reserve = HV_VAULT_PAGE_RESERVE;
  sqlite3_open (":memory:", &memory);
  run_sql (memory, "PRAGMA page_size=8192");
  sqlite3_file_control (memory, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  make_journal (memory);
  add_entries (memory, 1, 50);
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (copy_database (memory, database), SQLITE_OK);
  sqlite3_close (database);
  hv_vault_close (vault);
  sqlite3_close (memory);
  ck_assert_int_eq (room_look (path).rows, 50);
}
END_TEST

/* Forty bytes of every page would be lost without a word. */
START_TEST (a_database_without_reserve_cannot_be_copied_in)
{
  sqlite3 *memory;
  sqlite3_open (":memory:", &memory);
  run_sql (memory, "PRAGMA page_size=8192");
  make_journal (memory);
  add_entries (memory, 1, 50);
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  ck_assert_int_ne (copy_database (memory, database), SQLITE_OK);
  sqlite3_close (database);
  hv_vault_close (vault);
  sqlite3_close (memory);
}
END_TEST

/* ---- changes that move the end of the file ---- */

START_TEST (growing_shrinking_and_rolling_back_keep_every_page_sealed)
{
  HvVault *vault = room_create (path);
  sqlite3 *database = database_open (vault);
  make_journal (database);
  run_sql (database, "PRAGMA wal_autocheckpoint=20; CREATE TABLE scratch (bytes)");
  for (int round = 0; round < 8; round++)
    {
      add_entries (database, 1 + round * 10, 10);
      run_sql (database, "BEGIN; CREATE TABLE brief AS SELECT randomblob (400000); DROP TABLE brief;"
                         "INSERT INTO scratch SELECT randomblob (50000); COMMIT");
      run_sql (database, "BEGIN; SAVEPOINT s; UPDATE scratch SET bytes = zeroblob (90000); ROLLBACK TO s; COMMIT");
      run_sql (database, "BEGIN; DELETE FROM scratch; ROLLBACK");
      if (round % 3 == 2)
        run_sql (database, "DELETE FROM scratch; VACUUM");
      run_sql (database, "PRAGMA wal_checkpoint (TRUNCATE)");
      ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
    }
  ck_assert_int_eq (check_journal (database), 80);
  sqlite3_close (database);
  hv_vault_close (vault);
  ck_assert_int_eq (room_look (path).rows, 80);
}
END_TEST

START_TEST (a_link_to_a_room_opens_the_room)
{
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  room_with_entries (path, 5);
  ck_assert_int_eq (symlink (path, link_path), 0);
  ck_assert_int_eq (room_look (link_path).rows, 5);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault");
  TCase *tc = tcase_create ("vault");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, what_was_written_is_there_again);
  tcase_add_test (tc, an_empty_room_opens_again);
  tcase_add_test (tc, another_passphrase_opens_nothing);
  tcase_add_test (tc, the_longest_passphrase_opens_its_room);
  tcase_add_test (tc, a_room_is_never_made_over_a_file);
  tcase_add_test (tc, the_real_derivation_opens_what_it_made);
  tcase_add_test (tc, nothing_can_be_read_on_the_disk);
  tcase_add_test (tc, a_killed_session_leaves_nothing_to_read);
  tcase_add_test (tc, the_size_says_little_and_never_shrinks);
  tcase_add_test (tc, closing_puts_the_times_back);
  tcase_add_test (tc, a_second_process_is_told_that_it_is_in_use);
  tcase_add_test (tc, settings_the_format_rests_on_cannot_be_changed);
  tcase_add_test (tc, no_other_file_can_be_reached_through_sql);
  tcase_add_test (tc, a_room_can_be_copied_into_another);
  tcase_add_test (tc, what_was_kept_in_memory_can_be_kept_after_all);
  tcase_add_test (tc, a_database_without_reserve_cannot_be_copied_in);
  tcase_add_test (tc, growing_shrinking_and_rolling_back_keep_every_page_sealed);
  tcase_add_test (tc, a_link_to_a_room_opens_the_room);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
