/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_JOURNAL_ENTRY (hv_journal_entry_get_type ())

/**
 * HvJournalEntry:
 *
 * One entry: what she wrote, or what an exercise or a module's reflection left. In lists only
 * #HvJournalEntry:excerpt is filled in and the text is %NULL; hv_journal_load_async() brings the whole.
 *
 * Properties: id (int64, 0 until saved), title (string, may be empty), text (string), excerpt (string),
 * source (string: "" written by hand, else an exercise's or module's id), created, modified (int64, µs UTC).
 */
G_DECLARE_FINAL_TYPE (HvJournalEntry, hv_journal_entry, HV, JOURNAL_ENTRY, GObject)

HvJournalEntry *hv_journal_entry_new (const char *title, const char *text, const char *source);

gint64 hv_journal_entry_get_id (HvJournalEntry *self);
const char *hv_journal_entry_get_title (HvJournalEntry *self);
const char *hv_journal_entry_get_text (HvJournalEntry *self);
const char *hv_journal_entry_get_excerpt (HvJournalEntry *self);
const char *hv_journal_entry_get_source (HvJournalEntry *self);
gint64 hv_journal_entry_get_created (HvJournalEntry *self);
gint64 hv_journal_entry_get_modified (HvJournalEntry *self);
void hv_journal_entry_set_title (HvJournalEntry *self, const char *title);
void hv_journal_entry_set_text (HvJournalEntry *self, const char *text);

G_END_DECLS
