/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/leave.h"

#include "safety/next-program.h"

#include <unistd.h>

/* The longest the process may linger, in whole seconds, if something hangs; the windows are long gone. */
#define LINGER_SECONDS 2

static void (*exit_now) (int status) = _exit;

void
hv_leave_set_exit_for_tests (void (*leave) (int status))
{
  exit_now = leave != NULL ? leave : _exit;
}

static void
hide_surface (GtkWidget *native)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (native));
  if (surface != NULL)
    gdk_surface_hide (surface);
}

/* Menus are surfaces of their own, and stay when their window goes. */
static void
hide_menus (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_NATIVE (child))
        hide_surface (child);
      hide_menus (child);
    }
}

static void
hide_every_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      hide_surface (window);
      hide_menus (window);
    }
  if (gdk_display_get_default () != NULL)
    gdk_display_flush (gdk_display_get_default ());
}

void
hv_leave (HvLeaveFunc finish, gpointer data)
{
  hide_every_window ();
  hv_next_program_start ();
  alarm (LINGER_SECONDS); /* SIGALRM ends a process that does not handle it */
  if (finish != NULL)
    finish (data);
  exit_now (0);
  alarm (0); /* only a test comes here */
}
