/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "store/migration.h"
#include "store/store.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * hv_second_room_make_async:
 * @store: the room from which it is made, open, one of a folder's
 * @words: (transfer full): what the second room is to open with
 * @migrations: as for hv_store_open_async()
 * @fill: (nullable): writes what is to be in it; gives no result
 * @data: for @fill
 * @free_data: (nullable): called on any thread when it is over
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 *
 * Makes a second room, as hv_rooms_fill_spare() says. Nothing of it is kept in the first one. Errors:
 * %HV_VAULT_ERROR_TAKEN for @words; _IN_USE when it is open; _STOPPED, _NO_SPACE …; %HV_STORE_ERROR_MISUSE
 * for a room that is in no folder.
 */
void hv_second_room_make_async (HvStore *store, HvSecret *words, const HvMigration *const *migrations,
                                HvStoreFunc fill, gpointer data, GDestroyNotify free_data, HvMeter *meter,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_second_room_make_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
