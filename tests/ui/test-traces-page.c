/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that looks for traces: it tells what there is, and takes away what is confirmed and nothing
 * before. */

#include "window-test.h"

#include "ui/pages/trace-view.h"
#include "ui/pages/traces-page.h"

static char *home;

static void
put (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (home, name, NULL), *folder = g_path_get_dirname (path);
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_holds (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (home, name, NULL), *now = NULL;
  ck_assert (g_file_get_contents (path, &now, NULL, NULL));
  ck_assert_str_eq (now, text);
}

static void
make_home (void)
{
  home = g_dir_make_tmp ("home-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, ".local/share/hverdag", NULL);
  g_autofree char *system = g_build_filename (home, "system", NULL);
  g_autoptr (HvTracePlaces) places = hv_trace_places_new (home, folder, system);
  hv_traces_page_set_places_for_tests (places);
}

static void
remove_home (void)
{
  hv_traces_page_set_places_for_tests (NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", home);
  ck_assert (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&home, g_free);
}

static gboolean
is_take_button (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget) && find_widget (widget, is_label_with, "Take this away") != NULL;
}

START_TEST (nothing_of_it_is_reached_from_outside)
{
  act ("win.go", "traces");
  ASSERT_PLACE ("first-start");
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.go", "settings");
  press (page (), "Traces on this computer");
  ASSERT_PLACE ("traces");
  assert_all_named (page ());
}
END_TEST

START_TEST (what_is_found_is_taken_away_when_that_is_confirmed)
{
  make_home ();
  put (".bash_history", "ls\nhverdag\n");
  put ("system/usr/share/applications/hverdag.desktop", "[Desktop Entry]\nExec=hverdag\n");
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.go", "traces");
  press (page (), "Look now");
  UNTIL (shows (page (), "This is what the program can see of itself."), 10000);
  ck_assert (shows (page (), "The program itself"));
  ck_assert (shows (page (), "Typed commands"));
  ck_assert (shows (page (), "What it cannot see"));
  assert_all_named (page ());

  g_signal_emit_by_name (find_widget (page (), is_take_button, NULL), "clicked");
  assert_holds (".bash_history", "ls\nhverdag\n");
  act ("win.back", NULL); /* back from the question to the list */
  ASSERT_PLACE ("traces");
  assert_holds (".bash_history", "ls\nhverdag\n");
  g_signal_emit_by_name (find_widget (page (), is_take_button, NULL), "clicked");
  ck_assert (shows (page (), "Only these lines are taken out."));
  assert_all_named (page ());
  press (page (), "Take it away");
  UNTIL (shows (page (), "It is taken away."), 10000);
  assert_holds (".bash_history", "ls\n");
  ck_assert (shows (page (), "The program itself"));
  ck_assert_ptr_null (find_widget (page (), is_take_button, NULL));
  remove_home ();
}
END_TEST

START_TEST (what_was_written_meanwhile_is_told)
{
  make_home ();
  put (".bash_history", "hverdag\n");
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.go", "traces");
  press (page (), "Look now");
  UNTIL (find_widget (page (), is_take_button, NULL) != NULL, 10000);
  g_signal_emit_by_name (find_widget (page (), is_take_button, NULL), "clicked");
  put (".bash_history", "hverdag\nhverdag --help\n");
  press (page (), "Take it away");
  UNTIL (shows (page (), "Another program has written there meanwhile"), 10000);
  assert_holds (".bash_history", "hverdag\nhverdag --help\n");
  remove_home ();
}
END_TEST

START_TEST (shift_three_times_leaves_from_it)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.go", "traces");
  press_shift (3);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
}
END_TEST

START_TEST (every_kind_has_words_and_only_what_can_be_taken_away_a_question)
{
  g_autoptr (GPtrArray) what = g_ptr_array_new (), files = g_ptr_array_new ();
  for (int i = 0; i < 7; i++)
    g_ptr_array_add (what, (gpointer) "line");
  for (int kind = 0; kind < HV_TRACE_KINDS; kind++)
    for (int deed = HV_TRACE_TELL; deed <= HV_TRACE_DELETE; deed++)
      {
        HvTrace trace = { .kind = kind, .deed = deed, .path = (char *)"/a/\xff", .what = what, .files = files };
        g_autoptr (HvTraceView) view = hv_trace_view_new (&trace);
        ck_assert (view->title != NULL && *view->title != '\0' && view->text != NULL && *view->text != '\0');
        ck_assert_int_eq (view->confirm != NULL, deed != HV_TRACE_TELL);
        ck_assert (g_utf8_validate (view->where, -1, NULL));
        ck_assert_str_eq (view->what, "line\nline\nline\nline\nline\nand 2 more");
      }
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, nothing_of_it_is_reached_from_outside);
  tcase_add_test (tc, what_is_found_is_taken_away_when_that_is_confirmed);
  tcase_add_test (tc, what_was_written_meanwhile_is_told);
  tcase_add_test (tc, shift_three_times_leaves_from_it);
  tcase_add_test (tc, every_kind_has_words_and_only_what_can_be_taken_away_a_question);
}

int
main (void)
{
  return run_window_tests ("traces-page", add);
}
