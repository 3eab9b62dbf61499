/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The widest a column of running text may be, in characters. */
#define HV_TEXT_CHARS 66

/**
 * hv_label_new:
 * @text: (nullable): the words
 * @css_classes: (nullable): classes of style.css, separated by spaces
 *
 * A label that wraps, begins at the leading edge and is never cut, at most %HV_TEXT_CHARS characters wide.
 */
GtkWidget *hv_label_new (const char *text, const char *css_classes);

/** The same, told to screen readers as a heading. */
GtkWidget *hv_heading_new (const char *text, const char *css_classes);

/** The same in the middle of its column. */
GtkWidget *hv_centred_label_new (const char *text, const char *css_classes);

/**
 * hv_button_new:
 * @label: the words on it, also its accessible name
 * @css_classes: (nullable): added to "hv-button"
 */
GtkWidget *hv_button_new (const char *label, const char *css_classes);

/** The same, moving by one of the window's actions, e.g. "win.go" with a string; @target may be %NULL. */
GtkWidget *hv_action_button_new (const char *label, const char *css_classes, const char *action, const char *target);

/** A button that stays pressed. */
GtkWidget *hv_toggle_new (const char *label, const char *css_classes);

/** Changes what a button made here says, its accessible name too. */
void hv_button_set_label (GtkWidget *button, const char *label);

/** Adds classes separated by spaces. */
void hv_add_css_classes (GtkWidget *widget, const char *css_classes);

/** Removes all children of a box. */
void hv_box_clear (GtkBox *box);

G_END_DECLS
