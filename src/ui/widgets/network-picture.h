/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_NETWORK_PICTURE (hv_network_picture_get_type ())

/**
 * HvNetworkPicture:
 *
 * Circles round her, cut into sectors, with what she placed there. Its places are the fields of the circles.
 */
G_DECLARE_FINAL_TYPE (HvNetworkPicture, hv_network_picture, HV, NETWORK_PICTURE, HvMapPicture)

/**
 * hv_network_place:
 * @ring: from the middle, @sector: clockwise from the top
 * @nth: which of the @n in this field
 * @x, @y: (out): from the middle, as parts of the radius; y grows downwards
 */
void hv_network_place (guint ring, guint n_rings, guint sector, guint n_sectors, guint nth, guint n, double *x,
                       double *y);

/** Returns: the field (ring * @n_sectors + sector) at @x, @y, or -1 outside the circles */
int hv_network_find (double x, double y, guint n_rings, guint n_sectors);

G_END_DECLS
