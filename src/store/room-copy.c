/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/room-copy.h"

#include "vault/room-copy.h"

/* On the store's thread what must be there, and is short; on another what waits for the disk of the copy:
 * begin (store) → prepare → pages, in steps (store) → settle. */
typedef struct
{
  char *folder;
  HvMeter *meter;
  HvRoomCopy *copy;
  gboolean all_pages;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;
  g_clear_pointer (&copying->copy, hv_room_copy_free);
  g_clear_pointer (&copying->meter, hv_meter_unref);
  g_free (copying->folder);
  g_free (copying);
}

static Copying *
copying_of (gpointer task)
{
  return g_task_get_task_data (task);
}

/* ---- settling ---- */

static void
settle_thread (GTask *stage, gpointer store, gpointer task, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = hv_room_copy_settle (copying_of (task)->copy, &error);
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (HvStore *store, GTask *task, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) stage = g_task_new (store, NULL, callback, NULL);
  g_task_set_source_tag (stage, run_in_thread);
  g_task_set_task_data (stage, g_object_ref (task), g_object_unref); /* each stage holds the whole */
  g_task_run_in_thread (stage, func);
}

/* ---- pages ---- */

static HvStepOutcome
copy_pages (HvVault *vault, HvConnection *connection, gpointer task, GError **error)
{
  Copying *copying = copying_of (task);
  if (!hv_room_copy_step (copying->copy, hv_connection_get_handle (connection), &copying->all_pages, error))
    return HV_STEP_FAILED;
  return copying->all_pages ? HV_STEP_DONE : HV_STEP_MORE;
}

/* On the store's thread, where the room is still open. */
static void
pages_over (gpointer task)
{
  Copying *copying = copying_of (task);
  if (!copying->all_pages)
    hv_room_copy_abandon (copying->copy);
  g_object_unref (task);
}

static void
pages_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    run_in_thread (HV_STORE (source), task, settle_thread, NULL);
  else
    g_task_return_error (task, error);
}

/* ---- the beginning ---- */

static void
prepare_thread (GTask *stage, gpointer store, gpointer task, GCancellable *cancellable)
{
  GError *error = NULL;
  if (hv_room_copy_prepare (copying_of (task)->copy, &error))
    g_task_return_boolean (stage, TRUE);
  else
    g_task_return_error (stage, error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    hv_store_run_steps_async (HV_STORE (source), copy_pages, g_object_ref (task), pages_over, NULL, pages_copied_cb,
                              g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static HvStepOutcome
begin (HvVault *vault, HvConnection *connection, gpointer task, GError **error)
{
  Copying *copying = copying_of (task);
  if (vault == NULL)
    g_set_error_literal (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "memory alone has no file to copy");
  else
    copying->copy = hv_room_copy_new (vault, copying->folder, copying->meter, error);
  return copying->copy != NULL ? HV_STEP_DONE : HV_STEP_FAILED;
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    run_in_thread (HV_STORE (source), task, prepare_thread, prepared_cb);
  else
    g_task_return_error (task, error);
}

void
hv_room_copy_async (HvStore *store, const char *folder, HvMeter *meter, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store));
  g_return_if_fail (folder != NULL);

  GTask *task = g_task_new (store, NULL, callback, user_data);
  Copying *copying = g_new0 (Copying, 1);
  copying->folder = g_strdup (folder);
  copying->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  g_task_set_source_tag (task, hv_room_copy_async);
  g_task_set_task_data (task, copying, copying_free);
  hv_store_run_steps_async (store, begin, g_object_ref (task), g_object_unref, NULL, begun_cb, task);
}

char *
hv_room_copy_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_room_copy_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
