/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_ROUTE_PAGE (hv_route_page_get_type ())

/** HvRoutePage: one way through modules and exercises, and where she is on it. */
G_DECLARE_FINAL_TYPE (HvRoutePage, hv_route_page, HV, ROUTE_PAGE, AdwBin)

GtkWidget *hv_route_page_new (HvSession *session, const char *id);

G_END_DECLS
