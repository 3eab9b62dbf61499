/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"

#include "ui/ui.h"
#include "ui/window/error-text.h"
#include "ui/window/guard.h"
#include "ui/window/leave.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/parts.h"
#include "ui/window/room-door.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>

/* Drawing without OpenGL: a third of the memory, half the time to the first picture, and no shader cache on disk. */
static void
choose_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL)
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (gtk_get_minor_version () < 14)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  g_setenv ("MESA_SHADER_CACHE_DISABLE", "true", TRUE);
}

/* What GTK would write down on its own. */
static void
leave_no_traces (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, "gtk-recent-files-max-age", 0, NULL);
}

static void
leave_at_once (gpointer data)
{
  hv_leave (NULL, NULL);
}

/* The window for when there is nothing to show. */
static GtkWidget *
make_trouble_window (const GError *error)
{
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_margin_top (box, 48);
  gtk_widget_set_margin_bottom (box, 48);
  gtk_widget_set_margin_start (box, 48);
  gtk_widget_set_margin_end (box, 48);
  gtk_box_append (GTK_BOX (box), hv_parts_make_label (heading, "hv-title"));
  gtk_box_append (GTK_BOX (box), hv_parts_make_label (text, "hv-body"));
  GtkWidget *close = hv_parts_make_button (_ ("Close now"), "hv-close-symbolic", "hv-close-now");
  gtk_widget_set_halign (close, GTK_ALIGN_START);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (leave_at_once), NULL);
  gtk_box_append (GTK_BOX (box), close);

  GtkWidget *window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Hverdag");
  gtk_window_set_default_size (GTK_WINDOW (window), 560, -1);
  gtk_widget_add_css_class (window, "hv-window");
  adw_window_set_content (ADW_WINDOW (window), box);
  HvGuard *guard = hv_guard_new ("<Control>q");
  g_signal_connect_swapped (guard, "leave", G_CALLBACK (leave_at_once), NULL);
  g_object_set_data_full (G_OBJECT (window), "hv-guard", guard, g_object_unref);
  return window;
}

static gboolean
asked_to_end (gpointer window)
{
  if (HV_IS_MAIN_WINDOW (window))
    hv_main_window_end (window);
  else
    leave_at_once (NULL);
  return G_SOURCE_CONTINUE;
}

static void
start (GtkApplication *application)
{
  hv_look_attach (gdk_display_get_default ());
  leave_no_traces ();
  hv_room_door_finish_erasing ();

  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  GtkWidget *window;
  if (library != NULL)
    {
      g_autoptr (HvSession) session = hv_session_new (library);
      window = hv_main_window_new (session);
    }
  else
    window = make_trouble_window (error);

  if (library == NULL)
    gtk_window_set_icon_name (GTK_WINDOW (window), "hverdag");
  gtk_application_add_window (application, GTK_WINDOW (window));
  static const int ends[] = { SIGTERM, SIGHUP, SIGINT };
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    g_unix_signal_add_full (G_PRIORITY_HIGH, ends[i], asked_to_end, window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
hv_application_run (void)
{
  choose_renderer ();
  /* No id: no name on the bus, nothing that tells other programs what runs here. */
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (start), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
