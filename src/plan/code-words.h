/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The word lists, and what was typed held against them. Everything typed is folded (base/text.h). */

typedef struct _HvCodeList HvCodeList;

guint hv_code_list_count (void);
const HvCodeList *hv_code_list_at (guint index);
const HvCodeList *hv_code_list_find (const char *language); /* (nullable) */
const char *hv_code_list_get_word (const HvCodeList *self, guint place);

/* The place, or -1: a whole word, with its æøå, spelled out or without; or its first four letters or more. */
int hv_code_list_match (const HvCodeList *self, const char *folded);

/* How far a word is from what was typed. A slip to the key beside costs 1, any other slip of one letter 2, as
 * do two letters that changed places; the same first four letters, 3 at most. */
guint hv_code_list_distance (const HvCodeList *self, guint place, const char *folded);
