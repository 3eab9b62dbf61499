/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_COPY_PAGE (hv_copy_page_get_type ())

/**
 * HvCopyPage:
 *
 * A copy of the room, on a stick or in another folder; or, when the room is to be moved, the same and then the room
 * here is erased, which she confirms once the copy has been verified.
 */
G_DECLARE_FINAL_TYPE (HvCopyPage, hv_copy_page, HV, COPY_PAGE, HvTaskPage)

GtkWidget *hv_copy_page_new (HvSession *session);
GtkWidget *hv_copy_page_new_for_moving (HvSession *session);

G_END_DECLS
