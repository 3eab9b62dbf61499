/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/map-points.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_MAP_PICTURE (hv_map_picture_get_type ())

/**
 * HvMapPicture:
 *
 * A drawn picture with places that can be picked with the pointer, or with the arrow keys and Enter. It never holds
 * the only way to an answer: whoever shows it shows the same in words. What is chosen and where the keys are is
 * told by shape, not by colour alone.
 *
 * Signals: "picked" (guint: which place), "numbered" (guint: which place, int: the number she gives it).
 */
G_DECLARE_DERIVABLE_TYPE (HvMapPicture, hv_map_picture, HV, MAP_PICTURE, GtkWidget)

struct _HvMapPictureClass
{
  GtkWidgetClass parent;

  guint (*count) (HvMapPicture *self);                                   /**< how many places there are */
  void (*draw) (HvMapPicture *self, cairo_t *cr, double width, double height);
  void (*draw_words) (HvMapPicture *self, GtkSnapshot *snapshot, double width, double height);
  int (*find) (HvMapPicture *self, double x, double y);                  /**< which place lies there, or -1 */
  char *(*describe) (HvMapPicture *self, guint place);                   /**< said when the keys are there */
  gboolean (*key) (HvMapPicture *self, guint key);                       /**< (nullable) keys of its own, first */
  gboolean (*press) (HvMapPicture *self, int place, double x, double y); /**< (nullable) instead of picking */
  double (*get_lines) (HvMapPicture *self);                              /**< (nullable): it grows: its height */
  double lines;                                                          /**< its size in lines; 0 for the usual */
};

/**
 * hv_map_picture_new:
 * @step: a map
 * @name: the question, for screen readers
 * @still: to be looked at only
 * @points: (element-type HvMapPoint): what is on it; its places are these or, of a network and a window, fixed
 */
GtkWidget *hv_map_picture_new (const HvStep *step, const char *name, gboolean still, GPtrArray *points);
void hv_map_picture_set_points (HvMapPicture *self, GPtrArray *points);

/* For the pictures */

const HvStep *hv_map_picture_get_step (HvMapPicture *self); /**< (nullable) */
GPtrArray *hv_map_picture_get_points (HvMapPicture *self);  /**< (nullable) */
void hv_map_picture_set_name (HvMapPicture *self, const char *name);
guint hv_map_picture_get_cursor (HvMapPicture *self);
void hv_map_picture_set_cursor (HvMapPicture *self, guint place);
int hv_map_picture_get_hover (HvMapPicture *self);            /**< -1 for none */
gboolean hv_map_picture_shows_cursor (HvMapPicture *self, guint place);
void hv_map_picture_pick (HvMapPicture *self, guint place);
void hv_map_picture_number (HvMapPicture *self, guint place, int number);

/**
 * hv_map_picture_put_words:
 * @strong: bold
 * @across: which part of the words stands at @x: 0 their beginning, 0.5 their middle, 1 their end
 *
 * Puts words at @x, @y (their middle), broken and made smaller so that they fit @width and @height.
 */
void hv_map_picture_put_words (HvMapPicture *self, GtkSnapshot *snapshot, const char *words, gboolean strong,
                               double across, double x, double y, double width, double height);
/** Words round a circle in the middle of the picture, of @radius, at @angle clockwise from the top. */
void hv_map_picture_put_words_outside (HvMapPicture *self, GtkSnapshot *snapshot, const char *words, gboolean strong,
                                       double radius, double angle);
/** A slice of a ring, from @inner to @outer, angles clockwise from the top. */
void hv_map_picture_trace_slice (cairo_t *cr, double inner, double outer, double from, double to);
void hv_map_picture_set_source (cairo_t *cr, GdkRGBA color);
/** The outline where the arrow keys are, along the current path. */
void hv_map_picture_outline_cursor (cairo_t *cr);
/** What the pointer is over: the current path a shade darker. The path stays. */
void hv_map_picture_shade (cairo_t *cr);
/** The height of a line of text, pixels. */
double hv_map_picture_get_line (HvMapPicture *self);

G_END_DECLS
