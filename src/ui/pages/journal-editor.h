/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_JOURNAL_EDITOR (hv_journal_editor_get_type ())

/**
 * HvJournalEditor:
 *
 * The journal's right side: one entry, saved by itself while it is written (ui/pages/draft.h). An entry begins to be
 * when something is written; a new one that is emptied again goes. What could not be saved stays and is tried again,
 * also when another entry has been opened meanwhile.
 *
 * Signals: "saved" (HvJournalEntry), "discarded" (int64: an emptied new entry), "delete-asked" (int64).
 */
G_DECLARE_FINAL_TYPE (HvJournalEditor, hv_journal_editor, HV, JOURNAL_EDITOR, GtkWidget)

/** @keeps: whether what is written outlives the program */
GtkWidget *hv_journal_editor_new (HvJournal *journal, gboolean keeps);

/** Leaves the entry that is open and begins a new one. */
void hv_journal_editor_begin (HvJournalEditor *self);
/** Leaves the entry that is open and shows this one. @entry: with its text */
void hv_journal_editor_show (HvJournalEditor *self, HvJournalEntry *entry);
/** Gives what is unsaved to the journal now, and takes an emptied new entry away. Does not wait. */
void hv_journal_editor_settle (HvJournalEditor *self);

/** Whether the last try to save what is shown failed. */
gboolean hv_journal_editor_holds_unsaved (HvJournalEditor *self);
/** Lets go of an entry that has been deleted; a new one is begun. */
void hv_journal_editor_forget (HvJournalEditor *self);

/** The open entry, 0 when it is not saved yet. */
gint64 hv_journal_editor_get_id (HvJournalEditor *self);
/** (nullable) (transfer none): an entry left with a save that failed; newer than what the journal has. */
HvJournalEntry *hv_journal_editor_find_unsaved (HvJournalEditor *self, gint64 id);
/** Whether a save is on its way. */
gboolean hv_journal_editor_is_saving (HvJournalEditor *self);
/** Puts the cursor into the text. */
void hv_journal_editor_focus (HvJournalEditor *self);

G_END_DECLS
