/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/spoken-line.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

struct _HvSpokenLine
{
  GtkWidget parent;
  GtkWidget *label; /* owned */
};

G_DEFINE_FINAL_TYPE (HvSpokenLine, hv_spoken_line, GTK_TYPE_WIDGET)

static void
hv_spoken_line_dispose (GObject *object)
{
  g_clear_pointer (&HV_SPOKEN_LINE (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_spoken_line_parent_class)->dispose (object);
}

static void
hv_spoken_line_class_init (HvSpokenLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_spoken_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "spoken-line");
}

static void
hv_spoken_line_init (HvSpokenLine *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hv_spoken_line_new (const char *text, const char *css_classes, gboolean centred)
{
  HvSpokenLine *self = g_object_new (HV_TYPE_SPOKEN_LINE, NULL);

  self->label = centred ? hv_centred_label_new ("", css_classes) : hv_label_new ("", css_classes);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), centred ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  hv_spoken_line_set_text (self, text);
  return GTK_WIDGET (self);
}

void
hv_spoken_line_set_text (HvSpokenLine *self, const char *text)
{
  g_return_if_fail (HV_IS_SPOKEN_LINE (self) && text != NULL);

  if (g_str_equal (gtk_label_get_label (GTK_LABEL (self->label)), text) && *text != '\0')
    return;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  hv_set_accessible_name (GTK_WIDGET (self), text);
}

const char *
hv_spoken_line_get_text (HvSpokenLine *self)
{
  g_return_val_if_fail (HV_IS_SPOKEN_LINE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
