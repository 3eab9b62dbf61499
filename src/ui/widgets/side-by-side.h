/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_SIDE_BY_SIDE (hv_side_by_side_get_type ())

/**
 * HvSideBySide:
 *
 * Text with a picture at its side; under it when the window is narrow or the text large.
 */
G_DECLARE_FINAL_TYPE (HvSideBySide, hv_side_by_side, HV, SIDE_BY_SIDE, GtkWidget)

/** @main: the text; @side: (nullable): the picture */
GtkWidget *hv_side_by_side_new (GtkWidget *main, GtkWidget *side);

G_END_DECLS
