/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-index.h"

#include "journal/journal-words.h"
#include "store/wipe.h"

#define ADD "INSERT INTO entry_words (rowid, words) VALUES (?1, ?2)"
#define REMOVE "INSERT INTO entry_words (entry_words, rowid, words) VALUES ('delete', ?1, ?2)"

static gboolean
put_words (HvConnection *connection, const char *sql, gint64 id, const char *words, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (connection, sql, error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, id);
  hv_statement_bind_text (put, 2, words);
  return hv_statement_run (put, error);
}

static gboolean
set_stale (HvConnection *connection, GError **error)
{
  return hv_connection_exec (connection, "UPDATE entry_words_state SET stale = 1 WHERE stale = 0", error);
}

static char *
words_of (const char *title, const char *text)
{
  return hv_journal_words ((const char *const[]){ title, text, NULL });
}

/* FTS5 holds words back until the commit, too late for anything but failing; a savepoint makes it write them now. */
static gboolean
write_out (HvConnection *connection, GError **error)
{
  return hv_connection_exec (connection, "SAVEPOINT words; RELEASE words", error);
}

gboolean
hv_journal_index_is_damaged (const GError *error)
{
  /* What contradicts itself inside shows as a broken constraint or an impossible statement. */
  return g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_DAMAGED)
         || g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT)
         || g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE);
}

static gboolean
mend (HvConnection *connection, GError *met, GError **error)
{
  if (hv_journal_index_is_damaged (met))
    {
      g_error_free (met);
      return hv_journal_index_rebuild (connection, error);
    }
  g_propagate_error (error, met);
  return FALSE;
}

gboolean
hv_journal_index_add (HvConnection *connection, gint64 id, const char *title, const char *text, GError **error)
{
  g_autoptr (HvWipedString) words = words_of (title, text);
  GError *met = NULL;
  return (put_words (connection, ADD, id, words, &met) && write_out (connection, &met))
         || mend (connection, met, error);
}

gboolean
hv_journal_index_remove (HvConnection *connection, gint64 id, const char *title, const char *text, GError **error)
{
  g_autoptr (HvWipedString) words = words_of (title, text);
  return put_words (connection, REMOVE, id, words, error) && write_out (connection, error)
         && set_stale (connection, error);
}

gboolean
hv_journal_index_replace (HvConnection *connection, gint64 id, const char *old_title, const char *old_text,
                          const char *title, const char *text, GError **error)
{
  g_autoptr (HvWipedString) before = words_of (old_title, old_text);
  g_autoptr (HvWipedString) after = words_of (title, text);
  GError *met = NULL;
  if (g_str_equal (before, after))
    return TRUE;
  return (put_words (connection, REMOVE, id, before, &met) && put_words (connection, ADD, id, after, &met)
          && write_out (connection, &met) && set_stale (connection, &met))
         || mend (connection, met, error);
}

static gboolean
add_all (HvConnection *connection, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (connection, "SELECT id, title, text FROM entries", error);
  if (all == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      g_autoptr (HvWipedString) words = words_of (hv_statement_get_text (all, 1), hv_statement_get_text (all, 2));
      if (!put_words (connection, ADD, hv_statement_get_int (all, 0), words, error))
        return FALSE;
    }
  return row == HV_ROW_END;
}

static gboolean
merge (HvConnection *connection, GError **error)
{
  hv_connection_write_back (connection);
  return hv_connection_exec (connection, "INSERT INTO entry_words (entry_words) VALUES ('optimize')", error)
         && hv_connection_exec (connection, "UPDATE entry_words_state SET stale = 0", error);
}

gboolean
hv_journal_index_rebuild (HvConnection *connection, GError **error)
{
  if (!hv_connection_exec (connection, "INSERT INTO entry_words (entry_words) VALUES ('delete-all')", error)
      || !add_all (connection, error) || !merge (connection, error))
    return FALSE;

  g_autofree char *fingerprint = hv_journal_words_fingerprint ();
  g_autoptr (HvStatement) note
      = hv_connection_prepare (connection, "UPDATE entry_words_state SET fingerprint = ?1", error);
  if (note == NULL)
    return FALSE;
  hv_statement_bind_text (note, 1, fingerprint);
  return hv_statement_run (note, error);
}

gboolean
hv_journal_index_tidy (HvConnection *connection, GError **error)
{
  g_autofree char *fingerprint = hv_journal_words_fingerprint ();
  gboolean current, stale;
  {
    g_autoptr (HvStatement) state
        = hv_connection_prepare (connection, "SELECT fingerprint, stale FROM entry_words_state", error);
    if (state == NULL || hv_statement_step (state, error) == HV_ROW_ERROR)
      return FALSE;
    current = g_strcmp0 (hv_statement_get_text (state, 0), fingerprint) == 0;
    stale = hv_statement_get_int (state, 1) != 0;
  }
  if (!current)
    return hv_journal_index_rebuild (connection, error);
  GError *met = NULL;
  return !stale || merge (connection, &met) || mend (connection, met, error);
}
