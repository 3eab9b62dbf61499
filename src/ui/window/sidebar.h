/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_SIDEBAR (hv_sidebar_get_type ())

/** HvSidebar: the ways to the main pages, Help at the bottom. */
G_DECLARE_FINAL_TYPE (HvSidebar, hv_sidebar, HV, SIDEBAR, AdwBin)

GtkWidget *hv_sidebar_new (void);

/** Marks the page shown; none when the sidebar does not lead to @name. */
void hv_sidebar_set_current (HvSidebar *self, const char *name);

G_END_DECLS
