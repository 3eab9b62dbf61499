/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/feeling-wheel.h"

#include "ui/ui.h"
#include "ui/widgets/palette.h"

#include <adwaita.h>
#include <math.h>

#define MIN_SIZE 260
/* As high as so many lines of text: the words in it need room when the text is large. */
#define NATURAL_LINES 16
/* Of the radius: the hole in the middle, and where the words stand. */
#define HUB 0.22
#define WORDS 0.66

struct _HvFeelingWheel
{
  GtkWidget parent;
  char *name;
  GPtrArray *sectors; /* element-type HvChoice */
  gboolean *chosen;
  guint cursor; /* where the arrow keys are */
  int hover;    /* -1 for none */
};

G_DEFINE_FINAL_TYPE (HvFeelingWheel, hv_feeling_wheel, GTK_TYPE_WIDGET)

static guint picked_signal;

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
find_at (HvFeelingWheel *self, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double radius = MIN (width, height) / 2;

  return hv_feeling_wheel_find_sector ((x - width / 2) / radius, (y - height / 2) / radius, self->sectors->len);
}

static const char *
get_label (HvFeelingWheel *self, guint sector)
{
  return hv_translated_get (((const HvChoice *) self->sectors->pdata[sector])->label);
}

static void
tell_cursor (HvFeelingWheel *self)
{
  g_autofree char *name = g_strdup_printf ("%s %s", self->name, get_label (self, self->cursor));

  hv_set_accessible_name (GTK_WIDGET (self), name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing */

static void
trace_sector (cairo_t *cr, double radius, double from, double to)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, from, to);
  cairo_arc_negative (cr, 0, 0, radius * HUB, to, from);
  cairo_close_path (cr);
}

static void
set_source (cairo_t *cr, GdkRGBA color)
{
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
draw_sector (HvFeelingWheel *self, cairo_t *cr, guint sector, double radius)
{
  const HvChoice *choice = self->sectors->pdata[sector];
  double step = 2 * G_PI / self->sectors->len;
  double middle = sector * step - G_PI / 2;
  gboolean has_cursor = gtk_widget_has_visible_focus (GTK_WIDGET (self)) && self->cursor == sector;

  trace_sector (cr, radius, middle - step / 2, middle + step / 2);
  set_source (cr, hv_palette_get_tint (choice->tint));
  cairo_fill_preserve (cr);
  if ((int) sector == self->hover)
    {
      GdkRGBA ink = hv_palette_get (HV_COLOR_INK);
      ink.alpha = 0.07f;
      set_source (cr, ink);
      cairo_fill_preserve (cr);
    }
  set_source (cr, hv_palette_get (HV_COLOR_PAPER));
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);

  /* What is chosen has a broad sage rim, where the keys are a dusk outline: both are shapes, not only colours. */
  if (self->chosen[sector])
    {
      cairo_arc (cr, 0, 0, radius - 9, middle - step / 2 + 0.05, middle + step / 2 - 0.05);
      set_source (cr, hv_palette_get (HV_COLOR_SAGE));
      cairo_set_line_width (cr, 10);
      cairo_stroke (cr);
    }
  if (has_cursor)
    {
      trace_sector (cr, radius - 1, middle - step / 2 + 0.015, middle + step / 2 - 0.015);
      set_source (cr, hv_palette_get (HV_COLOR_DUSK));
      cairo_set_line_width (cr, 3);
      cairo_stroke (cr);
    }
}

static void
snapshot_label (HvFeelingWheel *self, GtkSnapshot *snapshot, guint sector, double radius)
{
  double angle = sector * 2 * G_PI / self->sectors->len;
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), get_label (self, sector));
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;
  double room = radius * 0.54;

  pango_attr_list_insert (attributes,
                          pango_attr_weight_new (self->chosen[sector] ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  /* The words stand in the list as well, so in the wheel they may shrink to fit. */
  double scale = width > room ? room / width : 1;
  pango_attr_list_unref (attributes);

  gtk_snapshot_save (snapshot);
  double x = sin (angle) * radius * WORDS - width * scale / 2;
  double y = -cos (angle) * radius * WORDS - height * scale / 2;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
hv_feeling_wheel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvFeelingWheel *self = HV_FEELING_WHEEL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = MIN (width, height) / 2.0 - 3;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  for (guint i = 0; i < self->sectors->len; i++)
    draw_sector (self, cr, i, radius);
  cairo_destroy (cr);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width / 2.0f, height / 2.0f));
  for (guint i = 0; i < self->sectors->len; i++)
    snapshot_label (self, snapshot, i, radius);
  gtk_snapshot_restore (snapshot);
}

static void
hv_feeling_wheel_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  *minimum = MIN_SIZE;
  *natural = MAX (MIN_SIZE, NATURAL_LINES * PANGO_PIXELS (pango_font_metrics_get_height (metrics)));
  pango_font_metrics_unref (metrics);
  *minimum_baseline = *natural_baseline = -1;
}

/* Picking */

static void
pick (HvFeelingWheel *self, guint sector)
{
  self->cursor = sector;
  tell_cursor (self);
  g_signal_emit (self, picked_signal, 0, sector);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, HvFeelingWheel *self)
{
  int sector = find_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (sector >= 0)
    pick (self, sector);
}

static void
set_hover (HvFeelingWheel *self, int sector)
{
  if (self->hover == sector)
    return;
  self->hover = sector;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, HvFeelingWheel *self)
{
  set_hover (self, find_at (self, x, y));
}

static void
on_leave (HvFeelingWheel *self)
{
  set_hover (self, -1);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HvFeelingWheel *self)
{
  guint n = self->sectors->len;

  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      self->cursor = (self->cursor + 1) % n;
      tell_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      self->cursor = (self->cursor + n - 1) % n;
      tell_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      pick (self, self->cursor);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_controllers (HvFeelingWheel *self)
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
hv_feeling_wheel_activate (HvFeelingWheel *self)
{
  pick (self, self->cursor);
}

static void
hv_feeling_wheel_finalize (GObject *object)
{
  HvFeelingWheel *self = HV_FEELING_WHEEL (object);

  g_free (self->name);
  g_free (self->chosen);
  g_clear_pointer (&self->sectors, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_feeling_wheel_parent_class)->finalize (object);
}

static void
hv_feeling_wheel_class_init (HvFeelingWheelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_feeling_wheel_finalize;
  widget_class->snapshot = hv_feeling_wheel_snapshot;
  widget_class->measure = hv_feeling_wheel_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "feeling-wheel");
  guint activate
      = g_signal_new_class_handler ("activate", HV_TYPE_FEELING_WHEEL, G_SIGNAL_RUN_FIRST | G_SIGNAL_ACTION,
                                    G_CALLBACK (hv_feeling_wheel_activate), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, activate);
  picked_signal = g_signal_new ("picked", HV_TYPE_FEELING_WHEEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
}

static void
hv_feeling_wheel_init (HvFeelingWheel *self)
{
  self->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hv_feeling_wheel_new (const char *name, GPtrArray *sectors)
{
  g_return_val_if_fail (sectors->len >= 2, NULL);

  HvFeelingWheel *self = g_object_new (HV_TYPE_FEELING_WHEEL, NULL);
  self->name = g_strdup (name);
  self->sectors = g_ptr_array_ref (sectors);
  self->chosen = g_new0 (gboolean, sectors->len);
  tell_cursor (self);
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
