/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "practice/map-points.h"
#include "progress/progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_kept_map_find_step:
 *
 * Returns: (transfer none) (nullable): the map that @kept was placed on; %NULL when it is no map, or when nothing of it
 *   is on the map as it is now, so that it is shown as plain words
 */
const HvStep *hv_kept_map_find_step (HvLibrary *library, const HvKept *kept);

/**
 * hv_kept_map_read:
 *
 * Returns: (transfer full) (element-type HvMapPoint): what she placed; parts that only some ways come by are left out
 *   when they are empty
 */
GPtrArray *hv_kept_map_read (const HvStep *step, const char *text);

/** The map in words, a line for each point; plain words stay as they are. (transfer full) */
char *hv_kept_map_describe (HvLibrary *library, const HvKept *kept);

/** The picture, to be looked at. */
GtkWidget *hv_kept_map_picture_new (const HvStep *step, const char *name, const char *text);

G_END_DECLS
