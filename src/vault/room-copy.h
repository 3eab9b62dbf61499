/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/**
 * HvRoomCopy:
 *
 * An encrypted copy of an open room, in the making: one file, which the same passphrases open. The four functions
 * come in order; the first and third belong on the thread that has the room open and are short, the second and fourth
 * block for as long as a slow disk likes and belong on another. Never two at once. FORMAT.md §8.2 has the order of
 * writes.
 *
 * Stopped or failed, it leaves nothing behind; killed, a file N.part that the next copy into the folder removes.
 */
typedef struct _HvRoomCopy HvRoomCopy;

/**
 * hv_room_copy_new:
 * @vault: the room
 * @folder: where to: there already, and not the folder of the rooms, where a passphrase opens one file
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 * @error: %HV_VAULT_ERROR_OCCUPIED for the folder of the rooms
 *
 * Takes what is needed of the room's keys and header.
 */
HvRoomCopy *hv_room_copy_new (HvVault *vault, const char *folder, HvMeter *meter, GError **error);

/**
 * hv_room_copy_prepare:
 * @error: from %HV_VAULT_ERROR: _NOT_FOUND, _NOT_WRITABLE, _NO_SPACE …
 *
 * Finds a free number in the folder and makes the file.
 */
gboolean hv_room_copy_prepare (HvRoomCopy *copy, GError **error);

/**
 * hv_room_copy_step:
 * @database: the room's, without a transaction
 * @done: (out): whether it was the last one
 * @error: %HV_VAULT_ERROR_DAMAGED when a page of the room does not open, _STOPPED, _NO_SPACE …
 *
 * Copies for some 20 ms. After a failure it has been taken back.
 */
gboolean hv_room_copy_step (HvRoomCopy *copy, sqlite3 *database, gboolean *done, GError **error);

/**
 * hv_room_copy_settle:
 * @error: %HV_VAULT_ERROR_DAMAGED when the disk does not give back what was written …
 *
 * Brings it to the disk, opens it a second time, verifies every page and the database, and gives it its name.
 *
 * Returns: (transfer full): the path of the copy
 */
char *hv_room_copy_settle (HvRoomCopy *copy, GError **error);

/** Takes back what was begun, unless it was settled; on the room's thread after a step. */
void hv_room_copy_abandon (HvRoomCopy *copy);

/** Abandons and frees. */
void hv_room_copy_free (HvRoomCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRoomCopy, hv_room_copy_free)

G_END_DECLS
