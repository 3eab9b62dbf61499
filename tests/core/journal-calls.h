/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

#include "open-store.h"

/* The journal's calls, waited for. */

static const HvMigration *const journal_only[] = { hv_journal_migrations, NULL };

G_GNUC_UNUSED static gboolean
try_save (HvJournal *journal, HvJournalEntry *entry, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_journal_save_async (journal, entry, NULL, await_cb, &await);
  return hv_journal_save_finish (journal, await_result (&await), error);
}

/* Saves a new entry; its id. */
G_GNUC_UNUSED static gint64
write_entry (HvJournal *journal, const char *title, const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (title, text, "");
  g_autoptr (GError) error = NULL;
  ck_assert_no_error (try_save (journal, entry, &error), error);
  ck_assert_int_gt (hv_journal_entry_get_id (entry), 0);
  return hv_journal_entry_get_id (entry);
}

G_GNUC_UNUSED static GPtrArray *
list_some (HvJournal *journal, const char *query, guint limit, guint offset)
{
  g_auto (Await) await = { 0 };
  g_autoptr (GError) error = NULL;
  hv_journal_list_async (journal, query, limit, offset, NULL, await_cb, &await);
  GPtrArray *entries = hv_journal_list_finish (journal, await_result (&await), &error);
  ck_assert_no_error (entries != NULL, error);
  return entries;
}

G_GNUC_UNUSED static guint
count_hits (HvJournal *journal, const char *query)
{
  g_autoptr (GPtrArray) entries = list_some (journal, query, G_MAXUINT, 0);
  return entries->len;
}

G_GNUC_UNUSED static HvJournalEntry *
load_entry (HvJournal *journal, gint64 id, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_journal_load_async (journal, id, NULL, await_cb, &await);
  return hv_journal_load_finish (journal, await_result (&await), error);
}

G_GNUC_UNUSED static gboolean
delete_entry (HvJournal *journal, gint64 id, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_journal_delete_async (journal, id, await_cb, &await);
  return hv_journal_delete_finish (journal, await_result (&await), error);
}

G_GNUC_UNUSED static gboolean
restore_entry (HvJournal *journal, gint64 id, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_journal_restore_async (journal, id, await_cb, &await);
  return hv_journal_restore_finish (journal, await_result (&await), error);
}

G_GNUC_UNUSED static gboolean
purge (HvJournal *journal, GError **error)
{
  g_auto (Await) await = { 0 };
  hv_journal_purge_async (journal, await_cb, &await);
  return hv_journal_purge_finish (journal, await_result (&await), error);
}
