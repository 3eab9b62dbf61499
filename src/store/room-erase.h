/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * hv_room_erase_async:
 * @store: of an open room
 * @current: (transfer full): a passphrase that opens it; an open screen is not enough
 *
 * Erases the room: its keys within milliseconds, then its log and the rest of its file. With the keys the store closes:
 * what was waiting is refused (%HV_STORE_ERROR_CLOSED). Whoever leaves then has erased it; the rest is done at the next
 * start. See vault/erase.h.
 */
void hv_room_erase_async (HvStore *store, HvSecret *current, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_erase_finish:
 * @error: %HV_VAULT_ERROR_WRONG_PASSPHRASE and others before the keys are gone: the room is as it was and the store
 *   open. Afterwards: the store is closed, and something could not be overwritten; the next start tries again.
 *
 * Returns: whether all of it was overwritten
 */
gboolean hv_room_erase_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
