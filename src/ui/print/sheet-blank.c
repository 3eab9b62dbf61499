/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/sheet-private.h"

#include "library/table.h"
#include "ui/widgets/window-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where her answer would stand in a text. */
#define GAP "________"
#define SHORT_LINES 1
#define LONG_LINES 4
/* More of them stand two by two: key words are short. */
#define MOST_WHOLE_LINES 3

typedef struct
{
  HvSheet *sheet;
  HvExercise *exercise;
  HvLibrary *library;
  gboolean key_words;
} Making;

/* {names} of answers become gaps to fill in by hand. */
static char *
with_gaps (const HvTranslated *text)
{
  GString *out = g_string_new (NULL);
  for (const char *c = hv_translated_get (text); *c != '\0'; c++)
    {
      const char *close = *c == '{' ? strchr (c, '}') : NULL;
      if (close == NULL)
        g_string_append_c (out, *c);
      else
        {
          g_string_append (out, GAP);
          c = close;
        }
    }
  return g_string_free (out, FALSE);
}

static void
add_text (Making *making, HvSheetKind kind, HvSheetRank rank, const HvTranslated *text)
{
  if (text != NULL && *hv_translated_get (text) != '\0' && (rank == HV_SHEET_NEEDED || !making->key_words))
    hv_sheet_add (making->sheet, kind, rank, with_gaps (text), NULL);
}

static GStrv
get_words (GPtrArray *texts)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    g_strv_builder_add (words, hv_translated_get (texts->pdata[i]));
  return g_strv_builder_end (words);
}

static HvSheetPart *
add_lines (Making *making, guint n)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (lines, "");
  return hv_sheet_add (making->sheet, HV_SHEET_LINES, HV_SHEET_NEEDED, NULL, g_strv_builder_end (lines));
}

/* A line after a question of its own. */
static void
add_asked_line (Making *making, const HvTranslated *question)
{
  const char *const one[] = { hv_translated_get (question), NULL };
  if (question != NULL)
    hv_sheet_add (making->sheet, HV_SHEET_LINES, HV_SHEET_NEEDED, NULL, g_strdupv ((char **)one));
}

static void
add_example (Making *making, const HvTranslated *example)
{
  if (example == NULL || making->key_words)
    return;
  g_autofree char *words = with_gaps (example);
  hv_sheet_add (making->sheet, HV_SHEET_SMALL, HV_SHEET_HELPING,
                g_strdup_printf (_ ("For example: %s"), words), NULL);
}

static void
add_boxes (Making *making, const HvTranslated *before, GPtrArray *choices, gboolean other)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const HvChoice *choice = choices->pdata[i];
      if (choice->nuances == NULL)
        g_strv_builder_add (items, hv_translated_get (choice->label));
    }
  if (other)
    g_strv_builder_add (items, "");
  g_auto (GStrv) words = g_strv_builder_end (items);
  if (words[0] != NULL)
    hv_sheet_add (making->sheet, HV_SHEET_BOXES, HV_SHEET_NEEDED,
                  before != NULL ? g_strdup (hv_translated_get (before)) : NULL, g_steal_pointer (&words));
}

/* A tall row has room for several short things. */
static void
add_table (Making *making, GStrv columns, GStrv rows)
{
  hv_sheet_add (making->sheet, HV_SHEET_TABLE, HV_SHEET_NEEDED, NULL, columns)->rows = rows;
}

static GStrv
get_empty_rows (guint n)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (rows, "");
  return g_strv_builder_end (rows);
}

static char *
join_labels (GPtrArray *choices, const char *between)
{
  GString *labels = g_string_new (NULL);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? between : "",
                            hv_translated_get (((const HvChoice *)choices->pdata[i])->label));
  return g_string_free (labels, FALSE);
}

static void
add_asked_table (Making *making, const HvStep *step)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new (), rows = g_strv_builder_new ();
  for (guint i = 0; i < step->columns->len; i++)
    {
      const HvTableColumn *column = step->columns->pdata[i];
      const char *label = hv_translated_get (column->label);
      g_autofree char *choices = column->choices != NULL ? join_labels (column->choices, " / ") : NULL;
      g_autofree char *head = column->rate      ? g_strdup_printf ("%s (0–10)", label)
                              : choices != NULL ? g_strdup_printf ("%s (%s)", label, choices)
                                                : g_strdup (label);
      g_strv_builder_add (columns, head);
    }
  for (guint i = 0; step->rows != NULL && i < step->rows->len; i++)
    g_strv_builder_add (rows, hv_translated_get (((const HvTableRow *)step->rows->pdata[i])->label));
  add_table (making, g_strv_builder_end (columns),
             step->rows != NULL ? g_strv_builder_end (rows) : get_empty_rows (MAX (step->max_items, 1)));
}

static void
add_contacts (Making *making, const HvStep *step)
{
  const char *const columns[] = { _ ("Who"), _ ("How"), NULL };
  add_table (making, g_strdupv ((char **)columns), get_empty_rows (MAX (step->max_items, 1)));
}

static void
add_network (Making *making, const HvStep *step)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new (), rows = g_strv_builder_new ();
  for (guint i = 0; i < step->choices->len; i++)
    g_strv_builder_add (columns, hv_translated_get (((const HvChoice *)step->choices->pdata[i])->label));
  for (guint i = 0; i < step->rings->len; i++)
    g_strv_builder_add (rows, hv_translated_get (((const HvChoice *)step->rings->pdata[i])->label));
  g_autofree char *tags = join_labels (step->tags, ", ");
  if (*tags != '\0')
    hv_sheet_add (making->sheet, HV_SHEET_SMALL, HV_SHEET_NEEDED, g_strdup (tags), NULL);
  add_table (making, g_strv_builder_end (columns), g_strv_builder_end (rows));
}

/* An area of a compass with its numbers, a part of a circle or a moment of a path with a line. */
static void
add_map_parts (Making *making, const HvStep *step)
{
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HvChoice *part = step->choices->pdata[i];
      if (step->map == HV_MAP_COMPASS)
        hv_sheet_add (making->sheet, HV_SHEET_SCALE, HV_SHEET_NEEDED,
                      g_strdup (hv_translated_get (part->label)), NULL);
      else
        add_asked_line (making, part->label);
    }
  if (step->map != HV_MAP_COMPASS)
    add_lines (making, 2); /* of her own */
}

/* Its bands from top to bottom, then what lies outside it. */
static void
add_window (Making *making, const HvStep *step)
{
  g_autoptr (GPtrArray) bands = hv_window_slots (step);
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  for (guint i = 0; i < bands->len; i++)
    g_strv_builder_add (items, hv_translated_get (((const HvChoice *)bands->pdata[i])->label));
  hv_sheet_add (making->sheet, HV_SHEET_BOXES, HV_SHEET_NEEDED, NULL, g_strv_builder_end (items));
  add_boxes (making, NULL, step->choices, FALSE);
}

static void
add_map (Making *making, const HvStep *step)
{
  if (step->map == HV_MAP_NETWORK)
    {
      add_network (making, step);
      return;
    }
  if (hv_step_has_points (step))
    {
      add_map_parts (making, step);
      return;
    }
  if (step->map == HV_MAP_WINDOW)
    {
      add_window (making, step);
      return;
    }
  for (guint i = 0; step->choices != NULL && i < step->choices->len; i++)
    {
      const HvChoice *sector = step->choices->pdata[i];
      if (sector->nuances != NULL)
        add_boxes (making, sector->label, sector->nuances, FALSE);
    }
  add_boxes (making, NULL, step->choices, FALSE);
}

static void
add_scale (Making *making, const HvStep *step)
{
  const char *first = step->words != NULL ? hv_translated_get (step->words->pdata[0]) : "";
  const char *last = step->words != NULL ? hv_translated_get (step->words->pdata[step->words->len - 1]) : "";
  const char *const ends[] = { first, last, NULL };
  hv_sheet_add (making->sheet, HV_SHEET_SCALE, HV_SHEET_NEEDED, NULL, g_strdupv ((char **)ends));
}

static void
add_breathing (Making *making, const HvStep *step)
{
  for (guint i = 0; i < step->patterns->len; i++)
    {
      const HvBreathPattern *pattern = step->patterns->pdata[i];
      if (pattern->label != NULL)
        add_text (making, HV_SHEET_TEXT, HV_SHEET_NEEDED, pattern->label);
      else if (pattern->in > 0)
        hv_sheet_add (making->sheet, HV_SHEET_TEXT, HV_SHEET_NEEDED,
                      g_strdup_printf (_ ("In for %g seconds, out for %g."), pattern->in, pattern->out),
                      NULL);
      if (pattern->lines != NULL && pattern->lines->len > 0)
        hv_sheet_add (making->sheet, HV_SHEET_SCRIPT, HV_SHEET_NEEDED, NULL, get_words (pattern->lines));
    }
}

static void
add_script (Making *making, const HvStep *step)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < step->lines->len; i++)
    g_strv_builder_add (lines, hv_translated_get (((const HvGuideLine *)step->lines->pdata[i])->text));
  hv_sheet_add (making->sheet, HV_SHEET_SCRIPT, HV_SHEET_NEEDED, NULL, g_strv_builder_end (lines));
}

static void
add_help (Making *making, const HvStep *step)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  for (guint i = 0; step->help_lines != NULL && step->help_lines[i] != NULL; i++)
    {
      HvHelpLine *line = hv_library_find_help_line (making->library, step->help_lines[i]);
      if (line != NULL)
        g_string_append_printf (numbers, "%s%s: %s", numbers->len > 0 ? "  ·  " : "",
                                hv_help_line_get_name (line), hv_help_line_get_number (line));
    }
  if (numbers->len > 0 && !making->key_words)
    hv_sheet_add (making->sheet, HV_SHEET_TEXT, HV_SHEET_NEEDED, g_strdup (numbers->str), NULL);
}

static void
add_plan (Making *making, const HvStep *step)
{
  add_asked_line (making, step->if_prompt);
  add_example (making, step->if_example);
  add_asked_line (making, step->then_prompt);
  add_example (making, step->then_example);
  add_asked_line (making, step->because_prompt);
  add_example (making, step->because_example);
}

static void
add_senses (Making *making, const HvStep *step)
{
  g_autoptr (GStrvBuilder) prompts = g_strv_builder_new ();
  for (guint i = 0; i < step->senses->len; i++)
    g_strv_builder_add (prompts, hv_translated_get (((const HvSense *)step->senses->pdata[i])->prompt));
  hv_sheet_add (making->sheet, HV_SHEET_LINES, HV_SHEET_NEEDED, NULL, g_strv_builder_end (prompts));
}

static void
add_answering (Making *making, const HvStep *step)
{
  switch (step->kind)
    {
    case HV_STEP_CHOOSE:
      add_boxes (making, NULL, step->choices, step->other);
      break;
    case HV_STEP_RATE:
      add_scale (making, step);
      break;
    case HV_STEP_WRITE:
      add_lines (making, step->long_text ? LONG_LINES : SHORT_LINES)->roomy = step->long_text;
      break;
    case HV_STEP_LIST:
      add_lines (making, MAX (step->max_items, 1))->halves = step->max_items > MOST_WHOLE_LINES;
      break;
    case HV_STEP_BREATHE:
      add_breathing (making, step);
      break;
    case HV_STEP_GUIDE:
      add_script (making, step);
      break;
    case HV_STEP_SENSES:
      add_senses (making, step);
      break;
    case HV_STEP_PLAN:
      add_plan (making, step);
      break;
    case HV_STEP_MAP:
      add_map (making, step);
      break;
    case HV_STEP_HELP:
      add_help (making, step);
      break;
    case HV_STEP_TABLE:
      add_asked_table (making, step);
      break;
    case HV_STEP_CONTACTS:
      add_contacts (making, step);
      add_help (making, step);
      break;
    case HV_STEP_NEXT:
      add_lines (making, 1);
      add_boxes (making, NULL, step->choices, FALSE);
      break;
    case HV_STEP_READ:
    case HV_STEP_N_KINDS:
    default:
      break;
    }
}

/* --- On paper she finds her own way: what a step is for is told by the answers that lead to it. --- */

typedef struct
{
  const char *name;
  const char *values[2];
  const char *const *choices;
  int number;
} Supposed;

static gboolean
look_up_supposed (const char *name, const char *const **values, int *number, gpointer data)
{
  const Supposed *supposed = data;
  *values = supposed->choices;
  *number = supposed->number;
  return g_str_equal (name, supposed->name);
}

static void
collect_choices (GPtrArray *words, const HvCondition *condition, const char *name, GPtrArray *choices)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const HvChoice *choice = choices->pdata[i];
      Supposed supposed = { name, { choice->value, NULL }, supposed.values, -1 };
      if (hv_condition_holds (condition, look_up_supposed, &supposed))
        g_ptr_array_add (words, g_strdup (hv_translated_get (choice->label)));
      else
        collect_choices (words, condition, name, choice->nuances);
    }
}

static void
collect_numbers (GPtrArray *words, const HvCondition *condition, const char *name)
{
  int first = -1, last = -1;
  for (int n = 0; n <= 10; n++)
    {
      Supposed supposed = { name, { NULL, NULL }, NULL, n };
      if (!hv_condition_holds (condition, look_up_supposed, &supposed))
        continue;
      first = first < 0 ? n : first;
      last = n;
    }
  if (first >= 0)
    g_ptr_array_add (words, g_strdup_printf ("%d–%d", first, last));
}

/* What depends on several answers is told without. */
static void
add_condition (Making *making, const HvCondition *condition)
{
  g_autoptr (GPtrArray) names = condition != NULL ? hv_condition_get_names (condition) : NULL;
  const HvStep *asked
      = names != NULL && names->len == 1 ? hv_exercise_find_step (making->exercise, names->pdata[0]) : NULL;
  if (asked == NULL || making->key_words)
    return;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  if (asked->kind == HV_STEP_RATE)
    collect_numbers (words, condition, asked->id);
  else
    collect_choices (words, condition, asked->id, asked->choices);
  if (words->len == 0)
    return;
  g_ptr_array_add (words, NULL);
  g_autofree char *answers = g_strjoinv (", ", (char **)words->pdata);
  hv_sheet_add (making->sheet, HV_SHEET_SMALL, HV_SHEET_SAYING,
                g_strdup_printf (_ ("If the answer is: %s"), answers), NULL);
}

/* What a step says is what is read where nothing is asked; else it explains. */
static void
add_step (Making *making, const HvStep *step)
{
  gboolean asks = step->kind != HV_STEP_READ && step->kind != HV_STEP_HELP && step->kind != HV_STEP_GUIDE;
  gboolean named = step->prompt != NULL || asks || !making->key_words;

  if (making->key_words && !asks)
    return;
  guint before = making->sheet->parts->len;
  add_condition (making, step->when);
  if (named)
    add_text (making, HV_SHEET_HEADING, HV_SHEET_NEEDED, step->heading);
  for (guint i = 0; step->texts != NULL && i < step->texts->len; i++)
    add_text (making, HV_SHEET_TEXT, HV_SHEET_SAYING, step->texts->pdata[i]);
  add_text (making, HV_SHEET_HEADING, HV_SHEET_NEEDED, step->prompt);
  add_text (making, HV_SHEET_SMALL, HV_SHEET_HELPING, step->hint);
  add_example (making, step->example);
  add_answering (making, step);
  if (making->sheet->parts->len > before)
    ((HvSheetPart *)making->sheet->parts->pdata[before])->begins = TRUE;
}

HvSheet *
hv_sheet_new_blank (HvExercise *exercise, HvLibrary *library, gboolean key_words)
{
  g_return_val_if_fail (HV_IS_EXERCISE (exercise) && HV_IS_LIBRARY (library), NULL);

  Making making = { hv_sheet_make (FALSE), exercise, library, key_words };
  GPtrArray *steps = hv_exercise_get_steps (exercise), *cautions = hv_exercise_get_cautions (exercise);
  if (!key_words)
    {
      hv_sheet_add (making.sheet, HV_SHEET_TITLE, HV_SHEET_NEEDED,
                    g_strdup (hv_exercise_get_title (exercise)), NULL);
      hv_sheet_add (making.sheet, HV_SHEET_TEXT, HV_SHEET_EXPLAINING,
                    g_strdup (hv_exercise_get_purpose (exercise)), NULL);
    }
  for (guint i = 0; cautions != NULL && i < cautions->len; i++)
    add_text (&making, HV_SHEET_SMALL, HV_SHEET_EXPLAINING, cautions->pdata[i]);
  for (guint i = 0; i < steps->len; i++)
    add_step (&making, steps->pdata[i]);
  return making.sheet;
}
