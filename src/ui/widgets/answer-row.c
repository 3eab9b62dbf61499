/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/answer-row.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

GtkWidget *
hv_answer_list_new (const char *name, gboolean many)
{
  GtkAccessibleRole role = many ? GTK_ACCESSIBLE_ROLE_GROUP : GTK_ACCESSIBLE_ROLE_RADIO_GROUP;
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                                  "accessible-role", role, NULL);
  g_object_set_data (G_OBJECT (list), "hv-many", GINT_TO_POINTER (many));
  hv_set_accessible_name (list, name);
  return list;
}

void
hv_answer_list_add (GtkWidget *list, GtkWidget *row)
{
  gboolean many = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "hv-many"));
  GtkWidget *first = gtk_widget_get_first_child (list);

  if (!many && first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (first));
  gtk_box_append (GTK_BOX (list), row);
}

GtkWidget *
hv_answer_row_new (const char *value, const char *label, const char *detail)
{
  GtkWidget *row = gtk_check_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (lines), hv_label_new (label, NULL));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (lines), hv_label_new (detail, "hv-small"));
  gtk_widget_set_margin_start (lines, 10);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), lines);

  gtk_widget_add_css_class (row, "hv-answer");
  g_object_set_data_full (G_OBJECT (row), "hv-value", g_strdup (value), g_free);
  hv_set_accessible_name (row, label);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  return row;
}

const char *
hv_answer_row_get_value (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "hv-value");
}

gboolean
hv_answer_is_ticked (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "hv-number")
         && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget));
}
