/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/exercise-keeping.h"

#include "ui/pages/unsaved.h"

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
answer_to_text (HvAnswers *answers, const HvStep *step)
{
  const char *const *list = hv_answers_get_list (answers, step->id);

  if (step->kind == HV_STEP_PLAN)
    return hv_exercise_plan_to_text (list);
  if (list != NULL)
    return g_strjoinv ("\n", (char **) list);
  return g_strdup (hv_answers_get_text (answers, step->id));
}

/* The same sentence is not kept a second time. */
static void
keep_small_thing (HvProgress *progress, HvRunner *runner, const HvStep *step)
{
  g_autofree char *text = answer_to_text (hv_runner_get_answers (runner), step);

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

/* Whether the step was on her way: an answer given before she went back and chose another way does not count. */
static gboolean
is_on_the_way (HvRunner *runner, const HvStep *step)
{
  return step->when == NULL || hv_runner_holds (runner, step->when);
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
      if (step->keep_as != NULL && !step->letting_go && is_on_the_way (runner, step))
        keep_small_thing (hv_session_get_progress (session), runner, step);
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
