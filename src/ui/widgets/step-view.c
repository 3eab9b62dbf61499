/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/step-view.h"

#include "ui/widgets/drawing-view.h"
#include "ui/widgets/label.h"

typedef struct
{
  HvSession *session;
  HvRunner *runner;
  const HvStep *step;     /* the exercise's, which the runner holds */
  GtkWidget *first_focus; /* weak */
  GtkWidget *intro_end;   /* (nullable): the last child of what is said beforehand */
  char *name;             /* (nullable): made when it is asked for */
} HvStepViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HvStepView, hv_step_view, GTK_TYPE_BOX)

enum
{
  ANSWERED,
  READY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

#define PRIVATE(self) ((HvStepViewPrivate *) hv_step_view_get_instance_private (self))

GtkWidget *
hv_step_view_new (GType type, HvSession *session, HvRunner *runner, const HvStep *step)
{
  g_return_val_if_fail (g_type_is_a (type, HV_TYPE_STEP_VIEW), NULL);

  HvStepView *self = g_object_new (type, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 14, NULL);
  HvStepViewPrivate *priv = PRIVATE (self);
  priv->session = g_object_ref (session);
  priv->runner = g_object_ref (runner);
  priv->step = step;
  HV_STEP_VIEW_GET_CLASS (self)->build (self);
  return GTK_WIDGET (self);
}

HvSession *
hv_step_view_get_session (HvStepView *self)
{
  return PRIVATE (self)->session;
}

HvRunner *
hv_step_view_get_runner (HvStepView *self)
{
  return PRIVATE (self)->runner;
}

HvAnswers *
hv_step_view_get_answers (HvStepView *self)
{
  return hv_runner_get_answers (PRIVATE (self)->runner);
}

const HvStep *
hv_step_view_get_step (HvStepView *self)
{
  return PRIVATE (self)->step;
}

gboolean
hv_step_view_next (HvStepView *self)
{
  HvStepViewClass *klass = HV_STEP_VIEW_GET_CLASS (self);
  return klass->next != NULL && klass->next (self);
}

gboolean
hv_step_view_back (HvStepView *self)
{
  HvStepViewClass *klass = HV_STEP_VIEW_GET_CLASS (self);
  return klass->back != NULL && klass->back (self);
}

void
hv_step_view_rest (HvStepView *self)
{
  HvStepViewClass *klass = HV_STEP_VIEW_GET_CLASS (self);
  if (klass->rest != NULL)
    klass->rest (self);
}

void
hv_step_view_leave (HvStepView *self)
{
  HvStepViewClass *klass = HV_STEP_VIEW_GET_CLASS (self);
  hv_step_view_rest (self);
  if (klass->leave != NULL)
    klass->leave (self);
}

GtkWidget *
hv_step_view_make_paragraph (HvStepView *self, const HvTranslated *text, const char *css_class)
{
  HvRunner *runner = PRIVATE (self)->runner;

  if (!hv_runner_can_fill_in (runner, hv_translated_get (text)))
    return NULL;
  g_autofree char *filled = hv_runner_fill_in (runner, hv_translated_get (text));
  return hv_label_new (filled, css_class);
}

/* Headings and questions stay, also where she has not given the words they ask for. */
static void
append_filled (HvStepView *self, const HvTranslated *text, const char *css_class)
{
  if (text == NULL)
    return;
  g_autofree char *filled = hv_runner_fill_in (PRIVATE (self)->runner, hv_translated_get (text));
  gtk_box_append (GTK_BOX (self), g_str_equal (css_class, "hv-heading") ? hv_heading_new (filled, css_class)
                                                                        : hv_label_new (filled, css_class));
}

void
hv_step_view_add_heading (HvStepView *self)
{
  const HvStep *step = PRIVATE (self)->step;

  append_filled (self, step->heading, "hv-heading");
}

void
hv_step_view_add_drawing (HvStepView *self)
{
  const HvStep *step = PRIVATE (self)->step;

  if (step->drawing != NULL)
    gtk_box_append (GTK_BOX (self), hv_drawing_view_new (step->drawing));
}

void
hv_step_view_add_intro (HvStepView *self)
{
  const HvStep *step = PRIVATE (self)->step;

  hv_step_view_add_heading (self);
  for (guint i = 0; step->texts != NULL && i < step->texts->len; i++)
    {
      GtkWidget *paragraph = hv_step_view_make_paragraph (self, step->texts->pdata[i], "hv-body");
      if (paragraph != NULL)
        gtk_box_append (GTK_BOX (self), paragraph);
    }
  hv_step_view_add_drawing (self);
  PRIVATE (self)->intro_end = gtk_widget_get_last_child (GTK_WIDGET (self));
}

void
hv_step_view_show_intro (HvStepView *self, gboolean shown)
{
  GtkWidget *end = PRIVATE (self)->intro_end;

  for (GtkWidget *child = end; child != NULL; child = gtk_widget_get_prev_sibling (child))
    gtk_widget_set_visible (child, shown);
}

void
hv_step_view_centre_labels (HvStepView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      {
        gtk_label_set_xalign (GTK_LABEL (child), 0.5f);
        gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
        gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
      }
}

void
hv_step_view_add_prompt (HvStepView *self)
{
  const HvStep *step = PRIVATE (self)->step;

  append_filled (self, step->prompt, "hv-heading");
  append_filled (self, step->hint, "hv-subtitle");
}

gboolean
hv_step_view_condition_holds (HvStepView *self, const HvCondition *condition)
{
  return hv_runner_holds (PRIVATE (self)->runner, condition);
}

const char *
hv_step_view_get_name (HvStepView *self)
{
  HvStepViewPrivate *priv = PRIVATE (self);

  if (priv->name == NULL && priv->step != NULL && priv->step->prompt != NULL)
    priv->name = hv_runner_fill_in (priv->runner, hv_translated_get (priv->step->prompt));
  else if (priv->name == NULL && priv->step != NULL && priv->step->heading != NULL)
    priv->name = hv_runner_fill_in (priv->runner, hv_translated_get (priv->step->heading));
  return priv->name != NULL ? priv->name : hv_exercise_get_title (hv_runner_get_exercise (priv->runner));
}

void
hv_step_view_set_first_focus (HvStepView *self, GtkWidget *widget)
{
  HvStepViewPrivate *priv = PRIVATE (self);

  if (priv->first_focus == NULL)
    g_set_weak_pointer (&priv->first_focus, widget);
}

void
hv_step_view_answered (HvStepView *self)
{
  g_signal_emit (self, signals[ANSWERED], 0);
}

void
hv_step_view_ready (HvStepView *self)
{
  g_signal_emit (self, signals[READY], 0);
}

static gboolean
hv_step_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = PRIVATE (HV_STEP_VIEW (widget))->first_focus;

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
hv_step_view_unmap (GtkWidget *widget)
{
  hv_step_view_rest (HV_STEP_VIEW (widget));
  GTK_WIDGET_CLASS (hv_step_view_parent_class)->unmap (widget);
}

static void
hv_step_view_dispose (GObject *object)
{
  HvStepViewPrivate *priv = PRIVATE (HV_STEP_VIEW (object));

  g_clear_weak_pointer (&priv->first_focus);
  g_clear_object (&priv->runner);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->name, g_free);
  G_OBJECT_CLASS (hv_step_view_parent_class)->dispose (object);
}

static void
hv_step_view_class_init (HvStepViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_step_view_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = hv_step_view_unmap;
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_step_view_grab_focus;

  signals[ANSWERED]
      = g_signal_new ("answered", HV_TYPE_STEP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", HV_TYPE_STEP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_step_view_init (HvStepView *self)
{
}
