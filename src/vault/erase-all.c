/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/erase.h"

#include "vault/erase-file.h"
#include "vault/room-files.h"
#include "vault/rooms-private.h"

#include <glib/gstdio.h>

/* The number of the marker that lies there while all of the folder is being erased: no file has it. */
#define MARKER 0

typedef struct
{
  char *path;
  sqlite3_file *handle;
} Doomed;

static void
doomed_free (gpointer data)
{
  Doomed *doomed = data;
  hv_handle_close (doomed->handle);
  g_free (doomed->path);
  g_free (doomed);
}

/* All of them are locked before one of them is touched. */
static GPtrArray *
take_all (const char *folder, GError **error)
{
  static const char *const endings[] = { "dat", "part", HV_ERASING_ENDING };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (doomed_free);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (GArray) numbers = hv_room_files_list (folder, endings[i]);
      for (guint j = 0; j < numbers->len; j++)
        {
          Doomed *doomed = g_new0 (Doomed, 1);
          g_ptr_array_add (all, doomed);
          doomed->path = hv_room_files_path (folder, g_array_index (numbers, guint, j), endings[i]);
          int code = hv_erase_open (doomed->path, &doomed->handle);
          if (code != SQLITE_OK)
            {
              hv_vault_error_set_sqlite (error, code, "cannot take the file");
              return NULL;
            }
        }
    }
  return g_steal_pointer (&all);
}

static int
erase_logs (const char *folder)
{
  int worst = SQLITE_OK;
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat-wal");
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = hv_room_files_path (folder, g_array_index (numbers, guint, i), "dat-wal");
      int code = hv_erase_log (path);
      worst = worst == SQLITE_OK ? code : worst;
    }
  return worst;
}

/* What fails with one file does not keep the others. The first code that is not OK. */
static int
overwrite_all (const char *folder, const GPtrArray *all)
{
  int worst = SQLITE_OK, code;
  for (guint i = 0; i < all->len; i++)
    {
      code = hv_erase_header (((const Doomed *) all->pdata[i])->handle, NULL);
      worst = worst == SQLITE_OK ? code : worst;
    }
  code = erase_logs (folder);
  worst = worst == SQLITE_OK ? code : worst;
  for (guint i = 0; i < all->len; i++)
    {
      code = hv_erase_rest (((const Doomed *) all->pdata[i])->handle, HV_HEADER_SIZE);
      worst = worst == SQLITE_OK ? code : worst;
    }
  return worst;
}

gboolean
hv_rooms_erase_all (HvRooms *rooms, GError **error)
{
  g_return_val_if_fail (rooms != NULL, FALSE);

  const char *folder = hv_rooms_get_folder (rooms);
  g_autofree char *marker = hv_room_files_path (folder, MARKER, HV_ERASING_ENDING);
  g_autoptr (GPtrArray) all = take_all (folder, error);
  if (all == NULL)
    return FALSE;
  /* A disk so full that it has no place for the marker is no reason to leave the rooms there. */
  if (all->len > 0 && hv_file_create_random (marker, NULL, 0, 0, NULL))
    hv_folder_sync (folder, NULL);
  int code = overwrite_all (folder, all);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot overwrite all files");
      return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    g_unlink (((const Doomed *) all->pdata[i])->path);
  g_unlink (marker);
  hv_folder_sync (folder, NULL);
  g_rmdir (folder); /* unless there is something else in it */
  return TRUE;
}

void
hv_rooms_finish_erasing (HvRooms *rooms)
{
  g_return_if_fail (rooms != NULL);

  const char *folder = hv_rooms_get_folder (rooms);
  g_autofree char *marker = hv_room_files_path (folder, MARKER, HV_ERASING_ENDING);
  if (g_file_test (marker, G_FILE_TEST_EXISTS))
    hv_rooms_erase_all (rooms, NULL);
  else
    hv_erasing_finish_folder (folder);
}
