/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/guide-step.h"

#include "practice/guide.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken-line.h"

#include <glib/gi18n.h>

/* A machine that was busy for longer than this must not swallow a line. */
#define MAX_FRAME_US (G_USEC_PER_SEC / 2)

struct _HvGuideStep
{
  HvStepView parent;
  HvGuide *guide;
  GPtrArray *lines; /* element-type HvGuideLine, those that hold */
  guint tick;
  gint64 last_frame;
  GtkWidget *past, *line, *count;
  GtkWidget *start, *previous, *next, *again;
};

G_DEFINE_FINAL_TYPE (HvGuideStep, hv_guide_step, HV_TYPE_STEP_VIEW)

static const char *
get_words (HvGuideStep *self, guint line)
{
  const HvGuideLine *guide_line = self->lines->pdata[line];
  return hv_translated_get (guide_line->text);
}

static void
show_line (HvGuideStep *self)
{
  guint line = hv_guide_get_line (self->guide);
  const char *words = get_words (self, line);
  g_autofree char *count = g_strdup_printf (_("Line %u of %u"), line + 1, self->lines->len);

  hv_spoken_line_set_text (HV_SPOKEN_LINE (self->line), words);
  gtk_label_set_label (GTK_LABEL (self->past), line > 0 ? get_words (self, line - 1) : "");
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->previous, line > 0);
  gtk_widget_set_sensitive (self->next, line + 1 < self->lines->len);
}

static void
show_buttons (HvGuideStep *self)
{
  gboolean running = hv_guide_is_running (self->guide);
  gboolean at_start = hv_guide_get_line (self->guide) == 0 && hv_guide_get_line_progress (self->guide) <= 0;
  const char *label = at_start ? _("Start") : C_ ("after a pause", "Go on");

  if (running)
    label = C_ ("hold still", "Pause");
  hv_step_view_show_intro (HV_STEP_VIEW (self), at_start && !running);
  hv_button_set_label (self->start, label);
  gtk_widget_set_visible (self->start, !hv_guide_is_over (self->guide));
  gtk_widget_set_visible (self->again, !running && !at_start);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HvGuideStep *self = HV_GUIDE_STEP (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  guint line = hv_guide_get_line (self->guide);

  if (self->last_frame > 0)
    hv_guide_advance (self->guide, MIN (now - self->last_frame, MAX_FRAME_US));
  self->last_frame = now;
  if (hv_guide_get_line (self->guide) != line)
    show_line (self);
  if (hv_guide_is_running (self->guide))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  show_buttons (self);
  return G_SOURCE_REMOVE;
}

static void
hold_still (HvGuideStep *self)
{
  hv_guide_pause (self->guide);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
run (HvGuideStep *self)
{
  self->last_frame = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_start (HvGuideStep *self)
{
  if (hv_guide_is_running (self->guide))
    hold_still (self);
  else
    {
      hv_guide_start (self->guide);
      run (self);
      gtk_widget_grab_focus (self->line); /* so that a screen reader says each line as it comes */
    }
  show_buttons (self);
}

static void
on_again (HvGuideStep *self)
{
  hv_guide_repeat (self->guide);
  run (self);
  show_line (self);
  show_buttons (self);
  gtk_widget_grab_focus (self->line);
}

static void
on_next_line (HvGuideStep *self)
{
  if (hv_guide_get_line (self->guide) + 1 >= self->lines->len)
    return;
  hv_guide_next_line (self->guide);
  show_line (self);
  show_buttons (self);
}

static void
on_previous_line (HvGuideStep *self)
{
  hv_guide_previous_line (self->guide);
  show_line (self);
  show_buttons (self);
}

/* On the line itself the keys turn its pages: Enter never jumps out of the script by accident. */
static gboolean
on_line_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvGuideStep *self)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      on_start (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (hv_guide_get_line (self->guide) + 1 >= self->lines->len)
        return GDK_EVENT_PROPAGATE;
      on_next_line (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_lines (HvGuideStep *self)
{
  self->past = hv_centred_label_new ("", "hv-subtitle hv-line-past");
  self->line = hv_spoken_line_new ("", "hv-line-now", TRUE);
  self->count = hv_centred_label_new ("", "hv-small");
  gtk_widget_set_margin_top (self->past, 24);
  gtk_widget_add_css_class (self->line, "hv-two-lines");
  gtk_widget_set_vexpand (self->line, TRUE); /* however long a line is, the buttons stay where they are */
  gtk_widget_set_valign (self->line, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->past);
  gtk_box_append (GTK_BOX (self), self->line);
  gtk_box_append (GTK_BOX (self), self->count);

  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_line_key), self);
  gtk_widget_add_controller (self->line, keys);
}

static GtkWidget *
add_button (HvGuideStep *self, GtkWidget *row, const char *label, const char *css_class, GCallback callback)
{
  GtkWidget *button = hv_button_new (label, css_class);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static void
add_buttons (HvGuideStep *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  self->previous = add_button (self, row, _("Line before"), "hv-quiet", G_CALLBACK (on_previous_line));
  self->start = add_button (self, row, _("Start"), NULL, G_CALLBACK (on_start));
  self->again = add_button (self, row, _("From the beginning"), "hv-quiet", G_CALLBACK (on_again));
  self->next = add_button (self, row, _("Next line"), "hv-quiet", G_CALLBACK (on_next_line));
  gtk_box_append (GTK_BOX (self), row);
}

static void
hv_guide_step_build (HvStepView *view)
{
  HvGuideStep *self = HV_GUIDE_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  g_autofree guint *seconds = g_new0 (guint, step->lines->len);

  hv_step_view_add_intro (view);
  hv_step_view_centre_labels (view);

  self->lines = g_ptr_array_new ();
  for (guint i = 0; i < step->lines->len; i++)
    {
      const HvGuideLine *line = step->lines->pdata[i];
      if (!hv_step_view_condition_holds (view, line->when))
        continue;
      seconds[self->lines->len] = line->seconds;
      g_ptr_array_add (self->lines, (gpointer) line);
    }
  self->guide = hv_guide_new (seconds, self->lines->len);
  if (self->lines->len == 0)
    return;
  add_lines (self);
  add_buttons (self);
  show_line (self);
  show_buttons (self);
  hv_step_view_set_first_focus (view, self->start);
}

static void
hv_guide_step_rest (HvStepView *view)
{
  HvGuideStep *self = HV_GUIDE_STEP (view);

  if (!hv_guide_is_running (self->guide))
    return;
  hold_still (self);
  show_buttons (self);
}

static void
hv_guide_step_finalize (GObject *object)
{
  HvGuideStep *self = HV_GUIDE_STEP (object);

  g_clear_pointer (&self->guide, hv_guide_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_guide_step_parent_class)->finalize (object);
}

static void
hv_guide_step_class_init (HvGuideStepClass *klass)
{
  HvStepViewClass *view_class = HV_STEP_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_guide_step_finalize;
  view_class->build = hv_guide_step_build;
  view_class->rest = hv_guide_step_rest;
}

static void
hv_guide_step_init (HvGuideStep *self)
{
}
