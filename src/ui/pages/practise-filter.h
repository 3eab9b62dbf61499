/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"

G_BEGIN_DECLS

/** The situations an exercise may fit, in the order they are shown; bit I of a filter is situation I. */
#define HV_N_SITUATIONS 5
extern const char *const hv_situations[HV_N_SITUATIONS];

/** HvPractiseFilter: which exercises are shown. All zero shows all. */
typedef struct
{
  guint max_minutes; /**< 0 for any length */
  guint situations;  /**< bits: an exercise has to fit all of them */
  const char *kind;  /**< (nullable) */
  gboolean favourites_only;
} HvPractiseFilter;

gboolean hv_practise_filter_matches (const HvPractiseFilter *self, HvExercise *exercise, gboolean is_favourite);

/** (transfer container) (element-type utf8): the kinds there are exercises of, in the order of the exercises */
GPtrArray *hv_practise_find_kinds (HvLibrary *library);

/** In the language in force, e.g. "Someone is near". */
const char *hv_situation_describe (guint situation);
const char *hv_exercise_kind_describe (const char *kind);

G_END_DECLS
