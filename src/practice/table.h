/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/step.h"

G_BEGIN_DECLS

/*
 * The answer to a table is a list (hv_answers_set_list()) with one string for each field, row after row: her words, a number
 * from 0 to 10, or the value of a choice; "" for a field left empty. A list may come from a saved place, so it may
 * have any length and hold anything: what is no answer to its column counts as empty.
 */

/** Rows that are in @list, at least those that the table has from the start, at most step->max_items. */
guint hv_table_count_rows (const HvStep *step, const char *const *list);

/** Returns: (transfer none): what stands in a field; "" when it is empty or not there */
const char *hv_table_get_field (const HvStep *step, const char *const *list, guint row, guint column);

/** Returns: what is chosen in a column that is rated, 0–10; -1 for none */
int hv_table_get_rating (const HvStep *step, const char *const *list, guint row, guint column);

/** Returns: (transfer none): a field in words, in the language in force: of a choice its label */
const char *hv_table_get_words (const HvStep *step, const char *const *list, guint row, guint column);

/**
 * hv_table_describe:
 *
 * Returns: (transfer full): the rows that have something in them, each field on a line of its own after its label
 */
char *hv_table_describe (const HvStep *step, const char *const *list);

G_END_DECLS
