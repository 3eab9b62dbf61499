/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/map-picture.h"

G_BEGIN_DECLS

#define HV_TYPE_FEELING_WHEEL (hv_feeling_wheel_get_type ())

/**
 * HvFeelingWheel:
 *
 * A drawn wheel of sectors in soft tints.
 */
G_DECLARE_FINAL_TYPE (HvFeelingWheel, hv_feeling_wheel, HV, FEELING_WHEEL, HvMapPicture)

/**
 * hv_feeling_wheel_new:
 * @name: the question, for screen readers
 * @sectors: (element-type HvChoice): at least two, clockwise from the top; they live as long as the wheel
 */
GtkWidget *hv_feeling_wheel_new (const char *name, GPtrArray *sectors);

/** @chosen: a set of values; a sector is shown as chosen with its own value or one of its nuances */
void hv_feeling_wheel_set_chosen (HvFeelingWheel *self, GHashTable *chosen);

/**
 * hv_feeling_wheel_find_sector:
 * @x, @y: from the middle, as parts of the radius; y grows downwards
 *
 * Returns: which of @n_sectors lies there, or -1 outside the wheel and in its hub
 */
int hv_feeling_wheel_find_sector (double x, double y, guint n_sectors);

G_END_DECLS
