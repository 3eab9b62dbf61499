/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress.h"

G_BEGIN_DECLS

/*
 * The small steps she keeps (kind "next"): the newest stands on the first page, where she can say that it is done, change
 * it or let it rest. A step is never late and never counted. Those that rest are of the kind "next-rest".
 */

/** HvNextViewState: what the first page shows of a step. */
typedef struct
{
  gint64 id;
  char *step;
  char *when; /**< (nullable): about when, only on the day she kept it: on another it would be late, or wrong */
} HvNextViewState;

/**
 * hv_next_view_state_new:
 * @kept: (nullable) (element-type HvKept): newest first
 * @leave_out: one that is not to be shown, or 0
 * @now: µs UTC
 *
 * Returns: (transfer full) (nullable): %NULL when there is none
 */
HvNextViewState *hv_next_view_state_new (GPtrArray *kept, gint64 leave_out, gint64 now);
void hv_next_view_state_free (HvNextViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNextViewState, hv_next_view_state_free)

/** Returns: (transfer full): a kept step in words; about when only on the day she kept it */
char *hv_next_step_describe (const HvKept *kept, gint64 now);

/** It is done: it is with what she managed now. */
void hv_next_step_finish (HvProgress *progress, gint64 id);
/** Not on the first page any more, but not gone either. */
void hv_next_step_rest (HvProgress *progress, gint64 id);
/** On the first page again. */
void hv_next_step_take_up (HvProgress *progress, gint64 id);
/** Other words for it; about when stays as it was. */
void hv_next_step_change (HvProgress *progress, gint64 id, const char *step);

G_END_DECLS
