/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_answer_list_new:
 * @name: the question, for screen readers
 * @many: whether several may be ticked; else ticking one lets go of the other
 *
 * A box of answers. Arrow keys move, Space ticks.
 */
GtkWidget *hv_answer_list_new (const char *name, gboolean many);
void hv_answer_list_add (GtkWidget *list, GtkWidget *row);

/**
 * hv_answer_row_new:
 * @value: what it stands for
 * @label: what it says
 * @detail: (nullable): a smaller line under it
 *
 * Returns: (transfer floating): a #GtkCheckButton as wide as its column
 */
GtkWidget *hv_answer_row_new (const char *value, const char *label, const char *detail);
const char *hv_answer_row_get_value (GtkWidget *row);

/** Whether @widget is such a row (or a number of a scale) and ticked: Enter then goes on instead. */
gboolean hv_answer_is_ticked (GtkWidget *widget);

G_END_DECLS
