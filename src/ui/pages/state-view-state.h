/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "practice/offer.h"
#include "progress/progress.h"

G_BEGIN_DECLS

/** How many exercises a state offers before "show more" (content map §4 c). */
#define HV_STATE_OFFERS 3

/** HvStateViewState: what the page of one state shows. */
typedef struct
{
  const char *title;
  const char *text;
  GPtrArray *notes;     /**< (element-type utf8) */
  GPtrArray *emergency; /**< (element-type HvHelpLine): shown on top; empty for most states */
  GPtrArray *offers;    /**< (element-type HvExercise): all, in the order offered */
} HvStateViewState;

/**
 * hv_state_view_state_new:
 * @state: the state
 * @library: where its exercises are; those that are missing are passed over
 * @runs: (nullable) (element-type HvRun): what she did before, newest first
 * @now: µs UTC
 */
HvStateViewState *hv_state_view_state_new (HvState *state, HvLibrary *library, GPtrArray *runs, gint64 now);
void hv_state_view_state_free (HvStateViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStateViewState, hv_state_view_state_free)

/**
 * hv_offer_past_from_runs:
 * @runs: (element-type HvRun): newest first
 *
 * Returns: (transfer full) (element-type HvOfferPast): one item for each exercise, which borrows its id from @runs
 */
GArray *hv_offer_past_from_runs (GPtrArray *runs);

G_END_DECLS
