/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/palette.h"

#include <adwaita.h>
#include <string.h>

static const struct
{
  const char *light, *dark;
} colors[HV_N_COLORS] = {
  [HV_COLOR_PAPER] = { "#FBF8F3", "#1C2222" },       [HV_COLOR_CARD] = { "#FFFFFF", "#252C2C" },
  [HV_COLOR_SAND_LIGHT] = { "#F4ECE1", "#2C3230" },  [HV_COLOR_SAND] = { "#E8DFD1", "#3A403C" },
  [HV_COLOR_INK] = { "#26302F", "#E9E4DA" },         [HV_COLOR_INK_SOFT] = { "#6B736F", "#A9AFA8" },
  [HV_COLOR_SAGE] = { "#2F6F66", "#8CC3B6" },        [HV_COLOR_SAGE_SOFT] = { "#8FBBB0", "#4B8378" },
  [HV_COLOR_SAGE_LIGHT] = { "#D9E6E0", "#2B403B" },  [HV_COLOR_DUSK] = { "#5A6C8C", "#A9B8D4" },
  [HV_COLOR_DUSK_LIGHT] = { "#DCE2EE", "#2E3646" },  [HV_COLOR_CLAY] = { "#B4694B", "#D99A7E" },
  [HV_COLOR_CLAY_LIGHT] = { "#EAD8CE", "#463630" },  [HV_COLOR_HONEY_LIGHT] = { "#F0E2CE", "#443B2C" },
  [HV_COLOR_PLUM_LIGHT] = { "#E5DFEA", "#3A3442" },
};

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

GdkRGBA
hv_palette_get (HvColor color)
{
  GdkRGBA rgba = { 0, 0, 0, 1 };
  g_return_val_if_fail (color < HV_N_COLORS, rgba);

  gdk_rgba_parse (&rgba, is_dark () ? colors[color].dark : colors[color].light);
  return rgba;
}

GdkRGBA
hv_palette_get_tint (const char *tint)
{
  static const struct
  {
    const char *name;
    HvColor color;
  } tints[] = { { "sage", HV_COLOR_SAGE_LIGHT }, { "dusk", HV_COLOR_DUSK_LIGHT }, { "clay", HV_COLOR_CLAY_LIGHT },
                { "plum", HV_COLOR_PLUM_LIGHT } };
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    if (g_strcmp0 (tint, tints[i].name) == 0)
      return hv_palette_get (tints[i].color);
  return hv_palette_get (HV_COLOR_HONEY_LIGHT);
}

GBytes *
hv_palette_recolour (GBytes *svg)
{
  g_return_val_if_fail (svg != NULL, NULL);

  if (!is_dark ())
    return g_bytes_ref (svg);

  gsize size;
  const char *data = g_bytes_get_data (svg, &size);
  char *copy = g_strndup (data, size);
  for (char *p = strchr (copy, '#'); p != NULL; p = strchr (p + 1, '#'))
    for (gsize i = 0; i < HV_N_COLORS; i++)
      if (g_ascii_strncasecmp (p, colors[i].light, 7) == 0)
        {
          memcpy (p, colors[i].dark, 7);
          break;
        }
  return g_bytes_new_take (copy, strlen (copy));
}
