/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a copy of a room into the program, without a page: files, store, session. */

#include "window-test.h"

#include "store/room-copy.h"
#include "store/store-error.h"
#include "vault/rooms.h"

#define PASSPHRASE "rolling stones gather no moss"
#define NEXT "a new word for an old room"

static char *stick;

static void
set_up (void)
{
  set_up_window ();
  stick = g_dir_make_tmp ("stick-XXXXXX", NULL);
}

static void
tear_down (void)
{
  g_autoptr (GDir) dir = g_dir_open (stick, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (stick, name, NULL);
      g_unlink (path);
    }
  g_rmdir (stick);
  g_clear_pointer (&stick, g_free);
  tear_down_window ();
}

static HvSecret *
secret (const char *words)
{
  HvSecret *it = hv_secret_new_from_passphrase (words, NULL);
  ck_assert_ptr_nonnull (it);
  return it;
}

static gboolean
restore (const char *copy, const char *next, HvMeter *meter, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  hv_room_door_restore_async (session, copy, secret (PASSPHRASE), next != NULL ? secret (next) : NULL, meter,
                              keep_result_cb, &result);
  UNTIL (result != NULL, 20000);
  return hv_room_door_finish (session, result, error);
}

static void
restore_fails (const char *copy, const char *next, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  ck_assert (!restore (copy, next, NULL, &error));
  ck_assert_msg (g_error_matches (error, domain, code), "%s %d: %s", g_quark_to_string (error->domain), error->code,
                 error->message);
}

static guint
count_rooms_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (hv_paths_get_data_dir (), 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A room with one entry, and a copy of it on the stick; it is closed then. Returns the copy's path. */
static char *
make_room_and_copy (void)
{
  g_autoptr (GAsyncResult) saved = NULL, copied = NULL;
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("Mandag", "Sommerfuglen", "");
  make_room (PASSPHRASE);
  hv_journal_save_async (hv_session_get_journal (session), entry, NULL, keep_result_cb, &saved);
  hv_room_copy_async (hv_session_get_store (session), stick, NULL, keep_result_cb, &copied);
  UNTIL (saved != NULL && copied != NULL, 20000);
  char *copy = hv_room_copy_finish (hv_session_get_store (session), copied, NULL);
  ck_assert_ptr_nonnull (copy);
  hv_session_close_now (session, 5000);
  return copy;
}

static guint
count_entries (void)
{
  g_autoptr (GAsyncResult) listed = NULL;
  HvJournal *journal = hv_session_get_journal (session);
  hv_journal_list_async (journal, "sommer", 10, 0, NULL, keep_result_cb, &listed);
  UNTIL (listed != NULL, 10000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (journal, listed, NULL);
  return entries->len;
}

START_TEST (a_copy_is_restored_and_taken_into_use)
{
  g_autofree char *copy = make_room_and_copy ();
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  empty_folder (); /* another computer */
  ck_assert_msg (restore (copy, NULL, meter, &error), "%s", error != NULL ? error->message : "");
  ck_assert (hv_session_keeps (session));
  ck_assert_ptr_null (hv_session_get_elsewhere (session));
  ck_assert_double_eq (hv_meter_get_share (meter), 1);
  ck_assert_uint_eq (count_entries (), 1);
}
END_TEST

START_TEST (a_copy_is_restored_beside_the_room_it_was_made_of)
{
  g_autofree char *copy = make_room_and_copy ();
  restore_fails (copy, NULL, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN);
  ck_assert_uint_eq (count_rooms_files (), 4);
  ck_assert (restore (copy, NEXT, NULL, NULL));
  ck_assert_uint_eq (count_entries (), 1);
  hv_session_close_now (session, 5000);
  ck_assert_uint_eq (count_rooms_files (), 8);
}
END_TEST

START_TEST (a_copy_whose_tables_are_newer_is_taken_back)
{
  g_autofree char *copy = make_room_and_copy ();
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_vault_open (copy, passphrase, NULL);
  sqlite3 *database = hv_vault_open_database (vault, NULL);
  ck_assert_int_eq (sqlite3_exec (database, "UPDATE parts SET version = 999", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (database);
  hv_vault_close (vault);
  restore_fails (copy, NEXT, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION);
  ck_assert_uint_eq (count_rooms_files (), 4);
  empty_folder ();
  restore_fails (copy, NULL, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION);
  ck_assert (!hv_room_door_exists ());
}
END_TEST

START_TEST (what_was_stopped_has_made_nothing)
{
  g_autofree char *copy = make_room_and_copy ();
  g_autoptr (HvMeter) meter = hv_meter_new ();
  g_autoptr (GError) error = NULL;
  empty_folder ();
  hv_meter_stop (meter);
  ck_assert (!restore (copy, NULL, meter, &error));
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED));
  ck_assert (!hv_room_door_exists ());
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-door");
  TCase *tc = tcase_create ("room-door");
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_copy_is_restored_and_taken_into_use);
  tcase_add_test (tc, a_copy_is_restored_beside_the_room_it_was_made_of);
  tcase_add_test (tc, a_copy_whose_tables_are_newer_is_taken_back);
  tcase_add_test (tc, what_was_stopped_has_made_nothing);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
