/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Where templates, styles and drawings lie in the GResource. */
#define HV_RESOURCE_PREFIX "/hverdag"

/**
 * hv_set_accessible_name:
 * @widget: a widget
 * @name: what a screen reader says; no mnemonic
 *
 * The one way to name a widget: GTK 4.8 joins label and mnemonic ("_Leave Leave") and calls an icon
 * button "GtkImage" unless the relation is reset first.
 */
void hv_set_accessible_name (GtkWidget *widget, const char *name);

/**
 * hv_make_scrollers_reachable:
 * @page: a page, not shown yet
 * @name: what to call them
 *
 * Tab comes to a GtkScrolledWindow only when nothing inside can take the focus. One that is not focusable
 * swallows Tab for good then, and its text cannot be scrolled by the keyboard.
 */
void hv_make_scrollers_reachable (GtkWidget *page, const char *name);

G_END_DECLS
