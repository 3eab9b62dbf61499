/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/room-copy.h"

#include "base/paths.h"
#include "vault/room-files.h"
#include "vault/secret-private.h"
#include "vault/transfer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>

struct _HvRoomCopy
{
  char *folder;
  HvMeter *meter;
  HvKeys *keys; /* the room's master and body key, until the file is made */
  guint8 header[HV_HEADER_SIZE];
  struct timespec times[2], folder_times[2]; /* the room's, and the folder's before */
  guint number;
  HvTransfer *transfer;
};

/* ---- beginning ---- */

static gboolean
is_same_folder (const char *a, const char *b)
{
  struct stat x, y;
  return a != NULL && stat (a, &x) == 0 && stat (b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* The slots are taken over as they lie there: whose passphrases they are for, nobody knows. */
static gboolean
make_header (HvRoomCopy *self, HvVault *vault, GError **error)
{
  g_autofree guint8 *source = g_malloc (HV_HEADER_SIZE);
  guint8 body[HV_BODY_SIZE];
  int code = hv_vault_read_header (vault, source);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot read the header");
      return FALSE;
    }
  self->keys = hv_locked_alloc (sizeof *self->keys, error);
  if (self->keys == NULL)
    return FALSE;
  memcpy (self->keys->master, vault->keys->master, HV_KEY_SIZE);
  hv_keys_set_body (self->keys);
  hv_body_init_copy (body, vault->body, HV_VAULT_PAD_UNIT);
  hv_header_create_copy (self->header, self->keys, source, vault->body[HV_BODY_SLOTS_TO_WIPE], vault->salt, body);
  return TRUE;
}

HvRoomCopy *
hv_room_copy_new (HvVault *vault, const char *folder, HvMeter *meter, GError **error)
{
  g_return_val_if_fail (vault != NULL && folder != NULL, NULL);

  if (is_same_folder (vault->folder, folder) || is_same_folder (hv_paths_get_data_dir (), folder))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED, "the folder of the rooms themselves");
      return NULL;
    }
  g_autoptr (HvRoomCopy) self = g_new0 (HvRoomCopy, 1);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  memcpy (self->times, vault->times, sizeof self->times);
  return make_header (self, vault, error) ? g_steal_pointer (&self) : NULL;
}

/* ---- the file ---- */

/* What was left of a copy that was killed: nothing, or a body of this room that knows of no database yet. Anything
 * else may be hers. */
static gboolean
is_unfinished (HvRoomCopy *self, sqlite3_file *file)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  guint8 body[HV_BODY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  sqlite3_int64 size;
  if (file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return FALSE;
  int code = file->pMethods->xRead (file, header, HV_HEADER_SIZE, 0);
  return size == 0
         || ((code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
             && hv_header_find_body (header, self->keys, body, valid)
             && (body[HV_BODY_FLAGS] & HV_BODY_FLAG_INITIALISED) == 0);
}

static void
remove_left_over (HvRoomCopy *self, guint number)
{
  g_autofree char *path = hv_room_files_path (self->folder, number, "part");
  sqlite3_file *handle;
  if (hv_handle_open (hv_vault_get_base_vfs (), path, &handle) != SQLITE_OK)
    return;
  /* Somebody else may be making it just now. */
  if (hv_handle_lock (hv_vault_get_base_vfs (), handle) == SQLITE_OK && is_unfinished (self, handle))
    g_unlink (path);
  hv_handle_close (handle);
}

static guint
last_of (const char *folder, const char *ending)
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, ending);
  return numbers->len > 0 ? g_array_index (numbers, guint, numbers->len - 1) : 0;
}

static void
choose_number (HvRoomCopy *self)
{
  g_autoptr (GArray) parts = hv_room_files_list (self->folder, "part");
  for (guint i = 0; i < parts->len; i++)
    remove_left_over (self, g_array_index (parts, guint, i));
  self->number = MAX (last_of (self->folder, "dat"), last_of (self->folder, "part")) + 1;
}

static char *
part_path (HvRoomCopy *self)
{
  return hv_room_files_path (self->folder, self->number, "part");
}

gboolean
hv_room_copy_prepare (HvRoomCopy *copy, GError **error)
{
  g_return_val_if_fail (copy != NULL && copy->keys != NULL, FALSE);

  if (!hv_file_get_times (copy->folder, copy->folder_times))
    {
      hv_vault_error_set_errno (error, errno, "cannot find the folder");
      return FALSE;
    }
  choose_number (copy);
  g_autofree char *part = part_path (copy);
  if (hv_file_create_random (part, copy->header, HV_HEADER_SIZE, HV_VAULT_PAD_UNIT, error))
    copy->transfer = hv_transfer_new (part, copy->keys->master, copy->meter, error);
  sodium_free (g_steal_pointer (&copy->keys));
  return copy->transfer != NULL;
}

gboolean
hv_room_copy_step (HvRoomCopy *copy, sqlite3 *database, gboolean *done, GError **error)
{
  g_return_val_if_fail (copy != NULL && copy->transfer != NULL, FALSE);

  if (hv_transfer_step (copy->transfer, database, done, error))
    return TRUE;
  hv_room_copy_abandon (copy);
  return FALSE;
}

/* ---- the end ---- */

/* The slots are what nobody here could open: they must be there to the letter. */
static gboolean
slots_are_there (HvRoomCopy *self, const char *path, GError **error)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  sqlite3_file *handle;
  int code = hv_handle_open_to_read (hv_vault_get_base_vfs (), path, &handle);
  if (code == SQLITE_OK)
    {
      code = handle->pMethods->xRead (handle, header, HV_HEADER_SIZE, 0);
      hv_handle_close (handle);
    }
  for (guint c = 0; c < HV_HEADER_COPIES && code == SQLITE_OK; c++)
    if (memcmp (header + hv_header_slot_offset (c, 0), self->header + hv_header_slot_offset (c, 0),
                HV_SLOTS * HV_SLOT_SIZE)
        != 0)
      code = SQLITE_IOERR_DATA;
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "the copy's header does not read as it was written");
  return code == SQLITE_OK;
}

/* Somebody may have taken the number meanwhile, or on a stick that does not tell 1.dat from 1.DAT, before. */
static char *
name_part (HvRoomCopy *self, const char *part, GError **error)
{
  int code = EEXIST;
  for (guint number = self->number; code == EEXIST && number <= HV_ROOM_FILES_MOST; number++)
    {
      g_autofree char *path = hv_room_files_path (self->folder, number, "dat");
      code = hv_file_rename_new (part, path);
      if (code == 0)
        return g_steal_pointer (&path);
    }
  hv_vault_error_set_errno (error, code, "cannot name the copy");
  return NULL;
}

char *
hv_room_copy_settle (HvRoomCopy *copy, GError **error)
{
  g_return_val_if_fail (copy != NULL && copy->transfer != NULL, NULL);

  g_autoptr (HvTransfer) transfer = g_steal_pointer (&copy->transfer);
  g_autofree char *part = part_path (copy);
  if (!hv_transfer_verify (transfer, error) || !slots_are_there (copy, part, error)
      || !hv_transfer_may_go_on (transfer, error))
    return NULL;
  hv_file_set_times (part, copy->times); /* the room's, so that it does not tell when it was made */
  g_autofree char *path = name_part (copy, part, error);
  if (path == NULL)
    return NULL;
  hv_transfer_keep (transfer);
  if (!hv_folder_sync (copy->folder, error))
    {
      g_unlink (path);
      return NULL;
    }
  hv_file_set_times (copy->folder, copy->folder_times);
  hv_meter_set (copy->meter, 1, 1);
  return g_steal_pointer (&path);
}

void
hv_room_copy_abandon (HvRoomCopy *copy)
{
  g_return_if_fail (copy != NULL);

  g_clear_pointer (&copy->transfer, hv_transfer_free);
}

void
hv_room_copy_free (HvRoomCopy *copy)
{
  if (copy == NULL)
    return;
  hv_room_copy_abandon (copy);
  if (copy->keys != NULL)
    sodium_free (copy->keys);
  g_clear_pointer (&copy->meter, hv_meter_unref);
  g_free (copy->folder);
  g_free (copy);
}
