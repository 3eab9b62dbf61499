/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_ERASE_PAGE (hv_erase_page_get_type ())

/** HvErasePage: the room, or every file there is here, is erased: what it means, then her words, then it is done. */
G_DECLARE_FINAL_TYPE (HvErasePage, hv_erase_page, HV, ERASE_PAGE, HvTaskPage)

GtkWidget *hv_erase_page_new (HvSession *session);

G_END_DECLS
