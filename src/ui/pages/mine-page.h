/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_MINE_PAGE (hv_mine_page_get_type ())

/** HvMinePage: everything she has kept; each thing can be changed or removed. */
G_DECLARE_FINAL_TYPE (HvMinePage, hv_mine_page, HV, MINE_PAGE, AdwBin)

GtkWidget *hv_mine_page_new (HvSession *session);

G_END_DECLS
