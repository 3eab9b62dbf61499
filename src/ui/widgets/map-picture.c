/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/map-picture.h"

#include "ui/ui.h"
#include "ui/widgets/compass-picture.h"
#include "ui/widgets/network-picture.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/path-picture.h"
#include "ui/widgets/shares-picture.h"
#include "ui/widgets/window-picture.h"

#include <adwaita.h>
#include <math.h>

#define MIN_SIZE 260
/* As high as so many lines of text: the words in it need room when the text is large. */
#define NATURAL_LINES 16
/* One to be looked at only is so much smaller. */
#define STILL 0.7
/* Pixels between a circle and the words round it. */
#define OUTSIDE_GAP 8

typedef struct
{
  char *name;
  const HvStep *step; /* the exercise's, which outlives this */
  GPtrArray *points;
  guint cursor; /* where the arrow keys are */
  int hover;    /* -1 for none */
  gboolean still;
} HvMapPicturePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HvMapPicture, hv_map_picture, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  NUMBERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

#define PRIVATE(self) ((HvMapPicturePrivate *) hv_map_picture_get_instance_private (self))

static guint
count (HvMapPicture *self)
{
  return HV_MAP_PICTURE_GET_CLASS (self)->count (self);
}

/* A picture to be looked at tells everything at once; another, where the keys are. */
static void
tell (HvMapPicture *self)
{
  HvMapPicturePrivate *priv = PRIVATE (self);
  GString *words = g_string_new (priv->name);
  guint n = count (self);

  priv->cursor = n > 0 ? MIN (priv->cursor, n - 1) : 0;
  if (n > 0 && !priv->still)
    {
      g_autofree char *place = HV_MAP_PICTURE_GET_CLASS (self)->describe (self, priv->cursor);
      g_string_append_printf (words, " %s", place);
    }
  for (guint i = 0, told = 0; priv->still && i < priv->points->len; i++)
    if (hv_map_point_counts (priv->step, priv->points->pdata[i]))
      {
        g_autofree char *point = hv_map_point_describe (priv->step, priv->points->pdata[i]);
        g_string_append_printf (words, "%s%s", told++ == 0 ? ": " : "; ", point);
      }
  hv_set_accessible_name (GTK_WIDGET (self), words->str);
  g_string_free (words, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const HvStep *
hv_map_picture_get_step (HvMapPicture *self)
{
  return PRIVATE (self)->step;
}

GPtrArray *
hv_map_picture_get_points (HvMapPicture *self)
{
  return PRIVATE (self)->points;
}

void
hv_map_picture_set_name (HvMapPicture *self, const char *name)
{
  g_free (PRIVATE (self)->name);
  PRIVATE (self)->name = g_strdup (name);
  tell (self);
}

guint
hv_map_picture_get_cursor (HvMapPicture *self)
{
  return PRIVATE (self)->cursor;
}

void
hv_map_picture_set_cursor (HvMapPicture *self, guint place)
{
  PRIVATE (self)->cursor = place;
  tell (self);
}

int
hv_map_picture_get_hover (HvMapPicture *self)
{
  return PRIVATE (self)->hover;
}

gboolean
hv_map_picture_shows_cursor (HvMapPicture *self, guint place)
{
  return PRIVATE (self)->cursor == place && gtk_widget_has_visible_focus (GTK_WIDGET (self));
}

void
hv_map_picture_pick (HvMapPicture *self, guint place)
{
  hv_map_picture_set_cursor (self, place);
  g_signal_emit (self, signals[PICKED], 0, place);
}

void
hv_map_picture_number (HvMapPicture *self, guint place, int number)
{
  hv_map_picture_set_cursor (self, place);
  g_signal_emit (self, signals[NUMBERED], 0, place, number);
}

/* Drawing */

void
hv_map_picture_set_source (cairo_t *cr, GdkRGBA color)
{
  gdk_cairo_set_source_rgba (cr, &color);
}

void
hv_map_picture_trace_slice (cairo_t *cr, double inner, double outer, double from, double to)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, outer, from - G_PI / 2, to - G_PI / 2);
  cairo_arc_negative (cr, 0, 0, inner, to - G_PI / 2, from - G_PI / 2);
  cairo_close_path (cr);
}

void
hv_map_picture_outline_cursor (cairo_t *cr)
{
  hv_map_picture_set_source (cr, hv_palette_get (HV_COLOR_DUSK));
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

void
hv_map_picture_shade (cairo_t *cr)
{
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK);

  ink.alpha = 0.07f;
  hv_map_picture_set_source (cr, ink);
  cairo_fill_preserve (cr);
}

double
hv_map_picture_get_line (HvMapPicture *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

/* @across, @down: which part of the words' box stands at @x, @y: 0 its beginning, 1 its end. */
static void
put_words (HvMapPicture *self, GtkSnapshot *snapshot, const char *words, gboolean strong, double x, double y,
           double width, double height, double across, double down)
{
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoRectangle box;

  pango_attr_list_insert (attributes, pango_attr_weight_new (strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, across == 0   ? PANGO_ALIGN_LEFT
                                      : across == 1 ? PANGO_ALIGN_RIGHT
                                                    : PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, (int) (MAX (1, width) * PANGO_SCALE));
  pango_layout_get_pixel_extents (layout, NULL, &box);
  /* The words stand beside the picture as well, so in it they may shrink to fit. */
  double scale = MIN (1, MIN (width / MAX (1, box.width), height / MAX (1, box.height)));

  gtk_snapshot_save (snapshot);
  double left = x - (box.x + box.width * across) * scale, top = y - (box.y + box.height * down) * scale;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

void
hv_map_picture_put_words (HvMapPicture *self, GtkSnapshot *snapshot, const char *words, gboolean strong, double across,
                          double x, double y, double width, double height)
{
  put_words (self, snapshot, words, strong, x, y, width, height, across, 0.5);
}

void
hv_map_picture_put_words_outside (HvMapPicture *self, GtkSnapshot *snapshot, const char *words, gboolean strong,
                                  double radius, double angle)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double right = sin (angle), down = -cos (angle), distance = radius + OUTSIDE_GAP;
  double x = width / 2 + right * distance, y = height / 2 + down * distance;
  /* Above and below the circle the words are centred; at its sides they begin or end at it. */
  double across = right > 0.25 ? 0 : right < -0.25 ? 1 : 0.5;
  double room = across == 0 ? width - x : across == 1 ? x : radius * 1.2;
  double most = across == 0.5 ? height / 2 - radius - OUTSIDE_GAP : radius * 0.5;

  put_words (self, snapshot, words, strong, x, y, MIN (room, radius), MAX (1, most), across, (1 - down) / 2);
}

static void
hv_map_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvMapPicture *self = HV_MAP_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  HV_MAP_PICTURE_GET_CLASS (self)->draw (self, cr, width, height);
  cairo_destroy (cr);
  HV_MAP_PICTURE_GET_CLASS (self)->draw_words (self, snapshot, width, height);
}

static GtkSizeRequestMode
hv_map_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_map_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  HvMapPicture *self = HV_MAP_PICTURE (widget);
  HvMapPictureClass *klass = HV_MAP_PICTURE_GET_CLASS (self);
  gboolean grows = klass->get_lines != NULL && orientation == GTK_ORIENTATION_VERTICAL;
  double lines = grows ? klass->get_lines (self) : klass->lines > 0 ? klass->lines : NATURAL_LINES;
  int size = (int) (lines * hv_map_picture_get_line (self) * (PRIVATE (self)->still && !grows ? STILL : 1));

  /* No higher than it is wide, unless it grows with what is on it. */
  if (for_size > 0 && orientation == GTK_ORIENTATION_VERTICAL && !grows)
    size = MIN (size, for_size);
  *minimum = grows ? size : MIN_SIZE;
  *natural = MAX (*minimum, size);
  *minimum_baseline = *natural_baseline = -1;
}

/* Picking */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, HvMapPicture *self)
{
  HvMapPictureClass *klass = HV_MAP_PICTURE_GET_CLASS (self);
  int place = klass->find (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (klass->press != NULL && klass->press (self, place, x, y))
    return;
  if (place >= 0)
    hv_map_picture_pick (self, (guint) place);
}

static void
set_hover (HvMapPicture *self, int place)
{
  if (PRIVATE (self)->hover == place)
    return;
  PRIVATE (self)->hover = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, HvMapPicture *self)
{
  set_hover (self, HV_MAP_PICTURE_GET_CLASS (self)->find (self, x, y));
}

static void
on_leave (HvMapPicture *self)
{
  set_hover (self, -1);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvMapPicture *self)
{
  HvMapPictureClass *klass = HV_MAP_PICTURE_GET_CLASS (self);
  HvMapPicturePrivate *priv = PRIVATE (self);
  guint n = count (self);

  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  if (klass->key != NULL && klass->key (self, key))
    return GDK_EVENT_STOP;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      hv_map_picture_set_cursor (self, (priv->cursor + 1) % n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      hv_map_picture_set_cursor (self, (priv->cursor + n - 1) % n);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      hv_map_picture_pick (self, priv->cursor);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_controllers (HvMapPicture *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
hv_map_picture_activate (HvMapPicture *self)
{
  if (count (self) > 0)
    hv_map_picture_pick (self, PRIVATE (self)->cursor);
}

static void
hv_map_picture_finalize (GObject *object)
{
  HvMapPicturePrivate *priv = PRIVATE (HV_MAP_PICTURE (object));

  g_free (priv->name);
  g_clear_pointer (&priv->points, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_map_picture_parent_class)->finalize (object);
}

static void
hv_map_picture_class_init (HvMapPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_map_picture_finalize;
  widget_class->snapshot = hv_map_picture_snapshot;
  widget_class->measure = hv_map_picture_measure;
  widget_class->get_request_mode = hv_map_picture_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "map-picture");
  guint activate = g_signal_new_class_handler ("activate", HV_TYPE_MAP_PICTURE, G_SIGNAL_RUN_FIRST | G_SIGNAL_ACTION,
                                               G_CALLBACK (hv_map_picture_activate), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, activate);
  signals[PICKED] = g_signal_new ("picked", HV_TYPE_MAP_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_UINT);
  signals[NUMBERED] = g_signal_new ("numbered", HV_TYPE_MAP_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
}

static void
hv_map_picture_init (HvMapPicture *self)
{
  PRIVATE (self)->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static GType
get_type (HvMapKind map)
{
  switch (map)
    {
    case HV_MAP_WINDOW:
      return HV_TYPE_WINDOW_PICTURE;
    case HV_MAP_NETWORK:
      return HV_TYPE_NETWORK_PICTURE;
    case HV_MAP_COMPASS:
      return HV_TYPE_COMPASS_PICTURE;
    case HV_MAP_SHARES:
      return HV_TYPE_SHARES_PICTURE;
    case HV_MAP_PATH:
      return HV_TYPE_PATH_PICTURE;
    case HV_MAP_FEELING_WHEEL:
    default:
      g_assert_not_reached ();
    }
}

GtkWidget *
hv_map_picture_new (const HvStep *step, const char *name, gboolean still, GPtrArray *points)
{
  HvMapPicture *self = g_object_new (get_type (step->map), "accessible-role",
                                     still ? GTK_ACCESSIBLE_ROLE_IMG : GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  HvMapPicturePrivate *priv = PRIVATE (self);

  priv->step = step;
  priv->name = g_strdup (name);
  priv->still = still;
  priv->points = g_ptr_array_ref (points);
  if (still)
    {
      gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
      gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
    }
  tell (self);
  return GTK_WIDGET (self);
}

void
hv_map_picture_set_points (HvMapPicture *self, GPtrArray *points)
{
  g_return_if_fail (HV_IS_MAP_PICTURE (self));
  HvMapPicturePrivate *priv = PRIVATE (self);

  g_ptr_array_ref (points);
  g_clear_pointer (&priv->points, g_ptr_array_unref);
  priv->points = points;
  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
