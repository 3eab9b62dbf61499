/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/undo-bar.h"

#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvUndoBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *undo;
  GtkEventController *motion;
  guint timer;
};

G_DEFINE_FINAL_TYPE (HvUndoBar, hv_undo_bar, GTK_TYPE_WIDGET)

enum
{
  UNDO,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
end (HvUndoBar *self, guint signal)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[signal], 0);
}

static gboolean
time_over_cb (gpointer data)
{
  HvUndoBar *self = data;
  if (gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion))
      || gtk_widget_has_focus (self->undo))
    return G_SOURCE_CONTINUE;
  end (self, GONE);
  return G_SOURCE_REMOVE;
}

static void
undo_clicked_cb (HvUndoBar *self)
{
  end (self, UNDO);
}

static void
hv_undo_bar_dispose (GObject *object)
{
  HvUndoBar *self = HV_UNDO_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_undo_bar_parent_class)->dispose (object);
}

static void
hv_undo_bar_class_init (HvUndoBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_undo_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[UNDO] = g_signal_new ("undo", HV_TYPE_UNDO_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", HV_TYPE_UNDO_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_undo_bar_init (HvUndoBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_widget_add_css_class (self->box, "hv-note");
  self->label = hv_label_new (NULL, "hv-card-detail");
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (self->label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->label);
  self->undo = hv_button_new (_ ("Undo"), NULL);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (undo_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->undo);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->motion = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->motion);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hv_undo_bar_new (void)
{
  return g_object_new (HV_TYPE_UNDO_BAR, NULL);
}

void
hv_undo_bar_offer (HvUndoBar *self, const char *text)
{
  g_return_if_fail (HV_IS_UNDO_BAR (self));

  end (self, GONE);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timer = g_timeout_add (HV_UNDO_BAR_MS, time_over_cb, self);
}

void
hv_undo_bar_finish (HvUndoBar *self)
{
  g_return_if_fail (HV_IS_UNDO_BAR (self));
  end (self, GONE);
}
