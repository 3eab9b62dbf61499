/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving, listing, loading. Searching and erasing have files of their own. */

#include "journal-calls.h"

#include "base/clock.h"

static HvStore *store;
static HvJournal *journal;

static void
set_up (void)
{
  store = open_memory (journal_only);
  journal = hv_journal_new (store);
}

static void
tear_down (void)
{
  await_quiet ();
  g_clear_object (&journal);
  g_clear_object (&store);
  hv_clock_set_for_tests (0);
}

START_TEST (what_is_saved_is_listed_and_loaded)
{
  hv_clock_set_for_tests (1000);
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("Morgen", "Jeg nåede\nmit mål i dag", "x04");
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (try_save (journal, entry, &error), error);
  ck_assert_int_gt (hv_journal_entry_get_id (entry), 0);
  ck_assert_int_eq (hv_journal_entry_get_created (entry), 1000);
  ck_assert_int_eq (hv_journal_entry_get_modified (entry), 1000);

  g_autoptr (GPtrArray) entries = list_some (journal, NULL, 10, 0);
  ck_assert_uint_eq (entries->len, 1);
  ck_assert_str_eq (hv_journal_entry_get_title (entries->pdata[0]), "Morgen");
  ck_assert_str_eq (hv_journal_entry_get_excerpt (entries->pdata[0]), "Jeg nåede mit mål i dag");
  ck_assert_ptr_null (hv_journal_entry_get_text (entries->pdata[0]));

  g_autoptr (HvJournalEntry) whole = load_entry (journal, hv_journal_entry_get_id (entry), &error);
  ck_assert_no_error (whole != NULL, error);
  ck_assert_str_eq (hv_journal_entry_get_title (whole), "Morgen");
  ck_assert_str_eq (hv_journal_entry_get_text (whole), "Jeg nåede\nmit mål i dag");
  ck_assert_str_eq (hv_journal_entry_get_source (whole), "x04");
  ck_assert_int_eq (hv_journal_entry_get_created (whole), 1000);
}
END_TEST

START_TEST (saving_again_changes_the_same_entry)
{
  hv_clock_set_for_tests (1000);
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "først", "");
  ck_assert (try_save (journal, entry, NULL));
  gint64 id = hv_journal_entry_get_id (entry);
  hv_clock_set_for_tests (2000);
  hv_journal_entry_set_text (entry, "siden");
  hv_journal_entry_set_title (entry, "Titel");
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_int_eq (hv_journal_entry_get_id (entry), id);
  ck_assert_int_eq (hv_journal_entry_get_created (entry), 1000);
  ck_assert_int_eq (hv_journal_entry_get_modified (entry), 2000);
  ck_assert_str_eq (hv_journal_entry_get_excerpt (entry), "siden");
  ck_assert_uint_eq (count_hits (journal, NULL), 1);
  ck_assert_uint_eq (count_hits (journal, "først"), 0);
  ck_assert_uint_eq (count_hits (journal, "siden titel"), 1);
}
END_TEST

START_TEST (a_new_entry_saved_twice_at_once_is_one_entry)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "en", "");
  g_auto (Await) first = { 0 }, second = { 0 }, third = { 0 };
  hv_journal_save_async (journal, entry, NULL, await_cb, &first);
  hv_journal_entry_set_text (entry, "en to");
  hv_journal_save_async (journal, entry, NULL, await_cb, &second);
  hv_journal_entry_set_text (entry, "en to tre");
  hv_journal_save_async (journal, entry, NULL, await_cb, &third);
  hv_journal_entry_set_text (entry, "not saved yet");
  ck_assert (hv_journal_save_finish (journal, await_result (&third), NULL));
  ck_assert (hv_journal_save_finish (journal, await_result (&first), NULL));
  ck_assert (hv_journal_save_finish (journal, await_result (&second), NULL));
  ck_assert_uint_eq (count_hits (journal, NULL), 1);
  g_autoptr (HvJournalEntry) whole = load_entry (journal, hv_journal_entry_get_id (entry), NULL);
  ck_assert_str_eq (hv_journal_entry_get_text (whole), "en to tre");
  ck_assert_str_eq (hv_journal_entry_get_text (entry), "not saved yet");
}
END_TEST

START_TEST (a_failed_first_save_does_not_lend_its_place_to_another_entry)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "mit", "");
  g_autofree char *large = g_strnfill (2000000, 'a');
  g_autoptr (GError) error = NULL;
  ck_assert (exec_store (store, "PRAGMA max_page_count = 60", NULL));
  hv_journal_entry_set_text (entry, large);
  ck_assert (!try_save (journal, entry, &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_NO_SPACE);
  ck_assert_int_eq (hv_journal_entry_get_id (entry), 0);

  gint64 other = write_entry (journal, "", "en anden");
  hv_journal_entry_set_text (entry, "mit igen");
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_int_ne (hv_journal_entry_get_id (entry), other);
  ck_assert_uint_eq (count_hits (journal, "anden"), 1);
  ck_assert_uint_eq (count_hits (journal, "mit"), 1);
}
END_TEST

START_TEST (a_title_can_be_changed_from_a_list)
{
  gint64 id = write_entry (journal, "", "hele teksten");
  g_autoptr (GPtrArray) entries = list_some (journal, NULL, 1, 0);
  hv_journal_entry_set_title (entries->pdata[0], "Overskrift");
  ck_assert (try_save (journal, entries->pdata[0], NULL));
  g_autoptr (HvJournalEntry) whole = load_entry (journal, id, NULL);
  ck_assert_str_eq (hv_journal_entry_get_title (whole), "Overskrift");
  ck_assert_str_eq (hv_journal_entry_get_text (whole), "hele teksten");
  ck_assert_str_eq (hv_journal_entry_get_excerpt (whole), "hele teksten");
}
END_TEST

START_TEST (newest_comes_first_and_pages_follow_each_other)
{
  /* Written in another order than that of their dates. */
  const gint64 dates[] = { 5000, 9000, 1000, 7000, 7000, 3000 };
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      hv_clock_set_for_tests (dates[i]);
      write_entry (journal, "", "dag");
    }
  hv_clock_set_for_tests (99000); /* a change does not move an old entry */
  g_autoptr (GPtrArray) oldest = list_some (journal, NULL, 1, 5);
  hv_journal_entry_set_title (oldest->pdata[0], "ændret");
  ck_assert (try_save (journal, oldest->pdata[0], NULL));

  const char *queries[] = { NULL, "dag" };
  for (gsize q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      gint64 last_date = G_MAXINT64, last_id = G_MAXINT64;
      guint seen = 0;
      for (guint offset = 0; offset < 8; offset += 2)
        {
          g_autoptr (GPtrArray) page = list_some (journal, queries[q], 2, offset);
          for (guint i = 0; i < page->len; i++, seen++)
            {
              gint64 date = hv_journal_entry_get_created (page->pdata[i]);
              gint64 id = hv_journal_entry_get_id (page->pdata[i]);
              ck_assert (date < last_date || (date == last_date && id < last_id));
              last_date = date;
              last_id = id;
            }
        }
      ck_assert_uint_eq (seen, G_N_ELEMENTS (dates));
    }
  g_autoptr (GPtrArray) none = list_some (journal, NULL, 0, 0);
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

START_TEST (five_megabytes_come_back_whole)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; text->len < 5 * 1000 * 1000; i++)
    g_string_append_printf (text, "linje %u: ærø, blåbær og 夜の電車 👩‍👧\n", i % 5000);
  gint64 id = write_entry (journal, "stor", text->str);
  g_autoptr (HvJournalEntry) whole = load_entry (journal, id, NULL);
  ck_assert (g_str_equal (hv_journal_entry_get_text (whole), text->str));
  ck_assert_uint_eq (count_hits (journal, "blåbær 4999"), 1);
}
END_TEST

START_TEST (too_much_is_refused_and_what_was_saved_stays)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "kort", "");
  ck_assert (try_save (journal, entry, NULL));
  g_autofree char *huge = g_strnfill (HV_JOURNAL_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL, title_error = NULL;
  hv_journal_entry_set_text (entry, huge);
  ck_assert (!try_save (journal, entry, &error));
  ck_assert_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG);
  ck_assert_uint_eq (strlen (hv_journal_entry_get_text (entry)), HV_JOURNAL_MAX_BYTES + 1); /* hers to shorten */

  g_autoptr (HvJournalEntry) titled = hv_journal_entry_new (huge, "", "");
  ck_assert (!try_save (journal, titled, &title_error));
  ck_assert_error (title_error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG);

  g_autoptr (HvJournalEntry) whole = load_entry (journal, hv_journal_entry_get_id (entry), NULL);
  ck_assert_str_eq (hv_journal_entry_get_text (whole), "kort");
}
END_TEST

START_TEST (bytes_that_are_no_text_lose_nothing_round_them)
{
  gint64 id = write_entry (journal, "a\xff" "b", "før\xc3 og\xed\xa0\x80 efter");
  g_autoptr (HvJournalEntry) whole = load_entry (journal, id, NULL);
  ck_assert_str_eq (hv_journal_entry_get_title (whole), "a\uFFFD" "b");
  const char *text = hv_journal_entry_get_text (whole);
  ck_assert (g_utf8_validate (text, -1, NULL));
  ck_assert (g_str_has_prefix (text, "før\uFFFD og"));
  ck_assert (g_str_has_suffix (text, " efter"));
  ck_assert_uint_eq (count_hits (journal, "\xff efter"), 1);
}
END_TEST

START_TEST (missing_things_are_empty_not_null)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (NULL, NULL, NULL);
  ck_assert_str_eq (hv_journal_entry_get_title (entry), "");
  ck_assert_str_eq (hv_journal_entry_get_text (entry), "");
  ck_assert_str_eq (hv_journal_entry_get_source (entry), "");
  ck_assert_str_eq (hv_journal_entry_get_excerpt (entry), "");
  hv_journal_entry_set_title (entry, NULL);
  hv_journal_entry_set_text (entry, NULL);
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_uint_eq (count_hits (journal, NULL), 1);
}
END_TEST

START_TEST (an_entry_that_is_not_there_is_not_found)
{
  g_autoptr (GError) loading = NULL, deleting = NULL, restoring = NULL;
  ck_assert_ptr_null (load_entry (journal, 4711, &loading));
  ck_assert_error (loading, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
  ck_assert (!delete_entry (journal, 4711, &deleting));
  ck_assert_error (deleting, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
  ck_assert (!restore_entry (journal, 4711, &restoring));
  ck_assert_error (restoring, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
}
END_TEST

START_TEST (a_closed_store_is_told)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "sent", "");
  g_autoptr (GError) saving = NULL, listing = NULL, loading = NULL;
  ck_assert (hv_store_close_now (store, 5000));
  ck_assert (!try_save (journal, entry, &saving));
  ck_assert_error (saving, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  g_auto (Await) await = { 0 };
  hv_journal_list_async (journal, NULL, 1, 0, NULL, await_cb, &await);
  ck_assert_ptr_null (hv_journal_list_finish (journal, await_result (&await), &listing));
  ck_assert_error (listing, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
  ck_assert_ptr_null (load_entry (journal, 1, &loading));
  ck_assert_error (loading, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
}
END_TEST

static void
count_cb (gpointer object, gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
count_notify_cb (gpointer object, GParamSpec *pspec, gpointer user_data)
{
  (*(int *) user_data)++;
}

START_TEST (changes_are_told_once_each)
{
  int changes = 0, ids = 0;
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "tekst", "");
  g_signal_connect (journal, "changed", G_CALLBACK (count_cb), &changes);
  g_signal_connect (entry, "notify::id", G_CALLBACK (count_notify_cb), &ids);
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_int_eq (changes, 1);
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_int_eq (changes, 2);
  ck_assert_int_eq (ids, 1);
  gint64 id = hv_journal_entry_get_id (entry);
  ck_assert (delete_entry (journal, id, NULL));
  ck_assert_int_eq (changes, 3);
  ck_assert (restore_entry (journal, id, NULL));
  ck_assert_int_eq (changes, 4);
  ck_assert (purge (journal, NULL));
  ck_assert (!delete_entry (journal, 4711, NULL));
  ck_assert_int_eq (changes, 4);
}
END_TEST

START_TEST (properties_say_what_the_getters_say)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("t", "tekst", "x01");
  g_autofree char *title = NULL, *text = NULL, *excerpt = NULL, *source = NULL;
  gint64 id = -1, created = -1, modified = -1;
  g_object_set (entry, "title", "ny", "text", "ny tekst", NULL);
  hv_clock_set_for_tests (77);
  ck_assert (try_save (journal, entry, NULL));
  g_object_get (entry, "id", &id, "title", &title, "text", &text, "excerpt", &excerpt, "source", &source, "created",
                &created, "modified", &modified, NULL);
  ck_assert_int_eq (id, hv_journal_entry_get_id (entry));
  ck_assert_str_eq (title, "ny");
  ck_assert_str_eq (text, "ny tekst");
  ck_assert_str_eq (excerpt, "ny tekst");
  ck_assert_str_eq (source, "x01");
  ck_assert_int_eq (created, 77);
  ck_assert_int_eq (modified, 77);
}
END_TEST

START_TEST (a_list_can_be_cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  hv_journal_list_async (journal, "a", 10, 0, cancellable, await_cb, &await);
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (hv_journal_list_finish (journal, await_result (&await), &error));
  ck_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
END_TEST

static int armed; /* atomic: to stop once */

static int
stop_now (gpointer data)
{
  return g_atomic_int_compare_and_exchange (&armed, TRUE, FALSE);
}

/* Once armed, SQLite gives up after so many steps of its machine, wherever it is by then. */
static gboolean
stop_after (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  sqlite3_progress_handler (hv_connection_get_handle (connection), GPOINTER_TO_INT (data), stop_now, NULL);
  return TRUE;
}

START_TEST (a_save_broken_off_anywhere_is_whole_or_nothing)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "udgave 0", "");
  int version = 0, failures = 0;
  ck_assert (try_save (journal, entry, NULL));
  for (int steps = 1; version < 3; steps += 1 + steps / 20)
    {
      g_autofree char *new_text = g_strdup_printf ("udgave %d", version + 1);
      g_autofree char *new_query = g_strdup_printf ("%d", version + 1);
      g_autofree char *old_query = g_strdup_printf ("%d", version);
      hv_journal_entry_set_text (entry, new_text);
      run_store (store, stop_after, GINT_TO_POINTER (steps), NULL, NULL);
      g_atomic_int_set (&armed, TRUE);
      gboolean saved = try_save (journal, entry, NULL);
      g_atomic_int_set (&armed, FALSE);
      ck_assert_uint_eq (count_hits (journal, new_query), saved);
      ck_assert_uint_eq (count_hits (journal, old_query), !saved);
      g_autoptr (HvJournalEntry) whole = load_entry (journal, hv_journal_entry_get_id (entry), NULL);
      ck_assert_int_eq (g_str_equal (hv_journal_entry_get_text (whole), new_text), saved);
      ck_assert (exec_store (store, "INSERT INTO entry_words (entry_words) VALUES ('integrity-check')", NULL));
      if (saved)
        version++;
      else
        failures++;
    }
  ck_assert_int_gt (failures, 10);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal");
  TCase *tcase = tcase_create ("journal");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, what_is_saved_is_listed_and_loaded);
  tcase_add_test (tcase, saving_again_changes_the_same_entry);
  tcase_add_test (tcase, a_new_entry_saved_twice_at_once_is_one_entry);
  tcase_add_test (tcase, a_failed_first_save_does_not_lend_its_place_to_another_entry);
  tcase_add_test (tcase, a_title_can_be_changed_from_a_list);
  tcase_add_test (tcase, newest_comes_first_and_pages_follow_each_other);
  tcase_add_test (tcase, five_megabytes_come_back_whole);
  tcase_add_test (tcase, too_much_is_refused_and_what_was_saved_stays);
  tcase_add_test (tcase, bytes_that_are_no_text_lose_nothing_round_them);
  tcase_add_test (tcase, missing_things_are_empty_not_null);
  tcase_add_test (tcase, an_entry_that_is_not_there_is_not_found);
  tcase_add_test (tcase, a_closed_store_is_told);
  tcase_add_test (tcase, changes_are_told_once_each);
  tcase_add_test (tcase, properties_say_what_the_getters_say);
  tcase_add_test (tcase, a_list_can_be_cancelled);
  tcase_add_test (tcase, a_save_broken_off_anywhere_is_whole_or_nothing);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
