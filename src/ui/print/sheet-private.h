/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/print/sheet.h"

G_BEGIN_DECLS

/** An empty one; @own: see #HvSheet */
HvSheet *hv_sheet_make (gboolean own);

/** @text, @items: (transfer full) (nullable); a part at the end. (transfer none) */
HvSheetPart *hv_sheet_add (HvSheet *self, HvSheetKind kind, HvSheetRank rank, char *text, GStrv items);

G_END_DECLS
