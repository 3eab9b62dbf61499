/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exercise-test.h"

#include "ui/widgets/breath-circle.h"
#include "ui/widgets/feeling-wheel.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/step-view.h"

#define TEN { "x01", "x02", "x03", "x06", "x09", "x12", "x13", "x21", "x29", "x33" }

/* What moves */

static gboolean
is_ticking (void)
{
  gint64 before = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (page));
  run_for (300);
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (page)) - before > 5;
}

/* On a busy machine what a page does once, to be laid out, can take a while; what moves goes on and on. */
static gboolean
comes_to_rest (void)
{
  for (guint i = 0; i < 20; i++)
    if (!is_ticking ())
      return TRUE;
  return FALSE;
}

static HvBreathCircle *
find_circle (void)
{
  return HV_BREATH_CIRCLE (find_type (HV_TYPE_BREATH_CIRCLE));
}

START_TEST (no_breath_moves_before_she_starts_it_and_none_after)
{
  open_in (session, "x03", FALSE);
  skip_to ("breath");
  run_for (1000);
  ck_assert_double_eq (hv_breath_circle_get_openness (find_circle ()), 0);
  ck_assert_msg (comes_to_rest (), "frames are drawn while nothing moves");

  press (page, "Start");
  UNTIL (hv_breath_circle_get_openness (find_circle ()) > 0.05, 5000);
  ck_assert_str_eq (hv_breath_circle_get_word (find_circle ()), "In");
  assert_well_made ();
  press (page, "Pause");
  double openness = hv_breath_circle_get_openness (find_circle ());
  run_for (500);
  ck_assert_double_eq (hv_breath_circle_get_openness (find_circle ()), openness);

  press (page, "Go on");
  gtk_widget_set_visible (window, FALSE);
  run_for (100);
  gtk_widget_set_visible (window, TRUE);
  run_for (300);
  ck_assert_ptr_nonnull (find_button (page, "Go on")); /* it held still when it was not seen */
}
END_TEST

START_TEST (what_was_said_beforehand_steps_aside_for_what_has_begun)
{
  open_in (session, "x03", FALSE);
  skip_to ("breath");
  ck_assert (shows (page, "You can feel the chair or the floor under you all the time."));
  press (page, "Start");
  ck_assert (!shows (page, "You can feel the chair or the floor under you all the time."));
  UNTIL (hv_breath_circle_get_openness (find_circle ()) > 0.05, 5000);
  press (page, "Pause"); /* and nothing jumps in a pause */
  ck_assert (!shows (page, "You can feel the chair or the floor under you all the time."));
  press (page, "From the beginning");
  ck_assert (shows (page, "You can feel the chair or the floor under you all the time."));

  open_in (session, "x09", FALSE);
  skip_to ("return");
  ck_assert (shows (page, "The lines come slowly."));
  press (page, "Start");
  ck_assert (!shows (page, "The lines come slowly."));
}
END_TEST

START_TEST (breath_is_never_the_only_way)
{
  open_in (session, "x03", FALSE);
  skip_to ("breath");
  press (page, "With the finger instead");
  ck_assert (shows (page, "A finger can rest on the table"));
  assert_well_made ();
  press (page, "Just read");
  ck_assert_ptr_null (find_type (HV_TYPE_BREATH_CIRCLE));
  ck_assert (shows (page, "Here is only something to read."));
  press (page, "Next line");
  ck_assert (shows (page, "A kettle stands on a stove."));
  assert_well_made ();
  press (page, "Without counting");
  ck_assert_ptr_nonnull (find_type (HV_TYPE_BREATH_CIRCLE));

  next ();
  press (page, "Back"); /* her way is there again */
  ck_assert_ptr_nonnull (find_button (page, "With counting"));
}
END_TEST

START_TEST (where_motion_is_off_words_change_and_nothing_moves)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  open_in (session, "x03", FALSE);
  skip_to ("breath");
  press (page, "Start");
  UNTIL (g_str_equal (hv_breath_circle_get_word (find_circle ()), "In"), 3000);
  ck_assert_double_eq (hv_breath_circle_get_openness (find_circle ()), 0.5);
  UNTIL (g_str_equal (hv_breath_circle_get_word (find_circle ()), "Out"), 8000);
  ck_assert_double_eq (hv_breath_circle_get_openness (find_circle ()), 0.5);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}
END_TEST

START_TEST (a_script_waits_for_her_and_can_be_turned_by_hand)
{
  open_in (session, "x09", FALSE);
  skip_to ("return");
  GtkWidget *line = find_type (HV_TYPE_SPOKEN_LINE);
  g_autofree char *first = g_strdup (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)));
  run_for (600);
  ck_assert_msg (comes_to_rest (), "frames are drawn while nothing moves");
  ck_assert_str_eq (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)), first);
  press (page, "Next line");
  ck_assert_str_ne (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)), first);
  press (page, "Line before");
  ck_assert_str_eq (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)), first);
  press (page, "Start");
  ck_assert (has_focus (line)); /* a screen reader says each line as it comes */
  assert_well_made ();
  press (page, "Pause");
  press (page, "From the beginning");
  UNTIL (!g_str_equal (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)), first), 15000); /* the first line is eight seconds */
}
END_TEST

/* The frame */

START_TEST (the_buttons_never_move)
{
  g_autoptr (HvSession) walk = open_walk ();
  graphene_rect_t expected[3] = { 0 };
  next ();
  for (guint i = 0; get_phase () != HV_RUNNER_DONE; i++)
    {
      static const char *const names[] = { "Back", "Skip", "Next" };
      await_layout (page);
      for (guint b = 0; b < G_N_ELEMENTS (names); b++)
        {
          graphene_rect_t here;
          GtkWidget *button = find_button (page, names[b]);
          ck_assert_msg (button != NULL, "no %s at %s", names[b], get_step ());
          ck_assert (gtk_widget_compute_bounds (button, page, &here));
          if (i == 0)
            expected[b] = here;
          ck_assert_msg (graphene_rect_equal (&here, &expected[b]), "%s has moved at %s", names[b], get_step ());
        }
      press (page, "Skip");
    }
}
END_TEST

/* The longest exercise there is, with all of its parts, in a window of 1024. */
START_TEST (many_steps_leave_room_for_the_buttons)
{
  static const struct
  {
    const char *step, *values[5];
  } answers[] = { { "situation", { "apart" } }, { "grave", { "neck" } },
                  { "parts", { "things", "children", "phone", "apart" } }, { "where", { "head", "paper", "here" } } };
  open_in (session, "x39", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    hv_answers_set_choices (hv_runner_get_answers (get_runner ()), answers[i].step, answers[i].values, NULL);
  press (page, "Start");
  press (page, "Skip");
  guint n, total;
  gboolean changed;
  hv_runner_get_position (get_runner (), &n, &total, &changed);
  ck_assert_uint_ge (total, 20);
  int least;
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  ck_assert_msg (least <= 960, "%u steps need %d pixels", total, least);
}
END_TEST

START_TEST (worse_is_met_with_thanks_and_two_gentle_ways)
{
  open_in (session, "x03", FALSE);
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_CLOSE; i++)
    next ();
  tick ("It got worse");
  assert_well_made ();
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_GENTLE);
  ck_assert (shows (page, "It says something about the exercise, not about you."));
  assert_well_made ();
  press (page, "Here-and-now card. A small card about where you are, and what day it is.");
  ck_assert_str_eq (moves->str, "open-exercise x02;");
  press (page, "Stop for today");
  ck_assert_int_eq (get_phase (), HV_RUNNER_DONE);
}
END_TEST

START_TEST (enter_goes_on_from_a_ticked_answer_and_never_from_an_open_one)
{
  open_in (session, "x12", FALSE);
  next ();
  GtkWidget *yes = find_widget (page, is_answer_named, "Yes");
  gtk_widget_grab_focus (yes);
  ck_assert (!send_key (page, GTK_PHASE_CAPTURE, GDK_KEY_Return)); /* GTK ticks it */
  ck_assert_str_eq (get_step (), "danger");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (yes), TRUE);
  ck_assert (send_key (page, GTK_PHASE_CAPTURE, GDK_KEY_Return));
  ck_assert_str_eq (get_step (), "help-now");
  ck_assert (!send_key (page, GTK_PHASE_CAPTURE, GDK_KEY_Escape));
  ck_assert (!send_key (page, GTK_PHASE_BUBBLE, GDK_KEY_Escape));
  ck_assert_str_eq (get_step (), "help-now");
}
END_TEST

START_TEST (enter_in_a_short_field_only_leads_out_of_it)
{
  open_in (session, "x33", FALSE);
  next ();
  GtkWidget *field = find_type (HV_TYPE_TEXT_FIELD);
  write_in (field, "I got up.");
  gtk_widget_grab_focus (field);
  ck_assert (send_key (GTK_WIDGET (hv_text_field_get_view (HV_TEXT_FIELD (field))), GTK_PHASE_CAPTURE, GDK_KEY_Return));
  ck_assert_str_eq (get_step (), "what");
  ck_assert (has_focus (find_button (page, "Next")));
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (field));
  ck_assert_str_eq (text, "I got up.");
}
END_TEST

START_TEST (a_pause_begins_at_once_and_leads_back)
{
  open_in (session, "x02", FALSE);
  hv_page_begin_pause (HV_PAGE (page));
  ck_assert_str_eq (get_step (), "today");
  hv_page_stop (HV_PAGE (page));
  press (page, "Back to where you were");
  ck_assert_str_eq (moves->str, "back;");
}
END_TEST

/* All of them, whole */

static void
answer_step (guint round)
{
  const HvStep *step = hv_runner_get_step (get_runner ());
  GtkWidget *row = find_type (GTK_TYPE_CHECK_BUTTON);
  if (row != NULL)
    {
      for (guint i = 0; i < round && gtk_widget_get_next_sibling (row) != NULL; i++)
        row = gtk_widget_get_next_sibling (row);
      gtk_widget_activate (row);
    }
  else if (find_type (HV_TYPE_TEXT_FIELD) != NULL)
    write_in (find_type (HV_TYPE_TEXT_FIELD), "Æblegrød");
  else if (find_class ("hv-number") != NULL)
    click (gtk_widget_get_next_sibling (find_class ("hv-number")));
  else if (step != NULL && step->kind == HV_STEP_MAP)
    gtk_widget_activate (find_type (HV_TYPE_FEELING_WHEEL));
}

static void
walk_through (const char *id, const char *back_to_now, gboolean answers, guint round)
{
  open_in (session, id, FALSE);
  for (guint i = 0; get_phase () != HV_RUNNER_DONE; i++)
    {
      ck_assert_msg (i < 150, "%s does not end", id);
      assert_well_made ();
      if (answers)
        answer_step (round);
      GtkWidget *footer = gtk_widget_get_parent (find_class ("hv-primary")); /* skip, next */
      GtkWidget *skip = gtk_widget_get_first_child (footer), *go = gtk_widget_get_last_child (footer);
      gboolean can_skip = gtk_widget_get_sensitive (skip) && get_phase () != HV_RUNNER_BEFORE;
      click (!answers && can_skip ? skip : go);
    }
  ck_assert_ptr_nonnull (find_button (page, back_to_now));
  assert_well_made ();
  close_page ();
}

START_TEST (each_exercise_can_be_done_whole_in_english)
{
  static const char *const ids[] = TEN;
  walk_through (ids[_i], "Back to Now", TRUE, 0);
  walk_through (ids[_i], "Back to Now", TRUE, 1);
  walk_through (ids[_i], "Back to Now", FALSE, 0);
}
END_TEST

START_TEST (each_exercise_can_be_done_whole_in_danish)
{
  static const char *const ids[] = TEN;
  hv_language_set ("da");
  walk_through (ids[_i], "Tilbage til Nu", TRUE, 0);
  walk_through (ids[_i], "Tilbage til Nu", TRUE, 1);
  walk_through (ids[_i], "Tilbage til Nu", FALSE, 0);
}
END_TEST

START_TEST (a_page_that_is_left_is_gone)
{
  for (guint i = 0; i < 20; i++)
    {
      static const char *const ids[] = TEN;
      gpointer gone_page = NULL, gone_runner = NULL, gone_view = NULL;
      open_in (session, ids[i % G_N_ELEMENTS (ids)], FALSE);
      for (guint j = 0; j < i % 5; j++)
        press (page, get_phase () == HV_RUNNER_BEFORE ? "Start" : "Next");
      GtkWidget *start = find_button (page, "Start");
      if (start != NULL)
        g_signal_emit_by_name (start, "clicked"); /* something may be moving */
      gone_page = page;
      gone_runner = get_runner ();
      gone_view = find_type (HV_TYPE_STEP_VIEW);
      g_object_add_weak_pointer (gone_page, &gone_page);
      g_object_add_weak_pointer (gone_runner, &gone_runner);
      g_object_add_weak_pointer (gone_view, &gone_view);
      close_page ();
      run_for (20);
      ck_assert_ptr_null (gone_page);
      ck_assert_ptr_null (gone_runner);
      ck_assert_ptr_null (gone_view);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exercise-page");

  TCase *motion = make_case (suite, "motion");
  tcase_add_test (motion, no_breath_moves_before_she_starts_it_and_none_after);
  tcase_add_test (motion, what_was_said_beforehand_steps_aside_for_what_has_begun);
  tcase_add_test (motion, breath_is_never_the_only_way);
  tcase_add_test (motion, where_motion_is_off_words_change_and_nothing_moves);
  tcase_add_test (motion, a_script_waits_for_her_and_can_be_turned_by_hand);

  TCase *frame = make_case (suite, "frame");
  tcase_add_test (frame, the_buttons_never_move);
  tcase_add_test (frame, many_steps_leave_room_for_the_buttons);
  tcase_add_test (frame, worse_is_met_with_thanks_and_two_gentle_ways);
  tcase_add_test (frame, enter_goes_on_from_a_ticked_answer_and_never_from_an_open_one);
  tcase_add_test (frame, enter_in_a_short_field_only_leads_out_of_it);
  tcase_add_test (frame, a_pause_begins_at_once_and_leads_back);

  TCase *whole = make_case (suite, "whole");
  tcase_add_loop_test (whole, each_exercise_can_be_done_whole_in_english, 0, 10);
  tcase_add_loop_test (whole, each_exercise_can_be_done_whole_in_danish, 0, 10);
  tcase_add_test (whole, a_page_that_is_left_is_gone);
  return run_suite (suite);
}
