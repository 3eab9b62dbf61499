/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/charts/rating-chart.h"

#include "ui/ui.h"
#include "ui/widgets/palette.h"

#include <glib/gi18n.h>

#define HIGHEST 10
/* Of the text's height: that of the place for the line. */
#define LINES 8
#define RADIUS 5.0
#define SPACE 10.0

struct _HvRatingChart
{
  GtkWidget parent;
  GArray *points; /* HvChartPoint */
  PangoLayout *lowest, *highest, *begin, *end;
};

G_DEFINE_FINAL_TYPE (HvRatingChart, hv_rating_chart, GTK_TYPE_WIDGET)

double
hv_rating_chart_place (const HvChartPoint *points, guint n_points, guint index, double width)
{
  gint64 all = points[n_points - 1].when - points[0].when;
  if (all > 0)
    return width * (double) (points[index].when - points[0].when) / (double) all;
  return n_points > 1 ? width * index / (n_points - 1) : width / 2;
}

static void
set_color (cairo_t *cr, HvColor name)
{
  GdkRGBA color = hv_palette_get (name);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

static double
place_value (int value, double height)
{
  return height * (HIGHEST - value) / HIGHEST;
}

/* Where 0, 5 and 10 are; no line has a meaning of its own. */
static void
draw_ground (cairo_t *cr, double width, double height)
{
  set_color (cr, HV_COLOR_SAND);
  cairo_set_line_width (cr, 1);
  for (int value = 0; value <= HIGHEST; value += HIGHEST / 2)
    {
      double y = (int) place_value (value, height) + 0.5;
      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
    }
  cairo_stroke (cr);
}

static void
draw_line (cairo_t *cr, GArray *points, double width, double height)
{
  const HvChartPoint *all = (const HvChartPoint *) points->data;
  set_color (cr, HV_COLOR_DUSK);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < points->len; i++)
    {
      double x = hv_rating_chart_place (all, points->len, i, width), y = place_value (all[i].value, height);
      if (i == 0 || all[i].gap)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < points->len; i++)
    {
      cairo_arc (cr, hv_rating_chart_place (all, points->len, i, width), place_value (all[i].value, height), RADIUS, 0,
                 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
append_words (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y)
{
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK_SOFT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static int
get_width (PangoLayout *layout)
{
  int width;
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
get_line_height (HvRatingChart *self)
{
  int height;
  pango_layout_get_pixel_size (self->lowest, NULL, &height);
  return height;
}

static PangoLayout *
renew (GtkWidget *widget, PangoLayout *old)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, pango_layout_get_text (old));
  g_object_unref (old);
  return layout;
}

/* The words above and below the line: nothing stands beside it, so that a narrow page has room. */
static void
hv_rating_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvRatingChart *self = HV_RATING_CHART (widget);
  double line = get_line_height (self), above = line + SPACE + RADIUS;
  double width = gtk_widget_get_width (widget) - 2 * RADIUS;
  double height = gtk_widget_get_height (widget) - above - 2 * line - SPACE - RADIUS;
  if (width <= 0 || height <= 0)
    return;

  append_words (snapshot, self->highest, 0, 0);
  append_words (snapshot, self->lowest, 0, above + height + RADIUS + SPACE / 2);
  append_words (snapshot, self->begin, 0, above + height + RADIUS + SPACE / 2 + line);
  append_words (snapshot, self->end, gtk_widget_get_width (widget) - get_width (self->end),
                above + height + RADIUS + SPACE / 2 + line);

  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  cairo_translate (cr, RADIUS, above);
  draw_ground (cr, width, height);
  draw_line (cr, self->points, width, height);
  cairo_destroy (cr);
}

static void
hv_rating_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HvRatingChart *self = HV_RATING_CHART (widget);
  int line = get_line_height (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (LINES + 3) * line;
      return;
    }
  int dates = get_width (self->begin) + get_width (self->end) + 2 * (int) SPACE;
  *minimum = MAX (dates, MAX (get_width (self->lowest), get_width (self->highest)));
  *natural = MAX (*minimum, 30 * line);
}

static void
hv_rating_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  HvRatingChart *self = HV_RATING_CHART (widget);
  GTK_WIDGET_CLASS (hv_rating_chart_parent_class)->css_changed (widget, change);
  PangoLayout **layouts[] = { &self->lowest, &self->highest, &self->begin, &self->end };
  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (*layouts[i] != NULL)
      *layouts[i] = renew (widget, *layouts[i]);
  gtk_widget_queue_resize (widget);
}

static void
hv_rating_chart_finalize (GObject *object)
{
  HvRatingChart *self = HV_RATING_CHART (object);
  PangoLayout **layouts[] = { &self->lowest, &self->highest, &self->begin, &self->end };
  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    g_clear_object (layouts[i]);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (hv_rating_chart_parent_class)->finalize (object);
}

static void
hv_rating_chart_class_init (HvRatingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_rating_chart_finalize;
  widget_class->snapshot = hv_rating_chart_snapshot;
  widget_class->measure = hv_rating_chart_measure;
  widget_class->css_changed = hv_rating_chart_css_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hv_rating_chart_init (HvRatingChart *self)
{
}

GtkWidget *
hv_rating_chart_new (const HvChartPoint *points, guint n_points, const char *lowest, const char *highest,
                     const char *begin, const char *end)
{
  g_return_val_if_fail (points != NULL && n_points > 0, NULL);

  HvRatingChart *self = g_object_new (HV_TYPE_RATING_CHART, NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  gtk_widget_add_css_class (widget, "hv-small");
  self->points = g_array_new (FALSE, FALSE, sizeof (HvChartPoint));
  g_array_append_vals (self->points, points, n_points);
  self->lowest = gtk_widget_create_pango_layout (widget, lowest);
  self->highest = gtk_widget_create_pango_layout (widget, highest);
  self->begin = gtk_widget_create_pango_layout (widget, begin);
  self->end = gtk_widget_create_pango_layout (widget, end);
  /* Translators: a picture: how many answers, and when the first and the last was */
  g_autofree char *name = g_strdup_printf (_ ("A line of %u answers, from %s to %s. The list below says the same."),
                                           n_points, begin, end);
  hv_set_accessible_name (widget, name);
  return widget;
}
