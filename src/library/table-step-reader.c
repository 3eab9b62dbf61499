/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/step-private.h"

/* More would be a form to fill in. */
#define MAX_COLUMNS 10
#define MAX_ROWS 12

static void
column_free (HvTableColumn *column)
{
  g_free (column->id);
  hv_translated_free (column->label);
  hv_translated_free (column->hint);
  hv_translated_free (column->example);
  g_clear_pointer (&column->choices, g_ptr_array_unref);
  g_free (column);
}

static void
row_free (HvTableRow *row)
{
  g_free (row->id);
  hv_translated_free (row->label);
  g_free (row);
}

static gboolean
has_value (GPtrArray *choices, const char *value)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (((HvChoice *) choices->pdata[i])->value, value))
      return TRUE;
  return FALSE;
}

static void
read_column_choices (HvReading *r, HvXmlNode *node, HvTableColumn *column)
{
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "choice")) != NULL)
    {
      if (column->choices == NULL)
        column->choices = hv_step_new_array (hv_choice_free);
      HvChoice *choice = g_new0 (HvChoice, 1);
      choice->value = hv_reading_id (r, child, "value");
      if (has_value (column->choices, choice->value))
        hv_reading_fail (r, child->line, DUPLICATE, "the value “%s” is taken", choice->value);
      choice->label = hv_reading_text (r, child);
      g_ptr_array_add (column->choices, choice);
    }
}

static HvTableColumn *
read_column (HvReading *r, HvXmlNode *node)
{
  HvTableColumn *column = g_new0 (HvTableColumn, 1);
  column->id = hv_reading_id (r, node, "id");
  column->rate = hv_reading_flag (r, node, "rate");
  column->label = hv_reading_need_text (r, node, "label");
  column->hint = hv_reading_take_text (r, node, "hint");
  column->example = hv_reading_take_text (r, node, "example");
  read_column_choices (r, node, column);
  if (column->rate && column->choices != NULL)
    hv_reading_fail (r, node->line, MALFORMED, "a <column> is rated or chosen, not both");
  else if (column->example != NULL && (column->rate || column->choices != NULL))
    hv_reading_fail (r, node->line, MALFORMED, "an <example> is for a <column> of words");
  hv_reading_finish (r, node);
  return column;
}

static void
read_columns (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->columns = hv_step_new_array (column_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "column")) != NULL)
    {
      HvTableColumn *column = read_column (r, child);
      for (guint i = 0; i < step->columns->len; i++)
        if (g_str_equal (((HvTableColumn *) step->columns->pdata[i])->id, column->id))
          hv_reading_fail (r, child->line, DUPLICATE, "a second column “%s”", column->id);
      g_ptr_array_add (step->columns, column);
    }
  if (step->columns->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<table> needs a <column>");
  else if (step->columns->len > MAX_COLUMNS)
    hv_reading_fail (r, node->line, MALFORMED, "a <table> has at most %d columns", MAX_COLUMNS);
}

static void
read_rows (HvReading *r, HvXmlNode *node, HvStep *step)
{
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "row")) != NULL)
    {
      if (step->rows == NULL)
        step->rows = hv_step_new_array (row_free);
      HvTableRow *row = g_new0 (HvTableRow, 1);
      row->id = hv_reading_id (r, child, "id");
      row->label = hv_reading_need_text (r, child, "label");
      for (guint i = 0; i < step->rows->len; i++)
        if (g_str_equal (((HvTableRow *) step->rows->pdata[i])->id, row->id))
          hv_reading_fail (r, child->line, DUPLICATE, "a second row “%s”", row->id);
      g_ptr_array_add (step->rows, row);
      hv_reading_finish (r, child);
    }
  if (step->rows != NULL && step->rows->len > MAX_ROWS)
    hv_reading_fail (r, node->line, MALFORMED, "a <table> has at most %d rows", MAX_ROWS);
}

void
hv_step_read_table (HvReading *r, HvXmlNode *node, HvStep *step)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->keep_as = hv_step_read_keep_as (r, node);
  read_columns (r, node, step);
  read_rows (r, node, step);
  if (step->rows != NULL && hv_reading_attribute (r, node, "max") != NULL)
    hv_reading_fail (r, node->line, MALFORMED, "max is for the rows she adds; here there is a <row>");
  step->max_items = hv_reading_number (r, node, "max", 1, MAX_ROWS, 3);
  if (step->rows != NULL)
    step->max_items = step->rows->len;
}
