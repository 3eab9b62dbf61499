/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/next-step.h"

#include "ui/widgets/chips.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

struct _HvNextStep
{
  HvStepView parent;
  GtkWidget *field;
  GtkWidget *when; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (HvNextStep, hv_next_step, HV_TYPE_STEP_VIEW)

static void
on_changed (HvNextStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (self->field));
  const char *when[] = { self->when != NULL ? hv_chips_get_value (HV_CHIPS (self->when)) : NULL, NULL };

  hv_answers_set_choices (hv_step_view_get_answers (view), hv_step_view_get_step (view)->id, when, text);
  hv_step_view_answered (view);
}

static void
add_when (HvNextStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  const char *const *chosen = hv_answers_get_choices (hv_step_view_get_answers (view), step->id);

  GtkWidget *label = hv_label_new (_("About when? Only if you like."), "hv-label");
  gtk_widget_set_margin_top (label, 10);
  gtk_box_append (GTK_BOX (self), label);
  self->when = hv_chips_new (_("About when"));
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *choice = step->choices->pdata[i];
      if (hv_step_view_condition_holds (view, choice->when))
        hv_chips_add (HV_CHIPS (self->when), choice->value, hv_translated_get (choice->label));
    }
  hv_chips_set_value (HV_CHIPS (self->when), chosen != NULL ? chosen[0] : NULL);
  g_signal_connect_swapped (self->when, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (self), self->when);
}

static void
hv_next_step_build (HvStepView *view)
{
  HvNextStep *self = HV_NEXT_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  const char *text = hv_answers_get_other (hv_step_view_get_answers (view), step->id);

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  self->field = hv_text_field_new (hv_step_view_get_name (view),
                                   step->example != NULL ? hv_translated_get (step->example) : NULL, 1);
  if (text != NULL)
    hv_text_field_set_text (HV_TEXT_FIELD (self->field), text);
  gtk_box_append (GTK_BOX (self), self->field);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->field, "entered", G_CALLBACK (hv_step_view_ready), self);
  if (step->choices != NULL)
    add_when (self);
  hv_step_view_set_first_focus (view, self->field);
}

static void
hv_next_step_class_init (HvNextStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_next_step_build;
}

static void
hv_next_step_init (HvNextStep *self)
{
}
