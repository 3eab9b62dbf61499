/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/first-notes.h"

#include "base/clock.h"
#include "journal/journal-table.h"

/* Some evening, a few days before the one of the note before. */
static gint64
draw_time (gint64 before)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (before / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = g_date_time_to_local (utc);
  g_autoptr (GDateTime) earlier = g_date_time_add_days (day, -g_random_int_range (2, 9));
  g_autoptr (GDateTime) evening = g_date_time_new_local (
      g_date_time_get_year (earlier), g_date_time_get_month (earlier), g_date_time_get_day_of_month (earlier),
      g_random_int_range (17, 22), g_random_int_range (0, 60), g_random_int_range (0, 60));
  return g_date_time_to_unix (evening) * G_USEC_PER_SEC;
}

gboolean
hv_first_notes_write (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  char **texts = data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)hv_journal_data_free);
  gint64 when = hv_clock_now ();
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (texts[i]));
      if (*text == '\0')
        continue;
      g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", text, "");
      HvJournalData *note = hv_journal_entry_snapshot (entry);
      note->created = note->modified = when = draw_time (when);
      g_ptr_array_add (notes, note);
    }
  for (guint i = 0; i < notes->len; i++)
    if (!hv_journal_table_add_dated (connection, notes->pdata[i], error))
      return FALSE;
  return TRUE;
}
