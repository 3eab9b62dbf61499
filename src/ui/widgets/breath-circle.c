/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/breath-circle.h"

#include "ui/ui.h"
#include "ui/widgets/palette.h"

#include <adwaita.h>

#define MIN_SIZE 200
#define NATURAL_SIZE 320
/* Of the halo's radius: the circle when closed and when open. */
#define CLOSED 0.46
#define OPEN 0.90

/* About a quarter of a pixel: less is not seen, and is not drawn. */
#define LEAST_CHANGE 0.003

struct _HvBreathCircle
{
  GtkWidget parent;
  PangoLayout *layout; /* (nullable): of the words as they are */
  double openness;
  char *word;
  char *count;
  gboolean finger;
};

G_DEFINE_FINAL_TYPE (HvBreathCircle, hv_breath_circle, GTK_TYPE_WIDGET)

static void
draw_disc (cairo_t *cr, double radius, GdkRGBA color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Rings of one colour look soft enough, and cost a third of a gradient at sixty frames a second. */
static void
draw_halo (cairo_t *cr, double radius)
{
  GdkRGBA color = hv_palette_get (HV_COLOR_SAGE_SOFT);

  draw_disc (cr, radius, color, 0.20);
  draw_disc (cr, radius * 0.8, color, 0.10);
}

/* The finger glides out as the circle grows and home again as it gets smaller. */
static void
draw_finger (cairo_t *cr, double halo, double openness)
{
  GdkRGBA line = hv_palette_get (HV_COLOR_CARD);
  GdkRGBA dot = hv_palette_get (HV_COLOR_DUSK);
  double reach = halo * OPEN;

  cairo_set_source_rgba (cr, line.red, line.green, line.blue, 0.75);
  cairo_set_line_width (cr, 6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, reach, 0);
  cairo_stroke (cr);
  cairo_translate (cr, reach * openness, 0);
  draw_disc (cr, 17, dot, 1);
}

/* Made once for each word, not for each frame. */
static PangoLayout *
make_layout (HvBreathCircle *self)
{
  g_autoptr (GString) text = g_string_new (self->word);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *large = pango_attr_scale_new (1.6);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  bold->end_index = large->end_index = text->len;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, large);
  if (self->count != NULL)
    g_string_append_printf (text, "\n%s", self->count);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text->str, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
snapshot_words (HvBreathCircle *self, GtkSnapshot *snapshot, int width, int height)
{
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK);
  int text_width, text_height;

  if (self->layout == NULL)
    self->layout = make_layout (self);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2.0f, (height - text_height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
hv_breath_circle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvBreathCircle *self = HV_BREATH_CIRCLE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double halo = MIN (width, height) / 2.0 - 1;
  GdkRGBA inner = hv_palette_get (HV_COLOR_SAGE_SOFT);

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  draw_halo (cr, halo);
  draw_disc (cr, halo * (CLOSED + (OPEN - CLOSED) * self->openness), inner, 1);
  if (self->finger)
    draw_finger (cr, halo, self->openness);
  cairo_destroy (cr);

  if (*self->word != '\0')
    snapshot_words (self, snapshot, width, height);
}

static void
hv_breath_circle_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = MIN_SIZE;
  *natural = NATURAL_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

/* The text's size or direction has changed. */
static void
hv_breath_circle_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hv_breath_circle_parent_class)->css_changed (widget, change);
  g_clear_object (&HV_BREATH_CIRCLE (widget)->layout);
  gtk_widget_queue_draw (widget);
}

static void
hv_breath_circle_finalize (GObject *object)
{
  HvBreathCircle *self = HV_BREATH_CIRCLE (object);

  g_clear_object (&self->layout);
  g_free (self->word);
  g_free (self->count);
  G_OBJECT_CLASS (hv_breath_circle_parent_class)->finalize (object);
}

static void
hv_breath_circle_class_init (HvBreathCircleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_breath_circle_finalize;
  widget_class->snapshot = hv_breath_circle_snapshot;
  widget_class->measure = hv_breath_circle_measure;
  widget_class->css_changed = hv_breath_circle_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "breath-circle");
}

static void
hv_breath_circle_init (HvBreathCircle *self)
{
  self->word = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hv_breath_circle_new (void)
{
  return g_object_new (HV_TYPE_BREATH_CIRCLE, NULL);
}

void
hv_breath_circle_set_openness (HvBreathCircle *self, double openness)
{
  g_return_if_fail (HV_IS_BREATH_CIRCLE (self));

  openness = CLAMP (openness, 0, 1);
  if (ABS (self->openness - openness) < LEAST_CHANGE && openness > 0 && openness < 1)
    return;
  if (self->openness == openness)
    return;
  self->openness = openness;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hv_breath_circle_set_words (HvBreathCircle *self, const char *word, const char *count, const char *name)
{
  g_return_if_fail (HV_IS_BREATH_CIRCLE (self));

  if (g_str_equal (self->word, word) && g_strcmp0 (self->count, count) == 0)
    return;
  /* The count is for the eye: saying each second aloud would drown the word. */
  if (!g_str_equal (self->word, word) || name != NULL)
    hv_set_accessible_name (GTK_WIDGET (self), name != NULL ? name : word);
  g_free (self->word);
  self->word = g_strdup (word);
  g_free (self->count);
  self->count = g_strdup (count);
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hv_breath_circle_set_finger (HvBreathCircle *self, gboolean finger)
{
  g_return_if_fail (HV_IS_BREATH_CIRCLE (self));

  self->finger = finger;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
hv_breath_circle_get_openness (HvBreathCircle *self)
{
  return self->openness;
}

const char *
hv_breath_circle_get_word (HvBreathCircle *self)
{
  return self->word;
}
