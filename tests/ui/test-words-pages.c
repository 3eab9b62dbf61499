/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opens a room: changed, one more, one less, and the words on paper. */

#include "room-test.h"

#include "store/room-keys.h"
#include "ui/widgets/spoken-line.h"

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
  ck_assert_str_eq (typed_in ("New words"), "");

  type ("Your words now", PASSPHRASE);
  type ("New words", OTHER);
  type ("The same once more", "another four words of his");
  press (page (), "Change them");
  ck_assert (shows (page (), "The two are not the same."));
  ck_assert_str_eq (typed_in ("Your words now"), PASSPHRASE);
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

/* --- Spare words --- */

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
  /* Changed are the words that are forgotten; the spare ones stay what they are. */
  act ("win.go", "change-words");
  type ("Your words now", words);
  type ("New words", OTHER);
  type ("The same once more", OTHER);
  press (page (), "Change them");
  ck_assert (shows (page (), "These are the spare words."));
  act ("win.go", "ways-in");
  UNTIL (shows (page (), "The twelve spare words, which you opened with now"), 10000);
  ck_assert (shows (page (), "Other words"));
}
END_TEST

static gboolean
is_asked (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_PASSPHRASE_FIELD (widget);
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

static void
add (TCase *tc)
{
  tcase_add_test (tc, changed_words_open_and_the_old_ones_do_not);
  tcase_add_test (tc, words_are_changed_only_when_all_are_there);
  tcase_add_test (tc, one_more_set_of_words_opens_too_until_it_is_removed);
  tcase_add_test (tc, spare_words_open_the_room_once_she_has_them);
  tcase_add_test (tc, three_of_the_words_can_be_checked);
  tcase_add_test (tc, words_she_does_without_open_nothing);
  tcase_add_test (tc, spare_words_cannot_be_copied);
}

int
main (void)
{
  return run_room_tests ("words-pages", add);
}
