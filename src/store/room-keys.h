/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"
#include "vault/slots.h"

G_BEGIN_DECLS

/*
 * The passphrases of an open room. A passphrase that opens it is asked for each time: an open screen is not enough to change
 * its keys. What takes long, the derivation, waits for nobody and keeps nobody waiting; the change itself is a few
 * milliseconds on the store's thread, and happens or does not (vault/slots.h).
 */

void hv_room_keys_list_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): of HvVaultKey */
GArray *hv_room_keys_list_finish (HvStore *store, GAsyncResult *result, GError **error);

/**
 * hv_room_keys_prove_async:
 * @current: (transfer full)
 *
 * Asks only if @current opens the room, for what is to be shown to nobody else. Finished with hv_room_keys_finish().
 */
void hv_room_keys_prove_async (HvStore *store, HvSecret *current, GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_keys_change_async:
 * @current: (transfer full): opens nothing from then on
 * @next: (transfer full): opens the room instead
 */
void hv_room_keys_change_async (HvStore *store, HvSecret *current, HvSecret *next, GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * hv_room_keys_add_async:
 * @current: (transfer full): opens the room, and goes on doing so
 * @another: (transfer full): opens it too from then on
 * @kind: what @another is
 */
void hv_room_keys_add_async (HvStore *store, HvSecret *current, HvSecret *another, HvSlotKind kind,
                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * hv_room_keys_remove_async:
 * @current: (transfer full): opens the room; may be the one that is removed
 * @index: of the key that opens nothing from then on; one that is gone already is no error
 */
void hv_room_keys_remove_async (HvStore *store, HvSecret *current, guint index, GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * hv_room_keys_finish:
 * @error: %HV_VAULT_ERROR_WRONG_PASSPHRASE when @current does not open this room; _TAKEN when the new one opens this
 *   room already or another of its folder; _NO_SLOT, _LAST_KEY; what the disk gives; %HV_STORE_ERROR_MISUSE for memory,
 *   %HV_STORE_ERROR_CLOSED
 */
gboolean hv_room_keys_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
