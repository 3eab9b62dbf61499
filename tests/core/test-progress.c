/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-store.h"

#include "base/clock.h"
#include "progress/progress-table.h"
#include "progress/progress.h"
#include "store/connection-private.h"
#include "store/migrations.h"

static const HvMigration *const migrations[] = { hv_progress_migrations, NULL };

static HvStore *store;
static HvProgress *progress;
static int changes;

static HvProgress *
load (void)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_progress_load_async (store, await_cb, &await);
  HvProgress *loaded = hv_progress_load_finish (await_result (&await), &error);
  ck_assert_no_error (loaded != NULL, error);
  return loaded;
}

static void
count_cb (gpointer object, gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
set_up (void)
{
  store = open_memory (migrations);
  progress = load ();
  changes = 0;
  g_signal_connect (progress, "changed", G_CALLBACK (count_cb), &changes);
}

static void
tear_down (void)
{
  hv_store_close_now (store, 5000);
  await_quiet ();
  g_clear_object (&progress);
  g_clear_object (&store);
  hv_clock_set_for_tests (0);
}

START_TEST (a_new_room_holds_nothing)
{
  ck_assert_ptr_null (hv_progress_get_setting (progress, "language"));
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 0);
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 0);
  ck_assert_ptr_null (hv_progress_find_kept (progress, "sentence"));
  ck_assert_ptr_null (hv_progress_get_place (progress, "x01"));
  ck_assert (!hv_progress_is_favourite (progress, "x01"));
}
END_TEST

START_TEST (what_is_kept_is_there_when_loaded_again)
{
  g_autoptr (GBytes) place = g_bytes_new ("step\0three", 10);
  hv_clock_set_for_tests (123456);
  hv_progress_set_setting (progress, "language", "da");
  hv_progress_add_run (progress, "x01", 7, 4, HV_VERDICT_HELPED);
  gint64 id = hv_progress_keep (progress, "sentence", "x08", "Det går over");
  hv_progress_save_place (progress, "x02", place);
  hv_progress_set_favourite (progress, "x01", TRUE);
  ck_assert_int_eq (changes, 5);

  g_autoptr (HvProgress) again = load ();
  ck_assert_str_eq (hv_progress_get_setting (again, "language"), "da");
  ck_assert_uint_eq (hv_progress_get_runs (again)->len, 1);
  const HvRun *run = hv_progress_get_runs (again)->pdata[0];
  ck_assert_str_eq (run->exercise, "x01");
  ck_assert_int_eq (run->when, 123456);
  ck_assert_int_eq (run->before, 7);
  ck_assert_int_eq (run->after, 4);
  ck_assert_int_eq (run->verdict, HV_VERDICT_HELPED);
  const HvKept *kept = hv_progress_find_kept (again, "sentence");
  ck_assert_int_eq (kept->id, id);
  ck_assert_str_eq (kept->kind, "sentence");
  ck_assert_str_eq (kept->exercise, "x08");
  ck_assert_str_eq (kept->text, "Det går over");
  ck_assert_int_eq (kept->created, 123456);
  ck_assert (g_bytes_equal (hv_progress_get_place (again, "x02"), place));
  ck_assert (hv_progress_is_favourite (again, "x01"));
}
END_TEST

START_TEST (what_is_taken_away_is_gone_when_loaded_again)
{
  g_autoptr (GBytes) place = g_bytes_new ("p", 1);
  hv_progress_set_setting (progress, "cover", "recipes");
  hv_progress_add_run (progress, "x01", 7, 4, HV_VERDICT_SAME);
  gint64 id = hv_progress_keep (progress, "win", NULL, "Jeg ringede");
  hv_progress_save_place (progress, "x02", place);
  hv_progress_set_favourite (progress, "x01", TRUE);

  hv_progress_set_setting (progress, "cover", NULL);
  hv_progress_delete_run (progress, ((HvRun *) hv_progress_get_runs (progress)->pdata[0])->id);
  hv_progress_delete_kept (progress, id);
  hv_progress_forget_place (progress, "x02");
  hv_progress_set_favourite (progress, "x01", FALSE);
  ck_assert_int_eq (changes, 10);

  g_autoptr (HvProgress) again = load ();
  HvProgress *both[] = { progress, again };
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      ck_assert_ptr_null (hv_progress_get_setting (both[i], "cover"));
      ck_assert_uint_eq (hv_progress_get_runs (both[i])->len, 0);
      ck_assert_uint_eq (hv_progress_get_kept (both[i])->len, 0);
      ck_assert_ptr_null (hv_progress_get_place (both[i], "x02"));
      ck_assert (!hv_progress_is_favourite (both[i], "x01"));
    }
  g_autoptr (GBytes) image = image_of_store (store);
  ck_assert_uint_eq (count_in_image (image, "Jeg ringede"), 0);
}
END_TEST

START_TEST (nothing_new_is_no_change)
{
  g_autoptr (GBytes) place = g_bytes_new ("p", 1), same = g_bytes_new ("p", 1);
  hv_progress_set_setting (progress, "language", "da");
  hv_progress_save_place (progress, "x02", place);
  hv_progress_set_favourite (progress, "x01", TRUE);
  gint64 id = hv_progress_keep (progress, "sentence", "", "ord");
  changes = 0;
  hv_progress_set_setting (progress, "language", "da");
  hv_progress_set_setting (progress, "nothing", NULL);
  hv_progress_save_place (progress, "x02", same);
  hv_progress_forget_place (progress, "x77");
  hv_progress_set_favourite (progress, "x01", 2);
  hv_progress_set_favourite (progress, "x02", FALSE);
  hv_progress_edit_kept (progress, id, "ord");
  hv_progress_edit_kept (progress, 4711, "ord");
  hv_progress_delete_kept (progress, 4711);
  hv_progress_delete_run (progress, 4711);
  ck_assert_int_eq (changes, 0);
}
END_TEST

START_TEST (the_last_change_wins_in_memory_and_on_disk)
{
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", i);
      g_autoptr (GBytes) place = g_bytes_new (value, strlen (value));
      hv_progress_set_setting (progress, "count", value);
      hv_progress_save_place (progress, "x02", place);
      hv_progress_set_favourite (progress, "x01", i % 2 == 0);
    }
  g_autoptr (HvProgress) again = load ();
  HvProgress *both[] = { progress, again };
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      ck_assert_str_eq (hv_progress_get_setting (both[i], "count"), "49");
      ck_assert_uint_eq (g_bytes_get_size (hv_progress_get_place (both[i], "x02")), 2);
      ck_assert (!hv_progress_is_favourite (both[i], "x01"));
    }
}
END_TEST

START_TEST (newest_runs_come_first_even_when_the_clock_was_put_back)
{
  const gint64 times[] = { 3000, 5000, 1000, 4000 };
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      hv_clock_set_for_tests (times[i]);
      hv_progress_add_run (progress, "x01", -1, -1, HV_VERDICT_NONE);
      hv_progress_keep (progress, "sentence", "", "ord");
    }
  g_autoptr (HvProgress) again = load ();
  HvProgress *both[] = { progress, again };
  for (gsize p = 0; p < G_N_ELEMENTS (both); p++)
    for (guint i = 1; i < G_N_ELEMENTS (times); i++)
      {
        const HvRun *const *runs = (const HvRun *const *) hv_progress_get_runs (both[p])->pdata;
        const HvKept *const *kept = (const HvKept *const *) hv_progress_get_kept (both[p])->pdata;
        ck_assert_int_gt (runs[i - 1]->when, runs[i]->when);
        ck_assert_int_gt (kept[i - 1]->created, kept[i]->created);
      }
}
END_TEST

START_TEST (ratings_that_were_not_given_stay_so)
{
  const int given[][2] = { { -1, -1 }, { 0, 10 }, { 11, -7 } };
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    hv_progress_add_run (progress, "x01", given[i][0], given[i][1], HV_VERDICT_UNSURE);
  g_autoptr (HvProgress) again = load ();
  const HvRun *const *runs = (const HvRun *const *) hv_progress_get_runs (again)->pdata;
  ck_assert_int_eq (runs[2]->before, -1);
  ck_assert_int_eq (runs[2]->after, -1);
  ck_assert_int_eq (runs[1]->before, 0);
  ck_assert_int_eq (runs[1]->after, 10);
  ck_assert_int_eq (runs[0]->before, -1); /* not a rating anyone can give */
  ck_assert_int_eq (runs[0]->after, -1);
}
END_TEST

START_TEST (kept_things_are_edited_in_place_and_found_by_kind)
{
  gint64 first = hv_progress_keep (progress, "sentence", "x08", "den første");
  gint64 second = hv_progress_keep (progress, "sentence", "x08", "den anden");
  hv_progress_keep (progress, "plan", "x09", "hvis, så");
  ck_assert_int_ne (first, second);
  hv_progress_edit_kept (progress, second, "den \xff anden igen");
  g_autoptr (HvProgress) again = load ();
  ck_assert_str_eq (hv_progress_find_kept (again, "sentence")->text, "den \uFFFD anden igen");
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, "den \uFFFD anden igen");
  ck_assert_int_eq (hv_progress_find_kept (again, "sentence")->created,
                    hv_progress_find_kept (progress, "sentence")->created);
  ck_assert_str_eq (hv_progress_find_kept (again, "plan")->text, "hvis, så");
  ck_assert_ptr_null (hv_progress_find_kept (again, "win"));
}
END_TEST

START_TEST (answers_to_the_sentences_can_be_noted_and_taken_away)
{
  hv_clock_set_for_tests (1000);
  hv_progress_add_point (progress, "r1", 4);
  hv_clock_set_for_tests (3000);
  hv_progress_add_point (progress, "r9", 0);
  hv_clock_set_for_tests (2000); /* a clock put back */
  hv_progress_add_point (progress, "r1", 10);
  hv_progress_add_point (progress, "r1", 11);
  hv_progress_add_point (progress, "r1", -1);
  GPtrArray *points = hv_progress_get_points (progress);
  ck_assert_uint_eq (points->len, 3);
  const HvPoint *newest = hv_progress_find_point (progress, "r1");
  ck_assert_int_eq (newest->value, 10);
  ck_assert_ptr_null (hv_progress_find_point (progress, "r5"));
  hv_progress_annotate_point (progress, newest->id, "en god uge");
  hv_progress_delete_point (progress, ((HvPoint *) points->pdata[0])->id);
  ck_assert_int_eq (changes, 5);

  g_autoptr (HvProgress) again = load ();
  HvProgress *both[] = { progress, again };
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      points = hv_progress_get_points (both[i]);
      ck_assert_uint_eq (points->len, 2);
      const HvPoint *first = points->pdata[0], *second = points->pdata[1];
      ck_assert_str_eq (first->rating, "r1");
      ck_assert_str_eq (first->note, "en god uge");
      ck_assert_int_eq (first->when, 2000);
      ck_assert_int_eq (second->value, 4);
      ck_assert_str_eq (second->note, "");
    }
}
END_TEST

START_TEST (a_room_from_before_the_sentences_opens_with_all_that_is_in_it)
{
  const HvMigration before[] = { hv_progress_migrations[0], { NULL } };
  const HvMigration *const then[] = { before, NULL };
  HvConnection *connection = hv_connection_open (NULL, NULL);
  ck_assert (hv_connection_begin (connection, NULL, NULL));
  ck_assert (hv_migrations_run (connection, then, NULL));
  ck_assert (hv_connection_exec (connection, "INSERT INTO kept VALUES (7, 'sentence', 'x02', 'nu', 5);"
                                                "INSERT INTO runs VALUES (3, 'x01', 6, 7, 4, 1)", NULL));
  ck_assert (hv_connection_commit (connection, NULL));

  ck_assert (hv_connection_begin (connection, NULL, NULL));
  ck_assert (hv_migrations_run (connection, migrations, NULL));
  ck_assert (hv_connection_commit (connection, NULL));
  gpointer result = NULL;
  ck_assert (hv_progress_table_load (connection, NULL, &result, NULL));
  g_autoptr (HvProgressData) data = result;
  ck_assert_uint_eq (data->points->len, 0);
  ck_assert_str_eq (((HvKept *) data->kept->pdata[0])->text, "nu");
  ck_assert_str_eq (((HvRun *) data->runs->pdata[0])->exercise, "x01");
  ck_assert_int_eq (data->last_kept, 7);
  ck_assert (hv_connection_close (connection, NULL));
}
END_TEST

START_TEST (an_id_is_never_used_again)
{
  gint64 id = hv_progress_keep (progress, "sentence", "", "ord");
  hv_progress_add_run (progress, "x01", 1, 1, HV_VERDICT_SAME);
  gint64 run = ((HvRun *) hv_progress_get_runs (progress)->pdata[0])->id;
  hv_progress_delete_kept (progress, id);
  hv_progress_delete_run (progress, run);
  g_autoptr (HvProgress) again = load ();
  ck_assert_int_gt (hv_progress_keep (again, "sentence", "", "ord"), id);
  hv_progress_add_run (again, "x01", 1, 1, HV_VERDICT_SAME);
  ck_assert_int_gt (((HvRun *) hv_progress_get_runs (again)->pdata[0])->id, run);
  hv_store_close_now (store, 5000);
  await_quiet ();
}
END_TEST

static void
failed_cb (HvProgress *self, const GError *error, gpointer user_data)
{
  GError **told = user_data;
  g_clear_error (told);
  *told = g_error_copy (error);
}

START_TEST (a_failed_write_is_told_and_the_next_makes_it_good)
{
  g_autoptr (GError) told = NULL;
  g_autofree char *large = g_strnfill (500000, 'a');
  g_signal_connect (progress, "write-failed", G_CALLBACK (failed_cb), &told);
  ck_assert (exec_store (store, "PRAGMA max_page_count = 30", NULL));
  gint64 id = hv_progress_keep (progress, "sentence", "x08", large);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM kept"), 0);
  ck_assert_error (told, HV_STORE_ERROR, HV_STORE_ERROR_NO_SPACE);
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, large); /* memory has it still */

  ck_assert (exec_store (store, "PRAGMA max_page_count = 100000", NULL));
  hv_progress_edit_kept (progress, id, "kortere");
  g_autoptr (HvProgress) again = load ();
  ck_assert_str_eq (hv_progress_find_kept (again, "sentence")->text, "kortere");
  ck_assert_str_eq (hv_progress_find_kept (again, "sentence")->exercise, "x08");
}
END_TEST

START_TEST (writing_after_the_room_is_closed_is_told)
{
  g_autoptr (GError) told = NULL;
  g_signal_connect (progress, "write-failed", G_CALLBACK (failed_cb), &told);
  ck_assert (hv_store_close_now (store, 5000));
  hv_progress_set_setting (progress, "language", "en");
  await_quiet ();
  ck_assert_error (told, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
}
END_TEST

START_TEST (loading_from_a_closed_or_foreign_store_is_an_error)
{
  g_auto (Await) closed = { 0 }, foreign = { 0 };
  g_autoptr (GError) error = NULL, other_error = NULL;
  static const HvMigration *const none[] = { NULL };
  g_autoptr (HvStore) other = open_memory (none);
  hv_progress_load_async (other, await_cb, &foreign);
  ck_assert_ptr_null (hv_progress_load_finish (await_result (&foreign), &other_error));
  ck_assert_error (other_error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);

  ck_assert (hv_store_close_now (store, 5000));
  hv_progress_load_async (store, await_cb, &closed);
  ck_assert_ptr_null (hv_progress_load_finish (await_result (&closed), &error));
  ck_assert_error (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("progress");
  TCase *tcase = tcase_create ("progress");
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_set_timeout (tcase, 30);
  tcase_add_test (tcase, a_new_room_holds_nothing);
  tcase_add_test (tcase, what_is_kept_is_there_when_loaded_again);
  tcase_add_test (tcase, what_is_taken_away_is_gone_when_loaded_again);
  tcase_add_test (tcase, nothing_new_is_no_change);
  tcase_add_test (tcase, the_last_change_wins_in_memory_and_on_disk);
  tcase_add_test (tcase, newest_runs_come_first_even_when_the_clock_was_put_back);
  tcase_add_test (tcase, ratings_that_were_not_given_stay_so);
  tcase_add_test (tcase, kept_things_are_edited_in_place_and_found_by_kind);
  tcase_add_test (tcase, answers_to_the_sentences_can_be_noted_and_taken_away);
  tcase_add_test (tcase, a_room_from_before_the_sentences_opens_with_all_that_is_in_it);
  tcase_add_test (tcase, an_id_is_never_used_again);
  tcase_add_test (tcase, a_failed_write_is_told_and_the_next_makes_it_good);
  tcase_add_test (tcase, writing_after_the_room_is_closed_is_told);
  tcase_add_test (tcase, loading_from_a_closed_or_foreign_store_is_an_error);
  suite_add_tcase (suite, tcase);
  return run_tests (suite);
}
