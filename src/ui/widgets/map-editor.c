/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/map-editor.h"

#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/compass-editor.h"
#include "ui/widgets/label.h"
#include "ui/widgets/map-picture.h"
#include "ui/widgets/network-editor.h"
#include "ui/widgets/path-editor.h"
#include "ui/widgets/shares-editor.h"
#include "ui/widgets/window-editor.h"

/* Picture and words stand side by side while the words have this much room. */
#define MIN_COLUMN_CHARS 30

typedef struct
{
  const HvStep *step;
  char *name;
  GPtrArray *points;
  GtkWidget *picture;
} HvMapEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HvMapEditor, hv_map_editor, GTK_TYPE_BOX)

static guint changed_signal;

#define PRIVATE(self) ((HvMapEditorPrivate *) hv_map_editor_get_instance_private (self))

static GPtrArray *
get_shown (HvMapEditor *self)
{
  HvMapEditorClass *klass = HV_MAP_EDITOR_GET_CLASS (self);
  return klass->get_shown != NULL ? klass->get_shown (self) : g_ptr_array_ref (PRIVATE (self)->points);
}

static void
refresh (HvMapEditor *self)
{
  g_autoptr (GPtrArray) shown = get_shown (self);

  hv_map_picture_set_points (HV_MAP_PICTURE (PRIVATE (self)->picture), shown);
  HV_MAP_EDITOR_GET_CLASS (self)->refresh (self);
}

void
hv_map_editor_changed (HvMapEditor *self)
{
  refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

GPtrArray *
hv_map_editor_get_points (HvMapEditor *self)
{
  return PRIVATE (self)->points;
}

char *
hv_map_editor_get_text (HvMapEditor *self)
{
  g_auto (HvMapLines) lines = hv_map_points_write (PRIVATE (self)->step, PRIVATE (self)->points);
  return g_strjoinv ("\n", lines);
}

GtkWidget *
hv_map_editor_get_picture (HvMapEditor *self)
{
  return PRIVATE (self)->picture;
}

const HvStep *
hv_map_editor_get_step (HvMapEditor *self)
{
  return PRIVATE (self)->step;
}

const char *
hv_map_editor_get_name (HvMapEditor *self)
{
  return PRIVATE (self)->name;
}

typedef struct
{
  guint index;
  void (*clicked) (HvMapEditor *self, guint index);
} Click;

static void
on_clicked (HvMapEditor *self, GtkWidget *button)
{
  const Click *click = g_object_get_data (G_OBJECT (button), "hv-click");

  click->clicked (self, click->index);
}

GtkWidget *
hv_map_editor_make_button (HvMapEditor *self, const char *label, const char *subject, guint index,
                           void (*clicked) (HvMapEditor *self, guint index))
{
  GtkWidget *button = hv_button_new (label, "hv-quiet");
  Click click = { index, clicked };

  if (subject != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", label, subject);
      hv_set_accessible_name (button, name);
    }
  g_object_set_data_full (G_OBJECT (button), "hv-click", g_memdup2 (&click, sizeof click), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static void
on_picked (HvMapEditor *self, guint place)
{
  HV_MAP_EDITOR_GET_CLASS (self)->picked (self, place);
}

static void
on_numbered (HvMapEditor *self, guint place, int number)
{
  HvMapEditorClass *klass = HV_MAP_EDITOR_GET_CLASS (self);
  if (klass->numbered != NULL)
    klass->numbered (self, place, number);
}

static gboolean
hv_map_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PRIVATE (HV_MAP_EDITOR (widget))->picture);
}

static void
hv_map_editor_finalize (GObject *object)
{
  HvMapEditorPrivate *priv = PRIVATE (HV_MAP_EDITOR (object));

  g_free (priv->name);
  g_clear_pointer (&priv->points, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_map_editor_parent_class)->finalize (object);
}

static void
hv_map_editor_class_init (HvMapEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_map_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_map_editor_grab_focus;
  changed_signal = g_signal_new ("changed", HV_TYPE_MAP_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_map_editor_init (HvMapEditor *self)
{
}

static GType
get_type (HvMapKind map)
{
  switch (map)
    {
    case HV_MAP_WINDOW:
      return HV_TYPE_WINDOW_EDITOR;
    case HV_MAP_NETWORK:
      return HV_TYPE_NETWORK_EDITOR;
    case HV_MAP_COMPASS:
      return HV_TYPE_COMPASS_EDITOR;
    case HV_MAP_SHARES:
      return HV_TYPE_SHARES_EDITOR;
    case HV_MAP_PATH:
      return HV_TYPE_PATH_EDITOR;
    case HV_MAP_FEELING_WHEEL:
    default:
      g_assert_not_reached ();
    }
}

GtkWidget *
hv_map_editor_new (const HvStep *step, const char *name, GPtrArray *points)
{
  HvMapEditor *self = g_object_new (get_type (step->map), "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  HvMapEditorPrivate *priv = PRIVATE (self);
  GtkWidget *grid = hv_card_grid_new (MIN_COLUMN_CHARS, 2);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  priv->step = step;
  priv->name = g_strdup (name);
  priv->points = g_ptr_array_ref (points);
  g_autoptr (GPtrArray) shown = get_shown (self);
  priv->picture = hv_map_picture_new (step, name, FALSE, shown);
  gtk_widget_set_valign (priv->picture, GTK_ALIGN_START);
  g_signal_connect_object (priv->picture, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->picture, "numbered", G_CALLBACK (on_numbered), self, G_CONNECT_SWAPPED);
  hv_card_grid_append (HV_CARD_GRID (grid), priv->picture);
  hv_card_grid_append (HV_CARD_GRID (grid), column);
  gtk_box_append (GTK_BOX (self), grid);
  HV_MAP_EDITOR_GET_CLASS (self)->build (self, GTK_BOX (column));
  refresh (self);
  return GTK_WIDGET (self);
}
