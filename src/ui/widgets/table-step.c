/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/table-step.h"

#include "practice/table.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/label.h"
#include "ui/widgets/rating-scale.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

#define FIELD_CHARS 17

struct _HvTableStep
{
  HvStepView parent;
  GPtrArray *fields; /* element-type GtkWidget, not owned: row after row, of a kind for each column */
  GtkWidget *cards;
  GtkWidget *more; /* (nullable): none where the rows are given */
};

G_DEFINE_FINAL_TYPE (HvTableStep, hv_table_step, HV_TYPE_STEP_VIEW)

static guint
count_rows (HvTableStep *self)
{
  return self->fields->len / hv_step_view_get_step (HV_STEP_VIEW (self))->columns->len;
}

static char *
get_words (GtkWidget *field)
{
  if (HV_IS_TEXT_FIELD (field))
    return hv_text_field_get_text (HV_TEXT_FIELD (field));
  if (HV_IS_CHIPS (field))
    return g_strdup (hv_chips_get_value (HV_CHIPS (field)) != NULL ? hv_chips_get_value (HV_CHIPS (field)) : "");
  int rating = hv_rating_scale_get_value (HV_RATING_SCALE (field));
  return rating >= 0 ? g_strdup_printf ("%d", rating) : g_strdup ("");
}

/* A row that she added and left empty is none. */
static gboolean
counts (const HvStep *step, GPtrArray *list, guint first)
{
  if (step->rows != NULL)
    return TRUE;
  for (guint i = first; i < list->len; i++)
    if (*(const char *) list->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

static void
on_changed (HvTableStep *self)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < count_rows (self); row++)
    {
      guint first = list->len;
      for (guint column = 0; column < step->columns->len; column++)
        g_ptr_array_add (list, get_words (self->fields->pdata[row * step->columns->len + column]));
      if (!counts (step, list, first))
        g_ptr_array_set_size (list, (int) first);
    }
  g_ptr_array_add (list, NULL);
  hv_answers_set_list (hv_step_view_get_answers (view), step->id, (const char *const *) list->pdata);
  hv_step_view_answered (view);
}

static void
on_entered (HvTableStep *self, GtkWidget *field)
{
  guint index = 0;

  g_ptr_array_find (self->fields, field, &index);
  if (index + 1 < self->fields->len)
    gtk_widget_grab_focus (self->fields->pdata[index + 1]);
  else
    hv_step_view_ready (HV_STEP_VIEW (self));
}

/* What a screen reader calls a field: its column, and its row where there may be several. */
static char *
make_name (HvTableStep *self, const HvTableColumn *column, guint row)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  const char *label = hv_translated_get (column->label);

  if (step->rows != NULL)
    return g_strdup_printf ("%s: %s", hv_translated_get (((HvTableRow *) step->rows->pdata[row])->label), label);
  return step->max_items > 1 ? g_strdup_printf (_("%s, row %u"), label, row + 1) : g_strdup (label);
}

static GtkWidget *
make_field (HvTableStep *self, guint row, guint index)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvStep *step = hv_step_view_get_step (view);
  const HvTableColumn *column = step->columns->pdata[index];
  const char *const *list = hv_answers_get_list (hv_step_view_get_answers (view), step->id);
  const char *text = hv_table_get_field (step, list, row, index);
  g_autofree char *name = make_name (self, column, row);
  GtkWidget *field;

  if (column->rate)
    {
      field = hv_rating_scale_new (name, hv_rating_scale_get_amount_words ());
      hv_rating_scale_set_value (HV_RATING_SCALE (field), hv_table_get_rating (step, list, row, index));
    }
  else if (column->choices != NULL)
    {
      field = hv_chips_new (name);
      for (guint i = 0; i < column->choices->len; i++)
        {
          const HvChoice *choice = column->choices->pdata[i];
          hv_chips_add (HV_CHIPS (field), choice->value, hv_translated_get (choice->label));
        }
      hv_chips_set_value (HV_CHIPS (field), text);
    }
  else
    {
      field = hv_text_field_new (name, column->example != NULL ? hv_translated_get (column->example) : NULL, 1);
      hv_text_field_set_text (HV_TEXT_FIELD (field), text);
      g_signal_connect_swapped (field, "entered", G_CALLBACK (on_entered), self);
    }
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
  g_ptr_array_add (self->fields, field);
  return field;
}

/* The label, the small print and the field under each other. */
static GtkWidget *
make_cell (HvTableStep *self, guint row, guint index)
{
  const HvTableColumn *column = hv_step_view_get_step (HV_STEP_VIEW (self))->columns->pdata[index];
  gboolean given = hv_step_view_get_step (HV_STEP_VIEW (self))->rows != NULL; /* then the row has the heading */
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (cell), hv_label_new (hv_translated_get (column->label), given ? "hv-label" : "hv-label hv-strong"));
  if (column->hint != NULL)
    gtk_box_append (GTK_BOX (cell), hv_label_new (hv_translated_get (column->hint), "hv-small"));
  gtk_box_append (GTK_BOX (cell), make_field (self, row, index));
  return cell;
}

/* The fields from @first on that can stand side by side: up to one that needs the whole width for eleven numbers. */
static guint
count_side_by_side (const HvStep *step, guint first)
{
  guint n = 0;
  while (first + n < step->columns->len && !((HvTableColumn *) step->columns->pdata[first + n])->rate)
    n++;
  return n;
}

/* As many beside each other as leave no hole in the last line, where there is room for them. */
static guint
choose_columns (guint n)
{
  return n % 3 == 0 ? 3 : MIN (n, 2);
}

static void
add_fields (HvTableStep *self, GtkWidget *card, guint row)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));

  for (guint i = 0; i < step->columns->len;)
    {
      guint n = count_side_by_side (step, i);
      if (n == 0)
        {
          gtk_box_append (GTK_BOX (card), make_cell (self, row, i++));
          continue;
        }
      GtkWidget *grid = hv_card_grid_new (FIELD_CHARS, choose_columns (n));
      for (guint end = i + n; i < end; i++)
        hv_card_grid_append (HV_CARD_GRID (grid), make_cell (self, row, i));
      gtk_box_append (GTK_BOX (card), grid);
    }
}

static void
add_card (HvTableStep *self)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  guint row = count_rows (self);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  gtk_widget_add_css_class (card, "hv-card");
  if (step->rows != NULL)
    {
      const HvTableRow *given = step->rows->pdata[row];
      gtk_box_append (GTK_BOX (card), hv_heading_new (hv_translated_get (given->label), "hv-label hv-strong"));
    }
  add_fields (self, card, row);
  gtk_box_append (GTK_BOX (self->cards), card);
  if (self->more != NULL)
    gtk_widget_set_sensitive (self->more, count_rows (self) < step->max_items);
}

static void
on_more (HvTableStep *self)
{
  guint first = self->fields->len;

  add_card (self);
  gtk_widget_grab_focus (self->fields->pdata[first]);
}

static void
hv_table_step_build (HvStepView *view)
{
  HvTableStep *self = HV_TABLE_STEP (view);
  const HvStep *step = hv_step_view_get_step (view);
  const char *const *list = hv_answers_get_list (hv_step_view_get_answers (view), step->id);
  guint rows = MAX (1, hv_table_count_rows (step, list));

  hv_step_view_add_intro (view);
  hv_step_view_add_prompt (view);
  self->fields = g_ptr_array_new ();
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->cards);
  while (count_rows (self) < rows)
    add_card (self);

  if (step->rows == NULL && step->max_items > 1)
    {
      self->more = hv_button_new (_("One more row"), "hv-quiet");
      gtk_widget_set_halign (self->more, GTK_ALIGN_START);
      gtk_widget_set_sensitive (self->more, rows < step->max_items);
      g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
      gtk_box_append (GTK_BOX (self), self->more);
    }
  hv_step_view_set_first_focus (view, self->fields->pdata[0]);
}

static void
hv_table_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_TABLE_STEP (object)->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_table_step_parent_class)->finalize (object);
}

static void
hv_table_step_class_init (HvTableStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_table_step_finalize;
  HV_STEP_VIEW_CLASS (klass)->build = hv_table_step_build;
}

static void
hv_table_step_init (HvTableStep *self)
{
}
