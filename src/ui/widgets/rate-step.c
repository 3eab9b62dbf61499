/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/rate-step.h"

#include "ui/widgets/rating-scale.h"

struct _HvRateStep
{
  HvStepView parent;
  GtkWidget *scale;
};

G_DEFINE_FINAL_TYPE (HvRateStep, hv_rate_step, HV_TYPE_STEP_VIEW)

static void
on_changed (HvRateStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  HvAnswers *answers = hv_step_view_get_answers (view);
  const char *id = hv_step_view_get_step (view)->id;
  int value = hv_rating_scale_get_value (HV_RATING_SCALE (self->scale));

  if (value < 0)
    hv_answers_clear (answers, id);
  else
    hv_answers_set_number (answers, id, value);
  hv_step_view_answered (view);
}

static void
hv_rate_step_build (HvStepView *view)
{
  HvRateStep *self = HV_RATE_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  const char *words[11] = { 0 };

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = i < step->words->len ? hv_translated_get (step->words->pdata[i]) : "";
  self->scale = hv_rating_scale_new (hv_step_view_get_name (view), words);
  hv_rating_scale_set_value (HV_RATING_SCALE (self->scale),
                             hv_answers_get_number (hv_step_view_get_answers (view), step->id, -1));
  g_signal_connect_swapped (self->scale, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_set_margin_top (self->scale, 12);
  gtk_box_append (GTK_BOX (self), self->scale);
  hv_step_view_set_first_focus (view, self->scale);
}

static void
hv_rate_step_class_init (HvRateStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_rate_step_build;
}

static void
hv_rate_step_init (HvRateStep *self)
{
}
