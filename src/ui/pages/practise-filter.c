/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/practise-filter.h"

#include <glib/gi18n.h>

const char *const hv_situations[HV_N_SITUATIONS] = { "near", "silent", "bed", "two-minutes", "children" };

gboolean
hv_practise_filter_matches (const HvPractiseFilter *self, HvExercise *exercise, gboolean is_favourite)
{
  if (self->favourites_only && !is_favourite)
    return FALSE;
  if (self->max_minutes > 0 && hv_exercise_get_minutes (exercise) > self->max_minutes)
    return FALSE;
  if (self->kind != NULL && g_strcmp0 (self->kind, hv_exercise_get_kind (exercise)) != 0)
    return FALSE;
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    if ((self->situations & (1u << i)) != 0 && !hv_exercise_fits (exercise, hv_situations[i]))
      return FALSE;
  return TRUE;
}

GPtrArray *
hv_practise_find_kinds (HvLibrary *library)
{
  GPtrArray *kinds = g_ptr_array_new ();
  GPtrArray *exercises = hv_library_get_exercises (library);
  for (guint i = 0; i < exercises->len; i++)
    {
      const char *kind = hv_exercise_get_kind (g_ptr_array_index (exercises, i));
      if (!g_ptr_array_find_with_equal_func (kinds, kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  return kinds;
}

const char *
hv_situation_describe (guint situation)
{
  static const char *const words[HV_N_SITUATIONS]
      = { N_ ("Someone is near"), N_ ("Without a sound"), N_ ("In bed"), N_ ("I have two minutes"),
          N_ ("Children are here") };
  g_return_val_if_fail (situation < HV_N_SITUATIONS, "");
  return _ (words[situation]);
}

const char *
hv_exercise_kind_describe (const char *kind)
{
  static const struct
  {
    const char *kind, *words;
  } kinds[] = {
    { "grounding", NC_ ("exercises", "Here and now") }, { "relaxation", NC_ ("exercises", "Calm") },
    { "movement", NC_ ("exercises", "Movement") },      { "feelings", NC_ ("exercises", "Feelings") },
    { "kindness", NC_ ("exercises", "Kindness") },      { "planning", NC_ ("exercises", "Plans") },
    { "strengths", NC_ ("exercises", "Strengths") },    { "thoughts", NC_ ("exercises", "Thoughts") },
    { "direction", NC_ ("exercises", "Direction") },    { "network", NC_ ("exercises", "People") },
    { "safety", NC_ ("exercises", "Safety") },          { "night", NC_ ("exercises", "Night") },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].kind) == 0)
      return g_dpgettext2 (NULL, "exercises", kinds[i].words);
  return kind;
}
