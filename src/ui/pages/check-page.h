/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_CHECK_PAGE (hv_check_page_get_type ())

/** HvCheckPage: looks through the whole room, and tells in plain words what it found. */
G_DECLARE_FINAL_TYPE (HvCheckPage, hv_check_page, HV, CHECK_PAGE, HvTaskPage)

GtkWidget *hv_check_page_new (HvSession *session);

G_END_DECLS
