/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/plan-step.h"

#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

#define N_PARTS 3

struct _HvPlanStep
{
  HvStepView parent;
  GtkWidget *fields[N_PARTS]; /* the third is NULL when no reason is asked for */
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (HvPlanStep, hv_plan_step, HV_TYPE_STEP_VIEW)

static void
show_sentence (HvPlanStep *self, char **parts)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  const HvTranslated *prompts[N_PARTS] = { step->if_prompt, step->then_prompt, step->because_prompt };
  g_autoptr (GString) sentence = g_string_new (NULL);

  /* Her words after the content's: "If … then … because …", read as one. */
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      g_autofree char *lead = g_strdup (hv_translated_get (prompts[i]));
      char *dots = g_strrstr (lead, "…");
      if (dots != NULL)
        *dots = '\0';
      g_strchomp (lead);
      g_string_append_printf (sentence, "%s%s %s", sentence->len > 0 ? ", " : "", lead, parts[i]);
    }
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence->str);
  gtk_widget_set_visible (self->sentence, sentence->len > 0);
}

static void
on_changed (HvPlanStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const char *id = hv_step_view_get_step (view)->id;
  char *parts[N_PARTS + 1] = { NULL };
  gboolean any = FALSE;

  for (guint i = 0; i < N_PARTS; i++)
    {
      parts[i] = self->fields[i] != NULL ? hv_text_field_get_text (HV_TEXT_FIELD (self->fields[i])) : g_strdup ("");
      any |= *parts[i] != '\0';
    }
  if (any)
    hv_answers_set_list (hv_step_view_get_answers (view), id, (const char *const *) parts);
  else
    hv_answers_clear (hv_step_view_get_answers (view), id);
  show_sentence (self, parts);
  for (guint i = 0; i < N_PARTS; i++)
    g_free (parts[i]);
  hv_step_view_answered (view);
}

static void
on_entered (HvPlanStep *self, GtkWidget *field)
{
  for (guint i = 0; i + 1 < N_PARTS; i++)
    if (self->fields[i] == field && self->fields[i + 1] != NULL)
      {
        gtk_widget_grab_focus (self->fields[i + 1]);
        return;
      }
  hv_step_view_ready (HV_STEP_VIEW (self));
}

static void
add_part (HvPlanStep *self, guint part, const HvTranslated *prompt, const HvTranslated *example, const char *text)
{
  const char *words = hv_translated_get (prompt);

  gtk_box_append (GTK_BOX (self), hv_label_new (words, "hv-label hv-strong"));
  self->fields[part] = hv_text_field_new (words, example != NULL ? hv_translated_get (example) : NULL, 1);
  if (text != NULL)
    hv_text_field_set_text (HV_TEXT_FIELD (self->fields[part]), text);
  gtk_box_append (GTK_BOX (self), self->fields[part]);
}

static void
hv_plan_step_build (HvStepView *view)
{
  HvPlanStep *self = HV_PLAN_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  const char *const *parts = hv_answers_get_list (hv_step_view_get_answers (view), step->id);
  guint n = parts != NULL ? g_strv_length ((char **) parts) : 0;

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  add_part (self, 0, step->if_prompt, step->if_example, n > 0 ? parts[0] : NULL);
  add_part (self, 1, step->then_prompt, step->then_example, n > 1 ? parts[1] : NULL);
  if (step->because_prompt != NULL)
    add_part (self, 2, step->because_prompt, step->because_example, n > 2 ? parts[2] : NULL);

  self->sentence = hv_label_new ("", "hv-body hv-note");
  gtk_widget_set_halign (self->sentence, GTK_ALIGN_FILL);
  gtk_widget_set_margin_top (self->sentence, 8);
  gtk_box_append (GTK_BOX (self), self->sentence);
  for (guint i = 0; i < N_PARTS; i++)
    if (self->fields[i] != NULL)
      {
        g_signal_connect_swapped (self->fields[i], "changed", G_CALLBACK (on_changed), self);
        g_signal_connect_swapped (self->fields[i], "entered", G_CALLBACK (on_entered), self);
      }
  if (n > 0)
    on_changed (self);
  else
    gtk_widget_set_visible (self->sentence, FALSE);
  hv_step_view_set_first_focus (view, self->fields[0]);
}

static void
hv_plan_step_class_init (HvPlanStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_plan_step_build;
}

static void
hv_plan_step_init (HvPlanStep *self)
{
}
