/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages show, computed without a display. */

#include "base/language.h"
#include "library/circumstances.h"
#include "ui/pages/draft.h"
#include "ui/pages/entry-summary.h"
#include "ui/pages/mine-view-state.h"
#include "ui/pages/module-view-state.h"
#include "ui/pages/next-steps.h"
#include "ui/pages/now-view-state.h"
#include "ui/pages/paragraphs.h"
#include "ui/pages/practise-filter.h"
#include "ui/pages/room-words.h"
#include "ui/pages/small-things-view-state.h"
#include "ui/pages/state-view-state.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/drawing-labels.h"
#include "ui/widgets/item-view-state.h"

#include <check.h>
#include <string.h>

#define MS G_TIME_SPAN_MILLISECOND
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

START_TEST (a_pause_in_typing_saves)
{
  HvDraft draft = HV_DRAFT_INIT;
  ck_assert_int_eq (hv_draft_get_due (&draft), -1);
  hv_draft_change (&draft, 1000 * MS);
  hv_draft_change (&draft, 1200 * MS);
  ck_assert_int_eq (hv_draft_get_due (&draft), 1700 * MS);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_WAITING);
}
END_TEST

START_TEST (typing_on_saves_within_a_second_and_a_half)
{
  HvDraft draft = HV_DRAFT_INIT;
  for (gint64 now = 1000; now <= 2400; now += 100)
    {
      hv_draft_change (&draft, now * MS);
      ck_assert_int_le (hv_draft_get_due (&draft), 2500 * MS);
    }
  ck_assert_int_eq (hv_draft_get_due (&draft), 2500 * MS);
}
END_TEST

START_TEST (saved_is_said_only_when_the_store_has_said_it)
{
  HvDraft draft = HV_DRAFT_INIT;
  hv_draft_change (&draft, 0);
  hv_draft_save_begins (&draft, 500 * MS);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_SAVING);
  hv_draft_change (&draft, 600 * MS);
  hv_draft_save_ends (&draft, 700 * MS, TRUE);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_WAITING);
  ck_assert_int_eq (hv_draft_get_due (&draft), 1100 * MS);
  hv_draft_save_begins (&draft, 1100 * MS);
  hv_draft_save_ends (&draft, 1150 * MS, TRUE);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_SAVED);
  ck_assert_int_eq (hv_draft_get_due (&draft), -1);
}
END_TEST

START_TEST (a_failed_save_is_tried_again_later_and_later_and_on_the_next_key)
{
  HvDraft draft = HV_DRAFT_INIT;
  gint64 now = 0, last_wait = 0;
  hv_draft_change (&draft, now);
  for (int i = 0; i < 12; i++)
    {
      hv_draft_save_begins (&draft, now);
      hv_draft_save_ends (&draft, now, FALSE);
      ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_FAILED);
      ck_assert (hv_draft_is_unsaved (&draft));
      gint64 wait = hv_draft_get_due (&draft) - now;
      ck_assert_int_ge (wait, last_wait);
      ck_assert_int_le (wait, HV_DRAFT_LONGEST_RETRY);
      last_wait = wait;
      now += wait;
    }
  hv_draft_save_begins (&draft, now);
  hv_draft_save_ends (&draft, now, FALSE);
  hv_draft_change (&draft, now + MS);
  ck_assert_int_eq (hv_draft_get_due (&draft), now + MS + HV_DRAFT_PAUSE);
  hv_draft_save_begins (&draft, now + MS);
  hv_draft_save_ends (&draft, now + MS, TRUE);
  ck_assert (!hv_draft_is_unsaved (&draft));
}
END_TEST

/* Any text: blanks, lines, letters of one to four bytes, accents, and marks of its own. */
static char *
make_text (GRand *random)
{
  static const char *const pieces[]
      = { "a", " ", "\n", "\r\n", "ord ", "å", "e\xcc\x81", "\xf0\x9f\x8c\xbf", HV_PARAGRAPH_MARK, "\t", "\xe2\x80\x8d" };
  GString *text = g_string_new (NULL);
  guint n_stretches = (guint) g_rand_int_range (random, 0, 8);
  for (guint i = 0; i < n_stretches; i++)
    {
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      const char *other = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      guint times = (guint) g_rand_int_range (random, 1, g_rand_boolean (random) ? 8 : 9000);
      for (guint j = 0; j < times; j++)
        g_string_append (text, g_rand_int_range (random, 0, 30) == 0 ? other : piece);
    }
  return g_string_free (text, FALSE);
}

static gsize
find_longest_paragraph (const char *shown)
{
  gsize longest = 0, length = 0;
  for (const char *p = shown; *p != '\0'; p++)
    {
      gboolean ends = *p == '\n' || *p == '\r' || strncmp (p, HV_PARAGRAPH_MARK, 3) == 0;
      length = ends ? 0 : length + 1;
      longest = MAX (longest, length);
    }
  return longest;
}

START_TEST (breaking_up_and_joining_gives_back_any_text)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *text = make_text (random);
      g_autofree char *shown = hv_paragraphs_split (text);
      g_autofree char *joined = hv_paragraphs_join (shown);
      ck_assert_msg (strcmp (text, joined) == 0, "text %d of %zu bytes came back changed", i, strlen (text));
      ck_assert (g_utf8_validate (shown, -1, NULL));
      ck_assert_uint_le (find_longest_paragraph (shown), HV_PARAGRAPH_MAX_BYTES + 3);
      ck_assert_int_eq (hv_paragraphs_needs_split (text, strlen (text)), strcmp (text, shown) != 0);
    }
}
END_TEST

START_TEST (short_paragraphs_are_left_as_they_are)
{
  const char *text = "Kaffe på trappen.\n\nFuglene var der før mig.\n";
  g_autofree char *shown = hv_paragraphs_split (text);
  ck_assert_str_eq (shown, text);
}
END_TEST

START_TEST (a_long_paragraph_is_broken_between_words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 3 * HV_PARAGRAPH_MAX_BYTES)
    g_string_append (text, "morgen ");
  g_autofree char *shown = hv_paragraphs_split (text->str);
  for (const char *p = shown; (p = strstr (p, HV_PARAGRAPH_MARK)) != NULL; p += 3)
    ck_assert_int_eq (p[-1], ' ');
}
END_TEST

START_TEST (the_first_page_shows_only_what_is_kept)
{
  g_autoptr (HvNowViewState) empty = hv_now_view_state_new (library, NULL, NULL, NULL, NULL);
  ck_assert_uint_eq (empty->states->len, 15);
  ck_assert_ptr_null (empty->plan);
  ck_assert_ptr_null (empty->sentence);
  ck_assert_ptr_null (empty->helped);

  HvKept sentence = { .kind = (char *) "sentence", .text = (char *) "That was then.\nThis is now." };
  HvKept blank = { .kind = (char *) "plan", .text = (char *) "  \n " };
  HvRun worse = { .exercise = (char *) "x02", .verdict = HV_VERDICT_WORSE };
  HvRun unknown = { .exercise = (char *) "x99", .verdict = HV_VERDICT_HELPED };
  HvRun helped = { .exercise = (char *) "x03", .verdict = HV_VERDICT_HELPED };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_ptr_array_add (runs, &worse);
  g_ptr_array_add (runs, &unknown);
  g_ptr_array_add (runs, &helped);
  g_autoptr (HvNowViewState) kept = hv_now_view_state_new (library, NULL, &blank, &sentence, runs);
  ck_assert_ptr_null (kept->plan);
  ck_assert_str_eq (kept->sentence, "“That was then. This is now.”");
  ck_assert_str_eq (kept->helped_id, "x03");
}
END_TEST

START_TEST (the_next_step_is_the_newest_and_is_never_late)
{
  HvKept rests = { .id = 4, .kind = (char *) "next-rest", .text = (char *) "Ring the library", .created = 10 * DAY };
  HvKept newest = { .id = 3, .kind = (char *) "next", .text = (char *) "Put the kettle on\nToday", .created = 10 * DAY };
  HvKept blank = { .id = 2, .kind = (char *) "next", .text = (char *) " \nToday", .created = 9 * DAY };
  HvKept older = { .id = 1, .kind = (char *) "next", .text = (char *) "Open one letter", .created = 9 * DAY };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &rests);
  ck_assert_ptr_null (hv_next_view_state_new (kept, 0, 10 * DAY));
  ck_assert_ptr_null (hv_next_view_state_new (NULL, 0, 10 * DAY));

  g_ptr_array_add (kept, &newest);
  g_ptr_array_add (kept, &blank);
  g_ptr_array_add (kept, &older);
  g_autoptr (HvNextViewState) same_day = hv_next_view_state_new (kept, 0, 10 * DAY + 5 * G_USEC_PER_SEC);
  ck_assert_int_eq (same_day->id, 3);
  ck_assert_str_eq (same_day->step, "Put the kettle on");
  ck_assert_str_eq (same_day->when, "Today");
  g_autofree char *told = hv_next_step_describe (&newest, 10 * DAY);
  ck_assert_str_eq (told, "Put the kettle on\nAbout when: Today");

  /* On another day there is only the step: nothing to be late with, and no count of days. */
  for (guint days = 1; days < 400; days += 57)
    {
      g_autoptr (HvNextViewState) later = hv_next_view_state_new (kept, 0, (10 + days) * DAY);
      ck_assert_str_eq (later->step, "Put the kettle on");
      ck_assert_ptr_null (later->when);
      g_autofree char *words = hv_next_step_describe (&newest, (10 + days) * DAY);
      ck_assert_str_eq (words, "Put the kettle on");
    }
  g_autoptr (HvNextViewState) next = hv_next_view_state_new (kept, 3, 10 * DAY);
  ck_assert_str_eq (next->step, "Open one letter");
}
END_TEST

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

START_TEST (a_row_of_the_journal_tells_when_what_from_and_how_it_begins)
{
  g_autofree char *own = hv_entry_summary_format_detail (10 * DAY, NULL, "coffee", 10 * DAY);
  ck_assert_str_eq (own + strlen (own) - strlen (" · coffee"), " · coffee");
  g_autofree char *from = hv_entry_summary_format_detail (10 * DAY, "from an exercise", "", 10 * DAY);
  ck_assert_ptr_nonnull (strstr (from, " · from an exercise"));
  ck_assert_int_ne (from[strlen (from) - 1], ' ');
}
END_TEST

START_TEST (practise_shows_what_fits_all_that_is_chosen)
{
  HvExercise *card = hv_library_find_exercise (library, "x02"); /* one minute, fits everywhere */
  HvExercise *walk = hv_library_find_exercise (library, "x06"); /* three minutes of movement */
  HvPractiseFilter all = { 0 };
  ck_assert (hv_practise_filter_matches (&all, card, FALSE));
  HvPractiseFilter brief = { .max_minutes = 2 };
  ck_assert (hv_practise_filter_matches (&brief, card, FALSE));
  ck_assert (!hv_practise_filter_matches (&brief, walk, FALSE));
  HvPractiseFilter everywhere = { .situations = (1u << HV_N_SITUATIONS) - 1 };
  ck_assert (hv_practise_filter_matches (&everywhere, card, FALSE));
  HvPractiseFilter movement = { .kind = "movement" };
  ck_assert (hv_practise_filter_matches (&movement, walk, FALSE));
  ck_assert (!hv_practise_filter_matches (&movement, card, FALSE));
  HvPractiseFilter favourites = { .favourites_only = TRUE };
  ck_assert (!hv_practise_filter_matches (&favourites, card, FALSE));
  ck_assert (hv_practise_filter_matches (&favourites, card, TRUE));
}
END_TEST

START_TEST (every_kind_and_situation_has_words)
{
  g_autoptr (GPtrArray) kinds = hv_practise_find_kinds (library);
  for (guint i = 0; i < kinds->len; i++)
    ck_assert_str_ne (hv_exercise_kind_describe (g_ptr_array_index (kinds, i)), g_ptr_array_index (kinds, i));
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    ck_assert_str_ne (hv_situation_describe (i), hv_situations[i]);
}
END_TEST

START_TEST (a_small_thing_says_what_becomes_of_her_answer)
{
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  HvItem *item = hv_library_get_items (library)->pdata[0];
  HvItemViewState state;
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert_str_eq (state.text, hv_item_get_text (item));
  ck_assert (!state.helps && !state.hidden && state.note == NULL && !state.offers_keeping);
  hv_item_view_state_init (&state, suggestions, item, TRUE);
  ck_assert_str_eq (state.note, "There is no other one here just now.");

  hv_suggestions_set_answer (suggestions, item, HV_ITEM_ANSWER_HELPS);
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert (state.helps && !state.hidden);
  ck_assert (strstr (state.note, "forgotten when you close") != NULL);
  ck_assert (!state.offers_keeping); /* there is no room */

  hv_suggestions_set_answer (suggestions, item, HV_ITEM_ANSWER_HIDDEN);
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert (!state.helps && state.hidden);
  ck_assert_str_ne (state.text, hv_item_get_text (item));
}
END_TEST

START_TEST (small_things_are_listed_by_kind_what_helps_first_what_is_hidden_apart)
{
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  static const HvOfferWish anything = { .circumstances = "apart" };
  g_autoptr (HvSmallThingsViewState) first = hv_small_things_view_state_new (library, suggestions, NULL, &anything);
  ck_assert_ptr_eq (first->kind, first->kinds->pdata[0]);
  g_autoptr (HvSmallThingsViewState) odd = hv_small_things_view_state_new (library, suggestions, "odd", &anything);
  ck_assert_ptr_eq (odd->kind, first->kind);
  guint all = 0, fitting = 0;
  for (guint i = 0; i < first->kinds->len; i++)
    {
      const char *kind = first->kinds->pdata[i];
      ck_assert_str_ne (hv_item_kind_describe (kind), kind);
      g_autoptr (HvSmallThingsViewState) state = hv_small_things_view_state_new (library, suggestions, kind, &anything);
      ck_assert_str_eq (state->kind, kind);
      for (guint j = 0; j < state->items->len; j++)
        ck_assert_str_eq (hv_item_get_kind (state->items->pdata[j]), kind);
      all += state->items->len;
    }
  GPtrArray *items = hv_library_get_items (library);
  for (guint i = 0; i < items->len; i++)
    fitting += hv_offer_item_is_fit (items->pdata[i], &anything);
  ck_assert_uint_eq (all, fitting);

  HvItem *hidden = first->items->pdata[0], *helps = first->items->pdata[first->items->len - 1];
  hv_suggestions_set_answer (suggestions, hidden, HV_ITEM_ANSWER_HIDDEN);
  hv_suggestions_set_answer (suggestions, helps, HV_ITEM_ANSWER_HELPS);
  g_autoptr (HvSmallThingsViewState) then = hv_small_things_view_state_new (library, suggestions, NULL, &anything);
  ck_assert_uint_eq (then->items->len, first->items->len - 1);
  ck_assert_ptr_eq (then->items->pdata[0], helps);
  ck_assert (!g_ptr_array_find (then->items, hidden, NULL));
  ck_assert_uint_eq (then->hidden->len, 1);
  ck_assert_ptr_eq (then->hidden->pdata[0], hidden);
}
END_TEST

START_TEST (a_module_that_names_violence_begins_with_what_it_touches)
{
  GPtrArray *modules = hv_library_get_modules (library);
  for (guint i = 0; i < modules->len; i++)
    {
      HvModule *module = g_ptr_array_index (modules, i);
      g_autoptr (GArray) whole = hv_module_screens_new (module, FALSE);
      g_autoptr (GArray) brief = hv_module_screens_new (module, TRUE);
      if (hv_module_get_sensitivity (module) >= 3)
        ck_assert_int_eq (g_array_index (whole, HvModuleScreen, 0).kind, HV_MODULE_SCREEN_NOTE);
      ck_assert_int_eq (g_array_index (brief, HvModuleScreen, 0).kind, HV_MODULE_SCREEN_SHORT);
      ck_assert_int_eq (g_array_index (whole, HvModuleScreen, whole->len - 1).kind, HV_MODULE_SCREEN_AHEAD);
      ck_assert_uint_eq (g_array_index (whole, HvModuleScreen, whole->len - 1).number,
                         hv_module_screens_count (whole));
      for (guint j = 0; j < whole->len; j++)
        ck_assert_int_eq (hv_module_screens_find (whole, g_array_index (whole, HvModuleScreen, j).id), (int) j);
    }
}
END_TEST

START_TEST (every_module_is_in_one_group)
{
  guint n = 0;
  static const char *const doors[] = { "calm", "me", "others", "everyday" };
  for (gsize i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      g_autoptr (GPtrArray) group = hv_module_find_group (library, "underway", doors[i]);
      ck_assert_str_ne (hv_module_describe_door (doors[i]), "");
      n += group->len;
    }
  g_autoptr (GPtrArray) start = hv_module_find_group (library, "start", NULL);
  g_autoptr (GPtrArray) closing = hv_module_find_group (library, "closing", NULL);
  ck_assert_uint_eq (n + start->len + closing->len, hv_library_get_modules (library)->len);
}
END_TEST

START_TEST (what_names_violence_comes_last_in_its_group)
{
  g_autoptr (GPtrArray) start = hv_module_find_group (library, "start", NULL);
  ck_assert_uint_gt (start->len, 1);
  for (guint i = 1; i < start->len; i++)
    ck_assert_uint_le (hv_module_get_sensitivity (start->pdata[i - 1]), hv_module_get_sensitivity (start->pdata[i]));
}
END_TEST

START_TEST (numbers_are_told_in_words_and_small_changes_are_no_change)
{
  HvRun both = { .before = 8, .after = 3 }, same = { .before = 5, .after = 6 }, after = { .before = -1, .after = 10 },
        none = { .before = -1, .after = -1 };
  g_autofree char *told = hv_run_describe_ratings (&both);
  ck_assert_str_eq (told, "Unease before: a lot. Afterwards: a little.");
  g_autofree char *about = hv_run_describe_ratings (&same);
  ck_assert_str_eq (about, "Unease before: some. Afterwards about as before.");
  g_autofree char *only = hv_run_describe_ratings (&after);
  ck_assert_str_eq (only, "Unease afterwards: very much.");
  ck_assert_ptr_null (hv_run_describe_ratings (&none));
  for (int before = -1; before <= 10; before++)
    for (int rating = 0; rating <= 10; rating++)
      {
        HvRun run = { .before = before, .after = rating };
        g_autofree char *words = hv_run_describe_ratings (&run);
        ck_assert_ptr_null (strpbrk (words, "0123456789"));
      }
}
END_TEST

START_TEST (what_is_kept_is_shown_once_whatever_its_kind)
{
  HvKept sentence = { .kind = (char *) "sentence" }, plan = { .kind = (char *) "plan" }, odd = { .kind = (char *) "odd" };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &odd);
  g_ptr_array_add (kept, &sentence);
  g_ptr_array_add (kept, &plan);
  guint n = 0;
  for (gsize i = 0; hv_kept_kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = hv_kept_find_kind (kept, hv_kept_kinds[i]);
      n += found->len;
    }
  g_autoptr (GPtrArray) others = hv_kept_find_kind (kept, NULL);
  ck_assert_uint_eq (others->len, 1);
  ck_assert_uint_eq (n + others->len, kept->len);
}
END_TEST

START_TEST (what_has_no_heading_of_its_own_stands_under_what_it_came_from)
{
  HvKept rows = { .kind = (char *) "thoughts", .exercise = (char *) "x17" }, card = { .kind = (char *) "own-card", .exercise = (char *) "x07" },
         more = { .kind = (char *) "other-rows", .exercise = (char *) "x17" }, step = { .kind = (char *) "next", .exercise = (char *) "x17" };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &rows);
  g_ptr_array_add (kept, &step);
  g_ptr_array_add (kept, &card);
  g_ptr_array_add (kept, &more);
  g_autoptr (GPtrArray) groups = hv_kept_group_others (kept);
  ck_assert_uint_eq (groups->len, 2);
  GPtrArray *first = groups->pdata[0], *second = groups->pdata[1];
  ck_assert_uint_eq (first->len, 2);
  ck_assert_ptr_eq (first->pdata[0], &rows);
  ck_assert_ptr_eq (first->pdata[1], &more);
  ck_assert_uint_eq (second->len, 1);
  ck_assert_ptr_eq (second->pdata[0], &card);
}
END_TEST

START_TEST (there_are_as_many_columns_as_fit)
{
  ck_assert_uint_eq (hv_card_grid_count_columns (1046, 240, 14, 4), 4);
  ck_assert_uint_eq (hv_card_grid_count_columns (1046, 480, 14, 4), 2);
  ck_assert_uint_eq (hv_card_grid_count_columns (300, 480, 14, 4), 1);
  ck_assert_uint_eq (hv_card_grid_count_columns (0, 480, 14, 0), 1);
}
END_TEST

START_TEST (labels_of_a_drawing_do_not_lie_on_each_other)
{
  HvLabelBox boxes[] = { { 10, 10, 100, 20 }, { 15, 15, 100, 20 }, { 380, 190, 100, 20 } };
  ck_assert (hv_drawing_labels_place (boxes, 3, 400, 200));
  ck_assert_double_ge (boxes[1].y, boxes[0].y + boxes[0].height);
  ck_assert_double_le (boxes[2].x + boxes[2].width, 400);
  ck_assert_double_le (boxes[2].y + boxes[2].height, 200);
  HvLabelBox crowded[] = { { 0, 0, 400, 90 }, { 0, 0, 400, 90 }, { 0, 0, 400, 90 } };
  ck_assert (!hv_drawing_labels_place (crowded, 3, 400, 200));
}
END_TEST

static GArray *
make_numbers (const char *numbers)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) each = g_strsplit (numbers, " ", -1);
  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      guint number = (guint) g_ascii_strtoull (each[i], NULL, 10);
      g_array_append_val (array, number);
    }
  return array;
}

/* All of it in one line, for looking into. */
static char *
describe_check (guint pages, const char *bad, gboolean mended, gboolean sound)
{
  g_autoptr (GArray) numbers = make_numbers (bad);
  g_auto (GStrv) words = hv_room_words_describe_check (pages, numbers, mended, sound);
  return g_strjoinv (" ", words);
}

START_TEST (a_whole_room_is_told_in_one_line_and_nothing_is_advised)
{
  g_autofree char *whole = describe_check (412, "", FALSE, TRUE);
  ck_assert_str_eq (whole, "The room is whole. All 412 pages of the file are as they were written.");
  g_autofree char *mended = describe_check (412, "", TRUE, TRUE);
  ck_assert (g_str_has_prefix (mended, whole));
  ck_assert_ptr_nonnull (strstr (mended, "written anew from its second copy"));
}
END_TEST

START_TEST (what_cannot_be_read_is_counted_and_what_can_be_done_is_said)
{
  g_autofree char *one = describe_check (412, "7", FALSE, FALSE), *some = describe_check (412, "3 17 18", FALSE, TRUE);
  ck_assert_ptr_nonnull (strstr (one, "1 of the file’s 412 pages is not as it was written. It is number 7."));
  ck_assert_ptr_nonnull (strstr (some, "3 of the file’s 412 pages are not as they were written. They are number 3, 17–18."));
  ck_assert_ptr_nonnull (strstr (some, "If you have a copy from before"));
  g_autofree char *unsound = describe_check (412, "", FALSE, FALSE);
  ck_assert_ptr_nonnull (strstr (unsound, "does not fit together"));
  ck_assert_ptr_nonnull (strstr (unsound, "If you have a copy from before"));
  ck_assert_ptr_null (strstr (unsound, "whole. All"));
}
END_TEST

START_TEST (numbers_of_pages_are_told_in_few_words)
{
  static const struct
  {
    const char *numbers, *told;
  } cases[] = { { "", "" },
                { "4", "4" },
                { "4 5 6", "4–6" },
                { "1 3 4 9", "1, 3–4, 9" },
                { "1 3 5 7 9 11 13 15", "1, 3, 5, 7, 9, 11, 13, 15" },
                { "1 3 5 7 9 11 13 15 17 18", "1, 3, 5, 7, 9, 11, 13, 15 …" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) numbers = make_numbers (cases[i].numbers);
      g_autofree char *told = hv_room_words_list_pages (numbers);
      ck_assert_str_eq (told, cases[i].told);
    }
}
END_TEST

static char *
describe_salvage (guint pages, const char *lost, guint rows, guint rows_lost)
{
  g_autoptr (GArray) numbers = make_numbers (lost);
  g_auto (GStrv) words = hv_room_words_describe_salvage (pages, numbers, rows, rows_lost);
  return g_strjoinv (" ", words);
}

START_TEST (what_was_salvaged_and_what_is_missing_is_told)
{
  g_autofree char *all = describe_salvage (40, "", 12, 0), *some = describe_salvage (40, "8 9", 11, 1),
                  *nothing = describe_salvage (2, "1 2", 0, 0);
  ck_assert_str_eq (all, "What could be read has been saved. All 40 pages of the file could be read. 12 pieces have come "
                         "through: of what was written, what was kept, and settings.");
  ck_assert_ptr_nonnull (strstr (some, "2 of the file’s 40 pages could not be read. What stood on them is gone. They are "
                                       "number 8–9. 11 pieces have come through"));
  ck_assert_ptr_nonnull (strstr (some, "1 more was found in part only"));
  ck_assert_str_eq (nothing, "There was nothing left to save. No page of the file could be read.");
}
END_TEST

START_TEST (three_different_words_are_asked_in_order)
{
  for (int i = 0; i < 1000; i++)
    {
      guint asked[HV_ROOM_WORDS_ASKED];
      hv_room_words_draw (asked, 12);
      ck_assert_uint_lt (asked[0], asked[1]);
      ck_assert_uint_lt (asked[1], asked[2]);
      ck_assert_uint_lt (asked[2], 12);
    }
}
END_TEST

START_TEST (a_word_on_paper_is_read_forgivingly)
{
  const char *phrase = "kaffe ø trappen blæst";
  ck_assert (hv_room_words_match (phrase, 0, "kaffe"));
  ck_assert (hv_room_words_match (phrase, 0, " Kaffe "));
  ck_assert (hv_room_words_match (phrase, 0, "kaff"));
  ck_assert (hv_room_words_match (phrase, 1, "Ø"));
  ck_assert (hv_room_words_match (phrase, 2, "TRAPPEN"));
  ck_assert (hv_room_words_match (phrase, 3, "blæst"));
  ck_assert (!hv_room_words_match (phrase, 0, "kaf"));
  ck_assert (!hv_room_words_match (phrase, 0, "kaffen"));
  ck_assert (!hv_room_words_match (phrase, 0, ""));
  ck_assert (!hv_room_words_match (phrase, 0, "trappen"));
  ck_assert (!hv_room_words_match (phrase, 3, "blæ"));
  ck_assert (!hv_room_words_match (phrase, 4, "kaffe"));
}
END_TEST

START_TEST (each_way_in_has_words_of_its_own)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  static const HvSlotKind kinds[] = { HV_SLOT_PASSPHRASE, HV_SLOT_RECOVERY };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int own = 0; own <= 1; own++)
      ck_assert (g_hash_table_add (seen, (gpointer) hv_room_words_describe_key (kinds[i], own)));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("view-states");
  TCase *tests = tcase_create ("view-states");
  tcase_set_timeout (tests, 60);
  tcase_add_unchecked_fixture (tests, set_up, NULL);
  tcase_add_test (tests, a_pause_in_typing_saves);
  tcase_add_test (tests, typing_on_saves_within_a_second_and_a_half);
  tcase_add_test (tests, saved_is_said_only_when_the_store_has_said_it);
  tcase_add_test (tests, a_failed_save_is_tried_again_later_and_later_and_on_the_next_key);
  tcase_add_test (tests, breaking_up_and_joining_gives_back_any_text);
  tcase_add_test (tests, short_paragraphs_are_left_as_they_are);
  tcase_add_test (tests, a_long_paragraph_is_broken_between_words);
  tcase_add_test (tests, the_first_page_shows_only_what_is_kept);
  tcase_add_test (tests, the_next_step_is_the_newest_and_is_never_late);
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
  tcase_add_test (tests, a_row_of_the_journal_tells_when_what_from_and_how_it_begins);
  tcase_add_test (tests, practise_shows_what_fits_all_that_is_chosen);
  tcase_add_test (tests, every_kind_and_situation_has_words);
  tcase_add_test (tests, a_small_thing_says_what_becomes_of_her_answer);
  tcase_add_test (tests, small_things_are_listed_by_kind_what_helps_first_what_is_hidden_apart);
  tcase_add_test (tests, a_module_that_names_violence_begins_with_what_it_touches);
  tcase_add_test (tests, every_module_is_in_one_group);
  tcase_add_test (tests, what_names_violence_comes_last_in_its_group);
  tcase_add_test (tests, numbers_are_told_in_words_and_small_changes_are_no_change);
  tcase_add_test (tests, what_is_kept_is_shown_once_whatever_its_kind);
  tcase_add_test (tests, what_has_no_heading_of_its_own_stands_under_what_it_came_from);
  tcase_add_test (tests, there_are_as_many_columns_as_fit);
  tcase_add_test (tests, labels_of_a_drawing_do_not_lie_on_each_other);
  tcase_add_test (tests, a_whole_room_is_told_in_one_line_and_nothing_is_advised);
  tcase_add_test (tests, what_cannot_be_read_is_counted_and_what_can_be_done_is_said);
  tcase_add_test (tests, numbers_of_pages_are_told_in_few_words);
  tcase_add_test (tests, what_was_salvaged_and_what_is_missing_is_told);
  tcase_add_test (tests, three_different_words_are_asked_in_order);
  tcase_add_test (tests, a_word_on_paper_is_read_forgivingly);
  tcase_add_test (tests, each_way_in_has_words_of_its_own);
  suite_add_tcase (suite, tests);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
