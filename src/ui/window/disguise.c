/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/disguise.h"

#include <X11/Xutil.h>
#include <gdk/wayland/gdkwayland.h>
#include <gdk/x11/gdkx.h>
#include <glib/gi18n.h>

#define KEY "hv-identity"

/* gdk_x11_surface_get_xid() and its likes are told to be deprecated from GTK 4.18 on, with nothing in their place. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
apply_x11 (GdkSurface *surface, const HvIdentity *identity)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  Window xid = gdk_x11_surface_get_xid (surface);
  XClassHint hint = { (char *) identity->window_class, (char *) identity->window_class };
  gdk_x11_display_error_trap_push (gdk_surface_get_display (surface));
  XSetClassHint (display, xid, &hint);
  XDeleteProperty (display, xid, XInternAtom (display, "_GTK_APPLICATION_ID", False));
  gdk_x11_display_error_trap_pop_ignored (gdk_surface_get_display (surface));
}

static void
apply_class (GtkWidget *window)
{
  const HvIdentity *identity = g_object_get_data (G_OBJECT (window), KEY);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  if (GDK_IS_X11_SURFACE (surface))
    apply_x11 (surface, identity);
  else if (GDK_IS_WAYLAND_SURFACE (surface))
    gdk_wayland_toplevel_set_application_id (GDK_TOPLEVEL (surface), identity->window_class);
}

G_GNUC_END_IGNORE_DEPRECATIONS

void
hv_disguise_apply (GtkWindow *window, const HvIdentity *identity)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && identity != NULL);

  if (g_object_get_data (G_OBJECT (window), KEY) == NULL)
    {
      g_signal_connect_after (window, "realize", G_CALLBACK (apply_class), NULL);
      g_signal_connect_after (window, "map", G_CALLBACK (apply_class), NULL); /* GTK says its own once more */
    }
  g_object_set_data (G_OBJECT (window), KEY, (gpointer) identity);
  gtk_window_set_title (window, _ (identity->title));
  gtk_window_set_icon_name (window, identity->icon);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    apply_class (GTK_WIDGET (window));
}
