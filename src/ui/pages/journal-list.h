/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"
#include "library/library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_JOURNAL_LIST (hv_journal_list_get_type ())

/** How many entries are fetched at a time, as they are scrolled to. */
#define HV_JOURNAL_LIST_PAGE 200
/** How long typing rests before it is searched, ms. */
#define HV_JOURNAL_LIST_SEARCH_MS 120

/**
 * HvJournalList:
 *
 * The journal's left side: search, *New*, and the entries.
 *
 * Signals: "chosen" (int64: the entry to open), "entered" (the chosen one is to be written in), "new".
 */
G_DECLARE_FINAL_TYPE (HvJournalList, hv_journal_list, HV, JOURNAL_LIST, GtkWidget)

GtkWidget *hv_journal_list_new (HvJournal *journal, HvLibrary *library);

/** Fetches the entries anew. */
void hv_journal_list_reload (HvJournalList *self);
/** Shows how @entry is now; one that is not in the list is put on top, unless a search is on. */
void hv_journal_list_show_saved (HvJournalList *self, HvJournalEntry *entry);
void hv_journal_list_remove (HvJournalList *self, gint64 id);
/** Marks the entry that is open; 0 for none. Does not emit "chosen". */
void hv_journal_list_mark (HvJournalList *self, gint64 id);

G_END_DECLS
