/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/runner-private.h"

#include "base/clock.h"
#include "base/dates.h"
#include "practice/answers-private.h"
#include "practice/map-points.h"
#include "practice/table.h"
#include "practice/two-lines.h"

static void
append_choices (GString *out, const HvStep *step, const HvPathStep *here, const HvAnswer *answer)
{
  for (guint i = 0; here->values != NULL && i + 1 < here->values->len; i++)
    {
      const char *value = g_ptr_array_index (here->values, i);
      const HvChoice *choice = hv_step_find_choice (step, value);
      const char *words = choice != NULL ? hv_translated_get (choice->label) : answer->other;
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
    }
}

/* What is on a map: one after another, or each on a line of its own. */
static void
append_points (GString *out, const HvStep *step, const HvPathStep *here, gboolean lines)
{
  for (guint i = 0; here->points != NULL && i < here->points->len; i++)
    {
      const HvMapPoint *point = g_ptr_array_index (here->points, i);
      if (!hv_map_point_counts (step, point))
        continue;
      char *words = lines ? hv_map_point_describe (step, point) : g_strdup (hv_map_point_get_words (step, point));
      g_string_append_printf (out, "%s%s%s", out->len == 0 ? "" : lines ? "\n" : ", ", lines ? "• " : "", words);
      hv_wipe_string (words);
    }
}

static void
append_part (GString *out, const char *words)
{
  if (words[0] != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
}

/* Each field of a table; of each contact who, or else how; each line of a list. */
static void
append_list (GString *out, const HvStep *step, const char *const *list)
{
  guint n = g_strv_length ((char **) list);
  switch (step->kind)
    {
    case HV_STEP_TABLE:
      for (guint row = 0; row < hv_table_count_rows (step, list); row++)
        for (guint column = 0; column < step->columns->len; column++)
          append_part (out, hv_table_get_words (step, list, row, column));
      break;
    case HV_STEP_CONTACTS:
      for (guint i = 0; i < n; i += 2)
        append_part (out, list[i][0] == '\0' && i + 1 < n ? list[i + 1] : list[i]);
      break;
    default:
      for (guint i = 0; i < n; i++)
        append_part (out, list[i]);
      break;
    }
}

/* A step's answer in words on one line (her own text as it is); empty when there is none that counts. */
static char *
answer_to_words (HvRunner *self, const HvPath *path, guint index)
{
  const HvStep *step = g_ptr_array_index (hv_exercise_get_steps (self->exercise), index);
  const HvAnswer *answer = path->steps[index].shown ? hv_answers_find (self->answers, step->id) : NULL;
  GString *out = g_string_new (NULL);
  if (answer == NULL)
    return g_string_free (out, FALSE);

  if (hv_step_has_points (step))
    {
      append_points (out, step, &path->steps[index], FALSE);
      return g_string_free (out, FALSE);
    }
  if (step->kind == HV_STEP_NEXT)
    g_string_append (out, answer->other != NULL ? answer->other : "");
  else
    append_choices (out, step, &path->steps[index], answer);
  if (answer->text != NULL)
    g_string_append (out, answer->text);
  if (answer->number >= 0)
    g_string_append_printf (out, "%d", answer->number);
  if (answer->list != NULL)
    append_list (out, step, (const char *const *) answer->list);
  return g_string_free (out, FALSE);
}

/* What a {place} stands for, or NULL when it is not known or not answered. */
static char *
place_to_words (HvRunner *self, const HvPath *path, const char *name)
{
  if (g_str_equal (name, "date"))
    return hv_dates_format_full (hv_clock_now ());
  if (g_str_equal (name, "weekday"))
    return hv_dates_format_weekday (hv_clock_now ());
  GPtrArray *steps = hv_exercise_get_steps (self->exercise);
  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (((const HvStep *) g_ptr_array_index (steps, i))->id, name))
      {
        char *words = answer_to_words (self, path, i);
        if (words[0] == '\0')
          g_clear_pointer (&words, g_free);
        return words;
      }
  return NULL;
}

/* In one pass: a brace in her own words is hers. Returns whether every place could be filled. */
static gboolean
fill_in (HvRunner *self, const char *text, GString *out)
{
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  gboolean all = TRUE;
  const char *open;
  while ((open = strchr (text, '{')) != NULL)
    {
      g_string_append_len (out, text, open - text);
      const char *close = open + 1 + strcspn (open + 1, "{}");
      if (*close != '}')
        {
          g_string_append_len (out, open, close - open);
          text = close;
          continue;
        }
      g_autofree char *name = g_strndup (open + 1, close - open - 1);
      char *words = place_to_words (self, path, name);
      if (words != NULL)
        g_string_append (out, words);
      else
        all = FALSE;
      hv_wipe_string (words);
      text = close + 1;
    }
  g_string_append (out, text);
  return all;
}

char *
hv_runner_fill_in (HvRunner *self, const char *text)
{
  g_return_val_if_fail (HV_IS_RUNNER (self) && text != NULL, NULL);
  GString *out = g_string_new (NULL);
  fill_in (self, text, out);
  return g_string_free (out, FALSE);
}

gboolean
hv_runner_can_fill_in (HvRunner *self, const char *text)
{
  g_return_val_if_fail (HV_IS_RUNNER (self) && text != NULL, FALSE);
  GString *out = g_string_new (NULL);
  gboolean all = fill_in (self, text, out);
  hv_wipe_string (g_string_free (out, FALSE));
  return all;
}

/* Describing */

static void
append_pair (HvRunner *self, GString *out, const HvTranslated *question, const char *answer)
{
  if (answer == NULL || answer[0] == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, "\n\n");
  const char *asked = hv_translated_get (question);
  if (asked[0] != '\0')
    {
      g_autofree char *filled = hv_runner_fill_in (self, asked);
      g_string_append_printf (out, "%s\n", filled);
    }
  g_string_append (out, answer);
}

static char *
list_to_lines (const HvStep *step, const HvPathStep *here, const HvAnswer *answer)
{
  GString *lines = g_string_new (NULL);
  if (hv_step_has_points (step))
    {
      append_points (lines, step, here, TRUE);
      return g_string_free (lines, FALSE);
    }
  for (guint i = 0; answer->list[i] != NULL; i++)
    if (answer->list[i][0] != '\0')
      g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", answer->list[i]);
  return g_string_free (lines, FALSE);
}

static char *
contacts_to_lines (const HvAnswer *answer)
{
  GString *lines = g_string_new (NULL);
  guint n = g_strv_length (answer->list);
  for (guint i = 0; i < n; i += 2)
    {
      char *line = hv_two_lines_to_line (answer->list[i], i + 1 < n ? answer->list[i + 1] : NULL);
      if (line[0] != '\0')
        g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", line);
      hv_wipe_string (line);
    }
  return g_string_free (lines, FALSE);
}

/* The step, and about when on a line of its own. */
static char *
next_to_lines (const HvStep *step, const HvPathStep *here, const HvAnswer *answer)
{
  g_autoptr (GString) when = g_string_new (NULL);
  append_choices (when, step, here, answer);
  return hv_two_lines_join (answer->other, when->str);
}

static char *
rating_to_words (const HvStep *step, const HvAnswer *answer)
{
  return g_strdup_printf ("%d – %s", answer->number, hv_translated_get (step->words->pdata[answer->number]));
}

/* As answer_to_words(), with a line for each thing. */
static char *
answer_to_lines (HvRunner *self, const HvPath *path, guint index)
{
  const HvStep *step = g_ptr_array_index (hv_exercise_get_steps (self->exercise), index);
  const HvAnswer *answer = path->steps[index].shown ? hv_answers_find (self->answers, step->id) : NULL;
  if (answer == NULL)
    return g_strdup ("");
  if (step->kind == HV_STEP_NEXT)
    return next_to_lines (step, &path->steps[index], answer);
  if (step->kind == HV_STEP_RATE && answer->number >= 0 && answer->number <= 10)
    return rating_to_words (step, answer);
  if (answer->list == NULL)
    return answer_to_words (self, path, index);
  if (step->kind == HV_STEP_TABLE)
    return hv_table_describe (step, (const char *const *) answer->list);
  return step->kind == HV_STEP_CONTACTS ? contacts_to_lines (answer) : list_to_lines (step, &path->steps[index], answer);
}

static void
describe_plan (HvRunner *self, GString *out, const HvStep *step, const HvAnswer *answer)
{
  const HvTranslated *prompts[] = { step->if_prompt, step->then_prompt, step->because_prompt };
  for (guint i = 0; i < G_N_ELEMENTS (prompts) && answer->list[i] != NULL; i++)
    append_pair (self, out, prompts[i], answer->list[i]);
}

static void
describe_step (HvRunner *self, GString *out, const HvPath *path, guint index)
{
  const HvStep *step = g_ptr_array_index (hv_exercise_get_steps (self->exercise), index);
  const HvAnswer *answer = path->steps[index].shown && !step->letting_go ? hv_answers_find (self->answers, step->id) : NULL;
  if (answer == NULL)
    return;
  if (step->kind == HV_STEP_PLAN && answer->list != NULL)
    {
      describe_plan (self, out, step, answer);
      return;
    }
  char *words = answer_to_lines (self, path, index);
  append_pair (self, out, step->prompt != NULL ? step->prompt : step->heading, words);
  hv_wipe_string (words);
}

char *
hv_runner_describe (HvRunner *self)
{
  g_return_val_if_fail (HV_IS_RUNNER (self), NULL);
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < path->n_steps; i++)
    describe_step (self, out, path, i);
  return g_string_free (out, FALSE);
}

char *
hv_runner_describe_answer (HvRunner *self, const HvStep *step)
{
  g_return_val_if_fail (HV_IS_RUNNER (self) && step != NULL, NULL);
  guint index;
  if (step->letting_go || !g_ptr_array_find (hv_exercise_get_steps (self->exercise), step, &index))
    return g_strdup ("");
  g_autoptr (HvPath) path = hv_runner_get_path (self);
  return answer_to_lines (self, path, index);
}
