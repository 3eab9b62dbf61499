/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/kept-map.h"

#include "store/wipe.h"
#include "ui/widgets/map-picture.h"
#include "ui/widgets/placing-step.h"

static gboolean
is_on_map (const HvStep *step, const char *text)
{
  g_autoptr (GPtrArray) points = hv_map_read_kept (step, text);
  g_auto (HvMapLines) lines = hv_map_points_write (step, points);
  return lines[0] != NULL;
}

const HvStep *
hv_kept_map_find_step (HvLibrary *library, const HvKept *kept)
{
  HvExercise *exercise = kept->exercise != NULL ? hv_library_find_exercise (library, kept->exercise) : NULL;
  GPtrArray *steps = exercise != NULL ? hv_exercise_get_steps (exercise) : NULL;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      if (step->kind == HV_STEP_MAP && step->map != HV_MAP_FEELING_WHEEL && g_strcmp0 (step->keep_as, kept->kind) == 0
          && is_on_map (step, kept->text))
        return step;
    }
  return NULL;
}

GPtrArray *
hv_kept_map_read (const HvStep *step, const char *text)
{
  GPtrArray *points = hv_map_read_kept (step, text);

  for (guint i = points->len; i > 0; i--)
    {
      const HvMapPoint *point = points->pdata[i - 1];
      const HvChoice *part = hv_step_find_choice (step, point->value);
      if (part != NULL && part->when != NULL && point->number <= 0)
        g_ptr_array_remove_index (points, i - 1);
    }
  return points;
}

char *
hv_kept_map_describe (HvLibrary *library, const HvKept *kept)
{
  const HvStep *step = hv_kept_map_find_step (library, kept);
  if (step == NULL)
    return g_strdup (kept->text);

  g_autoptr (GPtrArray) points = hv_kept_map_read (step, kept->text);
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < points->len; i++)
    {
      if (!hv_map_point_counts (step, points->pdata[i]))
        continue;
      g_autoptr (HvWipedString) line = hv_map_point_describe (step, points->pdata[i]);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
    }
  return g_string_free (words, FALSE);
}

GtkWidget *
hv_kept_map_picture_new (const HvStep *step, const char *name, const char *text)
{
  g_autoptr (GPtrArray) points = hv_kept_map_read (step, text);

  for (guint i = points->len; i > 0; i--)
    if (((const HvMapPoint *) points->pdata[i - 1])->hidden)
      g_ptr_array_remove_index (points, i - 1);
  return hv_map_picture_new (step, name, TRUE, points);
}
