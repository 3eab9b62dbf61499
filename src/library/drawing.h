/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

G_BEGIN_DECLS

/** HvDrawingLabel: words laid over a drawing, in percent of its size; the drawing itself holds no words. */
typedef struct
{
  double x, y;  /**< 0–100, where the text begins (or its middle, when centred) */
  gboolean centred;
  char *tint;   /**< (nullable) */
  HvTranslated *text;
} HvDrawingLabel;

/** HvDrawing: a picture from /hverdag/drawings/NAME.svg, its text alternative and its labels. */
typedef struct
{
  char *name;
  HvTranslated *alt;
  GPtrArray *labels; /**< (element-type HvDrawingLabel) */
} HvDrawing;

G_END_DECLS
