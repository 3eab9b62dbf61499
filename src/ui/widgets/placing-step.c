/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/placing-step.h"

#include "ui/widgets/map-editor.h"

struct _HvPlacingStep
{
  HvStepView parent;
  GtkWidget *editor;
};

G_DEFINE_FINAL_TYPE (HvPlacingStep, hv_placing_step, HV_TYPE_STEP_VIEW)

GPtrArray *
hv_map_read_kept (const HvStep *step, const char *text)
{
  g_auto (HvMapLines) lines = g_strsplit (text, "\n", -1);
  return hv_map_points_read (step, (const char *const *) lines);
}

char *
hv_map_write_kept (const HvStep *step, GPtrArray *points)
{
  g_auto (HvMapLines) lines = hv_map_points_write (step, points);
  return g_strjoinv ("\n", lines);
}

static void
tell_runner (HvPlacingStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  g_auto (HvMapLines) lines = hv_map_points_write (step, hv_map_editor_get_points (HV_MAP_EDITOR (self->editor)));

  if (hv_step_has_points (step))
    hv_answers_set_list (hv_step_view_get_answers (view), step->id, (const char *const *) lines);
  else
    hv_answers_set_choices (hv_step_view_get_answers (view), step->id, (const char *const *) lines, NULL);
  hv_step_view_answered (view);
}

/* A compass goes on with the names and what is hidden; how it is today is asked anew. */
static GPtrArray *
read_newest (HvStepView *view)
{
  const HvStep *step = hv_step_view_get_step (view);
  HvProgress *progress = hv_session_get_progress (hv_step_view_get_session (view));
  const HvKept *kept = progress != NULL && step->reads != NULL ? hv_progress_find_kept (progress, step->reads) : NULL;

  if (kept == NULL)
    return NULL;
  GPtrArray *points = hv_map_read_kept (step, kept->text);
  for (guint i = 0; step->map == HV_MAP_COMPASS && i < points->len; i++)
    ((HvMapPoint *) points->pdata[i])->number = -1;
  return points;
}

/* Parts that are not on offer as she has answered so far are not shown. */
static gboolean
drop_parts (HvStepView *view, GPtrArray *points)
{
  guint n = points->len;

  for (guint i = points->len; i > 0; i--)
    {
      const HvMapPoint *point = points->pdata[i - 1];
      const HvChoice *part = hv_step_find_choice (hv_step_view_get_step (view), point->value);
      if (part != NULL && !hv_step_view_condition_holds (view, part->when))
        g_ptr_array_remove_index (points, i - 1);
    }
  return points->len < n;
}

static void
hv_placing_step_build (HvStepView *view)
{
  HvPlacingStep *self = HV_PLACING_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  HvAnswers *answers = hv_step_view_get_answers (view);
  gboolean answered = hv_answers_has (answers, step->id);
  g_autoptr (GPtrArray) points = answered ? NULL : read_newest (view);
  gboolean goes_on = points != NULL;

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  if (points == NULL)
    points = hv_map_points_read (step, hv_step_has_points (step) ? hv_answers_get_list (answers, step->id)
                                                                 : hv_answers_get_choices (answers, step->id));
  gboolean dropped = drop_parts (view, points);
  self->editor = hv_map_editor_new (step, hv_step_view_get_name (view), points);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (tell_runner), self);
  gtk_box_append (GTK_BOX (self), self->editor);
  hv_step_view_set_first_focus (view, self->editor);
  if (goes_on || (answered && dropped))
    tell_runner (self);
}

static void
hv_placing_step_class_init (HvPlacingStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_placing_step_build;
  HV_STEP_VIEW_CLASS (klass)->wide = TRUE;
}

static void
hv_placing_step_init (HvPlacingStep *self)
{
}
