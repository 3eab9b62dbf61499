/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"
#include "make-exercise.h"
#include "practice/runner.h"

#include <stdlib.h>

/* Where a runner stands, in a word: the step's id or the phase. */
static const char *
where (HvRunner *runner)
{
  static const char *const names[] = { "before", "rate", NULL, "close", "gentle", "keep", "done" };
  const HvStep *step = hv_runner_get_step (runner);
  ck_assert ((step != NULL) == (hv_runner_get_phase (runner) == HV_RUNNER_STEP));
  return step != NULL ? step->id : names[hv_runner_get_phase (runner)];
}

/* The places passed by going on from here, joined by spaces. */
static char *
walk_on (HvRunner *runner)
{
  GString *way = g_string_new (where (runner));
  for (guint i = 0; i < 100 && hv_runner_get_phase (runner) != HV_RUNNER_DONE; i++)
    {
      hv_runner_next (runner);
      g_string_append_printf (way, " %s", where (runner));
    }
  return g_string_free (way, FALSE);
}

static void
answer (HvRunner *runner, const char *step, const char *value)
{
  const char *values[] = { value, NULL };
  hv_answers_set_choices (hv_runner_get_answers (runner), step, values, NULL);
}

static void
assert_position (HvRunner *runner, guint n, guint total, gboolean changed)
{
  guint got_n, got_total;
  gboolean got_changed;
  hv_runner_get_position (runner, &got_n, &got_total, &got_changed);
  ck_assert_msg (got_n == n && got_total == total && got_changed == changed, "at %s: %u of %u%s", where (runner), got_n,
                 got_total, got_changed ? ", changed" : "");
}

START_TEST (the_frame_goes_round_every_exercise)
{
  static const struct
  {
    guint minutes;
    const char *privacy;
    gboolean can_keep;
    int after;
    HvOutcome outcome;
    const char *way;
  } rows[] = {
    { 5, "P1", TRUE, -1, HV_OUTCOME_NONE, "before rate a b close keep done" },
    { 3, "P1", TRUE, 7, HV_OUTCOME_HELPED, "before rate a b close keep done" },
    { 2, "P1", TRUE, -1, HV_OUTCOME_NONE, "before a b close keep done" },
    { 1, "P0", TRUE, -1, HV_OUTCOME_NONE, "before a b close keep done" },
    { 5, "P2", TRUE, 0, HV_OUTCOME_UNSURE, "before rate a b close keep done" },
    { 5, "P1", FALSE, -1, HV_OUTCOME_SAME, "before rate a b close done" },
    { 5, "P1", TRUE, -1, HV_OUTCOME_WORSE, "before rate a b close gentle keep done" },
    { 5, "P1", TRUE, 8, HV_OUTCOME_HELPED, "before rate a b close gentle keep done" },
    { 2, "P0", FALSE, 10, HV_OUTCOME_NONE, "before a b close gentle done" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvExercise) exercise = make_exercise (rows[i].minutes, rows[i].privacy, READ ("a", "") READ ("b", ""), "");
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, rows[i].can_keep);
      ck_assert_ptr_eq (hv_runner_get_exercise (runner), exercise);
      hv_runner_set_after (runner, rows[i].after);
      hv_runner_set_outcome (runner, rows[i].outcome);
      g_autofree char *way = walk_on (runner);
      ck_assert_str_eq (way, rows[i].way);
      hv_runner_next (runner);
      ck_assert_str_eq (where (runner), "done");
    }
}
END_TEST

START_TEST (going_back_passes_the_same_places)
{
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", READ ("a", "") YES_NO ("c", "") READ ("b", "when='c=no'"), "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  ck_assert (!hv_runner_can_go_back (runner));
  hv_runner_back (runner);
  ck_assert_str_eq (where (runner), "before");
  hv_runner_set_outcome (runner, HV_OUTCOME_WORSE);
  while (hv_runner_get_phase (runner) != HV_RUNNER_KEEP)
    hv_runner_next (runner);

  GString *way = g_string_new (NULL);
  while (hv_runner_can_go_back (runner))
    {
      hv_runner_back (runner);
      g_string_append_printf (way, "%s ", where (runner));
    }
  ck_assert_str_eq (way->str, "gentle close c a rate before ");
  g_string_free (way, TRUE);

  hv_runner_set_outcome (runner, HV_OUTCOME_SAME);
  while (hv_runner_get_phase (runner) != HV_RUNNER_KEEP)
    hv_runner_next (runner);
  hv_runner_back (runner);
  ck_assert_str_eq (where (runner), "close");

  /* What is done is done: the record may have been written. */
  hv_runner_stop (runner);
  ck_assert (!hv_runner_can_go_back (runner));
  hv_runner_back (runner);
  ck_assert_str_eq (where (runner), "done");

  g_autoptr (HvExercise) brief = make_exercise (2, "P1", READ ("a", ""), "");
  g_autoptr (HvRunner) unrated = hv_runner_new (brief, TRUE);
  hv_runner_begin (unrated, FALSE);
  hv_runner_back (unrated);
  ck_assert_str_eq (where (unrated), "before");
}
END_TEST

START_TEST (the_way_to_relief_has_no_rating_on_it_PB09)
{
  g_autoptr (HvExercise) exercise = make_exercise (6, "P0", READ ("a", ""), "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  hv_runner_leave_out_rating_before (runner);
  hv_runner_begin (runner, FALSE);
  ck_assert_str_eq (where (runner), "a");
  hv_runner_back (runner);
  ck_assert_str_eq (where (runner), "before");
}
END_TEST

START_TEST (skipping_clears_the_answer_and_goes_on)
{
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", WRITE ("a", "") READ ("b", ""), "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  hv_runner_skip (runner);
  ck_assert_str_eq (where (runner), "rate");
  hv_runner_set_before (runner, 7);
  hv_runner_skip (runner);
  ck_assert_int_eq (hv_runner_get_before (runner), -1);

  HvAnswers *answers = hv_runner_get_answers (runner);
  hv_answers_set_text (answers, "a", "words");
  hv_runner_skip (runner);
  ck_assert (!hv_answers_has (answers, "a"));
  ck_assert_str_eq (where (runner), "b");
  hv_runner_skip (runner);

  hv_runner_set_after (runner, 9);
  hv_runner_set_outcome (runner, HV_OUTCOME_WORSE);
  hv_runner_skip (runner);
  ck_assert_int_eq (hv_runner_get_after (runner), -1);
  ck_assert_int_eq (hv_runner_get_outcome (runner), HV_OUTCOME_NONE);
  ck_assert_str_eq (where (runner), "keep");
  hv_runner_skip (runner);
  ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_NOTHING);
  ck_assert_str_eq (where (runner), "done");
  hv_runner_skip (runner);
}
END_TEST

/* PB-08 */
START_TEST (stopping_works_everywhere_and_keeps_nothing)
{
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", WRITE ("a", "") READ ("b", ""), "");
  for (guint places = 0; places < 8; places++)
    {
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
      hv_runner_set_outcome (runner, HV_OUTCOME_WORSE);
      for (guint i = 0; i < places; i++)
        hv_runner_next (runner);
      gboolean was_done = hv_runner_get_phase (runner) == HV_RUNNER_DONE;
      hv_runner_stop (runner);
      ck_assert_str_eq (where (runner), "done");
      ck_assert_int_eq (hv_runner_get_keep (runner), was_done ? HV_RUNNER_KEEP_ALL : HV_RUNNER_KEEP_NOTHING);
    }
}
END_TEST

START_TEST (what_is_kept_follows_the_privacy_class)
{
  static const struct
  {
    const char *privacy;
    gboolean can_keep;
    HvRunnerKeep at_first, all, that;
  } rows[] = {
    { "P0", TRUE, HV_RUNNER_KEEP_NOTHING, HV_RUNNER_KEEP_THAT, HV_RUNNER_KEEP_THAT },
    { "P1", TRUE, HV_RUNNER_KEEP_ALL, HV_RUNNER_KEEP_ALL, HV_RUNNER_KEEP_THAT },
    { "P2", TRUE, HV_RUNNER_KEEP_NOTHING, HV_RUNNER_KEEP_ALL, HV_RUNNER_KEEP_THAT },
    { "P1", FALSE, HV_RUNNER_KEEP_NOTHING, HV_RUNNER_KEEP_NOTHING, HV_RUNNER_KEEP_NOTHING },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvExercise) exercise = make_exercise (5, rows[i].privacy, READ ("a", ""), "");
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, rows[i].can_keep);
      ck_assert_int_eq (hv_runner_get_keep (runner), rows[i].at_first);
      hv_runner_set_keep (runner, HV_RUNNER_KEEP_ALL);
      ck_assert_int_eq (hv_runner_get_keep (runner), rows[i].all);
      hv_runner_set_keep (runner, HV_RUNNER_KEEP_THAT);
      ck_assert_int_eq (hv_runner_get_keep (runner), rows[i].that);
    }
}
END_TEST

START_TEST (answers_that_are_not_to_be_kept_cannot_be_kept)
{
  static const char *const classes[] = { "P0", "P1", "P2" };
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autoptr (HvExercise) exercise = make_unkept_exercise (classes[i], WRITE ("a", ""));
      ck_assert (!hv_exercise_keeps_answers (exercise));
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
      ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_NOTHING);
      hv_runner_begin (runner, FALSE);
      hv_answers_set_text (hv_runner_get_answers (runner), "a", "mine");
      ck_assert_ptr_null (hv_runner_save_place (runner));
      hv_runner_set_keep (runner, HV_RUNNER_KEEP_ALL);
      ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_THAT);
    }
  g_autoptr (HvExercise) ordinary = make_exercise (5, "P1", WRITE ("a", ""), "");
  ck_assert (hv_exercise_keeps_answers (ordinary));
}
END_TEST

/* For what is not to be done late: the hour is that of when she came, and does not change on the way. */
START_TEST (the_hour_decides_which_steps_there_are)
{
  static const struct
  {
    int hour;
    const char *way;
  } rows[] = {
    { 0, "rest" }, { 5, "rest" }, { 6, "dream" }, { 17, "dream" }, { 18, "rest" }, { 23, "rest" },
  };
  g_setenv ("TZ", "UTC", TRUE);
  g_autoptr (HvExercise) exercise = make_exercise (
      2, "P2", READ ("late", "when='hour>=18'") READ ("early", "when='hour&lt;=5'") READ ("dream", "when='hour>=6 hour&lt;=17'"), "");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hv_clock_set_for_tests ((rows[i].hour * 60 + 59) * (gint64) 60 * G_USEC_PER_SEC);
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
      hv_clock_set_for_tests ((rows[i].hour + 2) * (gint64) 3600 * G_USEC_PER_SEC);
      hv_runner_begin (runner, FALSE);
      gboolean dreams = g_str_equal (where (runner), "dream");
      ck_assert_msg (dreams == g_str_equal (rows[i].way, "dream"), "at %d: %s", rows[i].hour, where (runner));
      hv_runner_next (runner);
      ck_assert_str_eq (where (runner), "close");
    }
  hv_clock_set_for_tests (0);
}
END_TEST

START_TEST (what_comes_next_is_offered_once)
{
  g_autoptr (HvExercise) exercise
      = make_exercise (2, "P1", YES_NO ("a", "") YES_NO ("b", ""),
                       "<afterwards exercise='x39' when='a=yes'/><afterwards exercise='x39' when='b=yes'/>"
                       "<afterwards exercise='x01'/>");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  answer (runner, "b", "yes");
  g_autoptr (GPtrArray) one = hv_runner_get_afterwards (runner);
  ck_assert_uint_eq (one->len, 2);
  answer (runner, "a", "yes");
  g_autoptr (GPtrArray) both = hv_runner_get_afterwards (runner);
  ck_assert_uint_eq (both->len, 2);
  ck_assert_str_eq (((HvAfterwards *) both->pdata[0])->exercise, "x39");
  ck_assert_str_eq (((HvAfterwards *) both->pdata[1])->exercise, "x01");
}
END_TEST

/* PB-20 */
START_TEST (step_n_of_n_never_changes_silently)
{
  g_autoptr (HvExercise) exercise = make_exercise (
      5, "P1",
      YES_NO ("danger", "") READ ("help", "when='danger=yes'") READ ("calm", "when='danger=no'")
          RATE ("strength", "when='danger=no'") READ ("end", ""),
      "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  assert_position (runner, 1, 2, FALSE);
  hv_runner_begin (runner, FALSE);
  assert_position (runner, 1, 2, FALSE);
  hv_runner_next (runner);
  assert_position (runner, 1, 2, FALSE);
  answer (runner, "danger", "no");
  assert_position (runner, 1, 4, TRUE); /* told at once… */
  hv_runner_next (runner);
  ck_assert_str_eq (where (runner), "calm");
  assert_position (runner, 2, 4, TRUE); /* …and on the next page */
  hv_runner_next (runner);
  assert_position (runner, 3, 4, FALSE);
  hv_runner_next (runner);
  hv_runner_next (runner);
  ck_assert_str_eq (where (runner), "close");
  assert_position (runner, 4, 4, FALSE);

  hv_runner_back (runner);
  hv_runner_back (runner);
  hv_runner_back (runner);
  hv_runner_back (runner);
  ck_assert_str_eq (where (runner), "danger");
  answer (runner, "danger", "yes");
  hv_runner_next (runner);
  ck_assert_str_eq (where (runner), "help");
  assert_position (runner, 2, 3, TRUE);
}
END_TEST

START_TEST (an_answer_on_a_way_not_taken_no_longer_counts)
{
  g_autoptr (HvExercise) exercise = make_exercise (
      5, "P1",
      YES_NO ("a", "") YES_NO ("b", "when='a=yes'") READ ("c", "when='b=yes'") READ ("d", "when='b!=yes'") WRITE ("e", ""),
      "<afterwards exercise='x01' when='b=yes'/>");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  answer (runner, "a", "yes");
  answer (runner, "b", "yes");
  hv_runner_begin (runner, FALSE);
  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_str_eq (described, "Is it a?\nYes\n\nIs it b?\nYes");
  g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
  ck_assert_int_eq (offered->len, 1);
  assert_position (runner, 1, 4, FALSE);

  answer (runner, "a", "no");
  g_autofree char *way = walk_on (runner);
  ck_assert_str_eq (way, "rate a e close keep done"); /* neither c nor d: b is not answered now */
  g_autofree char *without = hv_runner_describe (runner);
  ck_assert_str_eq (without, "Is it a?\nNo");
  g_autoptr (GPtrArray) nothing = hv_runner_get_afterwards (runner);
  ck_assert_int_eq (nothing->len, 0);
}
END_TEST

START_TEST (a_choice_no_longer_offered_does_not_count)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  answer (runner, "danger", "no");
  hv_answers_set_number (hv_runner_get_answers (runner), "strength", 9);
  answer (runner, "signs", "storm");
  g_autofree char *strong = hv_runner_describe (runner);
  ck_assert_str_eq (strong, "Danger?\nNo\n\nHow strong?\n9 – Nine\n\nSigns?\nStorm");
  hv_answers_set_number (hv_runner_get_answers (runner), "strength", 3);
  g_autofree char *mild = hv_runner_describe (runner);
  ck_assert_str_eq (mild, "Danger?\nNo\n\nHow strong?\n3 – Three");
}
END_TEST

START_TEST (the_short_version_has_its_own_steps)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, FALSE);
  hv_answers_set_number (hv_runner_get_answers (runner), "strength", 9); /* not in the short version */
  hv_runner_begin (runner, TRUE);
  ck_assert (hv_runner_is_short (runner));
  assert_position (runner, 1, 3, FALSE);
  answer (runner, "danger", "yes");
  hv_runner_next (runner);
  g_autofree char *way = walk_on (runner);
  ck_assert_str_eq (way, "hello danger help tools close done");
  ck_assert (hv_runner_is_on_her_way (runner, hv_exercise_find_step (walk, "help")));
  ck_assert (!hv_runner_is_on_her_way (runner, hv_exercise_find_step (walk, "strength"))); /* danger=yes */
  ck_assert (!hv_runner_is_on_her_way (runner, hv_exercise_find_step (walk, "guide")));    /* not in the short version */
  ck_assert (!hv_runner_is_on_her_way (runner, NULL));

  g_autoptr (HvExercise) plain = make_exercise (5, "P1", READ ("a", ""), "");
  g_autoptr (HvRunner) whole = hv_runner_new (plain, FALSE);
  hv_runner_begin (whole, TRUE);
  ck_assert (!hv_runner_is_short (whole));
}
END_TEST

START_TEST (an_exercise_whose_steps_are_all_left_out_still_ends)
{
  g_autoptr (HvExercise) exercise = make_exercise (
      3, "P1", YES_NO ("a", "when='before>=5'") READ ("b", "when='a=yes'"), "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  assert_position (runner, 1, 1, FALSE);
  g_autofree char *way = walk_on (runner);
  ck_assert_str_eq (way, "before rate close keep done");

  g_autoptr (HvRunner) rated = hv_runner_new (exercise, TRUE);
  hv_runner_begin (rated, FALSE);
  hv_runner_set_before (rated, 5);
  hv_runner_next (rated);
  ck_assert_str_eq (where (rated), "a");
  hv_runner_set_before (rated, 1); /* the step shown is gone under her: it stays until she goes on */
  assert_position (rated, 1, 1, FALSE);
  hv_runner_back (rated);
  ck_assert_str_eq (where (rated), "rate");
}
END_TEST

START_TEST (what_comes_next_follows_the_frames_answers)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  answer (runner, "danger", "no");
  static const struct
  {
    int after;
    HvOutcome outcome;
    const char *ids;
  } rows[] = { { -1, HV_OUTCOME_NONE, "x03" },
               { 4, HV_OUTCOME_HELPED, "x01 x03" },
               { 5, HV_OUTCOME_UNSURE, "x03" },
               { 5, HV_OUTCOME_WORSE, "x02 x03" },
               { 0, HV_OUTCOME_WORSE, "x01 x02 x03" } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hv_runner_set_after (runner, rows[i].after);
      hv_runner_set_outcome (runner, rows[i].outcome);
      g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
      GString *ids = g_string_new (NULL);
      for (guint j = 0; j < offered->len; j++)
        g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", ((HvAfterwards *) offered->pdata[j])->exercise);
      ck_assert_str_eq (ids->str, rows[i].ids);
      g_string_free (ids, TRUE);
    }
}
END_TEST

START_TEST (lines_and_patterns_follow_earlier_answers)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  ck_assert_ptr_null (hv_runner_get_pattern (runner));
  ck_assert (hv_runner_holds (runner, NULL));
  answer (runner, "danger", "no");
  hv_answers_set_number (hv_runner_get_answers (runner), "strength", 9);
  while (g_strcmp0 (where (runner), "breath") != 0)
    hv_runner_next (runner);
  ck_assert_str_eq (hv_runner_get_pattern (runner)->id, "none"); /* the first */
  answer (runner, "way", "slow");
  ck_assert_str_eq (hv_runner_get_pattern (runner)->id, "slow");
  answer (runner, "breath", "none"); /* changed on the page itself */
  ck_assert_str_eq (hv_runner_get_pattern (runner)->id, "none");

  hv_runner_next (runner);
  ck_assert_str_eq (where (runner), "guide");
  const HvGuideLine *rest = hv_runner_get_step (runner)->lines->pdata[1];
  ck_assert (hv_runner_holds (runner, rest->when));
  hv_answers_set_number (hv_runner_get_answers (runner), "strength", 2);
  ck_assert (!hv_runner_holds (runner, rest->when));
}
END_TEST

START_TEST (her_own_words_are_filled_in_once_and_verbatim)
{
  g_setenv ("TZ", "UTC", TRUE);
  hv_clock_set_for_tests (G_GINT64_CONSTANT (1795331400) * G_USEC_PER_SEC);
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  answer (runner, "danger", "no");
  hv_answers_set_number (answers, "strength", 3);
  hv_answers_set_text (answers, "place", "the {date} \n room");
  const char *values[] = { "hands", "heart", NULL };
  hv_answers_set_choices (answers, "signs", values, "cold");
  const char *items[] = { "tea", "", "a walk", NULL };
  hv_answers_set_list (answers, "tools", items);

  static const struct
  {
    const char *text, *filled;
    gboolean can;
  } rows[] = {
    { "", "", TRUE },
    { "Today is {date}.", "Today is Sunday 22 November 2026.", TRUE },
    { "It is {weekday}. {weekday}", "It is Sunday. Sunday", TRUE },
    { "You are at {place}.", "You are at the {date} \n room.", TRUE },
    { "{strength}", "3", TRUE },
    { "{signs}; {tools}; {danger}", "Hands, Heart, cold; tea, a walk; No", TRUE },
    { "You feel {feeling} now", "You feel  now", FALSE },
    { "{nothing-such}", "", FALSE },
    { "a { b", "a { b", TRUE },
    { "{a{place}", "{athe {date} \n room", TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *filled = hv_runner_fill_in (runner, rows[i].text);
      ck_assert_str_eq (filled, rows[i].filled);
      ck_assert_int_eq (hv_runner_can_fill_in (runner, rows[i].text), rows[i].can);
    }

  /* Not on her way: not filled in. */
  hv_answers_set_number (answers, "strength", 9);
  ck_assert (!hv_runner_can_fill_in (runner, "You are at {place}."));
}
END_TEST

START_TEST (all_kinds_of_answers_are_described)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  g_autofree char *empty = hv_runner_describe (runner);
  ck_assert_str_eq (empty, "");

  answer (runner, "danger", "no");
  hv_answers_set_number (answers, "strength", 7);
  hv_answers_set_choices (answers, "signs", NULL, "cold hands");
  hv_answers_set_text (answers, "place", "At home");
  hv_answers_set_text (answers, "burn", "never to be told");
  const char *items[] = { "tea", "music", NULL };
  hv_answers_set_list (answers, "tools", items);
  const char *plan[] = { "it is evening", "I make tea", "", NULL };
  hv_answers_set_list (answers, "plan", plan);
  const char *feelings[] = { "cross", "joy", "unknown", NULL };
  hv_answers_set_choices (answers, "feeling", feelings, NULL);
  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_str_eq (described, "Danger?\nNo\n\nHow strong?\n7 – Seven\n\nSigns?\ncold hands\n\nWhere?\nAt home\n\n"
                               "What helps, At home?\n• tea\n• music\n\nIf\nit is evening\n\nThen\nI make tea\n\n"
                               "Which feeling?\nCross, Joy");
}
END_TEST

static void
count_change (HvRunner *runner, guint *n)
{
  ++*n;
}

START_TEST (each_change_is_told_once)
{
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", READ ("a", ""), "");
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  guint n = 0;
  g_signal_connect (runner, "changed", G_CALLBACK (count_change), &n);
  hv_runner_begin (runner, FALSE);
  ck_assert_int_eq (n, 1);
  hv_runner_begin (runner, TRUE); /* only from BEFORE */
  hv_runner_set_before (runner, 3);
  hv_runner_set_before (runner, 3);
  ck_assert_int_eq (n, 2);
  hv_runner_set_after (runner, 3);
  hv_runner_set_after (runner, 3);
  hv_runner_set_outcome (runner, HV_OUTCOME_SAME);
  hv_runner_set_outcome (runner, HV_OUTCOME_SAME);
  hv_runner_set_keep (runner, HV_RUNNER_KEEP_THAT);
  hv_runner_set_keep (runner, HV_RUNNER_KEEP_THAT);
  ck_assert_int_eq (n, 5);
  hv_runner_stop (runner);
  hv_runner_stop (runner);
  ck_assert_int_eq (n, 6);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("runner");
  TCase *tc = tcase_create ("runner");
  tcase_add_test (tc, the_frame_goes_round_every_exercise);
  tcase_add_test (tc, going_back_passes_the_same_places);
  tcase_add_test (tc, skipping_clears_the_answer_and_goes_on);
  tcase_add_test (tc, the_way_to_relief_has_no_rating_on_it_PB09);
  tcase_add_test (tc, stopping_works_everywhere_and_keeps_nothing);
  tcase_add_test (tc, what_is_kept_follows_the_privacy_class);
  tcase_add_test (tc, answers_that_are_not_to_be_kept_cannot_be_kept);
  tcase_add_test (tc, the_hour_decides_which_steps_there_are);
  tcase_add_test (tc, what_comes_next_is_offered_once);
  tcase_add_test (tc, step_n_of_n_never_changes_silently);
  tcase_add_test (tc, an_answer_on_a_way_not_taken_no_longer_counts);
  tcase_add_test (tc, a_choice_no_longer_offered_does_not_count);
  tcase_add_test (tc, the_short_version_has_its_own_steps);
  tcase_add_test (tc, an_exercise_whose_steps_are_all_left_out_still_ends);
  tcase_add_test (tc, what_comes_next_follows_the_frames_answers);
  tcase_add_test (tc, lines_and_patterns_follow_earlier_answers);
  tcase_add_test (tc, her_own_words_are_filled_in_once_and_verbatim);
  tcase_add_test (tc, all_kinds_of_answers_are_described);
  tcase_add_test (tc, each_change_is_told_once);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
