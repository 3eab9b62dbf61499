/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_TEXT_COLUMN (hv_text_column_get_type ())

/** HvTextColumn: a child that begins at the leading edge and is at most so many characters of running text wide. */
G_DECLARE_FINAL_TYPE (HvTextColumn, hv_text_column, HV, TEXT_COLUMN, GtkWidget)

/** @chars: the most characters of "hv-body" in a line */
GtkWidget *hv_text_column_new (guint chars, GtkWidget *child);

G_END_DECLS
