/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/cost.h"
#include "vault/room-search.h"
#include "vault/rooms-private.h"
#include "vault/secret-private.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <time.h>

/* A new file, for the room @source if it is of one: master key and file id are its own, and nothing of the old slots is
 * taken over. */
static HvTransfer *
begin_transfer (const char *part, const HvVault *source, guint spare, const guint8 *salt, const HvSecret *key,
                HvMeter *meter, GError **error)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  guint8 body[HV_BODY_SIZE];
  HvKeys *keys = hv_locked_alloc (sizeof *keys, error);
  if (keys == NULL)
    return NULL;
  if (source != NULL)
    hv_body_init_copy (body, source->body, HV_VAULT_PAD_UNIT);
  else
    hv_body_init (body, HV_VAULT_PAGE_SIZE, HV_VAULT_PAD_UNIT, (guint16) spare);
  memset (body + HV_BODY_SLOT_KINDS, HV_SLOT_FREE, HV_SLOTS);
  body[HV_BODY_SLOT_KINDS] = HV_SLOT_PASSPHRASE;
  hv_put_u16 (body + HV_BODY_SPARE, (guint16) spare);
  hv_header_create (header, keys, hv_secret_peek_bytes (key), salt, body);
  HvTransfer *transfer = NULL;
  if (hv_file_create_random (part, header, HV_HEADER_SIZE, HV_VAULT_PAD_UNIT, error))
    transfer = hv_transfer_new (part, keys->master, meter, error);
  sodium_free (keys);
  return transfer;
}

static gboolean
transfer_all (HvTransfer *self, sqlite3 *source, GError **error)
{
  gboolean done = FALSE;
  while (!done)
    if (!hv_transfer_step (self, source, &done, error))
      return FALSE;
  return hv_transfer_verify (self, error);
}

static gboolean
opens_with (const char *part, const HvSecret *key, const guint8 *salt, GError **error)
{
  g_autoptr (HvVault) vault = hv_vault_unlock (part, hv_secret_peek_bytes (key), salt, error);
  return vault != NULL;
}

/* All files of the folder carry the time of the one that was left alone longest. */
static void
find_times (const char *folder, struct timespec times[2])
{
  clock_gettime (CLOCK_REALTIME, &times[0]);
  times[1] = times[0];
  hv_room_files_find_times (folder, times);
}

static gboolean
make_files (const char *folder, const HvRoomBlock *block, HvVault *source, sqlite3 *database, const guint8 *salt,
            const HvSecret *key, HvMeter *meter, GError **error)
{
  struct timespec times[2], folder_times[2];
  find_times (folder, times);
  gboolean timed = hv_file_get_times (folder, folder_times);
  g_autofree char *part = hv_room_files_path (folder, block->room, "part");
  g_autoptr (HvTransfer) transfer = begin_transfer (part, source, block->spare, salt, key, meter, error);
  if (transfer == NULL || !transfer_all (transfer, database, error) || !opens_with (part, key, salt, error)
      || !hv_transfer_may_go_on (transfer, error) || !hv_room_files_make_beside (folder, block, salt, times, error))
    return FALSE;
  hv_transfer_keep (transfer);
  if (timed)
    hv_file_set_times (folder, folder_times);
  hv_meter_set (meter, 1, 1);
  return TRUE;
}

static gboolean
check_random (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IO, "no source of random bytes");
  return FALSE;
}

static HvVault *
restore (HvRooms *rooms, HvVault *source, sqlite3 *database, const HvSecret *words, HvMeter *meter, GError **error)
{
  const char *folder = hv_rooms_get_folder (rooms);
  guint8 salt[HV_SALT_SIZE];
  if (!hv_rooms_prepare (rooms, error))
    return NULL;
  hv_rooms_find_salt (rooms, salt);
  g_autoptr (HvSecret) key = hv_rooms_derive_new_key (rooms, 0, words, salt, error);
  const HvRoomBlock *block = key != NULL ? hv_rooms_begin_block (rooms, salt, error) : NULL;
  if (block == NULL)
    return NULL;
  gboolean made = make_files (folder, block, source, database, salt, key, meter, error);
  return hv_rooms_end_block (rooms, made, key, error);
}

/* ---- a second room, in the file that the first one names ---- */

static gboolean
fill_spare (const char *folder, guint spare, sqlite3 *database, const guint8 *salt, const HvSecret *key, HvMeter *meter,
            GError **error)
{
  struct timespec times[2], folder_times[2];
  find_times (folder, times);
  gboolean timed = hv_file_get_times (folder, folder_times);
  g_autofree char *part = hv_room_files_path (folder, spare, "part");
  /* It names no spare of its own: the others of the block may be somebody's. */
  g_autoptr (HvTransfer) transfer = begin_transfer (part, NULL, 0, salt, key, meter, error);
  if (transfer == NULL || !transfer_all (transfer, database, error) || !opens_with (part, key, salt, error)
      || !hv_transfer_may_go_on (transfer, error) || !hv_room_files_replace (folder, spare, salt, times, error))
    return FALSE;
  hv_transfer_keep (transfer);
  if (timed)
    hv_file_set_times (folder, folder_times);
  hv_meter_set (meter, 1, 1);
  return TRUE;
}

gboolean
hv_rooms_fill_spare (HvRooms *rooms, guint spare, const guint8 salt[HV_SALT_SIZE], sqlite3 *database,
                     const HvSecret *words, HvMeter *meter, GError **error)
{
  g_return_val_if_fail (rooms != NULL && database != NULL && words != NULL, FALSE);

  const char *folder = hv_rooms_get_folder (rooms);
  if (!check_random (error) || !hv_rooms_prepare (rooms, error))
    return FALSE;
  if (!hv_room_files_can_replace (folder, spare, salt))
    {
      g_autoptr (HvVault) vault = hv_rooms_adopt (rooms, database, words, meter, error);
      return vault != NULL;
    }
  g_autoptr (HvSecret) key = hv_rooms_derive_new_key (rooms, spare, words, salt, error);
  return key != NULL && fill_spare (folder, spare, database, salt, key, meter, error);
}

HvVault *
hv_rooms_restore (HvRooms *rooms, const char *copy, const HvSecret *passphrase, const HvSecret *next, HvMeter *meter,
                  GError **error)
{
  g_return_val_if_fail (rooms != NULL && copy != NULL && passphrase != NULL, NULL);

  if (!check_random (error))
    return NULL;
  g_autoptr (HvVault) source = hv_vault_open_to_read (copy, passphrase, error);
  sqlite3 *database = source != NULL ? hv_vault_open_database (source, error) : NULL;
  if (database == NULL)
    return NULL;
  HvVault *vault = restore (rooms, source, database, next != NULL ? next : passphrase, meter, error);
  sqlite3_close (database);
  return vault;
}

HvVault *
hv_rooms_adopt (HvRooms *rooms, sqlite3 *database, const HvSecret *words, HvMeter *meter, GError **error)
{
  g_return_val_if_fail (rooms != NULL && database != NULL && words != NULL, NULL);
  return check_random (error) ? restore (rooms, NULL, database, words, meter, error) : NULL;
}
