/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_MAKE_ROOM_PAGE (hv_make_room_page_get_type ())

/** HvMakeRoomPage: a passphrase of her own, written twice, and told plainly what it means. */
G_DECLARE_FINAL_TYPE (HvMakeRoomPage, hv_make_room_page, HV, MAKE_ROOM_PAGE, AdwBin)

GtkWidget *hv_make_room_page_new (HvSession *session);

G_END_DECLS
