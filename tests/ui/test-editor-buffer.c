/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Large texts: nothing is lost, and the main loop, which is the way out, is never held. */

#include "ui-test.h"

#include "ui/pages/editor-buffer.h"
#include "ui/pages/paragraphs.h"

#define MEGABYTE (1024 * 1024)
/* The longest the main loop may work at a stretch, seconds (of this thread, so that a busy machine does not count). */
#define LONGEST_STRETCH 0.05

static HvEditorBuffer *buffer;
static GtkWidget *window;
static guint n_edits;

static void
count_cb (void)
{
  n_edits++;
}

static void
set_up (void)
{
  set_up_ui ("en");
  buffer = hv_editor_buffer_new ();
  n_edits = 0;
  g_signal_connect (buffer, "edited", G_CALLBACK (count_cb), NULL);
  GtkWidget *view = gtk_text_view_new_with_buffer (GTK_TEXT_BUFFER (buffer));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = show_in_window (scroller);
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&buffer);
}

static void
assert_content (const char *expected)
{
  g_autofree char *content = hv_editor_buffer_dup_content (buffer);
  ck_assert_uint_eq (strlen (content), strlen (expected));
  ck_assert (strcmp (content, expected) == 0);
}

static void
insert_at (int offset, const char *text)
{
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &iter, text, -1);
}

/* @line times over, until there are @bytes. */
static char *
make_text (gsize bytes, const char *line)
{
  GString *text = g_string_sized_new (bytes + 128);
  while (text->len < bytes)
    g_string_append (text, line);
  return g_string_free (text, FALSE);
}

/* Until all is in; gives the longest the main loop worked at a stretch. */
static double
run_until_fed (void)
{
  double longest = 0;
  gint64 deadline = g_get_monotonic_time () + 120 * G_TIME_SPAN_SECOND;
  while (hv_editor_buffer_is_feeding (buffer) && g_get_monotonic_time () < deadline)
    {
      double before = get_cpu_seconds ();
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_cpu_seconds () - before);
    }
  ck_assert (!hv_editor_buffer_is_feeding (buffer));
  return longest;
}

START_TEST (five_megabytes_go_in_without_holding_the_main_loop)
{
  g_autofree char *text = make_text (5 * MEGABYTE, "Kaffe på trappen, og fuglene var der før mig.\n");
  insert_at (0, "før efter");
  double before = get_cpu_seconds ();
  insert_at (4, text);
  double first = get_cpu_seconds () - before;
  g_autofree char *expected = g_strconcat ("før ", text, "efter", NULL);
  assert_content (expected); /* the way out has all of it at once */
  double longest = run_until_fed ();
  assert_content (expected);
  ck_assert_msg (first < LONGEST_STRETCH, "taking it held the main loop for %.0f ms", first * 1000);
  ck_assert_msg (longest < LONGEST_STRETCH, "the main loop was held for %.0f ms", longest * 1000);
}
END_TEST

START_TEST (a_megabyte_without_a_line_break_goes_in_too)
{
  g_autofree char *text = make_text (MEGABYTE, "ord uden linjeskift ");
  insert_at (0, text);
  double longest = run_until_fed ();
  assert_content (text);
  ck_assert_int_gt (gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)), 200);
  ck_assert_msg (longest < LONGEST_STRETCH, "the main loop was held for %.0f ms", longest * 1000);
}
END_TEST

START_TEST (what_is_typed_while_it_goes_in_stands_behind_it)
{
  g_autofree char *text = make_text (MEGABYTE / 2, "linje\n");
  insert_at (0, text);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "mine ord", -1);
  g_autofree char *expected = g_strconcat (text, "mine ord", NULL);
  assert_content (expected);
  g_main_context_iteration (NULL, TRUE);
  assert_content (expected);
  run_until_fed ();
  assert_content (expected);
}
END_TEST

START_TEST (two_large_pastes_at_once_both_arrive)
{
  g_autofree char *first = make_text (200000, "en\n");
  g_autofree char *second = make_text (300000, "to\n");
  insert_at (0, "ab");
  insert_at (2, second);
  insert_at (1, first);
  g_autofree char *expected = g_strconcat ("a", first, "b", second, NULL);
  assert_content (expected);
  run_until_fed ();
  assert_content (expected);
}
END_TEST

START_TEST (taking_all_away_takes_what_is_coming_too)
{
  g_autofree char *text = make_text (300000, "linje\n");
  insert_at (0, "ab");
  insert_at (1, text);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &start, &end);
  run_for (50);
  assert_content ("");
}
END_TEST

START_TEST (a_large_paste_is_one_step_to_undo)
{
  g_autofree char *text = make_text (300000, "linje\n");
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  insert_at (0, "før ");
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  insert_at (4, text);
  run_until_fed ();
  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_content ("før ");
  gtk_text_buffer_redo (GTK_TEXT_BUFFER (buffer));
  g_autofree char *expected = g_strconcat ("før ", text, NULL);
  assert_content (expected);
}
END_TEST

START_TEST (an_opened_entry_leaves_nothing_to_undo)
{
  hv_editor_buffer_set_content (buffer, "an entry of another day");
  ck_assert_uint_eq (n_edits, 0);
  ck_assert (!gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (buffer)));
  insert_at (0, "x");
  ck_assert_uint_eq (n_edits, 1);
  ck_assert (gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (buffer)));
  hv_editor_buffer_set_content (buffer, "another");
  ck_assert (!gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (buffer)));
  assert_content ("another");
}
END_TEST

START_TEST (a_large_entry_is_whole_from_the_moment_it_is_opened)
{
  g_autofree char *text = make_text (2 * MEGABYTE, "et afsnit uden ende ");
  hv_editor_buffer_set_content (buffer, text);
  assert_content (text);
  insert_at (0, "ny ");
  g_autofree char *expected = g_strconcat ("ny ", text, NULL);
  assert_content (expected);
  run_until_fed ();
  assert_content (expected);
}
END_TEST

START_TEST (a_paragraph_that_grows_while_typed_is_broken_up_and_comes_back_whole)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  for (int i = 0; i < 4000; i++)
    {
      gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), "ord ", -1);
      g_string_append (typed, "ord ");
    }
  ck_assert_int_gt (gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)), 1);
  assert_content (typed->str);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("editor-buffer");
  TCase *tests = tcase_create ("editor-buffer");
  tcase_set_timeout (tests, 170);
  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, five_megabytes_go_in_without_holding_the_main_loop);
  tcase_add_test (tests, a_megabyte_without_a_line_break_goes_in_too);
  tcase_add_test (tests, what_is_typed_while_it_goes_in_stands_behind_it);
  tcase_add_test (tests, two_large_pastes_at_once_both_arrive);
  tcase_add_test (tests, taking_all_away_takes_what_is_coming_too);
  tcase_add_test (tests, a_large_paste_is_one_step_to_undo);
  tcase_add_test (tests, an_opened_entry_leaves_nothing_to_undo);
  tcase_add_test (tests, a_large_entry_is_whole_from_the_moment_it_is_opened);
  tcase_add_test (tests, a_paragraph_that_grows_while_typed_is_broken_up_and_comes_back_whole);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
