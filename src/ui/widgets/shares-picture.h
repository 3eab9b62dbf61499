/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_SHARES_PICTURE (hv_shares_picture_get_type ())

/**
 * HvSharesPicture:
 *
 * A circle of pieces, given to parts. The borders can be drawn with the pointer; Up and Down give and take.
 */
G_DECLARE_FINAL_TYPE (HvSharesPicture, hv_shares_picture, HV, SHARES_PICTURE, HvMapPicture)

/**
 * hv_shares_drag:
 * @numbers: pieces of each of @n parts
 * @border: the part whose end is being drawn
 * @turn: where to, as part of the circle, clockwise from the top
 *
 * Returns: the pieces that part @border then has; it takes from what is free and gives back to it, never from another
 */
int hv_shares_drag (const int *numbers, guint n, guint border, double turn);

G_END_DECLS
