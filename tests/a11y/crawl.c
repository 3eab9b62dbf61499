/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "crawl.h"

#include "ui/window/main-window.h"

#include <glib/gstdio.h>

/* --- Letting it live --- */

static gboolean
ring_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
live (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, ring_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Until what is shown has been laid out and drawn. Nothing else is done after the last frame: it could show what has not
 * been laid out. */
void
settle (Crawl *crawl)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (crawl->window);
  gboolean late = FALSE;
  guint timer = g_timeout_add (2000, ring_cb, &late);
  for (int turns = 0; turns < 2 && !late; turns++)
    {
      gint64 from = gdk_frame_clock_get_frame_counter (clock);
      gtk_widget_queue_draw (crawl->window);
      while (gdk_frame_clock_get_frame_counter (clock) <= from && !late)
        g_main_context_iteration (NULL, TRUE);
    }
  if (!late)
    g_source_remove (timer);
}

void
set_text_size (const Look *look)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", look->dpi * 1024, "gtk-font-name", look->font,
                "gtk-enable-animations", FALSE, NULL);
}

void
open_window (Crawl *crawl)
{
  crawl->session = hv_session_new (crawl->library);
  crawl->window = hv_main_window_new (crawl->session);
  gtk_window_set_default_size (GTK_WINDOW (crawl->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (crawl->window));
  while (!gtk_widget_get_mapped (crawl->window))
    g_main_context_iteration (NULL, TRUE);
  live (100);
}

void
close_window (Crawl *crawl)
{
  hv_session_close (crawl->session);
  gtk_window_destroy (GTK_WINDOW (crawl->window));
  g_clear_object (&crawl->session);
  live (50);
}

void
check_here (Crawl *crawl, const char *place)
{
  settle (crawl);
  g_autofree char *where = g_strdup_printf ("%s, %s", crawl->look->name, place);
  page_check (crawl->window, hv_bar_get_close_now (hv_main_window_get_bar (HV_MAIN_WINDOW (crawl->window))), where,
              crawl->look->dpi == ORDINARY_DPI, crawl->findings);
}

void
act (Crawl *crawl, const char *action, const char *target)
{
  if (target != NULL)
    gtk_widget_activate_action (crawl->window, action, "s", target);
  else
    gtk_widget_activate_action (crawl->window, action, NULL);
  settle (crawl);
}

gboolean
is_at (Crawl *crawl, const char *place)
{
  return g_strcmp0 (hv_main_window_get_place (HV_MAIN_WINDOW (crawl->window)), place) == 0;
}

void
collect (GtkWidget *widget, Wanted wanted, gconstpointer data, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (wanted (widget, data))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, wanted, data, found);
}

GPtrArray *
find_all (Crawl *crawl, Wanted wanted, gconstpointer data)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *page = hv_main_window_get_page (HV_MAIN_WINDOW (crawl->window));
  if (page != NULL)
    collect (page, wanted, data, found);
  return found;
}

gboolean
is_button_saying (GtkWidget *widget, gconstpointer text)
{
  if (!GTK_IS_BUTTON (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (widget));
  return GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_label (GTK_LABEL (child)), text);
}

gboolean
is_main_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_has_css_class (widget, "hv-primary");
}

gboolean
is_closed_fold (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_EXPANDER (widget) && !gtk_expander_get_expanded (GTK_EXPANDER (widget));
}

/* The last one: those of a page's foot come after those of what it shows. */
gboolean
press_last (Crawl *crawl, Wanted wanted, gconstpointer data)
{
  g_autoptr (GPtrArray) found = find_all (crawl, wanted, data);
  if (found->len == 0)
    return FALSE;
  g_signal_emit_by_name (found->pdata[found->len - 1], "clicked");
  settle (crawl);
  return TRUE;
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      if (g_unlink (inner) != 0)
        g_rmdir (inner);
    }
  g_rmdir (path);
}
