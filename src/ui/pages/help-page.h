/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_HELP_PAGE (hv_help_page_get_type ())

/** HvHelpPage: numbers to call. Works with no room open and leaves no record. */
G_DECLARE_FINAL_TYPE (HvHelpPage, hv_help_page, HV, HELP_PAGE, AdwBin)

GtkWidget *hv_help_page_new (HvSession *session);

G_END_DECLS
