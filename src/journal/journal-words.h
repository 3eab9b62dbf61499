/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a word is, for searching: a run of letters and digits, folded (hv_text_fold), at most
 * HV_JOURNAL_WORD_CHARS long. The index and the query go through the same function, so they cannot disagree.
 */
#define HV_JOURNAL_WORD_CHARS 64

/**
 * hv_journal_words:
 * @texts: (array zero-terminated=1): UTF-8
 *
 * Returns: (transfer full): the different words of all texts, in the order they first occur, a space between;
 *   empty when there are none; to be wiped
 */
char *hv_journal_words (const char *const *texts);

/**
 * hv_journal_words_to_match:
 * @query: as typed
 *
 * Returns: (transfer full) (nullable): an FTS5 expression in which every word must occur and the last is a
 *   beginning; %NULL when there is no word in @query. Nothing typed can be taken for syntax: each word consists
 *   of letters and digits alone, and is quoted.
 */
char *hv_journal_words_to_match (const char *query);

/**
 * hv_journal_words_find:
 * @text: UTF-8
 * @words: as from hv_journal_words()
 *
 * Returns: (nullable): where in @text a word first begins with one of @words
 */
const char *hv_journal_words_find (const char *text, const char *words);

/** Returns: (transfer full): changes whenever the same text may give other words than before */
char *hv_journal_words_fingerprint (void);

G_END_DECLS
