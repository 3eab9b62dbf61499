/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a room as a whole, and with files before anything is open. */

#include "window-test.h"

#include "ui/widgets/picker.h"

#define PASSPHRASE "four words of hers"
#define OTHER "another four words of hers"

static char *stick; /* a folder somewhere else */

static void
set_up (void)
{
  set_up_window ();
  stick = g_dir_make_tmp ("stick-XXXXXX", NULL);
}

static void
tear_down (void)
{
  tear_down_window ();
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", stick);
  ck_assert (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&stick, g_free);
}

static gboolean
is_picker (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_PICKER (widget);
}

static void
choose (const char *path)
{
  GtkWidget *picker = find_widget (page (), is_picker, NULL);
  ck_assert_ptr_nonnull (picker);
  assert_all_named (page ());
  g_signal_emit_by_name (picker, "chosen", path);
}

static void
type (const char *field, const char *words)
{
  gtk_editable_set_text (find_entry (field), words);
}

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

/* --- Before anything is open --- */

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
  ck_assert_str_eq (gtk_editable_get_text (find_entry ("What opens it")), "");
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
  ASSERT_PLACE ("lock");
  hv_session_close_now (session, 5000);
  type ("Open", "not the right one");
  press (page (), "Open");
  UNTIL (shows (page (), "It did not open."), 10000);
  type ("Open", PASSPHRASE);
  press (page (), "Open");
  UNTIL_PLACE ("now");
  act ("win.lock", NULL);
  hv_session_close_now (session, 5000);

  /* The stick has been pulled out. */
  ck_assert_int_eq (g_unlink (path), 0);
  type ("Open", PASSPHRASE);
  press (page (), "Open");
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
  type ("Open", PASSPHRASE);
  press (page (), "Open");
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
  ck_assert (shows (page (), "Something in the file is damaged."));
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

START_TEST (the_pages_behind_the_lock_page_say_nothing_of_what_lies_behind)
{
  static const char *const places[] = { "lock", "more", "open-file" };
  static const char *const words[] = { "room", "Room", "journal", "Journal", "exercise", "passphrase", "words" };
  make_room (PASSPHRASE);
  start_again ();
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (i > 0)
        act ("win.go", places[i]);
      ASSERT_PLACE (places[i]);
      for (gsize n = 0; n < G_N_ELEMENTS (words); n++)
        ck_assert_msg (!shows (page (), words[n]), "%s: %s", places[i], words[n]);
    }
}
END_TEST

START_TEST (shift_three_times_leaves_from_these_pages_too)
{
  static const char *const places[] = { "more", "open-file" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act ("win.go", places[i]);
      press_shift (3);
      ck_assert_int_eq (exits, 1);
      start_again ();
    }
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
  tcase_add_test (tc, the_pages_behind_the_lock_page_say_nothing_of_what_lies_behind);
  tcase_add_test (tc, shift_three_times_leaves_from_these_pages_too);
}

int
main (void)
{
  Suite *suite = suite_create ("room-page");
  TCase *tc = tcase_create ("room-page");
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  add (tc);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
