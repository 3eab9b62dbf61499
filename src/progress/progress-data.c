/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "progress/progress-table.h"

#include "store/wipe.h"

HvProgressData *
hv_progress_data_new (void)
{
  HvProgressData *data = g_new0 (HvProgressData, 1);
  GDestroyNotify wipe = (GDestroyNotify) hv_wipe_string;
  data->settings = g_hash_table_new_full (g_str_hash, g_str_equal, wipe, wipe);
  data->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_run_free);
  data->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_kept_free);
  data->points = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_point_free);
  data->places = g_hash_table_new_full (g_str_hash, g_str_equal, wipe, (GDestroyNotify) g_bytes_unref);
  data->favourites = g_hash_table_new_full (g_str_hash, g_str_equal, wipe, NULL);
  return data;
}

void
hv_progress_data_free (HvProgressData *data)
{
  if (data == NULL)
    return;
  g_hash_table_unref (data->settings);
  g_ptr_array_unref (data->runs);
  g_ptr_array_unref (data->kept);
  g_ptr_array_unref (data->points);
  g_hash_table_unref (data->places);
  g_hash_table_unref (data->favourites);
  g_free (data);
}

HvRun *
hv_run_copy (const HvRun *run)
{
  HvRun *copy = g_memdup2 (run, sizeof *run);
  copy->exercise = g_strdup (run->exercise);
  return copy;
}

void
hv_run_free (HvRun *run)
{
  hv_clear_string (&run->exercise);
  g_free (run);
}

HvKept *
hv_kept_copy (const HvKept *kept)
{
  HvKept *copy = g_memdup2 (kept, sizeof *kept);
  copy->kind = g_strdup (kept->kind);
  copy->exercise = g_strdup (kept->exercise);
  copy->text = g_strdup (kept->text);
  return copy;
}

void
hv_kept_free (HvKept *kept)
{
  hv_clear_string (&kept->kind);
  hv_clear_string (&kept->exercise);
  hv_clear_string (&kept->text);
  g_free (kept);
}

HvPoint *
hv_point_copy (const HvPoint *point)
{
  HvPoint *copy = g_memdup2 (point, sizeof *point);
  copy->rating = g_strdup (point->rating);
  copy->note = g_strdup (point->note);
  return copy;
}

void
hv_point_free (HvPoint *point)
{
  hv_clear_string (&point->rating);
  hv_clear_string (&point->note);
  g_free (point);
}

void
hv_pair_free (HvPair *pair)
{
  hv_clear_string (&pair->name);
  hv_clear_string (&pair->text);
  g_clear_pointer (&pair->bytes, g_bytes_unref);
  g_free (pair);
}

/* Nearly always 0: only a clock that was put back makes something new belong further down. */

guint
hv_progress_data_place_of_run (GPtrArray *runs, const HvRun *run)
{
  guint i = 0;
  while (i < runs->len && ((const HvRun *) runs->pdata[i])->when > run->when)
    i++;
  return i;
}

guint
hv_progress_data_place_of_kept (GPtrArray *kept, const HvKept *one)
{
  guint i = 0;
  while (i < kept->len && ((const HvKept *) kept->pdata[i])->created > one->created)
    i++;
  return i;
}

guint
hv_progress_data_place_of_point (GPtrArray *points, const HvPoint *point)
{
  guint i = 0;
  while (i < points->len && ((const HvPoint *) points->pdata[i])->when > point->when)
    i++;
  return i;
}
