/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/feeling-wheel.h"

#include "ui/widgets/palette.h"

#include <math.h>

/* Of the radius: the hole in the middle, and where the words stand. */
#define HUB 0.22
#define WORDS 0.66

struct _HvFeelingWheel
{
  HvMapPicture parent;
  GPtrArray *sectors; /* element-type HvChoice */
  gboolean *chosen;
};

G_DEFINE_FINAL_TYPE (HvFeelingWheel, hv_feeling_wheel, HV_TYPE_MAP_PICTURE)

int
hv_feeling_wheel_find_sector (double x, double y, guint n_sectors)
{
  double distance = hypot (x, y);
  double turn = atan2 (x, -y) / (2 * G_PI); /* clockwise from the top, -0.5–0.5 */

  if (distance < HUB || distance > 1 || n_sectors == 0)
    return -1;
  /* The first sector lies across the top, half on either side. */
  return (int) floor ((turn + 1) * n_sectors + 0.5) % (int) n_sectors;
}

static int
hv_feeling_wheel_find (HvMapPicture *picture, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (picture)), height = gtk_widget_get_height (GTK_WIDGET (picture));
  double radius = MIN (width, height) / 2;

  return hv_feeling_wheel_find_sector ((x - width / 2) / radius, (y - height / 2) / radius,
                                       HV_FEELING_WHEEL (picture)->sectors->len);
}

static guint
hv_feeling_wheel_count (HvMapPicture *picture)
{
  return HV_FEELING_WHEEL (picture)->sectors->len;
}

static const char *
get_label (HvFeelingWheel *self, guint sector)
{
  return hv_translated_get (((const HvChoice *) self->sectors->pdata[sector])->label);
}

static char *
hv_feeling_wheel_describe (HvMapPicture *picture, guint place)
{
  return g_strdup (get_label (HV_FEELING_WHEEL (picture), place));
}

/* Drawing */

static void
draw_sector (HvFeelingWheel *self, cairo_t *cr, guint sector, double radius)
{
  HvMapPicture *picture = HV_MAP_PICTURE (self);
  const HvChoice *choice = self->sectors->pdata[sector];
  double step = 2 * G_PI / self->sectors->len;
  double from = (sector - 0.5) * step, to = (sector + 0.5) * step;

  hv_map_picture_trace_slice (cr, radius * HUB, radius, from, to);
  hv_map_picture_set_source (cr, hv_palette_get_tint (choice->tint));
  cairo_fill_preserve (cr);
  if ((int) sector == hv_map_picture_get_hover (picture))
    hv_map_picture_shade (cr);
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_PAPER));
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);

  /* What is chosen has a broad sage rim, where the keys are a dusk outline: both are shapes, not only colours. */
  if (self->chosen[sector])
    {
      cairo_arc (cr, 0, 0, radius - 9, from - G_PI / 2 + 0.05, to - G_PI / 2 - 0.05);
      hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_SAGE));
      cairo_set_line_width (cr, 10);
      cairo_stroke (cr);
    }
  if (hv_map_picture_shows_cursor (picture, sector))
    {
      hv_map_picture_trace_slice (cr, radius * HUB, radius - 1, from + 0.015, to - 0.015);
      hv_map_picture_outline_cursor (cr);
    }
}

static void
hv_feeling_wheel_draw (HvMapPicture *picture, cairo_t *cr, double width, double height)
{
  HvFeelingWheel *self = HV_FEELING_WHEEL (picture);

  cairo_translate (cr, width / 2, height / 2);
  for (guint i = 0; i < self->sectors->len; i++)
    draw_sector (self, cr, i, MIN (width, height) / 2 - 3);
}

static void
hv_feeling_wheel_draw_words (HvMapPicture *picture, GtkSnapshot *snapshot, double width, double height)
{
  HvFeelingWheel *self = HV_FEELING_WHEEL (picture);
  double radius = MIN (width, height) / 2 - 3;

  for (guint i = 0; i < self->sectors->len; i++)
    {
      double angle = i * 2 * G_PI / self->sectors->len;
      hv_map_picture_put_words (picture, snapshot, get_label (self, i), self->chosen[i], 0.5,
                                width / 2 + sin (angle) * radius * WORDS, height / 2 - cos (angle) * radius * WORDS,
                                radius * 0.54, radius * 0.3);
    }
}

static void
hv_feeling_wheel_finalize (GObject *object)
{
  HvFeelingWheel *self = HV_FEELING_WHEEL (object);

  g_free (self->chosen);
  g_clear_pointer (&self->sectors, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_feeling_wheel_parent_class)->finalize (object);
}

static void
hv_feeling_wheel_class_init (HvFeelingWheelClass *klass)
{
  HvMapPictureClass *picture_class = HV_MAP_PICTURE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_feeling_wheel_finalize;
  picture_class->count = hv_feeling_wheel_count;
  picture_class->draw = hv_feeling_wheel_draw;
  picture_class->draw_words = hv_feeling_wheel_draw_words;
  picture_class->find = hv_feeling_wheel_find;
  picture_class->describe = hv_feeling_wheel_describe;
}

static void
hv_feeling_wheel_init (HvFeelingWheel *self)
{
}

GtkWidget *
hv_feeling_wheel_new (const char *name, GPtrArray *sectors)
{
  g_return_val_if_fail (sectors->len >= 2, NULL);

  HvFeelingWheel *self = g_object_new (HV_TYPE_FEELING_WHEEL, NULL);
  self->sectors = g_ptr_array_ref (sectors);
  self->chosen = g_new0 (gboolean, sectors->len);
  hv_map_picture_set_name (HV_MAP_PICTURE (self), name);
  return GTK_WIDGET (self);
}

static gboolean
is_chosen (const HvChoice *sector, GHashTable *chosen)
{
  if (g_hash_table_contains (chosen, sector->value))
    return TRUE;
  for (guint i = 0; sector->nuances != NULL && i < sector->nuances->len; i++)
    if (g_hash_table_contains (chosen, ((const HvChoice *) sector->nuances->pdata[i])->value))
      return TRUE;
  return FALSE;
}

void
hv_feeling_wheel_set_chosen (HvFeelingWheel *self, GHashTable *chosen)
{
  g_return_if_fail (HV_IS_FEELING_WHEEL (self));

  for (guint i = 0; i < self->sectors->len; i++)
    self->chosen[i] = is_chosen (self->sectors->pdata[i], chosen);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
