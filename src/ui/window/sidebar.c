/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/sidebar.h"

#include "ui/ui.h"
#include "ui/window/actions.h"
#include "ui/window/page-table.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

#define MIN_WIDTH 207 /* and a line of 1 px */

struct _HvSidebar
{
  AdwBin parent_instance;

  GHashTable *buttons; /* name of the page → toggle */
  char *current;
};

G_DEFINE_FINAL_TYPE (HvSidebar, hv_sidebar, ADW_TYPE_BIN)

static void
show_current (HvSidebar *self)
{
  GHashTableIter iter;
  gpointer name, button;
  g_hash_table_iter_init (&iter, self->buttons);
  while (g_hash_table_iter_next (&iter, &name, &button))
    gtk_toggle_button_set_active (button, g_strcmp0 (name, self->current) == 0);
}

static void
clicked (GtkButton *button, HvSidebar *self)
{
  /* A click turns the toggle, but which one is down says where she is, not what was clicked. */
  show_current (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", g_object_get_data (G_OBJECT (button), "hv-page"));
}

static GtkWidget *
make_item (HvSidebar *self, const HvPageInfo *page)
{
  const HvAction *action = hv_actions_find ("win.go", page->name);
  GtkWidget *button = gtk_toggle_button_new ();
  gtk_widget_add_css_class (button, "hv-nav");
  gtk_button_set_child (GTK_BUTTON (button), hv_parts_make_content (_ (action->label), page->icon));
  hv_set_accessible_name (button, _ (action->label));
  g_object_set_data (G_OBJECT (button), "hv-page", (gpointer) page->name);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), self);
  g_hash_table_insert (self->buttons, (gpointer) page->name, button);
  return button;
}

static void
hv_sidebar_finalize (GObject *object)
{
  HvSidebar *self = HV_SIDEBAR (object);

  g_hash_table_unref (self->buttons);
  g_free (self->current);
  G_OBJECT_CLASS (hv_sidebar_parent_class)->finalize (object);
}

static void
hv_sidebar_class_init (HvSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_sidebar_finalize;
}

static void
hv_sidebar_init (HvSidebar *self)
{
  self->buttons = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (space, TRUE);

  gsize n;
  const HvPageInfo *pages = hv_page_table_get_all (&n);
  for (gsize i = 0; i < n; i++)
    if (pages[i].in_sidebar && !g_str_equal (pages[i].name, "help"))
      gtk_box_append (GTK_BOX (box), make_item (self, &pages[i]));
  gtk_box_append (GTK_BOX (box), space);
  if (hv_page_table_find ("help") != NULL)
    gtk_box_append (GTK_BOX (box), make_item (self, hv_page_table_find ("help")));

  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, MIN_WIDTH - 24, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-sidebar");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
hv_sidebar_new (void)
{
  return g_object_new (HV_TYPE_SIDEBAR, NULL);
}

void
hv_sidebar_set_current (HvSidebar *self, const char *name)
{
  g_return_if_fail (HV_IS_SIDEBAR (self));

  g_free (self->current);
  self->current = g_strdup (name);
  show_current (self);
}
