/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/progress-view.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken-line.h"

#include <glib/gi18n.h>

/* Often enough to seem alive, seldom enough to be read. */
#define LOOK_MS 250

struct _HvProgressView
{
  GtkWidget parent_instance;

  HvMeter *meter;
  guint timer;
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *bar;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (HvProgressView, hv_progress_view, GTK_TYPE_WIDGET)

static void
show_progress (HvProgressView *self)
{
  guint done, total;
  hv_meter_get (self->meter, &done, &total);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), hv_meter_get_share (self->meter));
  g_autofree char *words = NULL;
  if (hv_meter_is_stopped (self->meter))
    words = g_strdup (_ ("It is being stopped …"));
  else
    words = total > 0 ? g_strdup_printf (_ ("%u of %u"), done, total) : g_strdup (_ ("One moment …"));
  gtk_label_set_label (GTK_LABEL (self->words), words);
}

static gboolean
look_cb (gpointer data)
{
  show_progress (data);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (HvProgressView *self)
{
  hv_meter_stop (self->meter);
  show_progress (self);
}

static void
hv_progress_view_dispose (GObject *object)
{
  HvProgressView *self = HV_PROGRESS_VIEW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->meter, hv_meter_unref);
  G_OBJECT_CLASS (hv_progress_view_parent_class)->dispose (object);
}

static void
hv_progress_view_class_init (HvProgressViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_progress_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hv_progress_view_init (HvProgressView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hv_progress_view_new (HvMeter *meter, const char *what)
{
  g_return_val_if_fail (meter != NULL, NULL);

  HvProgressView *self = g_object_new (HV_TYPE_PROGRESS_VIEW, NULL);
  self->meter = hv_meter_ref (meter);
  self->line = hv_spoken_line_new (what, "hv-label hv-strong", FALSE);
  gtk_box_append (GTK_BOX (self->box), self->line);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->bar, "hv-progress");
  hv_set_accessible_name (self->bar, what);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  self->words = hv_label_new (NULL, "hv-small");
  gtk_box_append (GTK_BOX (self->box), self->words);
  GtkWidget *stop = hv_button_new (_ ("Stop"), NULL);
  gtk_widget_set_halign (stop, GTK_ALIGN_START);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), stop);
  show_progress (self);
  self->timer = g_timeout_add (LOOK_MS, look_cb, self);
  return GTK_WIDGET (self);
}

GtkWidget *
hv_progress_view_get_line (HvProgressView *self)
{
  g_return_val_if_fail (HV_IS_PROGRESS_VIEW (self), NULL);
  return self->line;
}
