/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/path.h"
#include "practice/runner.h"

G_BEGIN_DECLS

struct _HvRunner
{
  GObject parent_instance;
  HvExercise *exercise;
  gboolean can_keep;
  HvRunnerPhase phase;
  guint step; /* index into the exercise's steps, at HV_RUNNER_STEP */
  gboolean short_version;
  GStrv left_out;   /* (nullable): ratings that she has switched off */
  gboolean unrated; /* the rating before is left out */
  HvAnswers *answers;
  int before, after;
  int hour; /* when she came to it, 0–23: the way does not change under her feet as the clock goes on */
  HvOutcome outcome;
  HvRunnerKeep keep;
  guint total_here;   /* N when this place was entered */
  guint total_before; /* N when the place before it was entered */
};

/** Returns: (transfer full): the way as answered now */
HvPath *hv_runner_get_path (HvRunner *self);
/** N counted anew, with nothing to tell about it. */
void hv_runner_settle_total (HvRunner *self);
void hv_runner_changed (HvRunner *self);

G_END_DECLS
