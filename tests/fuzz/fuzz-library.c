/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of the library, as anyone may put it into a site's folder. What is taken is run through once. */

#include "fuzz.h"

#include "library/library.h"
#include "practice/runner.h"

#include <stdlib.h>

static void
run_through (HvExercise *exercise, gboolean short_version)
{
  g_autoptr (HvRunner) runner = hv_runner_new (exercise, TRUE);
  hv_runner_set_before (runner, 9);
  hv_runner_begin (runner, short_version);
  for (guint i = 0; hv_runner_get_phase (runner) != HV_RUNNER_DONE; i++)
    {
      const HvStep *step = hv_runner_get_step (runner);
      if (step != NULL && step->choices != NULL)
        {
          const HvChoice *first = g_ptr_array_index (step->choices, 0);
          const char *values[] = { first->value, NULL };
          hv_answers_set_choices (hv_runner_get_answers (runner), step->id, values, NULL);
        }
      if (step != NULL && step->texts->len > 0)
        {
          g_autofree char *filled
              = hv_runner_fill_in (runner, hv_translated_get (g_ptr_array_index (step->texts, 0)));
        }
      hv_runner_get_pattern (runner);
      hv_runner_next (runner);
      if (i > 100)
        abort ();
    }
  g_autofree char *described = hv_runner_describe (runner);
  g_autoptr (GPtrArray) afterwards = hv_runner_get_afterwards (runner);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_data ("fuzz.xml", (const char *) data, size, &error);
  if ((library == NULL) != (error != NULL))
    abort ();
  if (library == NULL)
    return 0;
  g_autoptr (GPtrArray) texts = hv_library_get_all_texts (library);
  for (guint i = 0; i < texts->len; i++)
    if (!g_utf8_validate (hv_translated_get (g_ptr_array_index (texts, i)), -1, NULL))
      abort ();
  GPtrArray *exercises = hv_library_get_exercises (library);
  for (guint i = 0; i < exercises->len; i++)
    {
      run_through (g_ptr_array_index (exercises, i), FALSE);
      run_through (g_ptr_array_index (exercises, i), TRUE);
    }
  return 0;
}
