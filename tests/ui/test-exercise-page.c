/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/widgets/breath-circle.h"
#include "ui/widgets/feeling-wheel.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/step-view.h"
#include "ui/widgets/text-field.h"

#define TEN { "x01", "x02", "x03", "x06", "x09", "x12", "x13", "x21", "x29", "x33" }

static HvSession *session;
static GtkWidget *window, *page;

/* What is on the page */

static HvRunner *
get_runner (void)
{
  return hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
}

static HvRunnerPhase
get_phase (void)
{
  return hv_runner_get_phase (get_runner ());
}

static const char *
get_step (void)
{
  const HvStep *step = hv_runner_get_step (get_runner ());
  return step != NULL ? step->id : "";
}

static void
open_in (HvSession *with, const char *id, gboolean resume)
{
  page = hv_exercise_page_new (with, id, resume);
  window = show_in_window (page);
  hv_page_focus (HV_PAGE (page));
}

static void
close_page (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_type (GType type)
{
  return find_widget (page, is_of_type, GSIZE_TO_POINTER (type));
}

static gboolean
has_class (GtkWidget *widget, gconstpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

static GtkWidget *
find_class (const char *css_class)
{
  return find_widget (page, has_class, css_class);
}

static void
next (void)
{
  press (page, hv_runner_get_phase (get_runner ()) == HV_RUNNER_BEFORE ? "Start" : "Next");
}

/* Skips until the step called @id is shown. */
static void
skip_to (const char *id)
{
  for (guint i = 0; i < 60 && !g_str_equal (get_step (), id); i++)
    press (page, get_phase () == HV_RUNNER_BEFORE ? "Start" : "Skip");
  ck_assert_str_eq (get_step (), id);
}

static void
write_in (GtkWidget *field, const char *text)
{
  ck_assert (HV_IS_TEXT_FIELD (field));
  hv_text_field_set_text (HV_TEXT_FIELD (field), text);
}

/* Ticks the answer that says so. */
static gboolean
is_answer_named (GtkWidget *widget, gconstpointer name)
{
  if (!GTK_IS_CHECK_BUTTON (widget))
    return FALSE;
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

static void
tick (const char *answer)
{
  GtkWidget *row = find_widget (page, is_answer_named, answer);
  ck_assert_msg (row != NULL, "no answer \"%s\"", answer);
  ck_assert (gtk_widget_activate (row));
}

/* GTK presses a button only a quarter of a second after its activation. */
static void
click (GtkWidget *button)
{
  ck_assert (GTK_IS_BUTTON (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_focus (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget)) == widget;
}

/* Sends a key to the page's own controllers of @phase, as the window would. */
static gboolean
send_key (GtkWidget *widget, GtkPropagationPhase phase, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &stopped);
    }
  return stopped;
}

static void
assert_well_made (void)
{
  assert_all_named (page);
  await_layout (page);
  GtkWidget *small = find_widget (page, is_small_target, NULL);
  if (small != NULL)
    ck_abort_msg ("%s: a %s smaller than 44 px", get_step (), G_OBJECT_TYPE_NAME (small));
}

static void
set_up (void)
{
  set_up_ui ("en");
  session = open_session ();
}

static void
tear_down (void)
{
  if (window != NULL)
    close_page ();
  g_clear_object (&session);
}

/* The kinds, in the exercise that has them all */

static HvSession *
open_walk (void)
{
  static HvLibrary *library;
  if (library == NULL)
    {
      g_autofree char *walk = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", "walk.xml", NULL);
      g_autofree char *help = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", "xx.xml", NULL);
      const char *paths[] = { walk, help, NULL };
      library = hv_library_new_from_files (paths, NULL);
    }
  ck_assert_ptr_nonnull (library);
  HvSession *walk = hv_session_new (library);
  open_in (walk, "walk", FALSE);
  return walk;
}

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

/* Keeping */

static guint
count_entries (const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_list_async (hv_session_get_journal (session), NULL, 10, 0, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 5000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (hv_session_get_journal (session), result, NULL);
  ck_assert_ptr_nonnull (entries);
  for (guint i = 0; words != NULL && i < entries->len; i++)
    ck_assert_ptr_nonnull (strstr (hv_journal_entry_get_excerpt (entries->pdata[i]), words));
  return entries->len;
}

static void
run_x33_to_keeping (void)
{
  open_in (session, "x33", FALSE);
  next ();
  write_in (find_type (HV_TYPE_TEXT_FIELD), "I opened one letter.");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_CLOSE; i++)
    next ();
  tick ("It helped");
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_KEEP);
  assert_well_made ();
}

START_TEST (all_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep");
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_DONE);
  ck_assert_uint_eq (count_entries ("I opened one letter."), 1);
  ck_assert_str_eq (hv_progress_find_kept (progress, "managed")->text, "I opened one letter.");
  GPtrArray *runs = hv_progress_get_runs (progress);
  ck_assert_uint_eq (runs->len, 1);
  ck_assert_int_eq (((HvRun *) runs->pdata[0])->verdict, HV_VERDICT_HELPED);
  press (page, "Back to Now");
  ck_assert_str_eq (moves->str, "go now;");
}
END_TEST

START_TEST (only_that_she_did_it_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep only that I did it");
  next ();
  ck_assert_uint_eq (count_entries (NULL), 0);
  ck_assert_ptr_null (hv_progress_find_kept (progress, "managed"));
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 1);
}
END_TEST

START_TEST (nothing_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep nothing");
  next ();
  ck_assert_uint_eq (count_entries (NULL), 0);
  ck_assert_ptr_null (hv_progress_find_kept (progress, "managed"));
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 0);
  ck_assert (shows (page, "Nothing is kept."));
}
END_TEST

START_TEST (of_an_exercise_without_answers_nothing_is_kept_unless_she_says_so)
{
  open_in (session, "x06", FALSE);
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  ck_assert_ptr_null (find_widget (page, is_answer_named, "Keep"));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (page, is_answer_named, "Keep nothing"))));
  next ();
  ck_assert_uint_eq (hv_progress_get_runs (hv_session_get_progress (session))->len, 0);
}
END_TEST

START_TEST (without_a_room_nothing_is_asked_and_nothing_kept)
{
  g_autoptr (HvSession) alone = hv_session_new (get_library ());
  open_in (alone, "x33", FALSE);
  ck_assert (shows (page, "Nothing is kept: no room is open."));
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_DONE; i++)
    {
      ck_assert_int_ne (get_phase (), HV_RUNNER_KEEP);
      next ();
    }
  ck_assert (shows (page, "Nothing is kept."));
}
END_TEST

START_TEST (a_kept_sentence_is_there_next_time_and_not_kept_twice)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "sentence", "x02", "I am here.");
  open_in (session, "x02", FALSE);
  skip_to ("danger");
  tick ("No");
  next ();
  skip_to ("sentence");
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (find_type (HV_TYPE_TEXT_FIELD)));
  ck_assert_str_eq (text, "I am here.");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  tick ("Keep");
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 1);
}
END_TEST

START_TEST (a_kept_card_is_there_next_time_and_not_kept_twice)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "card-alone", "x41", "a cup of tea\nthe radio");
  open_in (session, "x41", FALSE);
  skip_to ("alone");
  const char *const *items = hv_answers_get_list (hv_runner_get_answers (get_runner ()), "alone");
  ck_assert_str_eq (items[0], "a cup of tea");
  ck_assert_str_eq (items[1], "the radio");
  ck_assert_ptr_null (items[2]);
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  tick ("Keep");
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 1);
}
END_TEST

/* x40: what she answered about her devices is nowhere to be found afterwards. */
START_TEST (where_answers_are_not_to_be_kept_keeping_them_is_not_offered)
{
  open_in (session, "x40", FALSE);
  skip_to ("device");
  tick ("Yes, as far as I know");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  ck_assert (shows (page, "Keep only that I did it"));
  ck_assert (!shows (page, "Your answers go into your journal. You can change or delete them."));
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (hv_session_get_progress (session))->len, 0);
  ck_assert_uint_eq (hv_progress_get_runs (hv_session_get_progress (session))->len, 0);
}
END_TEST

START_TEST (stopping_keeps_the_place_and_finishing_forgets_it)
{
  HvProgress *progress = hv_session_get_progress (session);
  open_in (session, "x13", FALSE);
  skip_to ("strength");
  hv_page_stop (HV_PAGE (page));
  ck_assert_int_eq (get_phase (), HV_RUNNER_DONE);
  ck_assert (shows (page, "It is fine to stop here"));
  ck_assert_ptr_nonnull (hv_progress_get_place (progress, "x13"));
  close_page ();

  open_in (session, "x13", FALSE);
  press (page, "Go on where you were");
  ck_assert_str_eq (get_step (), "strength");
  close_page ();

  open_in (session, "x13", TRUE);
  ck_assert_str_eq (get_step (), "strength");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_DONE; i++)
    next ();
  ck_assert_ptr_null (hv_progress_get_place (progress, "x13"));
}
END_TEST

START_TEST (a_lock_in_the_middle_keeps_the_place)
{
  open_in (session, "x13", FALSE);
  skip_to ("wants");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "hide");
  hv_page_flush (HV_PAGE (page));
  close_page ();
  open_in (session, "x13", TRUE);
  ck_assert_str_eq (get_step (), "wants");
  ck_assert_str_eq (hv_answers_get_text (hv_runner_get_answers (get_runner ()), "wants"), "hide");
}
END_TEST

START_TEST (what_she_writes_is_saved_while_she_writes)
{
  HvProgress *progress = hv_session_get_progress (session);
  open_in (session, "x13", FALSE);
  skip_to ("wants");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "hide");
  UNTIL (hv_progress_get_place (progress, "x13") != NULL, 2000);
  g_autoptr (GBytes) first = g_bytes_ref (hv_progress_get_place (progress, "x13"));
  for (int i = 0; i < 20; i++) /* also while she goes on */
    {
      g_autofree char *text = g_strdup_printf ("hide %d", i);
      write_in (find_type (HV_TYPE_TEXT_FIELD), text);
      run_for (100);
    }
  ck_assert (!g_bytes_equal (first, hv_progress_get_place (progress, "x13")));
  ck_assert_int_eq (get_phase (), HV_RUNNER_STEP);
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

static TCase *
make_case (Suite *suite, const char *name)
{
  TCase *tcase = tcase_create (name);
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  return tcase;
}

int
main (void)
{
  Suite *suite = suite_create ("exercise-page");

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

  TCase *keeping = make_case (suite, "keeping");
  tcase_add_test (keeping, all_is_kept_where_she_says_so);
  tcase_add_test (keeping, only_that_she_did_it_is_kept_where_she_says_so);
  tcase_add_test (keeping, nothing_is_kept_where_she_says_so);
  tcase_add_test (keeping, of_an_exercise_without_answers_nothing_is_kept_unless_she_says_so);
  tcase_add_test (keeping, without_a_room_nothing_is_asked_and_nothing_kept);
  tcase_add_test (keeping, a_kept_sentence_is_there_next_time_and_not_kept_twice);
  tcase_add_test (keeping, a_kept_card_is_there_next_time_and_not_kept_twice);
  tcase_add_test (keeping, where_answers_are_not_to_be_kept_keeping_them_is_not_offered);
  tcase_add_test (keeping, stopping_keeps_the_place_and_finishing_forgets_it);
  tcase_add_test (keeping, a_lock_in_the_middle_keeps_the_place);
  tcase_add_test (keeping, what_she_writes_is_saved_while_she_writes);

  TCase *whole = make_case (suite, "whole");
  tcase_add_loop_test (whole, each_exercise_can_be_done_whole_in_english, 0, 10);
  tcase_add_loop_test (whole, each_exercise_can_be_done_whole_in_danish, 0, 10);
  tcase_add_test (whole, a_page_that_is_left_is_gone);
  return run_suite (suite);
}
