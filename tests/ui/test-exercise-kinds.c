/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each kind of step shows and takes. */

#include "exercise-test.h"

#include "ui/widgets/feeling-wheel.h"
#include "ui/widgets/spoken-line.h"

START_TEST (says_beforehand_what_it_is_and_what_it_keeps)
{
  open_in (session, "x03", FALSE);
  HvExercise *exercise = hv_runner_get_exercise (get_runner ());
  ck_assert_int_eq (get_phase (), HV_RUNNER_BEFORE);
  ck_assert (shows (page, hv_exercise_get_purpose (exercise)));
  ck_assert (shows (page, hv_exercise_get_asks (exercise)));
  ck_assert (shows (page, hv_exercise_get_keeps (exercise)));
  ck_assert (shows (page, "about 6 minutes"));
  ck_assert (shows (page, "3 steps"));
  ck_assert_ptr_nonnull (find_button (page, "Not now"));
  assert_well_made ();

  press (page, "Not now");
  ck_assert_str_eq (moves->str, "back;");
}
END_TEST

START_TEST (a_text_is_revealed_line_by_line_at_her_pace)
{
  open_in (session, "x02", FALSE);
  next ();
  ck_assert_str_eq (get_step (), "today");
  GtkWidget *first = find_type (HV_TYPE_SPOKEN_LINE);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  ck_assert_double_eq (gtk_widget_get_opacity (second), 0);
  ck_assert (!gtk_widget_get_focusable (second));
  next ();
  ck_assert_double_eq (gtk_widget_get_opacity (second), 1);
  ck_assert_str_eq (get_step (), "today");
  ck_assert (has_focus (second));
  press (page, "Back");
  ck_assert_double_eq (gtk_widget_get_opacity (second), 0);
  assert_well_made ();
  press (page, "Skip");
  ck_assert_str_eq (get_step (), "place");
}
END_TEST

START_TEST (one_answer_lets_go_of_the_other_and_is_there_again)
{
  open_in (session, "x12", FALSE);
  next ();
  tick ("No");
  tick ("Yes");
  const char *const *chosen = hv_answers_get_choices (hv_runner_get_answers (get_runner ()), "danger");
  ck_assert_str_eq (chosen[0], "yes");
  ck_assert_ptr_null (chosen[1]);
  ck_assert (shows (page, "Now step 1 of 2"));
  assert_well_made ();
  next ();
  press (page, "Back");
  GtkWidget *row = find_widget (page, is_answer_named, "Yes");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)));
}
END_TEST

START_TEST (several_answers_and_words_of_her_own_stand_together)
{
  g_autoptr (HvSession) walk = open_walk ();
  skip_to ("danger");
  tick ("No");
  next ();
  skip_to ("signs");
  tick ("Heart");
  tick ("Hands");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "a knot");
  HvAnswers *answers = hv_runner_get_answers (get_runner ());
  ck_assert_uint_eq (g_strv_length ((char **) hv_answers_get_choices (answers, "signs")), 2);
  ck_assert_str_eq (hv_answers_get_other (answers, "signs"), "a knot");
  assert_well_made ();
  next ();
  ck_assert_str_ne (get_step (), "signs");
}
END_TEST

START_TEST (words_of_her_own_take_the_place_of_a_single_answer)
{
  open_in (session, "x13", FALSE);
  skip_to ("need");
  tick ("Rest");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "to sing");
  HvAnswers *answers = hv_runner_get_answers (get_runner ());
  ck_assert_ptr_null (hv_answers_get_choices (answers, "need")[0]);
  ck_assert_str_eq (hv_answers_get_other (answers, "need"), "to sing");
}
END_TEST

START_TEST (a_rating_has_no_default_and_words_with_every_number)
{
  open_in (session, "x13", FALSE);
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_RATE_BEFORE);
  ck_assert_int_eq (hv_runner_get_before (get_runner ()), -1);
  for (guint i = 0; i <= 10; i++)
    {
      GtkWidget *scale = find_class ("hv-number");
      for (guint j = 0; j < i; j++)
        scale = gtk_widget_get_next_sibling (scale);
      ck_assert_ptr_nonnull (scale);
      click (scale);
    }
  ck_assert_int_eq (hv_runner_get_before (get_runner ()), 10);
  ck_assert (shows (page, "10 · As much as it can be"));
  assert_well_made ();
  press (page, "Skip");
  ck_assert_int_eq (hv_runner_get_before (get_runner ()), -1);
}
END_TEST

START_TEST (choosing_the_chosen_number_takes_it_back)
{
  open_in (session, "x13", FALSE);
  skip_to ("strength");
  GtkWidget *zero = find_class ("hv-number");
  click (zero);
  ck_assert_int_eq (hv_answers_get_number (hv_runner_get_answers (get_runner ()), "strength", -1), 0);
  click (zero);
  ck_assert (!hv_answers_has (hv_runner_get_answers (get_runner ()), "strength"));
}
END_TEST

START_TEST (what_she_writes_is_answered_as_she_writes_it)
{
  open_in (session, "x33", FALSE);
  next ();
  GtkWidget *field = find_type (HV_TYPE_TEXT_FIELD);
  write_in (field, "  I got up.\n");
  ck_assert_str_eq (hv_answers_get_text (hv_runner_get_answers (get_runner ()), "what"), "I got up.");
  write_in (field, "   ");
  ck_assert (!hv_answers_has (hv_runner_get_answers (get_runner ()), "what"));
  assert_well_made ();
}
END_TEST

START_TEST (a_field_gives_no_selection_to_other_programs)
{
  open_in (session, "x33", FALSE);
  next ();
  GtkWidget *field = find_type (HV_TYPE_TEXT_FIELD);
  write_in (field, "not for others");
  GtkTextView *view = hv_text_field_get_view (HV_TEXT_FIELD (field));
  gtk_widget_activate_action (GTK_WIDGET (view), "selection.select-all", NULL);
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (view));
  ck_assert_ptr_null (gdk_clipboard_get_content (primary));
  ck_assert (!gtk_widget_activate_action (GTK_WIDGET (view), "misc.insert-emoji", NULL)
             || find_type (GTK_TYPE_EMOJI_CHOOSER) == NULL);
}
END_TEST

START_TEST (words_to_let_go_are_given_to_nobody)
{
  g_autoptr (HvSession) walk = open_walk ();
  skip_to ("burn");
  GtkWidget *field = find_type (HV_TYPE_TEXT_FIELD);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (hv_text_field_get_view (HV_TEXT_FIELD (field)));
  write_in (field, "what nobody is to read");
  ck_assert (!gtk_text_buffer_get_enable_undo (buffer));
  ck_assert (!hv_answers_has (hv_runner_get_answers (get_runner ()), "burn"));
  assert_well_made ();
  press (page, "Let it go");
  UNTIL (gtk_text_buffer_get_char_count (buffer) == 0, 8000);
  ck_assert (shows (page, "Gone. It was not kept anywhere."));

  write_in (field, "again");
  g_object_ref (buffer);
  next ();
  ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer), 0);
  g_object_unref (buffer);
  g_autofree char *words = hv_runner_describe (get_runner ());
  ck_assert_ptr_null (strstr (words, "again"));
}
END_TEST

START_TEST (a_list_takes_as_many_lines_as_it_may)
{
  g_autoptr (HvSession) walk = open_walk ();
  skip_to ("tools");
  ck_assert (shows (page, "What helps, ?")); /* the question stands, though she has not said where */
  write_in (find_type (HV_TYPE_TEXT_FIELD), "tea");
  press (page, "One more line");
  press (page, "One more line");
  ck_assert (!gtk_widget_get_sensitive (find_button (page, "One more line")));
  GtkWidget *last = gtk_widget_get_last_child (gtk_widget_get_parent (find_type (HV_TYPE_TEXT_FIELD)));
  write_in (last, "a walk");
  const char *const *items = hv_answers_get_list (hv_runner_get_answers (get_runner ()), "tools");
  ck_assert_str_eq (items[0], "tea");
  ck_assert_str_eq (items[1], "a walk");
  ck_assert_ptr_null (items[2]);
  assert_well_made ();
  next ();
  press (page, "Back");
  ck_assert_ptr_nonnull (gtk_widget_get_next_sibling (find_type (HV_TYPE_TEXT_FIELD)));
}
END_TEST

START_TEST (an_example_stands_in_the_first_line_of_a_list_only)
{
  open_in (session, "x41", FALSE);
  skip_to ("alone");
  ck_assert (shows (page, "A warm cup and the radio"));
  write_in (find_type (HV_TYPE_TEXT_FIELD), "tea");
  press (page, "One more line");
  ck_assert (!shows (page, "A warm cup and the radio"));
}
END_TEST

START_TEST (a_plan_is_shown_as_one_sentence)
{
  open_in (session, "x29", FALSE);
  skip_to ("violence");
  tick ("No");
  next ();
  GtkWidget *cue = find_type (HV_TYPE_TEXT_FIELD);
  GtkWidget *act = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (cue));
  write_in (cue, "it is evening");
  write_in (act, "I make tea");
  ck_assert (shows (page, "If it is evening, then I make tea"));
  assert_well_made ();
  next ();
  ck_assert_str_eq (get_step (), "rehearse");
}
END_TEST

START_TEST (one_sense_at_a_time_and_each_can_be_skipped)
{
  open_in (session, "x01", FALSE);
  skip_to ("ways");
  tick ("All of them, one at a time");
  next ();
  next ();
  ck_assert_str_eq (get_step (), "other-senses");
  ck_assert (shows (page, "Four things you can touch"));
  GtkWidget *dot = find_class ("hv-tick");
  click (dot);
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dot)));
  assert_well_made ();
  press (page, "Skip this sense");
  ck_assert (shows (page, "Three sounds"));
  next ();
  ck_assert (shows (page, "Two things you can smell"));
  press (page, "Back");
  ck_assert (shows (page, "Three sounds"));
  press (page, "Skip");
  ck_assert_str_eq (get_step (), "today");
}
END_TEST

START_TEST (a_feeling_is_picked_on_the_wheel_or_by_its_word)
{
  open_in (session, "x13", FALSE);
  skip_to ("feelings");
  HvAnswers *answers = hv_runner_get_answers (get_runner ());
  GtkWidget *wheel = find_type (HV_TYPE_FEELING_WHEEL);
  ck_assert_ptr_nonnull (wheel);
  assert_well_made ();

  ck_assert (send_key (wheel, GTK_PHASE_BUBBLE, GDK_KEY_Right));
  ck_assert (send_key (wheel, GTK_PHASE_BUBBLE, GDK_KEY_Return));
  ck_assert_str_eq (hv_answers_get_choices (answers, "feelings")[0], "afraid");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (page, "Afraid"))));

  click (find_button (page, "On guard"));
  click (find_button (page, "Nothing, or fog"));
  ck_assert_uint_eq (g_strv_length ((char **) hv_answers_get_choices (answers, "feelings")), 3);
  click (find_button (page, "Afraid"));
  ck_assert_str_eq (hv_answers_get_choices (answers, "feelings")[0], "on-guard");
  assert_well_made ();
}
END_TEST

START_TEST (danger_leads_to_help_and_to_nothing_that_calms)
{
  static const struct
  {
    const char *exercise, *step, *answer, *help;
  } alarms[] = { { "x12", "danger", "Yes", "help-now" }, { "x12", "danger", "I don’t know", "help-in-doubt" },
                 { "x02", "danger", "Yes", "help-now" }, { "x02", "danger", "I don’t know", "help-in-doubt" } };
  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    {
      open_in (session, alarms[i].exercise, FALSE);
      skip_to (alarms[i].step);
      tick (alarms[i].answer);
      next ();
      ck_assert_str_eq (get_step (), alarms[i].help);
      ck_assert (shows (page, "112"));
      ck_assert (shows (page, "1888"));
      assert_well_made ();
      press (page, "All numbers");
      ck_assert_str_eq (moves->str, "go help;");
      next ();
      ck_assert_int_eq (get_phase (), HV_RUNNER_CLOSE);
      close_page ();
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exercise-kinds");

  TCase *kinds = make_case (suite, "kinds");
  tcase_add_test (kinds, says_beforehand_what_it_is_and_what_it_keeps);
  tcase_add_test (kinds, a_text_is_revealed_line_by_line_at_her_pace);
  tcase_add_test (kinds, one_answer_lets_go_of_the_other_and_is_there_again);
  tcase_add_test (kinds, several_answers_and_words_of_her_own_stand_together);
  tcase_add_test (kinds, words_of_her_own_take_the_place_of_a_single_answer);
  tcase_add_test (kinds, a_rating_has_no_default_and_words_with_every_number);
  tcase_add_test (kinds, choosing_the_chosen_number_takes_it_back);
  tcase_add_test (kinds, what_she_writes_is_answered_as_she_writes_it);
  tcase_add_test (kinds, a_field_gives_no_selection_to_other_programs);
  tcase_add_test (kinds, words_to_let_go_are_given_to_nobody);
  tcase_add_test (kinds, a_list_takes_as_many_lines_as_it_may);
  tcase_add_test (kinds, an_example_stands_in_the_first_line_of_a_list_only);
  tcase_add_test (kinds, a_plan_is_shown_as_one_sentence);
  tcase_add_test (kinds, one_sense_at_a_time_and_each_can_be_skipped);
  tcase_add_test (kinds, a_feeling_is_picked_on_the_wheel_or_by_its_word);
  tcase_add_test (kinds, danger_leads_to_help_and_to_nothing_that_calms);
  return run_suite (suite);
}
