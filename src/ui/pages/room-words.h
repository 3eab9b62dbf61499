/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header.h"

G_BEGIN_DECLS

/* What is told about a room as a whole, in the language in force; computed without a display. */

/**
 * hv_room_words_describe_check:
 * @pages: how many were looked at
 * @bad: (element-type guint): the numbers of those that do not open, in order
 * @mended: whether something in the header was written anew
 * @sound: whether the database agrees with itself
 *
 * Returns: (transfer full): a heading, then paragraphs, ended by %NULL
 */
GStrv hv_room_words_describe_check (guint pages, GArray *bad, gboolean mended, gboolean sound);

/**
 * hv_room_words_describe_salvage:
 * @pages: that the damaged file should have
 * @lost: (element-type guint): the numbers of those that could not be read, in order
 * @rows: what came through
 * @rows_lost: of which something was there, but not all of it
 *
 * Returns: (transfer full): a heading, then paragraphs, ended by %NULL
 */
GStrv hv_room_words_describe_salvage (guint pages, GArray *lost, guint rows, guint rows_lost);

/**
 * hv_room_words_list_pages:
 * @pages: (element-type guint): numbers, in order
 *
 * Returns: (transfer full): them in a few words: "3, 17–20"; an ellipsis stands for those that are too many to name
 */
char *hv_room_words_list_pages (GArray *pages);

/**
 * hv_room_words_describe_key:
 * @own: whether this visit was opened with it
 *
 * Returns: (transfer none): what a way into the room is called
 */
const char *hv_room_words_describe_key (HvSlotKind kind, gboolean own);

/** Of so many words of a recovery phrase it is asked if they are on paper. */
#define HV_ROOM_WORDS_ASKED 3

/** Draws which: different ones of @n_words, in order, from 0. */
void hv_room_words_draw (guint asked[HV_ROOM_WORDS_ASKED], guint n_words);

/** Whether @typed is word @index of @phrase, or its first four letters; capitals and blanks do not matter. */
gboolean hv_room_words_match (const char *phrase, guint index, const char *typed);

G_END_DECLS
