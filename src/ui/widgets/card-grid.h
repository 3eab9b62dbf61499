/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_CARD_GRID (hv_card_grid_get_type ())

/**
 * HvCardGrid:
 *
 * Cards in columns of equal width. There are as many columns as fit, each at least so many characters wide: with
 * larger text or a narrower window there are fewer.
 */
G_DECLARE_FINAL_TYPE (HvCardGrid, hv_card_grid, HV, CARD_GRID, GtkWidget)

/**
 * hv_card_grid_new:
 * @min_chars: the least width of a column, in characters of the text size in force
 * @max_columns: the most columns
 */
GtkWidget *hv_card_grid_new (guint min_chars, guint max_columns);

void hv_card_grid_append (HvCardGrid *self, GtkWidget *child);
void hv_card_grid_clear (HvCardGrid *self);

/**
 * hv_card_grid_count_columns:
 * @width: pixels there are
 * @min_width: the least width of a column, pixels
 * @spacing: pixels between columns
 * @max_columns: at least 1
 *
 * Returns: how many columns there is room for, 1 to @max_columns
 */
guint hv_card_grid_count_columns (int width, int min_width, int spacing, guint max_columns);

G_END_DECLS
