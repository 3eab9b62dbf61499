/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/window-picture.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* Pixels: round the bands, how much narrower they are outside the window, and the dot's radius. */
#define MARGIN 3
#define INSET 18
#define DOT 12
/* How much higher the window is than a band outside it. */
#define WINDOW 1.8
/* Its size in lines of text. */
#define LINES 22

struct _HvWindowPicture
{
  HvMapPicture parent;
};

G_DEFINE_FINAL_TYPE (HvWindowPicture, hv_window_picture, HV_TYPE_MAP_PICTURE)

GPtrArray *
hv_window_slots (const HvStep *step)
{
  GPtrArray *slots = g_ptr_array_new ();
  for (guint i = 0; i < step->choices->len; i++)
    {
      HvChoice *zone = step->choices->pdata[i];
      guint n = zone->nuances != NULL ? zone->nuances->len : 0;
      if (zone->nuances == NULL) /* outside the picture */
        continue;
      /* A nuance lies further from the window than its zone: above it in the first zone, below it in the others. */
      for (guint j = n; i == 0 && j > 0; j--)
        g_ptr_array_add (slots, zone->nuances->pdata[j - 1]);
      g_ptr_array_add (slots, zone);
      for (guint j = 0; i > 0 && j < n; j++)
        g_ptr_array_add (slots, zone->nuances->pdata[j]);
    }
  return slots;
}

static guint
hv_window_picture_count (HvMapPicture *picture)
{
  g_autoptr (GPtrArray) slots = hv_window_slots (hv_map_picture_get_step (picture));
  return slots->len;
}

static gboolean
is_chosen (HvMapPicture *picture, const HvChoice *slot)
{
  GPtrArray *points = hv_map_picture_get_points (picture);
  return points->len > 0 && g_str_equal (((HvMapPoint *) points->pdata[0])->value, slot->value);
}

/* The zone a slot belongs to: its tint is the slot's, unless it has one of its own. */
static const HvChoice *
get_zone (const HvStep *step, const HvChoice *slot)
{
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *zone = step->choices->pdata[i];
      if (zone == slot || (zone->nuances != NULL && g_ptr_array_find (zone->nuances, slot, NULL)))
        return zone;
    }
  return slot;
}

/* Where a slot begins, as part of the height: the window itself is higher than what lies round it. */
static double
get_top (const HvStep *step, GPtrArray *slots, guint index)
{
  double top = 0, all = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      double height = slots->pdata[i] == step->choices->pdata[1] ? WINDOW : 1;
      top += i < index ? height : 0;
      all += height;
    }
  return top / all;
}

static void
trace_band (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* Up and down within the window, as a day goes. */
static void
draw_wave (cairo_t *cr, double left, double width, double middle, double swing)
{
  GdkRGBA sage = hv_palette_get (HV_COLOR_SAGE_SOFT);

  sage.alpha = 0.35f;
  cairo_new_path (cr);
  for (double x = 0; x <= width; x += 4)
    cairo_line_to (cr, left + x, middle + sin (x / width * 6 * G_PI) * swing);
  hv_map_picture_set_source (cr, sage);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

static void
draw_slot (HvMapPicture *picture, cairo_t *cr, const HvChoice *slot, guint index, double top, double width,
           double height)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  const HvChoice *zone = get_zone (step, slot);
  double inset = zone == step->choices->pdata[1] ? 0 : INSET;

  trace_band (cr, MARGIN + inset, top + MARGIN, width - 2 * (MARGIN + inset), height - 2 * MARGIN, 14);
  hv_map_picture_set_source (cr, hv_palette_get_tint (slot->tint != NULL ? slot->tint : zone->tint));
  cairo_fill_preserve (cr);
  if ((int) index == hv_map_picture_get_hover (picture))
    hv_map_picture_shade (cr);
  /* The window itself has a frame. */
  if (inset == 0)
    {
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAGE_SOFT));
      cairo_set_line_width (cr, 3);
      cairo_stroke_preserve (cr);
    }
  if (hv_map_picture_shows_cursor (picture, index))
    hv_map_picture_outline_cursor (cr);
  if (inset == 0)
    draw_wave (cr, MARGIN + 8, width - 2 * (MARGIN + 8), top + height / 2, height * 0.32);
  cairo_new_path (cr);
  if (is_chosen (picture, slot))
    {
      cairo_arc (cr, MARGIN + INSET + 16 + DOT, top + height / 2, DOT, 0, 2 * G_PI);
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAGE));
      cairo_fill (cr);
    }
}

static void
hv_window_picture_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  g_autoptr (GPtrArray) slots = hv_window_slots (step);

  for (guint i = 0; i < slots->len; i++)
    {
      double top = get_top (step, slots, i) * height, bottom = get_top (step, slots, i + 1) * height;
      draw_slot (picture, cr, slots->pdata[i], i, top, width, bottom - top);
    }
}

static void
hv_window_picture_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  g_autoptr (GPtrArray) slots = hv_window_slots (step);

  for (guint i = 0; i < slots->len; i++)
    {
      const HvChoice *slot = slots->pdata[i];
      double top = get_top (step, slots, i) * height, bottom = get_top (step, slots, i + 1) * height;
      hv_map_picture_put_words (picture, snapshot, hv_translated_get (slot->label), is_chosen (picture, slot), 0.5,
                                width / 2, (top + bottom) / 2, width - 2 * (MARGIN + INSET + 2 * DOT + 24),
                                bottom - top - 4 * MARGIN);
    }
}

static int
hv_window_picture_find (HvMapPicture *picture, double x, double y)
{
  const HvStep *step = hv_map_picture_get_step (picture);
  g_autoptr (GPtrArray) slots = hv_window_slots (step);
  double height = gtk_widget_get_height (GTK_WIDGET (picture));

  for (guint i = 0; y >= 0 && i < slots->len; i++)
    if (y < get_top (step, slots, i + 1) * height)
      return (int) i;
  return -1;
}

static char *
hv_window_picture_describe (HvMapPicture *picture, guint place)
{
  g_autoptr (GPtrArray) slots = hv_window_slots (hv_map_picture_get_step (picture));
  return g_strdup (hv_translated_get (((const HvChoice *) slots->pdata[place])->label));
}

static void
hv_window_picture_class_init (HvWindowPictureClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  picture_class->count = hv_window_picture_count;
  picture_class->draw = hv_window_picture_draw;
  picture_class->draw_words = hv_window_picture_draw_words;
  picture_class->find = hv_window_picture_find;
  picture_class->describe = hv_window_picture_describe;
  picture_class->lines = LINES;
}

static void
hv_window_picture_init (HvWindowPicture *self)
{
}
