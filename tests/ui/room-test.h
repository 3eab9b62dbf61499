/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-test.h"

#include "ui/widgets/answer-row.h"
#include "ui/widgets/picker.h"

#include <stdio.h>

/* What the tests of a room as a whole share: the window, and a folder that stands for a stick. */

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

G_GNUC_UNUSED static gboolean
is_picker (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_PICKER (widget);
}

G_GNUC_UNUSED static void
choose (const char *path)
{
  GtkWidget *picker = find_widget (page (), is_picker, NULL);
  ck_assert_ptr_nonnull (picker);
  assert_all_named (page ());
  g_signal_emit_by_name (picker, "chosen", path);
}

G_GNUC_UNUSED static void
type (const char *field, const char *words)
{
  gtk_editable_set_text (find_entry (field), words);
}

G_GNUC_UNUSED static void
open_with (const char *passphrase)
{
  to_masked_field ();
  type ("Open", passphrase);
  press (page (), "Open");
}

G_GNUC_UNUSED static char *
find_on_stick (const char *name)
{
  return g_build_filename (stick, name, NULL);
}

G_GNUC_UNUSED static gboolean
is_on_stick (const char *name)
{
  g_autofree char *path = find_on_stick (name);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

G_GNUC_UNUSED static void
keep_sentence (const char *sentence)
{
  hv_progress_keep (hv_session_get_progress (session), "sentence", "x01", sentence);
}

G_GNUC_UNUSED static const char *
get_sentence (void)
{
  const HvKept *kept = hv_progress_find_kept (hv_session_get_progress (session), "sentence");
  return kept != NULL ? kept->text : NULL;
}

G_GNUC_UNUSED static void
save_entry (const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", text, "");
  g_autoptr (GAsyncResult) saved = NULL;
  hv_journal_save_async (hv_session_get_journal (session), entry, NULL, keep_result_cb, &saved);
  UNTIL (saved != NULL, 10000);
  ck_assert (hv_journal_save_finish (hv_session_get_journal (session), saved, NULL));
}

G_GNUC_UNUSED static guint
count_entries (void)
{
  g_autoptr (GAsyncResult) listed = NULL;
  hv_journal_list_async (hv_session_get_journal (session), NULL, 100, 0, NULL, keep_result_cb, &listed);
  UNTIL (listed != NULL, 10000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (hv_session_get_journal (session), listed, NULL);
  ck_assert_ptr_nonnull (entries);
  return entries->len;
}

G_GNUC_UNUSED static void
fill_room (void)
{
  g_autofree char *text = g_strnfill (900000, 'x');
  for (int i = 0; i < 12; i++)
    save_entry (text);
}

G_GNUC_UNUSED static gboolean
is_answer (GtkWidget *widget, gconstpointer value)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (hv_answer_row_get_value (widget), value) == 0;
}

G_GNUC_UNUSED static void
tick (const char *value)
{
  GtkWidget *answer = find_widget (page (), is_answer, value);
  ck_assert_ptr_nonnull (answer);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (answer), TRUE);
}

/* Changes a byte. */
G_GNUC_UNUSED static void
flip (FILE *file, long at)
{
  ck_assert_int_eq (fseek (file, at, SEEK_SET), 0);
  int byte = fgetc (file);
  ck_assert_int_eq (fseek (file, at, SEEK_SET), 0);
  ck_assert_int_ne (fputc (byte ^ 1, file), EOF);
}

static int
run_room_tests (const char *name, void (*add) (TCase *tc))
{
  Suite *suite = suite_create (name);
  TCase *tc = tcase_create (name);
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  add (tc);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
