/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/ui.h"

void
hv_set_accessible_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
hv_make_scrollers_reachable (GtkWidget *page, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (GTK_IS_SCROLLED_WINDOW (page) && !gtk_widget_get_focusable (page))
    {
      gtk_widget_set_focusable (page, TRUE);
      g_object_set (page, "accessible-role", GTK_ACCESSIBLE_ROLE_REGION, NULL);
      hv_set_accessible_name (page, name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL; child = gtk_widget_get_next_sibling (child))
    hv_make_scrollers_reachable (child, name);
}
