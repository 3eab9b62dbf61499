/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/path-picture.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* In lines of text: from point to point, the least height, and a marker's radius. */
#define STEP 3.4
#define LEAST 8
#define MARKER 0.7
/* Of the width: how far the line swings to either side. */
#define SWING 0.14

struct _HvPathPicture
{
  HvMapPicture parent;
};

G_DEFINE_FINAL_TYPE (HvPathPicture, hv_path_picture, HV_TYPE_MAP_PICTURE)

static guint
hv_path_picture_count (HvMapPicture *picture)
{
  return hv_map_picture_get_points (picture)->len;
}

static double
hv_path_picture_get_lines (HvMapPicture *picture)
{
  return MAX (LEAST, STEP * (hv_path_picture_count (picture) + 1));
}

/* The line winds; its points lie where it swings furthest out. */
static void
get_place (HvMapPicture *picture, double width, double height, guint nth, double *x, double *y)
{
  *x = width * (0.5 + (nth % 2 == 0 ? -SWING : SWING));
  *y = height * (nth + 1) / (hv_path_picture_count (picture) + 1);
}

static void
draw_line (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  guint n = hv_path_picture_count (picture);
  double last_x = width / 2, last_y = 4;

  cairo_move_to (cr, last_x, last_y);
  for (guint i = 0; i <= n; i++)
    {
      double x = width / 2, y = height - 4;
      if (i < n)
        get_place (picture, width, height, i, &x, &y);
      double half = (y - last_y) / 2;
      cairo_curve_to (cr, last_x, last_y + half, x, y - half, x, y);
      last_x = x;
      last_y = y;
    }
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAND));
  cairo_set_line_width (cr, 8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

static guint
get_marker (HvMapPicture *picture, const HvMapPoint *point)
{
  GPtrArray *markers = hv_map_picture_get_step (picture)->choices;
  guint i = 0;
  while (i < markers->len && !g_str_equal (((const HvChoice *) markers->pdata[i])->value, point->value))
    i++;
  return i;
}

/* Each marker has a shape of its own: round, and polygons of 4, 3, 6 … corners. */
static void
trace_marker (cairo_t *cr, guint marker, double x, double y, double radius)
{
  static const guint corners[] = { 0, 4, 3, 6 };
  guint n = corners[marker % G_N_ELEMENTS (corners)];

  cairo_new_path (cr);
  if (n == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + sin (i * 2 * G_PI / n) * radius * 1.2, y - cos (i * 2 * G_PI / n) * radius * 1.2);
  cairo_close_path (cr);
}

static void
hv_path_picture_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  double radius = MARKER * hv_map_picture_get_line (picture);

  draw_line (picture, cr, width, height);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < hv_path_picture_count (picture); i++)
    {
      const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[i];
      const HvChoice *marker = hv_step_find_choice (hv_map_picture_get_step (picture), point->value);
      double x, y;
      get_place (picture, width, height, i, &x, &y);
      trace_marker (cr, get_marker (picture, point), x, y, radius);
      hv_map_picture_set_source (cr, hv_palette_get_tint (marker->tint));
      cairo_fill_preserve (cr);
      if ((int) i == hv_map_picture_get_hover (picture))
        hv_map_picture_shade (cr);
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_INK_SOFT));
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
      if (hv_map_picture_shows_cursor (picture, i))
        {
          cairo_arc (cr, x, y, radius * 1.7, 0, 2 * G_PI);
          hv_map_picture_outline_cursor (cr);
        }
    }
}

static void
hv_path_picture_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  double line = hv_map_picture_get_line (picture);

  for (guint i = 0; i < hv_path_picture_count (picture); i++)
    {
      const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[i];
      double x, y;
      get_place (picture, width, height, i, &x, &y);
      /* On the side where the line is not. */
      double room = width * (0.5 + SWING) - 2.2 * line;
      gboolean right = i % 2 == 0;
      hv_map_picture_put_words (picture, snapshot, point->words, FALSE, right ? 0 : 1, x + (right ? 1.4 : -1.4) * line,
                                y, room, (STEP - 0.6) * line);
    }
}

static int
hv_path_picture_find (HvMapPicture *picture, double x, double y)
{
  guint n = hv_path_picture_count (picture);
  int nearest = (int) lround (y / gtk_widget_get_height (GTK_WIDGET (picture)) * (n + 1)) - 1;

  return n == 0 ? -1 : CLAMP (nearest, 0, (int) n - 1);
}

static char *
hv_path_picture_describe (HvMapPicture *picture, guint place)
{
  return hv_map_point_describe (hv_map_picture_get_step (picture), hv_map_picture_get_points (picture)->pdata[place]);
}

static void
hv_path_picture_class_init (HvPathPictureClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  picture_class->count = hv_path_picture_count;
  picture_class->draw = hv_path_picture_draw;
  picture_class->draw_words = hv_path_picture_draw_words;
  picture_class->find = hv_path_picture_find;
  picture_class->describe = hv_path_picture_describe;
  picture_class->get_lines = hv_path_picture_get_lines;
}

static void
hv_path_picture_init (HvPathPicture *self)
{
}
