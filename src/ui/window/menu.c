/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/menu.h"

#include "ui/ui.h"
#include "ui/window/parts.h"

#define FOCUS_KEY "hv-focus"

static void
popdown (GtkWidget *button, gpointer popover)
{
  gtk_popover_popdown (popover);
}

static gboolean
escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_autoptr (GtkWidget) focus = g_object_steal_data (G_OBJECT (widget), FOCUS_KEY);
  gtk_popover_popdown (GTK_POPOVER (widget));
  if (focus != NULL && gtk_widget_get_root (focus) != NULL)
    gtk_widget_grab_focus (focus);
  return TRUE;
}

static GtkWidget *
get_list (GtkWidget *menu)
{
  return gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
}

/* What had the focus is remembered, to have it again when the menu goes without anything chosen. */
static void
take_focus (GtkWidget *popover, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (popover));
  g_object_set_data_full (G_OBJECT (popover), FOCUS_KEY, focus != NULL ? g_object_ref (focus) : NULL, g_object_unref);
  gtk_widget_child_focus (gtk_popover_get_child (GTK_POPOVER (popover)), GTK_DIR_TAB_FORWARD);
}

GtkWidget *
hv_menu_new (const char *text, const char *icon, const char *classes)
{
  GtkWidget *menu = gtk_menu_button_new ();
  if (icon != NULL)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), icon);
  else
    {
      gtk_menu_button_set_child (GTK_MENU_BUTTON (menu), gtk_label_new (text));
    }
  GtkWidget *toggle = gtk_widget_get_first_child (menu);
  hv_parts_add_classes (toggle, "hv-button hv-quiet");
  hv_parts_add_classes (toggle, classes);
  hv_set_accessible_name (menu, text);
  hv_set_accessible_name (toggle, text);

  GtkWidget *popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (popover, "hv-menu");
  g_signal_connect (popover, "map", G_CALLBACK (take_focus), NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape, NULL, NULL)));
  gtk_widget_add_controller (popover, keys);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  return menu;
}

void
hv_menu_clear (GtkWidget *menu)
{
  GtkWidget *list = get_list (menu);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_box_remove (GTK_BOX (list), child);
}

void
hv_menu_add (GtkWidget *menu, const char *text, const char *action, const char *target)
{
  GtkWidget *item = hv_parts_make_button (text, NULL, "hv-quiet");
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (item)), GTK_ALIGN_START);
  g_signal_connect (item, "clicked", G_CALLBACK (popdown), gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (item), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_box_append (GTK_BOX (get_list (menu)), item);
}

void
hv_menu_open (GtkWidget *menu)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
}

void
hv_menu_clicked (GtkWidget *menu, GtkWidget *picked, GdkSurface *surface)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu));
  if (!gtk_widget_get_mapped (GTK_WIDGET (popover)) || surface == gtk_native_get_surface (GTK_NATIVE (popover)))
    return;
  if (picked == NULL || (picked != menu && !gtk_widget_is_ancestor (picked, menu)))
    gtk_popover_popdown (popover);
}
