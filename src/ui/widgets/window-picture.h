/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_WINDOW_PICTURE (hv_window_picture_get_type ())

/** HvWindowPicture: The window of tolerance as bands from top to bottom, with a dot where she is. */
G_DECLARE_FINAL_TYPE (HvWindowPicture, hv_window_picture, HV, WINDOW_PICTURE, HvMapPicture)

/**
 * hv_window_slots:
 * @step: a window
 *
 * Returns: (transfer container) (element-type HvChoice): zones and nuances from top to bottom
 */
GPtrArray *hv_window_slots (const HvStep *step);

G_END_DECLS
