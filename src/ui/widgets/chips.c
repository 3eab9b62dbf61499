/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/chips.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

struct _HvChips
{
  GtkWidget parent;
  GtkWidget *row;    /* owned */
  GPtrArray *chips;  /* element-type GtkToggleButton, not owned */
  char *name;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvChips, hv_chips, GTK_TYPE_WIDGET)

static guint changed_signal;

static const char *
get_value_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "hv-value");
}

const char *
hv_chips_get_value (HvChips *self)
{
  g_return_val_if_fail (HV_IS_CHIPS (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (self->chips->pdata[i]))
      return get_value_of (self->chips->pdata[i]);
  return NULL;
}

void
hv_chips_set_value (HvChips *self, const char *value)
{
  g_return_if_fail (HV_IS_CHIPS (self));

  self->setting = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_toggle_button_set_active (self->chips->pdata[i], g_strcmp0 (get_value_of (self->chips->pdata[i]), value) == 0);
  self->setting = FALSE;
}

static void
on_toggled (GtkToggleButton *chip, HvChips *self)
{
  if (self->setting)
    return;
  hv_chips_set_value (self, gtk_toggle_button_get_active (chip) ? get_value_of (GTK_WIDGET (chip)) : NULL);
  g_signal_emit (self, changed_signal, 0);
}

void
hv_chips_add (HvChips *self, const char *value, const char *label)
{
  g_return_if_fail (HV_IS_CHIPS (self));

  GtkWidget *chip = hv_toggle_new (label, "hv-filter");
  g_autofree char *name = g_strdup_printf ("%s: %s", self->name, label);
  hv_set_accessible_name (chip, name);
  g_object_set_data_full (G_OBJECT (chip), "hv-value", g_strdup (value), g_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_toggled), self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (self->row), chip);
  g_ptr_array_add (self->chips, chip);
}

GtkWidget *
hv_chips_new (const char *name)
{
  HvChips *self = g_object_new (HV_TYPE_CHIPS, NULL);
  self->name = g_strdup (name);
  hv_set_accessible_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

static gboolean
hv_chips_grab_focus (GtkWidget *widget)
{
  HvChips *self = HV_CHIPS (widget);

  return self->chips->len > 0 && gtk_widget_grab_focus (self->chips->pdata[0]);
}

static void
hv_chips_dispose (GObject *object)
{
  HvChips *self = HV_CHIPS (object);

  g_ptr_array_set_size (self->chips, 0);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_chips_parent_class)->dispose (object);
}

static void
hv_chips_finalize (GObject *object)
{
  HvChips *self = HV_CHIPS (object);

  g_ptr_array_unref (self->chips);
  g_free (self->name);
  G_OBJECT_CLASS (hv_chips_parent_class)->finalize (object);
}

static void
hv_chips_class_init (HvChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_chips_finalize;
  widget_class->grab_focus = hv_chips_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", HV_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_chips_init (HvChips *self)
{
  self->chips = g_ptr_array_new ();
  self->row = hv_wrap_box_new (8);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
}
