/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may open when she leaves: chosen in the settings, and opened as the window goes. */

#include "window-test.h"

#include "safety/next-program.h"

static char *folder;

static char *
get_sign (void)
{
  return g_build_filename (folder, "opened", NULL);
}

static gboolean
has_opened (void)
{
  g_autofree char *sign = get_sign ();
  return g_file_test (sign, G_FILE_TEST_EXISTS);
}

/* Before GTK makes threads, as the program does. */
static void
prepare (void)
{
  static const char *folders[2];
  folder = g_dir_make_tmp ("next-XXXXXX", NULL);
  folders[0] = folder;
  g_autofree char *script = g_build_filename (folder, "galculator", NULL);
  g_autofree char *sign = get_sign ();
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n: > '%s'\n", sign);
  g_file_set_contents (script, text, -1, NULL);
  g_chmod (script, 0700);
  hv_next_program_set_folders_for_tests (folders);
  hv_next_program_prepare ();
}

static gboolean
is_choice (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

static GtkCheckButton *
find_choice (const char *label)
{
  return (GtkCheckButton *) find_widget (page (), is_choice, label);
}

START_TEST (by_itself_nothing_opens)
{
  make_room ("three boats by the lake");
  act ("win.go", "settings");
  ck_assert (gtk_check_button_get_active (find_choice ("Nothing")));
  ck_assert_ptr_null (find_choice ("A text editor")); /* there is none here */
  hv_main_window_leave (window);
  run_for (300);
  ck_assert (!has_opened ());
}
END_TEST

START_TEST (when_the_computer_ends_its_programs_nothing_opens)
{
  make_room ("three boats by the lake");
  act ("win.go", "settings");
  gtk_check_button_set_active (find_choice ("A calculator"), TRUE);
  hv_main_window_end (window);
  ck_assert_int_eq (exits, 1);
  run_for (300);
  ck_assert (!has_opened ());
}
END_TEST

START_TEST (outside_a_room_nothing_opens)
{
  make_room ("three boats by the lake");
  act ("win.go", "settings");
  gtk_check_button_set_active (find_choice ("A calculator"), TRUE);
  act ("win.lock", NULL);
  UNTIL (!hv_session_is_open (session), 5000);
  hv_main_window_leave (window);
  run_for (300);
  ck_assert (!has_opened ());
}
END_TEST

/* The last: it opens once in the life of a process. */
START_TEST (what_was_chosen_opens_when_the_window_has_gone)
{
  make_room ("three boats by the lake");
  act ("win.go", "settings");
  gtk_check_button_set_active (find_choice ("A calculator"), TRUE);
  act ("win.go", "now");
  act ("win.go", "settings");
  ck_assert (gtk_check_button_get_active (find_choice ("A calculator")));
  hv_main_window_leave (window);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
  UNTIL (has_opened (), 5000);
}
END_TEST

static void
add_tests (TCase *tc)
{
  tcase_add_test (tc, by_itself_nothing_opens);
  tcase_add_test (tc, when_the_computer_ends_its_programs_nothing_opens);
  tcase_add_test (tc, outside_a_room_nothing_opens);
  tcase_add_test (tc, what_was_chosen_opens_when_the_window_has_gone);
}

int
main (void)
{
  prepare ();
  int failed = run_window_tests ("after-leaving", add_tests);
  g_autofree char *sign = get_sign ();
  g_autofree char *script = g_build_filename (folder, "galculator", NULL);
  g_unlink (sign);
  g_unlink (script);
  g_rmdir (folder);
  return failed;
}
