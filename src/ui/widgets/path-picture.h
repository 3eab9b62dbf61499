/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_PATH_PICTURE (hv_path_picture_get_type ())

/** HvPathPicture: A winding line with what she placed along it, from the first to the last. */
G_DECLARE_FINAL_TYPE (HvPathPicture, hv_path_picture, HV, PATH_PICTURE, HvMapPicture)

G_END_DECLS
