/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/window-editor.h"

#include "ui/widgets/answer-row.h"
#include "ui/widgets/window-picture.h"

struct _HvWindowEditor
{
  HvMapEditor parent;
  GPtrArray *rows; /* element-type GtkCheckButton: bands from top to bottom, then what lies outside */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvWindowEditor, hv_window_editor, HV_TYPE_MAP_EDITOR)

static void
choose (HvWindowEditor *self, const char *value)
{
  GPtrArray *points = hv_map_editor_get_points (HV_MAP_EDITOR (self));

  g_ptr_array_set_size (points, 0);
  if (value != NULL)
    g_ptr_array_add (points, hv_map_point_new (value, NULL));
  hv_map_editor_changed (HV_MAP_EDITOR (self));
}

static void
on_toggled (HvWindowEditor *self, GtkWidget *row)
{
  if (!self->setting)
    choose (self, gtk_check_button_get_active (GTK_CHECK_BUTTON (row)) ? hv_answer_row_get_value (row) : NULL);
}

static void
add_row (HvWindowEditor *self, GtkWidget *list, const HvChoice *choice)
{
  GtkWidget *row = hv_answer_row_new (choice->value, hv_translated_get (choice->label), NULL);

  hv_answer_list_add (list, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (on_toggled), self);
}

static void
hv_window_editor_build (HvMapEditor *editor, GtkBox *column)
{
  HvWindowEditor *self = HV_WINDOW_EDITOR (editor);
  const HvStep *step = hv_map_editor_get_step (editor);
  g_autoptr (GPtrArray) slots = hv_window_slots (step);
  GtkWidget *list = hv_answer_list_new (hv_map_editor_get_name (editor), FALSE);

  for (guint i = 0; i < slots->len; i++)
    add_row (self, list, slots->pdata[i]);
  for (guint i = 0; i < step->choices->len; i++)
    if (((const HvChoice *) step->choices->pdata[i])->nuances == NULL)
      add_row (self, list, step->choices->pdata[i]);
  gtk_box_append (column, list);
}

static void
hv_window_editor_refresh (HvMapEditor *editor)
{
  HvWindowEditor *self = HV_WINDOW_EDITOR (editor);
  GPtrArray *points = hv_map_editor_get_points (editor);
  const char *value = points->len > 0 ? ((const HvMapPoint *) points->pdata[0])->value : NULL;

  self->setting = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_check_button_set_active (self->rows->pdata[i],
                                 g_strcmp0 (hv_answer_row_get_value (self->rows->pdata[i]), value) == 0);
  self->setting = FALSE;
}

static void
hv_window_editor_picked (HvMapEditor *editor, guint place)
{
  g_autoptr (GPtrArray) slots = hv_window_slots (hv_map_editor_get_step (editor));
  choose (HV_WINDOW_EDITOR (editor), ((const HvChoice *) slots->pdata[place])->value);
}

static void
hv_window_editor_finalize (GObject *object)
{
  g_clear_pointer (&HV_WINDOW_EDITOR (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_window_editor_parent_class)->finalize (object);
}

static void
hv_window_editor_class_init (HvWindowEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_window_editor_finalize;
  HV_MAP_EDITOR_CLASS (klass)->build = hv_window_editor_build;
  HV_MAP_EDITOR_CLASS (klass)->refresh = hv_window_editor_refresh;
  HV_MAP_EDITOR_CLASS (klass)->picked = hv_window_editor_picked;
}

static void
hv_window_editor_init (HvWindowEditor *self)
{
  self->rows = g_ptr_array_new ();
}
