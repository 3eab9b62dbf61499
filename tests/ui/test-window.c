/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame: actions, the way back, pause, language, leaving. */

#include "window-test.h"

#include "ui/window/actions.h"
#include "ui/window/error-text.h"
#include "ui/window/page-table.h"

START_TEST (every_action_has_one_key_and_no_key_has_two_actions)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    {
      if (actions[i].accelerator == NULL)
        continue;
      guint keyval;
      GdkModifierType modifiers;
      ck_assert_msg (gtk_accelerator_parse (actions[i].accelerator, &keyval, &modifiers), "%s", actions[i].accelerator);
      ck_assert_msg (actions[i].label != NULL, "%s has a key and no label", actions[i].name);
      ck_assert_msg (g_hash_table_add (keys, gtk_accelerator_name (keyval, modifiers)), "%s is taken",
                     actions[i].accelerator);
    }
}
END_TEST

START_TEST (what_can_be_done_depends_on_where_she_is)
{
  const HvWhere outside = { .files = TRUE };
  const HvWhere trying = { .inside = TRUE };
  const HvWhere room = { .inside = TRUE, .keeps = TRUE, .files = TRUE };
  const struct
  {
    const char *name, *target;
    gboolean outside, trying, room;
  } rows[] = {
    { "win.leave", NULL, TRUE, TRUE, TRUE },      { "win.go", "help", TRUE, TRUE, TRUE },
    { "win.go", "journal", FALSE, TRUE, TRUE },   { "win.lock", NULL, FALSE, FALSE, TRUE },
    { "win.make-room", NULL, FALSE, TRUE, FALSE }, { "win.try", NULL, TRUE, FALSE, FALSE },
    { "win.back", NULL, FALSE, FALSE, FALSE },    { "win.stop", NULL, FALSE, FALSE, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HvAction *action = hv_actions_find (rows[i].name, rows[i].target);
      ck_assert_ptr_nonnull (action);
      ck_assert_msg (hv_action_is_enabled (action, &outside) == rows[i].outside, "%s outside", rows[i].name);
      ck_assert_msg (hv_action_is_enabled (action, &trying) == rows[i].trying, "%s trying", rows[i].name);
      ck_assert_msg (hv_action_is_enabled (action, &room) == rows[i].room, "%s room", rows[i].name);
    }
}
END_TEST

START_TEST (every_kind_of_error_has_words_of_its_own_and_never_the_developers)
{
  const GQuark domains[] = { HV_VAULT_ERROR, HV_STORE_ERROR, HV_LIBRARY_ERROR, G_FILE_ERROR };
  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    for (int code = 0; code <= HV_VAULT_ERROR_UNUSABLE_WORDS; code++)
      {
        g_autoptr (GError) error = g_error_new_literal (domains[d], code, "for developers");
        const char *heading, *text;
        hv_error_text_get (error, &heading, &text);
        ck_assert (*heading != '\0' && *text != '\0');
        ck_assert_ptr_null (strstr (heading, "developers"));
        ck_assert_ptr_null (strstr (text, "developers"));
      }
  const struct
  {
    GQuark domain;
    int code;
    const char *heading;
  } rows[] = {
    { HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE, "It did not open." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_A_ROOM, "The file cannot be read." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "Something in the file is damaged." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NEWER_VERSION, "The file is newer than this program." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_IN_USE, "It is open already." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SPACE, "The disk is full." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_WRITABLE, "It is not possible to write here." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND, "The file is not there." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_MEMORY, "The computer is short of memory." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_IO, "It did not work." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE, "These words cannot be used." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED, "There are files here already." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN, "These words are in use already." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_LAST_KEY, "It is the only way in." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_NO_SLOT, "There is no place for one more." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED, "It was stopped." },
    { HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_WORDS, "The twelve words do not fit together." },
    { HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG, "It is more than fits." },
    { HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_TEXT, "This is not plain text." },
    { HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NO_WORDS, "There is nothing in the file." },
    { HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_FILE_TOO_LARGE, "The file is too large to bring in at once." },
    { HV_STORE_ERROR, HV_STORE_ERROR_DAMAGED, "Something in the file is damaged." },
    { HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION, "The file is newer than this program." },
    { HV_STORE_ERROR, HV_STORE_ERROR_IN_USE, "It is open already." },
    { HV_STORE_ERROR, HV_STORE_ERROR_NO_SPACE, "The disk is full." },
    { HV_STORE_ERROR, HV_STORE_ERROR_NOT_WRITABLE, "It is not possible to write here." },
    { HV_STORE_ERROR, HV_STORE_ERROR_MEMORY, "The computer is short of memory." },
    { HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT, "It did not work." },
    { HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_NOT_FOUND, "The texts could not be read." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (rows[i].domain, rows[i].code, "x");
      const char *heading, *text;
      hv_error_text_get (error, &heading, &text);
      ck_assert_str_eq (heading, rows[i].heading);
    }
}
END_TEST

static void
try_it (void)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
}

START_TEST (close_now_comes_first_and_is_large_enough)
{
  GtkWidget *close_now = hv_bar_get_close_now (hv_main_window_get_bar (window));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), close_now);
  ck_assert_int_ge (gtk_widget_get_width (close_now), 44);
  ck_assert_int_ge (gtk_widget_get_height (close_now), 44);
}
END_TEST

START_TEST (a_new_page_never_puts_the_focus_on_close_now)
{
  GtkWidget *close_now = hv_bar_get_close_now (hv_main_window_get_bar (window));
  ck_assert_ptr_ne (gtk_window_get_focus (GTK_WINDOW (window)), close_now);
  try_it ();
  static const char *const names[] = { "help", "settings", "keyboard", "about" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      act ("win.go", names[i]);
      ASSERT_PLACE (names[i]);
      ck_assert_ptr_ne (gtk_window_get_focus (GTK_WINDOW (window)), close_now);
    }
}
END_TEST

START_TEST (the_title_is_neutral_on_every_page)
{
  try_it ();
  gsize n;
  const HvPageInfo *pages = hv_page_table_get_all (&n);
  for (gsize i = 0; i < n; i++)
    {
      act ("win.go", pages[i].name);
      ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), "Hverdag – recipes");
    }
}
END_TEST

START_TEST (a_pause_comes_back_to_the_very_same_place)
{
  try_it ();
  act ("win.go", "settings");
  GtkWidget *settings = page ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  act ("win.pause", NULL);
  ASSERT_PLACE ("exercise");
  act ("win.pause", NULL); /* once is enough */
  act ("win.stop", NULL);
  ck_assert_ptr_eq (page (), settings);
  ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), focus);
}
END_TEST

START_TEST (a_pause_is_there_before_anything_is_open)
{
  GtkWidget *first = page ();
  act ("win.pause", NULL);
  ASSERT_PLACE ("exercise");
  ck_assert (!hv_session_is_open (session));
  act ("win.stop", NULL);
  ck_assert_ptr_eq (page (), first);
}
END_TEST

START_TEST (a_pause_from_an_exercise_comes_back_to_it)
{
  try_it ();
  act ("win.open-exercise", "x03");
  GtkWidget *exercise = page ();
  act ("win.pause", NULL);
  ck_assert_ptr_ne (page (), exercise);
  act ("win.stop", NULL);
  ck_assert_ptr_eq (page (), exercise);
}
END_TEST

START_TEST (help_in_the_middle_of_an_exercise_comes_back_to_it)
{
  try_it ();
  act ("win.open-exercise", "x03");
  GtkWidget *exercise = page ();
  act ("win.go", "help");
  act ("win.back", NULL);
  ck_assert_ptr_eq (page (), exercise);
}
END_TEST

START_TEST (stopping_the_second_exercise_leads_to_where_the_first_was_opened)
{
  try_it ();
  act ("win.open-state", "sad");
  GtkWidget *state = page ();
  act ("win.open-exercise", "x03");
  act ("win.open-exercise", "x01");
  act ("win.stop", NULL);
  ck_assert_ptr_eq (page (), state);
}
END_TEST

START_TEST (a_long_way_back_ends_well)
{
  try_it ();
  for (int i = 0; i < 60; i++)
    act ("win.go", i % 2 == 0 ? "settings" : "keyboard");
  for (int i = 0; i < 80; i++)
    act ("win.back", NULL);
  ck_assert_int_eq (exits, 0);
}
END_TEST

START_TEST (places_that_do_not_exist_are_not_gone_to)
{
  try_it ();
  act ("win.go", "nowhere");
  act ("win.go", "");
  act ("win.go", "state");
  act ("win.open-state", "x01");
  act ("win.open-exercise", "x99");
  act ("win.resume-exercise", "");
  act ("win.open-module", "x01");
  ASSERT_PLACE ("now");
}
END_TEST

START_TEST (another_language_is_spoken_everywhere_at_once)
{
  try_it ();
  GtkWidget *bar = GTK_WIDGET (hv_main_window_get_bar (window));
  ck_assert (find_button (bar, "Close now") != NULL);
  act ("win.set-language", "da");
  bar = GTK_WIDGET (hv_main_window_get_bar (window));
  ck_assert (find_button (bar, "Luk nu") != NULL);
  ck_assert (shows (page (), "Hvordan er det lige nu?"));
  act ("win.set-language", "xx");
  ck_assert_str_eq (hv_language_get (), "da");
}
END_TEST

START_TEST (leaving_hides_the_window_first_and_closes_the_room)
{
  make_room ("four words of hers");
  ck_assert (is_mapped (GTK_WIDGET (window)));
  act ("win.leave", NULL);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
  ck_assert (!open_at_exit);
  /* A clean close leaves no write-ahead log. */
  g_autoptr (GDir) dir = g_dir_open (hv_paths_get_data_dir (), 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    ck_assert_msg (!g_str_has_suffix (name, "-wal"), "%s", name);
}
END_TEST

static gboolean hidden_when_finishing;

static void
finish (gpointer data)
{
  hidden_when_finishing = !is_mapped (GTK_WIDGET (window));
  ck_assert_int_eq (exits, 0);
}

START_TEST (the_window_is_gone_before_anything_is_finished)
{
  hv_leave (finish, NULL);
  ck_assert (hidden_when_finishing);
  ck_assert_int_eq (exits, 1);
}
END_TEST

START_TEST (a_menu_that_is_open_is_gone_too)
{
  act ("win.open-menu", NULL);
  run_for (200);
  act ("win.leave", NULL);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
}
END_TEST

START_TEST (what_a_screen_reader_meets_has_names)
{
  assert_all_named (GTK_WIDGET (window));
  try_it ();
  static const char *const names[] = { "now", "settings", "keyboard", "about" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      act ("win.go", names[i]);
      assert_all_named (GTK_WIDGET (window));
    }
}
END_TEST

START_TEST (three_presses_leave_whatever_shift_was_used_for_before)
{
  HvGuard *guard = hv_main_window_get_guard (window);
  /* Shift, then Control; Shift is let go first, as after selecting words or changing the layout. */
  hv_guard_key (guard, TRUE, GDK_KEY_Shift_L, 0);
  hv_guard_key (guard, TRUE, GDK_KEY_Control_L, GDK_SHIFT_MASK);
  hv_guard_key (guard, FALSE, GDK_KEY_Shift_L, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  hv_guard_key (guard, FALSE, GDK_KEY_Control_L, GDK_CONTROL_MASK);
  ck_assert_int_eq (exits, 0);
  press_shift (3);
  ck_assert_int_eq (exits, 1);

  /* The same key has another name on release. */
  hv_guard_key (guard, TRUE, GDK_KEY_Shift_L, 0);
  hv_guard_key (guard, TRUE, GDK_KEY_Meta_L, GDK_SHIFT_MASK);
  hv_guard_key (guard, FALSE, GDK_KEY_ISO_Next_Group, GDK_SHIFT_MASK | GDK_ALT_MASK);
  hv_guard_key (guard, FALSE, GDK_KEY_Alt_L, GDK_ALT_MASK);
  ck_assert_int_eq (exits, 1);
  press_shift (3);
  ck_assert_int_eq (exits, 2);
}
END_TEST

START_TEST (what_could_not_be_saved_is_told_on_any_page)
{
  const char *words = "could not be saved just now";
  try_it ();
  act ("win.go", "learn");
  ck_assert (!shows (GTK_WIDGET (window), words));
  ck_assert (hv_store_close_now (hv_session_get_store (session), 5000));
  hv_progress_keep (hv_session_get_progress (session), "already", "m05", "I know that");
  UNTIL (shows (GTK_WIDGET (window), words), 5000);
  act ("win.open-module", "m05");
  ck_assert (!shows (GTK_WIDGET (window), words));
}
END_TEST

static gboolean
hang (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  g_usleep (1500 * G_TIME_SPAN_MILLISECOND);
  return TRUE;
}

START_TEST (a_disk_that_hangs_does_not_hold_her_back)
{
  try_it ();
  hv_store_run_async (hv_session_get_store (session), hang, NULL, NULL, NULL, NULL, NULL, NULL);
  run_for (50);
  gint64 start = g_get_monotonic_time ();
  act ("win.leave", NULL);
  ck_assert_int_eq (exits, 1);
  ck_assert (!mapped_at_exit);
  ck_assert_int_lt (g_get_monotonic_time () - start, 800 * G_TIME_SPAN_MILLISECOND); /* 250 of them for the store */
}
END_TEST

START_TEST (presses_of_shift_are_told)
{
  GtkAccessible *close_now = GTK_ACCESSIBLE (hv_bar_get_close_now (hv_main_window_get_bar (window)));
  gtk_test_accessible_assert_property (close_now, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Shift pressed three times does the same");
  press_shift (2);
  gtk_test_accessible_assert_property (close_now, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Shift pressed 2 of 3 times");
  hv_guard_key (hv_main_window_get_guard (window), TRUE, GDK_KEY_a, 0);
  gtk_test_accessible_assert_property (close_now, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Shift pressed three times does the same");
  ck_assert_int_eq (exits, 0);
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, every_action_has_one_key_and_no_key_has_two_actions);
  tcase_add_test (tc, what_can_be_done_depends_on_where_she_is);
  tcase_add_test (tc, every_kind_of_error_has_words_of_its_own_and_never_the_developers);
  tcase_add_test (tc, close_now_comes_first_and_is_large_enough);
  tcase_add_test (tc, a_new_page_never_puts_the_focus_on_close_now);
  tcase_add_test (tc, the_title_is_neutral_on_every_page);
  tcase_add_test (tc, a_pause_comes_back_to_the_very_same_place);
  tcase_add_test (tc, a_pause_is_there_before_anything_is_open);
  tcase_add_test (tc, a_pause_from_an_exercise_comes_back_to_it);
  tcase_add_test (tc, help_in_the_middle_of_an_exercise_comes_back_to_it);
  tcase_add_test (tc, stopping_the_second_exercise_leads_to_where_the_first_was_opened);
  tcase_add_test (tc, a_long_way_back_ends_well);
  tcase_add_test (tc, places_that_do_not_exist_are_not_gone_to);
  tcase_add_test (tc, another_language_is_spoken_everywhere_at_once);
  tcase_add_test (tc, leaving_hides_the_window_first_and_closes_the_room);
  tcase_add_test (tc, the_window_is_gone_before_anything_is_finished);
  tcase_add_test (tc, a_menu_that_is_open_is_gone_too);
  tcase_add_test (tc, what_a_screen_reader_meets_has_names);
  tcase_add_test (tc, presses_of_shift_are_told);
  tcase_add_test (tc, a_disk_that_hangs_does_not_hold_her_back);
  tcase_add_test (tc, what_could_not_be_saved_is_told_on_any_page);
  tcase_add_test (tc, three_presses_leave_whatever_shift_was_used_for_before);
}

int
main (void)
{
  return run_window_tests ("window", add);
}
