/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store.h"

#include "store/worker.h"

struct _HvStore
{
  GObject parent_instance;
  HvWorker *worker;
  gboolean keeps;
};

G_DEFINE_FINAL_TYPE (HvStore, hv_store, G_TYPE_OBJECT)

/* May run on the worker's own thread, when that held the last reference: so it asks for the end and does not wait. */
static void
hv_store_finalize (GObject *object)
{
  HvStore *self = HV_STORE (object);
  if (self->worker != NULL)
    {
      hv_worker_close (self->worker, NULL);
      hv_worker_unref (self->worker);
    }
  G_OBJECT_CLASS (hv_store_parent_class)->finalize (object);
}

static void
hv_store_class_init (HvStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_store_finalize;
}

static void
hv_store_init (HvStore *self)
{
}

void
hv_store_open_async (HvVault *vault, const HvMigration *const *migrations, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (migrations != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  HvStore *self = g_object_new (HV_TYPE_STORE, NULL);
  g_task_set_source_tag (task, hv_store_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  self->keeps = vault != NULL;
  self->worker = hv_worker_start (vault, migrations, task);
}

HvStore *
hv_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_store_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_task_data (G_TASK (result)));
}

gboolean
hv_store_keeps (HvStore *self)
{
  g_return_val_if_fail (HV_IS_STORE (self), FALSE);
  return self->keeps;
}

gboolean
hv_store_is_closed (HvStore *self)
{
  g_return_val_if_fail (HV_IS_STORE (self), TRUE);
  return hv_worker_is_closing (self->worker);
}

HvVaultRecovery
hv_store_get_recovery (HvStore *self)
{
  g_return_val_if_fail (HV_IS_STORE (self), HV_VAULT_RECOVERY_NONE);
  return hv_worker_get_recovery (self->worker);
}

/* Hands @job over; finished with hv_store_run_finish(). */
static void
push (HvStore *self, HvJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_store_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) hv_job_free);
  g_task_set_check_cancellable (task, FALSE); /* what is committed is told as done, however late the cancel */
  hv_worker_push (self->worker, task);
}

static HvJob *
job_new (HvStoreFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, gboolean only_reads)
{
  HvJob *job = g_new0 (HvJob, 1);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  job->only_reads = only_reads;
  return job;
}

void
hv_store_run_async (HvStore *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data,
                    GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (self));
  g_return_if_fail (func != NULL);
  push (self, job_new (func, data, free_data, free_result, FALSE), cancellable, callback, user_data);
}

void
hv_store_read_async (HvStore *self, HvStoreFunc func, gpointer data, GDestroyNotify free_data,
                     GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (self));
  g_return_if_fail (func != NULL);
  push (self, job_new (func, data, free_data, free_result, TRUE), cancellable, callback, user_data);
}

void
hv_store_run_steps_async (HvStore *self, HvStoreStep step, gpointer data, GDestroyNotify free_data,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (self));
  g_return_if_fail (step != NULL);
  HvJob *job = job_new (NULL, data, free_data, NULL, FALSE);
  job->step = step;
  push (self, job, cancellable, callback, user_data);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HvStore *self = HV_STORE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (self, result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->keeps = TRUE;
  g_task_return_boolean (task, TRUE);
}

void
hv_store_move_async (HvStore *self, HvVault *vault, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (self));
  g_return_if_fail (vault != NULL);

  GTask *told = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (told, hv_store_move_async);
  HvJob *job = g_new0 (HvJob, 1);
  job->move_to = vault;
  push (self, job, NULL, moved_cb, told);
}

gboolean
hv_store_move_finish (HvStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (HV_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_store_move_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
hv_store_run_finish (HvStore *self, GAsyncResult *async, gpointer *result, GError **error)
{
  g_return_val_if_fail (HV_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (async, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (async, hv_store_run_async), FALSE);

  HvJob *job = g_task_get_task_data (G_TASK (async));
  gboolean done = g_task_propagate_boolean (G_TASK (async), error);
  if (result != NULL)
    *result = done ? g_steal_pointer (&job->result) : NULL;
  return done;
}

gboolean
hv_store_close_now (HvStore *self, guint timeout_ms)
{
  g_return_val_if_fail (HV_IS_STORE (self), FALSE);

  hv_worker_close (self->worker, NULL);
  return hv_worker_wait (self->worker, timeout_ms);
}

void
hv_store_close_async (HvStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (self));

  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_store_close_async);
  hv_worker_close (self->worker, task);
}

gboolean
hv_store_close_finish (HvStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (HV_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_store_close_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
