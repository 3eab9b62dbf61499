/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_LEARN_PAGE (hv_learn_page_get_type ())

/** HvLearnPage: all modules, by what they are about. */
G_DECLARE_FINAL_TYPE (HvLearnPage, hv_learn_page, HV, LEARN_PAGE, AdwBin)

GtkWidget *hv_learn_page_new (HvSession *session);

G_END_DECLS
