/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/done-view.h"

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

#define MASTERY "x33"
/* Few enough to choose between. */
#define MAX_OFFERS 3

struct _HvDoneView
{
  HvStepView parent;
};

G_DEFINE_FINAL_TYPE (HvDoneView, hv_done_view, HV_TYPE_STEP_VIEW)

static void
add_offer (HvStepView *view, HvExercise *exercise, const char *why)
{
  guint minutes = hv_exercise_get_minutes (exercise);
  g_autofree char *meta = g_strdup_printf (_("%u min"), minutes);
  GtkWidget *card = hv_card_new (NULL, hv_exercise_get_title (exercise), meta, why);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_exercise_get_id (exercise));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-exercise");
  gtk_box_append (GTK_BOX (view), card);
}

static guint
add_offers (HvStepView *view)
{
  HvRunner *runner = hv_step_view_get_runner (view);
  HvSession *session = hv_step_view_get_session (view);
  HvLibrary *library = hv_session_get_library (session);
  g_autoptr (GPtrArray) afterwards = hv_runner_get_afterwards (runner);
  guint offers = 0;

  for (guint i = 0; i < afterwards->len && offers < MAX_OFFERS; i++)
    {
      const HvAfterwards *next = afterwards->pdata[i];
      HvExercise *exercise = hv_library_find_exercise (library, next->exercise);
      if (exercise == NULL || g_str_equal (next->exercise, MASTERY)
          || !hv_exercise_is_for (exercise, hv_session_get_circumstances (session)))
        continue;
      add_offer (view, exercise, next->label != NULL ? hv_translated_get (next->label) : NULL);
      offers++;
    }
  return offers;
}

static void
hv_done_view_build (HvStepView *view)
{
  HvLibrary *library = hv_session_get_library (hv_step_view_get_session (view));
  HvExercise *mastery = hv_library_find_exercise (library, MASTERY);
  HvExercise *exercise = hv_runner_get_exercise (hv_step_view_get_runner (view));
  GtkWidget *heading = hv_heading_new (_("One small step – or none"), "hv-heading");

  gtk_box_append (GTK_BOX (view), heading);
  if (add_offers (view) == 0)
    gtk_widget_set_visible (heading, FALSE);
  GtkWidget *ways = hv_wrap_box_new (12);
  gtk_widget_set_margin_top (ways, 12);
  gtk_widget_add_css_class (ways, "hv-flush");
  if (mastery != NULL && mastery != exercise)
    hv_wrap_box_append (HV_WRAP_BOX (ways), hv_action_button_new (hv_exercise_get_title (mastery), NULL,
                                                                  "win.open-exercise", MASTERY));
  if (hv_session_is_open (hv_step_view_get_session (view)))
    hv_wrap_box_append (HV_WRAP_BOX (ways),
                        hv_action_button_new (_("On paper"), NULL, "win.print", hv_exercise_get_id (exercise)));
  gtk_box_append (GTK_BOX (view), ways);
}

static void
hv_done_view_class_init (HvDoneViewClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_done_view_build;
}

static void
hv_done_view_init (HvDoneView *self)
{
}
