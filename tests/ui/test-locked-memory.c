/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Once a room is locked, neither its keys nor what was written in it stands anywhere in the memory of the whole program. */

#include "../core/memory-search.h"
#include "window-test.h"

#include "store/store.h"
#include "ui/pages/editor-buffer.h"
#include "ui/widgets/text-field.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>
#include <string.h>

#define N_LINES 20
#define PASSPHRASE "three boats by the lake"
/* Longer than freed memory is overwritten after the room has been closed. */
#define SETTLED_MS 4500

/* Types lines of four words of eight letters that stand nowhere else, as she types, and remembers them masked. */
static void
type_words (GtkTextBuffer *buffer, const char *name, Piece *pieces, guint n_lines)
{
  for (guint at = 0; at < n_lines; at++)
    {
      guint8 letters[32];
      for (guint i = 0; i < sizeof letters; i++)
        letters[i] = (guint8) g_random_int_range ('a', 'z' + 1);
      remember_pieces (&pieces[at * PIECES], name, letters);
      for (guint i = 0; i < sizeof letters; i++)
        {
          gboolean ends = i % PIECE == PIECE - 1;
          char typed[3] = { (char) letters[i], i + 1 == sizeof letters && at + 1 < n_lines ? '\n' : ends ? ' ' : '\0', '\0' };
          gtk_text_buffer_begin_user_action (buffer);
          gtk_text_buffer_insert_interactive_at_cursor (buffer, typed, -1, TRUE);
          gtk_text_buffer_end_user_action (buffer);
          if (i % 4 == 3)
            run_for (10); /* so that it is laid out and drawn */
        }
      explicit_bzero (letters, sizeof letters);
    }
}

static HvStepOutcome
remember_step (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Piece *pieces = data;
  const guint8 *const keys[] = { vault->keys->master, vault->keys->body, vault->keys->page, vault->keys->wal };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    remember_pieces (pieces + i * PIECES, "key", keys[i]);
  return HV_STEP_DONE;
}

static void
remember_keys (Piece pieces[4 * PIECES])
{
  g_autoptr (GAsyncResult) done = NULL;
  hv_store_run_steps_async (hv_session_get_store (session), remember_step, pieces, NULL, NULL, keep_result_cb, &done);
  UNTIL (done != NULL, 5000);
  ck_assert (hv_store_run_finish (hv_session_get_store (session), done, NULL, NULL));
}

/* The journal's own field, or any in an exercise. */
static gboolean
is_editor (GtkWidget *widget, gconstpointer unused)
{
  if (!GTK_IS_TEXT_VIEW (widget) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    return FALSE;
  return !g_str_equal (hv_main_window_get_place (window), "journal")
         || HV_IS_EDITOR_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
}

static GtkTextBuffer *
find_buffer (void)
{
  GtkWidget *text = find_widget (page (), is_editor, NULL);
  ck_assert_ptr_nonnull (text);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
write_entry (Piece pieces[N_LINES * PIECES])
{
  act ("win.go", "journal");
  UNTIL (find_widget (page (), is_editor, NULL) != NULL, 5000);
  type_words (find_buffer (), "journal", pieces, N_LINES);
  run_for (2500); /* until it has been saved */
}

/* Goes on in an exercise until there is somewhere to write. */
static void
answer_exercise (Piece pieces[PIECES])
{
  act ("win.open-exercise", "x02");
  UNTIL_PLACE ("exercise");
  press (page (), "Start");
  for (guint i = 0; i < 20 && find_widget (page (), is_editor, NULL) == NULL; i++)
    {
      press (page (), find_button (page (), "Skip") != NULL ? "Skip" : "Next");
      run_for (50);
    }
  type_words (find_buffer (), "answer", pieces, 1);
  press (page (), "Next");
  run_for (300);
}

static void
lock (void)
{
  act ("win.lock", NULL);
  UNTIL (!hv_session_is_open (session), 5000);
  run_for (SETTLED_MS);
}

START_TEST (nothing_of_a_room_is_left_in_memory_when_it_is_locked)
{
  static Piece keys[4 * PIECES], entry[N_LINES * PIECES], answer[PIECES];
  if (!can_search_memory ())
    return;
  make_room (PASSPHRASE);
  remember_keys (keys);
  write_entry (entry);
  answer_exercise (answer);
  act ("win.go", "journal"); /* to have it in the list, and open */
  run_for (500);

  Hits open = search_memory (keys, G_N_ELEMENTS (keys));
  ck_assert_uint_eq (open.loose, 0);
  ck_assert_uint_eq (open.locked, G_N_ELEMENTS (keys));
  ck_assert_uint_gt (search_memory (entry, G_N_ELEMENTS (entry)).loose, 0); /* the search does find them */

  lock ();
  Hits left = search_memory (keys, G_N_ELEMENTS (keys));
  ck_assert_uint_eq (left.loose + left.locked, 0);
  Hits words = search_memory (entry, G_N_ELEMENTS (entry));
  Hits answers = search_memory (answer, G_N_ELEMENTS (answer));
  printf ("# left: %u of %u pieces of the journal, %u of %u of an answer\n", words.loose + words.locked,
          (guint) G_N_ELEMENTS (entry), answers.loose + answers.locked, (guint) G_N_ELEMENTS (answer));
  ck_assert_uint_eq (words.loose + words.locked, 0);
  ck_assert_uint_eq (answers.loose + answers.locked, 0);
}
END_TEST

static void
add_tests (TCase *tc)
{
  tcase_add_test (tc, nothing_of_a_room_is_left_in_memory_when_it_is_locked);
}

int
main (void)
{
  return run_window_tests ("locked-memory", add_tests);
}
