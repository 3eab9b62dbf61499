/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/sheet-private.h"

#include "store/wipe.h"

#include <string.h>

static void
wipe_items (GStrv items)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    hv_wipe_string (items[i]);
  g_free (items);
}

static void
part_free (gpointer data)
{
  HvSheetPart *part = data;
  hv_wipe_string (part->text);
  wipe_items (part->items);
  wipe_items (part->rows);
  g_free (part);
}

HvSheet *
hv_sheet_make (gboolean own)
{
  HvSheet *self = g_new0 (HvSheet, 1);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->own = own;
  return self;
}

void
hv_sheet_free (HvSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_free (self);
}

HvSheetPart *
hv_sheet_add (HvSheet *self, HvSheetKind kind, HvSheetRank rank, char *text, GStrv items)
{
  HvSheetPart *part = g_new0 (HvSheetPart, 1);
  *part = (HvSheetPart){ kind, rank, text, items, NULL, FALSE, FALSE, FALSE };
  g_ptr_array_add (self->parts, part);
  return part;
}

/* --- With her words --- */

static void
add_question (HvSheet *self, HvRunner *runner, const HvTranslated *question)
{
  if (question != NULL)
    hv_sheet_add (self, HV_SHEET_HEADING, HV_SHEET_NEEDED,
                  hv_runner_fill_in (runner, hv_translated_get (question)), NULL);
}

/* A plan is several questions. */
static void
add_plan (HvSheet *self, HvRunner *runner, const HvStep *step)
{
  const HvTranslated *questions[] = { step->if_prompt, step->then_prompt, step->because_prompt };
  const char *const *parts = hv_answers_get_list (hv_runner_get_answers (runner), step->id);
  for (guint i = 0; i < G_N_ELEMENTS (questions) && parts != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        add_question (self, runner, questions[i]);
        hv_sheet_add (self, HV_SHEET_OWN, HV_SHEET_NEEDED, g_strdup (parts[i]), NULL);
      }
}

static void
add_answer (HvSheet *self, HvRunner *runner, const HvStep *step, gboolean key_words)
{
  char *words = hv_runner_describe_answer (runner, step);
  if (*words == '\0')
    hv_wipe_string (words);
  else if (step->kind == HV_STEP_PLAN && !key_words)
    {
      hv_wipe_string (words);
      add_plan (self, runner, step);
    }
  else
    {
      if (!key_words)
        add_question (self, runner, step->prompt != NULL ? step->prompt : step->heading);
      hv_sheet_add (self, HV_SHEET_OWN, HV_SHEET_NEEDED, words, NULL);
    }
}

HvSheet *
hv_sheet_new_answered (HvRunner *runner, gboolean key_words)
{
  g_return_val_if_fail (HV_IS_RUNNER (runner), NULL);

  HvExercise *exercise = hv_runner_get_exercise (runner);
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  g_autoptr (HvSheet) self = hv_sheet_make (TRUE);
  if (!key_words)
    hv_sheet_add (self, HV_SHEET_TITLE, HV_SHEET_NEEDED, g_strdup (hv_exercise_get_title (exercise)), NULL);
  guint before = self->parts->len;
  for (guint i = 0; i < steps->len; i++)
    add_answer (self, runner, steps->pdata[i], key_words);
  return self->parts->len > before ? g_steal_pointer (&self) : NULL;
}

HvSheet *
hv_sheet_new_words (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  HvSheet *self = hv_sheet_make (TRUE);
  hv_sheet_add (self, HV_SHEET_OWN, HV_SHEET_NEEDED, g_strdup (words), NULL);
  return self;
}
