/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-test.h"

START_TEST (every_page_can_be_skipped_and_nothing_is_kept)
{
  ASSERT_PLACE ("first-start");
  ck_assert (shows (page (), "Welcome"));
  press (page (), "Skip");
  ck_assert (shows (page (), "Could someone be watching this computer?"));
  press (page (), "Skip");
  ck_assert (shows (page (), "Where would you like to begin?"));
  press (page (), "Skip");
  ck_assert (shows (page (), "Gone in a moment"));
  press (page (), "Skip");
  UNTIL_PLACE ("now");
  ck_assert (hv_session_is_open (session));
  ck_assert (!hv_session_keeps (session));
  ck_assert (!hv_room_door_exists ());
}
END_TEST

START_TEST (every_page_can_be_gone_back_from)
{
  for (int i = 0; i < 3; i++)
    press (page (), "Skip");
  for (int i = 0; i < 3; i++)
    press (page (), "Back");
  ck_assert (shows (page (), "Welcome"));
}
END_TEST

START_TEST (something_calming_is_one_press_away_on_every_page)
{
  for (int skips = 0; skips < 4; skips++)
    {
      ASSERT_PLACE ("first-start");
      for (int i = 0; i < skips; i++)
        press (page (), "Skip");
      press (page (), "Something calming now");
      UNTIL (g_str_has_prefix (hv_main_window_get_place (window), "exercise"), 10000);
      ck_assert (!hv_session_keeps (session));
      start_again ();
    }
}
END_TEST

START_TEST (a_chosen_language_is_spoken_at_once_and_the_next_page_comes)
{
  press (page (), "Dansk");
  ck_assert_str_eq (hv_language_get (), "da");
  ck_assert (shows (page (), "Holder nogen måske øje med computeren?"));
  ck_assert (find_button (GTK_WIDGET (hv_main_window_get_bar (window)), "Luk nu") != NULL);
}
END_TEST

START_TEST (choosing_a_room_leads_there_after_leaving_has_been_practised)
{
  for (int i = 0; i < 2; i++)
    press (page (), "Skip");
  GtkWidget *choice = find_widget (page (), is_label_with, "Make a room of my own");
  g_signal_emit_by_name (gtk_widget_get_ancestor (choice, GTK_TYPE_BUTTON), "clicked");
  ck_assert (shows (page (), "Gone in a moment"));
  press (page (), "Begin");
  UNTIL_PLACE ("make-room");
}
END_TEST

START_TEST (leaving_is_practised_once_and_then_it_is_real)
{
  for (int i = 0; i < 3; i++)
    press (page (), "Skip");
  press_shift (3);
  ck_assert_int_eq (exits, 0);
  ck_assert (shows (page (), "That would have closed everything. Start again from here."));
  press (page (), "Try once more");
  ck_assert (!shows (page (), "That would have closed everything."));
  act ("win.leave", NULL);
  ck_assert_int_eq (exits, 0);
  ck_assert (shows (page (), "That would have closed everything."));
  press_shift (3);
  ck_assert_int_eq (exits, 1);
}
END_TEST

START_TEST (closing_the_window_is_never_practice)
{
  for (int i = 0; i < 3; i++)
    press (page (), "Skip");
  gtk_window_close (GTK_WINDOW (window));
  UNTIL (exits == 1, 2000);
}
END_TEST

START_TEST (before_the_last_page_three_presses_leave)
{
  press_shift (3);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, every_page_can_be_skipped_and_nothing_is_kept);
  tcase_add_test (tc, every_page_can_be_gone_back_from);
  tcase_add_test (tc, something_calming_is_one_press_away_on_every_page);
  tcase_add_test (tc, a_chosen_language_is_spoken_at_once_and_the_next_page_comes);
  tcase_add_test (tc, choosing_a_room_leads_there_after_leaving_has_been_practised);
  tcase_add_test (tc, leaving_is_practised_once_and_then_it_is_real);
  tcase_add_test (tc, closing_the_window_is_never_practice);
  tcase_add_test (tc, before_the_last_page_three_presses_leave);
}

int
main (void)
{
  return run_window_tests ("first-start", add);
}
