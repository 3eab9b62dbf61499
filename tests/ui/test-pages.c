/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages beside the journal: what they show, where they lead, what they keep. */

#include "ui-test.h"

#include "ui/pages/help-page.h"
#include "ui/pages/journal-page.h"
#include "ui/pages/learn-page.h"
#include "ui/pages/mine-page.h"
#include "ui/pages/module-page.h"
#include "ui/pages/now-page.h"
#include "ui/pages/practise-page.h"
#include "ui/pages/ratings-page.h"
#include "ui/pages/small-things-page.h"
#include "ui/pages/state-page.h"
#include "ui/widgets/help-card.h"
#include "ui/widgets/text-field.h"

static GtkWidget *
make_page (HvSession *session, const char *name)
{
  if (g_str_equal (name, "now"))
    return hv_now_page_new (session);
  if (g_str_equal (name, "learn"))
    return hv_learn_page_new (session);
  if (g_str_equal (name, "practise"))
    return hv_practise_page_new (session);
  if (g_str_equal (name, "journal"))
    return hv_journal_page_new (session);
  if (g_str_equal (name, "mine"))
    return hv_mine_page_new (session);
  if (g_str_equal (name, "help"))
    return hv_help_page_new (session);
  if (g_str_equal (name, "small-things"))
    return hv_small_things_page_new (session);
  if (g_str_equal (name, "ratings"))
    return hv_ratings_page_new (session);
  return NULL;
}

static const char *const plain_pages[] = { "now", "learn", "practise", "journal", "mine", "help", "small-things",
                                          "ratings" };

/* Something of each kind to show. */
static void
fill_room (HvSession *session)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "sentence", "x02", "That was then. This is now.");
  hv_progress_keep (progress, "plan", "x29", "If I wake up at night\nthen I turn on the lamp");
  hv_progress_add_run (progress, "x03", 7, 4, HV_VERDICT_HELPED);
  hv_progress_set_favourite (progress, "x02", TRUE);
}

static GtkWidget *
press_in (GtkWidget *page, const char *name)
{
  press (page, name);
  run_for (20);
  return page;
}

typedef struct
{
  GType type;
  guint n;
} Count;

static gboolean
count_cb (GtkWidget *widget, gconstpointer data)
{
  Count *count = (Count *) data;
  count->n += gtk_widget_has_css_class (widget, "hv-card-button");
  return FALSE;
}

static guint
count_cards (GtkWidget *page)
{
  Count count = { 0 };
  find_widget (page, count_cb, &count);
  return count.n;
}

static void
assert_shows_everywhere (const char *language)
{
  set_up_ui (language);
  HvSession *sessions[] = { hv_session_new (get_library ()), open_session (), open_session () };
  fill_room (sessions[2]);
  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (plain_pages); j++)
        {
          GtkWidget *page = make_page (sessions[i], plain_pages[j]);
          GtkWidget *window = show_in_window (page);
          ck_assert_str_ne (hv_page_get_title (HV_PAGE (page)), "");
          assert_all_named (page);
          hv_page_focus (HV_PAGE (page));
          GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
          ck_assert_msg (focus != NULL && gtk_widget_is_ancestor (focus, page), "no focus on %s", plain_pages[j]);
          gtk_window_destroy (GTK_WINDOW (window));
        }
      g_object_unref (sessions[i]);
    }
}

START_TEST (every_page_can_be_heard_and_reached_by_keys_in_english)
{
  assert_shows_everywhere ("en");
}
END_TEST

START_TEST (every_page_can_be_heard_and_reached_by_keys_in_danish)
{
  assert_shows_everywhere ("da");
}
END_TEST

START_TEST (nothing_to_press_is_smaller_than_a_finger)
{
  set_up_ui ("da");
  HvSession *session = open_session ();
  fill_room (session);
  for (gsize i = 0; i < G_N_ELEMENTS (plain_pages); i++)
    {
      GtkWidget *page = make_page (session, plain_pages[i]);
      GtkWidget *window = show_in_window (page);
      run_for (50);
      GtkWidget *small = find_widget (page, is_small_target, NULL);
      ck_assert_msg (small == NULL, "a %s on %s is too small", G_OBJECT_TYPE_NAME (small), plain_pages[i]);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_object_unref (session);
}
END_TEST

/* The smallest screen, 1366 × 768, less a sidebar that has grown with the text. */
#define ROOM_AT_200_PERCENT 1000

START_TEST (at_twice_the_text_size_every_page_fits_the_smallest_screen)
{
  set_up_ui ("da");
  g_autofree char *font = NULL;
  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Inter 22", NULL);
  HvSession *session = open_session ();
  fill_room (session);
  for (gsize i = 0; i < G_N_ELEMENTS (plain_pages); i++)
    {
      GtkWidget *page = make_page (session, plain_pages[i]);
      GtkWidget *window = show_in_window (page);
      int minimum;
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      ck_assert_msg (minimum <= ROOM_AT_200_PERCENT, "%s needs %d px", plain_pages[i], minimum);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  GPtrArray *modules = hv_library_get_modules (get_library ());
  for (guint i = 0; i < modules->len; i++)
    {
      const char *id = hv_module_get_id (g_ptr_array_index (modules, i));
      GtkWidget *page = hv_module_page_new (session, id);
      GtkWidget *window = show_in_window (page);
      int minimum;
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      ck_assert_msg (minimum <= ROOM_AT_200_PERCENT, "%s needs %d px", id, minimum);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_object_unref (session);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
}
END_TEST

START_TEST (the_first_page_leads_to_help_and_to_every_state)
{
  set_up_ui ("en");
  HvSession *session = hv_session_new (get_library ());
  GtkWidget *page = hv_now_page_new (session);
  GtkWidget *window = show_in_window (page);
  press (page, "Are you in danger right now? Yes, or maybe");
  ck_assert_str_eq (moves->str, "go help;");
  g_string_truncate (moves, 0);
  GPtrArray *states = hv_library_get_states (get_library ());
  ck_assert_uint_eq (states->len, 15);
  ck_assert (!shows (page, "Flashback")); /* eight words, not a wall */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "More words")), TRUE);
  for (guint i = 0; i < states->len; i++)
    press (page, hv_state_get_title (g_ptr_array_index (states, i)));
  ck_assert_ptr_nonnull (strstr (moves->str, "open-state overwhelmed;"));
  ck_assert_ptr_nonnull (strstr (moves->str, "open-state dying;"));
  ck_assert_ptr_nonnull (strstr (moves->str, "open-state unsure;"));
  ck_assert (!shows (page, "My sentence"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (the_first_page_follows_what_is_kept)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  GtkWidget *page = hv_now_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (!shows (page, "My sentence"));
  fill_room (session);
  ck_assert (shows (page, "“That was then. This is now.”"));
  ck_assert (shows (page, "This helped last"));
  ck_assert (!shows (page, "My hope"));
  hv_progress_keep (hv_session_get_progress (session), "hope", "x26", "a garden");
  ck_assert (shows (page, "My hope"));
  ck_assert (shows (page, "a garden"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (a_state_offers_three_and_more_when_asked_and_keeps_nothing)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  GPtrArray *states = hv_library_get_states (get_library ());
  for (guint i = 0; i < states->len; i++)
    {
      HvState *state = g_ptr_array_index (states, i);
      GtkWidget *page = hv_state_page_new (session, hv_state_get_id (state));
      GtkWidget *window = show_in_window (page);
      ck_assert (shows (page, "Are you in danger right now?"));
      if (hv_state_is_fixed (state))
        {
          ck_assert (shows (page, "112") && shows (page, "70 201 201") && shows (page, "1888"));
          ck_assert_ptr_null (find_button (page, "Show more"));
          assert_all_named (page);
          gtk_window_destroy (GTK_WINDOW (window));
          continue;
        }
      guint n = count_cards (page);
      ck_assert_uint_le (n, 3);
      ck_assert_uint_ge (n, 1);
      if (find_button (page, "Show more") != NULL)
        {
          press (page, "Show more");
          ck_assert_uint_gt (count_cards (page), 3);
          ck_assert_ptr_null (find_button (page, "Show more"));
        }
      if (hv_state_shows_emergency (state))
        ck_assert (shows (page, "112") && shows (page, "1888"));
      ck_assert_ptr_null (find_button (page, "Back")); /* the bar has it; two would be a question */
      press (page, "Something else entirely");
      ck_assert_str_eq (moves->str, "go practise;");
      assert_all_named (page);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  ck_assert_uint_eq (hv_progress_get_runs (hv_session_get_progress (session))->len, 0);
  ck_assert_uint_eq (hv_progress_get_kept (hv_session_get_progress (session))->len, 0);
  GtkWidget *missing = hv_state_page_new (session, "no-such-state");
  GtkWidget *window = show_in_window (missing);
  ck_assert (shows (missing, "This is not here any more."));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (after_a_flashback_thoughts_rest_until_the_room_is_closed)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  ck_assert_ptr_null (hv_session_get_resting_kind (session));
  g_object_ref_sink (hv_state_page_new (session, "flashback"));
  ck_assert_str_eq (hv_session_get_resting_kind (session), "thoughts");
  GtkWidget *page = hv_state_page_new (session, "ashamed");
  GtkWidget *window = show_in_window (page);
  HvExercise *voice = hv_library_find_exercise (get_library (), "x18");
  ck_assert (!shows (page, hv_exercise_get_title (voice)));
  gtk_window_destroy (GTK_WINDOW (window));
  hv_session_close (session);
  ck_assert_ptr_null (hv_session_get_resting_kind (session));
  g_object_unref (session);
}
END_TEST

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

static void
write_into (GtkWidget *page, const char *name, const char *text)
{
  GtkWidget *view = find_widget (page, is_field_named, name);
  ck_assert_ptr_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

START_TEST (numbers_of_her_own_stand_with_the_help)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  GtkWidget *page = hv_help_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (!shows (page, "My own"));
  GtkWidget *fold = find_widget (page, is_label_with, "Add a number of my own");
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (fold, GTK_TYPE_EXPANDER)), TRUE);
  press (page, "Keep"); /* nothing written, nothing kept */
  ck_assert_ptr_null (hv_progress_find_kept (hv_session_get_progress (session), "contacts"));
  write_into (page, "Who or where", "My sister");
  write_into (page, "How", "12 34 56 78");
  run_for (300);
  press (page, "Keep");
  ck_assert (shows (page, "My own") && shows (page, "My sister") && shows (page, "12 34 56 78"));
  gtk_window_destroy (GTK_WINDOW (window));
  /* There the next time too. */
  page = hv_help_page_new (session);
  window = show_in_window (page);
  ck_assert (shows (page, "My sister"));
  assert_all_named (page);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (help_works_without_a_room_and_says_when_it_was_checked)
{
  static const char *const languages[] = { "en", "da" };
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      set_up_ui (languages[i]);
      HvSession *session = hv_session_new (get_library ());
      GtkWidget *page = hv_help_page_new (session);
      GtkWidget *window = show_in_window (page);
      GPtrArray *lines = hv_library_get_help_lines (get_library ());
      for (guint j = 0; j < lines->len; j++)
        {
          HvHelpLine *line = g_ptr_array_index (lines, j);
          g_autofree char *source = hv_help_line_describe_source (line);
          gboolean home = g_str_equal (hv_help_line_get_country (line), "DK");
          ck_assert (!home || (shows (page, hv_help_line_get_name (line)) && shows (page, source)));
          ck_assert (!home || *hv_help_line_get_number (line) == '\0' || shows (page, hv_help_line_get_number (line)));
        }
      ck_assert (!shows (page, "999")); /* other countries are folded away… */
      GtkWidget *fold = find_widget (page, is_label_with, i == 0 ? "In another country" : "I et andet land");
      gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (fold, GTK_TYPE_EXPANDER)), TRUE);
      for (guint j = 0; j < lines->len; j++) /* …and all there */
        ck_assert (shows (page, hv_help_line_get_number (g_ptr_array_index (lines, j))));
      ck_assert (shows (page, "2026"));
      ck_assert (shows (page, i == 0 ? "Thoughts of dying" : "Tanker om at dø"));
      ck_assert (shows (page, i == 0 ? "phone bill" : "telefonregningen"));
      assert_all_named (page);
      gtk_window_destroy (GTK_WINDOW (window));
      g_object_unref (session);
    }
}
END_TEST

START_TEST (practise_narrows_down_and_opens_up_again)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  hv_session_set_circumstances (session, "apart"); /* nothing is left out */
  GtkWidget *page = hv_practise_page_new (session);
  GtkWidget *window = show_in_window (page);
  guint all = count_cards (page);
  ck_assert_uint_eq (all, hv_library_get_exercises (get_library ())->len);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "Up to 2 min")), TRUE);
  guint brief = count_cards (page);
  ck_assert_uint_lt (brief, all);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "My favourites")), TRUE);
  ck_assert_uint_eq (count_cards (page), 0);
  press_in (page, "Show all");
  ck_assert_uint_eq (count_cards (page), all);

  g_autofree char *name
      = g_strdup_printf ("Make %s a favourite", hv_exercise_get_title (hv_library_find_exercise (get_library (), "x02")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, name)), TRUE);
  ck_assert (hv_progress_is_favourite (hv_session_get_progress (session), "x02"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "My favourites")), TRUE);
  ck_assert_uint_eq (count_cards (page), 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

/* Presses Next to the end; gives how many screens there were. */
static guint
read_to_the_end (GtkWidget *page, const char *next, const char *finish)
{
  guint n = 1;
  for (; find_button (page, next) != NULL && n < 50; n++)
    {
      assert_all_named (page);
      press_in (page, next);
    }
  assert_all_named (page);
  press (page, finish);
  ck_assert_str_eq (moves->str, "stop;");
  return n;
}

/* Each module in one of the languages, by turns; with HVERDAG_TEST_LONG in both. */
START_TEST (every_module_can_be_read_to_the_end_in_both_languages)
{
  static const char *const words[][3] = { { "en", "Next", "Finish" }, { "da", "Videre", "Afslut" } };
  gboolean both = g_strcmp0 (g_getenv ("HVERDAG_TEST_LONG"), "1") == 0;
  GPtrArray *modules = hv_library_get_modules (get_library ());
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      set_up_ui (words[i][0]);
      HvSession *session = hv_session_new (get_library ());
      for (guint j = both ? 0 : i; j < modules->len; j += both ? 1 : G_N_ELEMENTS (words))
        {
          HvModule *module = g_ptr_array_index (modules, j);
          GtkWidget *page = hv_module_page_new (session, hv_module_get_id (module));
          GtkWidget *window = show_in_window (page);
          ck_assert (hv_page_is_immersive (HV_PAGE (page)));
          ck_assert_uint_ge (read_to_the_end (page, words[i][1], words[i][2]),
                             hv_module_get_pages (module)->len + 1);
          while (hv_page_back (HV_PAGE (page)))
            continue;
          gtk_window_destroy (GTK_WINDOW (window));
        }
      g_object_unref (session);
    }
}
END_TEST

static char *
dup_place (HvSession *session, const char *id)
{
  GBytes *place = hv_progress_get_place (hv_session_get_progress (session), id);
  gsize size = 0;
  const char *data = place != NULL ? g_bytes_get_data (place, &size) : NULL;
  return data != NULL ? g_strndup (data, size) : NULL;
}

START_TEST (a_module_goes_on_where_it_was_left_and_begins_anew_when_it_was_finished)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  HvModule *module = hv_library_find_module (get_library (), "m06");
  const HvModulePage *third = g_ptr_array_index (hv_module_get_pages (module), 2);
  GtkWidget *page = hv_module_page_new (session, "m06");
  GtkWidget *window = show_in_window (page);
  press_in (page, "Next");
  press_in (page, "Next");
  hv_page_stop (HV_PAGE (page));
  gtk_window_destroy (GTK_WINDOW (window));

  page = hv_module_page_new (session, "m06");
  window = show_in_window (page);
  g_autofree char *place = dup_place (session, "m06");
  ck_assert_ptr_nonnull (strstr (place, third->id));
  ck_assert (shows (page, "3 of "));
  read_to_the_end (page, "Next", "Finish");
  hv_page_stop (HV_PAGE (page));
  ck_assert_ptr_null (dup_place (session, "m06"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

static gboolean
is_field (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_TEXT_FIELD (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
write_in_field (GtkWidget *page, const char *text)
{
  GtkWidget *field = find_widget (page, is_field, NULL);
  if (field != NULL)
    hv_text_field_set_text (HV_TEXT_FIELD (field), text);
  return field != NULL;
}

static guint
count_entries (HvSession *session, char **source)
{
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_list_async (hv_session_get_journal (session), NULL, 10, 0, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 10000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (hv_session_get_journal (session), result, NULL);
  if (entries->len > 0 && source != NULL)
    *source = g_strdup (hv_journal_entry_get_source (g_ptr_array_index (entries, 0)));
  return entries->len;
}

START_TEST (what_is_written_in_a_module_is_kept_only_when_she_says_so)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  HvProgress *progress = hv_session_get_progress (session);
  GtkWidget *page = hv_module_page_new (session, "m06");
  GtkWidget *window = show_in_window (page);
  while (!write_in_field (page, "I look out of the window"))
    press_in (page, "Next");
  press_in (page, "Next");
  ck_assert (write_in_field (page, "my shoulders"));
  hv_page_flush (HV_PAGE (page));
  ck_assert_uint_eq (count_entries (session, NULL), 0);
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 0);

  press (page, "Keep");
  UNTIL (shows (page, "Kept."), 5000);
  g_autofree char *source = NULL;
  ck_assert_uint_eq (count_entries (session, &source), 1);
  ck_assert_str_eq (source, "m06");
  ck_assert (hv_page_back (HV_PAGE (page)));
  run_for (20);
  press (page, "Keep");
  ck_assert_str_eq (hv_progress_find_kept (progress, "already")->text, "I look out of the window");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (the_short_version_is_short_and_can_be_left_again)
{
  set_up_ui ("en");
  HvSession *session = hv_session_new (get_library ());
  GtkWidget *page = hv_module_page_new (session, "m06");
  GtkWidget *window = show_in_window (page);
  press_in (page, "Short version");
  ck_assert (shows (page, "1 of 4"));
  press_in (page, "The whole text");
  ck_assert_ptr_nonnull (find_button (page, "Short version"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (what_is_mine_can_be_changed_removed_and_brought_back)
{
  set_up_ui ("en");
  HvSession *session = open_session ();
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "sentence", "x02", "This is now.");
  hv_progress_add_run (progress, "x03", 7, 4, HV_VERDICT_HELPED);
  GtkWidget *page = hv_mine_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "it helped"));
  ck_assert (shows (page, "Unease before: a lot. Afterwards: some."));

  press_in (page, "Change: This is now.");
  ck_assert (write_in_field (page, "This is today."));
  assert_all_named (page);
  press_in (page, "Save");
  ck_assert_str_eq (hv_progress_find_kept (progress, "sentence")->text, "This is today.");

  press_in (page, "Remove: This is today.");
  ck_assert (!shows (page, "This is today."));
  press_in (page, "Undo");
  ck_assert (shows (page, "This is today."));
  press_in (page, "Remove: This is today.");
  hv_page_flush (HV_PAGE (page));
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 0);
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (an_empty_room_is_met_kindly)
{
  set_up_ui ("da");
  HvSession *session = open_session ();
  GtkWidget *page = hv_mine_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "Der må gerne være tomt"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

START_TEST (the_chosen_language_is_the_one_shown)
{
  set_up_ui ("da");
  HvSession *session = hv_session_new (get_library ());
  GtkWidget *page = hv_now_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "Hvordan er det lige nu?"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pages");
  TCase *tests = tcase_create ("pages");
  tcase_set_timeout (tests, 170);
  tcase_add_test (tests, every_page_can_be_heard_and_reached_by_keys_in_english);
  tcase_add_test (tests, every_page_can_be_heard_and_reached_by_keys_in_danish);
  tcase_add_test (tests, nothing_to_press_is_smaller_than_a_finger);
  tcase_add_test (tests, at_twice_the_text_size_every_page_fits_the_smallest_screen);
  tcase_add_test (tests, the_first_page_leads_to_help_and_to_every_state);
  tcase_add_test (tests, the_first_page_follows_what_is_kept);
  tcase_add_test (tests, a_state_offers_three_and_more_when_asked_and_keeps_nothing);
  tcase_add_test (tests, after_a_flashback_thoughts_rest_until_the_room_is_closed);
  tcase_add_test (tests, numbers_of_her_own_stand_with_the_help);
  tcase_add_test (tests, help_works_without_a_room_and_says_when_it_was_checked);
  tcase_add_test (tests, practise_narrows_down_and_opens_up_again);
  tcase_add_test (tests, every_module_can_be_read_to_the_end_in_both_languages);
  tcase_add_test (tests, a_module_goes_on_where_it_was_left_and_begins_anew_when_it_was_finished);
  tcase_add_test (tests, what_is_written_in_a_module_is_kept_only_when_she_says_so);
  tcase_add_test (tests, the_short_version_is_short_and_can_be_left_again);
  tcase_add_test (tests, what_is_mine_can_be_changed_removed_and_brought_back);
  tcase_add_test (tests, an_empty_room_is_met_kindly);
  tcase_add_test (tests, the_chosen_language_is_the_one_shown);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
