/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

G_BEGIN_DECLS

/** The largest file: twenty years of a page a day. It is held in memory, and written in one transaction. */
#define HV_JOURNAL_IMPORT_MAX_BYTES (20 * 1024 * 1024)
/** The longest entry out of it; so that the editor stays quick with it (one of 10 MiB is what it was measured with). */
#define HV_JOURNAL_IMPORT_MAX_ENTRY_BYTES (5 * 1024 * 1024)
/** The most entries out of it: some fifty years of one a day. */
#define HV_JOURNAL_IMPORT_MAX_ENTRIES 20000

/**
 * hv_journal_import_parse:
 * @file: a text file, as brought from a phone or another program: UTF-8, UTF-16 or Latin-1 (see hv_import_decode())
 * @error: %HV_JOURNAL_ERROR_NOT_TEXT, _NO_WORDS, _FILE_TOO_LARGE or _TOO_LONG
 *
 * One entry; or, where a line is a date (see hv_date_line_parse()), one for each such line, of that day, with the
 * lines up to the next. What stands before the first date is an entry of its own. Blank ones are left out. Nothing is
 * written anywhere.
 *
 * Returns: (transfer full) (element-type HvJournalEntry): at least one, not saved; in the file's order
 */
GPtrArray *hv_journal_import_parse (GBytes *file, GError **error);

/**
 * hv_journal_import_async:
 * @file: as above; let go of as soon as it has been read
 *
 * Reads the file on another thread and saves what is in it, all or nothing. When the room is closed meanwhile it is
 * nothing (%HV_STORE_ERROR_CLOSED): closing does not wait. Errors: those of hv_journal_import_parse() and of the store.
 */
void hv_journal_import_async (HvJournal *self, GBytes *file, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: how many entries there are more, or -1 with @error set */
int hv_journal_import_finish (HvJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
