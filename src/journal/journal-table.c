/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-table.h"

#include "base/clock.h"
#include "base/text.h"
#include "journal/journal-index.h"
#include "journal/journal-words.h"
#include "journal/journal.h"
#include "store/wipe.h"

#include <string.h>

/* A hit further into an entry than its stored excerpt is looked for in texts up to this size, so that a list never
 * reads megabytes. (64 KiB: some twenty printed pages.) */
#define HIT_MAX_BYTES "65536"

const HvMigration hv_journal_migrations[] = {
  { "journal", 1,
    "CREATE TABLE entries ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT," /* never used again: an id held since before a purge finds nothing */
    "  created INTEGER NOT NULL,"             /* µs since 1970, UTC */
    "  modified INTEGER NOT NULL,"
    "  deleted INTEGER NOT NULL DEFAULT 0," /* when it was hidden, or 0 */
    "  bytes INTEGER NOT NULL,"             /* of the text, so that no one has to read it to know */
    "  source TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  excerpt TEXT NOT NULL," /* before the text: lists never touch the pages a long text overflows to */
    "  text TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX entries_by_date ON entries (created DESC, id DESC) WHERE deleted = 0;"
    "CREATE INDEX entries_hidden ON entries (id) WHERE deleted <> 0;" HV_JOURNAL_INDEX_SQL },
  { NULL },
};

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND, "there is no such entry");
  return FALSE;
}

/* The row has no id if the transaction that gave it one comes to nothing. */
static void
forget_row_id (gpointer data)
{
  HvJournalRow *row = data;
  row->id = 0;
}

static gboolean
insert (HvConnection *connection, HvJournalData *entry, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection,
      "INSERT INTO entries (created, modified, bytes, source, title, excerpt, text)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);
  if (put == NULL)
    return FALSE;
  if (entry->created == 0)
    entry->created = entry->modified;
  hv_statement_bind_int (put, 1, entry->created);
  hv_statement_bind_int (put, 2, entry->modified);
  hv_statement_bind_int (put, 3, (gint64) strlen (entry->text));
  hv_statement_bind_text (put, 4, entry->source);
  hv_statement_bind_text (put, 5, entry->title);
  hv_statement_bind_text (put, 6, entry->excerpt);
  hv_statement_bind_text (put, 7, entry->text);
  if (!hv_statement_run (put, error))
    return FALSE;
  entry->id = entry->row->id = hv_connection_last_id (connection);
  hv_connection_on_rollback (connection, forget_row_id, g_atomic_rc_box_acquire (entry->row), g_atomic_rc_box_release);
  return hv_journal_index_add (connection, entry->id, entry->title, entry->text, error);
}

static HvJournalData *
read_old (HvConnection *connection, gint64 id, GError **error)
{
  g_autoptr (HvStatement) get
      = hv_connection_prepare (connection, "SELECT title, text, created FROM entries WHERE id = ?1", error);
  if (get == NULL)
    return NULL;
  hv_statement_bind_int (get, 1, id);
  HvRow row = hv_statement_step (get, error);
  if (row != HV_ROW_READY)
    {
      if (row == HV_ROW_END)
        not_found (error);
      return NULL;
    }
  HvJournalData *old = g_new0 (HvJournalData, 1);
  old->title = g_strdup (hv_statement_get_text (get, 0));
  old->text = g_strdup (hv_statement_get_text (get, 1));
  old->created = hv_statement_get_int (get, 2);
  return old;
}

static gboolean
write_text (HvConnection *connection, HvJournalData *entry, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "UPDATE entries SET modified = ?2, title = ?3, bytes = ?4, excerpt = ?5, text = ?6 WHERE id = ?1",
      error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, entry->id);
  hv_statement_bind_int (put, 2, entry->modified);
  hv_statement_bind_text (put, 3, entry->title);
  hv_statement_bind_int (put, 4, (gint64) strlen (entry->text));
  hv_statement_bind_text (put, 5, entry->excerpt);
  hv_statement_bind_text (put, 6, entry->text);
  return hv_statement_run (put, error);
}

static gboolean
update (HvConnection *connection, HvJournalData *entry, GError **error)
{
  g_autoptr (HvJournalData) old = read_old (connection, entry->id, error);
  if (old == NULL)
    return FALSE;
  entry->created = old->created;
  if (entry->text == NULL) /* an entry from a list: only its title can have changed */
    {
      entry->text = g_strdup (old->text);
      hv_clear_string (&entry->excerpt);
      entry->excerpt = hv_text_excerpt (entry->text, HV_JOURNAL_EXCERPT_CHARS);
    }
  return write_text (connection, entry, error)
         && hv_journal_index_replace (connection, entry->id, old->title, old->text, entry->title, entry->text, error);
}

gboolean
hv_journal_table_save (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  HvJournalData *entry = data;
  if (entry->id == 0)
    entry->id = entry->row->id; /* an earlier save, still on its way when this was asked for, has made the row */
  if (!(entry->id == 0 ? insert (connection, entry, error) : update (connection, entry, error)))
    return FALSE;
  HvJournalData *told = g_new0 (HvJournalData, 1);
  told->id = entry->id;
  told->created = entry->created;
  told->modified = entry->modified;
  told->excerpt = g_steal_pointer (&entry->excerpt);
  *result = told;
  return TRUE;
}

gboolean
hv_journal_table_add_dated (HvConnection *connection, HvJournalData *entry, GError **error)
{
  return insert (connection, entry, error);
}

gboolean
hv_journal_table_import (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  GPtrArray *entries = data;
  gint64 now = hv_clock_now ();
  for (guint i = 0; i < entries->len; i++)
    {
      HvJournalData *entry = entries->pdata[i];
      entry->modified = now;
      if (!insert (connection, entry, error))
        return FALSE;
    }
  *result = GUINT_TO_POINTER (entries->len);
  return TRUE;
}

void
hv_journal_query_free (HvJournalQuery *query)
{
  hv_clear_string (&query->query);
  g_free (query);
}

#define LIST_COLUMNS "id, title, excerpt, source, created, modified"

#define LIST_ALL                                                                                                       \
  "SELECT " LIST_COLUMNS ", NULL FROM entries INDEXED BY entries_by_date WHERE deleted = 0"                            \
  " ORDER BY created DESC, id DESC LIMIT ?1 OFFSET ?2"

/* By the order of the index, asking of each id whether it is a hit: a common word is done after the first few
 * entries, a rare one after one walk through a small index. Sorting hits would read the row of every hit first. */
#define LIST_HITS                                                                                                      \
  "SELECT " LIST_COLUMNS ", CASE WHEN bytes <= " HIT_MAX_BYTES " THEN text END"                                        \
  " FROM entries INDEXED BY entries_by_date WHERE deleted = 0"                                                         \
  " AND +id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?3)"                                             \
  " ORDER BY created DESC, id DESC LIMIT ?1 OFFSET ?2"

/* What surrounds the first hit, when neither title nor excerpt show it; NULL when they do. */
static char *
excerpt_at_hit (HvStatement *row, const char *words)
{
  const char *text = hv_statement_get_text (row, 6);
  const char *shown = hv_statement_get_text (row, 2);
  if (hv_statement_is_null (row, 6) || hv_journal_words_find (hv_statement_get_text (row, 1), words) != NULL
      || hv_journal_words_find (shown, words) != NULL)
    return NULL;
  const char *hit = hv_journal_words_find (text, words);
  if (hit == NULL || hit == text)
    return NULL;

  /* A few words of what comes before, from the start of a word. */
  const char *start = hit;
  for (guint i = 0; i < HV_JOURNAL_EXCERPT_CHARS / 4 && start > text; i++)
    start = g_utf8_prev_char (start);
  while (start > text && start < hit && !g_ascii_isspace (start[-1]))
    start = g_utf8_next_char (start);
  g_autoptr (HvWipedString) excerpt = hv_text_excerpt (start, HV_JOURNAL_EXCERPT_CHARS);
  return start > text ? g_strconcat ("…", excerpt, NULL) : g_steal_pointer (&excerpt);
}

static HvJournalEntry *
entry_of_row (HvStatement *row, const char *words)
{
  g_autoptr (HvWipedString) excerpt = words != NULL ? excerpt_at_hit (row, words) : NULL;
  const HvJournalData data = {
    .id = hv_statement_get_int (row, 0),
    .title = (char *) hv_statement_get_text (row, 1),
    .excerpt = excerpt != NULL ? excerpt : (char *) hv_statement_get_text (row, 2),
    .source = (char *) hv_statement_get_text (row, 3),
    .created = hv_statement_get_int (row, 4),
    .modified = hv_statement_get_int (row, 5),
  };
  return hv_journal_entry_new_from_data (&data);
}

static GPtrArray *
read_list (HvConnection *connection, const HvJournalQuery *query, const char *match, const char *words, GError **error)
{
  g_autoptr (HvStatement) list = hv_connection_prepare (connection, match != NULL ? LIST_HITS : LIST_ALL, error);
  if (list == NULL)
    return NULL;
  hv_statement_bind_int (list, 1, query->limit);
  hv_statement_bind_int (list, 2, query->offset);
  if (match != NULL)
    hv_statement_bind_text (list, 3, match);

  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  HvRow row;
  while ((row = hv_statement_step (list, error)) == HV_ROW_READY)
    g_ptr_array_add (entries, entry_of_row (list, words));
  return row == HV_ROW_END ? g_steal_pointer (&entries) : NULL;
}

gboolean
hv_journal_table_list (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvJournalQuery *query = data;
  const char *typed = query->query != NULL ? query->query : "";
  g_autoptr (HvWipedString) match = hv_journal_words_to_match (typed);
  g_autoptr (HvWipedString) words = match != NULL ? hv_journal_words ((const char *const[]){ typed, NULL }) : NULL;
  GError *own = NULL;
  GPtrArray *entries = read_list (connection, query, match, words, &own);
  if (entries == NULL && match != NULL && hv_journal_index_is_damaged (own))
    {
      g_clear_error (&own);
      if (!hv_journal_index_rebuild (connection, error))
        return FALSE;
      entries = read_list (connection, query, match, words, &own);
    }
  if (own != NULL)
    g_propagate_error (error, own);
  *result = entries;
  return entries != NULL;
}

gboolean
hv_journal_table_load (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  g_autoptr (HvStatement) get = hv_connection_prepare (
      connection, "SELECT " LIST_COLUMNS ", text FROM entries WHERE id = ?1 AND deleted = 0", error);
  if (get == NULL)
    return FALSE;
  hv_statement_bind_int (get, 1, *id);
  HvRow row = hv_statement_step (get, error);
  if (row != HV_ROW_READY)
    return row == HV_ROW_END ? not_found (error) : FALSE;

  HvJournalEntry *entry = entry_of_row (get, NULL);
  hv_journal_entry_set_text (entry, hv_statement_get_text (get, 6));
  *result = entry;
  return TRUE;
}

static gboolean
set_deleted (HvConnection *connection, gint64 id, gint64 when, GError **error)
{
  g_autoptr (HvStatement) put
      = hv_connection_prepare (connection, "UPDATE entries SET deleted = ?2 WHERE id = ?1", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, id);
  hv_statement_bind_int (put, 2, when);
  if (!hv_statement_run (put, error))
    return FALSE;
  return hv_connection_changes (connection) > 0 || not_found (error);
}

gboolean
hv_journal_table_hide (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  return set_deleted (connection, *id, MAX (hv_clock_now (), 1), error);
}

gboolean
hv_journal_table_show (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  return set_deleted (connection, *id, 0, error);
}

static gboolean
remove_hidden_words (HvConnection *connection, GError **error)
{
  g_autoptr (HvStatement) hidden = hv_connection_prepare (
      connection, "SELECT id, title, text FROM entries INDEXED BY entries_hidden WHERE deleted <> 0", error);
  if (hidden == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (hidden, error)) == HV_ROW_READY)
    if (!hv_journal_index_remove (connection, hv_statement_get_int (hidden, 0), hv_statement_get_text (hidden, 1),
                                  hv_statement_get_text (hidden, 2), error))
      return FALSE;
  return row == HV_ROW_END;
}

gboolean
hv_journal_table_purge (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  GError *own = NULL;
  gboolean clean = remove_hidden_words (connection, &own);
  if (!clean && !hv_journal_index_is_damaged (own))
    {
      g_propagate_error (error, own);
      return FALSE;
    }
  g_clear_error (&own);
  if (!hv_connection_exec (connection, "DELETE FROM entries WHERE deleted <> 0", error))
    return FALSE;
  if (hv_connection_changes (connection) > 0)
    hv_connection_write_back (connection);
  return clean ? hv_journal_index_tidy (connection, error) : hv_journal_index_rebuild (connection, error);
}
