/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/second-room.h"

#include "store/connection-private.h"
#include "store/migrations.h"
#include "vault/rooms.h"

typedef struct
{
  HvSecret *words;
  const HvMigration *const *migrations;
  HvStoreFunc fill;
  gpointer data;
  GDestroyNotify free_data;
  HvMeter *meter;

  /* Of the first room. */
  char *folder;
  guint spare;
  guint8 salt[HV_SALT_SIZE];
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;
  hv_secret_free (self->words);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_pointer (&self->meter, hv_meter_unref);
  g_free (self->folder);
  g_free (self);
}

/* ---- second, on a thread of its own ---- */

static gboolean
fill (Making *self, HvConnection *memory, GError **error)
{
  gpointer unused = NULL;
  if (!hv_connection_begin (memory, NULL, error))
    return FALSE;
  if (hv_migrations_run (memory, self->migrations, error)
      && (self->fill == NULL || self->fill (memory, self->data, &unused, error)))
    return hv_connection_commit (memory, error);
  hv_connection_rollback (memory);
  return FALSE;
}

static gboolean
make (Making *self, GError **error)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (self->folder);
  HvConnection *memory = hv_connection_open (NULL, error);
  if (memory == NULL)
    return FALSE;
  gboolean made = fill (self, memory, error)
                  && hv_rooms_fill_spare (rooms, self->spare, self->salt, hv_connection_get_handle (memory),
                                          self->words, self->meter, error);
  hv_connection_close (memory, NULL);
  return made;
}

static void
make_thread (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  if (make (data, &error))
    g_task_return_boolean (thread, TRUE);
  else
    g_task_return_error (thread, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- first, on the store's thread ---- */

static HvStepOutcome
look (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Making *self = data;
  const char *folder = vault != NULL ? hv_vault_get_folder (vault, NULL) : NULL;
  if (folder == NULL)
    {
      g_set_error_literal (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "the room is in no folder");
      return HV_STEP_FAILED;
    }
  self->folder = g_strdup (folder);
  self->spare = hv_vault_get_spare (vault);
  hv_vault_get_salt (vault, self->salt);
  return HV_STEP_DONE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (GTask) thread = g_task_new (source, NULL, made_cb, g_object_ref (task));
  g_task_set_source_tag (thread, hv_second_room_make_async);
  g_task_set_task_data (thread, g_task_get_task_data (task), NULL); /* @task lives until it is told */
  g_task_run_in_thread (thread, make_thread);
}

void
hv_second_room_make_async (HvStore *store, HvSecret *words, const HvMigration *const *migrations,
                           HvStoreFunc fill_func, gpointer data, GDestroyNotify free_data, HvMeter *meter,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && words != NULL && migrations != NULL);

  GTask *task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_second_room_make_async);
  Making *self = g_new0 (Making, 1);
  self->words = words;
  self->migrations = migrations;
  self->fill = fill_func;
  self->data = data;
  self->free_data = free_data;
  self->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  g_task_set_task_data (task, self, making_free);
  hv_store_run_steps_async (store, look, self, NULL, NULL, looked_cb, task);
}

gboolean
hv_second_room_make_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_second_room_make_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
