/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/worker.h"

#include "store/connection-private.h"
#include "store/migrations.h"

struct _HvWorker
{
  gatomicrefcount refs;

  /* The thread's own. */
  HvVault *vault;
  const HvMigration *const *migrations;
  HvConnection *connection;
  HvVaultRecovery recovery; /* not written again once open */
  gboolean over;            /* a step was the last: nothing that waits can be done any more */
  gboolean rested;          /* there is nothing more to prepare until something has been done */

  GMutex lock;
  GCond changed;
  /* Under the lock. */
  GQueue jobs;         /* of GTask with a HvJob */
  GQueue close_tasks;  /* of GTask waiting for the end */
  GError *close_error; /* what went wrong in closing */
  int closing;         /* nothing is taken in any more; set under the lock, read atomically without it too */
  int waiting;         /* somebody waits for the work in hand to end; likewise */
  gboolean closed;     /* and all is done */
};

void
hv_job_free (HvJob *job)
{
  if (job->data != NULL && job->free_data != NULL)
    job->free_data (job->data);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_clear_pointer (&job->move_to, hv_vault_close);
  g_free (job);
}

void
hv_worker_unref (HvWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_error (&self->close_error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Runs @func in a transaction: committed when it returns TRUE, otherwise as if it had never run. */
static gboolean
run_guarded (HvConnection *connection, HvStoreFunc func, gpointer data, gpointer *result, GCancellable *cancellable,
             GError **error)
{
  GError *own = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !hv_connection_begin (connection, cancellable, error))
    return FALSE;
  if (func (connection, data, result, &own))
    {
      g_clear_error (&own);
      return hv_connection_commit (connection, error);
    }
  hv_connection_rollback (connection);
  if (own == NULL)
    g_set_error_literal (&own, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "the work failed without saying why");
  g_propagate_error (error, own);
  return FALSE;
}

/* The old connection is let go of only when the new one has everything. */
static gboolean
move (HvWorker *self, HvVault *vault, GError **error)
{
  HvConnection *target = hv_connection_open (vault, error);
  if (target == NULL || !hv_connection_copy (self->connection, target, error))
    {
      if (target != NULL)
        hv_connection_close (target, NULL);
      hv_vault_close (vault);
      return FALSE;
    }
  hv_connection_close (self->connection, NULL);
  hv_vault_close (self->vault);
  self->connection = target;
  self->vault = vault;
  return TRUE;
}

static HvStepOutcome
fail_as_closing (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED, "the store is closing");
  return HV_STEP_FAILED;
}

static gboolean
read_unless_closing (HvWorker *self, HvJob *job, GCancellable *cancellable, GError **error)
{
  self->connection->stop = &self->closing;
  if (!g_atomic_int_get (&self->closing)
      && run_guarded (self->connection, job->func, job->data, &job->result, cancellable, error))
    return TRUE;
  self->connection->stop = NULL;
  if (g_atomic_int_get (&self->closing))
    fail_as_closing (error);
  return FALSE;
}

/* What SQLite does in a step may take longer than it should: closing interrupts it. */
static HvStepOutcome
run_step (HvWorker *self, HvJob *job, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return HV_STEP_FAILED;
  if (g_atomic_int_get (&self->closing))
    return fail_as_closing (error);
  GError *own = NULL;
  self->connection->stop = &self->closing;
  self->connection->waiting = &self->waiting;
  HvStepOutcome came_to = job->step (self->vault, self->connection, job->data, &own);
  self->connection->stop = NULL;
  if (came_to == HV_STEP_FAILED && g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && g_atomic_int_get (&self->closing))
    fail_as_closing (&own);
  if (came_to == HV_STEP_FAILED && own == NULL)
    g_set_error_literal (&own, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "the step failed without saying why");
  if (own != NULL)
    g_propagate_error (error, own);
  return came_to;
}

/* Behind whatever waits; also when closing, which then ends it. */
static void
put_back (HvWorker *self, GTask *task)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->jobs, g_object_ref (task));
  g_mutex_unlock (&self->lock);
}

static void
end (HvWorker *self)
{
  self->over = TRUE;
  hv_worker_close (self, NULL);
}

static void
run_job (HvWorker *self, GTask *task)
{
  HvJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  if (self->over)
    g_set_error_literal (&error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED, "the store is closed");
  else if (job->step != NULL)
    {
      HvStepOutcome came_to = run_step (self, job, cancellable, &error);
      if (came_to == HV_STEP_MORE)
        {
          put_back (self, task);
          return;
        }
      if (came_to == HV_STEP_LAST)
        end (self);
      done = came_to == HV_STEP_DONE || came_to == HV_STEP_LAST;
    }
  else if (job->move_to != NULL)
    done = move (self, g_steal_pointer (&job->move_to), &error);
  else if (job->only_reads)
    done = read_unless_closing (self, job, cancellable, &error);
  else
    done = run_guarded (self->connection, job->func, job->data, &job->result, cancellable, &error);

  /* The snapshot of what she wrote goes now, not when the main loop comes round to it. */
  if (job->data != NULL && job->free_data != NULL)
    job->free_data (job->data);
  job->data = NULL;
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
run_migrations (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  HvWorker *self = data;
  return hv_migrations_run (connection, self->migrations, error);
}

static gboolean
open_all (HvWorker *self, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->connection = hv_connection_open (self->vault, error);
  if (self->connection != NULL && self->vault != NULL)
    self->recovery = hv_vault_get_recovery (self->vault);
  return self->connection != NULL
         && run_guarded (self->connection, run_migrations, self, NULL, cancellable, error);
}

/* With nothing else to do, a step that makes later saves faster. */
static void
rest (HvWorker *self)
{
  g_mutex_unlock (&self->lock);
  if (self->vault != NULL)
    hv_vault_write_back (self->vault, hv_connection_get_handle (self->connection));
  self->rested = self->vault == NULL || !hv_vault_fill_log (self->vault);
  g_mutex_lock (&self->lock);
}

/* Waits for the next piece of work; NULL when closing and nothing is left. */
static GTask *
next_job (HvWorker *self)
{
  g_mutex_lock (&self->lock);
  while (self->jobs.length == 0 && !self->closing)
    if (self->rested)
      g_cond_wait (&self->changed, &self->lock);
    else
      rest (self);
  GTask *task = g_queue_pop_head (&self->jobs);
  g_atomic_int_set (&self->waiting, self->jobs.length > 0 || self->closing);
  self->rested = FALSE;
  g_mutex_unlock (&self->lock);
  return task;
}

static void
answer_close (GTask *task, const GError *error)
{
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_error_copy (error));
  g_object_unref (task);
}

static void
close_all (HvWorker *self)
{
  GError *error = NULL;
  GTask *task;

  if (self->connection != NULL)
    hv_connection_close (g_steal_pointer (&self->connection), &error);
  g_clear_pointer (&self->vault, hv_vault_close);

  g_mutex_lock (&self->lock);
  self->close_error = error;
  g_atomic_int_set (&self->closing, TRUE);
  self->closed = TRUE;
  GQueue tasks = self->close_tasks;
  g_queue_init (&self->close_tasks);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  while ((task = g_queue_pop_head (&tasks)) != NULL)
    answer_close (task, error);
}

typedef struct
{
  HvWorker *worker;
  GTask *opened;
} Start;

static gpointer
work (gpointer data)
{
  Start *start = data;
  g_autoptr (HvWorker) self = start->worker;
  g_autoptr (GTask) opened = start->opened;
  g_free (start);

  g_autoptr (GError) error = NULL;
  if (!open_all (self, g_task_get_cancellable (opened), &error))
    {
      close_all (self);
      g_task_return_error (opened, g_steal_pointer (&error));
      return NULL;
    }
  g_task_return_boolean (opened, TRUE);
  g_clear_object (&opened);

  for (GTask *task = next_job (self); task != NULL; task = next_job (self))
    {
      run_job (self, task);
      g_object_unref (task);
    }
  close_all (self);
  return NULL;
}

HvWorker *
hv_worker_start (HvVault *vault, const HvMigration *const *migrations, GTask *opened)
{
  HvWorker *self = g_new0 (HvWorker, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->vault = vault;
  self->migrations = migrations;

  Start *start = g_new (Start, 1);
  *start = (Start){ self, g_object_ref (opened) };
  g_atomic_ref_count_inc (&self->refs);
  g_thread_unref (g_thread_new ("worker", work, start)); /* the name shows in process lists: it says nothing */
  return self;
}

HvVaultRecovery
hv_worker_get_recovery (HvWorker *self)
{
  return self->recovery;
}

void
hv_worker_push (HvWorker *self, GTask *task)
{
  g_mutex_lock (&self->lock);
  gboolean closing = self->closing;
  if (!closing)
    {
      g_queue_push_tail (&self->jobs, g_object_ref (task));
      g_atomic_int_set (&self->waiting, TRUE);
      g_cond_signal (&self->changed);
    }
  g_mutex_unlock (&self->lock);
  if (closing)
    g_task_return_new_error (task, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED, "the store is closed");
}

void
hv_worker_close (HvWorker *self, GTask *closed)
{
  g_mutex_lock (&self->lock);
  gboolean over = self->closed;
  g_atomic_int_set (&self->closing, TRUE);
  g_atomic_int_set (&self->waiting, TRUE);
  if (!over && closed != NULL)
    g_queue_push_tail (&self->close_tasks, g_object_ref (closed));
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  if (over && closed != NULL)
    answer_close (g_object_ref (closed), self->close_error); /* does not change once closed */
}

gboolean
hv_worker_is_closing (HvWorker *self)
{
  return g_atomic_int_get (&self->closing);
}

gboolean
hv_worker_wait (HvWorker *self, guint timeout_ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  g_mutex_lock (&self->lock);
  while (!self->closed && g_cond_wait_until (&self->changed, &self->lock, until))
    ;
  gboolean closed = self->closed;
  g_mutex_unlock (&self->lock);
  return closed;
}
