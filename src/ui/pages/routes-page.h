/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_ROUTES_PAGE (hv_routes_page_get_type ())

/** HvRoutesPage: all the ways there are. */
G_DECLARE_FINAL_TYPE (HvRoutesPage, hv_routes_page, HV, ROUTES_PAGE, AdwBin)

GtkWidget *hv_routes_page_new (HvSession *session);

G_END_DECLS
