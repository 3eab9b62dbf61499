/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/drawing-view.h"

#include "ui/ui.h"
#include "ui/widgets/drawing-labels.h"
#include "ui/widgets/palette.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#define NATURAL_WIDTH 380
#define MINIMUM_WIDTH 120
#define MAXIMUM_WIDTH 640
#define PLATE_PADDING 4.0
#define LIST_SPACING 6.0

struct _HvDrawingView
{
  GtkWidget parent_instance;

  const HvDrawing *drawing;
  GBytes *svg;    /* as it lies in the resources */
  double aspect;  /* width / height */
  GdkTexture *texture;
  int texture_width, texture_height;
};

G_DEFINE_FINAL_TYPE (HvDrawingView, hv_drawing_view, GTK_TYPE_WIDGET)

/* One label as it is laid out for one width. */
typedef struct
{
  PangoLayout *layout;
  HvLabelBox box;
} PlacedLabel;

static void
placed_label_clear (gpointer data)
{
  g_clear_object (&((PlacedLabel *) data)->layout);
}

static guint
count_labels (HvDrawingView *self)
{
  return self->drawing != NULL && self->drawing->labels != NULL ? self->drawing->labels->len : 0;
}

static double
read_aspect (GBytes *svg)
{
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);
  const char *box = g_strstr_len (data, (gssize) size, "viewBox=");
  if (box == NULL || data + size - box < 12)
    return 4.0 / 3.0;

  g_autofree char *copy = g_strndup (box + strlen ("viewBox=") + 1, MIN ((gsize) 100, size - (gsize) (box - data) - 9));
  char *p = copy;
  double numbers[4] = { 0 };
  for (int i = 0; i < 4; i++)
    {
      while (*p == ' ' || *p == ',')
        p++;
      numbers[i] = g_ascii_strtod (p, &p);
    }
  return numbers[2] > 0 && numbers[3] > 0 ? numbers[2] / numbers[3] : 4.0 / 3.0;
}

/* The labels' places on a picture of this width, or under it; gives the height of what lies under it. */
static GArray *
place_labels (HvDrawingView *self, double width, double height, gboolean *listed, double *list_height)
{
  guint n = count_labels (self);
  GArray *placed = g_array_sized_new (FALSE, TRUE, sizeof (PlacedLabel), n);
  g_array_set_clear_func (placed, placed_label_clear);
  g_autofree HvLabelBox *boxes = g_new0 (HvLabelBox, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const HvDrawingLabel *label = g_ptr_array_index (self->drawing->labels, i);
      PlacedLabel item = { gtk_widget_create_pango_layout (GTK_WIDGET (self), hv_translated_get (label->text)) };
      double x = label->x / 100 * width;
      double room = label->centred ? 2 * MIN (x, width - x) : width - x;
      pango_layout_set_wrap (item.layout, PANGO_WRAP_WORD);
      pango_layout_set_width (item.layout, (int) (MAX (room - 2 * PLATE_PADDING, 1) * PANGO_SCALE));
      if (label->centred)
        pango_layout_set_alignment (item.layout, PANGO_ALIGN_CENTER);
      PangoRectangle extents;
      pango_layout_get_extents (item.layout, NULL, &extents);
      double w = (double) extents.width / PANGO_SCALE + 2 * PLATE_PADDING;
      double h = (double) extents.height / PANGO_SCALE + 2 * PLATE_PADDING;
      pango_layout_set_width (item.layout, extents.width + PANGO_SCALE);
      double y = label->y / 100 * height;
      boxes[i] = (HvLabelBox){ label->centred ? x - w / 2 : x, label->centred ? y - h / 2 : y, w, h };
      g_array_append_val (placed, item);
    }

  *listed = n > 0 && !hv_drawing_labels_place (boxes, n, width, height);
  *list_height = 0;
  for (guint i = 0; i < n; i++)
    {
      PlacedLabel *item = &g_array_index (placed, PlacedLabel, i);
      item->box = boxes[i];
      if (!*listed)
        continue;
      pango_layout_set_wrap (item->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (item->layout, PANGO_ALIGN_LEFT);
      pango_layout_set_width (item->layout, (int) (MAX (width - 2 * PLATE_PADDING, 1) * PANGO_SCALE));
      PangoRectangle extents;
      pango_layout_get_extents (item->layout, NULL, &extents);
      double h = (double) extents.height / PANGO_SCALE + 2 * PLATE_PADDING;
      item->box = (HvLabelBox){ 0, height + LIST_SPACING + *list_height, width, h };
      *list_height += h + LIST_SPACING;
    }
  return placed;
}

static void
hv_drawing_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  HvDrawingView *self = HV_DRAWING_VIEW (widget);

  if (self->svg == NULL)
    {
      *minimum = *natural = 0;
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  int width = for_size >= 0 ? MIN (for_size, MAXIMUM_WIDTH) : MAXIMUM_WIDTH;
  double height = width / self->aspect, list_height;
  gboolean listed;
  g_autoptr (GArray) placed = place_labels (self, width, height, &listed, &list_height);
  *minimum = *natural = (int) ceil (height + list_height);
}

static GtkSizeRequestMode
hv_drawing_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
render (HvDrawingView *self, int width, int height)
{
  if (self->texture != NULL && self->texture_width == width && self->texture_height == height)
    return;

  g_clear_object (&self->texture);
  g_autoptr (GBytes) svg = hv_palette_recolour (self->svg);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (svg);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, width, height, TRUE, NULL, NULL);
  if (pixbuf == NULL)
    return;
  self->texture = gdk_texture_new_for_pixbuf (pixbuf);
  self->texture_width = width;
  self->texture_height = height;
}

static GdkRGBA
mix (GdkRGBA a, GdkRGBA b, float share)
{
  return (GdkRGBA){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                    a.blue + (b.blue - a.blue) * share, 1 };
}

/* The words take after their tint, but stay dark (or light) enough to be read on it. */
static GdkRGBA
get_label_color (const char *tint)
{
  static const struct
  {
    const char *name;
    HvColor color;
  } tints[] = { { "sage", HV_COLOR_SAGE }, { "dusk", HV_COLOR_DUSK }, { "clay", HV_COLOR_CLAY } };
  GdkRGBA ink = hv_palette_get (HV_COLOR_INK);
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    if (g_strcmp0 (tint, tints[i].name) == 0)
      return mix (hv_palette_get (tints[i].color), ink, 0.55f);
  return ink;
}

static void
snapshot_label (GtkSnapshot *snapshot, const PlacedLabel *item, const HvDrawingLabel *label)
{
  if (label->tint != NULL)
    {
      /* A plate in the tint keeps a line of the drawing from running through the words. */
      GdkRGBA plate = hv_palette_get_tint (label->tint);
      plate.alpha = 0.85f;
      GskRoundedRect rounded;
      gsk_rounded_rect_init_from_rect (
          &rounded,
          &GRAPHENE_RECT_INIT ((float) item->box.x, (float) item->box.y, (float) item->box.width,
                               (float) item->box.height),
          6);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &plate, &rounded.bounds);
      gtk_snapshot_pop (snapshot);
    }
  GdkRGBA color = get_label_color (label->tint);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (item->box.x + PLATE_PADDING), (float) (item->box.y + PLATE_PADDING)));
  gtk_snapshot_append_layout (snapshot, item->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
hv_drawing_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HvDrawingView *self = HV_DRAWING_VIEW (widget);
  int width = MIN (gtk_widget_get_width (widget), MAXIMUM_WIDTH);
  if (self->svg == NULL || width <= 0)
    return;

  double height = width / self->aspect, list_height;
  gboolean listed;
  g_autoptr (GArray) placed = place_labels (self, width, height, &listed, &list_height);

  int scale = gtk_widget_get_scale_factor (widget);
  render (self, width * scale, (int) round (height) * scale);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) round (height)));
  for (guint i = 0; i < placed->len; i++)
    snapshot_label (snapshot, &g_array_index (placed, PlacedLabel, i), g_ptr_array_index (self->drawing->labels, i));
}

static void
colors_changed_cb (HvDrawingView *self)
{
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hv_drawing_view_dispose (GObject *object)
{
  HvDrawingView *self = HV_DRAWING_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->svg, g_bytes_unref);
  self->drawing = NULL;
  G_OBJECT_CLASS (hv_drawing_view_parent_class)->dispose (object);
}

static void
hv_drawing_view_class_init (HvDrawingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_drawing_view_dispose;
  widget_class->measure = hv_drawing_view_measure;
  widget_class->get_request_mode = hv_drawing_view_get_request_mode;
  widget_class->snapshot = hv_drawing_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "drawing");
}

static void
hv_drawing_view_init (HvDrawingView *self)
{
  self->aspect = 1;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (colors_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hv_drawing_view_new (const HvDrawing *drawing)
{
  HvDrawingView *self = g_object_new (HV_TYPE_DRAWING_VIEW, NULL);
  if (drawing == NULL)
    return GTK_WIDGET (self);

  self->drawing = drawing;
  g_autofree char *path = g_strdup_printf (HV_RESOURCE_PREFIX "/drawings/%s.svg", drawing->name);
  self->svg = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (self->svg != NULL)
    self->aspect = read_aspect (self->svg);

  const char *alt = drawing->alt != NULL ? hv_translated_get (drawing->alt) : "";
  if (*alt != '\0')
    hv_set_accessible_name (GTK_WIDGET (self), alt);
  else
    g_object_set (self, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < count_labels (self); i++)
    {
      const HvDrawingLabel *label = g_ptr_array_index (drawing->labels, i);
      g_string_append_printf (words, "%s%s", i > 0 ? ". " : "", hv_translated_get (label->text));
    }
  if (words->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  return GTK_WIDGET (self);
}
