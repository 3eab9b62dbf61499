/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_TWO_PANES (hv_two_panes_get_type ())

/**
 * HvTwoPanes:
 *
 * A list beside what is chosen from it. Where there is room for one alone, one alone is shown. Property: "narrow"
 * (boolean, read-only): whether it is so.
 */
G_DECLARE_FINAL_TYPE (HvTwoPanes, hv_two_panes, HV, TWO_PANES, GtkWidget)

GtkWidget *hv_two_panes_new (GtkWidget *list, GtkWidget *chosen);

gboolean hv_two_panes_is_narrow (HvTwoPanes *self);

/** Which of the two is shown where there is room for one. */
void hv_two_panes_show_chosen (HvTwoPanes *self, gboolean chosen);
gboolean hv_two_panes_shows_chosen (HvTwoPanes *self);

G_END_DECLS
