/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/column.h"

#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/window/parts.h"

#include <adwaita.h>

/* As on the other pages: the title stays where it is when she goes from one to the next. */
#define PAGE_WIDTH 1158
#define MARGIN 56

static GtkWidget *
make (const char *title, gboolean text, GtkBox **column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (GTK_BOX (box), hv_parts_make_label (title, "hv-title"));

  GtkWidget *content = text ? hv_text_column_new (HV_TEXT_CHARS, box) : box;
  gtk_widget_set_margin_top (content, 34);
  gtk_widget_set_margin_bottom (content, 34);
  gtk_widget_set_margin_start (content, MARGIN);
  gtk_widget_set_margin_end (content, MARGIN);

  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);

  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  *column = GTK_BOX (box);
  return scrolled;
}

GtkWidget *
hv_column_new (const char *title, GtkBox **column)
{
  return make (title, TRUE, column);
}

GtkWidget *
hv_column_new_for_cards (const char *title, GtkBox **column)
{
  return make (title, FALSE, column);
}

void
hv_column_add_text (GtkBox *column, const char *text, const char *classes)
{
  gtk_box_append (column, hv_parts_make_label (text, classes));
}
