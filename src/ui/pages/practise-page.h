/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_PRACTISE_PAGE (hv_practise_page_get_type ())

/** HvPractisePage: all exercises, with filters. */
G_DECLARE_FINAL_TYPE (HvPractisePage, hv_practise_page, HV, PRACTISE_PAGE, AdwBin)

GtkWidget *hv_practise_page_new (HvSession *session);

G_END_DECLS
