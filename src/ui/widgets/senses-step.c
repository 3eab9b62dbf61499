/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/senses-step.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvSensesStep
{
  HvStepView parent;
  guint sense;  /* the one shown */
  guint *found; /* how many of each are ticked off; never told to anyone */
  GtkWidget *prompt, *dots, *skip;
};

G_DEFINE_FINAL_TYPE (HvSensesStep, hv_senses_step, HV_TYPE_STEP_VIEW)

static const HvSense *
get_sense (HvSensesStep *self)
{
  return hv_step_view_get_step (HV_STEP_VIEW (self))->senses->pdata[self->sense];
}

static guint
count_senses (HvSensesStep *self)
{
  return hv_step_view_get_step (HV_STEP_VIEW (self))->senses->len;
}

static void
on_dot (GtkToggleButton *dot, HvSensesStep *self)
{
  gboolean found = gtk_toggle_button_get_active (dot);

  self->found[self->sense] += found ? 1 : -1;
  if (found && self->found[self->sense] == get_sense (self)->count)
    hv_step_view_ready (HV_STEP_VIEW (self));
}

static void
show_dots (HvSensesStep *self)
{
  const HvSense *sense = get_sense (self);

  hv_box_clear (GTK_BOX (self->dots));
  for (guint i = 0; i < sense->count; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Found, %u of %u"), i + 1, sense->count);
      GtkWidget *dot = gtk_toggle_button_new ();
      GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_button_set_child (GTK_BUTTON (dot), mark);
      gtk_widget_add_css_class (dot, "hv-tick");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dot), i < self->found[self->sense]);
      hv_set_accessible_name (dot, name);
      g_signal_connect (dot, "toggled", G_CALLBACK (on_dot), self);
      gtk_box_append (GTK_BOX (self->dots), dot);
    }
}

static void
show_sense (HvSensesStep *self)
{
  const char *words = hv_translated_get (get_sense (self)->prompt);

  gtk_label_set_label (GTK_LABEL (self->prompt), words);
  hv_set_accessible_name (self->dots, words);
  gtk_widget_set_visible (self->skip, self->sense + 1 < count_senses (self));
  show_dots (self);
}

static gboolean
go_to (HvSensesStep *self, int sense)
{
  if (sense < 0 || (guint) sense >= count_senses (self))
    return FALSE;
  self->sense = sense;
  show_sense (self);
  gtk_widget_grab_focus (gtk_widget_get_first_child (self->dots));
  return TRUE;
}

static gboolean
hv_senses_step_next (HvStepView *view)
{
  return go_to (HV_SENSES_STEP (view), (int) HV_SENSES_STEP (view)->sense + 1);
}

static gboolean
hv_senses_step_back (HvStepView *view)
{
  return go_to (HV_SENSES_STEP (view), (int) HV_SENSES_STEP (view)->sense - 1);
}

static void
on_skip_sense (HvSensesStep *self)
{
  self->found[self->sense] = 0;
  go_to (self, (int) self->sense + 1);
}

static gboolean
hv_senses_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (HV_SENSES_STEP (widget)->dots));
}

static void
hv_senses_step_build (HvStepView *view)
{
  HvSensesStep *self = HV_SENSES_STEP (view);

  self->found = g_new0 (guint, count_senses (self));
  hv_step_view_add_intro (view);

  self->prompt = hv_heading_new ("", "hv-line-now");
  gtk_widget_set_margin_top (self->prompt, 18);
  gtk_box_append (GTK_BOX (self), self->prompt);
  self->dots = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_box_append (GTK_BOX (self), self->dots);
  gtk_box_append (GTK_BOX (self),
                  hv_label_new (_("You can tick them off as you find them, or just look."), "hv-small"));

  self->skip = hv_button_new (_("Skip this sense"), NULL);
  gtk_widget_set_halign (self->skip, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->skip, 8);
  g_signal_connect_swapped (self->skip, "clicked", G_CALLBACK (on_skip_sense), self);
  gtk_box_append (GTK_BOX (self), self->skip);
  show_sense (self);
}

static void
hv_senses_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_SENSES_STEP (object)->found, g_free);
  G_OBJECT_CLASS (hv_senses_step_parent_class)->finalize (object);
}

static void
hv_senses_step_class_init (HvSensesStepClass *klass)
{
  HvStepViewClass *view_class = HV_STEP_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_senses_step_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_senses_step_grab_focus;
  view_class->build = hv_senses_step_build;
  view_class->next = hv_senses_step_next;
  view_class->back = hv_senses_step_back;
}

static void
hv_senses_step_init (HvSensesStep *self)
{
}
