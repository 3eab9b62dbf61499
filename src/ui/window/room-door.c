/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/room-door.h"

#include "base/language.h"
#include "base/machine-settings.h"
#include "base/paths.h"
#include "journal/first-notes.h"
#include "store/second-room.h"
#include "vault/erase.h"
#include "vault/rooms.h"

static const HvMigration *const migrations[] = { hv_progress_migrations, hv_journal_migrations, NULL };

typedef struct _Way Way;

/* Unlocks or makes a room, in a thread. */
typedef HvVault *(*VaultFunc) (Way *way, GError **error);

struct _Way
{
  VaultFunc unlock;
  HvRooms *rooms;
  char *path; /* of a room elsewhere, or NULL */
  HvSecret *passphrase;
  HvSecret *next; /* what it is to open with from now on, or NULL: the same */
  HvMeter *meter;
  GCancellable *cancellable; /* or NULL */
  gboolean take_along;
  gboolean is_elsewhere; /* what was opened is the room at @path */
};

static void
way_free (gpointer data)
{
  Way *way = data;
  hv_rooms_free (way->rooms);
  g_free (way->path);
  hv_secret_free (way->passphrase);
  hv_secret_free (way->next);
  g_clear_pointer (&way->meter, hv_meter_unref);
  g_clear_object (&way->cancellable);
  g_free (way);
}

static HvVault *
make (Way *way, GError **error)
{
  return hv_rooms_create (way->rooms, way->passphrase, error);
}

static HvVault *
restore (Way *way, GError **error)
{
  return hv_rooms_restore (way->rooms, way->path, way->passphrase, way->next, way->meter, error);
}

static HvVault *
open_file (Way *way, GError **error)
{
  /* One of the folder's own is opened as such: all of them are kept alike. */
  g_autofree char *folder = g_path_get_dirname (way->path);
  g_autofree char *own = g_canonicalize_filename (hv_paths_get_data_dir (), NULL);
  if (g_str_equal (folder, own))
    return hv_rooms_open (way->rooms, way->passphrase, error);
  HvVault *vault = hv_vault_open (way->path, way->passphrase, error);
  way->is_elsewhere = vault != NULL;
  return vault;
}

static gboolean
is_not_there (const GError *error)
{
  return g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE)
         || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND)
         || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IO);
}

/* What was locked is tried first; it may be on a stick that is not there any more. */
static HvVault *
open_known (Way *way, GError **error)
{
  g_autoptr (GError) own = NULL;
  HvVault *vault = way->path != NULL ? open_file (way, &own) : NULL;
  if (vault != NULL)
    return vault;
  if (way->path == NULL || (is_not_there (own) && hv_rooms_exist (way->rooms)))
    return hv_rooms_open (way->rooms, way->passphrase, error);
  g_propagate_error (error, g_steal_pointer (&own));
  return NULL;
}

gboolean
hv_room_door_exists (void)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (hv_paths_get_data_dir ());
  return hv_rooms_exist (rooms);
}

static void
finish_erasing_thread (GTask *task, gpointer source, gpointer rooms, GCancellable *cancellable)
{
  hv_rooms_finish_erasing (rooms);
  g_task_return_boolean (task, TRUE);
}

void
hv_room_door_finish_erasing (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, hv_room_door_finish_erasing);
  g_task_set_task_data (task, hv_rooms_new (hv_paths_get_data_dir ()), (GDestroyNotify) hv_rooms_free);
  g_task_run_in_thread (task, finish_erasing_thread);
}

static void
take_back_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = g_task_get_task_data (data);
  hv_rooms_take_back (way->rooms);
  g_task_return_boolean (task, TRUE);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer error)
{
  g_autoptr (GTask) task = g_object_ref (g_task_get_task_data (G_TASK (result)));
  g_task_return_error (task, error);
}

/* A room that was made just now and could not be used must not be in the way of the next try.
 * @error: (transfer full) */
static void
fail (GTask *task, GError *error)
{
  Way *way = g_task_get_task_data (task);
  if (way == NULL || (way->unlock != make && way->unlock != restore))
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (GTask) taking = g_task_new (g_task_get_source_object (task), NULL, taken_back_cb, error);
  g_task_set_source_tag (taking, fail);
  g_task_set_task_data (taking, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (taking, take_back_thread);
}

static void
session_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  if (hv_session_open_finish (HV_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvStore) store = hv_store_open_finish (result, &error);
  if (store == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  hv_session_open_async (g_task_get_source_object (task), store, session_opened_cb, g_object_ref (task));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  if (hv_session_keep_finish (HV_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    fail (task, g_steal_pointer (&error));
}

static void
unlock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  HvVault *vault = way->unlock (way, &error);
  if (vault != NULL && g_cancellable_set_error_if_cancelled (way->cancellable, &error))
    g_clear_pointer (&vault, hv_vault_close);
  if (vault != NULL)
    g_task_return_pointer (task, vault, (GDestroyNotify) hv_vault_close);
  else
    g_task_return_error (task, error);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  HvSession *session = HV_SESSION (source);
  Way *way = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  HvVault *vault = g_task_propagate_pointer (G_TASK (result), &error);
  g_clear_pointer (&way->passphrase, hv_secret_free);
  g_clear_pointer (&way->next, hv_secret_free);
  if (vault != NULL && g_cancellable_set_error_if_cancelled (way->cancellable, &error))
    g_clear_pointer (&vault, hv_vault_close);
  if (vault != NULL)
    hv_session_set_elsewhere (session, way->is_elsewhere ? way->path : NULL);
  if (vault == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (way->take_along && hv_session_is_open (session) && !hv_session_keeps (session))
    hv_session_keep_async (session, vault, kept_cb, g_object_ref (task));
  else
    hv_store_open_async (vault, migrations, NULL, store_opened_cb, g_object_ref (task));
}

/* @passphrase: (transfer full) */
static Way *
way_new (VaultFunc unlock, const char *path, HvSecret *passphrase)
{
  Way *way = g_new0 (Way, 1);
  way->unlock = unlock;
  way->rooms = hv_rooms_new (hv_paths_get_data_dir ());
  way->path = g_strdup (path);
  way->passphrase = passphrase;
  return way;
}

/* @way: (transfer full) */
static void
go (HvSession *session, Way *way, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, go);
  g_autoptr (GTask) unlocking = g_task_new (session, NULL, unlocked_cb, task);
  g_task_set_source_tag (unlocking, go);
  g_task_set_task_data (task, way, way_free);
  g_task_set_task_data (unlocking, way, NULL); /* @task lives until it is told */
  g_task_run_in_thread (unlocking, unlock_thread);
}

void
hv_room_door_open_async (HvSession *session, HvSecret *passphrase, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && passphrase != NULL);

  Way *way = way_new (open_known, hv_session_get_elsewhere (session), passphrase);
  way->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  go (session, way, callback, user_data);
}

void
hv_room_door_open_file_async (HvSession *session, const char *path, HvSecret *passphrase, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && path != NULL && passphrase != NULL);

  go (session, way_new (open_file, path, passphrase), callback, user_data);
}

void
hv_room_door_restore_async (HvSession *session, const char *copy, HvSecret *passphrase, HvSecret *next, HvMeter *meter,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && copy != NULL && passphrase != NULL);

  Way *way = way_new (restore, copy, passphrase);
  way->next = next;
  way->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  go (session, way, callback, user_data);
}

void
hv_room_door_make_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && passphrase != NULL);

  go (session, way_new (make, NULL, passphrase), callback, user_data);
}

void
hv_room_door_keep_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && passphrase != NULL);

  Way *way = way_new (make, NULL, passphrase);
  way->take_along = TRUE;
  go (session, way, callback, user_data);
}

void
hv_room_door_try_async (HvSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session));

  GTask *task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, go);
  hv_store_open_async (NULL, migrations, NULL, store_opened_cb, task);
}

/* ---- salvaging ---- */

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  HvSalvageReport *report = NULL;
  HvStore *store = hv_salvage_finish (result, &report, &error);
  if (report != NULL)
    g_object_set_data_full (G_OBJECT (task), "hv-report", report, (GDestroyNotify) hv_salvage_report_free);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Way *way = data;
  GError *error = NULL;
  way->path = hv_rooms_find_path (way->rooms, way->passphrase, &error);
  if (way->path != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
salvage (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  hv_salvage_async (way->rooms, way->path, g_steal_pointer (&way->passphrase), g_steal_pointer (&way->next), migrations,
                    way->meter, salvaged_cb, g_object_ref (task));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    salvage (task);
  else
    g_task_return_error (task, error);
}

void
hv_room_door_salvage_async (HvSession *session, const char *path, HvSecret *passphrase, HvSecret *next, HvMeter *meter,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && passphrase != NULL && next != NULL && meter != NULL);

  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_room_door_salvage_async);
  Way *way = way_new (NULL, path, passphrase);
  way->next = next;
  way->meter = hv_meter_ref (meter);
  g_task_set_task_data (task, way, way_free);
  if (path != NULL)
    {
      salvage (task);
      return;
    }
  g_autoptr (GTask) finding = g_task_new (session, NULL, found_cb, g_object_ref (task));
  g_task_set_source_tag (finding, hv_room_door_salvage_async);
  g_task_set_task_data (finding, way, NULL); /* @task lives until it is told */
  g_task_run_in_thread (finding, find_thread);
}

HvStore *
hv_room_door_salvage_finish (HvSession *session, GAsyncResult *result, HvSalvageReport **report, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_room_door_salvage_async), NULL);

  HvStore *store = g_task_propagate_pointer (G_TASK (result), error);
  if (report != NULL)
    *report = store != NULL ? g_object_steal_data (G_OBJECT (result), "hv-report") : NULL;
  return store;
}

/* ---- a second one ---- */

static gboolean
fill_notebook (HvConnection *connection, gpointer notes, gpointer *result, GError **error)
{
  return hv_progress_write_setting (connection, "notebook", "yes", error)
         && hv_progress_write_setting (connection, "language", hv_language_get (), error)
         && hv_first_notes_write (connection, notes, result, error);
}

static void
second_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (hv_second_room_make_finish (HV_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hv_room_door_make_second_async (HvSession *session, HvSecret *passphrase, const char *const *notes, HvMeter *meter,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && hv_session_keeps (session) && passphrase != NULL && notes != NULL);

  GTask *task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_room_door_make_second_async);
  hv_second_room_make_async (hv_session_get_store (session), passphrase, migrations, fill_notebook,
                             g_strdupv ((char **) notes), (GDestroyNotify) g_strfreev, meter, second_made_cb, task);
}

static void
erase_all_thread (GTask *task, gpointer source, gpointer rooms, GCancellable *cancellable)
{
  GError *error = NULL;
  hv_machine_settings_forget (); /* first, so that the folder can go with the files */
  if (hv_rooms_erase_all (rooms, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hv_room_door_erase_all_async (HvSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session));

  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_room_door_erase_all_async);
  g_task_set_task_data (task, hv_rooms_new (hv_paths_get_data_dir ()), (GDestroyNotify) hv_rooms_free);
  g_task_run_in_thread (task, erase_all_thread);
}

gboolean
hv_room_door_finish (HvSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
