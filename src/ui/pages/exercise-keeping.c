/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/exercise-keeping.h"

#include "practice/two-lines.h"
#include "practice/map-points.h"
#include "ui/pages/unsaved.h"
#include "ui/widgets/placing-step.h"

#include <glib/gi18n.h>
#include <string.h>

static HvVerdict
get_verdict (HvRunner *runner)
{
  switch (hv_runner_get_outcome (runner))
    {
    case HV_OUTCOME_HELPED:
      return HV_VERDICT_HELPED;
    case HV_OUTCOME_SAME:
      return HV_VERDICT_SAME;
    case HV_OUTCOME_WORSE:
      return HV_VERDICT_WORSE;
    case HV_OUTCOME_UNSURE:
      return HV_VERDICT_UNSURE;
    case HV_OUTCOME_NONE:
    default:
      return HV_VERDICT_NONE;
    }
}

char *
hv_exercise_plan_to_text (const char *const *parts)
{
  guint n = parts != NULL ? g_strv_length ((char **) parts) : 0;
  const char *cue = n > 0 ? parts[0] : "";
  const char *act = n > 1 ? parts[1] : "";
  const char *reason = n > 2 ? parts[2] : "";

  if (*cue == '\0' && *act == '\0')
    return g_strdup ("");
  if (*cue == '\0' || *act == '\0')
    return g_strdup (*cue != '\0' ? cue : act);
  if (*reason == '\0')
    return g_strdup_printf (_("If %s, then %s."), cue, act);
  return g_strdup_printf (_("If %s, then %s, because %s."), cue, act, reason);
}

static char *
read_map (HvAnswers *answers, const HvStep *step)
{
  const char *const *lines = hv_step_has_points (step) ? hv_answers_get_list (answers, step->id)
                                                       : hv_answers_get_choices (answers, step->id);
  g_autoptr (GPtrArray) points = hv_map_points_read (step, lines);
  return hv_map_write_kept (step, points);
}

static char *
answer_to_text (HvRunner *runner, const HvStep *step)
{
  HvAnswers *answers = hv_runner_get_answers (runner);
  const char *const *list = hv_answers_get_list (answers, step->id);

  switch (step->kind)
    {
    case HV_STEP_PLAN:
      return hv_exercise_plan_to_text (list);
    case HV_STEP_NEXT: /* a time alone is no step */
      return hv_answers_get_other (answers, step->id) != NULL ? hv_runner_describe_answer (runner, step) : NULL;
    case HV_STEP_TABLE:
      return hv_runner_describe_answer (runner, step);
    case HV_STEP_MAP: /* as it is on the map, so that it can be shown as a picture again */
      if (step->map == HV_MAP_FEELING_WHEEL)
        return hv_runner_describe_answer (runner, step);
      return read_map (answers, step);
    default:
      return list != NULL ? g_strjoinv ("\n", (char **) list) : g_strdup (hv_answers_get_text (answers, step->id));
    }
}

/* The same sentence is not kept a second time. */
static void
keep_small_thing (HvProgress *progress, HvRunner *runner, const HvStep *step, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  GPtrArray *kept = hv_progress_get_kept (progress);
  for (guint i = 0; i < kept->len; i++)
    {
      const HvKept *other = kept->pdata[i];
      if (g_str_equal (other->kind, step->keep_as) && g_str_equal (other->text, text))
        return;
    }
  hv_progress_keep (progress, step->keep_as, hv_exercise_get_id (hv_runner_get_exercise (runner)), text);
}

/* A help line that was ticked: the page of numbers has it, and when it was checked. */
static gboolean
is_help_line (HvLibrary *library, const HvStep *step, const char *who, const char *how)
{
  for (guint i = 0; step->help_lines != NULL && step->help_lines[i] != NULL; i++)
    {
      HvHelpLine *line = hv_library_find_help_line (library, step->help_lines[i]);
      if (line != NULL && g_str_equal (hv_help_line_get_name (line), who)
          && g_str_equal (hv_help_line_get_number (line), how))
        return TRUE;
    }
  return FALSE;
}

/* Each by itself, so that each can be changed, removed and offered again; the first on top. */
static void
keep_contacts (HvSession *session, HvRunner *runner, const HvStep *step)
{
  const char *const *list = hv_answers_get_list (hv_runner_get_answers (runner), step->id);
  guint n = list != NULL ? g_strv_length ((char **) list) : 0;

  for (guint i = n / 2; i-- > 0;)
    {
      const char *who = list[2 * i], *how = list[2 * i + 1];
      g_autofree char *text = hv_two_lines_join (who, how);
      if (!is_help_line (hv_session_get_library (session), step, who, how))
        keep_small_thing (hv_session_get_progress (session), runner, step, text);
      explicit_bzero (text, strlen (text));
    }
}

/* A map that began with the kept one is that one, changed; a window or a compass is of its day, and a new one. */
static void
keep_map (HvProgress *progress, HvRunner *runner, const HvStep *step, const char *text)
{
  const HvKept *newest = hv_progress_find_kept (progress, step->keep_as);
  gboolean goes_on = g_strcmp0 (step->reads, step->keep_as) == 0 && step->map != HV_MAP_COMPASS;

  if (text == NULL || *text == '\0')
    return;
  if (goes_on && newest != NULL)
    hv_progress_edit_kept (progress, newest->id, text);
  else
    hv_progress_keep (progress, step->keep_as, hv_exercise_get_id (hv_runner_get_exercise (runner)), text);
}

static void
keep_step (HvSession *session, HvRunner *runner, const HvStep *step)
{
  if (step->kind == HV_STEP_CONTACTS)
    {
      keep_contacts (session, runner, step);
      return;
    }
  g_autofree char *text = answer_to_text (runner, step);
  if (step->kind == HV_STEP_MAP && step->map != HV_MAP_FEELING_WHEEL)
    keep_map (hv_session_get_progress (session), runner, step, text);
  else
    keep_small_thing (hv_session_get_progress (session), runner, step, text);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (hv_journal_save_finish (HV_JOURNAL (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  hv_unsaved_add (hv_unsaved_get (HV_JOURNAL (source)), g_task_get_task_data (task));
  g_task_return_error (task, error);
}

static void
keep_answers (HvSession *session, HvRunner *runner, GTask *task)
{
  HvExercise *exercise = hv_runner_get_exercise (runner);
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  g_autofree char *words = hv_runner_describe (runner);

  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      if (step->series != NULL && hv_runner_is_on_her_way (runner, step))
        hv_progress_add_point (hv_session_get_progress (session), step->series,
                               hv_answers_get_number (hv_runner_get_answers (runner), step->id, -1));
      /* An answer given before she went back and chose another way does not count. */
      if (step->keep_as != NULL && !step->letting_go && hv_runner_is_on_her_way (runner, step))
        keep_step (session, runner, step);
    }
  if (*words == '\0')
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_autoptr (HvJournalEntry) entry
      = hv_journal_entry_new (hv_exercise_get_title (exercise), words, hv_exercise_get_id (exercise));
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  hv_journal_save_async (hv_session_get_journal (session), entry, NULL, on_saved, g_object_ref (task));
  explicit_bzero (words, strlen (words));
}

void
hv_exercise_keep_async (HvSession *session, HvRunner *runner, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (runner, NULL, callback, user_data);
  HvRunnerKeep keep = hv_runner_get_keep (runner);

  g_task_set_source_tag (task, hv_exercise_keep_async);
  if (!hv_session_is_open (session) || keep == HV_RUNNER_KEEP_NOTHING)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  hv_progress_add_run (hv_session_get_progress (session), hv_exercise_get_id (hv_runner_get_exercise (runner)),
                       hv_runner_get_before (runner), hv_runner_get_after (runner), get_verdict (runner));
  if (keep == HV_RUNNER_KEEP_ALL)
    keep_answers (session, runner, task);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
hv_exercise_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
