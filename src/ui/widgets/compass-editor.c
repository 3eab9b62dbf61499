/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/compass-editor.h"

#include "store/wipe.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/map-picture.h"
#include "ui/widgets/rating-scale.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

struct _HvCompassEditor
{
  HvMapEditor parent;
  GtkWidget *areas;  /* wrap box: a button for each area shown */
  GtkWidget *hidden; /* box: those she hid */
  GtkWidget *panel;  /* the area that is open */
  GtkWidget *scale;
  GPtrArray *buttons; /* of @areas, in the order of the points; NULL for a hidden one */
  int open;           /* index of the point, or -1 */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvCompassEditor, hv_compass_editor, HV_TYPE_MAP_EDITOR)

static HvMapPoint *
get_point (HvCompassEditor *self, guint index)
{
  return hv_map_editor_get_points (HV_MAP_EDITOR (self))->pdata[index];
}

static GPtrArray *
hv_compass_editor_get_shown (HvMapEditor *editor)
{
  GPtrArray *points = hv_map_editor_get_points (editor);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    if (!((const HvMapPoint *) points->pdata[i])->hidden)
      g_ptr_array_add (shown, points->pdata[i]);
  return shown;
}

/* The picture knows only the areas that are shown. */
static guint
to_index (HvCompassEditor *self, guint place)
{
  g_autoptr (GPtrArray) shown = hv_compass_editor_get_shown (HV_MAP_EDITOR (self));
  guint index = 0;

  g_ptr_array_find (hv_map_editor_get_points (HV_MAP_EDITOR (self)), shown->pdata[place], &index);
  return index;
}

static char *
describe (HvCompassEditor *self, guint index)
{
  return hv_map_point_describe (hv_map_editor_get_step (HV_MAP_EDITOR (self)), get_point (self, index));
}

/* The area that is open */

static void
on_rated (HvCompassEditor *self)
{
  if (self->setting || self->open < 0)
    return;
  get_point (self, (guint) self->open)->number = hv_rating_scale_get_value (HV_RATING_SCALE (self->scale));
  hv_map_editor_changed (HV_MAP_EDITOR (self));
}

static void
on_renamed (HvCompassEditor *self, GtkWidget *field)
{
  HvMapPoint *point = get_point (self, (guint) self->open);
  g_autoptr (HvWipedString) words = hv_text_field_get_text (HV_TEXT_FIELD (field));

  hv_wipe_string (point->words);
  point->words = *words != '\0' ? g_strdup (words) : NULL;
  hv_map_editor_changed (HV_MAP_EDITOR (self));
}

static void hide (HvMapEditor *editor, guint index);

static void
fill_panel (HvCompassEditor *self)
{
  const HvStep *step = hv_map_editor_get_step (HV_MAP_EDITOR (self));
  const HvMapPoint *point = get_point (self, (guint) self->open);
  const char *words[11], *area = hv_map_point_get_words (step, point);

  hv_box_clear (GTK_BOX (self->panel));
  gtk_box_append (GTK_BOX (self->panel), hv_label_new (area, "hv-label hv-strong"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = hv_translated_get (step->words->pdata[i]);
  g_autofree char *question = g_strdup_printf ("%s %s", hv_map_editor_get_name (HV_MAP_EDITOR (self)), area);
  self->scale = hv_rating_scale_new (question, words);
  hv_rating_scale_set_value (HV_RATING_SCALE (self->scale), point->number);
  g_signal_connect_object (self->scale, "changed", G_CALLBACK (on_rated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->panel), self->scale);

  gtk_box_append (GTK_BOX (self->panel), hv_label_new (_ ("Another name for it, if you like"), "hv-label"));
  g_autofree char *name = g_strdup_printf (_ ("Another name for %s"), area);
  GtkWidget *field = hv_text_field_new (name, NULL, 1);
  hv_text_field_set_text (HV_TEXT_FIELD (field), point->words != NULL ? point->words : "");
  g_signal_connect_object (field, "changed", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->panel), field);
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  hv_wrap_box_append (HV_WRAP_BOX (row), hv_map_editor_make_button (HV_MAP_EDITOR (self), _ ("Hide this area"), area,
                                                                    (guint) self->open, hide));
  gtk_box_append (GTK_BOX (self->panel), row);
}

/* One is always open, so that nothing moves when another is: the first from @index on that is shown. */
static void
open_next (HvCompassEditor *self, guint index)
{
  guint n = hv_map_editor_get_points (HV_MAP_EDITOR (self))->len, i = 0;

  while (i < n && get_point (self, (index + i) % n)->hidden)
    i++;
  self->open = i < n ? (int) ((index + i) % n) : -1;
  if (self->open >= 0)
    fill_panel (self);
  gtk_widget_set_visible (self->panel, self->open >= 0);
}

static void
hide (HvMapEditor *editor, guint index)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);
  HvMapPoint *point = get_point (self, index);

  point->hidden = TRUE;
  point->number = -1;
  open_next (self, index);
  hv_map_editor_changed (editor);
  gtk_widget_grab_focus (hv_map_editor_get_picture (editor));
}

static void
show_again (HvMapEditor *editor, guint index)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);

  get_point (self, index)->hidden = FALSE;
  open_next (self, index);
  hv_map_editor_changed (editor);
  gtk_widget_grab_focus (hv_map_editor_get_picture (editor));
}

static void
open_area (HvCompassEditor *self, guint index)
{
  self->open = (int) index;
  fill_panel (self);
  HV_MAP_EDITOR_GET_CLASS (self)->refresh (HV_MAP_EDITOR (self));
}

static void
on_toggled (HvCompassEditor *self, GtkWidget *button)
{
  guint index;

  if (!self->setting && g_ptr_array_find (self->buttons, button, &index))
    open_area (self, index);
}

/* All areas */

static void
fill_areas (HvCompassEditor *self)
{
  guint n = hv_map_editor_get_points (HV_MAP_EDITOR (self))->len;

  hv_wrap_box_clear (HV_WRAP_BOX (self->areas));
  g_ptr_array_set_size (self->buttons, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = get_point (self, i)->hidden ? NULL : hv_toggle_new ("", NULL);
      g_ptr_array_add (self->buttons, button);
      if (button == NULL)
        continue;
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
      hv_wrap_box_append (HV_WRAP_BOX (self->areas), button);
    }
}

static void
fill_hidden (HvCompassEditor *self)
{
  const HvStep *step = hv_map_editor_get_step (HV_MAP_EDITOR (self));
  GtkWidget *box = hv_wrap_box_new (8);
  guint n = 0;

  hv_box_clear (GTK_BOX (self->hidden));
  gtk_widget_add_css_class (box, "hv-flush");
  for (guint i = 0; i < self->buttons->len; i++)
    if (get_point (self, i)->hidden)
      {
        const char *words = hv_map_point_get_words (step, get_point (self, i));
        g_autofree char *label = g_strdup_printf (_ ("Show “%s” again"), words);
        hv_wrap_box_append (HV_WRAP_BOX (box),
                            hv_map_editor_make_button (HV_MAP_EDITOR (self), label, NULL, i, show_again));
        n++;
      }
  gtk_box_append (GTK_BOX (self->hidden), box);
  gtk_widget_set_visible (self->hidden, n > 0);
}

static gboolean
are_buttons_right (HvCompassEditor *self)
{
  GPtrArray *points = hv_map_editor_get_points (HV_MAP_EDITOR (self));

  for (guint i = 0; i < points->len; i++)
    if (i >= self->buttons->len || (self->buttons->pdata[i] == NULL) != get_point (self, i)->hidden)
      return FALSE;
  return TRUE;
}

static void
hv_compass_editor_refresh (HvMapEditor *editor)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);
  const HvStep *step = hv_map_editor_get_step (editor);

  self->setting = TRUE;
  if (!are_buttons_right (self))
    {
      fill_areas (self);
      fill_hidden (self);
    }
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      const HvMapPoint *point = get_point (self, i);
      if (button == NULL)
        continue;
      const char *words = hv_map_point_get_words (step, point);
      g_autofree char *label
          = point->number >= 0 ? g_strdup_printf ("%s · %d", words, point->number) : g_strdup (words);
      g_autofree char *name = describe (self, i);
      hv_button_set_label (button, label);
      hv_set_accessible_name (button, name);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->open == (int) i);
    }
  if (self->open >= 0)
    hv_rating_scale_set_value (HV_RATING_SCALE (self->scale), get_point (self, (guint) self->open)->number);
  self->setting = FALSE;
}

static void
hv_compass_editor_build (HvMapEditor *editor, GtkBox *column)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);

  self->areas = hv_wrap_box_new (8);
  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->hidden = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (column, self->areas);
  gtk_box_append (column, self->panel);
  gtk_box_append (column, self->hidden);
  open_next (self, 0);
}

static void
hv_compass_editor_picked (HvMapEditor *editor, guint place)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);
  open_area (self, to_index (self, place));
}

static void
hv_compass_editor_numbered (HvMapEditor *editor, guint place, int number)
{
  HvCompassEditor *self = HV_COMPASS_EDITOR (editor);
  guint index = to_index (self, place);

  get_point (self, index)->number = number;
  if (self->open != (int) index)
    open_area (self, index);
  hv_map_editor_changed (editor);
}

static void
hv_compass_editor_finalize (GObject *object)
{
  g_clear_pointer (&HV_COMPASS_EDITOR (object)->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_compass_editor_parent_class)->finalize (object);
}

static void
hv_compass_editor_class_init (HvCompassEditorClass *klass)
{
  HvMapEditorClass *editor_class = HV_MAP_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_compass_editor_finalize;
  editor_class->build = hv_compass_editor_build;
  editor_class->refresh = hv_compass_editor_refresh;
  editor_class->picked = hv_compass_editor_picked;
  editor_class->numbered = hv_compass_editor_numbered;
  editor_class->get_shown = hv_compass_editor_get_shown;
}

static void
hv_compass_editor_init (HvCompassEditor *self)
{
  self->buttons = g_ptr_array_new ();
  self->open = -1;
}
