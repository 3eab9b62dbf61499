/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-store.h"

#include "progress/progress.h"

#include <stdlib.h>
#include <string.h>

static const HvMigration *const migrations[] = { hv_progress_migrations, NULL };

static HvProgress *
load (HvStore *store)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_progress_load_async (store, await_cb, &await);
  HvProgress *progress = hv_progress_load_finish (await_result (&await), &error);
  ck_assert_no_error (progress != NULL, error);
  return progress;
}

START_TEST (what_is_kept_is_there_when_loaded_again)
{
  g_autoptr (HvStore) store = open_memory (migrations);
  g_autoptr (HvProgress) progress = load (store);
  g_autoptr (GBytes) place = g_bytes_new ("step\0three", 10);
  hv_progress_set_setting (progress, "language", "da");
  hv_progress_add_run (progress, "x01", 7, 4, HV_VERDICT_HELPED);
  gint64 id = hv_progress_keep (progress, "sentence", "x08", "Det går over");
  hv_progress_save_place (progress, "x02", place);
  hv_progress_set_favourite (progress, "x01", TRUE);

  g_autoptr (HvProgress) again = load (store);
  ck_assert_str_eq (hv_progress_get_setting (again, "language"), "da");
  ck_assert_uint_eq (hv_progress_get_runs (again)->len, 1);
  const HvRun *run = hv_progress_get_runs (again)->pdata[0];
  ck_assert_str_eq (run->exercise, "x01");
  ck_assert_int_eq (run->before, 7);
  ck_assert_int_eq (run->after, 4);
  ck_assert_int_eq (run->verdict, HV_VERDICT_HELPED);
  const HvKept *kept = hv_progress_find_kept (again, "sentence");
  ck_assert_int_eq (kept->id, id);
  ck_assert_str_eq (kept->text, "Det går over");
  ck_assert (g_bytes_equal (hv_progress_get_place (again, "x02"), place));
  ck_assert (hv_progress_is_favourite (again, "x01"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("progress");
  TCase *tcase = tcase_create ("progress");
  tcase_add_test (tcase, what_is_kept_is_there_when_loaded_again);
  suite_add_tcase (suite, tcase);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
