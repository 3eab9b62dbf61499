/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/shares-picture.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* Of half the picture. */
#define RADIUS 0.94
#define WORDS 0.64
/* So near a border, in pieces, it can be taken hold of. */
#define NEAR 0.45
/* Its size in lines of text. */
#define LINES 20

struct _HvSharesPicture
{
  HvMapPicture parent;
  int dragged; /* the part whose end is being drawn, or -1 */
};

G_DEFINE_FINAL_TYPE (HvSharesPicture, hv_shares_picture, HV_TYPE_MAP_PICTURE)

int
hv_shares_drag (const int *numbers, guint n, guint border, double turn)
{
  int start = 0, given = 0;

  for (guint i = 0; i < n; i++)
    {
      start += i < border ? numbers[i] : 0;
      given += numbers[i];
    }
  int room = numbers[border] + HV_SHARES_PIECES - given;
  int wanted = (int) lround (turn * HV_SHARES_PIECES) - start;
  /* Drawn past the top it is what lies nearest to what it had. */
  while (wanted - numbers[border] > HV_SHARES_PIECES / 2)
    wanted -= HV_SHARES_PIECES;
  while (numbers[border] - wanted > HV_SHARES_PIECES / 2)
    wanted += HV_SHARES_PIECES;
  return CLAMP (wanted, 0, room);
}

static guint
hv_shares_picture_count (HvMapPicture *picture)
{
  return hv_map_picture_get_points (picture)->len;
}

static int
get_number (HvMapPicture *picture, guint part)
{
  return MAX (0, ((const HvMapPoint *) hv_map_picture_get_points (picture)->pdata[part])->number);
}

/* Where a part begins, in pieces. */
static int
get_start (HvMapPicture *picture, guint part)
{
  int start = 0;
  for (guint i = 0; i < part; i++)
    start += get_number (picture, i);
  return start;
}

static GdkRGBA
get_color (HvMapPicture *picture, guint part)
{
  static const char *const tints[] = { "sage", "dusk", "sand", "plum", "clay" };
  const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[part];
  const HvChoice *choice = hv_step_find_choice (hv_map_picture_get_step (picture), point->value);

  return hv_palette_get_tint (choice != NULL && choice->tint != NULL ? choice->tint
                                                                     : tints[part % G_N_ELEMENTS (tints)]);
}

static double
to_angle (double pieces)
{
  return pieces / HV_SHARES_PIECES * 2 * G_PI;
}

static void
draw_part (HvMapPicture *picture, cairo_t *cr, guint part, double radius)
{
  int number = get_number (picture, part), start = get_start (picture, part);

  if (number == 0)
    return;
  hv_map_picture_trace_slice (cr, 0, radius, to_angle (start), to_angle (start + number));
  hv_map_picture_set_source (cr, get_color (picture, part));
  cairo_fill_preserve (cr);
  if ((int) part == hv_map_picture_get_hover (picture))
    hv_map_picture_shade (cr);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_INK_SOFT));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
hv_shares_picture_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  double radius = MIN (width, height) / 2 * RADIUS;
  guint cursor = hv_map_picture_get_cursor (picture), n = hv_shares_picture_count (picture);

  cairo_translate (cr, width / 2, height / 2);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_CARD));
  cairo_fill_preserve (cr);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAND));
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  for (guint i = 0; i < HV_SHARES_PIECES; i++)
    {
      cairo_move_to (cr, sin (to_angle (i)) * radius * 0.94, -cos (to_angle (i)) * radius * 0.94);
      cairo_line_to (cr, sin (to_angle (i)) * radius, -cos (to_angle (i)) * radius);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < n; i++)
    draw_part (picture, cr, i, radius);
  if (n > 0 && hv_map_picture_shows_cursor (picture, cursor) && get_number (picture, cursor) > 0)
    {
      int start = get_start (picture, cursor);
      hv_map_picture_trace_slice (cr, 0, radius - 2, to_angle (start), to_angle (start + get_number (picture, cursor)));
      hv_map_picture_outline_cursor (cr);
    }
}

static void
hv_shares_picture_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  double radius = MIN (width, height) / 2 * RADIUS;

  for (guint i = 0; i < hv_shares_picture_count (picture); i++)
    {
      int number = get_number (picture, i);
      if (number == 0)
        continue;
      double angle = to_angle (get_start (picture, i) + number / 2.0);
      double away = number == HV_SHARES_PIECES ? 0 : radius * WORDS;
      double room = MIN (radius * 0.62, 2 * radius * WORDS * sin (MIN (G_PI / 2, to_angle (number) / 2)));
      const HvMapPoint *point = hv_map_picture_get_points (picture)->pdata[i];
      hv_map_picture_put_words (picture, snapshot, hv_map_point_get_words (hv_map_picture_get_step (picture), point),
                                FALSE, 0.5, width / 2 + sin (angle) * away, height / 2 - cos (angle) * away,
                                MAX (room, radius * 0.3), radius * 0.4);
    }
}

/* Where a point lies, in pieces clockwise from the top; -1 outside the circle. */
static double
get_turn (HvMapPicture *picture, double x, double y, gboolean outside_too)
{
  double width = gtk_widget_get_width (GTK_WIDGET (picture)), height = gtk_widget_get_height (GTK_WIDGET (picture));
  double turn = atan2 (x - width / 2, height / 2 - y) / (2 * G_PI);

  if (!outside_too && hypot (x - width / 2, y - height / 2) > MIN (width, height) / 2 * RADIUS)
    return -1;
  return turn < 0 ? turn + 1 : turn;
}

static int
hv_shares_picture_find (HvMapPicture *picture, double x, double y)
{
  double pieces = get_turn (picture, x, y, FALSE) * HV_SHARES_PIECES;

  for (guint i = 0; pieces >= 0 && i < hv_shares_picture_count (picture); i++)
    if (pieces >= get_start (picture, i) && pieces < get_start (picture, i) + get_number (picture, i))
      return (int) i;
  return -1;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, HvSharesPicture *self)
{
  HvMapPicture *picture = HV_MAP_PICTURE (self);
  double pieces = get_turn (picture, x, y, FALSE) * HV_SHARES_PIECES;

  self->dragged = -1;
  for (guint i = 0; pieces >= 0 && i < hv_shares_picture_count (picture); i++)
    if (get_number (picture, i) > 0 && fabs (pieces - (get_start (picture, i) + get_number (picture, i))) < NEAR)
      self->dragged = (int) i;
  if (self->dragged < 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    hv_map_picture_set_cursor (picture, (guint) self->dragged);
}

static void
on_drag_update (GtkGestureDrag *gesture, double across, double down, HvSharesPicture *self)
{
  HvMapPicture *picture = HV_MAP_PICTURE (self);
  guint n = hv_shares_picture_count (picture);
  double x, y;

  if (self->dragged < 0 || self->dragged >= (int) n || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  g_autofree int *numbers = g_new (int, n);
  for (guint i = 0; i < n; i++)
    numbers[i] = get_number (picture, i);
  int number = hv_shares_drag (numbers, n, (guint) self->dragged, get_turn (picture, x + across, y + down, TRUE));
  if (number != numbers[self->dragged])
    hv_map_picture_number (picture, (guint) self->dragged, number);
}

/* Left and Right go from part to part; Up and Down give and take. */
static gboolean
hv_shares_picture_key (HvMapPicture *picture, guint key)
{
  guint place = hv_map_picture_get_cursor (picture);
  int number = get_number (picture, place);

  switch (key)
    {
    case GDK_KEY_Up:
      hv_map_picture_number (picture, place, number + 1);
      return TRUE;
    case GDK_KEY_Down:
      hv_map_picture_number (picture, place, MAX (0, number - 1));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      hv_map_picture_number (picture, place, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
hv_shares_picture_describe (HvMapPicture *picture, guint place)
{
  return hv_map_point_describe (hv_map_picture_get_step (picture), hv_map_picture_get_points (picture)->pdata[place]);
}

static void
hv_shares_picture_class_init (HvSharesPictureClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  picture_class->count = hv_shares_picture_count;
  picture_class->draw = hv_shares_picture_draw;
  picture_class->draw_words = hv_shares_picture_draw_words;
  picture_class->find = hv_shares_picture_find;
  picture_class->key = hv_shares_picture_key;
  picture_class->describe = hv_shares_picture_describe;
  picture_class->lines = LINES;
}

static void
hv_shares_picture_init (HvSharesPicture *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->dragged = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
