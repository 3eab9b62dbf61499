/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a room that is in use, as the program does it. */

#include "journal-calls.h"
#include "room-store.h"

#include "store/room-erase.h"
#include "vault/erase.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;
static HvRooms *rooms;

static void
set_up (void)
{
  folder = folder_new ();
  rooms = hv_rooms_new (folder);
}

static void
tear_down (void)
{
  hv_rooms_free (rooms);
  folder_free (folder);
}

static HvStore *
make_room (void)
{
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  return open_with (hv_rooms_create (rooms, passphrase, NULL), journal_only);
}

/* Whether the folder has a room that opens. */
static gboolean
room_is_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  g_autoptr (HvVault) vault = hv_rooms_open (rooms, passphrase, &error);
  ck_assert (vault != NULL || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE));
  return vault != NULL;
}

static guint
count_files (const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static gboolean
erase (HvStore *store, const char *passphrase, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_room_erase_async (store, secret (passphrase), await_cb, &await);
  return hv_room_erase_finish (store, await_result (&await), error);
}

START_TEST (a_room_in_use_is_erased_and_its_store_closed)
{
  g_autoptr (HvStore) store = make_room ();
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvJournalEntry) late = hv_journal_entry_new ("", "for sent", "");
  g_autoptr (GError) error = NULL, closed = NULL;
  write_entry (journal, "", "om natten");
  ck_assert_no_error (erase (store, PASSPHRASE, &error), error);
  ck_assert (!try_save (journal, late, &closed));
  ck_assert_error (closed, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  ck_assert (!room_is_there ());
  ck_assert_uint_eq (count_files (".dat"), 4);
  ck_assert_uint_eq (count_files (""), 4);
}
END_TEST

START_TEST (an_open_screen_is_not_enough_to_erase_it)
{
  HvStore *store = make_room ();
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (GError) error = NULL;
  write_entry (journal, "", "om natten");
  ck_assert (!erase (store, "a guess", &error));
  ck_assert_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  write_entry (journal, "", "om dagen");
  close_store (store);
  ck_assert (room_is_there ());
}
END_TEST

START_TEST (memory_has_no_file_to_erase)
{
  g_autoptr (HvStore) store = open_memory (journal_only);
  g_autoptr (GError) error = NULL;
  ck_assert (!erase (store, PASSPHRASE, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
  ck_assert (exec_store (store, "CREATE TABLE going_on (id)", NULL));
}
END_TEST

START_TEST (what_waits_behind_it_is_refused)
{
  g_autoptr (HvStore) store = make_room ();
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_auto (Await) erased = { 0 };
  hv_room_erase_async (store, secret (PASSPHRASE), await_cb, &erased);
  guint saved = 0, refused = 0, all = 20;
  for (guint i = 0; i < all; i++)
    {
      g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "imens", "");
      g_autoptr (GError) error = NULL;
      if (i == all / 2)
        await_result (&erased);
      if (try_save (journal, entry, &error))
        saved++;
      else
        {
          ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
          refused++;
        }
    }
  ck_assert_uint_gt (refused, 0);
  ck_assert_uint_eq (saved + refused, all);
  ck_assert (hv_room_erase_finish (store, await_result (&erased), NULL));
  ck_assert (!room_is_there ());
}
END_TEST

/* The other process erases its room and leaves as soon as the main loop hears of nothing, so in the middle of it. */
static void
erase_and_leave (void)
{
  HvStore *store = make_room ();
  hv_room_erase_async (store, secret (PASSPHRASE), NULL, NULL);
  while (count_files (".tmp") == 0)
    g_main_context_iteration (NULL, FALSE);
  hv_store_close_now (store, 250);
  _exit (0);
}

START_TEST (leaving_in_the_middle_of_it_is_no_way_back)
{
  for (int i = 0; i < 10; i++)
    {
      int status;
      pid_t child = fork ();
      if (child == 0)
        erase_and_leave ();
      ck_assert_int_eq (waitpid (child, &status, 0), child);
      ck_assert_msg (WIFEXITED (status) && WEXITSTATUS (status) == 0, "%d", status);
      hv_rooms_finish_erasing (rooms);
      ck_assert (!room_is_there ());
      ck_assert_uint_eq (count_files (".dat"), 4);
      ck_assert_uint_eq (count_files (""), 4);
      ck_assert (hv_rooms_erase_all (rooms, NULL));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("room-erase");
  TCase *tcase = tcase_create ("erase");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_room_in_use_is_erased_and_its_store_closed);
  tcase_add_test (tcase, an_open_screen_is_not_enough_to_erase_it);
  tcase_add_test (tcase, memory_has_no_file_to_erase);
  tcase_add_test (tcase, what_waits_behind_it_is_refused);
  tcase_add_test (tcase, leaving_in_the_middle_of_it_is_no_way_back);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
