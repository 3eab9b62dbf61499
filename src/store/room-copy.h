/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/meter.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * hv_room_copy_async:
 * @store: an open room; what is saved meanwhile goes on, and waits for no more than a step of some 20 ms
 * @folder: where to: there already, on a stick for example; not the folder of the rooms
 * @meter: (nullable): told of the progress; its stop is heeded at any time
 *
 * Makes an encrypted copy of the room in one file, which every passphrase of the room opens. It is called done when
 * it has been read again from the disk and every page and the database were found right. Its name is the next free
 * number and says nothing; earlier copies stay. Stopped or failed, nothing is left behind. Closing the room
 * ends it as long as there are pages to be copied; after that, only the meter does.
 */
void hv_room_copy_async (HvStore *store, const char *folder, HvMeter *meter, GAsyncReadyCallback callback,
                         gpointer user_data);

/**
 * hv_room_copy_finish:
 * @error: from %HV_VAULT_ERROR: _STOPPED, _NO_SPACE (also beyond the 4 GiB of a FAT stick), _NOT_WRITABLE, _NOT_FOUND,
 *   _OCCUPIED for the folder of the rooms, _DAMAGED when the room or what was written does not verify;
 *   %HV_STORE_ERROR_CLOSED when the room was closed meanwhile; %HV_STORE_ERROR_MISUSE for memory alone
 *
 * Returns: (transfer full): the path of the verified file
 */
char *hv_room_copy_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
