/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/runner-private.h"

#include "base/clock.h"
#include "base/dates.h"

/* An exercise of so few minutes is not rated before (content map, standard frame 2). */
#define UNRATED_MINUTES 2
/* From here on the two gentle ways are offered (content map, standard frame 4). */
#define HIGH_RATING 8

G_DEFINE_FINAL_TYPE (HvRunner, hv_runner, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
hv_runner_finalize (GObject *object)
{
  HvRunner *self = HV_RUNNER (object);
  hv_answers_free (self->answers);
  g_clear_object (&self->exercise);
  g_strfreev (self->left_out);
  G_OBJECT_CLASS (hv_runner_parent_class)->finalize (object);
}

static void
hv_runner_class_init (HvRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_runner_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_runner_init (HvRunner *self)
{
  self->answers = hv_answers_new ();
  self->before = -1;
  self->after = -1;
}

/* Ordinary: asked once, keeping all is what Enter does. The others: nothing, unless she chooses it. */
static HvRunnerKeep
default_keep (HvRunner *self)
{
  return self->can_keep && hv_exercise_get_privacy (self->exercise) == HV_PRIVACY_ORDINARY
                 && hv_exercise_keeps_answers (self->exercise)
             ? HV_RUNNER_KEEP_ALL
             : HV_RUNNER_KEEP_NOTHING;
}

HvRunner *
hv_runner_new (HvExercise *exercise, gboolean can_keep)
{
  g_return_val_if_fail (HV_IS_EXERCISE (exercise), NULL);

  HvRunner *self = g_object_new (HV_TYPE_RUNNER, NULL);
  self->exercise = g_object_ref (exercise);
  self->can_keep = can_keep;
  self->keep = default_keep (self);
  self->hour = hv_dates_get_hour (hv_clock_now ());
  hv_runner_settle_total (self);
  return self;
}

HvExercise *
hv_runner_get_exercise (HvRunner *self)
{
  return self->exercise;
}

HvRunnerPhase
hv_runner_get_phase (HvRunner *self)
{
  return self->phase;
}

HvAnswers *
hv_runner_get_answers (HvRunner *self)
{
  return self->answers;
}

gboolean
hv_runner_is_short (HvRunner *self)
{
  return self->short_version;
}

const HvStep *
hv_runner_get_step (HvRunner *self)
{
  if (self->phase != HV_RUNNER_STEP)
    return NULL;
  return g_ptr_array_index (hv_exercise_get_steps (self->exercise), self->step);
}

HvPath *
hv_runner_get_path (HvRunner *self)
{
  static const char *const outcomes[] = { NULL, "helped", "same", "worse", "unsure" };
  return hv_path_new (self->exercise, self->answers, self->short_version, (const char *const *) self->left_out,
                      self->before, self->after, outcomes[self->outcome], self->hour);
}

void
hv_runner_changed (HvRunner *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Step n of N */

static guint
count_total (HvRunner *self)
{
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  return MAX (1, hv_path_count_shown (path, path->n_steps));
}

void
hv_runner_settle_total (HvRunner *self)
{
  self->total_here = self->total_before = count_total (self);
}

void
hv_runner_get_position (HvRunner *self, guint *n, guint *total, gboolean *changed)
{
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  guint all = MAX (1, hv_path_count_shown (path, path->n_steps));
  guint here = self->phase < HV_RUNNER_STEP    ? 1
               : self->phase == HV_RUNNER_STEP ? hv_path_count_shown (path, self->step + 1)
                                               : all;
  if (n != NULL)
    *n = MAX (1, here);
  if (total != NULL)
    *total = all;
  if (changed != NULL)
    *changed = all != self->total_here || self->total_here != self->total_before;
}

/* Going from place to place */

static void
enter (HvRunner *self, HvRunnerPhase phase, guint step)
{
  self->phase = phase;
  self->step = step;
  self->total_before = self->total_here;
  self->total_here = count_total (self);
  hv_runner_changed (self);
}

static void
enter_step_or (HvRunner *self, guint from, HvRunnerPhase otherwise)
{
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  guint next = hv_path_find_next (path, from);
  if (next < path->n_steps)
    enter (self, HV_RUNNER_STEP, next);
  else
    enter (self, otherwise, 0);
}

static gboolean
is_rated_before (HvRunner *self)
{
  return !self->unrated && hv_exercise_get_minutes (self->exercise) > UNRATED_MINUTES;
}

static gboolean
needs_gentleness (HvRunner *self)
{
  return self->outcome == HV_OUTCOME_WORSE || self->after >= HIGH_RATING;
}

void
hv_runner_leave_out_rating_before (HvRunner *self)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  g_return_if_fail (self->phase == HV_RUNNER_BEFORE);

  self->unrated = TRUE;
}

void
hv_runner_leave_out_ratings (HvRunner *self, const char *const *ratings)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  g_return_if_fail (self->phase == HV_RUNNER_BEFORE);

  g_strfreev (self->left_out);
  self->left_out = g_strdupv ((char **) ratings);
  hv_runner_settle_total (self);
}

void
hv_runner_begin (HvRunner *self, gboolean short_version)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  if (self->phase != HV_RUNNER_BEFORE)
    return;
  self->short_version = short_version && hv_exercise_get_short_steps (self->exercise) != NULL;
  hv_runner_settle_total (self);
  if (is_rated_before (self))
    enter (self, HV_RUNNER_RATE_BEFORE, 0);
  else
    enter_step_or (self, 0, HV_RUNNER_CLOSE);
}

void
hv_runner_next (HvRunner *self)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  switch (self->phase)
    {
    case HV_RUNNER_BEFORE:
      hv_runner_begin (self, FALSE);
      break;
    case HV_RUNNER_RATE_BEFORE:
      enter_step_or (self, 0, HV_RUNNER_CLOSE);
      break;
    case HV_RUNNER_STEP:
      enter_step_or (self, self->step + 1, HV_RUNNER_CLOSE);
      break;
    case HV_RUNNER_CLOSE:
      if (needs_gentleness (self))
        {
          enter (self, HV_RUNNER_GENTLE, 0);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case HV_RUNNER_GENTLE:
      enter (self, self->can_keep ? HV_RUNNER_KEEP : HV_RUNNER_DONE, 0);
      break;
    case HV_RUNNER_KEEP:
      enter (self, HV_RUNNER_DONE, 0);
      break;
    case HV_RUNNER_DONE:
    default:
      break;
    }
}

gboolean
hv_runner_can_go_back (HvRunner *self)
{
  return self->phase != HV_RUNNER_BEFORE && self->phase != HV_RUNNER_DONE;
}

static void
go_back_before (HvRunner *self, guint step)
{
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  guint previous = hv_path_find_previous (path, step);
  if (previous < path->n_steps)
    enter (self, HV_RUNNER_STEP, previous);
  else
    enter (self, is_rated_before (self) ? HV_RUNNER_RATE_BEFORE : HV_RUNNER_BEFORE, 0);
}

void
hv_runner_back (HvRunner *self)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  switch (self->phase)
    {
    case HV_RUNNER_RATE_BEFORE:
      enter (self, HV_RUNNER_BEFORE, 0);
      break;
    case HV_RUNNER_STEP:
      go_back_before (self, self->step);
      break;
    case HV_RUNNER_CLOSE:
      go_back_before (self, G_MAXUINT);
      break;
    case HV_RUNNER_GENTLE:
      enter (self, HV_RUNNER_CLOSE, 0);
      break;
    case HV_RUNNER_KEEP:
      enter (self, needs_gentleness (self) ? HV_RUNNER_GENTLE : HV_RUNNER_CLOSE, 0);
      break;
    case HV_RUNNER_BEFORE:
    case HV_RUNNER_DONE:
    default:
      break;
    }
}

void
hv_runner_skip (HvRunner *self)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  switch (self->phase)
    {
    case HV_RUNNER_RATE_BEFORE:
      self->before = -1;
      break;
    case HV_RUNNER_STEP:
      hv_answers_clear (self->answers, hv_runner_get_step (self)->id);
      break;
    case HV_RUNNER_CLOSE:
      self->after = -1;
      self->outcome = HV_OUTCOME_NONE;
      break;
    case HV_RUNNER_KEEP:
      self->keep = HV_RUNNER_KEEP_NOTHING;
      break;
    case HV_RUNNER_BEFORE:
    case HV_RUNNER_GENTLE:
    case HV_RUNNER_DONE:
    default:
      break;
    }
  hv_runner_next (self);
}

void
hv_runner_stop (HvRunner *self)
{
  g_return_if_fail (HV_IS_RUNNER (self));
  if (self->phase == HV_RUNNER_DONE)
    return;
  self->keep = HV_RUNNER_KEEP_NOTHING;
  enter (self, HV_RUNNER_DONE, 0);
}

/* The frame's own answers */

void
hv_runner_set_before (HvRunner *self, int rating)
{
  g_return_if_fail (rating >= -1 && rating <= 10);
  if (self->before == rating)
    return;
  self->before = rating;
  hv_runner_changed (self);
}

int
hv_runner_get_before (HvRunner *self)
{
  return self->before;
}

void
hv_runner_set_after (HvRunner *self, int rating)
{
  g_return_if_fail (rating >= -1 && rating <= 10);
  if (self->after == rating)
    return;
  self->after = rating;
  hv_runner_changed (self);
}

int
hv_runner_get_after (HvRunner *self)
{
  return self->after;
}

void
hv_runner_set_outcome (HvRunner *self, HvOutcome outcome)
{
  g_return_if_fail (outcome <= HV_OUTCOME_UNSURE);
  if (self->outcome == outcome)
    return;
  self->outcome = outcome;
  hv_runner_changed (self);
}

HvOutcome
hv_runner_get_outcome (HvRunner *self)
{
  return self->outcome;
}

void
hv_runner_set_keep (HvRunner *self, HvRunnerKeep keep)
{
  g_return_if_fail (keep <= HV_RUNNER_KEEP_ALL);
  if (!self->can_keep)
    keep = HV_RUNNER_KEEP_NOTHING;
  else if (keep == HV_RUNNER_KEEP_ALL && !hv_exercise_keeps_answers (self->exercise))
    keep = HV_RUNNER_KEEP_THAT;
  if (self->keep == keep)
    return;
  self->keep = keep;
  hv_runner_changed (self);
}

HvRunnerKeep
hv_runner_get_keep (HvRunner *self)
{
  return self->keep;
}

/* What the answers decide */

gboolean
hv_runner_holds (HvRunner *self, const HvCondition *condition)
{
  g_return_val_if_fail (HV_IS_RUNNER (self), FALSE);
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  return hv_path_holds (path, condition, self->phase == HV_RUNNER_STEP ? self->step : path->n_steps);
}

gboolean
hv_runner_is_on_her_way (HvRunner *self, const HvStep *step)
{
  g_return_val_if_fail (HV_IS_RUNNER (self), FALSE);
  guint index;
  if (!g_ptr_array_find (hv_exercise_get_steps (self->exercise), step, &index))
    return FALSE;
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  return path->steps[index].shown;
}

const HvBreathPattern *
hv_runner_get_pattern (HvRunner *self)
{
  const HvStep *step = hv_runner_get_step (self);
  if (step == NULL || step->kind != HV_STEP_BREATHE)
    return NULL;

  const HvBreathPattern *pattern = NULL;
  const char *const *own = hv_answers_get_choices (self->answers, step->id);
  if (own != NULL && own[0] != NULL)
    pattern = hv_step_find_pattern (step, own[0]);
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  GPtrArray *steps = hv_exercise_get_steps (self->exercise);
  for (guint i = 0; pattern == NULL && step->pattern_from != NULL && i < self->step; i++)
    {
      const HvStep *from = g_ptr_array_index (steps, i);
      if (g_str_equal (from->id, step->pattern_from) && path->steps[i].values != NULL)
        pattern = hv_step_find_pattern (step, g_ptr_array_index (path->steps[i].values, 0));
    }
  return pattern != NULL ? pattern : g_ptr_array_index (step->patterns, 0);
}

static gboolean
is_offered (GPtrArray *offered, const char *exercise)
{
  for (guint i = 0; i < offered->len; i++)
    if (g_str_equal (((const HvAfterwards *) g_ptr_array_index (offered, i))->exercise, exercise))
      return TRUE;
  return FALSE;
}

GPtrArray *
hv_runner_get_afterwards (HvRunner *self)
{
  g_return_val_if_fail (HV_IS_RUNNER (self), NULL);
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  GPtrArray *all = hv_exercise_get_afterwards (self->exercise);
  GPtrArray *offered = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      HvAfterwards *afterwards = g_ptr_array_index (all, i);
      if (hv_path_holds (path, afterwards->when, path->n_steps) && !is_offered (offered, afterwards->exercise))
        g_ptr_array_add (offered, afterwards);
    }
  return offered;
}
