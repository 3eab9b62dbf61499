/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/wrap-box.h"

struct _HvWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (HvWrapBox, hv_wrap_box, GTK_TYPE_WIDGET)

static int
get_child_width (GtkWidget *child, int width)
{
  int minimum, natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static int
get_child_height (GtkWidget *child, int width)
{
  int height;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* The children from @first that fit in one line; gives the one after them. */
static GtkWidget *
find_line (HvWrapBox *self, GtkWidget *first, int width, int *line_height)
{
  int x = 0;
  *line_height = 0;
  GtkWidget *child = first;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int child_width = get_child_width (child, width);
      if (x > 0 && x + child_width > width)
        break;
      x += child_width + self->spacing;
      *line_height = MAX (*line_height, get_child_height (child, child_width));
    }
  return child;
}

static void
allocate_line (HvWrapBox *self, GtkWidget *first, GtkWidget *end, int width, int y, int line_height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;
  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int child_width = get_child_width (child, width);
      int child_height = get_child_height (child, child_width);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ mirrored ? width - x - child_width : x,
                                                  y + (line_height - child_height) / 2, child_width, child_height },
                                -1);
      x += child_width + self->spacing;
    }
}

static int
lay_out (HvWrapBox *self, int width, gboolean allocate)
{
  int y = 0, line_height;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (child != NULL)
    {
      GtkWidget *end = find_line (self, child, width, &line_height);
      if (allocate)
        allocate_line (self, child, end, width, y, line_height);
      y += line_height + self->spacing;
      child = end;
    }
  return MAX (0, y - self->spacing);
}

static void
hv_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  HvWrapBox *self = HV_WRAP_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          {
            int child_minimum, child_natural;
            gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
            *minimum = MAX (*minimum, child_minimum);
            *natural += child_natural + self->spacing;
          }
      *natural = MAX (*minimum, *natural - self->spacing);
      return;
    }
  int width = for_size;
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  *minimum = *natural = lay_out (self, width, FALSE);
}

static void
hv_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (HV_WRAP_BOX (widget), width, TRUE);
}

static GtkSizeRequestMode
hv_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_wrap_box_dispose (GObject *object)
{
  hv_wrap_box_clear (HV_WRAP_BOX (object));
  G_OBJECT_CLASS (hv_wrap_box_parent_class)->dispose (object);
}

static void
hv_wrap_box_class_init (HvWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_wrap_box_dispose;
  widget_class->measure = hv_wrap_box_measure;
  widget_class->size_allocate = hv_wrap_box_size_allocate;
  widget_class->get_request_mode = hv_wrap_box_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hv_wrap_box_init (HvWrapBox *self)
{
}

GtkWidget *
hv_wrap_box_new (guint spacing)
{
  HvWrapBox *self = g_object_new (HV_TYPE_WRAP_BOX, NULL);
  self->spacing = (int) spacing;
  return GTK_WIDGET (self);
}

void
hv_wrap_box_append (HvWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (HV_IS_WRAP_BOX (self));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
hv_wrap_box_clear (HvWrapBox *self)
{
  g_return_if_fail (HV_IS_WRAP_BOX (self));

  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
