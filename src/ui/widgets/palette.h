/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** HvColor: the palette's names (icons/README.md), for widgets that draw. */
typedef enum
{
  HV_COLOR_PAPER,
  HV_COLOR_CARD,
  HV_COLOR_SAND_LIGHT,
  HV_COLOR_SAND,
  HV_COLOR_INK,
  HV_COLOR_INK_SOFT,
  HV_COLOR_SAGE,
  HV_COLOR_SAGE_SOFT,
  HV_COLOR_SAGE_LIGHT,
  HV_COLOR_DUSK,
  HV_COLOR_DUSK_LIGHT,
  HV_COLOR_CLAY,
  HV_COLOR_CLAY_LIGHT,
  HV_COLOR_HONEY_LIGHT,
  HV_COLOR_PLUM_LIGHT,
  HV_N_COLORS
} HvColor;

/** The colour as it is now, light or dark. */
GdkRGBA hv_palette_get (HvColor color);

/** The light colour of a tint ("sage", "dusk", "sand", "clay", "plum"); sand for others and %NULL. */
GdkRGBA hv_palette_get_tint (const char *tint);

/**
 * hv_palette_recolour:
 * @svg: a drawing in the light palette
 *
 * Returns: (transfer full): the same drawing for the scheme in force
 */
GBytes *hv_palette_recolour (GBytes *svg);

G_END_DECLS
