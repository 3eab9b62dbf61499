/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small widgets that the frame and its pages have in common. */

/**
 * hv_parts_make_button:
 * @text: what it says, already translated
 * @icon: (nullable): an icon's name; left out while the theme lacks it
 * @classes: style classes, separated by blanks
 *
 * Returns: (transfer floating): a button that a screen reader calls @text
 */
GtkWidget *hv_parts_make_button (const char *text, const char *icon, const char *classes);

/** Icon, if there is one, and words; for buttons of any kind. (transfer floating) */
GtkWidget *hv_parts_make_content (const char *text, const char *icon);

/** Adds style classes, separated by blanks. */
void hv_parts_add_classes (GtkWidget *widget, const char *classes);

/** A label that wraps and begins at the left. (transfer floating) */
GtkWidget *hv_parts_make_label (const char *text, const char *classes);

/**
 * hv_parts_add_password:
 * @box: a vertical box, to which the name and under it the field are added
 * @name: what the field is called, seen and said
 *
 * Returns: (transfer none): the field, a #HvPassphraseField
 */
GtkWidget *hv_parts_add_password (GtkBox *box, const char *name);

/** To be done before something that has the focus is made insensitive: a GtkText would not be told (GTK 4.8). */
void hv_parts_let_go_of_focus (GtkWidget *widget);

G_END_DECLS
