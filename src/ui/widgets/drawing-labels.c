/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/drawing-labels.h"

#include <math.h>

/* Air between two labels, and how far a label may be moved before it no longer points at its thing. */
#define GAP 2.0
#define MAX_SHIFT 0.12

static gboolean
overlap (const HvLabelBox *a, const HvLabelBox *b)
{
  return a->x < b->x + b->width + GAP && b->x < a->x + a->width + GAP && a->y < b->y + b->height + GAP
         && b->y < a->y + a->height + GAP;
}

static gboolean
is_free (const HvLabelBox *boxes, guint n_placed, const HvLabelBox *box)
{
  for (guint i = 0; i < n_placed; i++)
    if (overlap (&boxes[i], box))
      return FALSE;
  return TRUE;
}

gboolean
hv_drawing_labels_place (HvLabelBox *boxes, guint n_boxes, double width, double height)
{
  for (guint i = 0; i < n_boxes; i++)
    {
      HvLabelBox *box = &boxes[i];
      if (box->width > width || box->height > height)
        return FALSE;
      box->x = CLAMP (box->x, 0, width - box->width);
      box->y = CLAMP (box->y, 0, height - box->height);
      double wanted = box->y;
      gboolean placed = FALSE;
      for (double shift = 0; !placed && shift <= height * MAX_SHIFT; shift += 1)
        for (int sign = 1; !placed && sign >= -1; sign -= 2)
          {
            box->y = wanted + sign * shift;
            placed = box->y >= 0 && box->y + box->height <= height && is_free (boxes, i, box);
          }
      if (!placed)
        return FALSE;
    }
  return TRUE;
}
