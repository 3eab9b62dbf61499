/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_STATE_PAGE (hv_state_page_get_type ())

/** HvStatePage: what is on offer for one state, e.g. "overwhelmed". Keeps nothing. */
G_DECLARE_FINAL_TYPE (HvStatePage, hv_state_page, HV, STATE_PAGE, AdwBin)

GtkWidget *hv_state_page_new (HvSession *session, const char *id);

G_END_DECLS
