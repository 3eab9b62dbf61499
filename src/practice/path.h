/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "practice/answers.h"

G_BEGIN_DECLS

/** HvPathStep: one step as the answers before it make it. */
typedef struct
{
  gboolean shown;
  GPtrArray *values; /**< (element-type utf8) (nullable): %NULL-terminated; the choices that count */
  int number;        /**< -1 for none */
  GPtrArray *points; /**< (element-type HvMapPoint) (nullable): what counts of a map of points */
} HvPathStep;

/**
 * HvPath:
 *
 * The way through an exercise that the answers so far make: which steps are shown, and which answers
 * count. An answer counts when its step is shown and, for a choice, when that choice is offered. Worked
 * out from the first step to the last, so that each depends on what comes before it only. Holds strings
 * of the answers: to be made anew whenever they may have changed.
 */
typedef struct
{
  HvExercise *exercise;
  HvPathStep *steps;
  guint n_steps;
  int before, after;   /**< -1 for none */
  const char *outcome; /**< (nullable) */
  int hour;            /**< 0–23 */
} HvPath;

/** @left_out: (nullable): ratings whose steps are not shown */
HvPath *hv_path_new (HvExercise *exercise, HvAnswers *answers, gboolean short_version, const char *const *left_out,
                     int before, int after, const char *outcome, int hour);
void hv_path_free (HvPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPath, hv_path_free)

/**
 * hv_path_holds:
 * @condition: (nullable): none holds always
 * @upto: only steps before this index are asked
 */
gboolean hv_path_holds (const HvPath *self, const HvCondition *condition, guint upto);

guint hv_path_count_shown (const HvPath *self, guint upto); /**< of the steps before @upto */
/** Returns: the first shown step at or after @from; n_steps when there is none */
guint hv_path_find_next (const HvPath *self, guint from);
/** Returns: the last shown step before @before; n_steps when there is none */
guint hv_path_find_previous (const HvPath *self, guint before);

G_END_DECLS
