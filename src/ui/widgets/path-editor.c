/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/path-editor.h"

#include "ui/widgets/choice-toggles.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

struct _HvPathEditor
{
  HvPlacedEditor parent;
  GtkWidget *marker;
};

G_DEFINE_FINAL_TYPE (HvPathEditor, hv_path_editor, HV_TYPE_PLACED_EDITOR)

static void
hv_path_editor_build_form (HvPlacedEditor *editor, GtkBox *before, GtkBox *after)
{
  HvPathEditor *self = HV_PATH_EDITOR (editor);

  self->marker
      = hv_choice_toggles_new (_ ("What is it?"), hv_map_editor_get_step (HV_MAP_EDITOR (editor))->choices, FALSE);
  gtk_box_append (before, self->marker);
}

static HvMapPoint *
hv_path_editor_read_form (HvPlacedEditor *editor, const char *words)
{
  g_auto (GStrv) values = hv_choice_toggles_get_values (HV_CHOICE_TOGGLES (HV_PATH_EDITOR (editor)->marker));
  const HvChoice *first = hv_map_editor_get_step (HV_MAP_EDITOR (editor))->choices->pdata[0];

  return hv_map_point_new (values != NULL ? values[0] : first->value, words);
}

static void
hv_path_editor_fill_form (HvPlacedEditor *editor, const HvMapPoint *point)
{
  const char *values[] = { point != NULL ? point->value : NULL, NULL };
  hv_choice_toggles_set_values (HV_CHOICE_TOGGLES (HV_PATH_EDITOR (editor)->marker), values);
}

/* Earlier along the line; the focus goes with the point. */
static void
move_earlier (HvMapEditor *editor, guint index)
{
  GPtrArray *points = hv_map_editor_get_points (editor);
  gpointer point = points->pdata[index];

  points->pdata[index] = points->pdata[index - 1];
  points->pdata[index - 1] = point;
  hv_placed_editor_done (HV_PLACED_EDITOR (editor));
  hv_placed_editor_focus_row (HV_PLACED_EDITOR (editor), index - 1);
}

static void
hv_path_editor_add_buttons (HvPlacedEditor *editor, GtkWidget *row, guint index)
{
  const HvMapPoint *point = hv_map_editor_get_points (HV_MAP_EDITOR (editor))->pdata[index];

  if (index > 0)
    hv_wrap_box_append (HV_WRAP_BOX (row), hv_map_editor_make_button (HV_MAP_EDITOR (editor), _ ("Earlier on the line"),
                                                                      point->words, index, move_earlier));
}

static void
hv_path_editor_class_init (HvPathEditorClass *klass)
{
  HvPlacedEditorClass *placed_class = HV_PLACED_EDITOR_CLASS (klass);

  placed_class->words_label = N_ ("In a few words");
  placed_class->put_label = N_ ("Put it on the line");
  placed_class->full_label = N_ ("There is no more room on the line. If you remove one, there is.");
  placed_class->build_form = hv_path_editor_build_form;
  placed_class->read_form = hv_path_editor_read_form;
  placed_class->fill_form = hv_path_editor_fill_form;
  placed_class->add_buttons = hv_path_editor_add_buttons;
  HV_MAP_EDITOR_CLASS (klass)->picked = hv_placed_editor_change;
}

static void
hv_path_editor_init (HvPathEditor *self)
{
}
