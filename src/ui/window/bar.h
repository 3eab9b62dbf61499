/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/actions.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_BAR (hv_bar_get_type ())

/** HvBar: the bar at the top: Close now and Pause, always in the same place; the name; what else fits the page. */
G_DECLARE_FINAL_TYPE (HvBar, hv_bar, HV, BAR, AdwBin)

GtkWidget *hv_bar_new (void);

/** What the bar and the menu offer; in the cover, what any program does. @language: whether the language can be chosen here. */
void hv_bar_show (HvBar *self, const HvWhere *where, gboolean language);

/** The name at the top. */
void hv_bar_set_title (HvBar *self, const char *title);

/** How many of the three presses of Shift there have been: three dots by Close now. */
void hv_bar_set_progress (HvBar *self, guint progress);

void hv_bar_open_menu (HvBar *self);

/** To be told of every click in the window. */
void hv_bar_clicked (HvBar *self, GtkWidget *picked, GdkSurface *surface);

/** "Close now": what a new page's focus comes after. (transfer none) */
GtkWidget *hv_bar_get_close_now (HvBar *self);

G_END_DECLS
