/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/rooms.h"

#include "base/paths.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_AT_LEAST 4
#define MOST_NUMBER 9999
/* A file from elsewhere has a salt of its own, and each salt costs a derivation. */
#define MOST_SALTS 4

struct _HvRooms
{
  char *folder;
};

HvRooms *
hv_rooms_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);
  HvRooms *self = g_new0 (HvRooms, 1);
  self->folder = g_canonicalize_filename (folder, NULL);
  return self;
}

void
hv_rooms_free (HvRooms *rooms)
{
  if (rooms == NULL)
    return;
  g_free (rooms->folder);
  g_free (rooms);
}

/* ---- the files ---- */

static char *
file_path (const char *folder, guint number, const char *ending)
{
  return g_strdup_printf ("%s/%u.%s", folder, number, ending);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return x < y ? -1 : x > y;
}

/* The numbers of the files "1.dat", "2.dat" … or of those still being made. */
static GArray *
list_files (const char *folder, const char *ending)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *end;
      guint64 number = g_ascii_isdigit (*name) ? g_ascii_strtoull (name, &end, 10) : 0;
      if (number >= 1 && number <= MOST_NUMBER && *end == '.' && g_str_equal (end + 1, ending))
        {
          guint n = (guint) number;
          g_array_append_val (numbers, n);
        }
    }
  g_array_sort (numbers, by_number);
  return numbers;
}

gboolean
hv_rooms_exist (HvRooms *rooms)
{
  g_return_val_if_fail (rooms != NULL, FALSE);
  g_autoptr (GArray) numbers = list_files (rooms->folder, "dat");
  return numbers->len > 0;
}

/* ---- one size, one time ---- */

static sqlite3_int64
file_size (const char *path)
{
  struct stat info;
  return stat (path, &info) == 0 ? (sqlite3_int64) info.st_size : 0;
}

/* Appends random bytes, unless somebody has the file open: then it is levelled another time. */
static void
grow_file (const char *path, sqlite3_int64 target)
{
  sqlite3_file *handle;
  if (hv_handle_open (hv_vault_get_base_vfs (), path, &handle) != SQLITE_OK)
    return;
  const sqlite3_io_methods *methods = handle->pMethods;
  const int chunk = 64 * 1024;
  g_autofree guint8 *random = g_malloc (chunk);
  sqlite3_int64 size;
  if (methods->xLock (handle, SQLITE_LOCK_SHARED) == SQLITE_OK
      && methods->xLock (handle, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK
      && methods->xFileSize (handle, &size) == SQLITE_OK)
    while (size < target)
      {
        int part = (int) MIN (chunk, target - size);
        hv_random_fill (random, (gsize) part);
        if (methods->xWrite (handle, random, part, size) != SQLITE_OK)
          break;
        size += part;
      }
  methods->xUnlock (handle, SQLITE_LOCK_NONE);
  hv_handle_close (handle);
}

void
hv_rooms_level (const char *folder, const struct timespec times[2])
{
  g_autoptr (GArray) numbers = list_files (folder, "dat");
  sqlite3_int64 largest = 0;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = file_path (folder, g_array_index (numbers, guint, i), "dat");
      largest = MAX (largest, file_size (path));
    }
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = file_path (folder, g_array_index (numbers, guint, i), "dat");
      if (file_size (path) < largest)
        grow_file (path, largest);
      hv_file_set_times (path, times);
    }
}

/* All files carry the time of the one that was left alone longest. */
static void
find_common_times (const char *folder, const GArray *numbers, struct timespec times[2])
{
  for (guint i = 0; i < numbers->len; i++)
    {
      struct timespec own[2];
      g_autofree char *path = file_path (folder, g_array_index (numbers, guint, i), "dat");
      if (hv_file_get_times (path, own)
          && (own[1].tv_sec < times[1].tv_sec
              || (own[1].tv_sec == times[1].tv_sec && own[1].tv_nsec < times[1].tv_nsec)))
        memcpy (times, own, sizeof own);
    }
}

/* ---- making ---- */

static gboolean
write_part (HvRooms *self, guint number, guint room, guint spare, const guint8 *passphrase_key, const guint8 *salt,
            GError **error)
{
  g_autofree char *path = file_path (self->folder, number, "part");
  if (number == room)
    return hv_vault_write_new (path, passphrase_key, salt, (guint16) spare, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT,
                               error);
  return hv_file_create_random (path, salt, HV_SALT_SIZE, HV_VAULT_PAD_UNIT, error);
}

static gboolean
rename_part (HvRooms *self, guint number, GError **error)
{
  g_autofree char *from = file_path (self->folder, number, "part");
  g_autofree char *to = file_path (self->folder, number, "dat");
  if (g_rename (from, to) == 0)
    return TRUE;
  hv_vault_error_set_errno (error, errno, "cannot name the file");
  return FALSE;
}

static void
remove_parts (HvRooms *self)
{
  g_autoptr (GArray) numbers = list_files (self->folder, "part");
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *path = file_path (self->folder, g_array_index (numbers, guint, i), "part");
      g_unlink (path);
    }
}

/* The room's file gets its name first: before that nothing is there, after that the room is, and the others
 * are made up for at the next opening if it was cut short. */
static gboolean
write_files (HvRooms *self, guint room, guint spare, const guint8 *passphrase_key, const guint8 *salt, GError **error)
{
  for (guint number = 1; number <= FILES_AT_LEAST; number++)
    if (!write_part (self, number, room, spare, passphrase_key, salt, error))
      return FALSE;
  if (!rename_part (self, room, error))
    return FALSE;
  for (guint number = 1; number <= FILES_AT_LEAST; number++)
    if (number != room && !rename_part (self, number, error))
      return FALSE;
  return hv_folder_sync (self->folder, error);
}

static gboolean
prepare_folder (HvRooms *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  if (!hv_paths_make_private_dir (self->folder, &local))
    {
      HvVaultError code = local->code == G_FILE_ERROR_NOSPC ? HV_VAULT_ERROR_NO_SPACE : HV_VAULT_ERROR_NOT_WRITABLE;
      g_set_error_literal (error, HV_VAULT_ERROR, code, local->message);
      return FALSE;
    }
  if (hv_rooms_exist (self))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED, "there are files already");
      return FALSE;
    }
  remove_parts (self);
  return TRUE;
}

static HvVault *
unlock_room (HvRooms *self, guint number, const guint8 *passphrase_key, const guint8 *salt, GError **error)
{
  g_autofree char *path = file_path (self->folder, number, "dat");
  HvVault *vault = hv_vault_unlock (path, passphrase_key, salt, error);
  if (vault == NULL)
    return NULL;
  g_autoptr (GArray) numbers = list_files (self->folder, "dat");
  find_common_times (self->folder, numbers, vault->times);
  vault->folder = g_strdup (self->folder);
  return vault;
}

HvVault *
hv_rooms_create (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  if (sodium_init () < 0 || !prepare_folder (rooms, error))
    return NULL;
  guint8 salt[HV_SALT_SIZE];
  hv_salt_draw (salt, HV_COST_DEFAULT);
  guint room = 1 + randombytes_uniform (FILES_AT_LEAST);
  guint spare = 1 + (room + randombytes_uniform (FILES_AT_LEAST - 1)) % FILES_AT_LEAST; /* any other */
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL)
    return NULL;
  if (!write_files (rooms, room, spare, hv_secret_peek_bytes (key), salt, error))
    {
      remove_parts (rooms);
      return NULL;
    }
  return unlock_room (rooms, room, hv_secret_peek_bytes (key), salt, error);
}

/* ---- opening ---- */

typedef struct
{
  guint number;
  guint8 header[HV_HEADER_SIZE];
  gboolean readable;
} Candidate;

/* Through SQLite's own VFS: it alone knows which files this process has open and must not close. */
static gboolean
read_candidate (Candidate *self, const char *folder, GError **error)
{
  g_autofree char *path = file_path (folder, self->number, "dat");
  struct timespec times[2];
  gboolean timed = hv_file_get_times (path, times);
  sqlite3_file *handle;
  int code = hv_handle_open (hv_vault_get_base_vfs (), path, &handle);
  if (code == SQLITE_OK)
    {
      code = handle->pMethods->xRead (handle, self->header, HV_HEADER_SIZE, 0);
      hv_handle_close (handle);
    }
  if (timed)
    hv_file_set_times (path, times);
  self->readable = code == SQLITE_OK;
  if (code == SQLITE_IOERR_SHORT_READ && error != NULL && *error == NULL)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_A_ROOM, "too short for a header");
  else if (code != SQLITE_OK && error != NULL && *error == NULL)
    hv_vault_error_set_sqlite (error, code, "cannot read the header");
  return self->readable;
}

/* The salt that most of the files not marked in @tried have; %NULL when none is left. */
static const guint8 *
pick_salt (const Candidate *files, guint n_files, gboolean *tried)
{
  const guint8 *best = NULL;
  guint best_count = 0;
  for (guint i = 0; i < n_files; i++)
    {
      guint count = 0;
      for (guint j = 0; j < n_files && files[i].readable && !tried[i]; j++)
        count += files[j].readable && memcmp (files[i].header, files[j].header, HV_SALT_SIZE) == 0;
      if (count > best_count)
        {
          best = files[i].header;
          best_count = count;
        }
    }
  for (guint i = 0; i < n_files && best != NULL; i++)
    tried[i] = tried[i] || memcmp (files[i].header, best, HV_SALT_SIZE) == 0;
  return best;
}

/* Every slot of every file, whatever was found before: the time says nothing. The number, or 0. */
static guint
try_all (const Candidate *files, guint n_files, const guint8 *passphrase_key, const guint8 *salt)
{
  guint found = 0;
  guint8 master[HV_KEY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  for (guint i = 0; i < n_files; i++)
    if (files[i].readable && hv_header_find_slot (files[i].header, passphrase_key, salt, master, valid) >= 0
        && found == 0)
      found = files[i].number;
  sodium_memzero (master, sizeof master);
  return found;
}

/* What making the folder left undone. */
static void
make_up_for_missing (HvRooms *self, const guint8 *salt)
{
  for (guint number = 1; number <= FILES_AT_LEAST; number++)
    {
      g_autofree char *path = file_path (self->folder, number, "dat");
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        hv_file_create_random (path, salt, HV_SALT_SIZE, HV_VAULT_PAD_UNIT, NULL);
    }
  remove_parts (self);
}

static HvVault *
open_one_of (HvRooms *self, const Candidate *files, guint n_files, const HvSecret *passphrase, GError **error)
{
  g_autofree gboolean *tried = g_new0 (gboolean, n_files);
  g_autoptr (GError) failure = NULL;
  const guint8 *salt;
  for (guint i = 0; i < MOST_SALTS && (salt = pick_salt (files, n_files, tried)) != NULL; i++)
    {
      g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, failure == NULL ? &failure : NULL);
      guint number = key != NULL ? try_all (files, n_files, hv_secret_peek_bytes (key), salt) : 0;
      if (number == 0)
        continue;
      make_up_for_missing (self, salt);
      return unlock_room (self, number, hv_secret_peek_bytes (key), salt, error);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE, "no slot of any file opens");
  return NULL;
}

HvVault *
hv_rooms_open (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  g_autoptr (GArray) numbers = list_files (rooms->folder, "dat");
  if (numbers->len == 0)
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND, "there is no file");
      return NULL;
    }
  if (access (rooms->folder, W_OK | X_OK) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot write to the folder");
      return NULL;
    }
  g_autofree Candidate *files = g_new0 (Candidate, numbers->len);
  g_autoptr (GError) failure = NULL;
  guint readable = 0;
  for (guint i = 0; i < numbers->len; i++)
    {
      files[i].number = g_array_index (numbers, guint, i);
      readable += read_candidate (&files[i], rooms->folder, &failure);
    }
  if (readable == 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return open_one_of (rooms, files, numbers->len, passphrase, error);
}
