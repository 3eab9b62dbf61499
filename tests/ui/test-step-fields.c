/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables, contacts and the next step, in the exercise that has them. */

#include "ui-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/rating-scale.h"
#include "ui/widgets/text-field.h"

static HvSession *session;
static GtkWidget *window, *page;

static HvRunner *
get_runner (void)
{
  return hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
}

static const char *const *
get_list (const char *step)
{
  return hv_answers_get_list (hv_runner_get_answers (get_runner ()), step);
}

static void
assert_list (const char *step, const char *const *expected)
{
  g_autofree char *got = get_list (step) != NULL ? g_strjoinv ("|", (char **) get_list (step)) : NULL;
  g_autofree char *wanted = g_strjoinv ("|", (char **) expected);
  ck_assert_str_eq (got != NULL ? got : "nothing", wanted);
}

static void
open_thoughts (gboolean resume)
{
  page = hv_exercise_page_new (session, "thoughts", resume);
  window = show_in_window (page);
  hv_page_focus (HV_PAGE (page));
}

static void
close_page (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
}

static void
skip_to (const char *id)
{
  const HvStep *step;
  for (guint i = 0; i < 20; i++)
    {
      step = hv_runner_get_step (get_runner ());
      if (step != NULL && g_str_equal (step->id, id))
        return;
      press (page, hv_runner_get_phase (get_runner ()) == HV_RUNNER_BEFORE ? "Start" : "Skip");
    }
  ck_abort_msg ("never at %s", id);
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

static GtkWidget *
find_named (const char *name)
{
  GtkWidget *found = find_widget (page, is_named, name);
  ck_assert_msg (found != NULL, "nothing is called \"%s\"", name);
  return found;
}

static gboolean
is_editor_named (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_TEXT_VIEW (widget) && is_named (widget, name);
}

/* The field whose editor has this name. */
static HvTextField *
find_field (const char *name)
{
  GtkWidget *editor = find_widget (page, is_editor_named, name);
  ck_assert_msg (editor != NULL, "no field \"%s\"", name);
  return HV_TEXT_FIELD (gtk_widget_get_ancestor (editor, HV_TYPE_TEXT_FIELD));
}

static void
write_in (const char *name, const char *text)
{
  hv_text_field_set_text (find_field (name), text);
}

static void
assert_written (const char *name, const char *expected)
{
  g_autofree char *text = hv_text_field_get_text (find_field (name));
  ck_assert_str_eq (text, expected);
}

static void
assert_well_made (void)
{
  assert_all_named (page);
  await_layout (page);
  GtkWidget *small = find_widget (page, is_small_target, NULL);
  ck_assert_msg (small == NULL, "a %s smaller than 44 px", small != NULL ? G_OBJECT_TYPE_NAME (small) : "");
}

static void
set_up (void)
{
  static HvLibrary *library;
  set_up_ui ("en");
  if (library == NULL)
    library = read_fixture ("thoughts.xml");
  session = open_session_with (library);
}

static void
tear_down (void)
{
  if (window != NULL)
    close_page ();
  g_clear_object (&session);
}

START_TEST (every_field_of_a_row_may_be_filled_or_stay_empty)
{
  open_thoughts (FALSE);
  skip_to ("thought");
  ck_assert_ptr_null (get_list ("thought"));
  assert_well_made ();
  write_in ("Situation, row 1", "the phone rang");
  assert_list ("thought", (const char *[]){ "the phone rang", "", "", NULL });
  press (page, "7, Quite a bit");
  press (page, "Calm?, row 1: Not calm");
  assert_list ("thought", (const char *[]){ "the phone rang", "7", "no", NULL });

  press (page, "Calm?, row 1: Yes, calm");
  assert_list ("thought", (const char *[]){ "the phone rang", "7", "yes", NULL });
  press (page, "Calm?, row 1: Yes, calm"); /* taken back */
  write_in ("Situation, row 1", " ");
  assert_list ("thought", (const char *[]){ "", "7", "", NULL });
  press (page, "7, Quite a bit");
  ck_assert_ptr_null (get_list ("thought"));
}
END_TEST

START_TEST (a_table_takes_as_many_rows_as_it_may_and_leaves_empty_ones_out)
{
  open_thoughts (FALSE);
  skip_to ("thought");
  ck_assert_ptr_null (find_widget (page, is_named, "Situation, row 2"));
  press (page, "One more row");
  ck_assert (!gtk_widget_get_sensitive (find_button (page, "One more row")));
  write_in ("Situation, row 2", "the post came");
  assert_list ("thought", (const char *[]){ "the post came", "", "", NULL });
  assert_well_made ();

  press (page, "Next");
  press (page, "Back");
  assert_written ("Situation, row 1", "the post came");
  ck_assert (gtk_widget_get_sensitive (find_button (page, "One more row")));
}
END_TEST

START_TEST (a_field_is_as_high_as_the_words_it_had_before_it_was_shown)
{
  open_thoughts (FALSE);
  skip_to ("sides");
  write_in ("What it gives: The one", "words enough for more than one line of a field that is half as wide as the page");
  write_in ("What it costs: The one", "tea");
  press (page, "Next");
  press (page, "Back");
  await_layout (page);
  run_for (100);
  int empty = gtk_widget_get_height (GTK_WIDGET (find_field ("What it costs: The other")));
  int one_line = gtk_widget_get_height (GTK_WIDGET (find_field ("What it costs: The one")));
  ck_assert_int_ge (one_line, empty);
  ck_assert_int_gt (gtk_widget_get_height (GTK_WIDGET (find_field ("What it gives: The one"))), one_line);
}
END_TEST

START_TEST (rows_that_are_there_keep_their_places)
{
  open_thoughts (FALSE);
  skip_to ("sides");
  ck_assert (shows (page, "What it costs"));
  ck_assert_ptr_null (find_button (page, "One more row"));
  write_in ("What it costs: The other", "money");
  assert_list ("sides", (const char *[]){ "", "", "", "money", NULL });
  assert_well_made ();
  press (page, "Next");
  press (page, "Back");
  assert_written ("What it gives: The one", "");
  assert_written ("What it costs: The other", "money");
}
END_TEST

START_TEST (enter_leads_from_field_to_field_and_out_of_the_last)
{
  open_thoughts (FALSE);
  skip_to ("sides");
  GtkWidget *names[4] = { find_named ("What it gives: The one"), find_named ("What it gives: The other"),
                          find_named ("What it costs: The one"), find_named ("What it costs: The other") };
  for (guint i = 0; i < 4; i++)
    {
      ck_assert_ptr_eq (gtk_root_get_focus (gtk_widget_get_root (page)), names[i]);
      g_signal_emit_by_name (gtk_widget_get_ancestor (names[i], HV_TYPE_TEXT_FIELD), "entered");
    }
  ck_assert (is_named (gtk_root_get_focus (gtk_widget_get_root (page)), "Next"));
}
END_TEST

START_TEST (a_contact_is_who_and_how_and_each_may_be_left_out)
{
  open_thoughts (FALSE);
  skip_to ("places");
  assert_well_made ();
  write_in ("Who or where, 1", "A.");
  assert_list ("places", (const char *[]){ "A.", "", NULL });
  press (page, "One more");
  write_in ("How, 2", "12 34 56 78");
  assert_list ("places", (const char *[]){ "A.", "", "", "12 34 56 78", NULL });
  press (page, "One more");
  ck_assert (!gtk_widget_get_sensitive (find_button (page, "One more")));
  assert_well_made ();

  press (page, "Next");
  press (page, "Back");
  assert_written ("Who or where, 1", "A.");
  assert_written ("How, 2", "12 34 56 78");
  write_in ("Who or where, 1", "");
  write_in ("How, 2", "");
  ck_assert_ptr_null (get_list ("places"));
}
END_TEST

START_TEST (people_kept_before_and_help_lines_can_be_ticked)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "contacts", "thoughts", "Anna\n12 34");
  hv_progress_keep (progress, "sentence", "thoughts", "No one to call");
  open_thoughts (FALSE);
  skip_to ("people");
  ck_assert_ptr_null (get_list ("people")); /* nothing is ticked for her */
  ck_assert_ptr_null (find_widget (page, is_named, "No one to call"));
  assert_well_made ();
  gtk_widget_activate (find_named ("Anna"));
  gtk_widget_activate (find_named ("Emergency"));
  write_in ("Who or where, 1", "The library");
  assert_list ("people", (const char *[]){ "Anna", "12 34", "Emergency", "112", "The library", "", NULL });

  press (page, "Next");
  press (page, "Back");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_named ("Anna"))));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_named ("Emergency"))));
  assert_written ("Who or where, 1", "The library");
  gtk_widget_activate (find_named ("Anna"));
  assert_list ("people", (const char *[]){ "Emergency", "112", "The library", "", NULL });
}
END_TEST

START_TEST (a_next_step_is_hers_and_the_time_is_a_choice)
{
  open_thoughts (FALSE);
  skip_to ("step");
  assert_well_made ();
  HvAnswers *answers = hv_runner_get_answers (get_runner ());
  ck_assert (!hv_answers_has (answers, "step"));
  write_in ("One small step", "put the kettle on");
  ck_assert_str_eq (hv_answers_get_other (answers, "step"), "put the kettle on");
  press (page, "About when: Today");
  ck_assert_str_eq (hv_answers_get_choices (answers, "step")[0], "today");
  press (page, "Next");
  ck_assert (shows (page, "Today: put the kettle on."));
  press (page, "Back");
  assert_written ("One small step", "put the kettle on");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_named ("About when: Today"))));
  press (page, "About when: Today");
  ck_assert_ptr_null (hv_answers_get_choices (answers, "step")[0]);

  skip_to ("later");
  ck_assert (!shows (page, "About when?"));
}
END_TEST

static void
assert_kept (const char *kind, guint n, const char *newest)
{
  HvProgress *progress = hv_session_get_progress (session);
  GPtrArray *kept = hv_progress_get_kept (progress);
  guint found = 0;
  for (guint i = 0; i < kept->len; i++)
    found += g_str_equal (((HvKept *) kept->pdata[i])->kind, kind);
  ck_assert_uint_eq (found, n);
  if (n > 0)
    ck_assert_str_eq (hv_progress_find_kept (progress, kind)->text, newest);
}

static void
go_to_the_end_and_keep (const char *what)
{
  for (guint i = 0; i < 20 && hv_runner_get_phase (get_runner ()) != HV_RUNNER_KEEP; i++)
    press (page, "Next");
  gboolean has_step = hv_answers_get_other (hv_runner_get_answers (get_runner ()), "step") != NULL;
  ck_assert (shows (page, "on the first page") == has_step); /* where it will stand is said beforehand */
  gtk_widget_activate (find_named (what));
  press (page, "Next");
  ck_assert_int_eq (hv_runner_get_phase (get_runner ()), HV_RUNNER_DONE);
}

static void
fill_in_all (void)
{
  skip_to ("thought");
  write_in ("Situation, row 1", "the phone rang");
  press (page, "Next");
  press (page, "Next");
  write_in ("Who or where, 1", "Anna");
  write_in ("How, 1", "12 34");
  gtk_widget_activate (find_named ("Emergency"));
  press (page, "Next");
  press (page, "Next");
  write_in ("One small step", "put the kettle on");
  press (page, "About when: This week");
}

START_TEST (each_thing_is_kept_by_itself_and_not_twice)
{
  for (guint time = 0; time < 2; time++)
    {
      open_thoughts (FALSE);
      fill_in_all ();
      go_to_the_end_and_keep ("Keep");
      close_page ();
    }
  assert_kept ("thoughts", 1, "• Situation: the phone rang");
  assert_kept ("contacts", 1, "Anna\n12 34"); /* and no help line: the page of numbers has those */
  assert_kept ("next", 1, "put the kettle on\nThis week");
}
END_TEST

START_TEST (nothing_of_it_is_kept_where_she_does_not_say_so)
{
  open_thoughts (FALSE);
  fill_in_all ();
  go_to_the_end_and_keep ("Keep only that I did it");
  ck_assert_uint_eq (hv_progress_get_kept (hv_session_get_progress (session))->len, 0);
}
END_TEST

START_TEST (a_time_without_a_step_is_not_kept)
{
  open_thoughts (FALSE);
  skip_to ("step");
  press (page, "About when: Today");
  go_to_the_end_and_keep ("Keep");
  assert_kept ("next", 0, NULL);
}
END_TEST

START_TEST (all_of_it_is_there_when_she_comes_back_another_day)
{
  open_thoughts (FALSE);
  fill_in_all ();
  hv_page_flush (HV_PAGE (page));
  close_page ();

  open_thoughts (TRUE);
  assert_written ("One small step", "put the kettle on");
  ck_assert (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_named ("About when: This week"))));
  press (page, "Back");
  press (page, "Back");
  assert_written ("Who or where, 1", "Anna");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_named ("Emergency"))));
  press (page, "Back");
  press (page, "Back");
  assert_written ("Situation, row 1", "the phone rang");
}
END_TEST

START_TEST (a_page_that_is_left_is_gone)
{
  open_thoughts (FALSE);
  fill_in_all ();
  GtkWidget *gone = page;
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &gone);
  close_page ();
  UNTIL (gone == NULL, 3000);
}
END_TEST

START_TEST (what_there_is_no_room_for_is_left_out_and_told)
{
  g_autofree char *much = g_strnfill (2 * 1024 * 1024, 'a');
  for (guint lines = 1; lines <= 3; lines += 2)
    {
      GtkWidget *field = g_object_ref_sink (hv_text_field_new ("Field", NULL, lines));
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (hv_text_field_get_view (HV_TEXT_FIELD (field)));
      gtk_text_buffer_set_text (buffer, "mine ", -1);
      GtkWidget *told = gtk_widget_get_last_child (field);
      ck_assert (!gtk_widget_get_visible (told));
      gtk_text_buffer_insert_at_cursor (buffer, much, -1);
      ck_assert (gtk_widget_get_visible (told));
      ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer), lines == 1 ? 2000 : 20000);
      g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (field));
      ck_assert (g_str_has_prefix (text, "mine aaa"));
      /* There is room again. */
      GtkTextIter start, end;
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_iter_forward_chars (&start, 5);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert_at_cursor (buffer, "b", -1);
      ck_assert (!gtk_widget_get_visible (told));
      /* What was kept is shown whole, however long. */
      hv_text_field_set_text (HV_TEXT_FIELD (field), much + 2 * 1024 * 1024 - 30000);
      ck_assert_int_eq (gtk_text_buffer_get_char_count (buffer), 30000);
      g_object_unref (field);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("step-fields");
  TCase *tc = tcase_create ("step-fields");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, every_field_of_a_row_may_be_filled_or_stay_empty);
  tcase_add_test (tc, a_table_takes_as_many_rows_as_it_may_and_leaves_empty_ones_out);
  tcase_add_test (tc, a_field_is_as_high_as_the_words_it_had_before_it_was_shown);
  tcase_add_test (tc, rows_that_are_there_keep_their_places);
  tcase_add_test (tc, enter_leads_from_field_to_field_and_out_of_the_last);
  tcase_add_test (tc, a_contact_is_who_and_how_and_each_may_be_left_out);
  tcase_add_test (tc, people_kept_before_and_help_lines_can_be_ticked);
  tcase_add_test (tc, a_next_step_is_hers_and_the_time_is_a_choice);
  tcase_add_test (tc, each_thing_is_kept_by_itself_and_not_twice);
  tcase_add_test (tc, nothing_of_it_is_kept_where_she_does_not_say_so);
  tcase_add_test (tc, a_time_without_a_step_is_not_kept);
  tcase_add_test (tc, all_of_it_is_there_when_she_comes_back_another_day);
  tcase_add_test (tc, a_page_that_is_left_is_gone);
  tcase_add_test (tc, what_there_is_no_room_for_is_left_out_and_told);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
