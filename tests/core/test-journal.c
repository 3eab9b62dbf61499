/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-store.h"

#include "journal/journal.h"

#include <stdlib.h>
#include <string.h>

static const HvMigration *const migrations[] = { hv_journal_migrations, NULL };

static void
save (HvJournal *journal, HvJournalEntry *entry)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_journal_save_async (journal, entry, NULL, await_cb, &await);
  ck_assert_no_error (hv_journal_save_finish (journal, await_result (&await), &error), error);
}

static GPtrArray *
list (HvJournal *journal, const char *query)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_journal_list_async (journal, query, 100, 0, NULL, await_cb, &await);
  GPtrArray *entries = hv_journal_list_finish (journal, await_result (&await), &error);
  ck_assert_no_error (entries != NULL, error);
  return entries;
}

START_TEST (what_is_saved_is_listed_and_found)
{
  g_autoptr (HvStore) store = open_memory (migrations);
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("Morgen", "Jeg nåede mit mål i dag", "");
  save (journal, entry);
  ck_assert_int_gt (hv_journal_entry_get_id (entry), 0);

  const char *queries[] = { NULL, "maal", "MÅL", "jeg naae", "morgen" };
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) entries = list (journal, queries[i]);
      ck_assert_msg (entries->len == 1, "%s: %u", queries[i], entries->len);
      ck_assert_str_eq (hv_journal_entry_get_excerpt (entries->pdata[0]), "Jeg nåede mit mål i dag");
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal");
  TCase *tcase = tcase_create ("journal");
  tcase_add_test (tcase, what_is_saved_is_listed_and_found);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
