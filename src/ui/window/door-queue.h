/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"
#include "vault/secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hv_door_queue_open_async:
 * @passphrase: (transfer full): what was typed
 *
 * hv_room_door_open_async() for whoever may try again before the answer is there: one derivation runs at a time, and the
 * last one asked for wins. Earlier ones, and all of them once something is open, end with %G_IO_ERROR_CANCELLED. Ends
 * with hv_room_door_finish().
 */
void hv_door_queue_open_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback,
                               gpointer user_data);

G_END_DECLS
