/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/room-keys.h"

#include "vault/rooms.h"

typedef struct _Change Change;

struct _Change
{
  /* What is asked for. */
  gboolean (*apply) (HvVault *vault, const Change *self, guint opened, GError **error);
  HvSecret *current, *next; /* @next is NULL when a key is removed */
  HvSlotKind kind;
  guint index;

  /* What it takes: the room's, */
  guint8 salt[HV_SALT_SIZE];
  char *folder; /* NULL for a room that stands alone */
  guint number;
  /* and what the passphrases come to. */
  HvSecret *current_key, *next_key;
  GError *refusal; /* of @next; told when @current has turned out right */
};

static void
change_free (gpointer data)
{
  Change *self = data;
  hv_secret_free (self->current);
  hv_secret_free (self->next);
  hv_secret_free (self->current_key);
  hv_secret_free (self->next_key);
  g_clear_error (&self->refusal);
  g_free (self->folder);
  g_free (self);
}

static gboolean
check_has_file (HvVault *vault, GError **error)
{
  if (vault == NULL)
    g_set_error_literal (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "memory has no keys");
  return vault != NULL;
}

/* ---- listing ---- */

static HvStepOutcome
list_keys (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  GArray *keys = data;
  if (!check_has_file (vault, error))
    return HV_STEP_FAILED;
  g_array_set_size (keys, HV_SLOTS);
  g_array_set_size (keys, hv_vault_list_keys (vault, (HvVaultKey *) (void *) keys->data));
  return HV_STEP_DONE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    g_task_return_pointer (task, g_array_ref (g_task_get_task_data (task)), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
hv_room_keys_list_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store));

  GTask *task = g_task_new (store, NULL, callback, user_data);
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (HvVaultKey));
  g_task_set_source_tag (task, hv_room_keys_list_async);
  g_task_set_task_data (task, keys, (GDestroyNotify) g_array_unref);
  hv_store_run_steps_async (store, list_keys, keys, NULL, NULL, listed_cb, task);
}

GArray *
hv_room_keys_list_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_room_keys_list_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- third, on the store's thread: the change ---- */

static gboolean
apply_change (HvVault *vault, const Change *self, guint opened, GError **error)
{
  return hv_vault_replace_key (vault, opened, self->next_key, error);
}

static gboolean
apply_add (HvVault *vault, const Change *self, guint opened, GError **error)
{
  return hv_vault_add_key (vault, self->next_key, self->kind, NULL, error);
}

static gboolean
apply_remove (HvVault *vault, const Change *self, guint opened, GError **error)
{
  HvVaultKey keys[HV_SLOTS];
  guint n = hv_vault_list_keys (vault, keys);
  for (guint i = 0; i < n; i++)
    if (keys[i].index == self->index)
      return hv_vault_remove_key (vault, self->index, error);
  return TRUE;
}

static gboolean
apply_nothing (HvVault *vault, const Change *self, guint opened, GError **error)
{
  return TRUE;
}

static HvStepOutcome
apply (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Change *self = data;
  guint opened;
  if (!check_has_file (vault, error) || !hv_vault_find_key (vault, self->current_key, &opened, error))
    return HV_STEP_FAILED;
  if (self->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->refusal));
      return HV_STEP_FAILED;
    }
  return self->apply (vault, self, opened, error) ? HV_STEP_DONE : HV_STEP_FAILED;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- second, in a thread, as each derivation takes up to a second ---- */

static void
derive_next (Change *self)
{
  if (self->folder == NULL)
    {
      self->next_key = hv_keys_derive (self->next, self->salt, &self->refusal);
      return;
    }
  g_autoptr (HvRooms) rooms = hv_rooms_new (self->folder);
  self->next_key = hv_rooms_derive_new_key (rooms, self->number, self->next, self->salt, &self->refusal);
}

static void
derive_thread (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *self = data;
  GError *error = NULL;
  self->current_key = hv_keys_derive (self->current, self->salt, &error);
  if (self->current_key != NULL && self->next != NULL)
    derive_next (self);
  g_clear_pointer (&self->current, hv_secret_free);
  g_clear_pointer (&self->next, hv_secret_free);
  if (self->current_key != NULL)
    g_task_return_boolean (thread, TRUE);
  else
    g_task_return_error (thread, error);
}

static void
derived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    hv_store_run_steps_async (HV_STORE (source), apply, g_task_get_task_data (task), NULL, NULL, applied_cb,
                              g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* ---- first, on the store's thread: what to derive with ---- */

static HvStepOutcome
look_at_room (HvVault *vault, HvConnection *connection, gpointer data, GError **error)
{
  Change *self = data;
  if (!check_has_file (vault, error))
    return HV_STEP_FAILED;
  hv_vault_get_salt (vault, self->salt);
  self->folder = g_strdup (hv_vault_get_folder (vault, &self->number));
  return HV_STEP_DONE;
}

static void
looked_at_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (GTask) thread = g_task_new (source, NULL, derived_cb, g_object_ref (task));
  g_task_set_source_tag (thread, looked_at_cb);
  g_task_set_task_data (thread, g_task_get_task_data (task), NULL); /* @task lives until it is told */
  g_task_run_in_thread (thread, derive_thread);
}

static void
begin (HvStore *store, Change change, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  Change *self = g_memdup2 (&change, sizeof change);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, self, change_free);
  hv_store_run_steps_async (store, look_at_room, self, NULL, NULL, looked_at_cb, task);
}

void
hv_room_keys_prove_async (HvStore *store, HvSecret *current, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && current != NULL);
  begin (store, (Change){ .apply = apply_nothing, .current = current }, callback, user_data);
}

void
hv_room_keys_change_async (HvStore *store, HvSecret *current, HvSecret *next, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && current != NULL && next != NULL);
  begin (store, (Change){ .apply = apply_change, .current = current, .next = next }, callback, user_data);
}

void
hv_room_keys_add_async (HvStore *store, HvSecret *current, HvSecret *another, HvSlotKind kind,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && current != NULL && another != NULL && kind != HV_SLOT_FREE);
  begin (store, (Change){ .apply = apply_add, .current = current, .next = another, .kind = kind }, callback, user_data);
}

void
hv_room_keys_remove_async (HvStore *store, HvSecret *current, guint index, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store) && current != NULL);
  begin (store, (Change){ .apply = apply_remove, .current = current, .index = index }, callback, user_data);
}

gboolean
hv_room_keys_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, begin), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
