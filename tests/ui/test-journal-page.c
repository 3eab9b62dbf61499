/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: nothing she writes is lost, what she deletes goes, and what she looks for is found. */

#include "ui-test.h"

#include "ui/pages/editor-buffer.h"
#include "ui/pages/journal-page.h"
#include "ui/widgets/undo-bar.h"

static HvSession *session;
static GtkWidget *page, *window;

static void
show_page (void)
{
  page = hv_journal_page_new (session);
  window = show_in_window (page);
}

static void
set_up (void)
{
  set_up_ui ("en");
  session = open_session ();
  show_page ();
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&session);
}

static gboolean
is_editor (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_TEXT_VIEW (widget) && HV_IS_EDITOR_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
}

static gboolean
is_field_named (GtkWidget *widget, gconstpointer name)
{
  if (!GTK_IS_TEXT_VIEW (widget))
    return FALSE;
  char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gboolean right = wrong == NULL;
  g_free (wrong);
  return right;
}

static GtkWidget *
find_editor (void)
{
  GtkWidget *editor = find_widget (page, is_editor, NULL);
  ck_assert_ptr_nonnull (editor);
  return editor;
}

static GtkTextBuffer *
get_buffer (const char *field)
{
  GtkWidget *view = field == NULL ? find_editor () : find_widget (page, is_field_named, field);
  ck_assert_ptr_nonnull (view);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

/* What a key press ends in. */
static void
type (const char *text)
{
  g_signal_emit_by_name (find_editor (), "insert-at-cursor", text);
}

static void
type_into (const char *field, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (field), text, -1);
}

/* The entries that the store has, newest first. */
static GPtrArray *
list_entries (const char *query)
{
  GAsyncResult *result = NULL;
  hv_journal_list_async (hv_session_get_journal (session), query, 100, 0, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 10000);
  GPtrArray *entries = hv_journal_list_finish (hv_session_get_journal (session), result, NULL);
  ck_assert_ptr_nonnull (entries);
  g_object_unref (result);
  return entries;
}

static guint
count_entries (void)
{
  g_autoptr (GPtrArray) entries = list_entries (NULL);
  return entries->len;
}

static char *
load_text (guint position)
{
  g_autoptr (GPtrArray) entries = list_entries (NULL);
  ck_assert_uint_gt (entries->len, position);
  gint64 id = hv_journal_entry_get_id (g_ptr_array_index (entries, position));
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_load_async (hv_session_get_journal (session), id, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 10000);
  g_autoptr (HvJournalEntry) entry = hv_journal_load_finish (hv_session_get_journal (session), result, NULL);
  ck_assert_ptr_nonnull (entry);
  return g_strdup (hv_journal_entry_get_text (entry));
}

static void
add_entry (const char *title, const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (title, text, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_save_async (hv_session_get_journal (session), entry, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 10000);
  ck_assert (hv_journal_save_finish (hv_session_get_journal (session), result, NULL));
}

static gboolean
is_list (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LIST_VIEW (widget);
}

static GtkSelectionModel *
get_rows (void)
{
  GtkWidget *list = find_widget (page, is_list, NULL);
  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

static guint
count_rows (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows ()));
}

START_TEST (what_is_written_is_saved_after_a_pause)
{
  type ("three lines before bed");
  gint64 from = g_get_monotonic_time ();
  UNTIL (count_rows () == 1, 5000);
  double seconds = (double) (g_get_monotonic_time () - from) / G_TIME_SPAN_SECOND;
  ck_assert_double_ge (seconds, 0.4);
  ck_assert_double_le (seconds, 2.0);
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "three lines before bed");
}
END_TEST

START_TEST (what_is_written_is_saved_while_the_typing_goes_on)
{
  gint64 from = g_get_monotonic_time ();
  while (count_rows () == 0)
    {
      type ("x");
      run_for (100);
      ck_assert_int_lt (g_get_monotonic_time () - from, 2 * G_TIME_SPAN_SECOND);
    }
}
END_TEST

START_TEST (nothing_is_there_until_something_is_written)
{
  run_for (700);
  ck_assert_uint_eq (count_entries (), 0);
  type ("  ");
  run_for (900);
  ck_assert_uint_eq (count_entries (), 0);
  press (page, "New entry");
  ck_assert_uint_eq (count_entries (), 0);
}
END_TEST

START_TEST (a_new_entry_that_is_emptied_again_goes)
{
  type ("not this");
  UNTIL (count_rows () == 1, 5000);
  gtk_text_buffer_set_text (get_buffer (NULL), "", 0);
  hv_page_flush (HV_PAGE (page));
  ck_assert_uint_eq (count_entries (), 0);
  ck_assert_uint_eq (count_rows (), 0);
}
END_TEST

START_TEST (leaving_hands_over_the_last_words)
{
  type ("the last words");
  hv_page_flush (HV_PAGE (page));
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "the last words");
}
END_TEST

START_TEST (leaving_twice_at_once_makes_one_entry)
{
  type ("one");
  hv_page_flush (HV_PAGE (page));
  type (" and two");
  hv_page_flush (HV_PAGE (page));
  ck_assert_uint_eq (count_entries (), 1);
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "one and two");
}
END_TEST

START_TEST (turning_to_another_entry_keeps_what_was_just_written)
{
  add_entry ("older", "an older entry");
  UNTIL (count_rows () == 1, 5000);
  type ("unsaved still");
  gtk_selection_model_select_item (get_rows (), 0, TRUE);
  UNTIL (gtk_text_buffer_get_char_count (get_buffer (NULL)) == 14, 5000);
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "unsaved still");
  ck_assert_uint_eq (count_rows (), 2);
}
END_TEST

START_TEST (an_entry_can_be_opened_from_elsewhere)
{
  add_entry ("older", "an older entry");
  g_autoptr (GPtrArray) entries = list_entries (NULL);
  gint64 id = hv_journal_entry_get_id (g_ptr_array_index (entries, 0));
  ck_assert (gtk_widget_activate_action (page, "journal.open-entry", "x", id));
  UNTIL (gtk_text_buffer_get_char_count (get_buffer (NULL)) == 14, 5000);
  /* It has not been touched, so looking at it and away again saves nothing. */
  gint64 modified = hv_journal_entry_get_modified (g_ptr_array_index (entries, 0));
  hv_page_flush (HV_PAGE (page));
  g_autoptr (GPtrArray) after = list_entries (NULL);
  ck_assert_int_eq (hv_journal_entry_get_modified (g_ptr_array_index (after, 0)), modified);
}
END_TEST

START_TEST (five_megabytes_are_pasted_and_whole_even_if_she_leaves_at_once)
{
  g_autoptr (GString) large = g_string_new (NULL);
  while (large->len < 5 * 1024 * 1024)
    g_string_append (large, "Et langt brev uden linjeskift, som nogen har sat ind. ");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  gdk_clipboard_set_text (clipboard, large->str);
  g_signal_emit_by_name (find_editor (), "paste-clipboard");
  HvEditorBuffer *buffer = HV_EDITOR_BUFFER (get_buffer (NULL));
  UNTIL (hv_editor_buffer_is_feeding (buffer), 10000);
  hv_page_flush (HV_PAGE (page));
  g_autofree char *text = load_text (0);
  ck_assert_uint_eq (strlen (text), large->len);
  ck_assert (strcmp (text, large->str) == 0);
  UNTIL (!hv_editor_buffer_is_feeding (buffer), 60000);
  type ("!");
  hv_page_flush (HV_PAGE (page));
  g_autofree char *more = load_text (0);
  ck_assert_uint_eq (strlen (more), large->len + 1);
}
END_TEST

START_TEST (a_deleted_entry_comes_back_when_she_changes_her_mind)
{
  type ("keep me after all");
  UNTIL (count_rows () == 1, 5000);
  press (page, "Delete this entry");
  ck_assert_uint_eq (count_rows (), 0);
  ck_assert_uint_eq (count_entries (), 0);
  press (page, "Undo");
  UNTIL (count_rows () == 1, 5000);
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "keep me after all");
  UNTIL (gtk_text_buffer_get_char_count (get_buffer (NULL)) == 17, 5000);
}
END_TEST

START_TEST (a_deleted_entry_is_gone_for_good_when_she_leaves_the_page)
{
  type ("gone");
  UNTIL (count_rows () == 1, 5000);
  g_autoptr (GPtrArray) entries = list_entries (NULL);
  gint64 id = hv_journal_entry_get_id (g_ptr_array_index (entries, 0));
  press (page, "Delete this entry");
  hv_page_flush (HV_PAGE (page));
  ck_assert_ptr_null (find_button (page, "Undo"));
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_restore_async (hv_session_get_journal (session), id, keep_result_cb, &result);
  UNTIL (result != NULL, 5000);
  ck_assert (!hv_journal_restore_finish (hv_session_get_journal (session), result, NULL));
}
END_TEST

START_TEST (a_search_finds_words_however_they_are_spelled)
{
  add_entry ("", "Mit mål er små skridt");
  add_entry ("", "noget andet");
  UNTIL (count_rows () == 2, 5000);
  type_into ("Search in your journal", "maal");
  UNTIL (count_rows () == 1, 5000);
  type_into ("Search in your journal", "mål");
  run_for (400);
  ck_assert_uint_eq (count_rows (), 1);
  type_into ("Search in your journal", "findes ikke");
  UNTIL (count_rows () == 0, 5000);
  ck_assert (shows (page, "Nothing was found"));
  type_into ("Search in your journal", "");
  UNTIL (count_rows () == 2, 5000);
}
END_TEST

START_TEST (the_list_fetches_more_as_it_is_scrolled)
{
  for (int i = 0; i < 450; i++)
    {
      g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (NULL, "a line", NULL);
      hv_journal_save_async (hv_session_get_journal (session), entry, NULL, NULL, NULL);
    }
  ck_assert_uint_gt (count_entries (), 0);
  press (page, "New entry");
  UNTIL (count_rows () == 200, 10000);
  run_for (300);
  GtkWidget *list = find_widget (page, is_list, NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  for (guint wanted = 400; wanted <= 450; wanted += 50)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      UNTIL (count_rows () == wanted, 10000);
      run_for (100);
    }
}
END_TEST

START_TEST (a_save_that_fails_keeps_her_words_and_says_so)
{
  type ("do not lose this");
  ck_assert (hv_store_close_now (hv_session_get_store (session), 5000));
  UNTIL (shows (page, "It could not be saved just now"), 5000);
  g_autofree char *text = hv_editor_buffer_dup_content (HV_EDITOR_BUFFER (get_buffer (NULL)));
  ck_assert_str_eq (text, "do not lose this");
  ck_assert (shows (page, "not saved yet"));
  ck_assert (hv_page_holds_unsaved (HV_PAGE (page))); /* so the room does not lock by itself */
}
END_TEST

static gboolean
run_sql (HvConnection *connection, gpointer sql, gpointer *result, GError **error)
{
  return hv_connection_exec (connection, sql, error);
}

/* As on a full disk: nothing new fits. */
static void
set_full (gboolean full)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *sql = full ? "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE (ABORT, 'full'); END"
                         : "DROP TRIGGER full";
  hv_store_run_async (hv_session_get_store (session), run_sql, (gpointer) sql, NULL, NULL, NULL, keep_result_cb,
                      &result);
  UNTIL (result != NULL, 5000);
  ck_assert (hv_store_run_finish (hv_session_get_store (session), result, NULL, NULL));
}

/* Another page, and back. */
static void
turn_away (void)
{
  hv_page_flush (HV_PAGE (page));
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (300);
}

START_TEST (words_that_could_not_be_saved_outlive_the_page)
{
  set_full (TRUE);
  type ("the disk was full");
  turn_away ();
  show_page ();
  g_autofree char *text = hv_editor_buffer_dup_content (HV_EDITOR_BUFFER (get_buffer (NULL)));
  ck_assert_str_eq (text, "the disk was full");
  ck_assert (shows (page, "not saved yet"));
  UNTIL (shows (page, "It could not be saved just now"), 5000);
  ck_assert_uint_eq (count_entries (), 0);

  set_full (FALSE);
  UNTIL (count_entries () == 1, 40000);
  UNTIL (!shows (page, "not saved yet"), 5000);
  ck_assert (!shows (page, "It could not be saved just now"));
}
END_TEST

START_TEST (words_that_could_not_be_saved_are_tried_again_on_any_page)
{
  set_full (TRUE);
  type ("the disk was full");
  turn_away ();
  set_full (FALSE);
  UNTIL (count_entries () == 1, 20000);
  g_autofree char *text = load_text (0);
  ck_assert_str_eq (text, "the disk was full");
  show_page ();
  g_autofree char *shown = hv_editor_buffer_dup_content (HV_EDITOR_BUFFER (get_buffer (NULL)));
  ck_assert_str_eq (shown, "");
}
END_TEST

static gboolean
is_chooser (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_EMOJI_CHOOSER (widget);
}

START_TEST (selected_words_are_not_handed_to_other_programs)
{
  type ("a secret");
  for (guint i = 0; i < 2; i++)
    {
      GtkTextBuffer *buffer = get_buffer (i == 0 ? NULL : "Title");
      if (i == 1)
        gtk_text_buffer_set_text (buffer, "another", -1);
      GtkTextIter start, end;
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_select_range (buffer, &start, &end);
      run_for (20);
      ck_assert_ptr_null (gdk_clipboard_get_content (gtk_widget_get_primary_clipboard (page)));
    }
  /* The chooser of emoji would write what it has shown into the machine's settings. */
  gtk_widget_activate_action (find_editor (), "misc.insert-emoji", NULL);
  ck_assert_ptr_null (find_widget (find_editor (), is_chooser, NULL));
}
END_TEST

START_TEST (without_a_room_there_are_two_kind_ways)
{
  HvSession *closed = hv_session_new (get_library ());
  GtkWidget *closed_page = hv_journal_page_new (closed);
  GtkWidget *closed_window = show_in_window (closed_page);
  press (closed_page, "Make a room of my own");
  press (closed_page, "Write without keeping");
  ck_assert_str_eq (moves->str, "make-room;try;");
  assert_all_named (closed_page);
  gtk_window_destroy (GTK_WINDOW (closed_window));
  g_object_unref (closed);
}
END_TEST

START_TEST (when_the_room_is_closed_nothing_of_it_is_left_on_the_page)
{
  type ("only for me");
  UNTIL (count_rows () == 1, 5000);
  hv_page_flush (HV_PAGE (page));
  hv_session_close (session);
  ck_assert_ptr_null (find_widget (page, is_editor, NULL));
  ck_assert_ptr_null (find_widget (page, is_list, NULL));
  session = NULL;
  session = open_session ();
}
END_TEST

START_TEST (it_is_said_plainly_when_nothing_is_kept)
{
  ck_assert (shows (page, "only until you close the program"));
}
END_TEST

START_TEST (every_control_has_a_name)
{
  type ("x");
  UNTIL (count_rows () == 1, 5000);
  run_for (100);
  assert_all_named (page);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal-page");
  TCase *tests = tcase_create ("journal-page");
  tcase_set_timeout (tests, 170);
  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, what_is_written_is_saved_after_a_pause);
  tcase_add_test (tests, what_is_written_is_saved_while_the_typing_goes_on);
  tcase_add_test (tests, nothing_is_there_until_something_is_written);
  tcase_add_test (tests, a_new_entry_that_is_emptied_again_goes);
  tcase_add_test (tests, leaving_hands_over_the_last_words);
  tcase_add_test (tests, leaving_twice_at_once_makes_one_entry);
  tcase_add_test (tests, turning_to_another_entry_keeps_what_was_just_written);
  tcase_add_test (tests, an_entry_can_be_opened_from_elsewhere);
  tcase_add_test (tests, five_megabytes_are_pasted_and_whole_even_if_she_leaves_at_once);
  tcase_add_test (tests, a_deleted_entry_comes_back_when_she_changes_her_mind);
  tcase_add_test (tests, a_deleted_entry_is_gone_for_good_when_she_leaves_the_page);
  tcase_add_test (tests, a_search_finds_words_however_they_are_spelled);
  tcase_add_test (tests, the_list_fetches_more_as_it_is_scrolled);
  tcase_add_test (tests, a_save_that_fails_keeps_her_words_and_says_so);
  tcase_add_test (tests, words_that_could_not_be_saved_outlive_the_page);
  tcase_add_test (tests, words_that_could_not_be_saved_are_tried_again_on_any_page);
  tcase_add_test (tests, selected_words_are_not_handed_to_other_programs);
  tcase_add_test (tests, without_a_room_there_are_two_kind_ways);
  tcase_add_test (tests, when_the_room_is_closed_nothing_of_it_is_left_on_the_page);
  tcase_add_test (tests, it_is_said_plainly_when_nothing_is_kept);
  tcase_add_test (tests, every_control_has_a_name);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
