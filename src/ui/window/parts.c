/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/parts.h"

#include "ui/ui.h"
#include "ui/widgets/passphrase-field.h"

void
hv_parts_add_classes (GtkWidget *widget, const char *classes)
{
  g_auto (GStrv) list = g_strsplit (classes, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      gtk_widget_add_css_class (widget, list[i]);
}

GtkWidget *
hv_parts_make_content (const char *text, const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);
      g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  return box;
}

GtkWidget *
hv_parts_make_button (const char *text, const char *icon, const char *classes)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = hv_parts_make_content (text, icon);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  hv_parts_add_classes (button, "hv-button");
  hv_parts_add_classes (button, classes);
  hv_set_accessible_name (button, text);
  return button;
}

GtkWidget *
hv_parts_make_label (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  hv_parts_add_classes (label, classes);
  return label;
}

GtkWidget *
hv_parts_add_password (GtkBox *box, const char *name)
{
  GtkWidget *field = hv_passphrase_field_new (name);
  gtk_box_append (box, hv_parts_make_label (name, "hv-label"));
  gtk_box_append (box, field);
  return field;
}

void
hv_parts_let_go_of_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}
