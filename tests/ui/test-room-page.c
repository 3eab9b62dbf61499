/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a room as a whole, and with files before anything is open. */

#include "window-test.h"

#include "store/room-keys.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/spoken-line.h"

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

static void
open_with (const char *passphrase)
{
  type ("Open", passphrase);
  press (page (), "Open");
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
  static const char *const places[] = { "lock", "more", "open-file", "bring-back" };
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
  static const char *const places[] = { "more", "open-file", "bring-back", "brought" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act ("win.go", places[i]);
      press_shift (3);
      ck_assert_int_eq (exits, 1);
      start_again ();
    }
}
END_TEST

/* --- A room that is open --- */

static char *
find_on_stick (const char *name)
{
  return g_build_filename (stick, name, NULL);
}

static gboolean
is_on_stick (const char *name)
{
  g_autofree char *path = find_on_stick (name);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
keep_sentence (const char *sentence)
{
  hv_progress_keep (hv_session_get_progress (session), "sentence", "x01", sentence);
}

static const char *
get_sentence (void)
{
  const HvKept *kept = hv_progress_find_kept (hv_session_get_progress (session), "sentence");
  return kept != NULL ? kept->text : NULL;
}

static void
save_entry (const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", text, "");
  g_autoptr (GAsyncResult) saved = NULL;
  hv_journal_save_async (hv_session_get_journal (session), entry, NULL, keep_result_cb, &saved);
  UNTIL (saved != NULL, 10000);
  ck_assert (hv_journal_save_finish (hv_session_get_journal (session), saved, NULL));
}

static guint
count_entries (void)
{
  g_autoptr (GAsyncResult) listed = NULL;
  hv_journal_list_async (hv_session_get_journal (session), NULL, 100, 0, NULL, keep_result_cb, &listed);
  UNTIL (listed != NULL, 10000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (hv_session_get_journal (session), listed, NULL);
  ck_assert_ptr_nonnull (entries);
  return entries->len;
}

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

START_TEST (changed_words_open_and_the_old_ones_do_not)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  act ("win.go", "room");
  act ("win.go", "change-words");
  assert_all_named (page ());
  type ("Your words now", "not the right one");
  type ("New words", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Change them");
  UNTIL (shows (page (), "It did not open."), 10000);
  ck_assert_str_eq (gtk_editable_get_text (find_entry ("New words")), "");

  type ("Your words now", PASSPHRASE);
  type ("New words", OTHER);
  type ("The same once more", "another four words of his");
  press (page (), "Change them");
  ck_assert (shows (page (), "The two are not the same."));
  ck_assert_str_eq (gtk_editable_get_text (find_entry ("Your words now")), PASSPHRASE);
  type ("The same once more", OTHER);
  press (page (), "Change them");
  UNTIL (shows (page (), "The new words open the room from now on."), 10000);
  press (page (), "Done");
  ASSERT_PLACE ("room");

  start_again ();
  open_with (PASSPHRASE);
  UNTIL (shows (page (), "It did not open."), 10000);
  open_with (OTHER);
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
}
END_TEST

START_TEST (words_are_changed_only_when_all_are_there)
{
  make_room (PASSPHRASE);
  act ("win.go", "change-words");
  press (page (), "Change them");
  type ("Your words now", PASSPHRASE);
  press (page (), "Change them");
  ck_assert (shows (page (), "It takes at least eight characters."));
  type ("New words", "password");
  UNTIL (shows (page (), "Very easy to guess."), 5000);
  ck_assert (!shows (page (), "It takes at least"));
  run_for (50);
  ck_assert (!shows (page (), "One moment"));
}
END_TEST

START_TEST (one_more_set_of_words_opens_too_until_it_is_removed)
{
  make_room (PASSPHRASE);
  act ("win.go", "room");
  act ("win.go", "ways-in");
  UNTIL (shows (page (), "The words you opened with now"), 10000);
  ck_assert (!shows (page (), "Other words"));
  ck_assert_ptr_null (find_button (page (), "Remove: The words you opened with now")); /* the only one */
  press (page (), "One more set of words");
  assert_all_named (page ());
  type ("Your words now", PASSPHRASE);
  type ("The other words", PASSPHRASE);
  type ("The same once more", PASSPHRASE);
  press (page (), "Add them");
  UNTIL (shows (page (), "These words are in use already."), 10000);
  type ("Your words now", PASSPHRASE);
  type ("The other words", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Add them");
  UNTIL (shows (page (), "The room opens with them too now."), 10000);
  UNTIL (shows (page (), "Other words"), 10000);
  assert_all_named (page ());

  start_again ();
  open_with (OTHER);
  UNTIL_PLACE ("now");
  act ("win.go", "ways-in");
  UNTIL (shows (page (), "Other words"), 10000);
  press (page (), "Remove: Other words");
  assert_all_named (page ());
  act ("win.back", NULL);
  UNTIL (shows (page (), "This is what opens the room today."), 10000);
  UNTIL (find_button (page (), "Remove: Other words") != NULL, 10000);
  press (page (), "Remove: Other words");
  type ("Words that open the room now", OTHER);
  press (page (), "Remove");
  UNTIL (shows (page (), "It is removed."), 10000);
  UNTIL (shows (page (), "The words you opened with now") && !shows (page (), "Other words"), 10000);

  start_again ();
  open_with (PASSPHRASE);
  UNTIL (shows (page (), "It did not open."), 10000);
  open_with (OTHER);
  UNTIL_PLACE ("now");
}
END_TEST

static gboolean
is_word_line (GtkWidget *widget, gconstpointer beginning)
{
  return HV_IS_SPOKEN_LINE (widget) && g_str_has_prefix (hv_spoken_line_get_text (HV_SPOKEN_LINE (widget)), beginning);
}

static GtkWidget *
find_word_line (guint number)
{
  g_autofree char *beginning = g_strdup_printf ("%u. ", number);
  return find_widget (page (), is_word_line, beginning);
}

static char *
read_words (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  for (guint i = 1; i <= 12; i++)
    {
      GtkWidget *line = find_word_line (i);
      ck_assert_ptr_nonnull (line);
      g_strv_builder_add (words, strchr (hv_spoken_line_get_text (HV_SPOKEN_LINE (line)), ' ') + 1);
    }
  g_auto (GStrv) all = g_strv_builder_end (words);
  return g_strjoinv (" ", all);
}

static char *
show_spare_words (void)
{
  act ("win.go", "spare-words");
  type ("Your words", PASSPHRASE);
  press (page (), "Show twelve words");
  UNTIL (find_word_line (12) != NULL, 10000);
  assert_all_named (page ());
  return read_words ();
}

static guint
count_keys (void)
{
  g_autoptr (GAsyncResult) listed = NULL;
  hv_room_keys_list_async (hv_session_get_store (session), keep_result_cb, &listed);
  UNTIL (listed != NULL, 10000);
  g_autoptr (GArray) keys = hv_room_keys_list_finish (hv_session_get_store (session), listed, NULL);
  ck_assert_ptr_nonnull (keys);
  return keys->len;
}

START_TEST (spare_words_open_the_room_once_she_has_them)
{
  make_room (PASSPHRASE);
  keep_sentence ("It was then. This is now.");
  act ("win.go", "spare-words");
  type ("Your words", "not the right one");
  press (page (), "Show twelve words");
  UNTIL (shows (page (), "It did not open."), 10000);
  ck_assert_ptr_null (find_word_line (1));

  g_autofree char *words = show_spare_words ();
  ck_assert_uint_eq (count_keys (), 1); /* nothing opens with them yet */
  press (page (), "I have them");
  ck_assert_ptr_null (find_word_line (1));
  press (page (), "Skip");
  UNTIL (shows (page (), "The twelve words open the room from now on."), 10000);
  ck_assert_uint_eq (count_keys (), 2);

  start_again ();
  g_autofree char *typed = g_ascii_strup (words, -1);
  open_with (typed);
  UNTIL_PLACE ("now");
  ck_assert_str_eq (get_sentence (), "It was then. This is now.");
  act ("win.go", "ways-in");
  UNTIL (shows (page (), "The twelve spare words, which you opened with now"), 10000);
  ck_assert (shows (page (), "Other words"));
}
END_TEST

static gboolean
is_asked (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_PASSWORD_ENTRY (widget);
}

START_TEST (three_of_the_words_can_be_checked)
{
  make_room (PASSPHRASE);
  g_autofree char *words = show_spare_words ();
  g_auto (GStrv) each = g_strsplit (words, " ", -1);
  press (page (), "I have them");
  ck_assert_ptr_nonnull (find_widget (page (), is_asked, NULL));
  press (page (), "Go on"); /* nothing typed */
  ck_assert_uint_eq (count_keys (), 1);
  press (page (), "See the words again");
  g_autofree char *again = read_words ();
  ck_assert_str_eq (again, words);
  press (page (), "I have them");
  int n = 0;
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Word number %u", i);
      if (find_widget (page (), is_password_entry, name) == NULL)
        continue;
      g_autofree char *told = g_strdup_printf ("Word number %u is not the same.", i);
      type (name, "wrong");
      press (page (), "Go on");
      ck_assert (shows (page (), told));
      type (name, each[i - 1]);
      n++;
    }
  ck_assert_int_eq (n, 3);
  press (page (), "Go on");
  UNTIL (shows (page (), "The twelve words open the room from now on."), 10000);
  ck_assert_uint_eq (count_keys (), 2);
}
END_TEST

START_TEST (words_she_does_without_open_nothing)
{
  make_room (PASSPHRASE);
  act ("win.go", "room");
  g_autofree char *words = show_spare_words ();
  press (page (), "I will do without");
  ASSERT_PLACE ("room");
  ck_assert_uint_eq (count_keys (), 1);

  /* Out of sight, they are gone: during a pause too. */
  g_autofree char *others = show_spare_words ();
  ck_assert_str_ne (others, words);
  act ("win.pause", NULL);
  act ("win.stop", NULL);
  ASSERT_PLACE ("spare-words");
  ck_assert_ptr_null (find_word_line (1));
  ck_assert_ptr_nonnull (find_button (page (), "Show twelve words"));

  g_free (show_spare_words ());
  act ("win.back", NULL);
  ASSERT_PLACE ("spare-words");
  ck_assert_ptr_null (find_word_line (1));
  ck_assert_uint_eq (count_keys (), 1);
}
END_TEST

START_TEST (spare_words_cannot_be_copied)
{
  make_room (PASSPHRASE);
  g_free (show_spare_words ());
  for (guint i = 1; i <= 12; i++)
    {
      GtkWidget *label = gtk_widget_get_first_child (find_word_line (i));
      ck_assert (GTK_IS_LABEL (label) && !gtk_label_get_selectable (GTK_LABEL (label)));
    }
}
END_TEST

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

static void
fill_room (void)
{
  g_autofree char *text = g_strnfill (900000, 'x');
  for (int i = 0; i < 12; i++)
    save_entry (text);
}

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
  ASSERT_PLACE ("lock");
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

static gboolean
is_answer (GtkWidget *widget, gconstpointer value)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (hv_answer_row_get_value (widget), value) == 0;
}

static void
tick (const char *value)
{
  GtkWidget *answer = find_widget (page (), is_answer, value);
  ck_assert_ptr_nonnull (answer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (answer), TRUE);
}

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
      ck_assert_int_eq (fseek (file, 2000000, SEEK_SET), 0);
      int byte = fgetc (file);
      ck_assert_int_eq (fseek (file, 2000000, SEEK_SET), 0);
      fputc (byte ^ 1, file);
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
  ASSERT_PLACE ("lock");
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
  tcase_add_test (tc, my_room_is_reached_from_settings_and_only_with_a_room);
  tcase_add_test (tc, changed_words_open_and_the_old_ones_do_not);
  tcase_add_test (tc, words_are_changed_only_when_all_are_there);
  tcase_add_test (tc, one_more_set_of_words_opens_too_until_it_is_removed);
  tcase_add_test (tc, spare_words_open_the_room_once_she_has_them);
  tcase_add_test (tc, three_of_the_words_can_be_checked);
  tcase_add_test (tc, words_she_does_without_open_nothing);
  tcase_add_test (tc, spare_words_cannot_be_copied);
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
  tcase_add_test (tc, a_whole_room_is_found_whole);
  tcase_add_test (tc, a_check_can_be_stopped);
  tcase_add_test (tc, a_damaged_page_is_told_with_what_can_be_done);
  tcase_add_test (tc, a_copy_is_brought_back_after_everything_was_erased);
  tcase_add_test (tc, a_copy_beside_its_own_room_gets_words_of_its_own);
  tcase_add_test (tc, bringing_a_copy_can_be_stopped);
  tcase_add_test (tc, a_room_she_brought_is_used_where_she_says);
  tcase_add_test (tc, a_text_file_becomes_entries);
  tcase_add_test (tc, a_file_without_words_is_told_and_changes_nothing);
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
