/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/rooms.h"

G_BEGIN_DECLS

/*
 * Erasing: the keys first, which takes a few milliseconds and is enough that nobody can read the room any more; then
 * its log and the rest of its file, which are overwritten so that the file is as if it had never been used. What is
 * cut short in between is ended at the next start. FORMAT.md §8.1 says what it is worth on a flash disk.
 */

/** HvErasing: what is left to do when the keys are gone. */
typedef struct _HvErasing HvErasing;

/**
 * hv_vault_erase_keys:
 * @vault: an open room; its database may be open, with no transaction in it
 * @key: derived with hv_keys_derive() for the vault's salt
 * @error: _WRONG_PASSPHRASE when @key does not open it, _NOT_WRITABLE …; then nothing has been changed
 *
 * From here on the room is lost: both copies of its header are overwritten, its keys in memory too, and no write of
 * SQLite's reaches a file any more. The vault is good for nothing but to be closed, and after that
 * hv_erasing_finish() does the rest.
 *
 * Returns: (transfer full): for hv_erasing_finish()
 */
HvErasing *hv_vault_erase_keys (HvVault *vault, const HvSecret *key, GError **error);

/**
 * hv_erasing_finish:
 * @erasing: (transfer full)
 * @error: when something of it could not be overwritten; the next start tries again
 *
 * Overwrites the log and the file. In a folder of rooms the file is an unused one then; a room that stands alone is
 * removed. Blocks for as long as it takes to write as many bytes as the file has.
 */
gboolean hv_erasing_finish (HvErasing *erasing, GError **error);

/** Leaves it to the next start. */
void hv_erasing_free (HvErasing *erasing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvErasing, hv_erasing_free)

/**
 * hv_rooms_erase_all:
 * @error: _IN_USE while one of them is open, and nothing has been changed; otherwise when something of it could not
 *   be overwritten, which the next start tries again
 *
 * Erases every file of the folder, whoever's: first the headers of all of them, then their logs, then the rest; then
 * removes them, and the folder if nothing else is in it. Blocks.
 */
gboolean hv_rooms_erase_all (HvRooms *rooms, GError **error);

/**
 * hv_rooms_finish_erasing:
 *
 * Ends what was cut short; touches nothing else. Looks into the folder once and no more when there is nothing to do.
 * hv_rooms_open() and hv_rooms_create() do it by themselves; a start does, so that nobody has to open a room first.
 */
void hv_rooms_finish_erasing (HvRooms *rooms);

G_END_DECLS
