/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "vault/keys.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/**
 * HvRooms:
 *
 * The folder of encrypted files: at least four of one size class, made at once, random bytes where
 * unused, so that their number tells nothing. Which of them is a room only a passphrase can say.
 * All functions block (key derivation takes about half a second): call them in a worker thread.
 */
typedef struct _HvRooms HvRooms;

/** @folder: of the files alone; it need not be there yet. Nothing is read or made here. */
HvRooms *hv_rooms_new (const char *folder);
void hv_rooms_free (HvRooms *rooms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRooms, hv_rooms_free)

/** Its path, absolute. */
const char *hv_rooms_get_folder (HvRooms *rooms);

/** Whether the folder holds any file of ours (cheap: no file is read). */
gboolean hv_rooms_exist (HvRooms *rooms);

/**
 * hv_rooms_create:
 * @rooms: the folder; made if it is not there
 * @passphrase: for the first slot
 * @error: from %HV_VAULT_ERROR: _TAKEN when @passphrase opens a room of the folder; _OCCUPIED when no number is left …
 *
 * Makes the folder's files, one of them a room. Where there are files already, which of them are rooms cannot be known:
 * then four more are made, and all are of one size. Cut short, it has made nothing, or the room.
 *
 * Returns: (transfer full): the open, empty room
 */
HvVault *hv_rooms_create (HvRooms *rooms, const HvSecret *passphrase, GError **error);

/**
 * hv_rooms_restore:
 * @rooms: the folder; made if it is not there
 * @copy: path of a copy, or of a room from elsewhere; it may lie where nothing can be written, and is left as it is
 * @passphrase: of any of its slots
 * @next: (nullable): what the room is to open with here; %NULL for @passphrase
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 * @error: from %HV_VAULT_ERROR: what opening @copy gives (_WRONG_PASSPHRASE, _NOT_A_ROOM, _DAMAGED, _NEWER_VERSION,
 *   _NOT_FOUND, _IN_USE); _TAKEN when the words open another room of the folder; _STOPPED, _NO_SPACE …
 *
 * The room in @copy becomes one of the folder's, beside what is there: a new file with a key of its own and one slot,
 * which is given its name when every page has been read again and the database was found sound. Three unused files are
 * made with it, and all are of one size. Cut short, it has made nothing, or the room. Blocks.
 *
 * Returns: (transfer full): the open room
 */
HvVault *hv_rooms_restore (HvRooms *rooms, const char *copy, const HvSecret *passphrase, const HvSecret *next,
                           HvMeter *meter, GError **error);

/**
 * hv_rooms_take_back:
 *
 * Deletes the files that hv_rooms_create() or hv_rooms_restore() has made through @rooms, and no others: for a new room
 * that has been closed again because it could not be used (a full disk), so that the next try is not in its own way.
 */
void hv_rooms_take_back (HvRooms *rooms);

/**
 * hv_rooms_open:
 * @error: from %HV_VAULT_ERROR: _NOT_FOUND without any file, _WRONG_PASSPHRASE when nothing opens, _IN_USE, _DAMAGED,
 *   _NEWER_VERSION, _NOT_WRITABLE …
 *
 * One derivation, then every slot of every file is tried, always all of them. A file with another salt costs a further
 * derivation, and only when nothing opened. Missing files are made; at closing the room, all are brought to one size
 * and to the times they had.
 *
 * Returns: (transfer full): the room that opens with @passphrase, or %NULL
 */
HvVault *hv_rooms_open (HvRooms *rooms, const HvSecret *passphrase, GError **error);

/**
 * hv_rooms_adopt:
 * @database: with the page size and reserve of a room, e.g. in memory; no transaction is open on it
 * @words: what the room is to open with
 * @meter, @error: as for hv_rooms_restore()
 *
 * What is in @database becomes a room of the folder, as hv_rooms_restore() makes one. Blocks.
 *
 * Returns: (transfer full): the open room
 */
HvVault *hv_rooms_adopt (HvRooms *rooms, sqlite3 *database, const HvSecret *words, HvMeter *meter, GError **error);

/**
 * hv_rooms_fill_spare:
 * @spare: what hv_vault_get_spare() of the room says from which it is made
 * @salt: that room's
 * @database, @words, @meter, @error: as for hv_rooms_adopt()
 *
 * What is in @database becomes a second room of the folder, in the file that the first one names for it. A room that
 * was made there before from the same one is gone then. Where @spare names no file of the folder with @salt, a new block is
 * made, so no file is ever taken that may be somebody's. Cut short, it has made nothing, or the room. Blocks.
 *
 * Returns: whether it is there; it is closed
 */
gboolean hv_rooms_fill_spare (HvRooms *rooms, guint spare, const guint8 salt[HV_SALT_SIZE], sqlite3 *database,
                              const HvSecret *words, HvMeter *meter, GError **error);

/**
 * hv_rooms_find_path:
 * @error: as hv_rooms_open(), before the room itself is looked at
 *
 * Which file @passphrase opens, also when the room in it is too damaged to be opened. Nothing is changed. Blocks for
 * key derivations.
 *
 * Returns: (transfer full): its path, or %NULL
 */
char *hv_rooms_find_path (HvRooms *rooms, const HvSecret *passphrase, GError **error);

/**
 * hv_rooms_derive_new_key:
 * @but: the number of the file of the room that is to open with @passphrase; 0 for one that is not there yet
 * @salt: that room's
 * @error: %HV_VAULT_ERROR_TAKEN when @passphrase opens another room of the folder, _MEMORY
 *
 * For whoever gives a room of the folder a passphrase: since the passphrase alone says which room is meant, it opens one
 * and no more. Blocks for a derivation, and one more for each other salt in the folder, as hv_rooms_open() does.
 *
 * Returns: (transfer full): the key that @passphrase gives with @salt
 */
HvSecret *hv_rooms_derive_new_key (HvRooms *rooms, guint but, const HvSecret *passphrase,
                                   const guint8 salt[HV_SALT_SIZE], GError **error);

G_END_DECLS
