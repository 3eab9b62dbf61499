/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/runner.h"

G_BEGIN_DECLS

/**
 * HvExerciseViewState:
 *
 * What the exercise page shows, worked out from the runner alone. The words are in the language in force. The
 * three buttons always stand in the same places; one that is %NULL leaves its place empty.
 */
typedef struct
{
  HvRunnerPhase child; /**< which part of the frame */
  const HvStep *step;  /**< (nullable): the step, when it is one */
  char *title;
  char *subtitle;      /**< may be "" */
  const char *back, *skip, *next;
  gboolean another;    /**< another exercise can be asked for: all the way, but not in a pause, which leads back */
  guint done, total;   /**< strokes; @total 0 shows none */
} HvExerciseViewState;

/** What the runner does not know: how it came to an end, what became of it, and where it leads back to. */
typedef struct
{
  gboolean stopped;    /**< she stopped before the end */
  gboolean place_kept; /**< there is a place to come back to */
  gboolean failed;     /**< keeping did not work */
  gboolean pause;      /**< it is a pause from another place */
} HvExerciseEnd;

/** @end: (nullable): %NULL as long as nothing of it holds */
HvExerciseViewState *hv_exercise_view_state_new (HvRunner *runner, const HvExerciseEnd *end);
void hv_exercise_view_state_free (HvExerciseViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvExerciseViewState, hv_exercise_view_state_free)

G_END_DECLS
