/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/room-files.h"
#include "vault/rooms.h"

G_BEGIN_DECLS

/* For vault/ alone. */

/** Makes the folder if it is not there, and clears away what is left of work that was cut short. */
gboolean hv_rooms_prepare (HvRooms *rooms, GError **error);

/** Gives the folder's own salt, or draws one for the first files in it. */
void hv_rooms_find_salt (HvRooms *rooms, guint8 salt[HV_SALT_SIZE]);

/** Chooses the numbers of files to be made; from here on hv_rooms_take_back() removes them. (transfer none) */
const HvRoomBlock *hv_rooms_begin_block (HvRooms *rooms, const guint8 salt[HV_SALT_SIZE], GError **error);

/**
 * hv_rooms_end_block:
 * @made: whether the files are there; otherwise @error is set already
 * @key: that opens the room in them
 *
 * Returns: (transfer full): the room, opened; %NULL when the files have been taken back
 */
HvVault *hv_rooms_end_block (HvRooms *rooms, gboolean made, const HvSecret *key, GError **error);

G_END_DECLS
