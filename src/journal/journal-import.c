/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-import.h"

#include "journal/date-line.h"
#include "journal/import-decode.h"
#include "journal/journal-private.h"
#include "journal/journal-table.h"
#include "store/wipe.h"

#include <string.h>

/* ---- reading ---- */

typedef struct
{
  const char *start, *end;
} Span;

static Span
span_strip (Span span)
{
  while (span.start < span.end && g_ascii_isspace (*span.start))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (span.end[-1]))
    span.end--;
  return span;
}

/* Without the blank lines around it; the first line keeps its indent. */
static Span
span_strip_lines (Span span)
{
  Span bare = span_strip (span);
  while (bare.start > span.start && bare.start[-1] != '\n')
    bare.start--;
  return bare;
}

/* Takes the line at the beginning of @rest out of it. */
static Span
take_line (Span *rest)
{
  const char *feed = memchr (rest->start, '\n', (gsize) (rest->end - rest->start));
  Span line = { rest->start, feed != NULL ? feed : rest->end };
  rest->start = feed != NULL ? feed + 1 : rest->end;
  return line;
}

/* A line of dashes under a date underlines it. */
static void
skip_underline (Span *rest)
{
  Span after = *rest, line = span_strip (take_line (&after));
  gsize n = (gsize) (line.end - line.start);
  if (n >= 3 && (*line.start == '-' || *line.start == '=') && strspn (line.start, (char[]){ *line.start, '\0' }) == n)
    *rest = after;
}

static gboolean
add_entry (GPtrArray *entries, Span span, gint64 created, GError **error)
{
  Span bare = span_strip_lines (span);
  gsize size = (gsize) (bare.end - bare.start);
  if (span_strip (bare).start == bare.end)
    return TRUE;
  if (size > HV_JOURNAL_IMPORT_MAX_ENTRY_BYTES)
    {
      g_set_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG, "entry %u is too long", entries->len + 1);
      return FALSE;
    }
  if (entries->len >= HV_JOURNAL_IMPORT_MAX_ENTRIES)
    {
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_FILE_TOO_LARGE, "too many entries");
      return FALSE;
    }
  g_autoptr (HvWipedString) text = g_strndup (bare.start, size);
  HvJournalData data = { .title = (char *) "", .text = text, .source = (char *) "", .created = created };
  g_ptr_array_add (entries, hv_journal_entry_new_from_data (&data));
  return TRUE;
}

static gboolean
split (GPtrArray *entries, const GString *text, GError **error)
{
  Span rest = { text->str, text->str + text->len };
  Span entry = { rest.start, rest.start };
  gint64 created = 0, next; /* 0: now */
  while (rest.start < rest.end)
    {
      Span line = take_line (&rest);
      if (!hv_date_line_parse (line.start, (gsize) (line.end - line.start), &next))
        continue;
      entry.end = line.start;
      if (!add_entry (entries, entry, created, error))
        return FALSE;
      skip_underline (&rest);
      entry.start = rest.start;
      created = next;
    }
  entry.end = rest.end;
  return add_entry (entries, entry, created, error);
}

GPtrArray *
hv_journal_import_parse (GBytes *file, GError **error)
{
  g_return_val_if_fail (file != NULL, NULL);

  gsize size;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  if (size > HV_JOURNAL_IMPORT_MAX_BYTES)
    {
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_FILE_TOO_LARGE, "a file of more than 20 MiB");
      return NULL;
    }
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GString *text = hv_import_decode (bytes, size, error);
  if (text == NULL)
    return NULL;
  gboolean taken = split (entries, text, error);
  hv_wipe_gstring (text);
  if (!taken)
    return NULL;
  if (entries->len == 0)
    {
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NO_WORDS, "nothing but blanks");
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/* ---- saving ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer count = NULL;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, &count, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  hv_journal_tell_changed (g_task_get_source_object (task));
  g_task_return_int (task, GPOINTER_TO_INT (count));
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *entries = g_task_propagate_pointer (G_TASK (result), &error);
  if (entries == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  hv_store_read_async (hv_journal_get_store (HV_JOURNAL (source)), hv_journal_table_import, entries,
                       (GDestroyNotify) g_ptr_array_unref, NULL, NULL, saved_cb, g_steal_pointer (&task));
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = hv_journal_import_parse (data, &error);
  if (entries == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  GPtrArray *snapshots = g_ptr_array_new_full (entries->len, (GDestroyNotify) hv_journal_data_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (snapshots, hv_journal_entry_snapshot (entries->pdata[i]));
  g_task_return_pointer (task, snapshots, (GDestroyNotify) g_ptr_array_unref);
}

void
hv_journal_import_async (HvJournal *self, GBytes *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_JOURNAL (self));
  g_return_if_fail (file != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_journal_import_async);
  g_autoptr (GTask) parsing = g_task_new (self, NULL, parsed_cb, task);
  g_task_set_task_data (parsing, g_bytes_ref (file), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (parsing, parse_in_thread);
}

int
hv_journal_import_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_journal_import_async), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}
