/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/compass-picture.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* Of half the picture: the wheel's radius. Of the wheel: its hub, and how far out a press counts. */
#define RADIUS 0.78
#define HUB 0.12
#define REACH 1.4
#define MOST 10
/* Its size in lines of text. */
#define LINES 22

struct _HvCompassPicture
{
  HvMapPicture parent;
};

G_DEFINE_FINAL_TYPE (HvCompassPicture, hv_compass_picture, HV_TYPE_MAP_PICTURE)

static guint
hv_compass_picture_count (HvMapPicture *picture)
{
  return hv_map_picture_get_points (picture)->len;
}

static double
get_radius (double width, double height)
{
  return MIN (width, height) / 2 * RADIUS;
}

static double
get_reach (double radius, int number)
{
  return radius * (HUB + (1 - HUB) * number / MOST);
}

static void
draw_area (HvMapPicture *picture, cairo_t *cr, guint area, double radius)
{
  const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[area];
  double step = 2 * G_PI / hv_compass_picture_count (picture);
  double from = (area - 0.5) * step, to = (area + 0.5) * step;

  hv_map_picture_trace_slice (cr, radius * HUB, radius, from, to);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAND_LIGHT));
  cairo_fill_preserve (cr);
  if ((int) area == hv_map_picture_get_hover (picture))
    hv_map_picture_shade (cr);
  cairo_new_path (cr);

  /* One colour for all: no number is good or bad. */
  if (point->number >= 0)
    {
      double inner = point->number == 0 ? radius * HUB * 0.6 : radius * HUB;
      hv_map_picture_trace_slice (cr, inner, get_reach (radius, point->number), from, to);
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_DUSK_LIGHT));
      cairo_fill_preserve (cr);
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_DUSK));
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

static void
draw_lines (HvMapPicture *picture, cairo_t *cr, double radius)
{
  guint n = hv_compass_picture_count (picture);

  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_PAPER));
  cairo_set_line_width (cr, 3);
  for (guint i = 0; i < n && n > 1; i++)
    {
      double angle = (i + 0.5) * 2 * G_PI / n;
      cairo_move_to (cr, sin (angle) * radius * HUB, -cos (angle) * radius * HUB);
      cairo_line_to (cr, sin (angle) * radius, -cos (angle) * radius);
      cairo_stroke (cr);
    }
  GdkRGBA faint = hv_palette_get (HV_COLOR_INK_SOFT);
  faint.alpha = 0.25f;
  hv_map_picture_set_source (cr, faint);
  cairo_set_line_width (cr, 1);
  for (int number = 2; number <= MOST; number += 2)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, get_reach (radius, number), 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
hv_compass_picture_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  double radius = get_radius (width, height);
  guint n = hv_compass_picture_count (picture);

  cairo_translate (cr, width / 2, height / 2);
  for (guint i = 0; i < n; i++)
    draw_area (picture, cr, i, radius);
  draw_lines (picture, cr, radius);
  for (guint i = 0; i < n; i++)
    if (hv_map_picture_shows_cursor (picture, i))
      {
        double step = 2 * G_PI / n;
        hv_map_picture_trace_slice (cr, radius * HUB, radius, (i - 0.5) * step, (i + 0.5) * step);
        hv_map_picture_outline_cursor (cr);
      }
}

static void
hv_compass_picture_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  double radius = get_radius (width, height);
  guint n = hv_compass_picture_count (picture);

  for (guint i = 0; i < n; i++)
    {
      const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[i];
      const char *words = hv_map_point_get_words (hv_map_picture_get_step (picture), point);
      hv_map_picture_put_words_outside (picture, snapshot, words, point->number >= 0, radius, i * 2 * G_PI / n);
    }
}

/* Which area, and how far out as part of the radius. */
static int
find_area (HvMapPicture *picture, double x, double y, double *distance)
{
  double width = gtk_widget_get_width (GTK_WIDGET (picture)), height = gtk_widget_get_height (GTK_WIDGET (picture));
  double radius = get_radius (width, height);
  guint n = hv_compass_picture_count (picture);
  double across = x - width / 2, down = y - height / 2;
  double turn = atan2 (across, -down) / (2 * G_PI);

  *distance = hypot (across, down) / radius;
  if (n == 0 || *distance > REACH)
    return -1;
  return (int) floor ((turn + 1) * n + 0.5) % (int) n;
}

static int
hv_compass_picture_find (HvMapPicture *picture, double x, double y)
{
  double distance;
  return find_area (picture, x, y, &distance);
}

static gboolean
hv_compass_picture_press (HvMapPicture *picture, int place, double x, double y)
{
  double distance;

  find_area (picture, x, y, &distance);
  if (place < 0 || distance > 1.05)
    return FALSE;
  hv_map_picture_pick (picture, (guint) place);
  hv_map_picture_number (picture, (guint) place, CLAMP ((int) lround ((distance - HUB) / (1 - HUB) * MOST), 0, MOST));
  return TRUE;
}

static gboolean
hv_compass_picture_key (HvMapPicture *picture, guint key)
{
  guint place = hv_map_picture_get_cursor (picture);
  int number = ((const HvMapPoint *) hv_map_picture_get_points (picture)->pdata[place])->number;

  switch (key)
    {
    case GDK_KEY_Up:
      hv_map_picture_number (picture, place, MIN (number + 1, MOST));
      return TRUE;
    case GDK_KEY_Down:
      hv_map_picture_number (picture, place, MAX (number - 1, -1));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      hv_map_picture_number (picture, place, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
hv_compass_picture_describe (HvMapPicture *picture, guint place)
{
  return hv_map_point_describe (hv_map_picture_get_step (picture), hv_map_picture_get_points (picture)->pdata[place]);
}

static void
hv_compass_picture_class_init (HvCompassPictureClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  picture_class->count = hv_compass_picture_count;
  picture_class->draw = hv_compass_picture_draw;
  picture_class->draw_words = hv_compass_picture_draw_words;
  picture_class->find = hv_compass_picture_find;
  picture_class->press = hv_compass_picture_press;
  picture_class->key = hv_compass_picture_key;
  picture_class->describe = hv_compass_picture_describe;
  picture_class->lines = LINES;
}

static void
hv_compass_picture_init (HvCompassPicture *self)
{
}
