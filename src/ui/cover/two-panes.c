/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/two-panes.h"

/* The list's width, and the least of what is beside it, in characters of the text size in force. */
#define LIST_CHARS 48
#define CHOSEN_CHARS 44
/* Pixels: the list is not wider, however large the text. */
#define LIST_MAX 430

struct _HvTwoPanes
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *chosen;
  gboolean shows_chosen;
  gboolean narrow;
  guint told; /* source that tells of "narrow" */
};

G_DEFINE_FINAL_TYPE (HvTwoPanes, hv_two_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static int
get_chars (HvTwoPanes *self, int chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width * chars);
}

static int
get_list_width (HvTwoPanes *self)
{
  int minimum;
  gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, MIN (get_chars (self, LIST_CHARS), LIST_MAX));
}

static void
hv_two_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  HvTwoPanes *self = HV_TWO_PANES (widget);
  int list_min, list_nat, chosen_min, chosen_nat;
  gtk_widget_measure (self->list, orientation, -1, &list_min, &list_nat, NULL, NULL);
  gtk_widget_measure (self->chosen, orientation, -1, &chosen_min, &chosen_nat, NULL, NULL);
  *minimum = MAX (list_min, chosen_min);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? get_list_width (self) + chosen_nat : MAX (list_nat, chosen_nat);
}

static gboolean
tell (gpointer data)
{
  HvTwoPanes *self = data;
  self->told = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
show_children (HvTwoPanes *self)
{
  gtk_widget_set_child_visible (self->list, !self->narrow || !self->shows_chosen);
  gtk_widget_set_child_visible (self->chosen, !self->narrow || self->shows_chosen);
}

static void
hv_two_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HvTwoPanes *self = HV_TWO_PANES (widget);
  int list_width = get_list_width (self), chosen_min;
  gtk_widget_measure (self->chosen, GTK_ORIENTATION_HORIZONTAL, -1, &chosen_min, NULL, NULL, NULL);
  gboolean narrow = width < list_width + MAX (chosen_min, get_chars (self, CHOSEN_CHARS));
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->told == 0) /* whoever listens changes what is shown, which is not for now */
        self->told = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell, self, NULL);
    }
  show_children (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation list = { 0, 0, narrow ? width : list_width, height };
  GtkAllocation chosen = { narrow ? 0 : list_width, 0, narrow ? width : width - list_width, height };
  if (mirrored && !narrow)
    {
      list.x = width - list_width;
      chosen.x = 0;
    }
  if (gtk_widget_get_child_visible (self->list))
    gtk_widget_size_allocate (self->list, &list, -1);
  if (gtk_widget_get_child_visible (self->chosen))
    gtk_widget_size_allocate (self->chosen, &chosen, -1);
}

static void
hv_two_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, HV_TWO_PANES (object)->narrow);
}

static void
hv_two_panes_dispose (GObject *object)
{
  HvTwoPanes *self = HV_TWO_PANES (object);

  g_clear_handle_id (&self->told, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->chosen, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_two_panes_parent_class)->dispose (object);
}

static void
hv_two_panes_class_init (HvTwoPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_two_panes_dispose;
  object_class->get_property = hv_two_panes_get_property;
  widget_class->measure = hv_two_panes_measure;
  widget_class->size_allocate = hv_two_panes_size_allocate;
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
hv_two_panes_init (HvTwoPanes *self)
{
}

GtkWidget *
hv_two_panes_new (GtkWidget *list, GtkWidget *chosen)
{
  HvTwoPanes *self = g_object_new (HV_TYPE_TWO_PANES, NULL);
  self->list = list;
  self->chosen = chosen;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (chosen, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
hv_two_panes_is_narrow (HvTwoPanes *self)
{
  g_return_val_if_fail (HV_IS_TWO_PANES (self), FALSE);
  return self->narrow;
}

gboolean
hv_two_panes_shows_chosen (HvTwoPanes *self)
{
  g_return_val_if_fail (HV_IS_TWO_PANES (self), FALSE);
  return self->shows_chosen;
}

void
hv_two_panes_show_chosen (HvTwoPanes *self, gboolean chosen)
{
  g_return_if_fail (HV_IS_TWO_PANES (self));

  self->shows_chosen = chosen;
  show_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
