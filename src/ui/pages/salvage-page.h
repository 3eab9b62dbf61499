/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_SALVAGE_PAGE (hv_salvage_page_get_type ())

/**
 * HvSalvagePage:
 *
 * What can be read of a damaged file becomes something new beside it; what came through and what is missing is told,
 * and then it can be opened. As neutral as the lock page.
 */
G_DECLARE_FINAL_TYPE (HvSalvagePage, hv_salvage_page, HV, SALVAGE_PAGE, HvTaskPage)

GtkWidget *hv_salvage_page_new (HvSession *session);

G_END_DECLS
