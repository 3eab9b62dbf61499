/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_SMALL_THINGS_PAGE (hv_small_things_page_get_type ())

/** HvSmallThingsPage: one small thing brought by itself, and lists from which she picks. */
G_DECLARE_FINAL_TYPE (HvSmallThingsPage, hv_small_things_page, HV, SMALL_THINGS_PAGE, AdwBin)

GtkWidget *hv_small_things_page_new (HvSession *session);

G_END_DECLS
