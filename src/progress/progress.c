/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "progress/progress.h"

#include "base/clock.h"
#include "progress/progress-table.h"
#include "store/wipe.h"

struct _HvProgress
{
  GObject parent_instance;
  HvStore *store;
  HvProgressData *data;
};

G_DEFINE_FINAL_TYPE (HvProgress, hv_progress, G_TYPE_OBJECT)

enum
{
  CHANGED,
  WRITE_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hv_progress_finalize (GObject *object)
{
  HvProgress *self = HV_PROGRESS (object);
  g_clear_object (&self->store);
  g_clear_pointer (&self->data, hv_progress_data_free);
  G_OBJECT_CLASS (hv_progress_parent_class)->finalize (object);
}

static void
hv_progress_class_init (HvProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_progress_finalize;

  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITE_FAILED] = g_signal_new ("write-failed", HV_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
hv_progress_init (HvProgress *self)
{
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer data = NULL;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  HvProgress *self = g_object_new (HV_TYPE_PROGRESS, NULL);
  self->store = HV_STORE (g_object_ref (source));
  self->data = data;
  g_task_return_pointer (task, self, g_object_unref);
}

void
hv_progress_load_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store));

  GTask *task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_progress_load_async);
  hv_store_run_async (store, hv_progress_table_load, NULL, NULL, (GDestroyNotify) hv_progress_data_free, NULL,
                      loaded_cb, task);
}

HvProgress *
hv_progress_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_progress_load_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HvProgress) self = user_data;
  g_autoptr (GError) error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    g_signal_emit (self, signals[WRITE_FAILED], 0, error);
}

/* Memory has it already; the store has it soon, in the order asked for. */
static void
put (HvProgress *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data)
{
  hv_store_run_async (self->store, func, data, free_data, NULL, NULL, written_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
put_pair (HvProgress *self, HvStoreFunc func, const char *name, const char *text, GBytes *bytes, gboolean on)
{
  HvPair *pair = g_new0 (HvPair, 1);
  pair->name = g_strdup (name);
  pair->text = g_strdup (text);
  pair->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  pair->on = on;
  put (self, func, pair, (GDestroyNotify) hv_pair_free);
}

static void
put_id (HvProgress *self, HvStoreFunc func, gint64 id)
{
  put (self, func, g_memdup2 (&id, sizeof id), g_free);
}

const char *
hv_progress_get_setting (HvProgress *self, const char *name)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);
  return g_hash_table_lookup (self->data->settings, name);
}

void
hv_progress_set_setting (HvProgress *self, const char *name, const char *value)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (name != NULL);

  g_autoptr (HvWipedString) valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  if (g_strcmp0 (hv_progress_get_setting (self, name), valid) == 0)
    return;
  if (valid != NULL)
    g_hash_table_replace (self->data->settings, g_strdup (name), g_strdup (valid));
  else
    g_hash_table_remove (self->data->settings, name);
  put_pair (self, hv_progress_table_put_setting, name, valid, NULL, FALSE);
}

gboolean
hv_progress_write_setting (HvConnection *connection, const char *name, const char *value, GError **error)
{
  HvPair pair = { .name = (char *) name, .text = (char *) value };
  gpointer unused = NULL;
  return hv_progress_table_put_setting (connection, &pair, &unused, error);
}

static int
rating (int value)
{
  return value >= 0 && value <= 10 ? value : -1;
}

void
hv_progress_add_run (HvProgress *self, const char *exercise, int before, int after, HvVerdict verdict)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (exercise != NULL);
  g_return_if_fail (verdict >= HV_VERDICT_NONE && verdict <= HV_VERDICT_UNSURE);

  HvRun *run = g_new0 (HvRun, 1);
  run->id = ++self->data->last_run;
  run->exercise = g_utf8_make_valid (exercise, -1);
  run->when = hv_clock_now ();
  run->before = rating (before);
  run->after = rating (after);
  run->verdict = verdict;
  g_ptr_array_insert (self->data->runs, (int) hv_progress_data_place_of_run (self->data->runs, run), run);
  put (self, hv_progress_table_put_run, hv_run_copy (run), (GDestroyNotify) hv_run_free);
}

GPtrArray *
hv_progress_get_runs (HvProgress *self)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);
  return self->data->runs;
}

void
hv_progress_delete_run (HvProgress *self, gint64 id)
{
  g_return_if_fail (HV_IS_PROGRESS (self));

  GPtrArray *runs = self->data->runs;
  for (guint i = 0; i < runs->len; i++)
    if (((HvRun *) runs->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (runs, i);
        put_id (self, hv_progress_table_delete_run, id);
        return;
      }
}

gint64
hv_progress_keep (HvProgress *self, const char *kind, const char *exercise, const char *text)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), 0);
  g_return_val_if_fail (kind != NULL && text != NULL, 0);

  HvKept *kept = g_new0 (HvKept, 1);
  kept->id = ++self->data->last_kept;
  kept->kind = g_utf8_make_valid (kind, -1);
  kept->exercise = g_utf8_make_valid (exercise != NULL ? exercise : "", -1);
  kept->text = g_utf8_make_valid (text, -1);
  kept->created = hv_clock_now ();
  gint64 id = kept->id;
  g_ptr_array_insert (self->data->kept, (int) hv_progress_data_place_of_kept (self->data->kept, kept), kept);
  put (self, hv_progress_table_put_kept, hv_kept_copy (kept), (GDestroyNotify) hv_kept_free);
  return id;
}

static gboolean
find_kept_index (HvProgress *self, gint64 id, guint *index)
{
  GPtrArray *kept = self->data->kept;
  for (*index = 0; *index < kept->len; (*index)++)
    if (((HvKept *) kept->pdata[*index])->id == id)
      return TRUE;
  return FALSE;
}

void
hv_progress_edit_kept (HvProgress *self, gint64 id, const char *text)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (text != NULL);

  guint index;
  if (!find_kept_index (self, id, &index))
    return;
  HvKept *kept = self->data->kept->pdata[index];
  g_autoptr (HvWipedString) valid = g_utf8_make_valid (text, -1);
  if (g_str_equal (kept->text, valid))
    return;
  hv_clear_string (&kept->text);
  kept->text = g_steal_pointer (&valid);
  put (self, hv_progress_table_put_kept, hv_kept_copy (kept), (GDestroyNotify) hv_kept_free);
}

void
hv_progress_delete_kept (HvProgress *self, gint64 id)
{
  g_return_if_fail (HV_IS_PROGRESS (self));

  guint index;
  if (!find_kept_index (self, id, &index))
    return;
  g_ptr_array_remove_index (self->data->kept, index);
  put_id (self, hv_progress_table_delete_kept, id);
}

GPtrArray *
hv_progress_get_kept (HvProgress *self)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);
  return self->data->kept;
}

const HvKept *
hv_progress_find_kept (HvProgress *self, const char *kind)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);

  GPtrArray *kept = self->data->kept;
  for (guint i = 0; i < kept->len; i++)
    if (g_str_equal (((HvKept *) kept->pdata[i])->kind, kind))
      return kept->pdata[i];
  return NULL;
}

void
hv_progress_add_point (HvProgress *self, const char *rating_id, int value)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (rating_id != NULL);

  if (rating (value) < 0)
    return;
  HvPoint *point = g_new0 (HvPoint, 1);
  point->id = ++self->data->last_point;
  point->rating = g_utf8_make_valid (rating_id, -1);
  point->when = hv_clock_now ();
  point->value = value;
  point->note = g_strdup ("");
  g_ptr_array_insert (self->data->points, (int) hv_progress_data_place_of_point (self->data->points, point), point);
  put (self, hv_progress_table_put_point, hv_point_copy (point), (GDestroyNotify) hv_point_free);
}

GPtrArray *
hv_progress_get_points (HvProgress *self)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);
  return self->data->points;
}

const HvPoint *
hv_progress_find_point (HvProgress *self, const char *rating_id)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);

  GPtrArray *points = self->data->points;
  for (guint i = 0; i < points->len; i++)
    if (g_str_equal (((HvPoint *) points->pdata[i])->rating, rating_id))
      return points->pdata[i];
  return NULL;
}

static gboolean
find_point_index (HvProgress *self, gint64 id, guint *index)
{
  GPtrArray *points = self->data->points;
  for (*index = 0; *index < points->len; (*index)++)
    if (((HvPoint *) points->pdata[*index])->id == id)
      return TRUE;
  return FALSE;
}

void
hv_progress_annotate_point (HvProgress *self, gint64 id, const char *note)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (note != NULL);

  guint index;
  if (!find_point_index (self, id, &index))
    return;
  HvPoint *point = self->data->points->pdata[index];
  g_autoptr (HvWipedString) valid = g_utf8_make_valid (note, -1);
  if (g_str_equal (point->note, valid))
    return;
  hv_clear_string (&point->note);
  point->note = g_steal_pointer (&valid);
  put (self, hv_progress_table_put_point, hv_point_copy (point), (GDestroyNotify) hv_point_free);
}

void
hv_progress_delete_point (HvProgress *self, gint64 id)
{
  g_return_if_fail (HV_IS_PROGRESS (self));

  guint index;
  if (!find_point_index (self, id, &index))
    return;
  g_ptr_array_remove_index (self->data->points, index);
  put_id (self, hv_progress_table_delete_point, id);
}

void
hv_progress_save_place (HvProgress *self, const char *item, GBytes *place)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (item != NULL && place != NULL);

  GBytes *before = hv_progress_get_place (self, item);
  if (before != NULL && g_bytes_equal (before, place))
    return;
  g_hash_table_replace (self->data->places, g_strdup (item), g_bytes_ref (place));
  put_pair (self, hv_progress_table_put_place, item, NULL, place, FALSE);
}

GBytes *
hv_progress_get_place (HvProgress *self, const char *item)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), NULL);
  return g_hash_table_lookup (self->data->places, item);
}

void
hv_progress_forget_place (HvProgress *self, const char *item)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (item != NULL);

  if (g_hash_table_remove (self->data->places, item))
    put_pair (self, hv_progress_table_put_place, item, NULL, NULL, FALSE);
}

gboolean
hv_progress_is_favourite (HvProgress *self, const char *item)
{
  g_return_val_if_fail (HV_IS_PROGRESS (self), FALSE);
  return g_hash_table_contains (self->data->favourites, item);
}

void
hv_progress_set_favourite (HvProgress *self, const char *item, gboolean favourite)
{
  g_return_if_fail (HV_IS_PROGRESS (self));
  g_return_if_fail (item != NULL);

  if (hv_progress_is_favourite (self, item) == (favourite != FALSE))
    return;
  if (favourite)
    g_hash_table_add (self->data->favourites, g_strdup (item));
  else
    g_hash_table_remove (self->data->favourites, item);
  put_pair (self, hv_progress_table_put_favourite, item, NULL, NULL, favourite);
}
