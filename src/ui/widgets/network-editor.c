/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/network-editor.h"

#include "ui/widgets/choice-toggles.h"

#include <glib/gi18n.h>

struct _HvNetworkEditor
{
  HvPlacedEditor parent;
  GtkWidget *ring, *sector;
  GtkWidget *tags; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (HvNetworkEditor, hv_network_editor, HV_TYPE_PLACED_EDITOR)

static void
hv_network_editor_build_form (HvPlacedEditor *editor, GtkBox *before, GtkBox *after)
{
  HvNetworkEditor *self = HV_NETWORK_EDITOR (editor);
  const HvStep *step = hv_map_editor_get_step (HV_MAP_EDITOR (editor));

  self->ring = hv_choice_toggles_new (_ ("How close?"), step->rings, FALSE);
  self->sector = hv_choice_toggles_new (_ ("From where in life?"), step->choices, FALSE);
  gtk_box_append (after, self->ring);
  gtk_box_append (after, self->sector);
  if (step->tags->len == 0)
    return;
  self->tags = hv_choice_toggles_new (_ ("How is it, if you want to say?"), step->tags, TRUE);
  gtk_box_append (after, self->tags);
}

/* Where it goes is hers to say; when she says nothing, it is the outermost ring and the first sector. */
static char *
get_value (GtkWidget *toggles, const HvChoice *fallback)
{
  g_auto (GStrv) values = hv_choice_toggles_get_values (HV_CHOICE_TOGGLES (toggles));
  return g_strdup (values != NULL ? values[0] : fallback->value);
}

static HvMapPoint *
hv_network_editor_read_form (HvPlacedEditor *editor, const char *words)
{
  HvNetworkEditor *self = HV_NETWORK_EDITOR (editor);
  const HvStep *step = hv_map_editor_get_step (HV_MAP_EDITOR (editor));
  g_autofree char *sector = get_value (self->sector, step->choices->pdata[0]);
  HvMapPoint *point = hv_map_point_new (sector, words);

  point->ring = get_value (self->ring, step->rings->pdata[step->rings->len - 1]);
  point->tags = self->tags != NULL ? hv_choice_toggles_get_values (HV_CHOICE_TOGGLES (self->tags)) : NULL;
  return point;
}

static void
set_one (GtkWidget *toggles, const char *value)
{
  const char *values[] = { value, NULL };
  hv_choice_toggles_set_values (HV_CHOICE_TOGGLES (toggles), values);
}

static void
hv_network_editor_fill_form (HvPlacedEditor *editor, const HvMapPoint *point)
{
  HvNetworkEditor *self = HV_NETWORK_EDITOR (editor);

  set_one (self->ring, point != NULL ? point->ring : NULL);
  set_one (self->sector, point != NULL ? point->value : NULL);
  if (self->tags != NULL)
    hv_choice_toggles_set_values (HV_CHOICE_TOGGLES (self->tags),
                                  point != NULL ? (const char *const *) point->tags : NULL);
}

/* A field that is picked on the picture is filled in; only the name is missing then. */
static void
hv_network_editor_picked (HvMapEditor *editor, guint place)
{
  HvNetworkEditor *self = HV_NETWORK_EDITOR (editor);
  const HvStep *step = hv_map_editor_get_step (editor);

  set_one (self->ring, ((const HvChoice *) step->rings->pdata[place / step->choices->len])->value);
  set_one (self->sector, ((const HvChoice *) step->choices->pdata[place % step->choices->len])->value);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
hv_network_editor_class_init (HvNetworkEditorClass *klass)
{
  HvPlacedEditorClass *placed_class = HV_PLACED_EDITOR_CLASS (klass);

  placed_class->words_label = N_ ("Initials, a nickname or a place");
  placed_class->put_label = N_ ("Put it on the map");
  placed_class->full_label = N_ ("There is no more room on the map. If you remove one, there is.");
  placed_class->build_form = hv_network_editor_build_form;
  placed_class->read_form = hv_network_editor_read_form;
  placed_class->fill_form = hv_network_editor_fill_form;
  HV_MAP_EDITOR_CLASS (klass)->picked = hv_network_editor_picked;
}

static void
hv_network_editor_init (HvNetworkEditor *self)
{
}
