/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/look.h"

#include "ui/ui.h"
#include "ui/ui-resources.h"

#include <adwaita.h>

static void
load_colors (AdwStyleManager *manager, GParamSpec *pspec, gpointer data)
{
  const char *colors = adw_style_manager_get_dark (manager) ? HV_RESOURCE_PREFIX "/colors-dark.css"
                                                            : HV_RESOURCE_PREFIX "/colors-light.css";
  gtk_css_provider_load_from_resource (data, colors);
}

/* Before cairo 1.17.4 glyphs can only stand on whole pixels: with fractional widths the spaces between words come out uneven. */
static void
space_words_evenly (GdkDisplay *display)
{
  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4))
    g_object_set (gtk_settings_get_for_display (display), "gtk-hint-font-metrics", TRUE, NULL);
}

void
hv_look_attach (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  space_words_evenly (display);
  g_resources_register (hv_ui_get_resource ()); /* the linker would leave it out if nobody asked for it */
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  g_autoptr (GtkCssProvider) colors = gtk_css_provider_new ();
  load_colors (manager, NULL, colors);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (colors),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (load_colors), colors, 0);

  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, HV_RESOURCE_PREFIX "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), HV_RESOURCE_PREFIX "/icons");
}

void
hv_look_set_appearance (const char *appearance)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;
  if (g_strcmp0 (appearance, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (appearance, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}
