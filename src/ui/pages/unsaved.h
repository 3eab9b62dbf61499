/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

G_BEGIN_DECLS

#define HV_TYPE_UNSAVED (hv_unsaved_get_type ())

/**
 * HvUnsaved:
 *
 * Entries of one journal whose last save failed, and which nobody has open. They are tried again by themselves for as
 * long as the room is open, whatever page is shown: what she wrote outlives the page she wrote it on.
 *
 * Signals: "changed" (there are more or fewer).
 */
G_DECLARE_FINAL_TYPE (HvUnsaved, hv_unsaved, HV, UNSAVED, GObject)

/** (transfer none): those of @journal; they go with it. */
HvUnsaved *hv_unsaved_get (HvJournal *journal);

/** @entry: with its text, newer than what the journal has */
void hv_unsaved_add (HvUnsaved *self, HvJournalEntry *entry);
/** Takes it out: it is saved, or open again. Returns: whether it was there. */
gboolean hv_unsaved_remove (HvUnsaved *self, HvJournalEntry *entry);
/** (nullable) (transfer none): the one with this id. */
HvJournalEntry *hv_unsaved_find (HvUnsaved *self, gint64 id);
/** (nullable) (transfer none): the one added last; %NULL when all is saved. */
HvJournalEntry *hv_unsaved_get_last (HvUnsaved *self);
/** Tries all of them at once. */
void hv_unsaved_try_again (HvUnsaved *self);

G_END_DECLS
