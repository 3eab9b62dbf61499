/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_CHIPS (hv_chips_get_type ())

/**
 * HvChips:
 *
 * A few short answers one after another, of which one can be chosen, or none: choosing the chosen one again takes it back.
 * Emits "changed".
 */
G_DECLARE_FINAL_TYPE (HvChips, hv_chips, HV, CHIPS, GtkWidget)

/** @name: what is asked, for screen readers */
GtkWidget *hv_chips_new (const char *name);

/** @label: the words of the answer @value, in the language in force */
void hv_chips_add (HvChips *self, const char *value, const char *label);

/** Returns: (transfer none) (nullable): the value chosen */
const char *hv_chips_get_value (HvChips *self);
/** @value: (nullable): nothing is chosen when it is none of those added */
void hv_chips_set_value (HvChips *self, const char *value);

G_END_DECLS
