/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal-entry.h"
#include "library/library.h"

G_BEGIN_DECLS

#define HV_TYPE_ENTRY_SUMMARY (hv_entry_summary_get_type ())

/**
 * HvEntrySummary:
 *
 * What one row of the journal's list shows. It holds no more of the entry than that.
 *
 * Signals: "changed".
 */
G_DECLARE_FINAL_TYPE (HvEntrySummary, hv_entry_summary, HV, ENTRY_SUMMARY, GObject)

/**
 * hv_entry_summary_new:
 * @entry: a saved entry
 * @library: tells what its source is
 * @now: µs UTC, to date it from
 */
HvEntrySummary *hv_entry_summary_new (HvJournalEntry *entry, HvLibrary *library, gint64 now);
void hv_entry_summary_update (HvEntrySummary *self, HvJournalEntry *entry, HvLibrary *library, gint64 now);

gint64 hv_entry_summary_get_id (HvEntrySummary *self);
gint64 hv_entry_summary_get_created (HvEntrySummary *self);
const char *hv_entry_summary_get_heading (HvEntrySummary *self);
const char *hv_entry_summary_get_detail (HvEntrySummary *self);

/**
 * hv_entry_summary_format_detail:
 * @created: µs UTC
 * @source_kind: (nullable): "exercise" or "module", in the language in force
 * @excerpt: the beginning of the text, or the words found
 * @now: µs UTC
 *
 * Returns: (transfer full): e.g. "Today 07.40 · exercise · three lines"
 */
char *hv_entry_summary_format_detail (gint64 created, const char *source_kind, const char *excerpt, gint64 now);

G_END_DECLS
