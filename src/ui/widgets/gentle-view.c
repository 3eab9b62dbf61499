/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/gentle-view.h"

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvGentleView
{
  HvStepView parent;
};

G_DEFINE_FINAL_TYPE (HvGentleView, hv_gentle_view, HV_TYPE_STEP_VIEW)

static GtkWidget *
add_way (HvStepView *view, const char *title, const char *detail, const char *action, const char *target)
{
  GtkWidget *card = hv_card_new (NULL, title, NULL, detail);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), action);
  gtk_box_append (GTK_BOX (view), card);
  return card;
}

static void
add_exercise (HvStepView *view, const char *id)
{
  HvSession *session = hv_step_view_get_session (view);
  HvExercise *exercise = hv_library_find_exercise (hv_session_get_library (session), id);

  if (exercise == NULL || exercise == hv_runner_get_exercise (hv_step_view_get_runner (view))
      || !hv_exercise_is_for (exercise, hv_session_get_circumstances (session)))
    return;
  add_way (view, hv_exercise_get_title (exercise), hv_exercise_get_summary (exercise), "win.open-exercise", id);
}

static void
on_stop (HvStepView *view)
{
  hv_runner_stop (hv_step_view_get_runner (view));
}

static void
hv_gentle_view_build (HvStepView *view)
{
  HvRunner *runner = hv_step_view_get_runner (view);

  gtk_box_append (GTK_BOX (view), hv_label_new (_("It says something about the exercise, not about you."), "hv-body"));
  if (hv_runner_get_after (runner) >= 8)
    gtk_box_append (GTK_BOX (view), hv_label_new (_("It is a lot right now. These may be gentle ways on:"), "hv-body"));
  else
    gtk_box_append (GTK_BOX (view), hv_label_new (_("These may be gentle ways on:"), "hv-body"));

  add_exercise (view, "x02");
  add_exercise (view, "x01");
  add_way (view, _("Talk with someone"), _("Numbers you can call, at night too."), "win.go", "help");

  GtkWidget *stop = hv_button_new (_("Stop for today"), NULL);
  gtk_widget_set_halign (stop, GTK_ALIGN_START);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (on_stop), view);
  gtk_box_append (GTK_BOX (view), stop);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      hv_step_view_set_first_focus (view, child);
}

static void
hv_gentle_view_class_init (HvGentleViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_gentle_view_build;
}

static void
hv_gentle_view_init (HvGentleView *self)
{
}
