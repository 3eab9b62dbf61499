/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_MODULE_PAGE (hv_module_page_get_type ())

/** HvModulePage: one module, a page at a time. */
G_DECLARE_FINAL_TYPE (HvModulePage, hv_module_page, HV, MODULE_PAGE, AdwBin)

GtkWidget *hv_module_page_new (HvSession *session, const char *id);

G_END_DECLS
