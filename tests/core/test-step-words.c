/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "make-exercise.h"
#include "practice/runner.h"
#include "practice/table.h"
#include "practice/two-lines.h"

#include <stdlib.h>

static char *
describe_answer (HvRunner *runner, const char *id)
{
  return hv_runner_describe_answer (runner, hv_exercise_find_step (hv_runner_get_exercise (runner), id));
}

static void
assert_answer (HvRunner *runner, const char *id, const char *expected)
{
  g_autofree char *words = describe_answer (runner, id);
  ck_assert_str_eq (words, expected);
}

START_TEST (a_row_is_told_with_its_labels_and_what_is_empty_is_left_out)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = hv_runner_new (thoughts, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  assert_answer (runner, "thought", "");

  const char *fields[] = { "the phone rang", "7", "no", "", "0", "", NULL };
  hv_answers_set_list (answers, "thought", fields);
  assert_answer (runner, "thought", "• Situation: the phone rang\n  How strong: 7\n  Calm? Not calm\n• How strong: 0");

  const char *nothing[] = { "", " ", "", NULL };
  hv_answers_set_list (answers, "thought", nothing);
  ck_assert (!hv_answers_has (answers, "thought"));
}
END_TEST

START_TEST (rows_that_are_there_are_told_by_their_names)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = hv_runner_new (thoughts, TRUE);
  const char *fields[] = { "", "", "time", "money", NULL };
  hv_answers_set_list (hv_runner_get_answers (runner), "sides", fields);
  assert_answer (runner, "sides", "• What it costs\n  The one: time\n  The other: money");
}
END_TEST

/* A saved place may hold what no page would put there. */
START_TEST (what_is_no_answer_to_its_column_counts_as_empty)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  const HvStep *step = hv_exercise_find_step (thoughts, "thought");
  const char *odd[] = { "words", "eleven", "perhaps", "more", "11", "yes", "a third row", "3", "no", "and half", NULL };
  ck_assert_int_eq (hv_table_count_rows (step, odd), 2);
  ck_assert_int_eq (hv_table_get_rating (step, odd, 0, 1), -1);
  ck_assert_int_eq (hv_table_get_rating (step, odd, 1, 1), -1);
  ck_assert_int_eq (hv_table_get_rating (step, odd, 2, 1), 3);
  ck_assert_str_eq (hv_table_get_words (step, odd, 0, 1), "");
  ck_assert_str_eq (hv_table_get_words (step, odd, 0, 2), "");
  ck_assert_str_eq (hv_table_get_words (step, odd, 1, 2), "Yes, calm");
  ck_assert_str_eq (hv_table_get_field (step, odd, 9, 0), "");
  ck_assert_str_eq (hv_table_get_field (step, odd, 0, 9), "");
  ck_assert_str_eq (hv_table_get_field (step, NULL, 0, 0), "");
  ck_assert_int_eq (hv_table_count_rows (step, NULL), 0);
  ck_assert_int_eq (hv_table_count_rows (hv_exercise_find_step (thoughts, "sides"), NULL), 2);
  g_autofree char *told = hv_table_describe (step, odd);
  ck_assert_str_eq (told, "• Situation: words\n• Situation: more\n  Calm? Yes, calm");
}
END_TEST

START_TEST (contacts_are_told_one_on_a_line)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = hv_runner_new (thoughts, TRUE);
  const char *people[] = { "A.", "knock", "", "", "", "12 34", "The library", NULL };
  hv_answers_set_list (hv_runner_get_answers (runner), "people", people);
  assert_answer (runner, "people", "• A. · knock\n• 12 34\n• The library");
  g_autofree char *filled = hv_runner_fill_in (runner, "{people}");
  ck_assert_str_eq (filled, "A., 12 34, The library");
}
END_TEST

START_TEST (a_next_step_is_told_with_about_when_and_filled_in_without)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = hv_runner_new (thoughts, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  const char *today[] = { "today", NULL };
  hv_answers_set_choices (answers, "step", today, NULL);
  assert_answer (runner, "step", "Today");
  ck_assert (!hv_runner_can_fill_in (runner, "Today: {step}."));
  ck_assert (hv_runner_is_on_her_way (runner, hv_exercise_find_step (thoughts, "soon")));

  hv_answers_set_choices (answers, "step", today, "put the kettle on");
  assert_answer (runner, "step", "put the kettle on\nToday");
  g_autofree char *filled = hv_runner_fill_in (runner, "Today: {step}.");
  ck_assert_str_eq (filled, "Today: put the kettle on.");

  hv_answers_set_choices (answers, "step", NULL, "put the kettle on");
  assert_answer (runner, "step", "put the kettle on");
  ck_assert (!hv_runner_is_on_her_way (runner, hv_exercise_find_step (thoughts, "soon")));
}
END_TEST

START_TEST (the_journal_is_told_all_of_it)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = hv_runner_new (thoughts, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  const char *fields[] = { "the phone rang", NULL };
  const char *people[] = { "A.", "knock", NULL };
  hv_answers_set_list (answers, "thought", fields);
  hv_answers_set_list (answers, "people", people);
  hv_answers_set_choices (answers, "later", NULL, "a bath");
  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_str_eq (described, "What happened?\n• Situation: the phone rang\n\nWho is good for you?\n• A. · knock\n\n"
                               "Another?\na bath");
}
END_TEST

START_TEST (what_is_let_go_or_not_on_her_way_is_not_told)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = hv_runner_new (walk, TRUE);
  hv_answers_set_text (hv_runner_get_answers (runner), "burn", "never to be told");
  hv_answers_set_text (hv_runner_get_answers (runner), "place", "at home"); /* asked only after "no danger" */
  assert_answer (runner, "burn", "");
  assert_answer (runner, "place", "");
}
END_TEST

START_TEST (two_lines_come_apart_as_they_were_put_together)
{
  static const struct
  {
    const char *first, *second, *text, *line;
  } rows[] = {
    { "Anna", "12 34", "Anna\n12 34", "Anna · 12 34" },
    { " Anna ", NULL, "Anna", "Anna" },
    { "", "12 34", "12 34", "12 34" },
    { NULL, "", "", "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = hv_two_lines_join (rows[i].first, rows[i].second);
      g_autofree char *line = hv_two_lines_to_line (rows[i].first, rows[i].second);
      ck_assert_str_eq (text, rows[i].text);
      ck_assert_str_eq (line, rows[i].line);
    }

  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  hv_two_lines_split ("Anna \n 12 34\nin the evening\n", &first, &second);
  ck_assert_str_eq (first, "Anna");
  ck_assert_str_eq (second, "12 34\nin the evening");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("step-words");
  TCase *tc = tcase_create ("step-words");
  tcase_add_test (tc, a_row_is_told_with_its_labels_and_what_is_empty_is_left_out);
  tcase_add_test (tc, rows_that_are_there_are_told_by_their_names);
  tcase_add_test (tc, what_is_no_answer_to_its_column_counts_as_empty);
  tcase_add_test (tc, contacts_are_told_one_on_a_line);
  tcase_add_test (tc, a_next_step_is_told_with_about_when_and_filled_in_without);
  tcase_add_test (tc, the_journal_is_told_all_of_it);
  tcase_add_test (tc, what_is_let_go_or_not_on_her_way_is_not_told);
  tcase_add_test (tc, two_lines_come_apart_as_they_were_put_together);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
