/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/label.h"

#include "ui/ui.h"

void
hv_add_css_classes (GtkWidget *widget, const char *css_classes)
{
  if (css_classes == NULL)
    return;
  g_auto (GStrv) classes = g_strsplit (css_classes, " ", -1);
  for (gsize i = 0; classes[i] != NULL; i++)
    gtk_widget_add_css_class (widget, classes[i]);
}

static GtkWidget *
make_label (GType type, GtkAccessibleRole role, const char *text, const char *css_classes)
{
  GtkWidget *label = g_object_new (type, "accessible-role", role, "label", text != NULL ? text : "", "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "xalign", 0.0f, "max-width-chars",
                                   HV_TEXT_CHARS, "halign", GTK_ALIGN_START, NULL);
  hv_add_css_classes (label, css_classes);
  return label;
}

GtkWidget *
hv_label_new (const char *text, const char *css_classes)
{
  return make_label (GTK_TYPE_LABEL, GTK_ACCESSIBLE_ROLE_LABEL, text, css_classes);
}

GtkWidget *
hv_heading_new (const char *text, const char *css_classes)
{
  return make_label (GTK_TYPE_LABEL, GTK_ACCESSIBLE_ROLE_HEADING, text, css_classes);
}

GtkWidget *
hv_centred_label_new (const char *text, const char *css_classes)
{
  GtkWidget *label = hv_label_new (text, css_classes);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
dress_button (GtkWidget *button, const char *label, const char *css_classes)
{
  GtkWidget *child = gtk_label_new (label);
  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (child), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "hv-button");
  hv_add_css_classes (button, css_classes);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  hv_set_accessible_name (button, label);
  return button;
}

GtkWidget *
hv_button_new (const char *label, const char *css_classes)
{
  return dress_button (gtk_button_new (), label, css_classes);
}

GtkWidget *
hv_toggle_new (const char *label, const char *css_classes)
{
  return dress_button (gtk_toggle_button_new (), label, css_classes);
}

GtkWidget *
hv_action_button_new (const char *label, const char *css_classes, const char *action, const char *target)
{
  GtkWidget *button = hv_button_new (label, css_classes);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

void
hv_button_set_label (GtkWidget *button, const char *label)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), label) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (child), label);
  hv_set_accessible_name (button, label);
}

void
hv_box_clear (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
