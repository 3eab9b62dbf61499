/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/shown-line.h"

struct _HvShownLine
{
  GtkWidget parent_instance;

  HvSecretBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (HvShownLine, hv_shown_line, GTK_TYPE_WIDGET)

/* For one look; no layout is kept that would hold the words. */
static PangoLayout *
make_layout (HvShownLine *self, int width)
{
  PangoLayout *layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (self), hv_secret_buffer_peek (self->buffer));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  HvShownLine *self = HV_SHOWN_LINE (widget);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return; /* as wide as the field */
  g_autoptr (PangoLayout) layout = make_layout (self, for_size);
  pango_layout_get_pixel_size (layout, NULL, natural);
  *minimum = *natural;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvShownLine *self = HV_SHOWN_LINE (widget);
  g_autoptr (PangoLayout) layout = make_layout (self, gtk_widget_get_width (widget));
  GdkRGBA colour;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_layout (snapshot, layout, &colour);
}

static void
hv_shown_line_dispose (GObject *object)
{
  HvShownLine *self = HV_SHOWN_LINE (object);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (hv_shown_line_parent_class)->dispose (object);
}

static void
hv_shown_line_class_init (HvShownLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_shown_line_dispose;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hv_shown_line_init (HvShownLine *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-shown-line");
}

GtkWidget *
hv_shown_line_new (HvSecretBuffer *buffer)
{
  HvShownLine *self = g_object_new (HV_TYPE_SHOWN_LINE, NULL);
  self->buffer = g_object_ref (buffer);
  g_signal_connect_object (buffer, "notify::text", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
