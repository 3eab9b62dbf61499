/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_SPOKEN_LINE (hv_spoken_line_get_type ())

/**
 * HvSpokenLine:
 *
 * A line of text that can have the focus, so that a screen reader says it when it comes or changes. (A #GtkLabel
 * takes the focus only when its text can be selected; and GTK 4.8 has no way to announce.)
 */
G_DECLARE_FINAL_TYPE (HvSpokenLine, hv_spoken_line, HV, SPOKEN_LINE, GtkWidget)

/**
 * hv_spoken_line_new:
 * @text: the words
 * @css_classes: (nullable): classes of style.css for the words
 * @centred: whether it stands in the middle of its column
 */
GtkWidget *hv_spoken_line_new (const char *text, const char *css_classes, gboolean centred);

void hv_spoken_line_set_text (HvSpokenLine *self, const char *text);
const char *hv_spoken_line_get_text (HvSpokenLine *self);

G_END_DECLS
