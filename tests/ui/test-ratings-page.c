/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The weekly sentences: asked in the check-in, kept as a series, shown without a verdict. */

#include "ui-test.h"

#include "base/clock.h"
#include "ui/charts/rating-chart.h"
#include "ui/pages/exercise-keeping.h"
#include "ui/pages/exercise-page.h"
#include "ui/pages/mine-page.h"
#include "ui/pages/rating-page.h"
#include "ui/pages/rating-view-state.h"
#include "ui/pages/ratings-page.h"
#include "ui/widgets/text-field.h"

#define DAY G_TIME_SPAN_DAY
#define NOW (20000 * DAY)

static HvSession *session;
static HvProgress *progress;

static void
set_up (void)
{
  set_up_ui ("en");
  hv_clock_set_for_tests (NOW);
  session = open_session ();
  progress = hv_session_get_progress (session);
}

static void
tear_down (void)
{
  g_object_unref (session);
  hv_clock_set_for_tests (0);
}

static void
answer (const char *rating, int days_ago, int value)
{
  hv_clock_set_for_tests (NOW - days_ago * DAY);
  hv_progress_add_point (progress, rating, value);
  hv_clock_set_for_tests (NOW);
}

static HvRatingViewState *
look_at (const char *rating, gboolean numbers)
{
  return hv_rating_view_state_new (hv_library_find_rating (get_library (), rating), get_library (),
                                   hv_progress_get_points (progress), numbers, "apart", NOW);
}

static gboolean
is_chart (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_RATING_CHART (widget);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_TEXT_FIELD (widget);
}

/* Its name says which answer it is for; this presses the first that shows these words. */
static void
press_first (GtkWidget *page, const char *words)
{
  GtkWidget *label = find_widget (page, is_label_with, words);
  ck_assert_msg (label != NULL, "nothing says \"%s\"", words);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

/* Through the check-in, answering @value everywhere, and kept as @keep says. Returns how many steps there were. */
static guint
check_in (int value, HvRunnerKeep keep)
{
  g_autoptr (HvRunner) runner = hv_runner_new (hv_library_find_exercise (get_library (), "x49"), TRUE);
  g_auto (GStrv) off = hv_ratings_get_switched_off (progress);
  hv_runner_leave_out_ratings (runner, (const char *const *) off);
  hv_runner_begin (runner, FALSE);
  hv_runner_skip (runner); /* the rating before */
  guint steps = 0;
  while (hv_runner_get_phase (runner) == HV_RUNNER_STEP)
    {
      const HvStep *step = hv_runner_get_step (runner);
      steps++;
      if (step->kind == HV_STEP_RATE && value >= 0)
        hv_answers_set_number (hv_runner_get_answers (runner), step->id, value);
      hv_runner_next (runner);
    }
  hv_runner_set_keep (runner, keep);
  g_autoptr (GAsyncResult) result = NULL;
  hv_exercise_keep_async (session, runner, keep_result_cb, &result);
  UNTIL (result != NULL, 10000);
  ck_assert (hv_exercise_keep_finish (result, NULL));
  return steps;
}

START_TEST (answers_are_kept_as_a_series_only_when_she_keeps_them)
{
  check_in (6, HV_RUNNER_KEEP_NOTHING);
  check_in (6, HV_RUNNER_KEEP_THAT);
  check_in (-1, HV_RUNNER_KEEP_ALL); /* all skipped: no zeros */
  ck_assert_uint_eq (hv_progress_get_points (progress)->len, 0);
  check_in (6, HV_RUNNER_KEEP_ALL);
  ck_assert_uint_eq (hv_progress_get_points (progress)->len, 9);
  ck_assert_int_eq (hv_progress_find_point (progress, "r4")->value, 6);
}
END_TEST

START_TEST (a_sentence_that_is_switched_off_is_not_asked)
{
  guint all = check_in (-1, HV_RUNNER_KEEP_NOTHING);
  GtkWidget *page = hv_ratings_page_new (session);
  GtkWidget *window = show_in_window (page);
  GtkWidget *row = find_widget (page, is_label_with, "I speak decently to myself.");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (row, GTK_TYPE_CHECK_BUTTON)), FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_assert_uint_eq (check_in (8, HV_RUNNER_KEEP_ALL), all - 1);
  ck_assert_ptr_null (hv_progress_find_point (progress, "r7"));
  hv_ratings_switch (progress, "r7", TRUE);
  ck_assert_uint_eq (check_in (8, HV_RUNNER_KEEP_NOTHING), all);
}
END_TEST

START_TEST (there_are_words_until_three_answers_then_a_line_with_gaps_PB12)
{
  answer ("r1", 40, 2);
  answer ("r1", 33, 3);
  g_autoptr (HvRatingViewState) two = look_at ("r1", TRUE);
  ck_assert (!two->shows_line);
  ck_assert_str_eq (((HvRatingEntry *) two->entries->pdata[0])->words, "3 · A little");
  answer ("r1", 5, 3);
  g_autoptr (HvRatingViewState) three = look_at ("r1", TRUE);
  ck_assert (three->shows_line);
  ck_assert (((HvRatingEntry *) three->entries->pdata[0])->gap);
  ck_assert (!((HvRatingEntry *) three->entries->pdata[1])->gap);
  g_autoptr (HvRatingViewState) words = look_at ("r1", FALSE);
  ck_assert (!words->shows_line);
  ck_assert_str_eq (((HvRatingEntry *) words->entries->pdata[0])->words, "A little");
}
END_TEST

START_TEST (a_difference_of_one_is_about_the_same_and_no_change_is_judged_PB16)
{
  static const struct
  {
    int before, after;
    const char *begins; /* NULL: nothing is said */
    gboolean asks;
  } rows[] = {
    { 5, 5, "About as last time", FALSE },  { 5, 6, "About as last time", FALSE },
    { 5, 4, "About as last time", FALSE },  { 5, 7, "The number is higher", FALSE },
    { 5, 3, "The number is lower", TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%" G_GSIZE_FORMAT, i + 1);
      answer (id, 7, rows[i].before);
      g_autoptr (HvRatingViewState) one = look_at (id, TRUE);
      ck_assert_ptr_null (one->change);
      answer (id, 0, rows[i].after);
      g_autoptr (HvRatingViewState) state = look_at (id, TRUE);
      ck_assert (g_str_has_prefix (state->change, rows[i].begins));
      ck_assert_int_eq (state->asks_need, rows[i].asks);
      g_autoptr (HvRatingViewState) words = look_at (id, FALSE);
      ck_assert (words->change == NULL || g_str_has_prefix (words->change, "About"));
    }
}
END_TEST

START_TEST (a_low_answer_about_safety_offers_the_plan_and_says_nothing_of_risk)
{
  answer ("r9", 1, 4);
  g_autoptr (HvRatingViewState) middling = look_at ("r9", TRUE);
  ck_assert_ptr_null (middling->exercise);
  answer ("r9", 0, 1);
  answer ("r8", 0, 1);
  g_autoptr (HvRatingViewState) low = look_at ("r9", TRUE);
  ck_assert_str_eq (hv_exercise_get_id (low->exercise), "x39");
  g_autoptr (HvRatingViewState) other = look_at ("r8", TRUE);
  ck_assert_ptr_null (other->exercise);
}
END_TEST

START_TEST (hope_counts_as_low_only_when_the_answer_is_new_and_very_low)
{
  GPtrArray *points = hv_progress_get_points (progress);
  ck_assert (!hv_ratings_is_hope_low (get_library (), points, NOW));
  answer ("r4", 10, 2);
  answer ("r1", 0, 0);
  ck_assert (hv_ratings_is_hope_low (get_library (), points, NOW));
  ck_assert (!hv_ratings_is_hope_low (get_library (), points, NOW + 7 * DAY));
  answer ("r4", 0, 3);
  ck_assert (!hv_ratings_is_hope_low (get_library (), points, NOW));
}
END_TEST

START_TEST (an_answer_can_be_noted_removed_and_brought_back)
{
  for (int i = 0; i < 4; i++)
    answer ("r1", 28 - 7 * i, i + 2);
  GtkWidget *page = hv_rating_page_new (session, "r1");
  GtkWidget *window = show_in_window (page);
  ck_assert_ptr_nonnull (find_widget (page, is_chart, NULL));
  assert_all_named (page);
  press_first (page, "Write a note");
  hv_text_field_set_text (HV_TEXT_FIELD (find_widget (page, is_field, NULL)), "a walk each day");
  press_first (page, "Save");
  ck_assert (shows (page, "a walk each day"));
  ck_assert_str_eq (hv_progress_find_point (progress, "r1")->note, "a walk each day");

  press_first (page, "Remove");
  ck_assert (!shows (page, "a walk each day"));
  ck_assert_uint_eq (hv_progress_get_points (progress)->len, 4);
  press (page, "Undo");
  ck_assert (shows (page, "a walk each day"));
  press_first (page, "Remove");
  hv_page_flush (HV_PAGE (page));
  ck_assert_uint_eq (hv_progress_get_points (progress)->len, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (mine_shows_each_sentence_with_its_last_answer_and_numbers_only_if_wanted)
{
  answer ("r4", 3, 7);
  GtkWidget *page = hv_mine_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "My weekly sentences"));
  ck_assert (shows (page, "7 · Quite well"));
  hv_ratings_set_show_numbers (progress, FALSE);
  ck_assert (!shows (page, "7 · Quite well"));
  ck_assert (shows (page, "Quite well"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (points_lie_by_time)
{
  const HvChartPoint points[] = { { 0, 1, FALSE }, { 10, 5, FALSE }, { 40, 3, TRUE } };
  const HvChartPoint same[] = { { 5, 1, FALSE }, { 5, 2, FALSE }, { 5, 3, FALSE } };
  ck_assert (hv_rating_chart_place (points, 3, 0, 200) == 0);
  ck_assert (hv_rating_chart_place (points, 3, 1, 200) == 50);
  ck_assert (hv_rating_chart_place (points, 3, 2, 200) == 200);
  ck_assert (hv_rating_chart_place (same, 3, 1, 200) == 100);
  ck_assert (hv_rating_chart_place (same, 1, 0, 200) == 100);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("ratings-page");
  TCase *tests = tcase_create ("pages");
  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_set_timeout (tests, 120);
  tcase_add_test (tests, answers_are_kept_as_a_series_only_when_she_keeps_them);
  tcase_add_test (tests, a_sentence_that_is_switched_off_is_not_asked);
  tcase_add_test (tests, there_are_words_until_three_answers_then_a_line_with_gaps_PB12);
  tcase_add_test (tests, a_difference_of_one_is_about_the_same_and_no_change_is_judged_PB16);
  tcase_add_test (tests, a_low_answer_about_safety_offers_the_plan_and_says_nothing_of_risk);
  tcase_add_test (tests, hope_counts_as_low_only_when_the_answer_is_new_and_very_low);
  tcase_add_test (tests, an_answer_can_be_noted_removed_and_brought_back);
  tcase_add_test (tests, mine_shows_each_sentence_with_its_last_answer_and_numbers_only_if_wanted);
  tcase_add_test (tests, points_lie_by_time);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
