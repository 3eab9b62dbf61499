/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/room-files.h"

#include <errno.h>
#include <glib/gstdio.h>

char *
hv_room_files_path (const char *folder, guint number, const char *ending)
{
  return g_strdup_printf ("%s/%u.%s", folder, number, ending);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return x < y ? -1 : x > y;
}

GArray *
hv_room_files_list (const char *folder, const char *ending)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *end;
      guint64 number = g_ascii_isdigit (*name) ? g_ascii_strtoull (name, &end, 10) : 0;
      if (number >= 1 && number <= HV_ROOM_FILES_MOST && *end == '.' && g_str_equal (end + 1, ending))
        {
          guint n = (guint) number;
          g_array_append_val (numbers, n);
        }
    }
  g_array_sort (numbers, by_number);
  return numbers;
}

/* ---- making ---- */

static gboolean
write_part (const char *folder, guint number, guint room, guint spare, const guint8 *passphrase_key, const guint8 *salt,
            GError **error)
{
  g_autofree char *path = hv_room_files_path (folder, number, "part");
  if (number == room)
    return hv_vault_write_new (path, passphrase_key, salt, (guint16) spare, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT,
                               error);
  return hv_file_create_random (path, salt, HV_SALT_SIZE, HV_VAULT_PAD_UNIT, error);
}

static gboolean
rename_part (const char *folder, guint number, GError **error)
{
  g_autofree char *from = hv_room_files_path (folder, number, "part");
  g_autofree char *to = hv_room_files_path (folder, number, "dat");
  if (g_rename (from, to) == 0)
    return TRUE;
  hv_vault_error_set_errno (error, errno, "cannot name the file");
  return FALSE;
}

void
hv_room_files_remove_parts (const char *folder)
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "part");
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = hv_room_files_path (folder, g_array_index (numbers, guint, i), "part");
      g_unlink (path);
    }
}

/* The room's file gets its name first, durably: before that nothing is there, after that the room is, and the
 * others are made up for at the next opening if it was cut short. Without the room they would stand in its way. */
gboolean
hv_room_files_make (const char *folder, guint room, guint spare, const guint8 *passphrase_key,
                    const guint8 salt[HV_SALT_SIZE], GError **error)
{
  for (guint number = 1; number <= HV_ROOM_FILES; number++)
    if (!write_part (folder, number, room, spare, passphrase_key, salt, error))
      return FALSE;
  if (!rename_part (folder, room, error) || !hv_folder_sync (folder, error))
    return FALSE;
  for (guint number = 1; number <= HV_ROOM_FILES; number++)
    if (number != room && !rename_part (folder, number, error))
      return FALSE;
  return hv_folder_sync (folder, error);
}

void
hv_room_files_complete (const char *folder, const guint8 salt[HV_SALT_SIZE])
{
  hv_room_files_remove_parts (folder);
  for (guint number = 1; number <= HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "dat");
      g_autofree char *part = hv_room_files_path (folder, number, "part");
      if (!g_file_test (path, G_FILE_TEST_EXISTS)
          && hv_file_create_random (part, salt, HV_SALT_SIZE, HV_VAULT_PAD_UNIT, NULL))
        rename_part (folder, number, NULL);
    }
}

/* ---- one size, one time ---- */

/* Opens a file that begins with @salt, and tells its size; %NULL for any other. */
static sqlite3_file *
open_ours (const char *path, const guint8 salt[HV_SALT_SIZE], sqlite3_int64 *size)
{
  sqlite3_file *handle;
  guint8 head[HV_SALT_SIZE];
  if (hv_handle_open (hv_vault_get_base_vfs (), path, &handle) != SQLITE_OK)
    return NULL;
  if (handle->pMethods->xRead (handle, head, sizeof head, 0) == SQLITE_OK && memcmp (head, salt, sizeof head) == 0
      && handle->pMethods->xFileSize (handle, size) == SQLITE_OK)
    return handle;
  hv_handle_close (handle);
  return NULL;
}

/* Appends random bytes, unless somebody has the file open: then it is levelled another time. */
static void
grow_file (sqlite3_file *handle, sqlite3_int64 target)
{
  const sqlite3_io_methods *methods = handle->pMethods;
  sqlite3_int64 size;
  if (methods->xLock (handle, SQLITE_LOCK_SHARED) == SQLITE_OK
      && methods->xLock (handle, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK
      && methods->xFileSize (handle, &size) == SQLITE_OK)
    hv_handle_fill_random (handle, size, target);
  methods->xUnlock (handle, SQLITE_LOCK_NONE);
}

void
hv_room_files_remove (const char *folder, const guint8 salt[HV_SALT_SIZE])
{
  for (guint number = 1; number <= HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "dat");
      g_autofree char *log = hv_room_files_path (folder, number, "dat-wal");
      sqlite3_int64 size;
      sqlite3_file *handle = open_ours (path, salt, &size);
      if (handle == NULL)
        continue;
      hv_handle_close (handle);
      g_unlink (log);
      g_unlink (path);
    }
}

static sqlite3_int64
find_largest (const char *folder, const GArray *numbers, const guint8 *salt)
{
  sqlite3_int64 largest = 0, size;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = hv_room_files_path (folder, g_array_index (numbers, guint, i), "dat");
      sqlite3_file *handle = open_ours (path, salt, &size);
      if (handle != NULL)
        largest = MAX (largest, size);
      hv_handle_close (handle);
    }
  return largest;
}

void
hv_room_files_level (const char *folder, const guint8 salt[HV_SALT_SIZE], const struct timespec times[2])
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  sqlite3_int64 largest = find_largest (folder, numbers, salt), size;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = hv_room_files_path (folder, g_array_index (numbers, guint, i), "dat");
      sqlite3_file *handle = open_ours (path, salt, &size);
      if (handle != NULL && size < largest)
        grow_file (handle, largest);
      hv_handle_close (handle);
      hv_file_set_times (path, times);
    }
}

/* All files carry the time of the one that was left alone longest. */
void
hv_room_files_find_times (const char *folder, struct timespec times[2])
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  for (guint i = 0; i < numbers->len; i++)
    {
      struct timespec own[2];
      g_autofree char *path = hv_room_files_path (folder, g_array_index (numbers, guint, i), "dat");
      if (hv_file_get_times (path, own)
          && (own[1].tv_sec < times[1].tv_sec
              || (own[1].tv_sec == times[1].tv_sec && own[1].tv_nsec < times[1].tv_nsec)))
        memcpy (times, own, sizeof own);
    }
}
