/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/read-step.h"

#include "ui/widgets/spoken-line.h"

struct _HvReadStep
{
  HvStepView parent;
  GPtrArray *lines; /* element-type GtkWidget, not owned; NULL unless line by line */
  guint shown;
};

G_DEFINE_FINAL_TYPE (HvReadStep, hv_read_step, HV_TYPE_STEP_VIEW)

static void
set_shown (HvReadStep *self, guint shown)
{
  self->shown = shown;
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = self->lines->pdata[i];
      gtk_widget_set_opacity (line, i < shown ? 1.0 : 0.0);
      gtk_widget_set_focusable (line, i < shown);
      /* Lines to come keep their place, so that nothing jumps, but nobody may read ahead by ear. */
      gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_HIDDEN, i >= shown, -1);
      if (i + 1 == shown)
        gtk_widget_remove_css_class (line, "hv-line-past");
      else
        gtk_widget_add_css_class (line, "hv-line-past");
    }
}

static gboolean
hv_read_step_next (HvStepView *view)
{
  HvReadStep *self = HV_READ_STEP (view);

  if (self->lines == NULL || self->shown >= self->lines->len)
    return FALSE;
  set_shown (self, self->shown + 1);
  gtk_widget_grab_focus (self->lines->pdata[self->shown - 1]);
  return TRUE;
}

static gboolean
hv_read_step_back (HvStepView *view)
{
  HvReadStep *self = HV_READ_STEP (view);

  if (self->lines == NULL || self->shown <= 1)
    return FALSE;
  set_shown (self, self->shown - 1);
  gtk_widget_grab_focus (self->lines->pdata[self->shown - 1]);
  return TRUE;
}

static void
add_lines (HvReadStep *self, const HvStep *step)
{
  HvRunner *runner = hv_step_view_get_runner (HV_STEP_VIEW (self));

  self->lines = g_ptr_array_new ();
  for (guint i = 0; i < step->texts->len; i++)
    {
      const char *text = hv_translated_get (step->texts->pdata[i]);
      if (!hv_runner_can_fill_in (runner, text))
        continue;
      g_autofree char *filled = hv_runner_fill_in (runner, text);
      GtkWidget *line = hv_spoken_line_new (filled, "hv-line", FALSE);
      gtk_box_append (GTK_BOX (self), line);
      g_ptr_array_add (self->lines, line);
    }
}

static void
hv_read_step_build (HvStepView *view)
{
  HvReadStep *self = HV_READ_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);

  if (!step->by_line)
    {
      hv_step_view_add_intro (view);
      return;
    }
  hv_step_view_add_heading (view);
  add_lines (self, step);
  hv_step_view_add_drawing (view);
  if (self->lines->len > 0)
    {
      set_shown (self, 1);
      hv_step_view_set_first_focus (view, self->lines->pdata[0]);
    }
}

static void
hv_read_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_READ_STEP (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_read_step_parent_class)->finalize (object);
}

static void
hv_read_step_class_init (HvReadStepClass *klass)
{
  HvStepViewClass *view_class = HV_STEP_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_read_step_finalize;
  view_class->build = hv_read_step_build;
  view_class->next = hv_read_step_next;
  view_class->back = hv_read_step_back;
}

static void
hv_read_step_init (HvReadStep *self)
{
}
