/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said about an exercise without showing it: no display is opened here. */

#include "base/language.h"
#include "ui/pages/exercise-keeping.h"
#include "ui/pages/exercise-view-state.h"
#include "ui/widgets/breath-clock.h"
#include "ui/widgets/feeling-wheel.h"
#include "ui/widgets/network-picture.h"
#include "ui/widgets/shares-picture.h"
#include "ui/widgets/window-picture.h"

#include <check.h>
#include <math.h>

static HvLibrary *library;

static HvRunner *
make_runner (const char *id, gboolean can_keep)
{
  return hv_runner_new (hv_library_find_exercise (library, id), can_keep);
}

static void
set_up (void)
{
  hv_language_init ();
  hv_language_set ("en");
  library = hv_library_new (NULL);
  ck_assert_ptr_nonnull (library);
}

static void
tear_down (void)
{
  g_clear_object (&library);
}

START_TEST (before_it_begins_she_can_start_shorten_or_leave)
{
  g_autoptr (HvRunner) runner = make_runner ("x02", TRUE);
  g_autoptr (HvExerciseViewState) state = hv_exercise_view_state_new (runner, NULL);
  ck_assert_int_eq (state->child, HV_RUNNER_BEFORE);
  ck_assert_str_eq (state->back, "Not now");
  ck_assert_str_eq (state->skip, "Short version");
  ck_assert_str_eq (state->next, "Start");
  ck_assert_uint_eq (state->total, 0);

  g_autoptr (HvRunner) other = make_runner ("x03", TRUE);
  g_autoptr (HvExerciseViewState) without = hv_exercise_view_state_new (other, NULL);
  ck_assert_ptr_null (without->skip);
}
END_TEST

START_TEST (every_step_has_back_skip_and_next)
{
  g_autoptr (HvRunner) runner = make_runner ("x13", TRUE);
  hv_runner_begin (runner, FALSE);
  while (hv_runner_get_phase (runner) < HV_RUNNER_CLOSE)
    {
      g_autoptr (HvExerciseViewState) state = hv_exercise_view_state_new (runner, NULL);
      ck_assert_str_eq (state->back, "Back");
      ck_assert_str_eq (state->skip, "Skip");
      ck_assert_str_eq (state->next, "Next");
      ck_assert_uint_le (state->done, state->total);
      hv_runner_next (runner);
    }
}
END_TEST

START_TEST (it_says_when_the_number_of_steps_has_changed)
{
  g_autoptr (HvRunner) runner = make_runner ("x12", TRUE);
  hv_runner_begin (runner, FALSE);
  g_autoptr (HvExerciseViewState) before = hv_exercise_view_state_new (runner, NULL);
  ck_assert_str_eq (before->subtitle, "Step 1 of 1");
  const char *no[] = { "no", NULL };
  hv_answers_set_choices (hv_runner_get_answers (runner), "danger", no, NULL);
  g_autoptr (HvExerciseViewState) after = hv_exercise_view_state_new (runner, NULL);
  ck_assert_str_eq (after->subtitle, "Now step 1 of 4");
  ck_assert_uint_eq (after->total, 4);
}
END_TEST

START_TEST (the_end_says_truly_what_was_kept)
{
  static const struct
  {
    HvRunnerKeep keep;
    HvExerciseEnd end;
    const char *words;
  } ends[] = { { HV_RUNNER_KEEP_ALL, { 0 }, "It is kept in your journal." },
               { HV_RUNNER_KEEP_THAT, { 0 }, "It is kept that you did it." },
               { HV_RUNNER_KEEP_NOTHING, { 0 }, "Nothing is kept." },
               { HV_RUNNER_KEEP_ALL, { .failed = TRUE }, "It could not be saved just now. Your words are still here, and it is tried again by itself." },
               { HV_RUNNER_KEEP_ALL, { .stopped = TRUE }, "Nothing is kept." },
               { HV_RUNNER_KEEP_ALL, { .stopped = TRUE, .place_kept = TRUE }, "You can go on from here another time." } };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (HvRunner) runner = make_runner ("x33", TRUE);
      hv_runner_begin (runner, FALSE);
      while (hv_runner_get_phase (runner) != HV_RUNNER_KEEP)
        hv_runner_next (runner);
      hv_runner_set_keep (runner, ends[i].keep);
      if (ends[i].end.stopped)
        hv_runner_stop (runner);
      else
        hv_runner_next (runner);
      g_autoptr (HvExerciseViewState) state = hv_exercise_view_state_new (runner, &ends[i].end);
      ck_assert_str_eq (state->subtitle, ends[i].words);
      ck_assert_str_eq (state->next, "Back to Now");
    }
}
END_TEST

START_TEST (a_plan_reads_as_one_sentence_however_much_of_it_there_is)
{
  static const struct
  {
    const char *parts[4], *sentence;
  } plans[] = { { { "it rains", "I rest", "I am tired", NULL }, "If it rains, then I rest, because I am tired." },
                { { "it rains", "I rest", "", NULL }, "If it rains, then I rest." },
                { { "", "I rest", "", NULL }, "I rest" },
                { { "it rains", "", "x", NULL }, "it rains" },
                { { "", "", "x", NULL }, "" },
                { { NULL }, "" } };
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *sentence = hv_exercise_plan_to_text (plans[i].parts);
      ck_assert_str_eq (sentence, plans[i].sentence);
    }
  g_autofree char *none = hv_exercise_plan_to_text (NULL);
  ck_assert_str_eq (none, "");
}
END_TEST

/* The breath */

static HvBreathPattern four_six = { .id = (char *) "four-six", .in = 4, .out = 6, .variant = (char *) "circle" };

START_TEST (a_breath_does_not_move_until_it_is_started)
{
  HvBreathClock clock = { 0 };
  gboolean in;
  guint second;
  hv_breath_clock_set_pattern (&clock, &four_six);
  hv_breath_clock_set_minutes (&clock, 1);
  hv_breath_clock_advance (&clock, G_USEC_PER_SEC);
  ck_assert_int_eq (clock.elapsed_us, 0);
  ck_assert_double_eq (hv_breath_clock_look (&clock, &in, &second), 0);
  ck_assert (in);
  ck_assert_uint_eq (second, 1);
}
END_TEST

START_TEST (seconds_are_counted_from_one_in_each_half)
{
  HvBreathClock clock = { 0 };
  static const guint expected[] = { 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 1 };
  hv_breath_clock_set_pattern (&clock, &four_six);
  hv_breath_clock_set_minutes (&clock, 5);
  clock.running = TRUE;
  hv_breath_clock_advance (&clock, G_USEC_PER_SEC / 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gboolean in;
      guint second;
      hv_breath_clock_look (&clock, &in, &second);
      ck_assert_uint_eq (second, expected[i]);
      ck_assert_int_eq (in, i < 4 || i == 10);
      hv_breath_clock_advance (&clock, G_USEC_PER_SEC);
    }
}
END_TEST

START_TEST (a_slower_pace_waits_for_the_next_breath_and_nothing_jumps)
{
  HvBreathClock clock = { 0 };
  gboolean in;
  guint second;
  hv_breath_clock_set_pattern (&clock, &four_six);
  hv_breath_clock_set_minutes (&clock, 5);
  clock.running = TRUE;
  double last = 0;
  for (guint frame = 0; frame < 60 * 40; frame++)
    {
      hv_breath_clock_advance (&clock, G_USEC_PER_SEC / 60);
      if (frame == 100 || frame == 400)
        clock.slower++;
      double size = hv_breath_clock_look (&clock, &in, &second);
      ck_assert_msg (fabs (size - last) < 0.02, "frame %u leaps from %g to %g", frame, last, size);
      last = size;
    }
  ck_assert_double_eq_tol (clock.in, 5, 1e-9);
  ck_assert_double_eq_tol (clock.out, 8, 1e-9);
}
END_TEST

START_TEST (it_ends_with_an_out_breath_and_can_go_on)
{
  HvBreathClock clock = { 0 };
  gboolean in;
  guint second;
  hv_breath_clock_set_pattern (&clock, &four_six);
  hv_breath_clock_set_minutes (&clock, 1);
  clock.running = TRUE;
  hv_breath_clock_advance (&clock, G_USEC_PER_SEC * 3);
  while (clock.running)
    {
      ck_assert_int_lt (clock.elapsed_us, 75 * G_USEC_PER_SEC);
      hv_breath_clock_advance (&clock, G_USEC_PER_SEC / 10);
    }
  ck_assert (clock.over);
  ck_assert_int_ge (clock.elapsed_us, 60 * G_USEC_PER_SEC);
  ck_assert_double_eq (hv_breath_clock_look (&clock, &in, &second), 0);
  gint64 ended = clock.elapsed_us;
  hv_breath_clock_extend (&clock);
  clock.running = TRUE;
  hv_breath_clock_advance (&clock, G_USEC_PER_SEC);
  ck_assert (clock.running);
  ck_assert_int_eq (clock.length_us, ended + 60 * G_USEC_PER_SEC);
}
END_TEST

/* The wheel */

START_TEST (whatever_stands_on_the_network_lies_in_its_own_field)
{
  for (guint n_sectors = 2; n_sectors <= 9; n_sectors++)
    for (guint field = 0; field < 3 * n_sectors; field++)
      for (guint n = 1; n <= 6; n++)
        for (guint nth = 0; nth < n; nth++)
          {
            double x, y;
            hv_network_place (field / n_sectors, 3, field % n_sectors, n_sectors, nth, n, &x, &y);
            ck_assert_int_eq (hv_network_find (x, y, 3, n_sectors), field);
          }
  ck_assert_int_eq (hv_network_find (0.8, 0.8, 3, 7), -1);
  ck_assert_int_eq (hv_network_find (0, -0.01, 3, 7), 0); /* the middle belongs to the inner ring */
}
END_TEST

START_TEST (a_border_that_is_drawn_takes_from_what_is_free_only)
{
  const int numbers[] = { 5, 4, 0, 6 }; /* five are free */
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 0, 0.10), 2);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 0, 0.40), 8);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 0, 0.70), 10);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 1, 0.00), 0);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 3, 0.95), 10);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 3, 0.99), 11);
  ck_assert_int_eq (hv_shares_drag (numbers, 4, 3, 0.02), 11); /* past the top it stays full */
}
END_TEST

START_TEST (the_window_lies_between_what_is_above_and_below_it)
{
  HvExercise *exercise = hv_library_find_exercise (library, "x10");
  g_autoptr (GPtrArray) slots = hv_window_slots (hv_exercise_find_step (exercise, "place"));
  const char *expected[] = { "far-above", "above", "in", "below", "far-below" };
  ck_assert_uint_eq (slots->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < slots->len; i++)
    ck_assert_str_eq (((const HvChoice *) slots->pdata[i])->value, expected[i]);
}
END_TEST

START_TEST (the_wheel_gives_the_sector_that_is_under_the_pointer)
{
  for (guint n = 2; n <= 12; n++)
    for (guint sector = 0; sector < n; sector++)
      for (double off = -0.45; off <= 0.45; off += 0.15)
        {
          double angle = (sector + off) * 2 * G_PI / n;
          ck_assert_int_eq (hv_feeling_wheel_find_sector (sin (angle) * 0.7, -cos (angle) * 0.7, n), sector);
          ck_assert_int_eq (hv_feeling_wheel_find_sector (sin (angle) * 0.1, -cos (angle) * 0.1, n), -1);
          ck_assert_int_eq (hv_feeling_wheel_find_sector (sin (angle) * 1.1, -cos (angle) * 1.1, n), -1);
        }
  ck_assert_int_eq (hv_feeling_wheel_find_sector (0.5, 0, 0), -1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exercise-parts");
  TCase *parts = tcase_create ("parts");
  tcase_add_checked_fixture (parts, set_up, tear_down);
  suite_add_tcase (suite, parts);
  tcase_add_test (parts, before_it_begins_she_can_start_shorten_or_leave);
  tcase_add_test (parts, every_step_has_back_skip_and_next);
  tcase_add_test (parts, it_says_when_the_number_of_steps_has_changed);
  tcase_add_test (parts, the_end_says_truly_what_was_kept);
  tcase_add_test (parts, a_plan_reads_as_one_sentence_however_much_of_it_there_is);
  tcase_add_test (parts, a_breath_does_not_move_until_it_is_started);
  tcase_add_test (parts, seconds_are_counted_from_one_in_each_half);
  tcase_add_test (parts, a_slower_pace_waits_for_the_next_breath_and_nothing_jumps);
  tcase_add_test (parts, it_ends_with_an_out_breath_and_can_go_on);
  tcase_add_test (parts, whatever_stands_on_the_network_lies_in_its_own_field);
  tcase_add_test (parts, a_border_that_is_drawn_takes_from_what_is_free_only);
  tcase_add_test (parts, the_window_lies_between_what_is_above_and_below_it);
  tcase_add_test (parts, the_wheel_gives_the_sector_that_is_under_the_pointer);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
