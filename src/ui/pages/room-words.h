/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header.h"

G_BEGIN_DECLS

/* What is told about a room as a whole, in the language in force; computed without a display. */

/**
 * hv_room_words_describe_check:
 * @pages: how many were looked at
 * @n_bad: how many of them do not open
 * @mended: whether something in the header was written anew
 * @sound: whether the database agrees with itself
 *
 * Returns: (transfer full): a heading, then paragraphs, ended by %NULL
 */
GStrv hv_room_words_describe_check (guint pages, guint n_bad, gboolean mended, gboolean sound);

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
