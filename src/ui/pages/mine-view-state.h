/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress.h"

G_BEGIN_DECLS

/** The kinds of kept things that have a heading of their own, in the order shown; ended by %NULL. */
extern const char *const hv_kept_kinds[];

/** The heading of a kind, in the language in force; of one that is not known: "Other things". */
const char *hv_kept_kind_describe (const char *kind);

/** (transfer container) (element-type HvKept): those of @kind, or with %NULL those of no known kind */
GPtrArray *hv_kept_find_kind (GPtrArray *kept, const char *kind);

/**
 * hv_kept_group_others:
 * @kept: (element-type HvKept)
 *
 * Returns: (transfer full) (element-type GPtrArray): those of no known kind (a table, a card), one array for each exercise or
 * module they came from, in the order of @kept
 */
GPtrArray *hv_kept_group_others (GPtrArray *kept);

/**
 * hv_run_describe:
 * @run: one time an exercise was done
 * @now: µs UTC
 *
 * Returns: (transfer full): when, and how it went if she said so: "Yesterday · it helped"
 */
char *hv_run_describe (const HvRun *run, gint64 now);

/**
 * hv_run_describe_ratings:
 *
 * The unease before and after in words: no sums, no arrows, no verdict (content map §5.3).
 *
 * Returns: (transfer full) (nullable): %NULL when neither was given
 */
char *hv_run_describe_ratings (const HvRun *run);

G_END_DECLS
