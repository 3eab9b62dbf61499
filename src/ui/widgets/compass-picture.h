/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_COMPASS_PICTURE (hv_compass_picture_get_type ())

/**
 * HvCompassPicture:
 *
 * A wheel of areas, each filled as far out as its number, all in one colour: no number is good or bad.
 */
G_DECLARE_FINAL_TYPE (HvCompassPicture, hv_compass_picture, HV, COMPASS_PICTURE, HvMapPicture)

G_END_DECLS
