/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/rooms.h"

G_BEGIN_DECLS

/* For vault/ alone. */

/** The folder's path, absolute. */
const char *hv_rooms_peek_folder (HvRooms *rooms);

G_END_DECLS
