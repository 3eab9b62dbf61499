/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/path.h"

#include "practice/answers-private.h"

typedef struct
{
  const HvPath *path;
  guint upto;
  const char *outcome[2];
} Lookup;

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
  if (g_str_equal (name, "outcome"))
    {
      lookup->outcome[0] = path->outcome;
      *values = lookup->outcome;
      return path->outcome != NULL;
    }
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

static void
work_out (HvPath *self, guint index, HvAnswers *answers, gboolean short_version)
{
  const HvStep *step = g_ptr_array_index (hv_exercise_get_steps (self->exercise), index);
  HvPathStep *here = &self->steps[index];
  here->number = -1;
  here->shown = (!short_version || is_in_short_version (self->exercise, step)) && hv_path_holds (self, step->when, index);
  const HvAnswer *answer = here->shown ? hv_answers_find (answers, step->id) : NULL;
  if (answer == NULL)
    return;
  if (step->kind == HV_STEP_RATE)
    here->number = answer->number;
  else if (step->choices != NULL && answer->choices != NULL)
    here->values = collect_values (self, step, index, answer);
}

HvPath *
hv_path_new (HvExercise *exercise, HvAnswers *answers, gboolean short_version, int before, int after,
             const char *outcome)
{
  HvPath *self = g_new0 (HvPath, 1);
  self->exercise = exercise;
  self->n_steps = hv_exercise_get_steps (exercise)->len;
  self->steps = g_new0 (HvPathStep, self->n_steps);
  self->before = before;
  self->after = after;
  self->outcome = outcome;
  for (guint i = 0; i < self->n_steps; i++)
    work_out (self, i, answers, short_version);
  return self;
}

void
hv_path_free (HvPath *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_pointer (&self->steps[i].values, g_ptr_array_unref);
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
