/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/card-grid.h"

#define SPACING 14

struct _HvCardGrid
{
  GtkWidget parent_instance;

  guint min_chars;
  guint max_columns;
};

G_DEFINE_FINAL_TYPE (HvCardGrid, hv_card_grid, GTK_TYPE_WIDGET)

guint
hv_card_grid_count_columns (int width, int min_width, int spacing, guint max_columns)
{
  int fit = (width + spacing) / MAX (1, min_width + spacing);
  return CLAMP (fit, 1, (int) MAX (1, max_columns));
}

static int
get_char_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));
  pango_font_metrics_unref (metrics);
  return width;
}

static guint
count_columns (HvCardGrid *self, int width)
{
  int min_width = (int) self->min_chars * get_char_width (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;
      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      min_width = MAX (min_width, minimum);
    }
  return hv_card_grid_count_columns (width, min_width, SPACING, self->max_columns);
}

/* Lays the children out in rows as high as their highest card; returns the height of it all. */
static int
lay_out (HvCardGrid *self, int width, gboolean allocate)
{
  guint columns = count_columns (self, width);
  int column_width = (width - ((int) columns - 1) * SPACING) / (int) columns;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  int y = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (child != NULL)
    {
      GtkWidget *first = child;
      int height = 0;
      guint n = 0;
      for (; child != NULL && n < columns; child = gtk_widget_get_next_sibling (child))
        {
          if (!gtk_widget_should_layout (child))
            continue;
          int natural;
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL, NULL);
          height = MAX (height, natural);
          n++;
        }
      if (n == 0)
        break;
      guint column = 0;
      for (GtkWidget *card = first; allocate && card != child; card = gtk_widget_get_next_sibling (card))
        {
          if (!gtk_widget_should_layout (card))
            continue;
          int x = (int) column * (column_width + SPACING);
          if (mirrored)
            x = width - column_width - x;
          gtk_widget_size_allocate (card, &(GtkAllocation){ x, y, column_width, height }, -1);
          column++;
        }
      y += height + SPACING;
    }
  return MAX (0, y - SPACING);
}

static void
hv_card_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  HvCardGrid *self = HV_CARD_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int widest = 0;
      guint n = 0;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          {
            int child_minimum;
            gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
            widest = MAX (widest, child_minimum);
            n++;
          }
      int column = MAX (widest, (int) self->min_chars * get_char_width (widget));
      guint columns = CLAMP (n, 1, self->max_columns);
      *minimum = widest;
      *natural = (int) columns * (column + SPACING) - SPACING;
      return;
    }
  int width = for_size;
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  *minimum = *natural = lay_out (self, width, FALSE);
}

static void
hv_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (HV_CARD_GRID (widget), width, TRUE);
}

static GtkSizeRequestMode
hv_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_card_grid_dispose (GObject *object)
{
  hv_card_grid_clear (HV_CARD_GRID (object));
  G_OBJECT_CLASS (hv_card_grid_parent_class)->dispose (object);
}

static void
hv_card_grid_class_init (HvCardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_card_grid_dispose;
  widget_class->measure = hv_card_grid_measure;
  widget_class->size_allocate = hv_card_grid_size_allocate;
  widget_class->get_request_mode = hv_card_grid_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hv_card_grid_init (HvCardGrid *self)
{
  self->min_chars = 16;
  self->max_columns = 4;
}

GtkWidget *
hv_card_grid_new (guint min_chars, guint max_columns)
{
  HvCardGrid *self = g_object_new (HV_TYPE_CARD_GRID, NULL);
  self->min_chars = min_chars;
  self->max_columns = MAX (1, max_columns);
  return GTK_WIDGET (self);
}

void
hv_card_grid_append (HvCardGrid *self, GtkWidget *child)
{
  g_return_if_fail (HV_IS_CARD_GRID (self));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
hv_card_grid_clear (HvCardGrid *self)
{
  g_return_if_fail (HV_IS_CARD_GRID (self));

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
