/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/room-erase.h"

#include "vault/erase.h"

typedef struct
{
  HvSecret *current;
  guint8 salt[HV_SALT_SIZE];
  HvSecret *key;
  HvErasing *erasing;
} Erase;

static void
erase_free (gpointer data)
{
  Erase *erase = data;
  hv_secret_free (erase->current);
  hv_secret_free (erase->key);
  hv_erasing_free (erase->erasing);
  g_free (erase);
}

/* ---- last, when the store is closed: the file ---- */

static void
finish_thread (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  Erase *erase = data;
  GError *error = NULL;
  if (hv_erasing_finish (g_steal_pointer (&erase->erasing), &error))
    g_task_return_boolean (thread, TRUE);
  else
    g_task_return_error (thread, error);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (GTask *task, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) thread = g_task_new (g_task_get_source_object (task), NULL, callback, g_object_ref (task));
  g_task_set_source_tag (thread, run_in_thread);
  g_task_set_task_data (thread, g_task_get_task_data (task), NULL); /* @task lives until it is told */
  g_task_run_in_thread (thread, func);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  hv_store_close_finish (HV_STORE (source), result, NULL); /* a database that is no more */
  run_in_thread (task, finish_thread, finished_cb);
}

/* ---- third, on the store's thread: the keys ---- */

static HvStepOutcome
erase_keys (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Erase *erase = data;
  erase->erasing = hv_vault_erase_keys (vault, erase->key, error);
  return erase->erasing != NULL ? HV_STEP_LAST : HV_STEP_FAILED;
}

static void
keys_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    g_task_return_error (task, error);
  else
    hv_store_close_async (HV_STORE (source), closed_cb, g_steal_pointer (&task));
}

/* ---- second, in a thread, as it takes half a second: whether the passphrase is hers ---- */

static void
derive_thread (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  Erase *erase = data;
  GError *error = NULL;
  erase->key = hv_keys_derive (erase->current, erase->salt, &error);
  if (erase->key != NULL)
    g_task_return_boolean (thread, TRUE);
  else
    g_task_return_error (thread, error);
}

static void
derived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Erase *erase = g_task_get_task_data (task);
  g_clear_pointer (&erase->current, hv_secret_free);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    hv_store_run_steps_async (HV_STORE (source), erase_keys, erase, NULL, NULL, keys_erased_cb,
                              g_steal_pointer (&task));
}

/* ---- first, on the store's thread: what to derive with ---- */

static HvStepOutcome
read_salt (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Erase *erase = data;
  if (vault == NULL)
    {
      g_set_error_literal (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "memory has no file");
      return HV_STEP_FAILED;
    }
  hv_vault_get_salt (vault, erase->salt);
  return HV_STEP_DONE;
}

static void
salt_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    g_task_return_error (task, error);
  else
    run_in_thread (task, derive_thread, derived_cb);
}

void
hv_room_erase_async (HvStore *store, HvSecret *current, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && current != NULL);

  GTask *task = g_task_new (store, NULL, callback, user_data);
  Erase *erase = g_new0 (Erase, 1);
  erase->current = current;
  g_task_set_source_tag (task, hv_room_erase_async);
  g_task_set_task_data (task, erase, erase_free);
  hv_store_run_steps_async (store, read_salt, erase, NULL, NULL, salt_read_cb, task);
}

gboolean
hv_room_erase_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_room_erase_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
