/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is offered for how she feels, computed without a display. */

#include "base/language.h"
#include "library/circumstances.h"
#include "ui/pages/state-view-state.h"

#include <check.h>

#define DAY G_TIME_SPAN_DAY

static HvLibrary *library;

static void
set_up (void)
{
  if (library != NULL)
    return;
  hv_language_init ();
  hv_language_set ("en");
  g_autoptr (GError) error = NULL;
  library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
}

static HvStateViewState *
look_at (HvState *state, GPtrArray *runs, gint64 now)
{
  HvStateMoment moment = { .runs = runs, .now = now };
  return hv_state_view_state_new (state, library, &moment);
}

START_TEST (what_helped_comes_first_and_what_made_it_worse_rests)
{
  HvState *state = hv_library_find_state (library, "overwhelmed");
  g_autoptr (HvStateViewState) fresh = look_at (state, NULL, 100 * DAY);
  ck_assert_uint_ge (fresh->offers->len, HV_STATE_OFFERS);
  const char *first = hv_exercise_get_id (g_ptr_array_index (fresh->offers, 0));
  const char *third = hv_exercise_get_id (g_ptr_array_index (fresh->offers, 2));
  ck_assert_str_eq (first, "x02");

  HvRun worse = { .exercise = (char *) first, .when = 99 * DAY, .verdict = HV_VERDICT_WORSE };
  HvRun helped = { .exercise = (char *) third, .when = 98 * DAY, .verdict = HV_VERDICT_HELPED };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_ptr_array_add (runs, &worse);
  g_ptr_array_add (runs, &helped);
  g_ptr_array_add (runs, &helped);
  g_autoptr (HvStateViewState) after = look_at (state, runs, 100 * DAY);
  ck_assert_str_eq (hv_exercise_get_id (g_ptr_array_index (after->offers, 0)), third);
  for (guint i = 0; i < MIN (HV_STATE_OFFERS, after->offers->len); i++)
    ck_assert_str_ne (hv_exercise_get_id (g_ptr_array_index (after->offers, i)), first);
}
END_TEST

START_TEST (help_is_on_top_when_afraid)
{
  HvState *afraid = hv_library_find_state (library, "afraid");
  g_autoptr (HvStateViewState) state = look_at (afraid, NULL, 0);
  ck_assert_uint_eq (state->emergency->len, 2);
  ck_assert_str_eq (hv_help_line_get_number (g_ptr_array_index (state->emergency, 0)), "112");
  ck_assert_str_eq (hv_help_line_get_number (g_ptr_array_index (state->emergency, 1)), "1888");
  HvState *angry = hv_library_find_state (library, "angry");
  g_autoptr (HvStateViewState) other = look_at (angry, NULL, 0);
  ck_assert_uint_eq (other->emergency->len, 0);
}
END_TEST

static HvRun *
make_run (HvExercise *exercise, HvVerdict verdict)
{
  HvRun *run = g_new0 (HvRun, 1);
  run->exercise = (char *) hv_exercise_get_id (exercise);
  run->when = 99 * DAY;
  run->verdict = verdict;
  return run;
}

START_TEST (the_question_of_danger_stays_first_when_afraid)
{
  HvState *afraid = hv_library_find_state (library, "afraid");
  g_autoptr (HvStateViewState) fresh = look_at (afraid, NULL, 100 * DAY);
  HvExercise *first = g_ptr_array_index (fresh->offers, 0);
  HvExercise *third = g_ptr_array_index (fresh->offers, 2);
  ck_assert_str_eq (hv_exercise_get_id (first), "x12");

  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < 3; i++)
    {
      g_ptr_array_add (runs, make_run (first, HV_VERDICT_WORSE));
      g_ptr_array_add (runs, make_run (third, HV_VERDICT_HELPED));
    }
  g_autoptr (HvStateViewState) after = look_at (afraid, runs, 100 * DAY);
  ck_assert_ptr_eq (g_ptr_array_index (after->offers, 0), first);
  ck_assert_ptr_eq (g_ptr_array_index (after->offers, 1), third);
}
END_TEST

START_TEST (when_all_of_a_state_rests_there_is_still_something_calm)
{
  HvState *state = hv_library_find_state (library, "cannot-sleep");
  if (state == NULL)
    state = hv_library_find_state (library, "angry");
  g_autoptr (HvStateViewState) fresh = look_at (state, NULL, 100 * DAY);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fresh->offers->len; i++)
    g_ptr_array_add (runs, make_run (g_ptr_array_index (fresh->offers, i), HV_VERDICT_WORSE));
  g_autoptr (HvStateViewState) after = look_at (state, runs, 100 * DAY);
  ck_assert_uint_gt (after->offers->len, 0);
  for (guint i = 0; i < after->offers->len; i++)
    ck_assert (!g_ptr_array_find (fresh->offers, g_ptr_array_index (after->offers, i), NULL));
}
END_TEST

static gboolean
has_exercise (GPtrArray *exercises, const char *id)
{
  for (guint i = 0; i < exercises->len; i++)
    if (g_str_equal (hv_exercise_get_id (exercises->pdata[i]), id))
      return TRUE;
  return FALSE;
}

static HvStateBranchView *
find_branch (HvStateViewState *view, const char *ask)
{
  for (guint i = 0; i < view->branches->len; i++)
    if (g_strcmp0 (((HvStateBranchView *)view->branches->pdata[i])->ask, ask) == 0)
      return view->branches->pdata[i];
  ck_abort_msg ("no branch \"%s\"", ask);
  return NULL;
}

START_TEST (far_away_never_leads_to_closing_off_even_when_all_else_rests)
{
  HvState *numb = hv_library_find_state (library, "numb");
  g_autoptr (HvStateViewState) fresh = look_at (numb, NULL, 100 * DAY);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fresh->offers->len; i++)
    g_ptr_array_add (runs, make_run (fresh->offers->pdata[i], HV_VERDICT_WORSE));
  g_autoptr (HvStateViewState) after = look_at (numb, runs, 100 * DAY);
  static const char *const ruled_out[] = { "x03", "x05", "x20", "x46" };
  for (gsize i = 0; i < G_N_ELEMENTS (ruled_out); i++)
    ck_assert (!has_exercise (fresh->offers, ruled_out[i]) && !has_exercise (after->offers, ruled_out[i]));
}
END_TEST

START_TEST (the_card_for_flashbacks_is_offered_only_once_it_is_made)
{
  HvState *flashback = hv_library_find_state (library, "flashback");
  HvKept card = { .kind = (char *)"card", .exercise = (char *)"x08", .text = (char *)"the blue cup" };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  HvStateMoment moment = { .kept = kept, .now = 100 * DAY };
  g_autoptr (HvStateViewState) without = hv_state_view_state_new (flashback, library, &moment);
  ck_assert_str_eq (hv_exercise_get_id (without->offers->pdata[0]), "x02");
  ck_assert_str_eq (hv_exercise_get_id (without->offers->pdata[1]), "x01");
  g_ptr_array_add (kept, &card);
  g_autoptr (HvStateViewState) with = hv_state_view_state_new (flashback, library, &moment);
  gboolean here = hv_library_find_exercise (library, "x08") != NULL;
  ck_assert_str_eq (hv_exercise_get_id (with->offers->pdata[1]), here ? "x08" : "x01");
}
END_TEST

START_TEST (work_with_thoughts_rests_after_a_flashback_in_every_state)
{
  ck_assert_str_eq (hv_state_get_resting_kind (hv_library_find_state (library, "flashback")), "thoughts");
  GPtrArray *states = hv_library_get_states (library);
  gboolean else_offered = FALSE;
  for (guint i = 0; i < states->len; i++)
    {
      HvStateMoment moment = { .now = 100 * DAY };
      g_autoptr (HvStateViewState) before
          = hv_state_view_state_new (states->pdata[i], library, &moment);
      moment.resting_kind = "thoughts";
      g_autoptr (HvStateViewState) resting
          = hv_state_view_state_new (states->pdata[i], library, &moment);
      for (guint j = 0; j < before->offers->len; j++)
        else_offered |= g_str_equal (hv_exercise_get_kind (before->offers->pdata[j]), "thoughts");
      for (guint j = 0; j < resting->offers->len; j++)
        ck_assert_str_ne (hv_exercise_get_kind (resting->offers->pdata[j]), "thoughts");
    }
  ck_assert (else_offered);
}
END_TEST

START_TEST (what_is_unsafe_as_she_lives_now_is_not_offered_in_any_state)
{
  GPtrArray *states = hv_library_get_states (library);
  guint left_out = 0;
  for (guint i = 0; i < states->len; i++)
    for (gsize c = 0; hv_circumstances[c] != NULL; c++)
      {
        HvStateMoment moment = { .circumstances = hv_circumstances[c], .now = 100 * DAY };
        g_autoptr (HvStateViewState) all = look_at (states->pdata[i], NULL, 100 * DAY);
        g_autoptr (HvStateViewState) view = hv_state_view_state_new (states->pdata[i], library, &moment);
        left_out += all->offers->len - view->offers->len + all->branches->len - view->branches->len;
        for (guint j = 0; j < view->offers->len; j++)
          ck_assert (hv_exercise_is_for (view->offers->pdata[j], hv_circumstances[c]));
        for (guint j = 0; j < view->branches->len; j++)
          {
            const HvStateBranchView *branch = view->branches->pdata[j];
            for (guint k = 0; k < branch->exercises->len; k++)
              ck_assert (hv_exercise_is_for (branch->exercises->pdata[k], hv_circumstances[c]));
            for (guint k = 0; k < branch->modules->len; k++)
              ck_assert (hv_module_is_for (branch->modules->pdata[k], hv_circumstances[c]));
          }
      }
  ck_assert_uint_gt (left_out, 0); /* else the library has nothing to show it with */
}
END_TEST

START_TEST (a_branch_opens_by_itself_only_when_its_time_has_come)
{
  static const struct
  {
    gint64 ago;
    int after;
    gboolean calmer, later;
  } rows[] = {
    { 10 * G_TIME_SPAN_MINUTE, 5, TRUE, FALSE }, { 10 * G_TIME_SPAN_MINUTE, 6, FALSE, FALSE },
    { 3 * G_TIME_SPAN_HOUR, 2, FALSE, TRUE },    { 10 * G_TIME_SPAN_MINUTE, -1, FALSE, FALSE },
    { 20 * G_TIME_SPAN_HOUR, 2, FALSE, FALSE },  { -10 * G_TIME_SPAN_MINUTE, 2, FALSE, FALSE },
  };
  HvState *overwhelmed = hv_library_find_state (library, "overwhelmed");
  HvState *flashback = hv_library_find_state (library, "flashback");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HvRun run = { .exercise = (char *)"x02", .when = 100 * DAY - rows[i].ago, .after = rows[i].after };
      g_autoptr (GPtrArray) runs = g_ptr_array_new ();
      g_ptr_array_add (runs, &run);
      g_autoptr (HvStateViewState) one = look_at (overwhelmed, runs, 100 * DAY);
      ck_assert_int_eq (find_branch (one, "When it is a little calmer")->open, rows[i].calmer);
      g_autoptr (HvStateViewState) two = look_at (flashback, runs, 100 * DAY);
      ck_assert_int_eq (find_branch (two, "Later the same day")->open, rows[i].later);
    }
  HvState *sad = hv_library_find_state (library, "sad");
  HvStateMoment moment = { .now = 100 * DAY, .hope_is_low = TRUE };
  g_autoptr (HvStateViewState) low = hv_state_view_state_new (sad, library, &moment);
  HvStateBranchView *hope = find_branch (low, "Is hope very small right now?");
  ck_assert (hope->open);
  ck_assert_uint_gt (hope->lines->len, 0);
  g_autoptr (HvStateViewState) unknown = look_at (sad, NULL, 100 * DAY);
  ck_assert (!find_branch (unknown, "Is hope very small right now?")->open);
}
END_TEST

START_TEST (thoughts_of_dying_open_help_in_the_same_order_whatever_she_did)
{
  HvState *dying = hv_library_find_state (library, "dying");
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *exercises = hv_library_get_exercises (library);
  for (guint i = 0; i < exercises->len; i++)
    g_ptr_array_add (runs, make_run (exercises->pdata[i], HV_VERDICT_WORSE));
  g_autoptr (HvStateViewState) fresh = look_at (dying, NULL, 100 * DAY);
  g_autoptr (HvStateViewState) after = look_at (dying, runs, 100 * DAY);
  ck_assert (fresh->fixed && fresh->offers->len == 0);
  ck_assert_uint_eq (fresh->branches->len, after->branches->len);
  g_autoptr (GString) numbers = g_string_new (NULL);
  for (guint i = 0; i < fresh->branches->len; i++)
    {
      HvStateBranchView *one = fresh->branches->pdata[i], *two = after->branches->pdata[i];
      ck_assert_ptr_null (one->ask); /* nothing to unfold, nothing to answer */
      ck_assert_ptr_eq (one->texts->pdata[0], two->texts->pdata[0]);
      for (guint j = 0; j < one->lines->len; j++)
        g_string_append_printf (numbers, "%s;", hv_help_line_get_number (one->lines->pdata[j]));
    }
  ck_assert_str_eq (numbers->str, "112;70 201 201;1813;1888;");
  HvStateBranchView *last = fresh->branches->pdata[fresh->branches->len - 1];
  ck_assert_uint_eq (last->exercises->len, 1); /* one gentle thing afterwards, nothing else */
}
END_TEST

START_TEST (what_leads_nowhere_is_passed_over_with_its_words)
{
  static const char text[]
      = "<state id='a' format='1' order='1' tint='sage'><title>T</title><text>X</text>"
        "<branch id='b' exercises='walk' modules='m99'><ask>Gone?</ask><text>B</text></branch>"
        "<branch id='c'><ask>Words alone?</ask><text>C</text></branch></state>";
  g_autoptr (HvLibrary) small = hv_library_new_from_data ("a.xml", text, sizeof text - 1, NULL);
  HvStateMoment moment = { .now = 0 };
  g_autoptr (HvStateViewState) view
      = hv_state_view_state_new (hv_library_find_state (small, "a"), small, &moment);
  ck_assert_uint_eq (view->branches->len, 1);
  ck_assert_str_eq (((HvStateBranchView *)view->branches->pdata[0])->ask, "Words alone?");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("state-views");
  TCase *tests = tcase_create ("state-views");
  tcase_set_timeout (tests, 60);
  tcase_add_unchecked_fixture (tests, set_up, NULL);
  tcase_add_test (tests, what_helped_comes_first_and_what_made_it_worse_rests);
  tcase_add_test (tests, help_is_on_top_when_afraid);
  tcase_add_test (tests, the_question_of_danger_stays_first_when_afraid);
  tcase_add_test (tests, when_all_of_a_state_rests_there_is_still_something_calm);
  tcase_add_test (tests, far_away_never_leads_to_closing_off_even_when_all_else_rests);
  tcase_add_test (tests, the_card_for_flashbacks_is_offered_only_once_it_is_made);
  tcase_add_test (tests, work_with_thoughts_rests_after_a_flashback_in_every_state);
  tcase_add_test (tests, what_is_unsafe_as_she_lives_now_is_not_offered_in_any_state);
  tcase_add_test (tests, a_branch_opens_by_itself_only_when_its_time_has_come);
  tcase_add_test (tests, thoughts_of_dying_open_help_in_the_same_order_whatever_she_did);
  tcase_add_test (tests, what_leads_nowhere_is_passed_over_with_its_words);
  suite_add_tcase (suite, tests);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
