/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/rooms.h"

#include "base/paths.h"
#include "vault/cost.h"
#include "vault/erase.h"
#include "vault/room-files.h"
#include "vault/room-search.h"
#include "vault/rooms-private.h"
#include "vault/secret-private.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct _HvRooms
{
  char *folder;
  gboolean made; /* through this: the files of @block, with @salt */
  HvRoomBlock block;
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
hv_rooms_get_folder (HvRooms *rooms)
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

gboolean
hv_rooms_prepare (HvRooms *rooms, GError **error)
{
  g_autoptr (GError) local = NULL;
  hv_rooms_finish_erasing (rooms);
  if (!hv_paths_make_private_dir (rooms->folder, &local))
    {
      HvVaultError code = local->code == G_FILE_ERROR_NOSPC ? HV_VAULT_ERROR_NO_SPACE : HV_VAULT_ERROR_NOT_WRITABLE;
      g_set_error_literal (error, HV_VAULT_ERROR, code, local->message);
      return FALSE;
    }
  hv_room_files_remove_parts (rooms->folder);
  return TRUE;
}

const HvRoomBlock *
hv_rooms_begin_block (HvRooms *rooms, const guint8 salt[HV_SALT_SIZE], GError **error)
{
  guint first = hv_room_files_find_block (rooms->folder);
  if (first == 0)
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_OCCUPIED, "no number is left");
      return NULL;
    }
  hv_room_block_draw (&rooms->block, first);
  memcpy (rooms->salt, salt, HV_SALT_SIZE);
  rooms->made = TRUE;
  return &rooms->block;
}

/* The folder's own salt, or a new one for the first files in it. */
void
hv_rooms_find_salt (HvRooms *rooms, guint8 salt[HV_SALT_SIZE])
{
  g_autoptr (HvRoomSearch) search = hv_room_search_new (rooms->folder);
  const guint8 *own = hv_room_search_get_salt (search);
  if (own != NULL)
    memcpy (salt, own, HV_SALT_SIZE);
  else
    hv_salt_draw (salt, hv_cost_choose ());
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

/* Beside files that are there: they may be somebody's rooms, so four new ones are made, and all are of one size. */
static gboolean
make_beside (HvRooms *self, const HvRoomBlock *block, const HvSecret *key, const guint8 *salt, GError **error)
{
  struct timespec times[2];
  clock_gettime (CLOCK_REALTIME, &times[0]);
  times[1] = times[0];
  hv_room_files_find_times (self->folder, times);
  g_autofree char *part = hv_room_files_path (self->folder, block->room, "part");
  return hv_vault_write_new (part, hv_secret_peek_bytes (key), salt, (guint16) block->spare, HV_VAULT_PAD_UNIT,
                             HV_VAULT_PAD_UNIT, error)
         && hv_room_files_make_beside (self->folder, block, salt, times, error);
}

static HvVault *
create_beside (HvRooms *self, const HvSecret *passphrase, GError **error)
{
  guint8 salt[HV_SALT_SIZE];
  hv_rooms_find_salt (self, salt);
  g_autoptr (HvSecret) key = hv_rooms_derive_new_key (self, 0, passphrase, salt, error);
  const HvRoomBlock *block = key != NULL ? hv_rooms_begin_block (self, salt, error) : NULL;
  if (block == NULL)
    return NULL;
  gboolean made = make_beside (self, block, key, salt, error);
  return hv_rooms_end_block (self, made, key, error);
}

HvVault *
hv_rooms_create (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  guint8 salt[HV_SALT_SIZE];
  if (sodium_init () < 0 || !hv_rooms_prepare (rooms, error))
    return NULL;
  if (hv_rooms_exist (rooms))
    return create_beside (rooms, passphrase, error);
  hv_salt_draw (salt, hv_cost_choose ());
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  const HvRoomBlock *block = key != NULL ? hv_rooms_begin_block (rooms, salt, error) : NULL;
  if (block == NULL)
    return NULL;
  gboolean made = hv_room_files_make (rooms->folder, block, hv_secret_peek_bytes (key), salt, error);
  return hv_rooms_end_block (rooms, made, key, error);
}

HvVault *
hv_rooms_end_block (HvRooms *rooms, gboolean made, const HvSecret *key, GError **error)
{
  HvVault *vault = NULL;
  if (made)
    vault = unlock_room (rooms, rooms->block.room, hv_secret_peek_bytes (key), rooms->salt, error);
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
  hv_room_files_remove (rooms->folder, &rooms->block, rooms->salt);
  rooms->made = FALSE;
}

/* ---- opening ---- */

static HvVault *
open_one_of (HvRooms *self, HvRoomSearch *search, const HvSecret *passphrase, GError **error)
{
  const guint8 *salt;
  g_autoptr (HvSecret) key = NULL;
  guint number = hv_room_search_find (search, passphrase, &salt, &key, error);
  if (number == 0)
    return NULL;
  hv_room_files_complete (self->folder, salt);
  return unlock_room (self, number, hv_secret_peek_bytes (key), salt, error);
}

static gboolean
check_exist (HvRooms *self, GError **error)
{
  if (hv_rooms_exist (self))
    return TRUE;
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND, "there is no file");
  return FALSE;
}

HvVault *
hv_rooms_open (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  hv_rooms_finish_erasing (rooms);
  if (!check_exist (rooms, error))
    return NULL;
  if (access (rooms->folder, W_OK | X_OK) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot write to the folder");
      return NULL;
    }
  g_autoptr (HvRoomSearch) search = hv_room_search_new (rooms->folder);
  return hv_room_search_can_read (search, error) ? open_one_of (rooms, search, passphrase, error) : NULL;
}

char *
hv_rooms_find_path (HvRooms *rooms, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  if (!check_exist (rooms, error))
    return NULL;
  g_autoptr (HvRoomSearch) search = hv_room_search_new (rooms->folder);
  g_autoptr (HvSecret) key = NULL;
  const guint8 *salt;
  if (!hv_room_search_can_read (search, error))
    return NULL;
  guint number = hv_room_search_find (search, passphrase, &salt, &key, error);
  return number != 0 ? hv_room_files_path (rooms->folder, number, "dat") : NULL;
}

HvSecret *
hv_rooms_derive_new_key (HvRooms *rooms, guint but, const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE],
                         GError **error)
{
  g_return_val_if_fail (rooms != NULL && passphrase != NULL, NULL);

  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL)
    return NULL;
  g_autoptr (HvRoomSearch) search = hv_room_search_new (rooms->folder);
  hv_room_search_leave_out (search, but);
  if (!hv_room_search_opens_any (search, passphrase, salt, key))
    return g_steal_pointer (&key);
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN, "another room opens with it");
  return NULL;
}
