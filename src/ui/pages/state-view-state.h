/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "practice/offer.h"
#include "progress/progress.h"

G_BEGIN_DECLS

/** How many exercises a state offers before "show more" (content map §4 c). */
#define HV_STATE_OFFERS 3

/** HvStateBranchView: one way on; all that is named in it is in the library. */
typedef struct
{
  const char *ask;  /**< (nullable): %NULL when it is always open */
  GPtrArray *texts; /**< (element-type utf8) */
  gboolean before;  /**< the exercises come after it */
  gboolean open;    /**< open at the start */
  GPtrArray *lines; /**< (element-type HvHelpLine) */
  GPtrArray *exercises, *modules, *states;
} HvStateBranchView;

/** HvStateMoment: what is known while a state's page is made; all of it may be missing. */
typedef struct
{
  GPtrArray *runs;          /**< (nullable) (element-type HvRun): what she did before, newest first */
  GPtrArray *kept;          /**< (nullable) (element-type HvKept) */
  const char *circumstances; /**< (nullable): how she lives now */
  const char *resting_kind; /**< (nullable): exercises of this kind are not offered now */
  gboolean hope_is_low;     /**< her last answer about hope was very low */
  gint64 now;               /**< µs UTC */
} HvStateMoment;

/** HvStateViewState: what the page of one state shows. */
typedef struct
{
  const char *title;
  const char *text;
  GPtrArray *notes;     /**< (element-type utf8) */
  GPtrArray *emergency; /**< (element-type HvHelpLine): shown on top; empty for most states */
  GPtrArray *offers;    /**< (element-type HvExercise): all, in the order offered */
  GPtrArray *branches;  /**< (element-type HvStateBranchView) */
  GPtrArray *left_out;  /**< (element-type GObject): exercises and modules that are unsafe as she lives now */
  gboolean fixed;       /**< a page of help: branches alone */
} HvStateViewState;

/**
 * hv_state_view_state_new:
 * @state: the state
 * @library: where its exercises are; those that are missing are passed over
 * @moment: borrowed for the call
 *
 * A branch that names something of which nothing is there is passed over with its words.
 */
HvStateViewState *hv_state_view_state_new (HvState *state, HvLibrary *library,
                                           const HvStateMoment *moment);
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
