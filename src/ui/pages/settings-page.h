/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_SETTINGS_PAGE (hv_settings_page_get_type ())

/** HvSettingsPage: How the program behaves; kept in the room, if one is open. */
G_DECLARE_FINAL_TYPE (HvSettingsPage, hv_settings_page, HV, SETTINGS_PAGE, AdwBin)

GtkWidget *hv_settings_page_new (HvSession *session);

G_END_DECLS
