/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making a room, the lock page, and what goes wrong. */

#include "window-test.h"

#include "safety/lock-timer.h"
#include "ui/pages/passphrase-strength.h"
#include "ui/pages/unsaved.h"
#include "ui/window/main-window-private.h"

#define PASSPHRASE "four words of hers"

static void
open_with (const char *passphrase)
{
  to_masked_field ();
  gtk_editable_set_text (find_entry ("Open"), passphrase);
  press (page (), "Open");
}

START_TEST (a_room_is_made_locked_and_opened_again)
{
  make_room (PASSPHRASE);
  ck_assert (hv_session_keeps (session));
  act ("win.lock", NULL);
  ASSERT_PLACE ("cover");
  ck_assert (!hv_session_is_open (session));
  hv_session_close_now (session, 5000);

  start_again ();
  ASSERT_PLACE ("cover");
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert (hv_session_keeps (session));
}
END_TEST

START_TEST (a_wrong_passphrase_gets_a_kind_line_however_often)
{
  make_room (PASSPHRASE);
  start_again ();
  for (int i = 0; i < 12; i++)
    {
      open_with ("not the right one");
      ck_assert_str_eq (typed_in ("Open"), "");
      UNTIL (shows (page (), "It did not open. Take the time you need."), 10000);
      ck_assert (!hv_session_is_open (session));
    }
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (the_lock_page_says_nothing_of_what_lies_behind)
{
  make_room (PASSPHRASE);
  start_again ();
  static const char *const words[] = { "room", "Room", "journal", "Journal", "exercise", "passphrase", "words" };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ck_assert_msg (!shows (page (), words[i]), "%s", words[i]);
  assert_all_named (page ());
}
END_TEST

START_TEST (nothing_typed_does_nothing)
{
  make_room (PASSPHRASE);
  start_again ();
  open_with ("");
  run_for (50);
  ck_assert (!shows (page (), "One moment"));
}
END_TEST

START_TEST (help_is_there_without_opening_and_leaves_no_record)
{
  make_room (PASSPHRASE);
  start_again ();
  act ("win.go", "help");
  ASSERT_PLACE ("cover"); /* where it would tell whoever looks on for whom the program is */
  to_masked_field ();
  act ("win.go", "help");
  ASSERT_PLACE ("help");
  ck_assert (!hv_session_is_open (session));
  act ("win.go", "journal");
  ASSERT_PLACE ("help");
  act ("win.back", NULL);
  ASSERT_PLACE ("lock");
}
END_TEST

START_TEST (she_can_start_without_opening)
{
  make_room (PASSPHRASE);
  start_again ();
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  ck_assert (!hv_session_keeps (session));
  /* A second room cannot be made where the use of the files cannot be known. */
  act ("win.make-room", NULL);
  ASSERT_PLACE ("now");
}
END_TEST

START_TEST (too_short_and_unlike_are_refused_kindly)
{
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_editable_set_text (find_entry ("Your words"), "sevench");
  gtk_editable_set_text (find_entry ("The same once more"), "sevench");
  press (page (), "Make the room");
  UNTIL (shows (page (), "It takes at least eight characters."), 2000);
  ck_assert (!hv_room_door_exists ());

  gtk_editable_set_text (find_entry ("Your words"), "eight ch");
  gtk_editable_set_text (find_entry ("The same once more"), "eight hc");
  press (page (), "Make the room");
  ck_assert (shows (page (), "The two are not the same."));
  ck_assert (!hv_room_door_exists ());
  assert_all_named (page ());

  /* Easy to guess is told, and hers to choose. */
  gtk_editable_set_text (find_entry ("Your words"), "password");
  UNTIL (shows (page (), "Very easy to guess."), 5000);
  gtk_editable_set_text (find_entry ("The same once more"), "password");
  press (page (), "Make the room");
  ck_assert_str_eq (typed_in ("Your words"), "");
  UNTIL_PLACE ("now");
  ck_assert (hv_session_keeps (session));
}
END_TEST

START_TEST (words_of_any_length_get_a_clear_answer)
{
  const guint most = 10000;
  g_autofree char *longest = g_strnfill (most, 'x');
  g_autofree char *longer = g_strnfill (most + 1, 'x');
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_editable_set_text (find_entry ("Your words"), longer);
  gtk_editable_set_text (find_entry ("The same once more"), longer);
  press (page (), "Make the room");
  UNTIL (shows (page (), "These words cannot be used."), 2000);
  ck_assert (!hv_room_door_exists ());
  make_room (longest);

  start_again ();
  ASSERT_PLACE ("cover");
  open_with (longer);
  UNTIL (shows (page (), "These words cannot be used."), 5000);
  open_with (longest);
  UNTIL_PLACE ("now");
}
END_TEST

static gboolean
is_take_along (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
make_room_after_trying (gboolean take_along)
{
  act ("win.make-room", NULL);
  press (page (), "Go on");
  ck_assert (find_widget (page (), is_take_along, NULL) == NULL);
  act ("win.back", NULL);
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  hv_progress_keep (hv_session_get_progress (session), "sentence", "x01", "It was then. This is now.");
  act ("win.make-room", NULL);
  press (page (), "Go on");
  GtkWidget *choice = find_widget (page (), is_take_along, NULL);
  ck_assert_ptr_nonnull (choice);
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (choice)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), take_along);
  make_room (PASSPHRASE);
  ck_assert (hv_session_keeps (session));
  start_again ();
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
}

START_TEST (what_she_wrote_until_now_comes_along)
{
  make_room_after_trying (TRUE);
  const HvKept *kept = hv_progress_find_kept (hv_session_get_progress (session), "sentence");
  ck_assert_ptr_nonnull (kept);
  ck_assert_str_eq (kept->text, "It was then. This is now.");
}
END_TEST

START_TEST (what_she_leaves_behind_is_not_in_the_room)
{
  make_room_after_trying (FALSE);
  ck_assert_ptr_null (hv_progress_find_kept (hv_session_get_progress (session), "sentence"));
}
END_TEST

START_TEST (a_folder_that_cannot_be_written_is_told)
{
  /* A file where the folder should be stops root too. */
  ck_assert_int_eq (g_rmdir (hv_paths_get_data_dir ()), 0);
  ck_assert (g_file_set_contents (hv_paths_get_data_dir (), "", 0, NULL));
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_editable_set_text (find_entry ("Your words"), PASSPHRASE);
  gtk_editable_set_text (find_entry ("The same once more"), PASSPHRASE);
  press (page (), "Make the room");
  UNTIL (!shows (page (), "One moment") && find_button (page (), "Make the room") != NULL
             && gtk_widget_get_sensitive (find_button (page (), "Make the room")),
         10000);
  ck_assert (shows (page (), "It is not possible to write here.") || shows (page (), "It did not work."));
  g_unlink (hv_paths_get_data_dir ());
}
END_TEST

START_TEST (settings_are_kept_in_the_room_and_only_there)
{
  make_room (PASSPHRASE);
  act ("win.go", "settings");
  hv_progress_set_setting (hv_session_get_progress (session), "appearance", "dark");
  UNTIL (adw_style_manager_get_dark (adw_style_manager_get_default ()), 2000);
  act ("win.lock", NULL);
  ck_assert (!adw_style_manager_get_dark (adw_style_manager_get_default ()));
  hv_session_close_now (session, 5000);
  open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  act ("win.lock", NULL);
}
END_TEST

static void
wait_minutes (int minutes)
{
  hv_lock_timer_set_now_for_tests (hv_lock_timer_now () + minutes * G_TIME_SPAN_MINUTE + 1);
  g_signal_emit_by_name (hv_main_window_get_guard (window), "touched");
}

START_TEST (a_room_nobody_touches_locks_and_trying_does_not)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  wait_minutes (60);
  ASSERT_PLACE ("now");

  make_room (PASSPHRASE);
  wait_minutes (1);
  wait_minutes (1); /* touched in between */
  ASSERT_PLACE ("now");
  hv_progress_set_setting (hv_session_get_progress (session), "lock-minutes", "5");
  UNTIL (g_strcmp0 (hv_progress_get_setting (hv_session_get_progress (session), "lock-minutes"), "5") == 0, 2000);
  wait_minutes (3);
  ASSERT_PLACE ("now");
  /* The lid closed for an hour: the first touch locks rather than goes on. */
  wait_minutes (60);
  ASSERT_PLACE ("cover");
  ck_assert (!hv_session_is_open (session));
  hv_lock_timer_set_now_for_tests (0);
}
END_TEST

/* As if the desktop had told it; tests/core/test-session-watch.c has what it tells. */
static void
desktop_locks (void)
{
  HvMainWindow *self = window;
  g_signal_emit_by_name (self->away, "lock");
}

START_TEST (a_screen_that_locks_locks_the_room_and_trying_does_not)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  desktop_locks ();
  ASSERT_PLACE ("now");
  make_room (PASSPHRASE);
  desktop_locks ();
  ck_assert (!hv_session_is_open (session));
}
END_TEST

START_TEST (a_room_whose_words_could_not_be_saved_does_not_lock_by_itself)
{
  make_room (PASSPHRASE);
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "do not lose this", "");
  HvUnsaved *unsaved = hv_unsaved_get (hv_session_get_journal (session));
  ck_assert (hv_store_close_now (hv_session_get_store (session), 5000)); /* nothing can be saved any more */
  hv_unsaved_add (unsaved, entry);
  wait_minutes (60);
  ASSERT_PLACE ("now");
  ck_assert_ptr_eq (hv_unsaved_get_last (unsaved), entry);
  hv_unsaved_remove (unsaved, entry);
  wait_minutes (60);
  ASSERT_PLACE ("cover");
  hv_lock_timer_set_now_for_tests (0);
}
END_TEST

static void
gather_texts (GtkWidget *widget, GPtrArray *texts)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (texts, g_strdup (gtk_label_get_text (GTK_LABEL (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gather_texts (child, texts);
}

static GPtrArray *
all_texts (GtkWidget *widget)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gather_texts (widget, texts);
  ck_assert_uint_gt (texts->len, 5);
  return texts;
}

static void
ck_assert_same_texts (GPtrArray *a, GPtrArray *b)
{
  ck_assert_uint_eq (a->len, b->len);
  for (guint i = 0; i < a->len; i++)
    ck_assert_str_eq (a->pdata[i], b->pdata[i]);
}

static void
lock_and_open_with (const char *words)
{
  act ("win.lock", NULL);
  hv_session_close_now (session, 5000);
  open_with (words);
  UNTIL (hv_session_is_open (session), 10000);
}

/* --- Several people, one computer --- */

START_TEST (a_further_person_makes_a_room_and_each_opens_only_her_own)
{
  static const char *const residents[] = { "the first ones words", "the second ones words", "the third ones words" };
  for (gsize i = 0; i < G_N_ELEMENTS (residents); i++)
    {
      if (i > 0)
        {
          act ("win.lock", NULL);
          hv_session_close_now (session, 5000);
          act ("win.go", "more");
          act ("win.go", "make-room");
          UNTIL_PLACE ("make-room");
          press (page (), "Go on");
          gtk_editable_set_text (find_entry ("Your words"), residents[i]);
          gtk_editable_set_text (find_entry ("The same once more"), residents[i]);
          press (page (), "Make the room");
          UNTIL_PLACE ("now");
        }
      else
        make_room (residents[i]);
      hv_progress_keep (hv_session_get_progress (session), "sentence", "x02", residents[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (residents); i++)
    {
      lock_and_open_with (residents[i]);
      UNTIL_PLACE ("now");
      GPtrArray *kept = hv_progress_get_kept (hv_session_get_progress (session));
      ck_assert_uint_eq (kept->len, 1);
      ck_assert_str_eq (((HvKept *) kept->pdata[0])->text, residents[i]);
    }
}
END_TEST

/* --- A notebook to show --- */

#define NOTEBOOK_WORDS "what i would say"

static void
make_notebook (void)
{
  act ("win.go", "second-room");
  UNTIL_PLACE ("second-room");
  gtk_editable_set_text (find_entry ("Words for the notebook"), NOTEBOOK_WORDS);
  gtk_editable_set_text (find_entry ("The same once more"), NOTEBOOK_WORDS);
  press (page (), "Make the notebook");
  UNTIL (shows (page (), "The notebook is there."), 10000);
}

START_TEST (a_notebook_shows_its_notes_and_nothing_of_the_program)
{
  make_room (PASSPHRASE);
  make_notebook ();
  lock_and_open_with (NOTEBOOK_WORDS);
  UNTIL_PLACE ("journal");
  ck_assert (hv_session_is_notebook (session));
  ck_assert (!gtk_widget_get_visible (GTK_WIDGET (window->sidebar)));
  UNTIL (shows (page (), "Books to borrow"), 5000);
  ck_assert (!shows (GTK_WIDGET (window), "Pause"));
  static const char *const places[] = { "now", "learn", "practise", "mine", "help", "settings", "keyboard", "about", "room",
                                        "second-room", "routes", "circumstances", "print" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act ("win.go", places[i]);
      ASSERT_PLACE ("journal");
    }
  act ("win.pause", NULL);
  act ("win.calm", NULL);
  act ("win.open-state", "afraid");
  act ("win.open-exercise", "x12");
  act ("win.open-module", "m01");
  run_for (200);
  ASSERT_PLACE ("journal");
  lock_and_open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  ck_assert (!hv_session_is_notebook (session));
}
END_TEST

START_TEST (a_room_never_says_whether_it_has_a_notebook)
{
  make_room (PASSPHRASE);
  act ("win.go", "second-room");
  UNTIL_PLACE ("second-room");
  g_autoptr (GPtrArray) before = all_texts (page ());
  act ("win.go", "room");
  UNTIL_PLACE ("room");
  g_autoptr (GPtrArray) room_before = all_texts (page ());
  make_notebook ();
  lock_and_open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
  act ("win.go", "second-room");
  UNTIL_PLACE ("second-room");
  g_autoptr (GPtrArray) after = all_texts (page ());
  ck_assert_same_texts (before, after);
  act ("win.go", "room");
  UNTIL_PLACE ("room");
  g_autoptr (GPtrArray) room_after = all_texts (page ());
  ck_assert_same_texts (room_before, room_after);
}
END_TEST

START_TEST (a_notebook_with_the_words_of_the_room_is_told_and_not_made)
{
  make_room (PASSPHRASE);
  act ("win.go", "second-room");
  UNTIL_PLACE ("second-room");
  gtk_editable_set_text (find_entry ("Words for the notebook"), PASSPHRASE);
  gtk_editable_set_text (find_entry ("The same once more"), PASSPHRASE);
  press (page (), "Make the notebook");
  UNTIL (shows (page (), "room"), 5000);
  run_for (500);
  ck_assert (!shows (page (), "The notebook is there."));
  lock_and_open_with (PASSPHRASE);
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (strength_rises_with_the_estimate)
{
  ck_assert_int_eq (hv_strength_from_bits (0), HV_STRENGTH_VERY_EASY);
  ck_assert_int_eq (hv_strength_from_bits (25), HV_STRENGTH_EASY);
  ck_assert_int_eq (hv_strength_from_bits (40), HV_STRENGTH_FAIR);
  ck_assert_int_eq (hv_strength_from_bits (50), HV_STRENGTH_HARD);
  ck_assert_int_eq (hv_strength_from_bits (90), HV_STRENGTH_VERY_HARD);
  for (int i = HV_STRENGTH_TOO_SHORT; i <= HV_STRENGTH_VERY_HARD; i++)
    ck_assert_str_ne (hv_strength_get_words (i), "");
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, a_room_is_made_locked_and_opened_again);
  tcase_add_test (tc, a_wrong_passphrase_gets_a_kind_line_however_often);
  tcase_add_test (tc, the_lock_page_says_nothing_of_what_lies_behind);
  tcase_add_test (tc, nothing_typed_does_nothing);
  tcase_add_test (tc, help_is_there_without_opening_and_leaves_no_record);
  tcase_add_test (tc, she_can_start_without_opening);
  tcase_add_test (tc, too_short_and_unlike_are_refused_kindly);
  tcase_add_test (tc, words_of_any_length_get_a_clear_answer);
  tcase_add_test (tc, what_she_wrote_until_now_comes_along);
  tcase_add_test (tc, what_she_leaves_behind_is_not_in_the_room);
  tcase_add_test (tc, a_folder_that_cannot_be_written_is_told);
  tcase_add_test (tc, settings_are_kept_in_the_room_and_only_there);
  tcase_add_test (tc, a_room_nobody_touches_locks_and_trying_does_not);
  tcase_add_test (tc, a_screen_that_locks_locks_the_room_and_trying_does_not);
  tcase_add_test (tc, a_room_whose_words_could_not_be_saved_does_not_lock_by_itself);
  tcase_add_test (tc, a_further_person_makes_a_room_and_each_opens_only_her_own);
  tcase_add_test (tc, a_notebook_shows_its_notes_and_nothing_of_the_program);
  tcase_add_test (tc, a_room_never_says_whether_it_has_a_notebook);
  tcase_add_test (tc, a_notebook_with_the_words_of_the_room_is_told_and_not_made);
  tcase_add_test (tc, strength_rises_with_the_estimate);
}

int
main (void)
{
  return run_window_tests ("rooms-pages", add);
}
