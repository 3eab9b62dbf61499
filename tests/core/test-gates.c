/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the exercises of the library may never do, walked through in every way there is up to the gate. */

#include "base/clock.h"
#include "library/library.h"
#include "practice/runner.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static HvLibrary *library;

static void
load (void)
{
  g_autoptr (GError) error = NULL;
  library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
}

static void
unload (void)
{
  g_clear_object (&library);
  hv_clock_set_for_tests (0);
}

static HvExercise *
get_exercise (const char *id)
{
  HvExercise *exercise = hv_library_find_exercise (library, id);
  ck_assert_msg (exercise != NULL, "no %s", id);
  return exercise;
}

/* A run with each "step=value" of @answers given; a value of digits is a rating. */
static HvRunner *
run_with (const char *id, const char *answers)
{
  HvRunner *runner = hv_runner_new (get_exercise (id), TRUE);
  g_auto (GStrv) pairs = g_strsplit (answers, " ", -1);
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');
      *value++ = '\0';
      const char *values[] = { value, NULL };
      ck_assert_msg (hv_exercise_find_step (get_exercise (id), pairs[i]) != NULL, "%s: no step %s", id,
                     pairs[i]);
      if (g_ascii_isdigit (*value))
        hv_answers_set_number (hv_runner_get_answers (runner), pairs[i], atoi (value));
      else
        hv_answers_set_choices (hv_runner_get_answers (runner), pairs[i], values, NULL);
    }
  return runner;
}

static gboolean
is_shown (HvRunner *runner, const char *step)
{
  const HvStep *found = hv_exercise_find_step (hv_runner_get_exercise (runner), step);
  ck_assert_msg (found != NULL, "%s: no step %s", hv_exercise_get_id (hv_runner_get_exercise (runner)), step);
  return hv_runner_is_on_her_way (runner, found);
}

static gboolean
is_offered (HvRunner *runner, const char *exercise)
{
  g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
  for (guint i = 0; i < offered->len; i++)
    if (g_str_equal (((HvAfterwards *)offered->pdata[i])->exercise, exercise))
      return TRUE;
  return FALSE;
}

static gboolean
has_line (HvRunner *runner, const char *step, const char *line)
{
  const HvStep *found = hv_exercise_find_step (hv_runner_get_exercise (runner), step);
  return is_shown (runner, step) && found->kind == HV_STEP_HELP
         && g_strv_contains ((const char *const *)found->help_lines, line);
}

/* What stands behind a question about danger: only "no" leads there; a doubt, and no answer, do not. */
static const struct
{
  const char *exercise, *gate, *help, *behind;
} gates[] = {
  { "x02", "danger", "help-now", "then-and-now" },
  { "x02", "danger", NULL, "sentence" },
  { "x11", "danger", "warning", "triggers" },
  { "x11", "danger", NULL, "plan" },
  { "x12", "danger", "help-now", "old-alarm" },
  { "x12", "danger", NULL, "tool" },
  { "x16", "danger", "listen", "record" },
  { "x16", "danger", NULL, "supports" },
  { "x16", "danger", NULL, "helpful" },
  { "x20", "warning", "true-warning", "notice" },
  { "x22", "about", "not-here", "camera" },
  { "x22", "about", NULL, "curious" },
  { "x23", "hurt", "not-here", "did" },
  { "x23", "hurt", NULL, "reasons" },
  { "x23", "hurt", NULL, "ask" },
  { "x28", "safe", "not-alone", "plan" },
  { "x28", "safe", NULL, "next" },
  { "x29", "violence", "not-alone", "plan" },
  { "x31", "danger", "safety-first", "step" },
  { "x35", "afraid", "not-that-one", "area" },
  { "x35", "afraid", NULL, "signs" },
};

START_TEST (a_doubt_about_danger_counts_as_danger)
{
  static const char *const answers[] = { "yes", "unsure", NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
      {
        g_autofree char *given
            = answers[j] != NULL ? g_strconcat (gates[i].gate, "=", answers[j], NULL) : g_strdup ("");
        g_autoptr (HvRunner) runner = run_with (gates[i].exercise, given);
        ck_assert_msg (!is_shown (runner, gates[i].behind), "%s, %s: %s", gates[i].exercise, given,
                       gates[i].behind);
        gboolean danger = g_strcmp0 (answers[j], "yes") == 0;
        ck_assert_msg (!danger || gates[i].help == NULL || has_line (runner, gates[i].help, "1888"),
                       "%s: no help", gates[i].exercise);
      }
}
END_TEST

START_TEST (without_danger_the_way_is_open)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      g_autofree char *given = g_strconcat (gates[i].gate, "=no", NULL);
      g_autoptr (HvRunner) runner = run_with (gates[i].exercise, given);
      ck_assert_msg (is_shown (runner, gates[i].behind), "%s: %s", gates[i].exercise, gates[i].behind);
    }
}
END_TEST

/* The first thing asked in x12, and before anything that calms in x02. */
START_TEST (danger_is_asked_about_before_anything_is_calmed)
{
  const HvStep *first = hv_exercise_get_steps (get_exercise ("x12"))->pdata[0];
  ck_assert_str_eq (first->id, "danger");
  g_autoptr (HvRunner) doubt = run_with ("x02", "danger=unsure");
  ck_assert (has_line (doubt, "help-in-doubt", "1888"));
  g_autoptr (GPtrArray) next = hv_runner_get_afterwards (doubt);
  ck_assert_str_eq (((HvAfterwards *)next->pdata[0])->exercise, "x12");
  g_autoptr (HvRunner) danger = run_with ("x02", "danger=yes");
  ck_assert (has_line (danger, "help-now", "112"));
}
END_TEST

/* x35: with "no" and "I am thinking of no one", and never when she fears the person. */
START_TEST (a_no_is_never_practised_on_someone_she_fears)
{
  g_autoptr (HvRunner) feared = run_with ("x35", "afraid=yes area=time sentence=later");
  ck_assert (!is_shown (feared, "sentence") && !is_shown (feared, "say") && !is_shown (feared, "try"));
  ck_assert (is_offered (feared, "x39"));
  g_autoptr (HvRunner) no_one = run_with ("x35", "afraid=no-one area=time sentence=later");
  ck_assert (is_shown (no_one, "say") && is_shown (no_one, "try"));
}
END_TEST

/* x46: by day only, not the event itself, six at most, and here in the room. */
START_TEST (a_strong_dream_or_a_late_hour_is_left_alone)
{
  static const struct
  {
    int hour;
    const char *answers;
    gboolean open;
  } rows[] = {
    { 10, "day=yes replay=no strength=6 here=yes", TRUE },
    { 17, "day=yes replay=no strength=0 here=yes", TRUE },
    { 18, "day=yes replay=no strength=6 here=yes", FALSE },
    { 23, "day=yes replay=no strength=1 here=yes", FALSE },
    { 5, "day=yes replay=no strength=1 here=yes", FALSE },
    { 10, "day=no replay=no strength=1 here=yes", FALSE },
    { 10, "day=yes replay=yes strength=1 here=yes", FALSE },
    { 10, "day=yes replay=unsure strength=1 here=yes", FALSE },
    { 10, "day=yes replay=no strength=7 here=yes", FALSE },
    { 10, "day=yes replay=no here=yes", FALSE },
    { 10, "day=yes replay=no strength=6 here=no", FALSE },
    { 10, "day=yes replay=no strength=6", FALSE },
  };
  static const char *const behind[] = { "title", "change", "rehearse", "next" };
  g_setenv ("TZ", "UTC", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hv_clock_set_for_tests (rows[i].hour * (gint64)3600 * G_USEC_PER_SEC);
      g_autoptr (HvRunner) runner = run_with ("x46", rows[i].answers);
      for (gsize j = 0; j < G_N_ELEMENTS (behind); j++)
        ck_assert_msg (is_shown (runner, behind[j]) == rows[i].open, "%d, %s: %s", rows[i].hour,
                       rows[i].answers, behind[j]);
    }
}
END_TEST

/* x31 and x39: no answer is there before she gives one, none leads to another text for leaving than for
 * staying. */
START_TEST (the_decision_and_the_plan_give_no_advice)
{
  HvRunner *runs[] = { run_with ("x31", ""), run_with ("x39", "") };
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (HvRunner) runner = runs[i];
      GPtrArray *steps = hv_exercise_get_steps (hv_runner_get_exercise (runner));
      for (guint j = 0; j < steps->len; j++)
        ck_assert (!hv_answers_has (hv_runner_get_answers (runner), ((HvStep *)steps->pdata[j])->id));
      ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_NOTHING);
      ck_assert_int_eq (hv_exercise_get_privacy (hv_runner_get_exercise (runner)), HV_PRIVACY_SENSITIVE);
    }
  /* What is chosen in the card decides about one question more, not about what comes after it. */
  static const char *const choices[] = { "now=decide", "now=wait", "now=know", "now=help", "now=open" };
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (HvRunner) runner = run_with ("x31", choices[i]);
      g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
      ck_assert_uint_eq (offered->len, 2);
      ck_assert_str_eq (((HvAfterwards *)offered->pdata[0])->exercise, "x37");
    }
}
END_TEST

/* x39 keeps nothing on a disk by itself, has help first, and answers grave signs with people instead of
 * numbers. */
START_TEST (a_safety_plan_begins_with_help)
{
  static const char *const grave[] = { "neck", "weapon", "kill", "follow", "pregnant", "held" };
  g_autoptr (HvRunner) runner = run_with ("x39", "");
  ck_assert_str_eq (((HvStep *)hv_exercise_get_steps (get_exercise ("x39"))->pdata[0])->id, "first");
  ck_assert (has_line (runner, "first", "112") && has_line (runner, "first", "1888"));
  ck_assert_ptr_null (hv_runner_save_place (runner));
  ck_assert (!is_shown (runner, "grave-help"));
  for (gsize i = 0; i < G_N_ELEMENTS (grave); i++)
    {
      g_autofree char *answer = g_strconcat ("grave=", grave[i], NULL);
      g_autoptr (HvRunner) run = run_with ("x39", answer);
      ck_assert (has_line (run, "grave-help", "112") && has_line (run, "grave-help", "1888"));
    }
}
END_TEST

/* x40: on a device that someone may follow along on it ends at once, and what she answered is nowhere. */
START_TEST (the_digital_check_is_made_on_no_watched_device)
{
  static const char *const watched[] = { "device=no", "device=unsure", "" };
  HvExercise *exercise = get_exercise ("x40");
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  ck_assert_str_eq (((HvStep *)steps->pdata[0])->id, "device");
  ck_assert (!hv_exercise_keeps_answers (exercise));
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      g_autoptr (HvRunner) runner = run_with ("x40", watched[i]);
      for (guint j = 1; j < steps->len; j++)
        {
          const HvStep *step = steps->pdata[j];
          ck_assert_msg (!is_shown (runner, step->id) || g_str_equal (step->id, "another-device"), "%s: %s",
                         watched[i], step->id);
        }
      ck_assert (!is_offered (runner, "x39"));
    }
  g_autoptr (HvRunner) runner = run_with ("x40", "device=yes");
  hv_runner_set_keep (runner, HV_RUNNER_KEEP_ALL);
  ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_THAT);
  for (guint j = 0; j < steps->len; j++)
    ck_assert_ptr_null (((HvStep *)steps->pdata[j])->keep_as);
}
END_TEST

/* x41: 112 stands first, and afterwards there is one gentle thing and nothing else. */
START_TEST (the_hardest_hours_begin_with_112_and_end_gently)
{
  g_autoptr (HvRunner) runner = run_with ("x41", "");
  const HvStep *first = hv_exercise_get_steps (get_exercise ("x41"))->pdata[0];
  ck_assert_int_eq (first->kind, HV_STEP_HELP);
  ck_assert_str_eq (first->help_lines[0], "112");
  ck_assert (g_strv_contains ((const char *const *)first->help_lines, "70201201"));
  g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
  ck_assert_uint_eq (offered->len, 1);
  GPtrArray *in_short = hv_exercise_get_short_steps (get_exercise ("x41"));
  ck_assert_str_eq (in_short->pdata[0], "now");
}
END_TEST

/* Each exercise of the content map, with its privacy class. */
START_TEST (each_exercise_has_the_privacy_class_of_its_answers)
{
  static const char *const classes[] = {
    "x01 x03 x05 x06 x09 x12 x20",
    "x02 x04 x07 x10 x13 x19 x23 x25 x26 x27 x28 x29 x30 x32 x33 x34 x45 x49",
    "x08 x11 x14 x15 x16 x18 x21 x22 x24 x31 x35 x37 x38 x39 x40 x41 x42 x43 x44 x46 x47 x50 x17 x36 x48",
  };
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_auto (GStrv) ids = g_strsplit (classes[i], " ", -1);
      for (guint j = 0; ids[j] != NULL; j++)
        ck_assert_msg (hv_exercise_get_privacy (get_exercise (ids[j])) == (HvPrivacy)i,
                       "%s is not of class P%u", ids[j], i);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("gates");
  TCase *tc = tcase_create ("gates");
  tcase_add_checked_fixture (tc, load, unload);
  tcase_add_test (tc, a_doubt_about_danger_counts_as_danger);
  tcase_add_test (tc, without_danger_the_way_is_open);
  tcase_add_test (tc, danger_is_asked_about_before_anything_is_calmed);
  tcase_add_test (tc, a_no_is_never_practised_on_someone_she_fears);
  tcase_add_test (tc, a_strong_dream_or_a_late_hour_is_left_alone);
  tcase_add_test (tc, the_decision_and_the_plan_give_no_advice);
  tcase_add_test (tc, a_safety_plan_begins_with_help);
  tcase_add_test (tc, the_digital_check_is_made_on_no_watched_device);
  tcase_add_test (tc, the_hardest_hours_begin_with_112_and_end_gently);
  tcase_add_test (tc, each_exercise_has_the_privacy_class_of_its_answers);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
