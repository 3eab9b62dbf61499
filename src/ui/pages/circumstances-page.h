/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_CIRCUMSTANCES_PAGE (hv_circumstances_page_get_type ())

/** HvCircumstancesPage: how she lives now, if she likes to say it; what could be unsafe is then left out. */
G_DECLARE_FINAL_TYPE (HvCircumstancesPage, hv_circumstances_page, HV, CIRCUMSTANCES_PAGE, AdwBin)

GtkWidget *hv_circumstances_page_new (HvSession *session);

G_END_DECLS
