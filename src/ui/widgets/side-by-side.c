/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/side-by-side.h"

/* Pixels: between the two, and the picture's least and greatest width. */
#define GAP 56
#define SIDE_MIN 320
#define SIDE_MAX 430
/* The least width of the text beside a picture, in characters of the text size in force. */
#define MAIN_MIN_CHARS 44

struct _HvSideBySide
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
};

G_DEFINE_FINAL_TYPE (HvSideBySide, hv_side_by_side, GTK_TYPE_WIDGET)

static int
get_main_min (HvSideBySide *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width * MAIN_MIN_CHARS);
}

/* The picture's width at the side, or 0 when it goes under the text. */
static int
get_side_width (HvSideBySide *self, int width)
{
  if (self->side == NULL)
    return 0;
  int left = width - GAP - get_main_min (self);
  if (left < SIDE_MIN)
    return 0;
  int natural;
  gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return CLAMP (width - GAP - natural, MIN (left, SIDE_MAX), SIDE_MAX);
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
hv_side_by_side_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HvSideBySide *self = HV_SIDE_BY_SIDE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->main, orientation, -1, minimum, natural, NULL, NULL);
      if (self->side == NULL)
        return;
      int side;
      gtk_widget_measure (self->side, orientation, -1, &side, NULL, NULL, NULL);
      *minimum = MAX (*minimum, side);
      *natural += GAP + SIDE_MAX;
      return;
    }
  int width = for_size;
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  int side_width = get_side_width (self, width);
  if (side_width > 0)
    *natural = MAX (measure_height (self->main, width - GAP - side_width), measure_height (self->side, side_width));
  else
    {
      *natural = measure_height (self->main, width);
      if (self->side != NULL)
        *natural += GAP / 2 + measure_height (self->side, MIN (width, SIDE_MAX));
    }
  *minimum = *natural;
}

static void
hv_side_by_side_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HvSideBySide *self = HV_SIDE_BY_SIDE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side_width = get_side_width (self, width);
  int main_width = side_width > 0 ? width - GAP - side_width : width;
  int main_height = side_width > 0 ? height : measure_height (self->main, width);

  gtk_widget_size_allocate (
      self->main, &(GtkAllocation){ mirrored ? width - main_width : 0, 0, main_width, main_height }, -1);
  if (self->side == NULL)
    return;
  GtkAllocation place = { mirrored ? 0 : main_width + GAP, 0, side_width, 0 };
  if (side_width == 0)
    {
      place.width = MIN (width, SIDE_MAX);
      place.x = mirrored ? width - place.width : 0;
      place.y = main_height + GAP / 2;
    }
  place.height = measure_height (self->side, place.width);
  gtk_widget_size_allocate (self->side, &place, -1);
}

static GtkSizeRequestMode
hv_side_by_side_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_side_by_side_dispose (GObject *object)
{
  HvSideBySide *self = HV_SIDE_BY_SIDE (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_side_by_side_parent_class)->dispose (object);
}

static void
hv_side_by_side_class_init (HvSideBySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_side_by_side_dispose;
  widget_class->measure = hv_side_by_side_measure;
  widget_class->size_allocate = hv_side_by_side_size_allocate;
  widget_class->get_request_mode = hv_side_by_side_get_request_mode;
}

static void
hv_side_by_side_init (HvSideBySide *self)
{
}

GtkWidget *
hv_side_by_side_new (GtkWidget *main, GtkWidget *side)
{
  HvSideBySide *self = g_object_new (HV_TYPE_SIDE_BY_SIDE, NULL);
  self->main = main;
  gtk_widget_set_parent (main, GTK_WIDGET (self));
  self->side = side;
  if (side != NULL)
    gtk_widget_set_parent (side, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
