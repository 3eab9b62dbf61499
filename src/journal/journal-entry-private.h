/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal-entry.h"

G_BEGIN_DECLS

/** The most characters of an entry's beginning that a list shows. */
#define HV_JOURNAL_EXCERPT_CHARS 160

/**
 * HvJournalRow:
 * @id: of the row, 0 before there is one; only the store's thread touches it once a save is on its way
 *
 * Shared by an entry and its snapshots (g_atomic_rc_box_acquire()), so that a second save of a new entry, asked
 * for before the first is done, finds the row the first has made.
 */
typedef struct
{
  gint64 id;
} HvJournalRow;

HvJournalRow *hv_journal_row_new (gint64 id);

/** HvJournalData: an entry's fields by themselves, to be handed from thread to thread; wiped when freed. */
typedef struct
{
  HvJournalRow *row; /* (nullable) */
  gint64 id;
  char *title;
  char *text; /* NULL: not loaded, so to be left as it is */
  char *excerpt;
  char *source;
  gint64 created;
  gint64 modified;
} HvJournalData;

void hv_journal_data_free (HvJournalData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvJournalData, hv_journal_data_free)

HvJournalEntry *hv_journal_entry_new_from_data (const HvJournalData *data);
HvJournalData *hv_journal_entry_snapshot (HvJournalEntry *self);
/** After a save: id, dates and excerpt; the title and text may have changed since and stay. */
void hv_journal_entry_take_saved (HvJournalEntry *self, const HvJournalData *saved);

G_END_DECLS
