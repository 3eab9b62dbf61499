/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/step.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_CHOICE_TOGGLES (hv_choice_toggles_get_type ())

/** HvChoiceToggles: a question over buttons that stay pressed, one of them or several. Signal: "changed" (by her). */
G_DECLARE_FINAL_TYPE (HvChoiceToggles, hv_choice_toggles, HV, CHOICE_TOGGLES, GtkBox)

/** @choices: (element-type HvChoice): they live as long as this */
GtkWidget *hv_choice_toggles_new (const char *question, GPtrArray *choices, gboolean many);

/** Returns: (transfer full) (nullable): the values pressed; %NULL for none */
GStrv hv_choice_toggles_get_values (HvChoiceToggles *self);
/** @values: (nullable) */
void hv_choice_toggles_set_values (HvChoiceToggles *self, const char *const *values);

G_END_DECLS
