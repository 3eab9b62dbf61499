/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_NOW_PAGE (hv_now_page_get_type ())

/** HvNowPage: "How is it right now?"; the first page. Works with no room open. */
G_DECLARE_FINAL_TYPE (HvNowPage, hv_now_page, HV, NOW_PAGE, AdwBin)

GtkWidget *hv_now_page_new (HvSession *session);

G_END_DECLS
