/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/step-private.h"

static const char *const kind_names[]
    = { "read",   "choose", "rate", "write", "list",  "breathe",  "guide",
        "senses", "plan",   "map",  "help",  "table", "contacts", "next" };
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == HV_STEP_N_KINDS);

const char *
hv_step_kind_get_name (HvStepKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), "");
  return kind_names[kind];
}

static const HvChoice *
find_in (GPtrArray *choices, const char *value)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const HvChoice *choice = g_ptr_array_index (choices, i);
      if (g_str_equal (choice->value, value))
        return choice;
      const HvChoice *nuance = find_in (choice->nuances, value);
      if (nuance != NULL)
        return nuance;
    }
  return NULL;
}

const HvChoice *
hv_step_find_choice (const HvStep *step, const char *value)
{
  GPtrArray *arrays[] = { step->choices, step->rings, step->tags };
  const HvChoice *found = NULL;
  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (arrays); i++)
    found = find_in (arrays[i], value);
  return found;
}

gboolean
hv_step_has_points (const HvStep *step)
{
  return step->kind == HV_STEP_MAP && step->map >= HV_MAP_NETWORK;
}

const HvBreathPattern *
hv_step_find_pattern (const HvStep *step, const char *id)
{
  for (guint i = 0; step->patterns != NULL && i < step->patterns->len; i++)
    {
      const HvBreathPattern *pattern = g_ptr_array_index (step->patterns, i);
      if (g_strcmp0 (pattern->id, id) == 0)
        return pattern;
    }
  return NULL;
}

void
hv_step_free (HvStep *step)
{
  if (step == NULL)
    return;
  g_free (step->id);
  g_clear_pointer (&step->when, hv_condition_free);
  HvTranslated *texts[] = { step->heading,     step->prompt,      step->hint,        step->example,
                            step->if_prompt,   step->if_example,  step->then_prompt, step->then_example,
                            step->because_prompt, step->because_example };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hv_translated_free (texts[i]);
  GPtrArray *arrays[] = { step->texts,    step->choices, step->words, step->lines, step->senses,
                          step->patterns, step->columns, step->rows,  step->rings, step->tags };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_ptr_array_unref);
  hv_drawing_free (step->drawing);
  g_free (step->keep_as);
  g_free (step->series);
  g_free (step->reads);
  g_free (step->pattern_from);
  g_free (step->from);
  g_strfreev (step->without);
  g_clear_pointer (&step->minutes, g_array_unref);
  g_strfreev (step->help_lines);
  g_free (step);
}
