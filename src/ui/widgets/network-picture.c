/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/network-picture.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* Of half the picture: the outer circle. Of it: the middle, where she is. */
#define RADIUS 0.76
#define MIDDLE 0.13
/* Its size in lines of text. */
#define LINES 24
/* A point's radius and the room of its words, in lines of text; so many letters stand inside it. */
#define POINT 0.8
#define INSIDE 3

struct _HvNetworkPicture
{
  HvMapPicture parent;
};

G_DEFINE_FINAL_TYPE (HvNetworkPicture, hv_network_picture, HV_TYPE_MAP_PICTURE)

/* The inner rings are a little broader: they are short. */
static double
get_inner (guint ring, guint n_rings)
{
  return MIDDLE + (1 - MIDDLE) * pow ((double) ring / n_rings, 0.8);
}

void
hv_network_place (guint ring, guint n_rings, guint sector, guint n_sectors, guint nth, guint n, double *x, double *y)
{
  double from = (sector - 0.5) / n_sectors, share = (nth + 1.0) / (n + 1.0);
  double angle = 2 * G_PI * (from + share / n_sectors);
  double inner = get_inner (ring, n_rings), outer = get_inner (ring + 1, n_rings);
  /* Neighbours stand a little further in and out, so that their words have room. */
  double part = n == 1 ? 0.5 : nth % 2 == 0 ? 0.24 : 0.76;
  double distance = inner + (outer - inner) * part;

  *x = sin (angle) * distance;
  *y = -cos (angle) * distance;
}

int
hv_network_find (double x, double y, guint n_rings, guint n_sectors)
{
  double distance = hypot (x, y), turn = atan2 (x, -y) / (2 * G_PI);

  if (distance > 1 || n_rings == 0 || n_sectors == 0)
    return -1;
  guint ring = 0;
  while (ring + 1 < n_rings && distance > get_inner (ring + 1, n_rings))
    ring++;
  int sector = (int) floor ((turn + 1) * n_sectors + 0.5) % (int) n_sectors;
  return (int) (ring * n_sectors) + sector;
}

static guint
hv_network_picture_count (HvMapPicture *picture)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  return step->rings->len * step->choices->len;
}

static double
get_radius (double width, double height)
{
  return MIN (width, height) / 2 * RADIUS;
}

static gboolean
is_in (const HvStep *step, const HvMapPoint *point, guint ring, guint sector)
{
  return g_str_equal (((const HvChoice *) step->rings->pdata[ring])->value, point->ring)
         && g_str_equal (((const HvChoice *) step->choices->pdata[sector])->value, point->value);
}

typedef void (*EachPoint) (HvMapPicture *picture, const HvMapPoint *point, double x, double y, gpointer data);

static void
for_each_point (HvMapPicture *picture, double radius, EachPoint each, gpointer data)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  GPtrArray *points = hv_map_picture_get_points (picture);

  for (guint place = 0; place < hv_network_picture_count (picture); place++)
    {
      guint ring = place / step->choices->len, sector = place % step->choices->len, n = 0, nth = 0;
      for (guint i = 0; i < points->len; i++)
        n += is_in (step, points->pdata[i], ring, sector);
      for (guint i = 0; i < points->len; i++)
        if (is_in (step, points->pdata[i], ring, sector))
          {
            double x, y;
            hv_network_place (ring, step->rings->len, sector, step->choices->len, nth++, n, &x, &y);
            each (picture, points->pdata[i], x * radius, y * radius, data);
          }
    }
}

static void
draw_field (HvMapPicture *picture, cairo_t *cr, guint place, double radius)
{
  static const HvColor colors[] = { HV_COLOR_SAND, HV_COLOR_SAND_LIGHT, HV_COLOR_CARD };
  const HvStep *step = hv_map_picture_get_step (picture);
  guint ring = place / step->choices->len, sector = place % step->choices->len;
  double turn = 2 * G_PI / step->choices->len;

  hv_map_picture_trace_slice (cr, radius * get_inner (ring, step->rings->len),
                              radius * get_inner (ring + 1, step->rings->len), (sector - 0.5) * turn,
                              (sector + 0.5) * turn);
  hv_map_picture_set_source (cr, hv_palette_get (colors[MIN (ring, G_N_ELEMENTS (colors) - 1)]));
  cairo_fill_preserve (cr);
  if ((int) place == hv_map_picture_get_hover (picture))
    hv_map_picture_shade (cr);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAND));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_point (HvMapPicture *picture, const HvMapPoint *point, double x, double y, gpointer data)
{
  cairo_t *cr = data;
  const HvStep *step = hv_map_picture_get_step (picture);
  const HvChoice *tag = point->tags != NULL ? hv_step_find_choice (step, point->tags[0]) : NULL;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, POINT * hv_map_picture_get_line (picture), 0, 2 * G_PI);
  hv_map_picture_set_source (cr, tag != NULL ? hv_palette_get_tint (tag->tint) : hv_palette_get (HV_COLOR_PAPER));
  cairo_fill_preserve (cr);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_INK_SOFT));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
put_point (HvMapPicture *picture, const HvMapPoint *point, double x, double y, gpointer data)
{
  double line = hv_map_picture_get_line (picture), size = POINT * line;

  if (g_utf8_strlen (point->words, -1) <= INSIDE)
    hv_map_picture_put_words (picture, data, point->words, TRUE, 0.5, x, y, size * 1.5, size * 1.5);
  else
    /* On the side of the middle, away from the words round the circle. */
    hv_map_picture_put_words (picture, data, point->words, FALSE, 0.5, x, y + (y > 0 ? -1 : 1) * (size + line * 0.55),
                              line * 5, line);
}

static void
hv_network_picture_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  double radius = get_radius (width, height);

  cairo_translate (cr, width / 2, height / 2);
  for (guint place = 0; place < hv_network_picture_count (picture); place++)
    draw_field (picture, cr, place, radius);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius * MIDDLE, 0, 2 * G_PI);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAGE_LIGHT));
  cairo_fill (cr);
  for (guint place = 0; place < hv_network_picture_count (picture); place++)
    if (hv_map_picture_shows_cursor (picture, place))
      {
        guint ring = place / step->choices->len;
        double turn = 2 * G_PI / step->choices->len, sector = place % step->choices->len;
        hv_map_picture_trace_slice (cr, radius * get_inner (ring, step->rings->len),
                                    radius * get_inner (ring + 1, step->rings->len), (sector - 0.5) * turn,
                                    (sector + 0.5) * turn);
        hv_map_picture_outline_cursor (cr);
      }
  for_each_point (picture, radius, draw_point, cr);
}

static void
hv_network_picture_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  double radius = get_radius (width, height);

  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *sector = step->choices->pdata[i];
      hv_map_picture_put_words_outside (picture, snapshot, hv_translated_get (sector->label), FALSE, radius,
                                        i * 2 * G_PI / step->choices->len);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) width / 2, (float) height / 2));
  for_each_point (picture, radius, put_point, snapshot);
  gtk_snapshot_restore (snapshot);
}

static int
hv_network_picture_find (HvMapPicture *picture, double x, double y)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  double width = gtk_widget_get_width (GTK_WIDGET (picture)), height = gtk_widget_get_height (GTK_WIDGET (picture));
  double radius = get_radius (width, height);

  return hv_network_find ((x - width / 2) / radius, (y - height / 2) / radius, step->rings->len, step->choices->len);
}

/* Left and Right go round, Up and Down out and in. */
static gboolean
hv_network_picture_key (HvMapPicture *picture, guint key)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  guint n_sectors = step->choices->len, place = hv_map_picture_get_cursor (picture);
  guint ring = place / n_sectors, sector = place % n_sectors;

  switch (key)
    {
    case GDK_KEY_Right:
      sector = (sector + 1) % n_sectors;
      break;
    case GDK_KEY_Left:
      sector = (sector + n_sectors - 1) % n_sectors;
      break;
    case GDK_KEY_Up:
      ring = MIN (ring + 1, step->rings->len - 1);
      break;
    case GDK_KEY_Down:
      ring = ring > 0 ? ring - 1 : 0;
      break;
    default:
      return FALSE;
    }
  hv_map_picture_set_cursor (picture, ring * n_sectors + sector);
  return TRUE;
}

static char *
hv_network_picture_describe (HvMapPicture *picture, guint place)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  GPtrArray *points = hv_map_picture_get_points (picture);
  guint ring = place / step->choices->len, sector = place % step->choices->len, n = 0;
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s, %s", hv_translated_get (((const HvChoice *) step->choices->pdata[sector])->label),
                          hv_translated_get (((const HvChoice *) step->rings->pdata[ring])->label));
  for (guint i = 0; i < points->len; i++)
    if (is_in (step, points->pdata[i], ring, sector))
      g_string_append_printf (words, "%s%s", n++ == 0 ? ": " : ", ", ((const HvMapPoint *) points->pdata[i])->words);
  return g_string_free (words, FALSE);
}

static void
hv_network_picture_class_init (HvNetworkPictureClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  picture_class->count = hv_network_picture_count;
  picture_class->draw = hv_network_picture_draw;
  picture_class->draw_words = hv_network_picture_draw_words;
  picture_class->find = hv_network_picture_find;
  picture_class->key = hv_network_picture_key;
  picture_class->describe = hv_network_picture_describe;
  picture_class->lines = LINES;
}

static void
hv_network_picture_init (HvNetworkPicture *self)
{
}
