/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/help-step.h"

#include "ui/widgets/help-card.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvHelpStep
{
  HvStepView parent;
};

G_DEFINE_FINAL_TYPE (HvHelpStep, hv_help_step, HV_TYPE_STEP_VIEW)

static void
hv_help_step_build (HvStepView *view)
{
  const HvStep *step = hv_step_view_get_step (view);
  HvLibrary *library = hv_session_get_library (hv_step_view_get_session (view));

  hv_step_view_add_intro (view);
  for (guint i = 0; step->help_lines != NULL && step->help_lines[i] != NULL; i++)
    {
      HvHelpLine *line = hv_library_find_help_line (library, step->help_lines[i]);
      if (line != NULL)
        gtk_box_append (GTK_BOX (view), hv_help_card_new (line, TRUE));
    }
  GtkWidget *all = hv_action_button_new (_("All numbers"), NULL, "win.go", "help");
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (view), all);
  hv_step_view_set_first_focus (view, all);
}

static void
hv_help_step_class_init (HvHelpStepClass *klass)
{
  HV_STEP_VIEW_CLASS (klass)->build = hv_help_step_build;
}

static void
hv_help_step_init (HvHelpStep *self)
{
}
