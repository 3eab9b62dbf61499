/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/*
 * The index of words over the entries, an FTS5 table. All functions are for the store's thread.
 *
 * It is contentless: a hit needs the row's id alone, and texts and excerpts come from the entries. An external
 * content table would have to give FTS5 the folded text back, which is nowhere in the file (and would be the same
 * words twice); here the folding happens in journal-words.c alone. The price is that a row's words must be handed
 * in again to be taken out. They are computed from the entry's old text, and if the rule for that changes (a newer
 * program, or newer Unicode tables), the fingerprint tells and the whole index is built again.
 *
 * detail=none and columnsize=0: every word must occur, in any place, and hits are sorted by date: neither
 * positions nor sizes are wanted, and what is not kept tells nothing. The ASCII tokenizer splits at the blanks
 * that hv_journal_words() has put there, and nowhere else.
 *
 * FTS5 takes words out by writing that they are gone; the words themselves go when its segments are merged. Its
 * "secure-delete" would do it at once, but came with SQLite 3.42 and makes a file that 3.40 cannot read. So it is
 * noted when the index is stale, and hv_journal_index_tidy() merges everything into one segment.
 */

/** Part of the journal's first migration. */
#define HV_JOURNAL_INDEX_SQL                                                                                           \
  "CREATE VIRTUAL TABLE entry_words USING fts5 (words, content = '', columnsize = 0, detail = none,"                   \
  "                                             tokenize = 'ascii');"                                                  \
  "INSERT INTO entry_words (entry_words, rank) VALUES ('pgsz', 8080);" /* a leaf fills one of our pages */             \
  "CREATE TABLE entry_words_state (id INTEGER PRIMARY KEY CHECK (id = 1), fingerprint TEXT NOT NULL,"                  \
  "                                stale INTEGER NOT NULL) STRICT;"                                                    \
  "INSERT INTO entry_words_state VALUES (1, '', 0);"

/*
 * To be called after the change of the entries themselves. The entries are what counts: if the index turns out to be
 * damaged it is built anew from them, so that it never stands in the way of a save.
 */
gboolean hv_journal_index_add (HvConnection *connection, gint64 id, const char *title, const char *text,
                               GError **error);
/** Does nothing when the words are the same. */
gboolean hv_journal_index_replace (HvConnection *connection, gint64 id, const char *old_title, const char *old_text,
                                   const char *title, const char *text, GError **error);

/** Before an entry goes; @title and @text as they were when added. Mends nothing: see hv_journal_index_is_damaged(). */
gboolean hv_journal_index_remove (HvConnection *connection, gint64 id, const char *title, const char *text,
                                  GError **error);

/** Whether @error of a search or a removal is one that hv_journal_index_rebuild() can put right. */
gboolean hv_journal_index_is_damaged (const GError *error);

/** Builds the index anew from the entries. */
gboolean hv_journal_index_rebuild (HvConnection *connection, GError **error);

/** Merges words out that are no longer in any entry; rebuilds when the fingerprint differs. */
gboolean hv_journal_index_tidy (HvConnection *connection, GError **error);

G_END_DECLS
