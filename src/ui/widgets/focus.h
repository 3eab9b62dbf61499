/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_focus_first:
 * @widget: (nullable): a widget with others in it
 *
 * Gives the focus to the first of them that takes it, wherever it was before.
 *
 * Returns: whether there was one
 */
gboolean hv_focus_first (GtkWidget *widget);

G_END_DECLS
