/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/exercise-private.h"

#include "library/circumstances.h"

G_DEFINE_FINAL_TYPE (HvExercise, hv_exercise, G_TYPE_OBJECT)

const char *const hv_exercise_kinds[]
    = { "grounding", "relaxation", "movement", "feelings", "kindness", "planning", "strengths",
        "thoughts",  "direction",  "network",  "safety",   "night",    NULL };

void
hv_afterwards_free (HvAfterwards *afterwards)
{
  g_free (afterwards->exercise);
  g_clear_pointer (&afterwards->when, hv_condition_free);
  hv_translated_free (afterwards->label);
  g_free (afterwards);
}

static void
hv_exercise_finalize (GObject *object)
{
  HvExercise *self = HV_EXERCISE (object);
  HvTranslated *texts[] = { self->title, self->summary, self->purpose, self->asks, self->keeps, self->unsafe };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hv_translated_free (texts[i]);
  GPtrArray *arrays[] = { self->evidence_texts, self->cautions, self->steps, self->short_steps, self->afterwards };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_ptr_array_unref);
  g_strfreev (self->fits);
  g_strfreev (self->unsafe_when);
  g_strfreev (self->approaches);
  g_strfreev (self->principles);
  g_free (self->id);
  g_free (self->kind);
  g_free (self->phase);
  g_free (self->sources);
  G_OBJECT_CLASS (hv_exercise_parent_class)->finalize (object);
}

static void
hv_exercise_class_init (HvExerciseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_exercise_finalize;
}

static void
hv_exercise_init (HvExercise *self)
{
}

const char *
hv_exercise_get_id (HvExercise *self)
{
  return self->id;
}

const char *
hv_exercise_get_title (HvExercise *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_exercise_get_summary (HvExercise *self)
{
  return hv_translated_get (self->summary);
}

const char *
hv_exercise_get_purpose (HvExercise *self)
{
  return hv_translated_get (self->purpose);
}

const char *
hv_exercise_get_asks (HvExercise *self)
{
  return hv_translated_get (self->asks);
}

const char *
hv_exercise_get_keeps (HvExercise *self)
{
  return hv_translated_get (self->keeps);
}

guint
hv_exercise_get_minutes (HvExercise *self)
{
  return self->minutes;
}

const char *
hv_exercise_get_kind (HvExercise *self)
{
  return self->kind;
}

const char *
hv_exercise_get_phase (HvExercise *self)
{
  return self->phase;
}

HvPrivacy
hv_exercise_get_privacy (HvExercise *self)
{
  return self->privacy;
}

gboolean
hv_exercise_keeps_answers (HvExercise *self)
{
  return self->keeps_answers;
}

HvEvidence
hv_exercise_get_evidence (HvExercise *self)
{
  return self->evidence;
}

GPtrArray *
hv_exercise_get_evidence_texts (HvExercise *self)
{
  return self->evidence_texts;
}

const char *
hv_exercise_get_sources (HvExercise *self)
{
  return self->sources;
}

GPtrArray *
hv_exercise_get_cautions (HvExercise *self)
{
  return self->cautions;
}

GPtrArray *
hv_exercise_get_steps (HvExercise *self)
{
  return self->steps;
}

GPtrArray *
hv_exercise_get_short_steps (HvExercise *self)
{
  return self->short_steps;
}

GPtrArray *
hv_exercise_get_afterwards (HvExercise *self)
{
  return self->afterwards;
}

const char *const *
hv_exercise_get_approaches (HvExercise *self)
{
  return (const char *const *) self->approaches;
}

const char *const *
hv_exercise_get_principles (HvExercise *self)
{
  return (const char *const *) self->principles;
}

gboolean
hv_exercise_fits (HvExercise *self, const char *situation)
{
  return g_strv_contains ((const char *const *) self->fits, situation);
}

gboolean
hv_exercise_is_for (HvExercise *self, const char *circumstances)
{
  return !hv_is_unsafe_when ((const char *const *) self->unsafe_when, circumstances);
}

const char *const *
hv_exercise_get_unsafe_when (HvExercise *self)
{
  return (const char *const *) self->unsafe_when;
}

const char *
hv_exercise_get_unsafe (HvExercise *self)
{
  return self->unsafe != NULL ? hv_translated_get (self->unsafe) : NULL;
}

const HvStep *
hv_exercise_find_step (HvExercise *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const HvStep *step = g_ptr_array_index (self->steps, i);
      if (g_str_equal (step->id, id))
        return step;
    }
  return NULL;
}
