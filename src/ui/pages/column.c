/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/column.h"

#include "ui/window/parts.h"

#include <adwaita.h>

#define COLUMN_WIDTH 680
#define MARGIN 40

GtkWidget *
hv_column_new (const char *title, GtkBox **column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_set_margin_top (box, 32);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_box_append (GTK_BOX (box), hv_parts_make_label (title, "hv-title"));

  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH + 2 * MARGIN);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH + 2 * MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  *column = GTK_BOX (box);
  return scrolled;
}

void
hv_column_add_text (GtkBox *column, const char *text, const char *classes)
{
  gtk_box_append (column, hv_parts_make_label (text, classes));
}
