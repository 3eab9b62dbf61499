/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/rooms.h"

#include "base/paths.h"
#include "vault/cost.h"
#include "vault/erase.h"
#include "vault/room-files.h"
#include "vault/rooms-private.h"
#include "vault/secret-private.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

/* A file from elsewhere has a salt of its own, and each salt costs a derivation. */
#define MOST_SALTS 4

struct _HvRooms
{
  char *folder;
  gboolean made; /* through this, and so @salt is theirs */
  guint8 salt[HV_SALT_SIZE];
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

const char *
hv_rooms_peek_folder (HvRooms *rooms)
{
  return rooms->folder;
}

gboolean
hv_rooms_exist (HvRooms *rooms)
{
  g_return_val_if_fail (rooms != NULL, FALSE);
  g_autoptr (GArray) numbers = hv_room_files_list (rooms->folder, "dat");
  return numbers->len > 0;
}

/* ---- making ---- */

static gboolean
prepare_folder (HvRooms *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  hv_rooms_finish_erasing (self);
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
  hv_room_files_remove_parts (self->folder);
  return TRUE;
}

static HvVault *
unlock_room (HvRooms *self, guint number, const guint8 *passphrase_key, const guint8 *salt, GError **error)
{
  g_autofree char *path = hv_room_files_path (self->folder, number, "dat");
  HvVault *vault = hv_vault_unlock (path, passphrase_key, salt, error);
  if (vault == NULL)
    return NULL;
  hv_room_files_find_times (self->folder, vault->times);
  vault->folder = g_strdup (self->folder);
  return vault;
}

HvVault *
hv_rooms_create (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  if (sodium_init () < 0 || !prepare_folder (rooms, error))
    return NULL;
  guint8 *salt = rooms->salt;
  hv_salt_draw (salt, hv_cost_choose ());
  guint room = 1 + randombytes_uniform (HV_ROOM_FILES);
  guint spare = 1 + (room + randombytes_uniform (HV_ROOM_FILES - 1)) % HV_ROOM_FILES; /* any other */
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL)
    return NULL;
  rooms->made = TRUE;
  HvVault *vault = NULL;
  if (hv_room_files_make (rooms->folder, room, spare, hv_secret_peek_bytes (key), salt, error))
    vault = unlock_room (rooms, room, hv_secret_peek_bytes (key), salt, error);
  if (vault == NULL)
    hv_rooms_take_back (rooms);
  return vault;
}

void
hv_rooms_take_back (HvRooms *rooms)
{
  g_return_if_fail (rooms != NULL);

  if (!rooms->made)
    return;
  hv_room_files_remove_parts (rooms->folder);
  hv_room_files_remove (rooms->folder, rooms->salt);
  rooms->made = FALSE;
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
  g_autofree char *path = hv_room_files_path (folder, self->number, "dat");
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
      if (tried[i] || !files[i].readable)
        continue;
      for (guint j = 0; j < n_files; j++)
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
      hv_room_files_complete (self->folder, salt);
      return unlock_room (self, number, hv_secret_peek_bytes (key), salt, error);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE, "no slot of any file opens");
  return NULL;
}

/* The folder's files, looked at. How many could be read is in @readable; @error is of the first that could not. */
static Candidate *
read_all (const char *folder, guint *n_files, guint *readable, GError **error)
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  Candidate *files = g_new0 (Candidate, numbers->len);
  *n_files = numbers->len;
  *readable = 0;
  for (guint i = 0; i < numbers->len; i++)
    {
      files[i].number = g_array_index (numbers, guint, i);
      *readable += read_candidate (&files[i], folder, error);
    }
  return files;
}

HvVault *
hv_rooms_open (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  hv_rooms_finish_erasing (rooms);
  if (!hv_rooms_exist (rooms))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND, "there is no file");
      return NULL;
    }
  if (access (rooms->folder, W_OK | X_OK) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot write to the folder");
      return NULL;
    }
  guint n_files, readable;
  g_autoptr (GError) failure = NULL;
  g_autofree Candidate *files = read_all (rooms->folder, &n_files, &readable, &failure);
  if (readable == 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return open_one_of (rooms, files, n_files, passphrase, error);
}

/* ---- a passphrase that a room is to have ---- */

/* A file whose derivation this machine cannot do opens with nothing here. */
static gboolean
opens_any (const Candidate *files, guint n_files, const HvSecret *passphrase, const guint8 *salt, const HvSecret *key)
{
  g_autofree gboolean *tried = g_new0 (gboolean, n_files);
  gboolean found = try_all (files, n_files, hv_secret_peek_bytes (key), salt) != 0;
  for (guint i = 0; i < n_files; i++)
    tried[i] = memcmp (files[i].header, salt, HV_SALT_SIZE) == 0;
  const guint8 *other;
  for (guint i = 1; i < MOST_SALTS && !found && (other = pick_salt (files, n_files, tried)) != NULL; i++)
    {
      g_autoptr (HvSecret) other_key = hv_keys_derive (passphrase, other, NULL);
      found = other_key != NULL && try_all (files, n_files, hv_secret_peek_bytes (other_key), other) != 0;
    }
  return found;
}

HvSecret *
hv_rooms_derive_new_key (HvRooms *rooms, guint but, const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE],
                         GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  guint n_files, readable;
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL)
    return NULL;
  g_autofree Candidate *files = read_all (rooms->folder, &n_files, &readable, NULL);
  for (guint i = 0; i < n_files; i++)
    files[i].readable = files[i].readable && files[i].number != but;
  if (!opens_any (files, n_files, passphrase, salt, key))
    return g_steal_pointer (&key);
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN, "another room opens with it");
  return NULL;
}
