/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_TEXT_FIELD (hv_text_field_get_type ())

/**
 * HvTextField:
 *
 * Where she writes an answer. It wraps, grows with the text, and gives nothing to the world: no PRIMARY
 * selection, no chooser that remembers, no spelling service. (GtkEntry publishes every selection and cuts long
 * lines, so the short fields are made of the same cloth as the long ones.) A short one takes 2 000 characters, a long one
 * 20 000; what is pasted beyond that is left out, and she is told.
 *
 * Signals: "changed"; "entered" (Enter in a short field, Ctrl+Enter in a long one).
 */
G_DECLARE_FINAL_TYPE (HvTextField, hv_text_field, HV, TEXT_FIELD, GtkWidget)

/**
 * hv_text_field_new:
 * @name: what a screen reader calls it
 * @example: (nullable): shown faintly while it is empty
 * @lines: how many lines high it is when empty; 1 makes a short field, in which Enter does not break the line
 */
GtkWidget *hv_text_field_new (const char *name, const char *example, guint lines);

/** Returns: (transfer full): what is written, without blanks round it; "" if nothing */
char *hv_text_field_get_text (HvTextField *self);
void hv_text_field_set_text (HvTextField *self, const char *text);

/** Forgets how the text came to be: for words that are not to be kept in any way. */
void hv_text_field_set_undo (HvTextField *self, gboolean undo);

GtkTextView *hv_text_field_get_view (HvTextField *self);

G_END_DECLS
