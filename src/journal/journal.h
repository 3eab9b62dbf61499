/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal-entry.h"
#include "journal/journal-error.h"
#include "store/store.h"

G_BEGIN_DECLS

#define HV_TYPE_JOURNAL (hv_journal_get_type ())

/** HvJournal: the entries of one open room. Emits "changed" after each save, delete or undo. */
G_DECLARE_FINAL_TYPE (HvJournal, hv_journal, HV, JOURNAL, GObject)

/** The journal's tables, ended by an item whose part is %NULL. */
extern const HvMigration hv_journal_migrations[];

/** The most bytes one entry may hold; more is refused with %HV_JOURNAL_ERROR_TOO_LONG, nothing is lost. */
#define HV_JOURNAL_MAX_BYTES (64 * 1024 * 1024)

HvJournal *hv_journal_new (HvStore *store);

/**
 * hv_journal_save_async:
 * @entry: a snapshot of it is taken now; it may change while this runs
 *
 * Inserts when the id is 0 (the entry's id is set when done), updates otherwise. Saves of one entry
 * are done in the order they were asked for.
 */
void hv_journal_save_async (HvJournal *self, HvJournalEntry *entry, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_journal_save_finish (HvJournal *self, GAsyncResult *result, GError **error);

/**
 * hv_journal_list_async:
 * @query: (nullable): words to look for, as typed; every word must occur, the last as a beginning.
 *   %NULL or blank lists all
 * @limit: the most entries
 * @offset: how many to leave out first
 *
 * Newest first.
 */
void hv_journal_list_async (HvJournal *self, const char *query, guint limit, guint offset, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type HvJournalEntry): entries with excerpts */
GPtrArray *hv_journal_list_finish (HvJournal *self, GAsyncResult *result, GError **error);

void hv_journal_load_async (HvJournal *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
HvJournalEntry *hv_journal_load_finish (HvJournal *self, GAsyncResult *result, GError **error);

/** Hides the entry at once; it is erased for good by hv_journal_purge_async() or when the room is next opened. */
void hv_journal_delete_async (HvJournal *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_journal_delete_finish (HvJournal *self, GAsyncResult *result, GError **error);
void hv_journal_restore_async (HvJournal *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_journal_restore_finish (HvJournal *self, GAsyncResult *result, GError **error);
void hv_journal_purge_async (HvJournal *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_journal_purge_finish (HvJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
