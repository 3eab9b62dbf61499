/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/keys.h"

G_BEGIN_DECLS

/**
 * HvRoomSearch:
 *
 * The headers of all files of a folder of rooms, read once: which of them a passphrase opens.
 */
typedef struct _HvRoomSearch HvRoomSearch;

HvRoomSearch *hv_room_search_new (const char *folder);
void hv_room_search_free (HvRoomSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRoomSearch, hv_room_search_free)

/** Whether any file could be read at all; @error is of the first that could not. */
gboolean hv_room_search_can_read (HvRoomSearch *search, GError **error);

/** File @number is not looked at any more. */
void hv_room_search_leave_out (HvRoomSearch *search, guint number);

/** Returns: (nullable): the salt that most files have, the folder's own; valid as long as @search */
const guint8 *hv_room_search_get_salt (HvRoomSearch *search);

/**
 * hv_room_search_find:
 * @salt: (out): with which it opens; valid as long as @search
 * @key: (out) (transfer full): that @passphrase gives with it
 * @error: %HV_VAULT_ERROR_WRONG_PASSPHRASE when it opens none, _MEMORY
 *
 * One derivation for the salt that most files have, and then every slot of every file, always all of them; the next
 * salt only when nothing opened, and four at most.
 *
 * Returns: the number of the file that @passphrase opens, or 0
 */
guint hv_room_search_find (HvRoomSearch *search, const HvSecret *passphrase, const guint8 **salt, HvSecret **key,
                           GError **error);

/**
 * hv_room_search_opens_any:
 * @key: that @passphrase gives with @salt
 *
 * Whether @passphrase opens any file, with its own salt or with @salt.
 */
gboolean hv_room_search_opens_any (HvRoomSearch *search, const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE],
                                   const HvSecret *key);

G_END_DECLS
