/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/path.h"

#include "practice/answers-private.h"
#include "practice/map-points.h"

#include <string.h>

typedef struct
{
  const HvPath *path;
  guint upto;
  const char *outcome[2];
} Lookup;

/* "circle.me": the number of one part of a map. */
static gboolean
look_up_part (const Lookup *lookup, const char *name, const char *part, int *number)
{
  GPtrArray *steps = hv_exercise_get_steps (lookup->path->exercise);
  for (guint i = 0; i < lookup->upto; i++)
    {
      const HvStep *step = g_ptr_array_index (steps, i);
      const HvPathStep *here = &lookup->path->steps[i];
      if (strncmp (step->id, name, part - name) != 0 || step->id[part - name] != '\0' || here->points == NULL)
        continue;
      *number = hv_map_points_get_number (step, here->points, part + 1);
      return *number >= 0;
    }
  return FALSE;
}

static gboolean
look_up (const char *name, const char *const **values, int *number, gpointer data)
{
  Lookup *lookup = data;
  const HvPath *path = lookup->path;
  if (g_str_equal (name, "before") || g_str_equal (name, "after"))
    {
      *number = name[0] == 'b' ? path->before : path->after;
      return *number >= 0;
    }
  if (g_str_equal (name, "hour"))
    {
      *number = path->hour;
      return TRUE;
    }
  if (g_str_equal (name, "outcome"))
    {
      lookup->outcome[0] = path->outcome;
      *values = lookup->outcome;
      return path->outcome != NULL;
    }
  const char *part = strchr (name, '.');
  if (part != NULL)
    return look_up_part (lookup, name, part, number);
  GPtrArray *steps = hv_exercise_get_steps (path->exercise);
  for (guint i = 0; i < lookup->upto; i++)
    {
      const HvStep *step = g_ptr_array_index (steps, i);
      if (!g_str_equal (step->id, name))
        continue;
      const HvPathStep *here = &path->steps[i];
      *number = here->number;
      *values = here->values != NULL ? (const char *const *) here->values->pdata : NULL;
      return here->shown && (here->values != NULL || here->number >= 0);
    }
  return FALSE;
}

gboolean
hv_path_holds (const HvPath *self, const HvCondition *condition, guint upto)
{
  Lookup lookup = { .path = self, .upto = upto };
  return condition == NULL || hv_condition_holds (condition, look_up, &lookup);
}

static gboolean
is_in_short_version (HvExercise *exercise, const HvStep *step)
{
  GPtrArray *ids = hv_exercise_get_short_steps (exercise);
  return ids == NULL || g_ptr_array_find_with_equal_func (ids, step->id, g_str_equal, NULL);
}

/* The choices that count: those still offered, and "other" for words of her own. */
static GPtrArray *
collect_values (const HvPath *self, const HvStep *step, guint index, const HvAnswer *answer)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (guint i = 0; answer->choices[i] != NULL; i++)
    {
      const HvChoice *choice = hv_step_find_choice (step, answer->choices[i]);
      if (choice != NULL && hv_path_holds (self, choice->when, index))
        g_ptr_array_add (values, choice->value);
    }
  if (answer->other != NULL && step->other)
    g_ptr_array_add (values, "other");
  if (values->len == 0)
    return NULL;
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

/* The points that count: those of parts still offered. */
static GPtrArray *
collect_points (const HvPath *self, const HvStep *step, guint index, const HvAnswer *answer)
{
  GPtrArray *points = hv_map_points_read (step, (const char *const *) answer->list);
  for (guint i = points->len; i > 0; i--)
    {
      const HvMapPoint *point = g_ptr_array_index (points, i - 1);
      const HvChoice *part = hv_step_find_choice (step, point->value);
      if (part != NULL && !hv_path_holds (self, part->when, index))
        g_ptr_array_remove_index (points, i - 1);
    }
  return points;
}

static void
work_out (HvPath *self, guint index, HvAnswers *answers, gboolean short_version, const char *const *left_out)
{
  const HvStep *step = g_ptr_array_index (hv_exercise_get_steps (self->exercise), index);
  HvPathStep *here = &self->steps[index];
  here->number = -1;
  here->shown = (!short_version || is_in_short_version (self->exercise, step)) && hv_path_holds (self, step->when, index)
                && !(step->series != NULL && left_out != NULL && g_strv_contains (left_out, step->series));
  const HvAnswer *answer = here->shown ? hv_answers_find (answers, step->id) : NULL;
  if (answer == NULL)
    return;
  if (step->kind == HV_STEP_RATE)
    here->number = answer->number;
  else if (hv_step_has_points (step))
    {
      here->points = answer->list != NULL ? collect_points (self, step, index, answer) : NULL;
      here->values = here->points != NULL ? hv_map_points_get_values (step, here->points) : NULL;
    }
  else if (step->choices != NULL && answer->choices != NULL)
    here->values = collect_values (self, step, index, answer);
}

HvPath *
hv_path_new (HvExercise *exercise, HvAnswers *answers, gboolean short_version, const char *const *left_out, int before,
             int after, const char *outcome, int hour)
{
  HvPath *self = g_new0 (HvPath, 1);
  self->exercise = exercise;
  self->n_steps = hv_exercise_get_steps (exercise)->len;
  self->steps = g_new0 (HvPathStep, self->n_steps);
  self->before = before;
  self->after = after;
  self->outcome = outcome;
  self->hour = hour;
  for (guint i = 0; i < self->n_steps; i++)
    work_out (self, i, answers, short_version, left_out);
  return self;
}

void
hv_path_free (HvPath *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_steps; i++)
    {
      g_clear_pointer (&self->steps[i].values, g_ptr_array_unref);
      g_clear_pointer (&self->steps[i].points, g_ptr_array_unref);
    }
  g_free (self->steps);
  g_free (self);
}

guint
hv_path_count_shown (const HvPath *self, guint upto)
{
  guint n = 0;
  for (guint i = 0; i < MIN (upto, self->n_steps); i++)
    n += self->steps[i].shown;
  return n;
}

guint
hv_path_find_next (const HvPath *self, guint from)
{
  guint i = from;
  while (i < self->n_steps && !self->steps[i].shown)
    i++;
  return MIN (i, self->n_steps);
}

guint
hv_path_find_previous (const HvPath *self, guint before)
{
  for (guint i = MIN (before, self->n_steps); i > 0; i--)
    if (self->steps[i - 1].shown)
      return i - 1;
  return self->n_steps;
}
