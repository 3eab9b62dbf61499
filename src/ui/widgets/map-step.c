/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/map-step.h"

#include "ui/widgets/answer-row.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/feeling-wheel.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

/* Wheel and words stand side by side while the words have this much room. */
#define MIN_COLUMN_CHARS 30

struct _HvMapStep
{
  HvStepView parent;
  GHashTable *chosen;  /* set of values */
  GtkWidget *wheel;    /* (nullable): only where the content asks for the picture */
  GtkWidget *nuances;  /* what a sector holds, when one is open */
  GtkWidget *nuances_title;
  GPtrArray *buttons;  /* element-type GtkToggleButton: every sector, nuance and outside choice now shown */
  const HvChoice *open;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvMapStep, hv_map_step, HV_TYPE_STEP_VIEW)

static gboolean
is_sector (const HvChoice *choice)
{
  return choice->nuances != NULL; /* it may be empty; outside the picture there is none */
}

static const HvChoice *
get_choice (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "hv-choice");
}

static void
append_chosen (HvMapStep *self, GPtrArray *values, GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const HvChoice *choice = choices->pdata[i];
      if (g_hash_table_contains (self->chosen, choice->value))
        g_ptr_array_add (values, choice->value);
      if (is_sector (choice))
        append_chosen (self, values, choice->nuances);
    }
}

static void
tell_runner (HvMapStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  append_chosen (self, values, step->choices);
  if (values->len == 0)
    hv_answers_clear (hv_step_view_get_answers (view), step->id);
  else
    {
      g_ptr_array_add (values, NULL);
      hv_answers_set_choices (hv_step_view_get_answers (view), step->id, (const char *const *) values->pdata, NULL);
    }
  hv_step_view_answered (view);
}

static void
show_chosen (HvMapStep *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_hash_table_contains (self->chosen, get_choice (button)->value));
    }
  self->setting = FALSE;
  if (self->wheel != NULL)
    hv_feeling_wheel_set_chosen (HV_FEELING_WHEEL (self->wheel), self->chosen);
}

static void show_nuances (HvMapStep *self, const HvChoice *sector);

static void
pick (HvMapStep *self, const HvChoice *choice)
{
  gboolean many = hv_step_view_get_step (HV_STEP_VIEW (self))->many;
  gboolean was_chosen = g_hash_table_contains (self->chosen, choice->value);

  if (!many)
    g_hash_table_remove_all (self->chosen);
  if (was_chosen)
    g_hash_table_remove (self->chosen, choice->value);
  else
    g_hash_table_add (self->chosen, g_strdup (choice->value));
  if (is_sector (choice))
    show_nuances (self, choice);
  show_chosen (self);
  tell_runner (self);
}

static void
on_toggled (HvMapStep *self, GtkWidget *button)
{
  if (!self->setting)
    pick (self, get_choice (button));
}

static void
on_picked (HvMapStep *self, guint sector)
{
  GPtrArray *choices = hv_step_view_get_step (HV_STEP_VIEW (self))->choices;
  guint index = 0;

  for (guint i = 0; i < choices->len; i++)
    if (is_sector (choices->pdata[i]) && index++ == sector)
      {
        pick (self, choices->pdata[i]);
        return;
      }
}

static GtkWidget *
add_button (HvMapStep *self, GtkWidget *box, const HvChoice *choice)
{
  GtkWidget *button = hv_toggle_new (hv_translated_get (choice->label), NULL);

  g_object_set_data (G_OBJECT (button), "hv-choice", (gpointer) choice);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  hv_wrap_box_append (HV_WRAP_BOX (box), button);
  g_ptr_array_add (self->buttons, button);
  return button;
}

static void
show_nuances (HvMapStep *self, const HvChoice *sector)
{
  if (self->open == sector)
    return;
  self->open = sector;
  for (guint i = self->buttons->len; i > 0; i--)
    if (gtk_widget_is_ancestor (self->buttons->pdata[i - 1], self->nuances))
      g_ptr_array_remove_index (self->buttons, i - 1);
  hv_wrap_box_clear (HV_WRAP_BOX (self->nuances));

  gtk_widget_set_visible (self->nuances_title, sector->nuances->len > 0);
  g_autofree char *title = g_strdup_printf (_("Closer to “%s”, if you want:"), hv_translated_get (sector->label));
  gtk_label_set_label (GTK_LABEL (self->nuances_title), title);
  for (guint i = 0; i < sector->nuances->len; i++)
    add_button (self, self->nuances, sector->nuances->pdata[i]);
}

static void
add_wheel (HvMapStep *self, GtkWidget *grid, const HvStep *step)
{
  g_autoptr (GPtrArray) sectors = g_ptr_array_new ();

  for (guint i = 0; i < step->choices->len; i++)
    if (is_sector (step->choices->pdata[i]))
      g_ptr_array_add (sectors, step->choices->pdata[i]);
  if (sectors->len < 2)
    return;
  self->wheel = hv_feeling_wheel_new (hv_step_view_get_name (HV_STEP_VIEW (self)), sectors);
  g_signal_connect_swapped (self->wheel, "picked", G_CALLBACK (on_picked), self);
  hv_card_grid_append (HV_CARD_GRID (grid), self->wheel);
  hv_step_view_set_first_focus (HV_STEP_VIEW (self), self->wheel);
}

static void
add_words (HvMapStep *self, GtkWidget *grid, const HvStep *step)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *sectors = hv_wrap_box_new (8);
  GtkWidget *outside = hv_wrap_box_new (8);

  gtk_box_append (GTK_BOX (column), sectors);
  self->nuances_title = hv_label_new ("", "hv-label");
  gtk_widget_set_visible (self->nuances_title, FALSE);
  gtk_box_append (GTK_BOX (column), self->nuances_title);
  self->nuances = hv_wrap_box_new (8);
  gtk_box_append (GTK_BOX (column), self->nuances);
  gtk_box_append (GTK_BOX (column), outside);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  hv_card_grid_append (HV_CARD_GRID (grid), column);

  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *choice = step->choices->pdata[i];
      if (hv_step_view_condition_holds (HV_STEP_VIEW (self), choice->when))
        add_button (self, is_sector (choice) ? sectors : outside, choice);
    }
}

static void
hv_map_step_build (HvStepView *view)
{
  HvMapStep *self = HV_MAP_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  const char *const *values = hv_answers_get_choices (hv_step_view_get_answers (view), step->id);

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->buttons = g_ptr_array_new ();
  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  GtkWidget *grid = hv_card_grid_new (MIN_COLUMN_CHARS, 2);
  if (step->map == HV_MAP_FEELING_WHEEL)
    add_wheel (self, grid, step);
  add_words (self, grid, step);
  gtk_box_append (GTK_BOX (self), grid);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_hash_table_add (self->chosen, g_strdup (values[i]));
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *choice = step->choices->pdata[i];
      for (guint j = 0; is_sector (choice) && j < choice->nuances->len; j++)
        if (g_hash_table_contains (self->chosen, ((const HvChoice *) choice->nuances->pdata[j])->value))
          show_nuances (self, choice);
    }
  show_chosen (self);
}

static void
hv_map_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_MAP_STEP (object)->chosen, g_hash_table_unref);
  g_clear_pointer (&HV_MAP_STEP (object)->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_map_step_parent_class)->finalize (object);
}

static void
hv_map_step_class_init (HvMapStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_map_step_finalize;
  HV_STEP_VIEW_CLASS (klass)->build = hv_map_step_build;
}

static void
hv_map_step_init (HvMapStep *self)
{
}
