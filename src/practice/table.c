/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/table.h"

#include <string.h>

static const HvTableColumn *
get_column (const HvStep *step, guint column)
{
  return g_ptr_array_index (step->columns, column);
}

guint
hv_table_count_rows (const HvStep *step, const char *const *list)
{
  if (step->rows != NULL)
    return step->rows->len;
  guint fields = list != NULL ? g_strv_length ((char **) list) : 0;
  guint rows = (fields + step->columns->len - 1) / step->columns->len;
  return MIN (rows, step->max_items);
}

const char *
hv_table_get_field (const HvStep *step, const char *const *list, guint row, guint column)
{
  guint index = row * step->columns->len + column;
  guint fields = list != NULL ? g_strv_length ((char **) list) : 0;
  return column < step->columns->len && index < fields ? list[index] : "";
}

int
hv_table_get_rating (const HvStep *step, const char *const *list, guint row, guint column)
{
  guint64 number;
  const char *field = hv_table_get_field (step, list, row, column);
  return g_ascii_string_to_unsigned (field, 10, 0, 10, &number, NULL) ? (int) number : -1;
}

const char *
hv_table_get_words (const HvStep *step, const char *const *list, guint row, guint column)
{
  const HvTableColumn *asked = get_column (step, column);
  const char *field = hv_table_get_field (step, list, row, column);
  if (asked->rate)
    return hv_table_get_rating (step, list, row, column) >= 0 ? field : "";
  if (asked->choices == NULL)
    return field;
  for (guint i = 0; i < asked->choices->len; i++)
    {
      const HvChoice *choice = g_ptr_array_index (asked->choices, i);
      if (g_str_equal (choice->value, field))
        return hv_translated_get (choice->label);
    }
  return "";
}

/* "Situation: the phone rang", but "Safe? Yes". */
static void
append_labelled (GString *out, const HvTranslated *label, const char *words)
{
  const char *asked = hv_translated_get (label);
  const char *last = asked[0] != '\0' ? g_utf8_find_prev_char (asked, asked + strlen (asked)) : NULL;
  gboolean ended = last != NULL && g_unichar_ispunct (g_utf8_get_char (last)) && *last != ')';
  g_string_append_printf (out, "%s%s %s", asked, ended ? "" : ":", words);
}

/* A bullet before the row; what follows stands under its words. */
static void
append_row (GString *out, const HvStep *step, const char *const *list, guint row)
{
  const HvTableRow *fixed = step->rows != NULL ? g_ptr_array_index (step->rows, row) : NULL;
  gboolean begun = FALSE;
  for (guint column = 0; column < step->columns->len; column++)
    {
      const char *words = hv_table_get_words (step, list, row, column);
      if (words[0] == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      if (!begun && fixed != NULL)
        g_string_append_printf (out, "• %s\n", hv_translated_get (fixed->label));
      g_string_append (out, begun || fixed != NULL ? "  " : "• ");
      append_labelled (out, get_column (step, column)->label, words);
      begun = TRUE;
    }
}

char *
hv_table_describe (const HvStep *step, const char *const *list)
{
  GString *out = g_string_new (NULL);
  for (guint row = 0; row < hv_table_count_rows (step, list); row++)
    append_row (out, step, list, row);
  return g_string_free (out, FALSE);
}
