/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * hv_room_compact_async:
 *
 * Builds the database anew without the holes that what was deleted has left (VACUUM), and empties the log. The file
 * keeps its size: the pages gained are sealed zeros, to be used again. Nothing is written but the room's two files.
 *
 * All in one piece: killed in the middle, the room is as it was. A save waits behind it (about a second for 30 MB), and
 * it needs about twice the room's size in memory. Closing does not wait for it (%HV_STORE_ERROR_CLOSED).
 */
void hv_room_compact_async (HvStore *store, GAsyncReadyCallback callback, gpointer user_data);
gboolean hv_room_compact_finish (HvStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
