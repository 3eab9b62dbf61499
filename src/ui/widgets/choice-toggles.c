/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/choice-toggles.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

struct _HvChoiceToggles
{
  GtkBox parent;
  GPtrArray *choices; /* element-type HvChoice */
  GPtrArray *buttons; /* in the order of the choices */
  gboolean many;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvChoiceToggles, hv_choice_toggles, GTK_TYPE_BOX)

static guint changed_signal;

static void
on_toggled (HvChoiceToggles *self, GtkToggleButton *button)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  for (guint i = 0; !self->many && gtk_toggle_button_get_active (button) && i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != button)
      gtk_toggle_button_set_active (self->buttons->pdata[i], FALSE);
  self->setting = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

GStrv
hv_choice_toggles_get_values (HvChoiceToggles *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      {
        g_strv_builder_add (values, ((const HvChoice *) self->choices->pdata[i])->value);
        any = TRUE;
      }
  return any ? g_strv_builder_end (values) : NULL;
}

void
hv_choice_toggles_set_values (HvChoiceToggles *self, const char *const *values)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const HvChoice *choice = self->choices->pdata[i];
      gtk_toggle_button_set_active (self->buttons->pdata[i], values != NULL && g_strv_contains (values, choice->value));
    }
  self->setting = FALSE;
}

static void
hv_choice_toggles_finalize (GObject *object)
{
  g_clear_pointer (&HV_CHOICE_TOGGLES (object)->choices, g_ptr_array_unref);
  g_clear_pointer (&HV_CHOICE_TOGGLES (object)->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_choice_toggles_parent_class)->finalize (object);
}

static void
hv_choice_toggles_class_init (HvChoiceTogglesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_choice_toggles_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal
      = g_signal_new ("changed", HV_TYPE_CHOICE_TOGGLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_choice_toggles_init (HvChoiceToggles *self)
{
  self->buttons = g_ptr_array_new ();
}

GtkWidget *
hv_choice_toggles_new (const char *question, GPtrArray *choices, gboolean many)
{
  HvChoiceToggles *self
      = g_object_new (HV_TYPE_CHOICE_TOGGLES, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget *box = hv_wrap_box_new (8);

  self->choices = g_ptr_array_ref (choices);
  self->many = many;
  hv_set_accessible_name (GTK_WIDGET (self), question);
  gtk_box_append (GTK_BOX (self), hv_label_new (question, "hv-label"));
  gtk_box_append (GTK_BOX (self), box);
  for (guint i = 0; i < choices->len; i++)
    {
      GtkWidget *button = hv_toggle_new (hv_translated_get (((const HvChoice *) choices->pdata[i])->label), NULL);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
      hv_wrap_box_append (HV_WRAP_BOX (box), button);
      g_ptr_array_add (self->buttons, button);
    }
  return GTK_WIDGET (self);
}
