/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/text-column.h"

/* Running text is 1.3 rem (style.css). */
#define BODY_SCALE 1.3

struct _HvTextColumn
{
  GtkWidget parent_instance;

  guint chars;
};

G_DEFINE_FINAL_TYPE (HvTextColumn, hv_text_column, GTK_TYPE_WIDGET)

static int
get_max_width (HvTextColumn *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL ((int) (width * BODY_SCALE * self->chars));
}

static void
hv_text_column_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  int max_width = get_max_width (HV_TEXT_COLUMN (widget));
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && (for_size < 0 || for_size > max_width))
    for_size = max_width;
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, max_width);
}

static void
hv_text_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int column = MIN (width, get_max_width (HV_TEXT_COLUMN (widget)));
  int x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - column : 0;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  if (child == NULL)
    return;

  int minimum;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (column, minimum), height }, -1);
}

static GtkSizeRequestMode
hv_text_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_text_column_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hv_text_column_parent_class)->dispose (object);
}

static void
hv_text_column_class_init (HvTextColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_text_column_dispose;
  widget_class->measure = hv_text_column_measure;
  widget_class->size_allocate = hv_text_column_size_allocate;
  widget_class->get_request_mode = hv_text_column_get_request_mode;
}

static void
hv_text_column_init (HvTextColumn *self)
{
}

GtkWidget *
hv_text_column_new (guint chars, GtkWidget *child)
{
  HvTextColumn *self = g_object_new (HV_TYPE_TEXT_COLUMN, NULL);
  self->chars = chars;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
