/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The next step on the first page, and steps, people and tables under Mine. */

#include "ui-test.h"

#include "ui/pages/mine-page.h"
#include "ui/pages/now-page.h"
#include "ui/widgets/text-field.h"

static HvSession *session;
static HvProgress *progress;
static GtkWidget *window, *page;

static void
show_page (GtkWidget *shown)
{
  page = shown;
  window = show_in_window (page);
}

static void
close_page (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
}

static void
set_up (void)
{
  set_up_ui ("en");
  session = open_session ();
  progress = hv_session_get_progress (session);
}

static void
tear_down (void)
{
  if (window != NULL)
    close_page ();
  g_clear_object (&session);
}

static gboolean
is_editor_named (GtkWidget *widget, gconstpointer name)
{
  if (!GTK_IS_TEXT_VIEW (widget))
    return FALSE;
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

static void
write_in (const char *name, const char *text)
{
  GtkWidget *editor = find_widget (page, is_editor_named, name);
  ck_assert_msg (editor != NULL, "no field \"%s\"", name);
  hv_text_field_set_text (HV_TEXT_FIELD (gtk_widget_get_ancestor (editor, HV_TYPE_TEXT_FIELD)), text);
}

/* What is kept, "kind: text" on a line each, newest first. */
static void
assert_kept (const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GPtrArray *kept = hv_progress_get_kept (progress);
  for (guint i = 0; i < kept->len; i++)
    {
      const HvKept *one = kept->pdata[i];
      g_string_append_printf (all, "%s%s: %s", i > 0 ? "|" : "", one->kind, one->text);
    }
  ck_assert_str_eq (all->str, expected);
}

START_TEST (a_step_that_is_done_is_with_what_she_managed_and_can_be_brought_back)
{
  hv_progress_keep (progress, "next", "x33", "Put the kettle on\nToday");
  show_page (hv_now_page_new (session));
  ck_assert (shows (page, "My next step"));
  ck_assert (shows (page, "Today"));
  assert_all_named (page);

  press (page, "Done: Put the kettle on");
  ck_assert (!shows (page, "Put the kettle on"));
  assert_kept ("next: Put the kettle on\nToday");
  press (page, "Undo");
  ck_assert (shows (page, "Put the kettle on"));
  assert_kept ("next: Put the kettle on\nToday");

  press (page, "Done: Put the kettle on");
  hv_page_flush (HV_PAGE (page)); /* leaving, or going on */
  assert_kept ("managed: Put the kettle on");
  ck_assert (!shows (page, "My next step"));
}
END_TEST

START_TEST (a_step_may_rest_and_be_taken_up_again)
{
  hv_progress_keep (progress, "next", "x33", "Open one letter");
  hv_progress_keep (progress, "next", "x33", "Put the kettle on\nToday");
  show_page (hv_now_page_new (session));
  ck_assert (!shows (page, "Open one letter")); /* one at a time */
  press (page, "Let it rest: Put the kettle on");
  ck_assert (!shows (page, "Open one letter")); /* no other steps in while it can be undone */
  close_page ();
  assert_kept ("next-rest: Put the kettle on|next: Open one letter");

  show_page (hv_mine_page_new (session));
  ck_assert (shows (page, "Steps that rest"));
  assert_all_named (page);
  press (page, "Take it up again: Put the kettle on");
  ck_assert (!shows (page, "Steps that rest"));
  press (page, "Let it rest: Open one letter");
  assert_kept ("next-rest: Open one letter|next: Put the kettle on");
}
END_TEST

START_TEST (a_step_is_changed_where_it_stands)
{
  hv_progress_keep (progress, "next", "x33", "Put the kettle on\nToday");
  show_page (hv_now_page_new (session));
  press (page, "Change: Put the kettle on");
  write_in ("My next step", "Water the plant");
  hv_progress_keep (progress, "sentence", "x33", "Meanwhile"); /* does not pull the words away */
  assert_all_named (page);
  press (page, "Leave it as it was");
  ck_assert (shows (page, "Put the kettle on"));

  press (page, "Change: Put the kettle on");
  write_in ("My next step", "Water the plant");
  press (page, "Save");
  assert_kept ("sentence: Meanwhile|next: Water the plant\nToday");
  ck_assert (shows (page, "Water the plant"));

  press (page, "Change: Water the plant");
  write_in ("My next step", "Water both plants");
  hv_page_flush (HV_PAGE (page)); /* what she has written is not lost when she has to leave */
  assert_kept ("sentence: Meanwhile|next: Water both plants\nToday");

  press (page, "Change: Water both plants");
  write_in ("My next step", " ");
  press (page, "Save"); /* nothing is no step; removing is a button of its own */
  assert_kept ("sentence: Meanwhile|next: Water both plants\nToday");
}
END_TEST

START_TEST (without_a_step_there_is_no_card)
{
  hv_progress_keep (progress, "next-rest", "x33", "Open one letter");
  show_page (hv_now_page_new (session));
  ck_assert (!shows (page, "My next step"));
  hv_progress_keep (progress, "next", "x33", "Put the kettle on");
  ck_assert (shows (page, "My next step"));
  close_page ();

  g_autoptr (HvSession) alone = hv_session_new (get_library ());
  show_page (hv_now_page_new (alone));
  ck_assert (!shows (page, "My next step"));
  close_page ();
}
END_TEST

START_TEST (a_contact_is_changed_in_its_two_parts)
{
  hv_progress_keep (progress, "contacts", "x33", "Anna\n12 34");
  show_page (hv_mine_page_new (session));
  ck_assert (shows (page, "My people and places"));
  press (page, "Change: Anna 12 34");
  write_in ("How", "");
  assert_all_named (page);
  press (page, "Save");
  assert_kept ("contacts: Anna");
  press (page, "Change: Anna");
  write_in ("Who or where", "A.");
  write_in ("How", "knock");
  press (page, "Save");
  assert_kept ("contacts: A.\nknock");
}
END_TEST

START_TEST (a_table_stands_under_its_exercise_and_can_be_changed)
{
  hv_progress_keep (progress, "rows", "x33", "• Situation: the phone\n  How strong: 7");
  hv_progress_keep (progress, "rows", "gone", "• One: two");
  show_page (hv_mine_page_new (session));
  ck_assert (shows (page, hv_exercise_get_title (hv_library_find_exercise (get_library (), "x33"))));
  ck_assert (shows (page, "Other things"));
  press (page, "Change: • Situation: the phone How strong: 7");
  write_in ("Other things", "• Situation: the phone");
  press (page, "Save");
  assert_kept ("rows: • One: two|rows: • Situation: the phone");
}
END_TEST

START_TEST (pages_that_are_left_are_gone)
{
  hv_progress_keep (progress, "next", "x33", "Put the kettle on");
  for (guint i = 0; i < 2; i++)
    {
      show_page (i == 0 ? hv_now_page_new (session) : hv_mine_page_new (session));
      press (page, "Change: Put the kettle on");
      GtkWidget *gone = page;
      g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &gone);
      close_page ();
      UNTIL (gone == NULL, 3000);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("kept-things");
  TCase *tc = tcase_create ("kept-things");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, a_step_that_is_done_is_with_what_she_managed_and_can_be_brought_back);
  tcase_add_test (tc, a_step_may_rest_and_be_taken_up_again);
  tcase_add_test (tc, a_step_is_changed_where_it_stands);
  tcase_add_test (tc, without_a_step_there_is_no_card);
  tcase_add_test (tc, a_contact_is_changed_in_its_two_parts);
  tcase_add_test (tc, a_table_stands_under_its_exercise_and_can_be_changed);
  tcase_add_test (tc, pages_that_are_left_are_gone);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
