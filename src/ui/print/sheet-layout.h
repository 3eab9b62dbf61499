/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/print/sheet.h"

#include <cairo.h>

G_BEGIN_DECLS

/** HvPaper: in points, upright. */
typedef struct
{
  double width;
  double height;
} HvPaper;

extern const HvPaper hv_paper_a4, hv_paper_letter;

/** What is usual where the computer stands. */
const HvPaper *hv_paper_get_usual (void);

/** The smallest text there is on paper, in points. */
#define HV_SHEET_SMALLEST 8.5

/** HvSheetFit: how a sheet goes on its paper. */
typedef struct
{
  double size;      /**< of its text, in points */
  HvSheetRank most; /**< what ranks higher is left out */
  double pitch;     /**< between lines to write on, in sizes of the text */
  guint extra;      /**< lines more where there is room to write */
  guint pages;      /**< more than one only where words of hers are too long for it */
} HvSheetFit;

/** How closely it is set. */
#define HV_SHEET_WIDE 2.1
#define HV_SHEET_CLOSE 1.75
#define HV_SHEET_CLOSEST 1.6 /**< of several empty rows some are left out, too */

/** As large as it can be, and with as little left out, on one page. */
HvSheetFit hv_sheet_fit (const HvSheet *sheet, const HvPaper *paper);

/** Draws it; between pages it shows the page. */
void hv_sheet_draw (const HvSheet *sheet, const HvPaper *paper, const HvSheetFit *fit, cairo_t *cr);

G_END_DECLS
