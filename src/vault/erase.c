/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/erase.h"

#include "vault/erase-file.h"
#include "vault/room-files.h"
#include "vault/slots.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>

struct _HvErasing
{
  char *folder; /* NULL for a room that stands alone */
  guint number;
  char *path; /* of the file, as it is called while it is being erased */
  char *log;
};

static HvErasing *
erasing_new (const char *folder, guint number)
{
  HvErasing *self = g_new0 (HvErasing, 1);
  self->folder = g_strdup (folder);
  self->number = number;
  self->path = hv_room_files_path (folder, number, HV_ERASING_ENDING);
  self->log = hv_room_files_path (folder, number, "dat-wal");
  return self;
}

void
hv_erasing_free (HvErasing *erasing)
{
  if (erasing == NULL)
    return;
  g_free (erasing->folder);
  g_free (erasing->path);
  g_free (erasing->log);
  g_free (erasing);
}

static HvErasing *
begin (HvVault *vault, GError **error)
{
  if (vault->folder == NULL)
    {
      HvErasing *alone = g_new0 (HvErasing, 1);
      alone->path = g_strdup (vault->path);
      alone->log = g_strdup (vault->wal_path);
      return alone;
    }
  guint number;
  const char *folder = hv_vault_get_folder (vault, &number);
  g_autoptr (HvErasing) self = erasing_new (folder, number);
  if (g_rename (vault->path, self->path) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot rename the file");
      return NULL;
    }
  /* If the new name is not there after a power cut, the file is an unused one all the same. */
  hv_folder_sync (self->folder, NULL);
  return g_steal_pointer (&self);
}

HvErasing *
hv_vault_erase_keys (HvVault *vault, const HvSecret *key, GError **error)
{
  g_return_val_if_fail (vault != NULL && key != NULL && !vault->erased, NULL);

  HvErasing *self = hv_vault_find_key (vault, key, NULL, error) ? begin (vault, error) : NULL;
  if (self == NULL)
    return NULL;
  vault->erased = TRUE;
  /* From here on there is no way back, so a failure is for hv_erasing_finish() to meet again and to tell. Random keys
   * in memory rather than none: whatever were sealed with them could not be opened either. */
  randombytes_buf (vault->keys, sizeof *vault->keys);
  hv_erase_header (vault->handle, vault->salt);
  return self;
}

/* The file gets its name back, unless another has been made in its place. */
static gboolean
put_back (HvErasing *self, GError **error)
{
  g_autofree char *name = hv_room_files_path (self->folder, self->number, "dat");
  gboolean replaced = g_file_test (name, G_FILE_TEST_EXISTS);
  if ((replaced ? g_unlink (self->path) : g_rename (self->path, name)) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot rename the file");
      return FALSE;
    }
  return hv_folder_sync (self->folder, error);
}

static int
erase_file (const char *path, const char *log, guint8 salt[HV_SALT_SIZE])
{
  sqlite3_file *handle;
  int code = hv_erase_open (path, &handle);
  if (code != SQLITE_OK)
    return code;
  code = handle->pMethods->xRead (handle, salt, HV_SALT_SIZE, 0);
  if (code == SQLITE_OK)
    code = hv_erase_header (handle, salt);
  if (code == SQLITE_OK && log != NULL)
    code = hv_erase_log (log);
  if (code == SQLITE_OK)
    code = hv_erase_rest (handle, HV_HEADER_SIZE);
  hv_handle_close (handle);
  return code;
}

static gboolean
finish_in_folder (HvErasing *self, GError **error)
{
  struct timespec times[2] = { { 0 } }, folder_times[2];
  guint8 salt[HV_SALT_SIZE];
  hv_file_get_times (self->path, times);
  hv_room_files_find_times (self->folder, times);
  gboolean timed = hv_file_get_times (self->folder, folder_times);
  /* A log beside another file in this place would be that one's. */
  g_autofree char *name = hv_room_files_path (self->folder, self->number, "dat");
  gboolean own_log = !g_file_test (name, G_FILE_TEST_EXISTS);
  int code = erase_file (self->path, own_log ? self->log : NULL, salt);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot overwrite the file");
      return FALSE;
    }
  gboolean done = put_back (self, error);
  if (done)
    hv_room_files_level (self->folder, salt, times);
  if (timed)
    hv_file_set_times (self->folder, folder_times);
  return done;
}

static gboolean
finish_alone (HvErasing *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct timespec folder_times[2];
  guint8 salt[HV_SALT_SIZE];
  gboolean timed = hv_file_get_times (folder, folder_times);
  int code = erase_file (self->path, self->log, salt);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot overwrite the file");
      return FALSE;
    }
  if (g_unlink (self->path) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot remove the file");
      return FALSE;
    }
  gboolean done = hv_folder_sync (folder, error);
  if (timed)
    hv_file_set_times (folder, folder_times);
  return done;
}

gboolean
hv_erasing_finish (HvErasing *erasing, GError **error)
{
  g_return_val_if_fail (erasing != NULL, FALSE);

  g_autoptr (HvErasing) self = erasing;
  return self->folder != NULL ? finish_in_folder (self, error) : finish_alone (self, error);
}

void
hv_erasing_finish_folder (const char *folder)
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, HV_ERASING_ENDING);
  for (guint i = 0; i < numbers->len; i++)
    hv_erasing_finish (erasing_new (folder, g_array_index (numbers, guint, i)), NULL);
}
