/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_TIDY_PAGE (hv_tidy_page_get_type ())

/** HvTidyPage: the room's file is written anew without the holes that deleting leaves. */
G_DECLARE_FINAL_TYPE (HvTidyPage, hv_tidy_page, HV, TIDY_PAGE, HvTaskPage)

GtkWidget *hv_tidy_page_new (HvSession *session);

G_END_DECLS
