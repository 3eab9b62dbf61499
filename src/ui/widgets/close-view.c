/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/close-view.h"

#include "ui/widgets/answer-row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/rating-scale.h"

#include <glib/gi18n.h>

#define N_OUTCOMES 4

struct _HvCloseView
{
  HvStepView parent;
  GtkWidget *rows[N_OUTCOMES];
  GtkWidget *scale;
};

G_DEFINE_FINAL_TYPE (HvCloseView, hv_close_view, HV_TYPE_STEP_VIEW)

static const struct
{
  HvOutcome outcome;
  const char *label;
} outcomes[N_OUTCOMES] = { { HV_OUTCOME_HELPED, N_ ("It helped") },
                           { HV_OUTCOME_SAME, N_ ("No difference") },
                           { HV_OUTCOME_WORSE, N_ ("It got worse") },
                           { HV_OUTCOME_UNSURE, N_ ("I don’t know") } };

static void
on_toggled (HvCloseView *self)
{
  HvOutcome outcome = HV_OUTCOME_NONE;

  for (guint i = 0; i < N_OUTCOMES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rows[i])))
      outcome = outcomes[i].outcome;
  hv_runner_set_outcome (hv_step_view_get_runner (HV_STEP_VIEW (self)), outcome);
  hv_step_view_answered (HV_STEP_VIEW (self));
}

static void
on_rated (HvCloseView *self)
{
  hv_runner_set_after (hv_step_view_get_runner (HV_STEP_VIEW (self)),
                       hv_rating_scale_get_value (HV_RATING_SCALE (self->scale)));
  hv_step_view_answered (HV_STEP_VIEW (self));
}

static void
add_outcomes (HvCloseView *self)
{
  HvOutcome current = hv_runner_get_outcome (hv_step_view_get_runner (HV_STEP_VIEW (self)));
  GtkWidget *list = hv_answer_list_new (_("How did it go?"), FALSE);

  gtk_box_append (GTK_BOX (self), hv_heading_new (_("How did it go?"), "hv-heading"));
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      self->rows[i] = hv_answer_row_new ("", _(outcomes[i].label), NULL);
      hv_answer_list_add (list, self->rows[i]);
    }
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->rows[i]), outcomes[i].outcome == current);
      g_signal_connect_swapped (self->rows[i], "toggled", G_CALLBACK (on_toggled), self);
      if (outcomes[i].outcome == current)
        hv_step_view_set_first_focus (HV_STEP_VIEW (self), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (self), list);
  hv_step_view_set_first_focus (HV_STEP_VIEW (self), self->rows[0]);
}

static void
hv_close_view_build (HvStepView *view)
{
  HvCloseView *self = HV_CLOSE_VIEW (view);
  HvRunner *runner = hv_step_view_get_runner (view);
  const char *question = _("How much unease is there now?");

  add_outcomes (self);

  GtkWidget *heading = hv_heading_new (question, "hv-heading");
  gtk_widget_set_margin_top (heading, 18);
  gtk_box_append (GTK_BOX (self), heading);
  self->scale = hv_rating_scale_new (question, hv_rating_scale_get_unease_words ());
  hv_rating_scale_set_value (HV_RATING_SCALE (self->scale), hv_runner_get_after (runner));
  g_signal_connect_swapped (self->scale, "changed", G_CALLBACK (on_rated), self);
  gtk_box_append (GTK_BOX (self), self->scale);
}

static void
hv_close_view_class_init (HvCloseViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_close_view_build;
}

static void
hv_close_view_init (HvCloseView *self)
{
}
