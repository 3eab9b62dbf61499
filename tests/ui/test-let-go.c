/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that are written to be let go: seen to go, kept nowhere, and not left lying in the memory that was theirs. */

#include "../core/memory-search.h"
#include "ui-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/widgets/text-field.h"

#include <string.h>

#define N_LINES 20

static HvSession *session;
static GtkWidget *window, *page;

static gboolean
is_field (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_TEXT_FIELD (widget);
}

static GtkTextBuffer *
get_buffer (void)
{
  GtkWidget *field = find_widget (page, is_field, NULL);
  return gtk_text_view_get_buffer (hv_text_field_get_view (HV_TEXT_FIELD (field)));
}

static void
open_at_burn (void)
{
  page = hv_exercise_page_new (session, "walk", FALSE);
  window = show_in_window (page);
  HvRunner *runner = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
  for (guint i = 0; i < 20; i++)
    {
      const HvStep *step = hv_runner_get_step (runner);
      if (step != NULL && g_str_equal (step->id, "burn"))
        return;
      press (page, hv_runner_get_phase (runner) == HV_RUNNER_BEFORE ? "Start" : "Skip");
    }
  ck_abort_msg ("never there");
}

/* Types lines of four words of eight letters that stand nowhere else, and remembers them masked. */
static void
type_words (Piece pieces[N_LINES * PIECES])
{
  GtkTextBuffer *buffer = get_buffer ();
  for (guint line = 0; line < N_LINES; line++)
    {
      guint8 letters[32];
      for (guint i = 0; i < sizeof letters; i++)
        letters[i] = (guint8) g_random_int_range ('a', 'z' + 1);
      remember_pieces (&pieces[line * PIECES], "what was let go", letters);
      for (guint i = 0; i < sizeof letters; i++)
        {
          gboolean ends = i % PIECE == PIECE - 1;
          char typed[3] = { (char) letters[i], i + 1 == sizeof letters ? '\n' : ends ? ' ' : '\0', '\0' };
          gtk_text_buffer_insert_at_cursor (buffer, typed, -1);
          if (i % 4 == 3)
            run_for (15); /* so that it is laid out and drawn, as when she types */
        }
      explicit_bzero (letters, sizeof letters);
    }
}

static void
set_up (void)
{
  static HvLibrary *library;
  set_up_ui ("en");
  if (library == NULL)
    library = read_fixture ("walk.xml");
  session = hv_session_new (library);
  open_at_burn ();
}

static void
tear_down (void)
{
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  window = NULL;
  g_clear_object (&session);
}

/* Once she has gone on, and what drew the words has gone too. */
static void
assert_nothing_left (const Piece *pieces)
{
  press (page, "Next");
  run_for (3000);
  Hits hits = search_memory (pieces, N_LINES * PIECES);
  ck_assert_uint_eq (hits.loose + hits.locked, 0);
}

START_TEST (nothing_of_it_is_left_in_memory_when_it_is_let_go)
{
  Piece pieces[N_LINES * PIECES];
  if (!can_search_memory ())
    return;
  type_words (pieces);
  ck_assert_uint_gt (search_memory (pieces, N_LINES * PIECES).loose, 0); /* the search does find them */
  press (page, "Let it go");
  UNTIL (gtk_text_buffer_get_char_count (get_buffer ()) == 0, 8000);
  assert_nothing_left (pieces);
}
END_TEST

START_TEST (nothing_of_it_is_left_in_memory_when_she_goes_on)
{
  Piece pieces[N_LINES * PIECES];
  if (!can_search_memory ())
    return;
  type_words (pieces);
  assert_nothing_left (pieces);
}
END_TEST

/* How much of its ink the faintest word has left, 0 to 1. */
static double
get_faintest (GtkTextBuffer *buffer)
{
  double faintest = 1;
  GtkTextIter at;
  gtk_text_buffer_get_start_iter (buffer, &at);
  do
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&at);
      for (GSList *tag = tags; tag != NULL; tag = tag->next)
        {
          GdkRGBA *ink = NULL;
          g_object_get (tag->data, "foreground-rgba", &ink, NULL);
          if (ink != NULL)
            faintest = MIN (faintest, ink->alpha);
          g_clear_pointer (&ink, gdk_rgba_free);
        }
    }
  while (gtk_text_iter_forward_char (&at));
  return faintest;
}

START_TEST (the_words_are_seen_to_go_and_cannot_be_changed_meanwhile)
{
  GtkTextBuffer *buffer = get_buffer ();
  GtkWidget *field = find_widget (page, is_field, NULL);
  gtk_text_buffer_set_text (buffer, "one two three four five six seven eight nine ten eleven twelve", -1);
  ck_assert (get_faintest (buffer) >= 1);
  press (page, "Let it go");
  UNTIL (get_faintest (buffer) < 0.5, 8000);
  ck_assert_int_gt (gtk_text_buffer_get_char_count (buffer), 0); /* still there, and going */
  ck_assert (!gtk_text_view_get_editable (hv_text_field_get_view (HV_TEXT_FIELD (field))));
  UNTIL (gtk_text_buffer_get_char_count (buffer) == 0, 8000);
  ck_assert (gtk_text_view_get_editable (hv_text_field_get_view (HV_TEXT_FIELD (field))));
  ck_assert (shows (page, "Gone. It was not kept anywhere."));
}
END_TEST

START_TEST (where_motion_is_off_the_words_go_at_once)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_text_buffer_set_text (get_buffer (), "words", -1);
  press (page, "Let it go");
  ck_assert_int_eq (gtk_text_buffer_get_char_count (get_buffer ()), 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}
END_TEST

START_TEST (it_is_in_no_place_and_no_room)
{
  static const HvMigration *const migrations[] = { hv_journal_migrations, hv_progress_migrations, NULL };
  g_autoptr (GAsyncResult) opened = NULL, loaded = NULL;
  hv_store_open_async (NULL, migrations, NULL, keep_result_cb, &opened);
  UNTIL (opened != NULL, 10000);
  g_autoptr (HvStore) store = hv_store_open_finish (opened, NULL);
  hv_session_open_async (session, store, keep_result_cb, &loaded);
  UNTIL (loaded != NULL, 10000);
  ck_assert (hv_session_open_finish (session, loaded, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  open_at_burn ();

  gtk_text_buffer_set_text (get_buffer (), "quiet-quiet-words", -1);
  hv_page_flush (HV_PAGE (page)); /* as when she leaves in the middle */
  GBytes *place = hv_progress_get_place (hv_session_get_progress (session), "walk");
  ck_assert_ptr_nonnull (place);
  gsize size;
  const char *bytes = g_bytes_get_data (place, &size);
  ck_assert_ptr_null (memmem (bytes, size, "quiet-quiet", 11));
  HvRunner *runner = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
  for (guint i = 0; i < 30 && hv_runner_get_phase (runner) != HV_RUNNER_KEEP; i++)
    press (page, "Next");
  hv_runner_set_keep (runner, HV_RUNNER_KEEP_ALL);
  press (page, "Next");
  g_autofree char *told = hv_runner_describe (runner);
  ck_assert_ptr_null (strstr (told, "quiet"));
  GPtrArray *kept = hv_progress_get_kept (hv_session_get_progress (session));
  for (guint i = 0; i < kept->len; i++)
    ck_assert_ptr_null (strstr (((HvKept *) kept->pdata[i])->text, "quiet"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("let-go");
  TCase *tc = tcase_create ("let-go");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, nothing_of_it_is_left_in_memory_when_it_is_let_go);
  tcase_add_test (tc, nothing_of_it_is_left_in_memory_when_she_goes_on);
  tcase_add_test (tc, the_words_are_seen_to_go_and_cannot_be_changed_meanwhile);
  tcase_add_test (tc, where_motion_is_off_the_words_go_at_once);
  tcase_add_test (tc, it_is_in_no_place_and_no_room);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
