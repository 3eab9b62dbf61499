/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a room as a whole, while it is open: copied, moved, checked, tidied up, erased; text brought in. */

#include "room-test.h"

START_TEST (my_room_is_reached_from_settings_and_only_with_a_room)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.go", "room");
  ASSERT_PLACE ("now");
  start_again ();
  make_room (PASSPHRASE);
  act ("win.go", "settings");
  press (page (), "My room");
  ASSERT_PLACE ("room");
  assert_all_named (page ());
  act ("win.back", NULL);
  ASSERT_PLACE ("settings");
}
END_TEST

static void
open_copy (const char *name, const char *passphrase)
{
  g_autofree char *path = find_on_stick (name);
  act ("win.go", "open-file");
  choose (path);
  type ("What opens it", passphrase);
  press (page (), "Open");
  UNTIL_PLACE ("now");
}

START_TEST (a_copy_opens_with_the_words_of_the_day)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  act ("win.go", "room");
  press (page (), "Make a copy. In one file, on a stick or in another folder.");
  ASSERT_PLACE ("copy");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
  ck_assert (shows (page (), "1.dat"));
  ck_assert (is_on_stick ("1.dat"));
  assert_all_named (page ());
  press (page (), "Done");
  ASSERT_PLACE ("room");

  keep_sentence ("written later");
  act ("win.lock", NULL);
  hv_session_close_now (session, 5000);
  open_copy ("1.dat", PASSPHRASE);
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
}
END_TEST

START_TEST (a_copy_that_is_stopped_leaves_nothing)
{
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "copy");
  choose (stick);
  ck_assert (shows (page (), "The copy is being made."));
  press (page (), "Stop");
  UNTIL (shows (page (), "It was stopped. Everything is as it was before."), 20000);
  ck_assert_ptr_nonnull (find_widget (page (), is_picker, NULL));
  ck_assert (!is_on_stick ("1.dat") && !is_on_stick ("1.part"));

  /* Back is another way to stop. */
  choose (stick);
  act ("win.back", NULL);
  UNTIL (shows (page (), "It was stopped."), 20000);
  ASSERT_PLACE ("copy");
}
END_TEST

START_TEST (a_copy_is_stopped_when_its_page_goes_and_goes_on_during_a_pause)
{
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "copy");
  choose (stick);
  act ("win.pause", NULL);
  UNTIL (is_on_stick ("1.dat"), 20000);
  act ("win.stop", NULL);
  ASSERT_PLACE ("copy");
  UNTIL (shows (page (), "The copy is made."), 20000);

  press (page (), "Done");
  act ("win.go", "copy");
  choose (stick);
  act ("win.go", "journal");
  run_for (1500);
  ck_assert (!is_on_stick ("2.dat") && !is_on_stick ("2.part"));
  ck_assert_uint_eq (count_entries (), 12); /* the room goes on */
}
END_TEST

START_TEST (a_place_that_cannot_be_written_is_told_and_another_can_be_chosen)
{
  make_room (PASSPHRASE);
  act ("win.go", "copy");
  g_autofree char *gone = find_on_stick ("gone");
  choose (gone);
  UNTIL (!shows (page (), "The copy is being made."), 20000);
  ck_assert_ptr_nonnull (find_widget (page (), is_picker, NULL));
  ck_assert (shows (page (), "The file is not there."));
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
}
END_TEST

START_TEST (leaving_during_a_copy_is_as_quick_as_ever)
{
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "copy");
  choose (stick);
  run_for (20);
  gint64 began = g_get_monotonic_time ();
  press_shift (3);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
  ck_assert_int_lt (g_get_monotonic_time () - began, G_TIME_SPAN_SECOND);
}
END_TEST

START_TEST (a_moved_room_opens_on_the_stick_and_no_longer_here)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  act ("win.go", "move");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
  type ("Your words", "not the right one");
  press (page (), "Erase the room here");
  UNTIL (shows (page (), "It did not open."), 10000);
  ck_assert (hv_session_is_open (session));
  type ("Your words", PASSPHRASE);
  press (page (), "Erase the room here");
  UNTIL_PLACE ("lock");
  ck_assert (shows (page (), "It is done."));
  hv_session_close_now (session, 5000);

  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");

  start_again ();
  ASSERT_PLACE ("cover");
  open_with (PASSPHRASE);
  UNTIL (shows (page (), "It did not open."), 10000);
}
END_TEST

START_TEST (keeping_both_erases_nothing)
{
  make_room (PASSPHRASE);
  act ("win.go", "room");
  act ("win.go", "move");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
  press (page (), "Keep both");
  ASSERT_PLACE ("room");
  start_again ();
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (an_erased_room_opens_no_more_and_the_others_do)
{
  make_room (PASSPHRASE);
  act ("win.go", "room");
  press (page (), "Erase the room. Everything in it will be gone for good.");
  ASSERT_PLACE ("erase");
  assert_all_named (page ());
  press (page (), "Go on");
  ck_assert (shows (page (), "Erase the room now?"));
  assert_all_named (page ());
  press (page (), "Erase"); /* nothing written */
  run_for (50);
  ck_assert (hv_session_is_open (session));
  type ("Your words", "not the right one");
  press (page (), "Erase");
  UNTIL (shows (page (), "It did not open."), 10000);
  ck_assert (hv_session_is_open (session));
  ck_assert (!hv_store_is_closed (hv_session_get_store (session)));
  type ("Your words", PASSPHRASE);
  press (page (), "Erase");
  UNTIL_PLACE ("lock");
  ck_assert (shows (page (), "It is done."));
  ck_assert (hv_room_door_exists ());
  open_with (PASSPHRASE);
  UNTIL (shows (page (), "It did not open."), 10000);
}
END_TEST

START_TEST (erasing_all_files_begins_as_if_new)
{
  make_room (PASSPHRASE);
  act ("win.go", "erase");
  tick ("all");
  press (page (), "Go on");
  ck_assert (shows (page (), "Erase every file here now?"));
  type ("Your words", PASSPHRASE);
  press (page (), "Erase");
  UNTIL_PLACE ("first-start");
  ck_assert (!hv_room_door_exists ());
  act ("win.make-room", NULL);
  ASSERT_PLACE ("make-room");
}
END_TEST

START_TEST (leaving_it_as_it_is_goes_back_to_my_room)
{
  make_room (PASSPHRASE);
  act ("win.go", "room");
  act ("win.go", "erase");
  press (page (), "Go on");
  act ("win.back", NULL);
  ck_assert (shows (page (), "Everything in it will be gone for good."));
  press (page (), "Go on");
  press (page (), "Leave it as it is");
  ASSERT_PLACE ("room");
  ck_assert (hv_session_is_open (session));
}
END_TEST

START_TEST (a_text_file_becomes_entries)
{
  g_autofree char *path = find_on_stick ("notes.txt");
  ck_assert (g_file_set_contents (path, "2026-11-22\nGeese on the lake.\n\n2026-11-23\nRain.\n", -1, NULL));
  make_room (PASSPHRASE);
  act ("win.go", "room");
  act ("win.go", "import");
  choose (path);
  assert_all_named (page ());
  press (page (), "Bring it in");
  UNTIL (shows (page (), "2 entries have come in."), 10000);
  ck_assert_uint_eq (count_entries (), 2);
  act ("win.back", NULL);
  ASSERT_PLACE ("room");
}
END_TEST

START_TEST (a_file_without_words_is_told_and_changes_nothing)
{
  g_autofree char *empty = find_on_stick ("empty.txt"), *gone = find_on_stick ("gone.txt");
  ck_assert (g_file_set_contents (empty, " \n\n", -1, NULL));
  make_room (PASSPHRASE);
  act ("win.go", "import");
  choose (empty);
  press (page (), "Bring it in");
  UNTIL (shows (page (), "There is nothing in the file."), 10000);
  press (page (), "Another file");
  choose (gone);
  press (page (), "Bring it in");
  UNTIL (shows (page (), "The file is not there."), 10000);
  press (page (), "Another file");
  choose ("/dev/zero");
  press (page (), "Bring it in");
  UNTIL (shows (page (), "This is not plain text."), 10000);
  ck_assert_uint_eq (count_entries (), 0);
}
END_TEST

START_TEST (a_whole_room_is_found_whole)
{
  make_room (PASSPHRASE);
  save_entry ("Geese on the lake.");
  act ("win.go", "room");
  act ("win.go", "check");
  assert_all_named (page ());
  press (page (), "Check now");
  UNTIL (shows (page (), "The room is whole."), 20000);
  ck_assert (shows (page (), "pages of the file are as they were written."));
  press (page (), "Done");
  ASSERT_PLACE ("room");
}
END_TEST

START_TEST (a_check_can_be_stopped)
{
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "check");
  press (page (), "Check now");
  press (page (), "Stop");
  UNTIL (shows (page (), "It was stopped."), 20000);
  ck_assert_ptr_nonnull (find_button (page (), "Check now"));
}
END_TEST

/* Changes a byte in the middle of the file that is larger than it was made: the room. */
static void
damage_room (void)
{
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.dat", i);
      g_autofree char *path = g_build_filename (hv_paths_get_data_dir (), name, NULL);
      FILE *file = fopen (path, "r+b");
      ck_assert_ptr_nonnull (file);
      flip (file, 2000000);
      fclose (file);
    }
}

START_TEST (a_damaged_page_is_told_with_what_can_be_done)
{
  make_room (PASSPHRASE);
  fill_room ();
  start_again (); /* so that all of it is in the file */
  damage_room ();
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  act ("win.go", "check");
  press (page (), "Check now");
  UNTIL (shows (page (), "A part of the room cannot be read."), 20000);
  ck_assert (shows (page (), "1 of the file’s"));
  ck_assert (shows (page (), "If you have a copy from before"));
}
END_TEST

START_TEST (a_room_is_tidied_up)
{
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "room");
  act ("win.go", "tidy");
  assert_all_named (page ());
  press (page (), "Tidy up now");
  UNTIL (shows (page (), "It is tidied up."), 20000);
  press (page (), "Done");
  ASSERT_PLACE ("room");
  ck_assert_uint_eq (count_entries (), 12);
}
END_TEST

START_TEST (shift_three_times_leaves_from_every_one_of_these_pages)
{
  static const char *const places[]
      = { "room", "change-words", "ways-in", "spare-words", "second-room", "copy", "move", "check", "import", "tidy", "erase" };
  make_room (PASSPHRASE);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      start_again ();
      open_with (PASSPHRASE);
      UNTIL_PLACE ("now");
      act ("win.go", places[i]);
      ASSERT_PLACE (places[i]);
      if (g_str_equal (places[i], "erase"))
        press (page (), "Go on"); /* not even where it is asked if she means it */
      press_shift (3);
      ck_assert_int_eq (exits, 1);
      ck_assert (!mapped_at_exit && !open_at_exit);
    }
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, my_room_is_reached_from_settings_and_only_with_a_room);
  tcase_add_test (tc, a_copy_opens_with_the_words_of_the_day);
  tcase_add_test (tc, a_copy_that_is_stopped_leaves_nothing);
  tcase_add_test (tc, a_copy_is_stopped_when_its_page_goes_and_goes_on_during_a_pause);
  tcase_add_test (tc, a_place_that_cannot_be_written_is_told_and_another_can_be_chosen);
  tcase_add_test (tc, leaving_during_a_copy_is_as_quick_as_ever);
  tcase_add_test (tc, a_moved_room_opens_on_the_stick_and_no_longer_here);
  tcase_add_test (tc, keeping_both_erases_nothing);
  tcase_add_test (tc, an_erased_room_opens_no_more_and_the_others_do);
  tcase_add_test (tc, erasing_all_files_begins_as_if_new);
  tcase_add_test (tc, leaving_it_as_it_is_goes_back_to_my_room);
  tcase_add_test (tc, a_text_file_becomes_entries);
  tcase_add_test (tc, a_file_without_words_is_told_and_changes_nothing);
  tcase_add_test (tc, a_whole_room_is_found_whole);
  tcase_add_test (tc, a_check_can_be_stopped);
  tcase_add_test (tc, a_damaged_page_is_told_with_what_can_be_done);
  tcase_add_test (tc, a_room_is_tidied_up);
  tcase_add_test (tc, shift_three_times_leaves_from_every_one_of_these_pages);
}

int
main (void)
{
  return run_room_tests ("room-page", add);
}
