/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files before anything is open: one from elsewhere, a copy that is brought back, what can be saved of a damaged one. */

#include "room-test.h"

/* A room that stands alone, on the stick; (transfer full) its path. */
static char *
make_room_elsewhere (const char *passphrase)
{
  char *path = g_build_filename (stick, "1.dat", NULL);
  g_autoptr (HvSecret) secret = hv_secret_new_from_passphrase (passphrase, NULL);
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_vault_create (path, secret, &error);
  ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
  sqlite3 *database = hv_vault_open_database (vault, &error);
  ck_assert_ptr_nonnull (database);
  sqlite3_close (database);
  hv_vault_close (vault);
  return path;
}

START_TEST (a_file_elsewhere_is_opened_where_it_lies)
{
  g_autofree char *path = make_room_elsewhere (PASSPHRASE);
  act ("win.go", "more");
  ASSERT_PLACE ("more");
  press (page (), "Open a file from another place. It is opened where it is, on a stick or in a folder.");
  ASSERT_PLACE ("open-file");
  choose (path);
  assert_all_named (page ());
  type ("What opens it", "not the right one");
  press (page (), "Open");
  UNTIL (shows (page (), "It did not open. Take the time you need."), 10000);
  ck_assert_str_eq (typed_in ("What opens it"), "");
  type ("What opens it", PASSPHRASE);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  ck_assert (hv_session_keeps (session));
  ck_assert (!hv_room_door_exists ()); /* nothing is written on this computer */
}
END_TEST

START_TEST (a_file_elsewhere_that_was_locked_opens_again_from_the_lock_page)
{
  g_autofree char *path = make_room_elsewhere (PASSPHRASE);
  act ("win.go", "open-file");
  choose (path);
  type ("What opens it", PASSPHRASE);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  act ("win.lock", NULL);
  ASSERT_PLACE ("cover");
  hv_session_close_now (session, 5000);
  open_with ("not the right one");
  UNTIL (shows (page (), "It did not open."), 10000);
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  act ("win.lock", NULL);
  hv_session_close_now (session, 5000);

  /* The stick has been pulled out. */
  ck_assert_int_eq (g_unlink (path), 0);
  open_with (PASSPHRASE);
  UNTIL (shows (page (), "The file is not there."), 10000);

  /* The next start knows nothing of it. */
  start_again ();
  ASSERT_PLACE ("first-start");
}
END_TEST

START_TEST (a_room_here_opens_although_one_elsewhere_was_locked)
{
  g_autofree char *path = make_room_elsewhere (OTHER);
  make_room (PASSPHRASE);
  start_again ();
  act ("win.go", "open-file");
  choose (path);
  type ("What opens it", OTHER);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  act ("win.lock", NULL);
  hv_session_close_now (session, 5000);
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert_ptr_null (hv_session_get_elsewhere (session));
}
END_TEST

START_TEST (a_file_that_is_none_of_ours_is_told_kindly)
{
  g_autofree char *path = g_build_filename (stick, "letter.txt", NULL);
  ck_assert (g_file_set_contents (path, "Dear all,", -1, NULL));
  act ("win.go", "open-file");
  choose (path);
  type ("What opens it", PASSPHRASE);
  press (page (), "Open");
  UNTIL (!shows (page (), "One moment"), 10000);
  ck_assert (shows (page (), "The file cannot be read."));
  press (page (), "Another file");
  ck_assert_ptr_nonnull (find_widget (page (), is_picker, NULL));
}
END_TEST

START_TEST (back_goes_from_the_field_to_the_list)
{
  g_autofree char *path = make_room_elsewhere (PASSPHRASE);
  act ("win.go", "open-file");
  choose (path);
  ck_assert_ptr_null (find_widget (page (), is_picker, NULL));
  act ("win.back", NULL);
  ck_assert_ptr_nonnull (find_widget (page (), is_picker, NULL));
  act ("win.back", NULL);
  ASSERT_PLACE ("first-start");
}
END_TEST

START_TEST (files_are_no_way_out_of_an_open_room)
{
  make_room (PASSPHRASE);
  act ("win.go", "more");
  ASSERT_PLACE ("now");
  act ("win.go", "open-file");
  ASSERT_PLACE ("now");
}
END_TEST

START_TEST (the_cover_and_the_pages_behind_it_say_nothing_of_what_lies_behind)
{
  static const char *const identities[] = { "units", "notes", "recipes" };
  static const char *const places[] = { "lock", "more", "open-file", "bring-back", "salvage" };
  static const char *const words[] = { "room", "Room", "journal", "Journal", "exercise", "passphrase", "words" };
  make_room (PASSPHRASE);
  start_again ();
  for (gsize i = 0; i < G_N_ELEMENTS (identities) + G_N_ELEMENTS (places); i++)
    {
      gboolean cover = i < G_N_ELEMENTS (identities);
      const char *name = cover ? identities[i] : places[i - G_N_ELEMENTS (identities)];
      act (cover ? "win.show-cover" : "win.go", name);
      ASSERT_PLACE (cover ? "cover" : name);
      for (gsize n = 0; n < G_N_ELEMENTS (words); n++)
        ck_assert_msg (!shows (GTK_WIDGET (window), words[n]), "%s: %s", name, words[n]);
    }
}
END_TEST

START_TEST (shift_three_times_leaves_from_these_pages_too)
{
  static const char *const places[] = { "more", "open-file", "bring-back", "brought", "salvage" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act ("win.go", places[i]);
      press_shift (3);
      ck_assert_int_eq (exits, 1);
      start_again ();
    }
}
END_TEST

/* --- Bringing a copy here --- */

/* A copy on the stick of a room with one sentence in it; the room here is open. */
static void
make_copy (void)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  act ("win.go", "copy");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
}

static void
erase_all (void)
{
  act ("win.go", "erase");
  tick ("all");
  press (page (), "Go on");
  type ("Your words", PASSPHRASE);
  press (page (), "Erase");
  UNTIL_PLACE ("first-start");
}

START_TEST (a_copy_is_brought_back_after_everything_was_erased)
{
  g_autofree char *path = find_on_stick ("1.dat");
  make_copy ();
  erase_all ();
  act ("win.go", "bring-back");
  choose (path);
  type ("What opens it", "not the right one");
  press (page (), "Bring it here");
  UNTIL (shows (page (), "It did not open."), 10000);
  ck_assert (!hv_room_door_exists ());
  type ("What opens it", PASSPHRASE);
  press (page (), "Bring it here");
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
  ck_assert_ptr_null (hv_session_get_elsewhere (session));

  start_again ();
  ASSERT_PLACE ("cover");
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
  ck_assert (is_on_stick ("1.dat"));
}
END_TEST

START_TEST (a_copy_beside_its_own_room_gets_words_of_its_own)
{
  g_autofree char *path = find_on_stick ("1.dat");
  make_copy ();
  keep_sentence ("written later");
  start_again ();
  act ("win.go", "bring-back");
  choose (path);
  type ("What opens it", PASSPHRASE);
  press (page (), "Bring it here");
  UNTIL (shows (page (), "This opens something here already."), 20000);
  assert_all_named (page ());
  type ("What opens it here", PASSPHRASE);
  type ("The same once more", PASSPHRASE);
  press (page (), "Go on");
  UNTIL (find_button (page (), "Go on") == NULL, 5000);
  UNTIL (shows (page (), "This opens something here already."), 20000);
  type ("What opens it here", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Go on");
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");

  start_again ();
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "written later");
}
END_TEST

START_TEST (bringing_a_copy_can_be_stopped)
{
  g_autofree char *path = find_on_stick ("1.dat");
  make_room (PASSPHRASE);
  fill_room ();
  act ("win.go", "copy");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
  erase_all ();
  act ("win.go", "bring-back");
  choose (path);
  type ("What opens it", PASSPHRASE);
  press (page (), "Bring it here");
  press (page (), "Stop");
  UNTIL (shows (page (), "It was stopped."), 20000);
  ck_assert (!hv_room_door_exists ());
  ck_assert (!hv_session_is_open (session));
}
END_TEST

START_TEST (a_room_she_brought_is_used_where_she_says)
{
  g_autofree char *path = find_on_stick ("1.dat");
  make_copy ();
  erase_all ();
  press (page (), "Skip");
  press (page (), "Skip");
  press (page (), "Open a room I brought");
  press (page (), "Begin");
  ASSERT_PLACE ("brought");
  choose (path);
  assert_all_named (page ());
  type ("What opens it", PASSPHRASE);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  ck_assert (!hv_room_door_exists ());
  ck_assert_str_eq (hv_session_get_elsewhere (session), path);

  start_again ();
  act ("win.go", "brought");
  choose (path);
  tick ("here");
  type ("What opens it", PASSPHRASE);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  ck_assert (hv_room_door_exists ());
  ck_assert_ptr_null (hv_session_get_elsewhere (session));
}
END_TEST

/* --- What can be saved --- */

/* A byte of every third page is changed; the headers are left alone. */
static void
damage_much (const char *folder)
{
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.dat", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      FILE *file = fopen (path, "r+b");
      ck_assert_ptr_nonnull (file);
      ck_assert_int_eq (fseek (file, 0, SEEK_END), 0);
      long size = ftell (file);
      for (long at = HV_VAULT_PAGE_SIZE + 2 * HV_VAULT_PAGE_SIZE + 100; at < size; at += 3 * HV_VAULT_PAGE_SIZE)
        flip (file, at);
      fclose (file);
    }
}

static void
salvage_here (void)
{
  press (page (), "A file here");
  assert_all_named (page ());
  type ("What opens it", PASSPHRASE);
  type ("What opens the new one", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Go on");
  UNTIL (shows (page (), "What could be read has been saved.") || shows (page (), "There was nothing left to save."), 30000);
}

START_TEST (what_can_be_read_of_a_damaged_file_is_saved)
{
  make_room (PASSPHRASE);
  for (int i = 0; i < 400; i++)
    save_entry ("Geese on the lake, and rain on the window all day long, and nobody at the door.");
  start_again ();
  damage_much (hv_paths_get_data_dir ());
  open_with (PASSPHRASE);
  UNTIL (hv_session_is_open (session) || shows (page (), "Something in the file is damaged."), 20000);
  if (hv_session_is_open (session)) /* what is damaged was not needed to open it */
    {
      act ("win.lock", NULL);
      hv_session_close_now (session, 5000);
      act ("win.go", "salvage");
    }
  else
    press (page (), "See what can be saved");
  ASSERT_PLACE ("salvage");
  salvage_here ();
  ck_assert (shows (page (), "pages could not be read."));
  ck_assert (shows (page (), "They are number"));
  press (page (), "Open");
  UNTIL_PLACE ("now");
  guint saved = count_entries ();
  ck_assert_uint_gt (saved, 0);
  start_again ();
  open_with (OTHER);
  UNTIL_PLACE ("now");
  ck_assert_uint_eq (count_entries (), saved);
}
END_TEST

START_TEST (of_a_whole_file_everything_is_saved)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  save_entry ("Geese on the lake.");
  start_again ();
  act ("win.go", "salvage");
  press (page (), "A file here");
  type ("What opens it", "not the right one");
  type ("What opens the new one", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Go on");
  UNTIL (shows (page (), "It did not open."), 20000);
  type ("What opens it", PASSPHRASE);
  type ("What opens the new one", PASSPHRASE);
  type ("The same once more", PASSPHRASE);
  press (page (), "Go on");
  UNTIL (shows (page (), "These words are in use already."), 20000);
  act ("win.back", NULL);
  salvage_here ();
  ck_assert (shows (page (), "pages of the file could be read."));
  press (page (), "Open");
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
  ck_assert_uint_eq (count_entries (), 1);
}
END_TEST

START_TEST (a_damaged_file_elsewhere_is_saved_here)
{
  g_autofree char *path = find_on_stick ("1.dat");
  make_room (PASSPHRASE);
  save_entry ("Geese on the lake.");
  act ("win.go", "copy");
  choose (stick);
  UNTIL (shows (page (), "The copy is made."), 20000);
  start_again ();
  act ("win.go", "salvage");
  press (page (), "A file from another place");
  choose (path);
  type ("What opens it", PASSPHRASE);
  type ("What opens the new one", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Go on");
  UNTIL (shows (page (), "What could be read has been saved."), 30000);
  /* Not opened after all: it is there for another time. */
  start_again ();
  open_with (OTHER);
  UNTIL_PLACE ("now");
  ck_assert_uint_eq (count_entries (), 1);
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, a_file_elsewhere_is_opened_where_it_lies);
  tcase_add_test (tc, a_file_elsewhere_that_was_locked_opens_again_from_the_lock_page);
  tcase_add_test (tc, a_room_here_opens_although_one_elsewhere_was_locked);
  tcase_add_test (tc, a_file_that_is_none_of_ours_is_told_kindly);
  tcase_add_test (tc, back_goes_from_the_field_to_the_list);
  tcase_add_test (tc, files_are_no_way_out_of_an_open_room);
  tcase_add_test (tc, the_cover_and_the_pages_behind_it_say_nothing_of_what_lies_behind);
  tcase_add_test (tc, shift_three_times_leaves_from_these_pages_too);
  tcase_add_test (tc, a_copy_is_brought_back_after_everything_was_erased);
  tcase_add_test (tc, a_copy_beside_its_own_room_gets_words_of_its_own);
  tcase_add_test (tc, bringing_a_copy_can_be_stopped);
  tcase_add_test (tc, a_room_she_brought_is_used_where_she_says);
  tcase_add_test (tc, what_can_be_read_of_a_damaged_file_is_saved);
  tcase_add_test (tc, of_a_whole_file_everything_is_saved);
  tcase_add_test (tc, a_damaged_file_elsewhere_is_saved_here);
}

int
main (void)
{
  return run_room_tests ("files-page", add);
}
