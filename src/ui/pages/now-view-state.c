/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/now-view-state.h"

#include "base/text.h"

#include <glib/gi18n.h>

/* A card of the first page is read at a glance. */
#define GLANCE_CHARS 90

static char *
make_glance (const HvKept *kept)
{
  if (kept == NULL || kept->text == NULL)
    return NULL;
  g_autofree char *glance = hv_text_excerpt (kept->text, GLANCE_CHARS);
  return *glance != '\0' ? g_steal_pointer (&glance) : NULL;
}

HvNowViewState *
hv_now_view_state_new (HvLibrary *library, const char *circumstances, const HvKept *plan, const HvKept *sentence,
                       GPtrArray *runs)
{
  HvNowViewState *self = g_new0 (HvNowViewState, 1);
  self->states = g_ptr_array_ref (hv_library_get_states (library));
  self->plan = make_glance (plan);

  g_autofree char *words = make_glance (sentence);
  if (words != NULL)
    /* Translators: her own sentence in quotation marks */
    self->sentence = g_strdup_printf (_ ("“%s”"), words);

  for (guint i = 0; runs != NULL && i < runs->len && self->helped == NULL; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);
      HvExercise *exercise
          = run->verdict == HV_VERDICT_HELPED ? hv_library_find_exercise (library, run->exercise) : NULL;
      if (exercise == NULL || !hv_exercise_is_for (exercise, circumstances))
        continue;
      /* Translators: an exercise and how many minutes it takes */
      self->helped = g_strdup_printf (_ ("%s · %u min"), hv_exercise_get_title (exercise),
                                      hv_exercise_get_minutes (exercise));
      self->helped_id = g_strdup (run->exercise);
    }
  return self;
}

void
hv_now_view_state_free (HvNowViewState *self)
{
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_free (self->plan);
  g_free (self->sentence);
  g_free (self->helped);
  g_free (self->helped_id);
  g_free (self);
}
