/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * hv_first_notes_write:
 * @data: GStrv: what a new room is to hold; blank ones are passed over
 *
 * A HvStoreFunc without a result. Each note is of another evening of the last weeks, the first the newest:
 * notes of one and the same minute would look made up.
 */
gboolean hv_first_notes_write (HvConnection *connection, gpointer data, gpointer *result, GError **error);

G_END_DECLS
