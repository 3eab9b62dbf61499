/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_SECOND_ROOM_PAGE (hv_second_room_page_get_type ())

/** HvSecondRoomPage: makes a notebook that can be shown to somebody. It never says whether there is one. */
G_DECLARE_FINAL_TYPE (HvSecondRoomPage, hv_second_room_page, HV, SECOND_ROOM_PAGE, HvTaskPage)

GtkWidget *hv_second_room_page_new (HvSession *session);

G_END_DECLS
