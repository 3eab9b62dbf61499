/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_WRAP_BOX (hv_wrap_box_get_type ())

/** HvWrapBox: children at their own width one after another, going on in a new line when there is no more room. */
G_DECLARE_FINAL_TYPE (HvWrapBox, hv_wrap_box, HV, WRAP_BOX, GtkWidget)

/** @spacing: pixels between children and between lines */
GtkWidget *hv_wrap_box_new (guint spacing);

void hv_wrap_box_append (HvWrapBox *self, GtkWidget *child);
void hv_wrap_box_clear (HvWrapBox *self);

G_END_DECLS
