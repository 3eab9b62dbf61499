/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/rating-view.h"

#include "ui/widgets/label.h"
#include "ui/widgets/rating-scale.h"

#include <glib/gi18n.h>

struct _HvRatingView
{
  HvStepView parent;
  GtkWidget *scale;
};

G_DEFINE_FINAL_TYPE (HvRatingView, hv_rating_view, HV_TYPE_STEP_VIEW)

static void
on_changed (HvRatingView *self)
{
  hv_runner_set_before (hv_step_view_get_runner (HV_STEP_VIEW (self)),
                        hv_rating_scale_get_value (HV_RATING_SCALE (self->scale)));
  hv_step_view_answered (HV_STEP_VIEW (self));
}

static void
hv_rating_view_build (HvStepView *view)
{
  HvRatingView *self = HV_RATING_VIEW (view);
  const char *question = _("How much unease is there right now?");

  gtk_box_append (GTK_BOX (self), hv_heading_new (question, "hv-heading"));
  gtk_box_append (GTK_BOX (self), hv_label_new (_("If you want to notice it. Otherwise you can skip."), "hv-subtitle"));
  self->scale = hv_rating_scale_new (question, hv_rating_scale_get_unease_words ());
  hv_rating_scale_set_value (HV_RATING_SCALE (self->scale), hv_runner_get_before (hv_step_view_get_runner (view)));
  g_signal_connect_swapped (self->scale, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_set_margin_top (self->scale, 12);
  gtk_box_append (GTK_BOX (self), self->scale);
  hv_step_view_set_first_focus (view, self->scale);
}

static void
hv_rating_view_class_init (HvRatingViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_rating_view_build;
}

static void
hv_rating_view_init (HvRatingView *self)
{
}
