/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/room-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>

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

/* ---- looking ---- */

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

/* ---- making ---- */

static gboolean
is_there (const char *folder, guint number)
{
  g_autofree char *path = hv_room_files_path (folder, number, "dat");
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
hv_room_files_find_block (const char *folder)
{
  for (guint first = 1; first + HV_ROOM_FILES <= HV_ROOM_FILES_MOST; first += HV_ROOM_FILES)
    {
      gboolean taken = FALSE;
      for (guint i = 0; i < HV_ROOM_FILES; i++)
        taken = taken || is_there (folder, first + i);
      if (!taken)
        return first;
    }
  return 0;
}

void
hv_room_block_draw (HvRoomBlock *block, guint first)
{
  guint room = randombytes_uniform (HV_ROOM_FILES);
  guint spare = (room + 1 + randombytes_uniform (HV_ROOM_FILES - 1)) % HV_ROOM_FILES; /* any other */
  *block = (HvRoomBlock){ first, first + room, first + spare };
}

static gboolean
write_unused (const char *folder, const HvRoomBlock *block, const guint8 *salt, gsize size, GError **error)
{
  for (guint number = block->first; number < block->first + HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "part");
      if (number != block->room && !hv_file_create_random (path, salt, HV_SALT_SIZE, size, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_part (const char *folder, guint number, GError **error)
{
  g_autofree char *from = hv_room_files_path (folder, number, "part");
  g_autofree char *to = hv_room_files_path (folder, number, "dat");
  int code = hv_file_rename_new (from, to);
  if (code != 0)
    hv_vault_error_set_errno (error, code, "cannot name the file");
  return code == 0;
}

/* The room's file gets its name first, durably: before that nothing is there, after that the room is, and the
 * others are made up for at the next opening if it was cut short. Without the room they would stand in its way. */
static gboolean
name_parts (const char *folder, const HvRoomBlock *block, GError **error)
{
  if (!rename_part (folder, block->room, error) || !hv_folder_sync (folder, error))
    return FALSE;
  for (guint number = block->first; number < block->first + HV_ROOM_FILES; number++)
    if (number != block->room && !rename_part (folder, number, error))
      return FALSE;
  return hv_folder_sync (folder, error);
}

gboolean
hv_room_files_make (const char *folder, const HvRoomBlock *block, const guint8 *passphrase_key,
                    const guint8 salt[HV_SALT_SIZE], GError **error)
{
  const gsize size = HV_VAULT_PAD_UNIT;
  g_autofree char *path = hv_room_files_path (folder, block->room, "part");
  return hv_vault_write_new (path, passphrase_key, salt, (guint16) block->spare, HV_VAULT_PAD_UNIT, size, error)
         && write_unused (folder, block, salt, size, error) && name_parts (folder, block, error);
}

/* Brings the room's part to the size of the largest file, and tells that. */
static gboolean
grow_part (const char *folder, guint number, const guint8 *salt, sqlite3_int64 *size, GError **error)
{
  g_autofree char *part = hv_room_files_path (folder, number, "part");
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  sqlite3_int64 largest = find_largest (folder, numbers, salt);
  sqlite3_file *handle = open_ours (part, salt, size);
  int code = handle == NULL ? SQLITE_CANTOPEN : SQLITE_OK;
  if (code == SQLITE_OK && *size < largest)
    code = hv_handle_fill_random (handle, *size, largest);
  if (code == SQLITE_OK && *size < largest)
    code = hv_handle_sync (handle, SQLITE_SYNC_NORMAL);
  hv_handle_close (handle);
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "cannot bring the file to the size of the others");
  *size = MAX (*size, largest);
  return code == SQLITE_OK;
}

gboolean
hv_room_files_make_beside (const char *folder, const HvRoomBlock *block, const guint8 salt[HV_SALT_SIZE],
                           const struct timespec times[2], GError **error)
{
  sqlite3_int64 size;
  if (!grow_part (folder, block->room, salt, &size, error) || !write_unused (folder, block, salt, (gsize) size, error))
    return FALSE;
  for (guint number = block->first; number < block->first + HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "part");
      hv_file_set_times (path, times);
    }
  return name_parts (folder, block, error);
}

/* Opens file @number for as long as it is replaced, and takes the lock of whoever has a room in it open. */
static sqlite3_file *
take_file (const char *folder, guint number, const guint8 *salt, GError **error)
{
  g_autofree char *path = hv_room_files_path (folder, number, "dat");
  sqlite3_int64 size;
  sqlite3_file *handle = open_ours (path, salt, &size);
  if (handle != NULL && handle->pMethods->xLock (handle, SQLITE_LOCK_SHARED) == SQLITE_OK
      && handle->pMethods->xLock (handle, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK)
    return handle;
  g_set_error_literal (error, HV_VAULT_ERROR, handle != NULL ? HV_VAULT_ERROR_IN_USE : HV_VAULT_ERROR_NOT_WRITABLE,
                       "the file cannot be replaced now");
  hv_handle_close (handle);
  return NULL;
}

/* What was there has lost its name; its keys go too, so that nobody can bring it back from the disk. */
static void
forget_keys (sqlite3_file *handle)
{
  g_autofree guint8 *noise = g_malloc (HV_HEADER_SIZE);
  hv_random_fill (noise, HV_HEADER_SIZE);
  if (handle->pMethods->xWrite (handle, noise, HV_HEADER_SIZE, 0) == SQLITE_OK)
    hv_handle_sync (handle, SQLITE_SYNC_NORMAL);
}

gboolean
hv_room_files_can_replace (const char *folder, guint number, const guint8 salt[HV_SALT_SIZE])
{
  g_autofree char *path = hv_room_files_path (folder, number, "dat");
  sqlite3_int64 size;
  sqlite3_file *handle = number != 0 ? open_ours (path, salt, &size) : NULL;
  hv_handle_close (handle);
  return handle != NULL;
}

gboolean
hv_room_files_replace (const char *folder, guint number, const guint8 salt[HV_SALT_SIZE],
                       const struct timespec times[2], GError **error)
{
  g_autofree char *part = hv_room_files_path (folder, number, "part");
  g_autofree char *path = hv_room_files_path (folder, number, "dat");
  g_autofree char *log = hv_room_files_path (folder, number, "dat-wal");
  sqlite3_int64 size;
  sqlite3_file *old = take_file (folder, number, salt, error);
  if (old == NULL)
    return FALSE;
  gboolean replaced = grow_part (folder, number, salt, &size, error);
  if (replaced)
    hv_file_set_times (part, times);
  if (replaced && g_rename (part, path) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot name the file");
      replaced = FALSE;
    }
  /* It has its name. Where that cannot be made durable the old one may be back after a cut, so it keeps its keys. */
  if (replaced && hv_folder_sync (folder, NULL))
    {
      g_unlink (log);
      forget_keys (old);
    }
  hv_handle_close (old);
  return replaced;
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

/* Has somebody put another file in its place? On a disk that fails nobody can tell, and then it is ours. */
static gboolean
is_anothers (const char *path, const guint8 *salt)
{
  sqlite3_file *handle;
  guint8 head[HV_SALT_SIZE];
  if (hv_handle_open (hv_vault_get_base_vfs (), path, &handle) != SQLITE_OK)
    return FALSE;
  int code = handle->pMethods->xRead (handle, head, sizeof head, 0);
  hv_handle_close (handle);
  return code == SQLITE_OK && memcmp (head, salt, sizeof head) != 0;
}

void
hv_room_files_remove (const char *folder, const HvRoomBlock *block, const guint8 salt[HV_SALT_SIZE])
{
  for (guint number = block->first; number < block->first + HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "dat");
      g_autofree char *log = hv_room_files_path (folder, number, "dat-wal");
      if (is_anothers (path, salt))
        continue;
      g_unlink (log);
      g_unlink (path);
    }
}

static gboolean
has_file_of_block (const char *folder, guint first, const guint8 *salt)
{
  gboolean found = FALSE;
  for (guint number = first; number < first + HV_ROOM_FILES && !found; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "dat");
      struct timespec times[2];
      gboolean timed = hv_file_get_times (path, times);
      sqlite3_int64 size;
      sqlite3_file *handle = open_ours (path, salt, &size);
      found = handle != NULL;
      hv_handle_close (handle);
      if (timed)
        hv_file_set_times (path, times); /* it was looked at, nothing more */
    }
  return found;
}

static void
complete_block (const char *folder, guint first, const guint8 *salt)
{
  for (guint number = first; number < first + HV_ROOM_FILES; number++)
    {
      g_autofree char *part = hv_room_files_path (folder, number, "part");
      if (!is_there (folder, number) && hv_file_create_random (part, salt, HV_SALT_SIZE, HV_VAULT_PAD_UNIT, NULL))
        rename_part (folder, number, NULL);
    }
}

/* The first block, and those beside it; not around a single file that somebody has put here from elsewhere. */
void
hv_room_files_complete (const char *folder, const guint8 salt[HV_SALT_SIZE])
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  gboolean own = has_file_of_block (folder, 1, salt);
  hv_room_files_remove_parts (folder);
  complete_block (folder, 1, salt);
  for (guint i = 0, done = 1; i < numbers->len && own; i++)
    {
      guint first = (g_array_index (numbers, guint, i) - 1) / HV_ROOM_FILES * HV_ROOM_FILES + 1;
      if (first > done && has_file_of_block (folder, first, salt))
        complete_block (folder, first, salt);
      done = MAX (done, first);
    }
}

/* ---- one size, one time ---- */

/* Appends random bytes, unless somebody has the file open: then it is levelled another time. */
static void
grow_file (sqlite3_file *handle, sqlite3_int64 target)
{
  const sqlite3_io_methods *methods = handle->pMethods;
  sqlite3_int64 size;
  if (methods->xLock (handle, SQLITE_LOCK_SHARED) == SQLITE_OK
      && methods->xLock (handle, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK && methods->xFileSize (handle, &size) == SQLITE_OK)
    hv_handle_fill_random (handle, size, target);
  methods->xUnlock (handle, SQLITE_LOCK_NONE);
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
