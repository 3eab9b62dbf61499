/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/drawing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_DRAWING_VIEW (hv_drawing_view_get_type ())

/**
 * HvDrawingView:
 *
 * A drawing of the library in the colours in force, drawn at the size it is given, with its labels in the text
 * size in force. When the text is too large for the labels to lie on the picture, they are listed under it. To a
 * screen reader it is a picture: its name is the text alternative, its description the labels; without one it is decoration.
 */
G_DECLARE_FINAL_TYPE (HvDrawingView, hv_drawing_view, HV, DRAWING_VIEW, GtkWidget)

/**
 * hv_drawing_view_new:
 * @drawing: (nullable): must live as long as the view; %NULL or one whose picture is missing shows nothing
 */
GtkWidget *hv_drawing_view_new (const HvDrawing *drawing);

G_END_DECLS
