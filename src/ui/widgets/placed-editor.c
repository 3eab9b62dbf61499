/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/placed-editor.h"

#include "store/wipe.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *words, *put, *cancel, *full;
  GtkWidget *list; /* box: what is on the map */
  int changing;    /* index of the point the form is filled with, or -1 */
} HvPlacedEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HvPlacedEditor, hv_placed_editor, HV_TYPE_MAP_EDITOR)

#define PRIVATE(self) ((HvPlacedEditorPrivate *) hv_placed_editor_get_instance_private (HV_PLACED_EDITOR (self)))

static gboolean
is_full (HvPlacedEditor *self)
{
  HvMapEditor *editor = HV_MAP_EDITOR (self);
  return hv_map_editor_get_points (editor)->len >= hv_map_editor_get_step (editor)->max_items;
}

static void
show_form (HvPlacedEditor *self)
{
  HvPlacedEditorPrivate *priv = PRIVATE (self);
  g_autoptr (HvWipedString) words = hv_text_field_get_text (HV_TEXT_FIELD (priv->words));
  gboolean changing = priv->changing >= 0;

  hv_button_set_label (priv->put, changing ? _ ("Save the change") : _ (HV_PLACED_EDITOR_GET_CLASS (self)->put_label));
  gtk_widget_set_sensitive (priv->put, *words != '\0' && (changing || !is_full (self)));
  gtk_widget_set_visible (priv->cancel, changing);
  gtk_widget_set_visible (priv->full, !changing && is_full (self));
}

static void
clear_form (HvPlacedEditor *self)
{
  PRIVATE (self)->changing = -1;
  hv_text_field_set_text (HV_TEXT_FIELD (PRIVATE (self)->words), "");
  HV_PLACED_EDITOR_GET_CLASS (self)->fill_form (self, NULL);
  show_form (self);
}

static gboolean
hv_placed_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PRIVATE (widget)->words);
}

void
hv_placed_editor_done (HvPlacedEditor *self)
{
  clear_form (self);
  hv_map_editor_changed (HV_MAP_EDITOR (self));
  gtk_widget_grab_focus (PRIVATE (self)->words);
}

static void
on_put (HvPlacedEditor *self)
{
  HvPlacedEditorPrivate *priv = PRIVATE (self);
  GPtrArray *points = hv_map_editor_get_points (HV_MAP_EDITOR (self));
  g_autoptr (HvWipedString) words = hv_text_field_get_text (HV_TEXT_FIELD (priv->words));

  if (*words == '\0' || (priv->changing < 0 && is_full (self)))
    return;
  HvMapPoint *point = HV_PLACED_EDITOR_GET_CLASS (self)->read_form (self, words);
  if (priv->changing >= 0)
    {
      hv_map_point_free (points->pdata[priv->changing]);
      points->pdata[priv->changing] = point;
    }
  else
    g_ptr_array_add (points, point);
  hv_placed_editor_done (self);
}

static void
on_cancel (HvPlacedEditor *self)
{
  clear_form (self);
  gtk_widget_grab_focus (PRIVATE (self)->words);
}

/* The list */

void
hv_placed_editor_change (HvMapEditor *editor, guint index)
{
  HvPlacedEditorPrivate *priv = PRIVATE (editor);
  const HvMapPoint *point = hv_map_editor_get_points (editor)->pdata[index];

  priv->changing = (int) index;
  hv_text_field_set_text (HV_TEXT_FIELD (priv->words), point->words);
  HV_PLACED_EDITOR_GET_CLASS (editor)->fill_form (HV_PLACED_EDITOR (editor), point);
  show_form (HV_PLACED_EDITOR (editor));
  gtk_widget_grab_focus (priv->words);
}

static void
remove_point (HvMapEditor *editor, guint index)
{
  g_ptr_array_remove_index (hv_map_editor_get_points (editor), index);
  hv_placed_editor_done (HV_PLACED_EDITOR (editor));
}

void
hv_placed_editor_focus_row (HvPlacedEditor *self, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (PRIVATE (self)->list);

  for (guint i = 0; row != NULL && i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
add_row (HvPlacedEditor *self, guint index)
{
  HvMapEditor *editor = HV_MAP_EDITOR (self);
  HvPlacedEditorClass *klass = HV_PLACED_EDITOR_GET_CLASS (self);
  const HvMapPoint *point = hv_map_editor_get_points (editor)->pdata[index];
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *row = hv_wrap_box_new (8);
  g_autofree char *words = hv_map_point_describe (hv_map_editor_get_step (editor), point);

  gtk_widget_add_css_class (card, "hv-card");
  gtk_widget_add_css_class (row, "hv-flush");
  gtk_box_append (GTK_BOX (card), hv_label_new (words, "hv-body"));
  if (klass->add_buttons != NULL)
    klass->add_buttons (self, row, index);
  hv_wrap_box_append (HV_WRAP_BOX (row),
                      hv_map_editor_make_button (editor, _ ("Change"), point->words, index, hv_placed_editor_change));
  hv_wrap_box_append (HV_WRAP_BOX (row),
                      hv_map_editor_make_button (editor, _ ("Remove"), point->words, index, remove_point));
  gtk_box_append (GTK_BOX (card), row);
  gtk_box_append (GTK_BOX (PRIVATE (self)->list), card);
}

static void
hv_placed_editor_refresh (HvMapEditor *editor)
{
  HvPlacedEditor *self = HV_PLACED_EDITOR (editor);

  hv_box_clear (GTK_BOX (PRIVATE (self)->list));
  for (guint i = 0; i < hv_map_editor_get_points (editor)->len; i++)
    add_row (self, i);
  show_form (self);
}

static void
hv_placed_editor_build (HvMapEditor *editor, GtkBox *column)
{
  HvPlacedEditorClass *klass = HV_PLACED_EDITOR_GET_CLASS (editor);
  HvPlacedEditorPrivate *priv = PRIVATE (editor);
  GtkWidget *before = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *after = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *row = hv_wrap_box_new (8);

  priv->words = hv_text_field_new (_ (klass->words_label), NULL, 1);
  priv->put = hv_button_new (_ (klass->put_label), NULL);
  priv->cancel = hv_button_new (_ ("Leave it as it was"), "hv-quiet");
  priv->full = hv_label_new (_ (klass->full_label), "hv-small");
  priv->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_signal_connect_swapped (priv->words, "changed", G_CALLBACK (show_form), editor);
  g_signal_connect_swapped (priv->words, "entered", G_CALLBACK (on_put), editor);
  g_signal_connect_swapped (priv->put, "clicked", G_CALLBACK (on_put), editor);
  g_signal_connect_swapped (priv->cancel, "clicked", G_CALLBACK (on_cancel), editor);
  gtk_box_append (column, before);
  gtk_box_append (column, hv_label_new (_ (klass->words_label), "hv-label"));
  gtk_box_append (column, priv->words);
  gtk_box_append (column, after);
  klass->build_form (HV_PLACED_EDITOR (editor), GTK_BOX (before), GTK_BOX (after));
  gtk_widget_set_visible (before, gtk_widget_get_first_child (before) != NULL);
  gtk_widget_set_visible (after, gtk_widget_get_first_child (after) != NULL);
  hv_wrap_box_append (HV_WRAP_BOX (row), priv->put);
  hv_wrap_box_append (HV_WRAP_BOX (row), priv->cancel);
  gtk_box_append (column, row);
  gtk_box_append (column, priv->full);
  gtk_box_append (column, priv->list);
}

static void
hv_placed_editor_class_init (HvPlacedEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_placed_editor_grab_focus;
  HV_MAP_EDITOR_CLASS (klass)->build = hv_placed_editor_build;
  HV_MAP_EDITOR_CLASS (klass)->refresh = hv_placed_editor_refresh;
}

static void
hv_placed_editor_init (HvPlacedEditor *self)
{
  PRIVATE (self)->changing = -1;
}
