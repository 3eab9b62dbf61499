/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/exercise-view-state.h"

#include <glib/gi18n.h>

static void
describe_before (HvExerciseViewState *self, HvExercise *exercise)
{
  self->subtitle = g_strdup (hv_exercise_get_summary (exercise));
  self->back = _("Not now");
  self->skip = hv_exercise_get_short_steps (exercise) != NULL ? _("Short version") : NULL;
  self->next = _("Start");
}

static void
describe_step (HvExerciseViewState *self, HvRunner *runner)
{
  gboolean changed = FALSE;

  hv_runner_get_position (runner, &self->done, &self->total, &changed);
  if (changed)
    self->subtitle = g_strdup_printf (_("Now step %u of %u"), self->done, self->total);
  else
    self->subtitle = g_strdup_printf (_("Step %u of %u"), self->done, self->total);
}

static void
describe_frame (HvExerciseViewState *self, HvRunner *runner, const char *subtitle)
{
  guint here;

  hv_runner_get_position (runner, &here, &self->total, NULL);
  self->done = self->child == HV_RUNNER_RATE_BEFORE ? 0 : self->total;
  self->subtitle = g_strdup (subtitle);
}

static const char *
tell_what_was_kept (HvRunner *runner, const HvExerciseEnd *end)
{
  if (end != NULL && end->failed)
    return _("It could not be saved just now. Your words are still here, and it is tried again by itself.");
  if (end != NULL && end->stopped)
    return end->place_kept ? _("You can go on from here another time.") : _("Nothing is kept.");
  switch (hv_runner_get_keep (runner))
    {
    case HV_RUNNER_KEEP_ALL:
      return _("It is kept in your journal.");
    case HV_RUNNER_KEEP_THAT:
      return _("It is kept that you did it.");
    case HV_RUNNER_KEEP_NOTHING:
    default:
      return _("Nothing is kept.");
    }
}

static void
describe_end (HvExerciseViewState *self, HvRunner *runner, const HvExerciseEnd *end)
{
  g_free (self->title);
  self->title = g_strdup (end != NULL && end->stopped ? _("It is fine to stop here") : _("That was all"));
  self->subtitle = g_strdup (tell_what_was_kept (runner, end));
  self->back = self->skip = NULL;
  self->next = end != NULL && end->pause ? _("Back to where you were") : _("Back to Now");
}

HvExerciseViewState *
hv_exercise_view_state_new (HvRunner *runner, const HvExerciseEnd *end)
{
  HvExerciseViewState *self = g_new0 (HvExerciseViewState, 1);
  HvExercise *exercise = hv_runner_get_exercise (runner);

  self->child = hv_runner_get_phase (runner);
  self->step = hv_runner_get_step (runner);
  self->title = g_strdup (hv_exercise_get_title (exercise));
  self->back = hv_runner_can_go_back (runner) ? _("Back") : NULL;
  self->skip = _("Skip");
  self->next = _("Next");
  self->another = end == NULL || !end->pause;

  switch (self->child)
    {
    case HV_RUNNER_BEFORE:
      describe_before (self, exercise);
      break;
    case HV_RUNNER_RATE_BEFORE:
      describe_frame (self, runner, _("Before you start"));
      break;
    case HV_RUNNER_STEP:
      describe_step (self, runner);
      break;
    case HV_RUNNER_CLOSE:
      describe_frame (self, runner, _("To finish"));
      break;
    case HV_RUNNER_GENTLE:
      g_free (self->title);
      self->title = g_strdup (_("Thank you for noticing"));
      self->subtitle = g_strdup ("");
      self->skip = NULL;
      break;
    case HV_RUNNER_KEEP:
      g_free (self->title);
      self->title = g_strdup (_("What may be kept?"));
      self->subtitle = g_strdup (hv_exercise_get_title (exercise));
      self->skip = NULL;
      break;
    case HV_RUNNER_DONE:
    default:
      describe_end (self, runner, end);
      break;
    }
  return self;
}

void
hv_exercise_view_state_free (HvExerciseViewState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}
