/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/keep-view.h"

#include "ui/widgets/answer-row.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvKeepView
{
  HvStepView parent;
  GtkWidget *rows[3]; /* by HvRunnerKeep; (nullable) */
};

G_DEFINE_FINAL_TYPE (HvKeepView, hv_keep_view, HV_TYPE_STEP_VIEW)

static void
on_toggled (HvKeepView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rows[i])))
      hv_runner_set_keep (hv_step_view_get_runner (HV_STEP_VIEW (self)), (HvRunnerKeep) i);
}

static void
add_way (HvKeepView *self, GtkWidget *list, HvRunnerKeep keep, const char *label, const char *detail)
{
  self->rows[keep] = hv_answer_row_new ("", label, detail);
  hv_answer_list_add (list, self->rows[keep]);
}

/* The warning stands before the choice, not after it. */
static void
add_warnings (HvStepView *view, HvPrivacy privacy)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (note, "hv-note");
  if (privacy == HV_PRIVACY_SENSITIVE)
    gtk_box_append (GTK_BOX (note),
                    hv_label_new (_("Someone who can get into this computer might read what is kept here."),
                                  "hv-label"));
  if (!hv_session_keeps (hv_step_view_get_session (view)))
    gtk_box_append (GTK_BOX (note), hv_label_new (_("You are trying without keeping: it is here until the program is "
                                                    "closed, and then it is gone."),
                                                  "hv-label"));
  if (gtk_widget_get_first_child (note) != NULL)
    gtk_box_append (GTK_BOX (view), note);
  else
    g_object_ref_sink (note), g_object_unref (note);
}

/* Whether there is a step that keeping would put on the first page. */
static gboolean
has_next_step (HvRunner *runner)
{
  GPtrArray *steps = hv_exercise_get_steps (hv_runner_get_exercise (runner));
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      if (step->kind == HV_STEP_NEXT && step->keep_as != NULL && hv_runner_is_on_her_way (runner, step)
          && hv_answers_get_other (hv_runner_get_answers (runner), step->id) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
hv_keep_view_build (HvStepView *view)
{
  HvKeepView *self = HV_KEEP_VIEW (view);
  HvRunner *runner = hv_step_view_get_runner (view);
  HvPrivacy privacy = hv_exercise_get_privacy (hv_runner_get_exercise (runner));

  add_warnings (view, privacy);
  GtkWidget *list = hv_answer_list_new (_("What may be kept?"), FALSE);
  if (hv_exercise_keeps_answers (hv_runner_get_exercise (runner)))
    add_way (self, list, HV_RUNNER_KEEP_ALL, C_ ("what to keep", "Keep"),
             has_next_step (runner) ? _("Your answers go into your journal, and your next step stands on the first page. "
                                        "You can change or delete them.")
                                    : _("Your answers go into your journal. You can change or delete them."));
  add_way (self, list, HV_RUNNER_KEEP_THAT, _("Keep only that I did it"), _("And how it went. None of your answers."));
  add_way (self, list, HV_RUNNER_KEEP_NOTHING, _("Keep nothing"), NULL);
  gtk_box_append (GTK_BOX (view), list);

  GtkWidget *chosen = self->rows[hv_runner_get_keep (runner)];
  if (chosen != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (chosen), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL)
      g_signal_connect_swapped (self->rows[i], "toggled", G_CALLBACK (on_toggled), self);
  hv_step_view_set_first_focus (view, chosen);

  if (hv_runner_get_outcome (runner) == HV_OUTCOME_WORSE)
    gtk_box_append (GTK_BOX (view),
                    hv_label_new (_("If you keep how it went, this exercise rests for two weeks."), "hv-small"));
}

static void
hv_keep_view_class_init (HvKeepViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_keep_view_build;
}

static void
hv_keep_view_init (HvKeepView *self)
{
}
