/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HvLabelBox: where a label of a drawing lies, in pixels of the drawing. */
typedef struct
{
  double x, y;
  double width, height;
} HvLabelBox;

/**
 * hv_drawing_labels_place:
 * @boxes: (inout) (array length=n_boxes): where the labels would like to be; moved to where they can be
 * @width: of the drawing, pixels
 * @height: of the drawing, pixels
 *
 * Moves labels into the drawing and, up or down, out of each other's way.
 *
 * Returns: whether there is room for all of them; if not, they are better listed under the drawing
 */
gboolean hv_drawing_labels_place (HvLabelBox *boxes, guint n_boxes, double width, double height);

G_END_DECLS
