/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_ABOUT_PAGE (hv_about_page_get_type ())

/** HvAboutPage: what the program is, in neutral words, and whose work it stands on. */
G_DECLARE_FINAL_TYPE (HvAboutPage, hv_about_page, HV, ABOUT_PAGE, AdwBin)

GtkWidget *hv_about_page_new (HvSession *session);

G_END_DECLS
