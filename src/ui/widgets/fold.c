/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/fold.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

GtkWidget *
hv_fold_new (const char *title, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), hv_label_new (title, "hv-label hv-strong"));
  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  /* GTK 4.8 lets Tab look for a place in a closed fold's child, which is in no window then, and complains. */
  g_object_bind_property (expander, "expanded", child, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (expander, "hv-fold");
  hv_set_accessible_name (expander, title);
  return expander;
}
