/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"
#include "base/language.h"
#include "library/circumstances.h"
#include "make-exercise.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static HvLibrary *
load_fixtures (void)
{
  g_autofree char *walk = fixture_path ("walk.xml");
  g_autofree char *module = fixture_path ("m01.xml");
  g_autofree char *alarm = fixture_path ("alarm.xml");
  g_autofree char *calm = fixture_path ("calm.xml");
  g_autofree char *help = fixture_path ("xx.xml");
  g_autofree char *items = fixture_path ("small-good.xml");
  g_autofree char *route = fixture_path ("circle.xml");
  const char *paths[] = { route, calm, walk, module, help, alarm, items, NULL };
  g_autoptr (GError) error = NULL;
  HvLibrary *library = hv_library_new_from_files (paths, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

static const char *
text_at (GPtrArray *texts, guint i)
{
  return hv_translated_get (g_ptr_array_index (texts, i));
}

START_TEST (the_built_in_library_is_sound)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (hv_library_find_help_line (library, "112") != NULL);
  ck_assert (hv_library_find_exercise (library, "x02") != NULL);
  ck_assert (hv_library_get_states (library)->len > 0);
  ck_assert (g_resource_get_info (hv_library_get_bundle (), "/hverdag/library/exercises/x02.xml", 0, NULL, NULL, NULL));
}
END_TEST

START_TEST (an_exercises_head_is_read)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  HvExercise *walk = hv_library_find_exercise (library, "walk");
  ck_assert_str_eq (hv_exercise_get_id (walk), "walk");
  ck_assert_str_eq (hv_exercise_get_title (walk), "Walk");
  ck_assert_str_eq (hv_exercise_get_summary (walk), "All kinds of steps."); /* white space collapsed */
  ck_assert_str_eq (hv_exercise_get_unsafe (walk), "Steps are heard.");
  ck_assert (!hv_exercise_is_for (walk, "leaving") && hv_exercise_is_for (walk, NULL));
  ck_assert_str_eq (hv_exercise_get_purpose (walk), "Trying.");
  ck_assert_str_eq (hv_exercise_get_asks (walk), "Little.");
  ck_assert_str_eq (hv_exercise_get_keeps (walk), "What you choose.");
  ck_assert_int_eq (hv_exercise_get_minutes (walk), 5);
  ck_assert_str_eq (hv_exercise_get_kind (walk), "planning");
  ck_assert_str_eq (hv_exercise_get_phase (walk), "underway");
  ck_assert_int_eq (hv_exercise_get_privacy (walk), HV_PRIVACY_ORDINARY);
  ck_assert_int_eq (hv_exercise_get_evidence (walk), HV_EVIDENCE_OTHER_GROUPS);
  ck_assert_str_eq (text_at (hv_exercise_get_evidence_texts (walk), 0), "Some.");
  ck_assert_str_eq (hv_exercise_get_sources (walk), "E1 E2");
  ck_assert_int_eq (hv_exercise_get_cautions (walk)->len, 2);
  ck_assert_str_eq (hv_exercise_get_approaches (walk)[1], "b");
  ck_assert_str_eq (hv_exercise_get_principles (walk)[0], "T3");
  ck_assert (hv_exercise_fits (walk, "silent"));
  ck_assert (!hv_exercise_fits (walk, "bed"));
  ck_assert_int_eq (hv_exercise_get_short_steps (walk)->len, 4);
  GPtrArray *afterwards = hv_exercise_get_afterwards (walk);
  ck_assert_int_eq (afterwards->len, 3);
  ck_assert_str_eq (hv_translated_get (((HvAfterwards *) afterwards->pdata[1])->label), "If it got worse");
  ck_assert_str_eq (hv_translated_get (((HvAfterwards *) afterwards->pdata[2])->label), "");
}
END_TEST

START_TEST (every_kind_of_step_is_read)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  HvExercise *walk = hv_library_find_exercise (library, "walk");
  ck_assert_int_eq (hv_exercise_get_steps (walk)->len, 15);
  ck_assert_ptr_null (hv_exercise_find_step (walk, "nowhere"));

  const HvStep *step = hv_exercise_find_step (walk, "hello");
  ck_assert_str_eq (hv_step_kind_get_name (step->kind), "read");
  ck_assert (step->by_line);
  ck_assert_str_eq (hv_translated_get (step->heading), "Hello");
  ck_assert_str_eq (step->drawing->name, "hills");
  ck_assert_str_eq (hv_translated_get (step->drawing->alt), "Hills");
  const HvDrawingLabel *label = step->drawing->labels->pdata[0];
  ck_assert (label->x == 5 && label->y == 8.5 && label->centred);
  ck_assert_str_eq (label->tint, "clay");
  ck_assert_str_eq (hv_translated_get (label->text), "Above");

  step = hv_exercise_find_step (walk, "signs");
  ck_assert (step->kind == HV_STEP_CHOOSE && step->many && step->other && step->when != NULL);
  ck_assert_int_eq (step->choices->len, 3);
  const HvChoice *storm = hv_step_find_choice (step, "storm");
  ck_assert (storm->when != NULL && storm->nuances == NULL);
  ck_assert_str_eq (hv_step_find_choice (hv_exercise_find_step (walk, "danger"), "no")->tint, "sage");

  step = hv_exercise_find_step (walk, "help");
  ck_assert_str_eq (step->help_lines[0], "112");
  step = hv_exercise_find_step (walk, "strength");
  ck_assert_int_eq (step->words->len, 11);
  ck_assert_str_eq (text_at (step->words, 10), "Ten");
  step = hv_exercise_find_step (walk, "place");
  ck_assert (!step->long_text && !step->letting_go);
  ck_assert_str_eq (hv_translated_get (step->example), "Kitchen");
  step = hv_exercise_find_step (walk, "burn");
  ck_assert (step->long_text && step->letting_go);
  step = hv_exercise_find_step (walk, "tools");
  ck_assert_int_eq (step->max_items, 3);
  ck_assert_str_eq (step->keep_as, "tools");

  step = hv_exercise_find_step (walk, "breath");
  ck_assert_str_eq (step->pattern_from, "way");
  ck_assert_int_eq (g_array_index (step->minutes, guint, 1), 1);
  const HvBreathPattern *slow = hv_step_find_pattern (step, "slow");
  ck_assert (slow->in == 4 && slow->out == 6);
  ck_assert_str_eq (slow->variant, "circle");
  ck_assert_str_eq (text_at (hv_step_find_pattern (step, "none")->lines, 1), "A kettle.");
  ck_assert_ptr_null (hv_step_find_pattern (step, "fast"));

  step = hv_exercise_find_step (walk, "guide");
  ck_assert_int_eq (((HvGuideLine *) step->lines->pdata[1])->seconds, 5);
  step = hv_exercise_find_step (walk, "senses");
  ck_assert_str_eq (((HvSense *) step->senses->pdata[1])->id, "hear");
  ck_assert_int_eq (((HvSense *) step->senses->pdata[0])->count, 5);
  step = hv_exercise_find_step (walk, "plan");
  ck_assert_str_eq (hv_translated_get (step->if_example), "it rains");
  ck_assert_str_eq (hv_translated_get (step->because_prompt), "Because");
  ck_assert_ptr_null (step->then_example);
  step = hv_exercise_find_step (walk, "feeling");
  ck_assert (step->map == HV_MAP_FEELING_WHEEL);
  ck_assert_str_eq (hv_translated_get (hv_step_find_choice (step, "cross")->label), "Cross");
  ck_assert_int_eq (hv_step_find_choice (step, "joy")->nuances->len, 0);
  ck_assert_ptr_null (hv_step_find_choice (step, "none-of-them")->nuances);
}
END_TEST

START_TEST (tables_contacts_and_next_steps_are_read)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  const HvStep *step = hv_exercise_find_step (thoughts, "thought");
  ck_assert_str_eq (hv_step_kind_get_name (step->kind), "table");
  ck_assert_str_eq (hv_translated_get (step->prompt), "What happened?");
  ck_assert_int_eq (step->max_items, 2);
  ck_assert_str_eq (step->keep_as, "thoughts");
  ck_assert_ptr_null (step->rows);
  ck_assert_int_eq (step->columns->len, 3);
  const HvTableColumn *column = step->columns->pdata[0];
  ck_assert (!column->rate && column->choices == NULL);
  ck_assert_str_eq (hv_translated_get (column->hint), "A few words");
  ck_assert_str_eq (hv_translated_get (column->example), "The phone rang");
  column = step->columns->pdata[1];
  ck_assert_str_eq (column->id, "strength");
  ck_assert (column->rate && column->example == NULL);
  column = step->columns->pdata[2];
  ck_assert_int_eq (column->choices->len, 2);
  ck_assert_str_eq (hv_translated_get (((HvChoice *) column->choices->pdata[1])->label), "Not calm");

  step = hv_exercise_find_step (thoughts, "sides");
  ck_assert_int_eq (step->max_items, 2); /* the rows that are there */
  ck_assert_str_eq (((HvTableRow *) step->rows->pdata[1])->id, "costs");
  ck_assert_str_eq (hv_translated_get (((HvTableRow *) step->rows->pdata[0])->label), "What it gives");

  step = hv_exercise_find_step (thoughts, "people");
  ck_assert_str_eq (hv_step_kind_get_name (step->kind), "contacts");
  ck_assert_int_eq (step->max_items, 2);
  ck_assert_str_eq (step->help_lines[0], "112");
  ck_assert_str_eq (step->keep_as, "contacts");
  ck_assert_str_eq (step->reads, "contacts");
  step = hv_exercise_find_step (thoughts, "places");
  ck_assert_int_eq (step->max_items, 3);
  ck_assert (step->keep_as == NULL && step->reads == NULL && step->help_lines[0] == NULL);

  step = hv_exercise_find_step (thoughts, "step");
  ck_assert_str_eq (hv_step_kind_get_name (step->kind), "next");
  ck_assert_str_eq (step->keep_as, "next");
  ck_assert_str_eq (hv_translated_get (step->example), "Put the kettle on");
  ck_assert_str_eq (hv_translated_get (hv_step_find_choice (step, "week")->label), "This week");
  ck_assert_ptr_null (hv_exercise_find_step (thoughts, "later")->choices);
}
END_TEST

START_TEST (a_module_is_read)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  HvModule *module = hv_library_find_module (library, "m01");
  ck_assert_str_eq (hv_module_get_id (module), "m01");
  ck_assert_str_eq (hv_module_get_title (module), "Alarm");
  ck_assert_str_eq (hv_module_get_summary (module), "Short.");
  ck_assert_int_eq (hv_module_get_minutes (module), 6);
  ck_assert_str_eq (hv_module_get_phase (module), "start");
  ck_assert_str_eq (hv_module_get_door (module), "calm");
  ck_assert_int_eq (hv_module_get_sensitivity (module), 3);
  ck_assert_str_eq (hv_module_get_content_note (module), "This page describes fear.");
  ck_assert_str_eq (hv_module_get_unsafe (module), "Too far.");
  ck_assert (!hv_module_is_for (module, "apart") && hv_module_is_for (module, "living"));
  ck_assert_str_eq (hv_module_get_approaches (module)[0], "a");
  ck_assert_str_eq (hv_module_get_principles (module)[0], "T3");
  GPtrArray *pages = hv_module_get_pages (module);
  ck_assert_int_eq (pages->len, 5);
  const HvModulePage *two = pages->pdata[1];
  ck_assert_str_eq (two->id, "two");
  ck_assert_str_eq (hv_translated_get (two->heading), "Two");
  ck_assert_str_eq (two->drawing->name, "window");
  ck_assert_str_eq (text_at (((HvModulePage *) pages->pdata[0])->texts, 1), "Second.");
  ck_assert_str_eq (text_at (hv_module_get_short_texts (module), 0), "In short.");
  ck_assert_str_eq (hv_module_get_already (module), "What can you do?");
  ck_assert_str_eq (hv_module_get_reflection (module), "What now?");
  ck_assert_str_eq (hv_module_get_talk (module), "When it lasts.");
  ck_assert_str_eq (text_at (hv_module_get_source_texts (module), 0), "A book.");
  ck_assert_int_eq (hv_module_get_group_minutes (module), 60);
  ck_assert_str_eq (text_at (hv_module_get_group_texts (module), 0), "Start softly.");
  ck_assert_str_eq (hv_module_get_exercises (module)[1], "nowhere");
}
END_TEST

START_TEST (states_come_in_their_order_and_pass_over_what_is_missing)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  GPtrArray *states = hv_library_get_states (library);
  ck_assert_int_eq (states->len, 2);
  HvState *alarm = states->pdata[0];
  ck_assert_ptr_eq (alarm, hv_library_find_state (library, "alarm"));
  ck_assert_str_eq (hv_state_get_id (alarm), "alarm");
  ck_assert_str_eq (hv_state_get_title (alarm), "Alarm");
  ck_assert_str_eq (hv_state_get_text (alarm), "Now.");
  ck_assert_str_eq (hv_state_get_tint (alarm), "dusk");
  ck_assert_int_eq (hv_state_get_order (alarm), 1);
  ck_assert (hv_state_shows_emergency (alarm));
  ck_assert (!hv_state_shows_emergency (states->pdata[1]));
  ck_assert_int_eq (hv_state_get_notes (states->pdata[1])->len, 1);
  g_autoptr (GPtrArray) found = hv_library_pick_exercises (library, hv_state_get_exercises (alarm));
  ck_assert_int_eq (found->len, 1);
  ck_assert_str_eq (hv_exercise_get_id (found->pdata[0]), "walk");
}
END_TEST

START_TEST (a_route_is_read)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  HvRoute *route = hv_library_find_route (library, "circle");
  ck_assert_ptr_eq (hv_library_get_routes (library)->pdata[0], route);
  ck_assert_str_eq (hv_route_get_id (route), "circle");
  ck_assert_str_eq (hv_route_get_title (route), "Circle");
  ck_assert_str_eq (hv_route_get_summary (route), "Together.");
  ck_assert (hv_route_is_for_group (route));
  ck_assert_str_eq (hv_route_get_connection (route), "walk");
  ck_assert_str_eq (text_at (hv_route_get_texts (route), 0), "Twice.");
  ck_assert_str_eq (text_at (hv_route_get_leaders (route), 0), "Be two.");
  ck_assert_uint_eq (hv_route_get_slots (route)->len, 2);
  ck_assert_uint_eq (hv_route_get_meeting_minutes (route), 15);
  const HvRouteSlot *slot = hv_route_get_slots (route)->pdata[1];
  ck_assert_str_eq (slot->id, "talk");
  ck_assert_uint_eq (slot->minutes, 10);
  ck_assert_str_eq (hv_translated_get (slot->label), "Talk");
  ck_assert_str_eq (text_at (slot->leaders, 0), "Listen.");
  GPtrArray *parts = hv_route_get_parts (route);
  ck_assert_uint_eq (parts->len, 2);
  const HvRoutePart *part = parts->pdata[0];
  ck_assert_str_eq (part->id, "first");
  ck_assert_str_eq (hv_translated_get (part->heading), "First");
  ck_assert_str_eq (text_at (part->texts, 0), "Meet.");
  ck_assert_str_eq (text_at (part->leaders, 0), "Smile.");
  ck_assert_str_eq (part->modules[0], "m01");
  ck_assert_str_eq (part->exercises[1], "nowhere");
  ck_assert_ptr_null (((HvRoutePart *) parts->pdata[1])->modules[0]);
}
END_TEST

START_TEST (sentences_lend_their_words_to_the_steps_of_their_series)
{
  g_autofree char *sentences = fixture_path ("sentences.xml");
  g_autofree char *week = fixture_path ("week.xml");
  const char *both[] = { week, sentences, NULL }, *alone[] = { week, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_files (both, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  GPtrArray *ratings = hv_library_get_ratings (library);
  ck_assert_int_eq (ratings->len, 2);
  HvRating *hope = ratings->pdata[0];
  ck_assert_ptr_eq (hope, hv_library_find_rating (library, "hope"));
  ck_assert_str_eq (hv_rating_get_topic (hope), "hope");
  ck_assert_ptr_null (hv_rating_get_topic (ratings->pdata[1]));
  ck_assert_str_eq (hv_rating_get_title (hope), "Hope");
  ck_assert_str_eq (hv_rating_get_word (hope, 10), "W10");
  GPtrArray *steps = hv_exercise_get_steps (hv_library_find_exercise (library, "week"));
  const HvStep *first = steps->pdata[0], *second = steps->pdata[1];
  ck_assert_str_eq (first->series, "hope");
  ck_assert_str_eq (hv_translated_get (first->heading), "It may come.");
  ck_assert_str_eq (hv_translated_get (second->heading), "Mine.");
  ck_assert_str_eq (hv_translated_get (second->prompt), "How well?");
  ck_assert_str_eq (hv_translated_get (second->words->pdata[3]), "W3");

  g_autoptr (HvLibrary) none = hv_library_new_from_files (alone, &error);
  ck_assert_ptr_null (none);
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_REFERENCE));
  ck_assert_ptr_nonnull (strstr (error->message, "there is no rating “hope”"));
}
END_TEST

START_TEST (the_nine_sentences_are_those_that_the_check_in_asks)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *ratings = hv_library_get_ratings (library);
  ck_assert_int_eq (ratings->len, 9);
  GPtrArray *steps = hv_exercise_get_steps (hv_library_find_exercise (library, "x49"));
  guint asked = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      if (step->series == NULL)
        continue;
      ck_assert_str_eq (step->series, hv_rating_get_id (ratings->pdata[asked]));
      asked++;
    }
  ck_assert_uint_eq (asked, 9);
  ck_assert_str_eq (hv_rating_get_topic (hv_library_find_rating (library, "r4")), "hope");
  ck_assert_str_eq (hv_rating_get_topic (hv_library_find_rating (library, "r9")), "safety");
}
END_TEST

/* Content map §6: what is not confirmed is not printed, and nothing without its source and its date. */
START_TEST (nothing_is_printed_of_help_that_is_not_confirmed)
{
  static const char *const without_number[] = { "mandecentret", "moedrehjaelpen", "exitcirklen", "foraeldretelefonen", "red" };
  static const char *const never[] = { "31 18 44 41", "116 016" };
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *lines = hv_library_get_help_lines (library);
  for (guint i = 0; i < lines->len; i++)
    {
      HvHelpLine *line = lines->pdata[i];
      gboolean danish = g_str_equal (hv_help_line_get_country (line), "DK");
      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        ck_assert (!danish || !g_str_equal (hv_help_line_get_number (line), never[j]));
      ck_assert_str_ne (hv_help_line_get_source (line), "");
      ck_assert_ptr_nonnull (hv_help_line_get_source_date (line));
      ck_assert_ptr_null (hv_help_line_get_hours (line)); /* none was checked within twelve months */
    }
  for (gsize i = 0; i < G_N_ELEMENTS (without_number); i++)
    ck_assert_str_eq (hv_help_line_get_number (hv_library_find_help_line (library, without_number[i])), "");
  ck_assert_str_eq (hv_help_line_get_site (hv_library_find_help_line (library, "mandecentret")), "mandecentret.dk");
}
END_TEST

START_TEST (a_state_says_what_is_avoided_and_branches)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  HvState *alarm = hv_library_find_state (library, "alarm"), *calm = hv_library_find_state (library, "calm");
  ck_assert (hv_state_is_further (calm) && !hv_state_is_further (alarm));
  ck_assert (!hv_state_is_fixed (calm) && !hv_state_is_fixed (alarm));
  ck_assert_str_eq (hv_state_get_avoided (calm)[0], "run");
  ck_assert_str_eq (hv_state_get_made_first (calm)[0], "walk");
  ck_assert_str_eq (hv_state_get_resting_kind (calm), "thoughts");
  ck_assert_ptr_null (hv_state_get_resting_kind (alarm));
  ck_assert_int_eq (hv_state_get_branches (alarm)->len, 0);
  GPtrArray *branches = hv_state_get_branches (calm);
  ck_assert_int_eq (branches->len, 2);
  const HvStateBranch *first = branches->pdata[0], *later = branches->pdata[1];
  ck_assert (first->before && !later->before);
  ck_assert_ptr_null (first->ask);
  ck_assert_int_eq (first->texts->len, 2);
  ck_assert_str_eq (first->lines[0], "112");
  ck_assert_str_eq (first->states[0], "alarm");
  ck_assert_int_eq (first->opens, HV_STATE_OPENS_BY_HER);
  ck_assert_int_eq (later->opens, HV_STATE_OPENS_LATER);
  ck_assert_str_eq (hv_translated_get (later->ask), "Later?");
  ck_assert_str_eq (later->modules[0], "m01");
}
END_TEST

static void
assert_all_known (HvLibrary *library, GStrv ids, gpointer (*find) (HvLibrary *, const char *))
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (find (library, ids[i]) == NULL)
      ck_abort_msg ("“%s” is nowhere", ids[i]);
}

START_TEST (the_fifteen_states_lead_somewhere)
{
  static const char *const order[]
      = { "overwhelmed", "afraid",  "numb",     "angry",   "no-sleep",  "sad",  "lonely", "unsure",
          "flashback",   "ashamed", "restless", "longing", "undecided", "calm", "dying" };
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *states = hv_library_get_states (library);
  ck_assert_int_eq (states->len, G_N_ELEMENTS (order));
  for (guint i = 0; i < states->len; i++)
    {
      ck_assert_str_eq (hv_state_get_id (states->pdata[i]), order[i]);
      GPtrArray *branches = hv_state_get_branches (states->pdata[i]);
      for (guint j = 0; j < branches->len; j++)
        {
          const HvStateBranch *branch = branches->pdata[j];
          assert_all_known (library, branch->modules,
                            (gpointer (*) (HvLibrary *, const char *))hv_library_find_module);
          assert_all_known (library, branch->states,
                            (gpointer (*) (HvLibrary *, const char *))hv_library_find_state);
        }
    }
}
END_TEST

START_TEST (help_lines_tell_hours_only_while_they_are_fresh)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  GPtrArray *lines = hv_library_get_help_lines (library);
  ck_assert_int_eq (lines->len, 2);
  HvHelpLine *line = hv_library_find_help_line (library, "112");
  ck_assert_ptr_eq (line, lines->pdata[0]);
  ck_assert_str_eq (hv_help_line_get_id (line), "112");
  ck_assert_str_eq (hv_help_line_get_country (line), "XX");
  ck_assert_str_eq (hv_help_line_get_number (line), "112");
  ck_assert_str_eq (hv_help_line_get_name (line), "Emergency");
  ck_assert_str_eq (hv_help_line_get_what (line), "Help.");
  ck_assert_str_eq (hv_help_line_get_who (line), "All.");
  ck_assert_str_eq (hv_help_line_get_cost (line), "Free.");
  ck_assert_str_eq (hv_help_line_get_checked (line), "2026-11");
  ck_assert_str_eq (hv_help_line_get_source (line), "https://example.org");
  ck_assert_str_eq (hv_help_line_get_source_date (line), "2026");
  ck_assert (hv_help_line_is_emergency (line));

  HvHelpLine *old = hv_library_find_help_line (library, "old");
  ck_assert_ptr_null (hv_help_line_get_cost (old));
  ck_assert_ptr_null (hv_help_line_get_source_date (old));
  hv_clock_set_for_tests (G_GINT64_CONSTANT (1793000000) * G_USEC_PER_SEC); /* 2026-10 */
  ck_assert_str_eq (hv_help_line_get_hours (old), "10–12.");
  hv_clock_set_for_tests (G_GINT64_CONSTANT (1795331400) * G_USEC_PER_SEC); /* 2026-11 */
  ck_assert_ptr_null (hv_help_line_get_hours (old));
  ck_assert_str_eq (hv_help_line_get_hours (line), "Always.");
}
END_TEST

START_TEST (small_items_are_read_with_their_safety_tag)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  ck_assert_int_eq (hv_library_get_items (library)->len, 2);
  HvItem *up = hv_library_find_item (library, "s1");
  ck_assert_ptr_eq (up, hv_library_get_items (library)->pdata[0]);
  ck_assert_str_eq (hv_item_get_id (up), "s1");
  ck_assert_str_eq (hv_item_get_kind (up), "small-good");
  ck_assert_str_eq (hv_item_get_text (up), "Look up.");
  ck_assert_str_eq (hv_item_get_states (up)[1], "alarm");
  ck_assert (hv_item_suits (up, "calm") && !hv_item_suits (up, "sad"));
  ck_assert (hv_item_fits (up, "bed") && !hv_item_fits (up, "silent"));
  ck_assert (hv_item_may_be_drawn (up));
  ck_assert_ptr_null (hv_item_get_unsafe_when (up)[0]);

  HvItem *out = hv_library_find_item (library, "s2");
  ck_assert (!hv_item_may_be_drawn (out));
  ck_assert (!hv_item_fits (out, "near"));
  ck_assert_str_eq (hv_item_get_text (out), "Go round the house.");
  ck_assert_str_eq (hv_item_get_unsafe_when (out)[1], "leaving");
}
END_TEST

START_TEST (what_is_unsafe_in_her_circumstances_is_known)
{
  static const char *const unsafe[] = { "living", "leaving", NULL };
  static const char *const nothing[] = { NULL };
  static const char *const unsaid[] = { "unsaid", "living", NULL };
  for (guint i = 0; hv_circumstances[i] != NULL; i++)
    {
      ck_assert (!hv_is_unsafe_when (nothing, hv_circumstances[i]));
      ck_assert_int_eq (hv_is_unsafe_when (unsafe, hv_circumstances[i]), i == 1 || i == 2);
    }
  ck_assert (!hv_is_unsafe_when (unsafe, NULL));
  ck_assert (hv_is_unsafe_when (unsaid, NULL));
  ck_assert (hv_is_unsafe_when (unsaid, "unsaid"));
}
END_TEST

START_TEST (all_texts_are_told_for_translation)
{
  g_autoptr (HvLibrary) library = load_fixtures ();
  g_autoptr (GPtrArray) texts = hv_library_get_all_texts (library);
  gboolean found = FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      const HvTranslated *text = texts->pdata[i];
      ck_assert (text->msgid[0] != '\0');
      if (g_strcmp0 (text->context, "walk") == 0)
        found = g_str_equal (text->msgid, "Trying.");
    }
  ck_assert (found);
  ck_assert_int_gt (texts->len, 60);
  ck_assert_str_eq (hv_translated_get (NULL), "");
}
END_TEST

START_TEST (a_change_of_language_needs_no_reloading)
{
  hv_language_init ();
  hv_language_set ("en");
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  HvState *afraid = hv_library_find_state (library, "afraid");
  ck_assert_str_eq (hv_state_get_title (afraid), "Afraid");
  hv_language_set ("da");
  ck_assert_str_eq (hv_state_get_title (afraid), "Bange");
  hv_language_set ("en");
  ck_assert_str_eq (hv_state_get_title (afraid), "Afraid");

  /* The same word in another context. */
  GPtrArray *steps = hv_exercise_get_steps (hv_library_find_exercise (library, "x13"));
  const HvChoice *annoyed = NULL;
  for (guint i = 0; i < steps->len && annoyed == NULL; i++)
    annoyed = hv_step_find_choice (steps->pdata[i], "irritated");
  ck_assert_str_eq (annoyed->label->context, "feeling");
  ck_assert_str_eq (hv_translated_get (annoyed->label), "Annoyed");
  hv_language_set ("da");
  ck_assert_str_ne (hv_translated_get (annoyed->label), "Annoyed");
  ck_assert_str_ne (hv_translated_get (annoyed->label), "");

  /* A text with a context that no one has translated is its English, without the context. */
  g_autoptr (HvLibrary) fixtures = load_fixtures ();
  hv_language_set ("da");
  ck_assert_str_eq (hv_exercise_get_purpose (hv_library_find_exercise (fixtures, "walk")), "Trying.");
}
END_TEST

/* Errors */

typedef struct
{
  const char *find, *replace; /* in the fixture; the whole file when @find is NULL */
  int line;
  HvLibraryError code;
  const char *message; /* a part of it */
} Mistake;

#define MALFORMED HV_LIBRARY_ERROR_MALFORMED
#define DUPLICATE HV_LIBRARY_ERROR_DUPLICATE
#define REFERENCE HV_LIBRARY_ERROR_REFERENCE

static char *
replace_once (const char *text, const char *find, const char *replace)
{
  const char *at = strstr (text, find);
  ck_assert_msg (at != NULL, "not in the fixture: %s", find);
  g_autofree char *head = g_strndup (text, at - text);
  return g_strconcat (head, replace, at + strlen (find), NULL);
}

static void
assert_mistakes (const char *fixture, const Mistake *mistakes, gsize n)
{
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *good = NULL;
  ck_assert (g_file_get_contents (path, &good, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      const Mistake *mistake = &mistakes[i];
      g_autofree char *text = mistake->find != NULL ? replace_once (good, mistake->find, mistake->replace)
                                                    : g_strdup (mistake->replace);
      g_autofree char *place = g_strdup_printf ("bad.xml:%d: ", mistake->line);
      g_autoptr (GError) error = NULL;
      g_autoptr (HvLibrary) library = hv_library_new_from_data ("bad.xml", text, strlen (text), &error);
      ck_assert_msg (library == NULL, "taken: %s", mistake->replace);
      ck_assert_msg (error->domain == HV_LIBRARY_ERROR && error->code == (int) mistake->code
                         && g_str_has_prefix (error->message, place) && strstr (error->message, mistake->message) != NULL,
                     "%s\n  gave (%d) %s\n  not  (%d) %s… %s", mistake->replace, error->code, error->message,
                     mistake->code, place, mistake->message);
    }
}

START_TEST (mistakes_in_an_exercises_head_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "id=\"walk\" ", "", 3, MALFORMED, "needs the attribute “id”" },
    { "id=\"walk\"", "id=\"Walk!\"", 3, MALFORMED, "is not an id" },
    { "id=\"walk\"", "id=\"walk\" colour=\"red\"", 3, MALFORMED, "no attribute “colour”" },
    { "id=\"walk\"", "id=\"walk\" id=\"walk\"", 3, MALFORMED, "twice" },
    { "format=\"1\"", "format=\"2\"", 3, MALFORMED, "format=\"2\" is not a whole number" },
    { "minutes=\"5\" kind", "minutes=\"five\" kind", 3, MALFORMED, "minutes=\"five\"" },
    { "minutes=\"5\" kind", "minutes=\"0\" kind", 3, MALFORMED, "from 1 to 90" },
    { "minutes=\"5\" kind", "kind", 3, MALFORMED, "needs the attribute “minutes”" },
    { "kind=\"planning\"", "kind=\"baking\"", 3, MALFORMED, "is none of: grounding" },
    { "kind=\"planning\"", "", 3, MALFORMED, "needs the attribute “kind”" },
    { "privacy=\"P1\"", "privacy=\"P3\"", 3, MALFORMED, "is none of: P0" },
    { "phase=\"underway\"", "phase=\"\"", 3, MALFORMED, "is none of: any" },
    { "fits=\"near silent\"", "fits=\"near outside\"", 3, MALFORMED, "fits: “outside” is none of: near" },
    { "fits=\"near silent\"", "fits=\"near near\"", 3, DUPLICATE, "twice in fits" },
    { "\"living leaving\"", "\"living married\"", 3, MALFORMED, "“married” is none of: unsaid" },
    { "unsafe-when=\"living leaving\"", "", 3, MALFORMED, "need each other" },
    { "<unsafe>Steps are heard.</unsafe>", "", 3, MALFORMED, "need each other" },
    { "<unsafe>Steps are heard.</unsafe>", "<unsafe>{place} is heard.</unsafe>", 5, REFERENCE, "nothing is filled in" },
    { "<title>Walk</title>", "", 3, MALFORMED, "needs a <title>" },
    { "<title>Walk</title>", "<title>Walk</title>\n<title>Run</title>", 6, MALFORMED, "once too often" },
    { "<title>Walk</title>", "<title> \n </title>", 5, MALFORMED, "<title> is empty" },
    { "<title>Walk</title>", "<title>Walk</title> loose", 3, MALFORMED, "loose text in <exercise>" },
    { "<title>Walk</title>", "<title>Walk <b>on</b></title>", 5, MALFORMED, "<b> is not expected here" },
    { "<title>Walk</title>", "<title lang=\"en\">Walk</title>", 5, MALFORMED, "no attribute “lang”" },
    { "<title>Walk</title>", "<title>Walk {place}</title>", 5, REFERENCE, "nothing is filled in here" },
    { "context=\"walk\"", "context=\"\"", 8, MALFORMED, "a context is words" },
    { "context=\"walk\"", "context=\"a  b\"", 8, MALFORMED, "a context is words" },
    { "<title>Walk</title>", "<title>\nWa<!-- l -->lk</title>", 5, MALFORMED, "a comment inside a text" },
    { "<summary>All kinds   of\n    steps.</summary>", "<summary\n note=\"a\"\n odd=\"b\"\n>S</summary>", 6, MALFORMED,
      "no attribute “odd”" },
    { "<asks>Little.</asks>", "<song>La</song>", 3, MALFORMED, "needs a <asks>" },
    { "<keeps>What you choose.</keeps>", "<keeps>W</keeps><song>La</song>", 10, MALFORMED, "<song> is not expected" },
    { "level=\"other-groups\"", "level=\"proof\"", 13, MALFORMED, "is none of: consensus" },
    { "<text>Some.</text>", "", 13, MALFORMED, "<evidence> needs a <text>" },
    { "<evidence level=\"other-groups\" sources=\"E1 E2\"><text>Some.</text></evidence>", "", 3, MALFORMED,
      "needs an <evidence>" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello tea\"/>", 63, REFERENCE, "no step “tea”" },
    { "<short steps=\"hello danger help tools\"/>", "<short/>", 63, MALFORMED, "needs the attribute “steps”" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello hello\"/>", 63, DUPLICATE, "twice in steps" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello Tea\"/>", 63, MALFORMED, "“Tea” in steps is not" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards/>", 66, MALFORMED, "needs the attribute “exercise”" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"tea=yes\"/>", 66, REFERENCE,
      "“tea” is not an earlier step" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"outcome=great\"/>", 66, REFERENCE,
      "“outcome” has no answer “great”" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"outcome>=3\"/>", 66, REFERENCE, "is no rating" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\"><label>{tea}</label></afterwards>", 66, REFERENCE,
      "{tea} is not an earlier step" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_steps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "<steps>", "<steps><dance id=\"d\"/>", 14, MALFORMED, "<dance> is no kind of step" },
    { "<steps>", "<steps>loose", 14, MALFORMED, "loose text in <steps>" },
    { "id=\"burn\"", "id=\"place\"", 42, DUPLICATE, "a second step “place”" },
    { "id=\"burn\"", "id=\"outcome\"", 42, DUPLICATE, "already means something else" },
    { "id=\"burn\" ", "", 42, MALFORMED, "needs the attribute “id”" },
    /* conditions */
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger\">\n      <prompt>How", 28, MALFORMED, "when: “danger” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"signs=heart\">\n      <prompt>How", 28, REFERENCE,
      "“signs” is not an earlier step" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"strength>=3\">\n      <prompt>How", 28, REFERENCE,
      "“strength” is not an earlier step" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger=perhaps\">\n      <prompt>How", 28, REFERENCE,
      "“danger” has no answer “perhaps”" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger=other\">\n      <prompt>How", 28, REFERENCE,
      "no answer “other”" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger>=3\">\n      <prompt>How", 28, REFERENCE, "it is no rating" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"hello=yes\">\n      <prompt>How", 28, REFERENCE, "it is no choice" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"after>=3\">\n      <prompt>How", 28, REFERENCE, "“after” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"outcome=same\">\n      <prompt>How", 28, REFERENCE,
      "“outcome” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"before>=11\">\n      <prompt>How", 28, REFERENCE, "a rating from 0" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"before=high\">\n      <prompt>How", 28, REFERENCE, "a rating from 0" },
    { "value=\"storm\" when=\"strength>=8\"", "value=\"storm\" when=\"signs=heart\"", 38, REFERENCE, "“signs” is not" },
    { "when=\"strength&lt;=7\"", "when=\"strength=storm\"", 40, REFERENCE, "“strength” is a rating" },
    { "<line seconds=\"5\" when=\"strength>=8\">", "<line seconds=\"5\" when=\"guide=a\">", 49, REFERENCE, "“guide” is not" },
    /* places */
    { "You are at {place}.", "You are at {tools}.", 41, REFERENCE, "{tools} is not an earlier step" },
    { "You are at {place}.", "You are at {here}.", 41, REFERENCE, "{here} is not an earlier step" },
    { "You are at {place}.", "You are at {place.", 41, MALFORMED, "a brace without" },
    { "You are at {place}.", "You are at }.", 41, MALFORMED, "a brace without" },
    { "You are at {place}.", "{pl{date}", 41, MALFORMED, "a brace without" },
    /* each kind */
    { "<text>You are at {place}.</text>", "", 41, MALFORMED, "<read> needs a <text>" },
    { "by-line=\"yes\"", "by-line=\"maybe\"", 15, MALFORMED, "is none of: yes, no" },
    { "<alt>Hills</alt>", "", 18, MALFORMED, "needs a <alt>" },
    { "x=\"5\"", "x=\"500\"", 18, MALFORMED, "x=\"500\" is not a number from 0 to 100" },
    { "x=\"5\"", "x=\"5%\"", 18, MALFORMED, "x=\"5%\" is not a number" },
    { "x=\"5\"", "x=\"0x5\"", 18, MALFORMED, "is not a number" },
    { "x=\"5\"", "x=\"nan\"", 18, MALFORMED, "is not a number" },
    { "x=\"5\" ", "", 18, MALFORMED, "needs the attribute “x”" },
    { "tint=\"clay\" centred", "tint=\"red\" centred", 18, MALFORMED, "is none of: sage" },
    { "<prompt>Danger?</prompt>", "", 20, MALFORMED, "<choose> needs a <prompt>" },
    { "<choice value=\"unsure\">", "<choice>", 25, MALFORMED, "needs the attribute “value”" },
    { "<choice value=\"unsure\">", "<choice value=\"no\">", 25, DUPLICATE, "the value “no” is taken" },
    { "<choice value=\"hands\">Hands", "<choice value=\"other\">Hands", 37, DUPLICATE, "her own words" },
    { "<choice value=\"slow\">Slow</choice><choice value=\"none\">None</choice>", "", 44, MALFORMED, "needs a <choice>" },
    { "lines=\"112\"", "lines=\"112 113\"", 27, REFERENCE, "no help line" },
    { "lines=\"112\"", "", 27, MALFORMED, "needs the attribute “lines”" },
    { "<word at=\"3\">Three</word>", "", 28, MALFORMED, "needs a <word at=\"3\">" },
    { "<word at=\"7\">", "<word at=\"6\">", 31, DUPLICATE, "a second word at 6" },
    { "<word at=\"7\">", "<word at=\"11\">", 31, MALFORMED, "from 0 to 10" },
    { "length=\"long\"", "length=\"huge\"", 42, MALFORMED, "is none of: short, long" },
    { "letting-go=\"yes\"", "letting-go=\"yes\" keep-as=\"a\"", 42, MALFORMED, "what is let go cannot be kept" },
    { "max=\"3\"", "max=\"99\"", 43, MALFORMED, "max=\"99\"" },
    { "pattern-from=\"way\"", "pattern-from=\"place\"", 45, REFERENCE, "“place” is not an earlier <choose>" },
    { "pattern-from=\"way\"", "pattern-from=\"later\"", 45, REFERENCE, "“later” is not an earlier <choose>" },
    { "pattern-from=\"way\"", "", 45, MALFORMED, "the pattern “slow” needs a <label>" },
    { "minutes=\"5 1\"", "minutes=\"5 long\"", 45, MALFORMED, "“long” in minutes" },
    { "minutes=\"5 1\"", "", 45, MALFORMED, "needs the attribute “minutes”" },
    { "id=\"slow\" in=\"4\"", "id=\"none\" in=\"4\"", 47, DUPLICATE, "a second pattern “none”" },
    { "in=\"4\" ", "", 47, MALFORMED, "needs the attribute “in”" },
    { "in=\"4\" ", "in=\"60\" ", 47, MALFORMED, "from 1 to 20" },
    { "variant=\"read\"", "variant=\"hold\"", 46, MALFORMED, "is none of: circle" },
    { "<line>A cup.</line><line>A kettle.</line>", "", 46, MALFORMED, "<pattern> needs a <line>" },
    { "<line seconds=\"10\">", "<line>", 49, MALFORMED, "needs the attribute “seconds”" },
    { "<line seconds=\"10\">", "<line seconds=\"0\">", 49, MALFORMED, "from 1 to 600" },
    { "<line seconds=\"10\">Push.</line><line seconds=\"5\" when=\"strength>=8\">Rest.</line>", "", 49, MALFORMED,
      "needs a <line>" },
    { "<sense id=\"hear\"", "<sense id=\"see\"", 50, DUPLICATE, "a second sense “see”" },
    { "<sense id=\"see\" count=\"5\">See five</sense><sense id=\"hear\" count=\"3\">Hear</sense>", "", 50, MALFORMED,
      "needs a <sense>" },
    { "<then><prompt>Then</prompt></then>", "", 51, MALFORMED, "<plan> needs a <then>" },
    { "<then><prompt>Then</prompt></then>", "<then/>", 53, MALFORMED, "<then> needs a <prompt>" },
    { "picture=\"feeling-wheel\" ", "", 56, MALFORMED, "needs the attribute “picture”" },
    { "<nuance value=\"cross\">", "<nuance value=\"anger\">", 58, DUPLICATE, "the value “anger” is taken" },
    { "<sector value=\"joy\"><label>Joy</label></sector>", "<sector value=\"joy\"/>", 59, MALFORMED, "needs a <label>" },
    { "<choice value=\"none-of-them\">", "<choice value=\"cross\">", 60, DUPLICATE, "the value “cross” is taken" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_tables_contacts_and_next_steps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "<prompt>What happened?</prompt>", "", 11, MALFORMED, "<table> needs a <prompt>" },
    { "max=\"2\" keep-as=\"thoughts\"", "max=\"13\"", 11, MALFORMED, "from 1 to 12" },
    { "keep-as=\"thoughts\"", "keep-as=\"next\"", 11, MALFORMED, "“next” is kept by <next>" },
    { "keep-as=\"thoughts\"", "keep-as=\"contacts\"", 11, MALFORMED, "“contacts” is kept by <contacts>" },
    { "keep-as=\"thoughts\"", "reads=\"thoughts\"", 11, MALFORMED, "no attribute “reads”" },
    { "id=\"strength\"", "id=\"situation\"", 17, DUPLICATE, "a second column “situation”" },
    { "id=\"strength\" ", "", 17, MALFORMED, "needs the attribute “id”" },
    { "<label>How strong</label>", "", 17, MALFORMED, "<column> needs a <label>" },
    { "<hint>0 to 10</hint>", "<example>7</example>", 17, MALFORMED, "for a <column> of words" },
    { "<hint>0 to 10</hint>", "<choice value=\"a\">A</choice>", 17, MALFORMED, "rated or chosen, not both" },
    { "rate=\"yes\"", "rate=\"10\"", 17, MALFORMED, "is none of: yes, no" },
    { "<choice value=\"no\">Not calm", "<choice value=\"yes\">Not calm", 18, DUPLICATE, "the value “yes” is taken" },
    { "<choice value=\"no\">Not calm", "<choice value=\"no\" when=\"before>=3\">Not calm", 18, MALFORMED,
      "no attribute “when”" },
    { "<table id=\"sides\">", "<table id=\"sides\" max=\"3\">", 20, MALFORMED, "max is for the rows she adds" },
    { "<table id=\"sides\">", "<table id=\"sides\" when=\"thought=yes\">", 20, REFERENCE, "it is no choice" },
    { "<row id=\"costs\">", "<row id=\"gives\">", 25, DUPLICATE, "a second row “gives”" },
    { "<label>What it costs</label>", "", 25, MALFORMED, "<row> needs a <label>" },
    { "max=\"2\" keep-as=\"contacts\"", "max=\"9\"", 27, MALFORMED, "from 1 to 8" },
    { "keep-as=\"contacts\"", "keep-as=\"people\"", 27, MALFORMED, "is none of: contacts" },
    { "reads=\"contacts\"", "reads=\"next\"", 27, MALFORMED, "is none of: contacts" },
    { "lines=\"112\"", "lines=\"112 113\"", 27, REFERENCE, "no help line" },
    { "<prompt>Anyone else?</prompt>", "", 31, MALFORMED, "<contacts> needs a <prompt>" },
    { "keep-as=\"next\"", "keep-as=\"step\"", 32, MALFORMED, "is none of: next" },
    { "<choice value=\"week\">", "<choice value=\"today\">", 37, DUPLICATE, "the value “today” is taken" },
    { "when=\"step=today\"", "when=\"step=never\"", 39, REFERENCE, "“step” has no answer “never”" },
    { "when=\"step=today\"", "when=\"people=a\"", 39, REFERENCE, "it is no choice" },
    { "<prompt>Another?</prompt>", "<hint>H</hint>", 40, MALFORMED, "<next> needs a <prompt>" },
  };
  assert_mistakes ("thoughts.xml", mistakes, G_N_ELEMENTS (mistakes));

  static const char *const parts[] = { "column", "row" };
  static const char *const told[] = { "a <table> has at most 10 columns", "a <table> has at most 12 rows" };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) steps = g_string_new ("<table id='t'><prompt>P</prompt><column id='c'><label>C</label></column>");
      for (guint n = 0; n < 13; n++)
        g_string_append_printf (steps, "<%s id='%u'><label>L</label></%s>", parts[i], n, parts[i]);
      g_string_append (steps, "</table>");
      g_autofree char *text = make_exercise_text (5, "P1", steps->str, "");
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_library_new_from_data ("made.xml", text, strlen (text), &error));
      ck_assert_msg (strstr (error->message, told[i]) != NULL, "%s", error->message);
    }

  g_autofree char *bare = make_exercise_text (5, "P1", "<table id='t'><prompt>P</prompt></table>", "");
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("made.xml", bare, strlen (bare), &error));
  ck_assert_msg (strstr (error->message, "<table> needs a <column>") != NULL, "%s", error->message);
}
END_TEST

START_TEST (mistakes_in_maps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "picture=\"window\"", "picture=\"door\"", 11, MALFORMED,
      "is none of: feeling-wheel, window" },
    { "picture=\"window\"", "picture=\"window\" max=\"3\"", 11, MALFORMED,
      "has no attribute “max”" },
    { "picture=\"window\"", "picture=\"window\" many=\"yes\"", 11, MALFORMED,
      "has no attribute “many”" },
    { "<zone value=\"in\" tint=\"sage\"><label>In the window</label></zone>", "", 11, MALFORMED,
      "<map> needs 3 of <zone>" },
    { "<nuance value=\"far-below\">", "<nuance value=\"above\">", 15, DUPLICATE,
      "the value “above” is taken" },
    { "<ring value=\"outer\"><label>Outer</label></ring>", "", 19, MALFORMED,
      "<map> needs 3 of <ring>" },
    { "<ring value=\"outer\">", "<ring value=\"family\">", 24, DUPLICATE,
      "the value “family” is taken" },
    { "max=\"4\"", "max=\"31\"", 19, MALFORMED,
      "from 1 to 30" },
    { "when=\"people=unsafe\"", "when=\"people=unsound\"", 30, REFERENCE,
      "“people” has no answer “unsound”" },
    { "when=\"people=unsafe\"", "when=\"people.close>=1\"", 30, REFERENCE,
      "“people” is not an earlier <map> with numbers" },
    { "from=\"people\"", "from=\"where\"", 31, REFERENCE,
      "“where” is not an earlier <map> of points" },
    { "from=\"people\" ", "from=\"people\" reads=\"network\" ", 31, MALFORMED, "from or reads" },
    { "from=\"people\" ", "", 31, MALFORMED,
      "needs the attribute “from”" },
    { "without=\"unsafe\"", "without=\"unsound\"", 31, REFERENCE,
      "“people” has no tag “unsound”" },
    { "<area value=\"joy\"><label>Joy</label></area>", "", 36, MALFORMED,
      "<map> needs at least 8 of <area>" },
    { "<word at=\"4\">Four</word>", "", 36, MALFORMED,
      "<map> needs a <word at=\"4\">" },
    { "areas.safety&lt;=4", "areas.garden&lt;=4", 50, REFERENCE,
      "“areas” has no part “garden”" },
    { "areas.safety&lt;=4", "areas.safety=4", 50, REFERENCE,
      "to be compared by >= or <=" },
    { "areas.safety&lt;=4", "areas.safety&lt;=11", 50, REFERENCE,
      "to be compared by >= or <=" },
    { "areas.safety&lt;=4", "areas.safety.now&lt;=4", 50, MALFORMED,
      "is not a comparison" },
    { "when=\"had=drink\"", "when=\"circle=me\"", 55, REFERENCE,
      "“circle” is not an earlier step" },
    { "<label>Me</label>", "", 56, MALFORMED,
      "<part> needs a <label>" },
    { "<marker value=\"helped\" tint=\"dusk\"><label>", "<marker value=\"helped\" tint=\"dusk\" when=\"had=no\"><label>", 62, MALFORMED,
      "has no attribute “when”" },
  };
  assert_mistakes ("maps.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_other_files_are_told_with_their_line)
{
  static const Mistake module[] = {
    { "door=\"calm\"", "door=\"open\"", 1, MALFORMED, "is none of: calm" },
    { "unsafe-when=\"apart\"", "unsafe-when=\"alone\"", 1, MALFORMED, "“alone” is none of: unsaid" },
    { "<unsafe>Too far.</unsafe>", "", 1, MALFORMED, "need each other" },
    { "sensitivity=\"3\"", "sensitivity=\"4\"", 1, MALFORMED, "from 1 to 3" },
    { "<page id=\"two\">", "<page id=\"one\">", 5, DUPLICATE, "a second page “one”" },
    { "<heading>Two</heading>", "", 5, MALFORMED, "<page> needs a <heading>" },
    { "<text>First.</text><text>Second.</text>", "", 4, MALFORMED, "<page> needs a <text>" },
    { "<short><text>In short.</text></short>", "", 1, MALFORMED, "needs a <short>" },
    { "<already>What can you do?</already>", "", 1, MALFORMED, "needs a <already>" },
    { "<exercises ids=\"walk nowhere\"/>", "", 1, MALFORMED, "needs <exercises>" },
    { "<exercises ids=\"walk nowhere\"/>", "<exercises/>", 13, MALFORMED, "needs the attribute “ids”" },
    { "<group minutes=\"60\">", "<group>", 16, MALFORMED, "needs the attribute “minutes”" },
    { "<reflection>What now?</reflection>", "<reflection>{date}?</reflection>", 12, REFERENCE, "nothing is filled in" },
  };
  static const Mistake pages[] = {
    { NULL, "<module id='m' format='1' minutes='1' phase='start' door='me' sensitivity='1'>\n<title>T</title></module>", 1,
      MALFORMED, "<summary>" },
  };
  static const Mistake state[] = {
    { "order=\"2\"", "order=\"first\"", 1, MALFORMED, "order=\"first\"" },
    { "tint=\"sage\"", "", 1, MALFORMED, "needs the attribute “tint”" },
    { "exercises=\"walk nowhere\"", "exercises=\"walk walk\"", 1, DUPLICATE, "twice in exercises" },
    { "avoid=\"run\"", "avoid=\"nowhere\"", 1, MALFORMED, "“nowhere” is offered and to be avoided" },
    { "avoid=\"run\"", "avoid=\"walk\"", 1, MALFORMED, "“walk” is offered and to be avoided" },
    { "rests=\"thoughts\"", "rests=\"all\"", 1, MALFORMED, "rests=\"all\" is none of" },
    { "opens=\"later\"", "opens=\"soon\"", 5, MALFORMED, "opens=\"soon\" is none of" },
    { "<ask>Later?</ask>", "", 5, MALFORMED, "needs an <ask>" },
    { "lines=\"112\"", "lines=\"113\"", 4, REFERENCE, "there is no help line “113”" },
    { "id=\"later\"", "id=\"first\"", 5, DUPLICATE, "a branch “first” already" },
    { "<text>Yes.</text>", "", 5, MALFORMED, "needs a <text>" },
    { "<text>Good.</text>", "<text>Good.</text><text>Bad.</text>", 3, MALFORMED, "once too often" },
  };
  static const Mistake help[] = {
    { "country=\"XX\" ", "", 1, MALFORMED, "needs the attribute “country”" },
    { "number=\"112\"", "number=\"call us\"", 2, MALFORMED, "cannot be dialled" },
    { "number=\"112\"", "number=\"112\" site=\"Example!\"", 2, MALFORMED, "is no name such as example.org" },
    { "checked=\"2026-11\"", "checked=\"lately\"", 2, MALFORMED, "is not a month" },
    { "checked=\"2026-11\"", "checked=\"2026-13\"", 2, MALFORMED, "is not a month" },
    { "checked=\"2026-11\"", "checked=\"2026/11\"", 2, MALFORMED, "is not a month" },
    { "source=\"a letter\"", "", 5, MALFORMED, "needs the attribute “source”" },
    { "<name>Old</name>", "", 5, MALFORMED, "needs a <name>" },
    { "id=\"old\"", "id=\"112\"", 5, DUPLICATE, "“112” is in the library already" },
    { NULL, "<help country='X' format='1'>\n</help>", 1, MALFORMED, "<help> needs a <line>" },
  };
  static const Mistake items[] = {
    { "kind=\"small-good\"", "kind=\"large\"", 1, MALFORMED, "is none of: grounding" },
    { "kind=\"small-good\" ", "", 1, MALFORMED, "needs the attribute “kind”" },
    { "format=\"1\"", "format=\"2\"", 1, MALFORMED, "format=\"2\"" },
    { "draw=\"free\"", "", 2, MALFORMED, "needs the attribute “draw”" },
    { "draw=\"choose\"", "draw=\"often\"", 3, MALFORMED, "is none of: free, choose" },
    { "states=\"alarm\"", "", 3, MALFORMED, "needs the attribute “states”" },
    { "states=\"alarm\"", "states=\"\"", 3, MALFORMED, "needs the attribute “states”" },
    { "states=\"calm alarm\"", "states=\"calm calm\"", 2, DUPLICATE, "twice in states" },
    { "fits=\"near bed\"", "fits=\"near sofa\"", 2, MALFORMED, "“sofa” is none of: near" },
    { "unsafe-when=\"living leaving\"", "unsafe-when=\"living married\"", 3, MALFORMED, "“married” is none of: unsaid" },
    { "id=\"s2\"", "id=\"s1\"", 3, DUPLICATE, "“s1” is in the library already" },
    { "<text>Look up.</text>", "", 2, MALFORMED, "<item> needs a <text>" },
    { "<text>Look up.</text>", "<text>{date}</text>", 2, REFERENCE, "nothing is filled in" },
    { NULL, "<items kind='sleep' format='1'>\n</items>", 1, MALFORMED, "<items> needs an <item>" },
  };
  assert_mistakes ("small-good.xml", items, G_N_ELEMENTS (items));
  static const Mistake route[] = {
    { "for=\"group\"", "for=\"two\"", 1, MALFORMED, "is none of: one" },
    { "for=\"group\"", "for=\"one\"", 1, MALFORMED, "<leader> is for a group" },
    { " connection=\"walk\"", "", 1, MALFORMED, "needs the attribute “connection”" },
    { "order=\"4\"", "order=\"last\"", 1, MALFORMED, "order=\"last\"" },
    { "<slot id=\"talk\"", "<slot id=\"come\"", 6, DUPLICATE, "a second slot “come”" },
    { "minutes=\"10\"", "minutes=\"0\"", 6, MALFORMED, "from 1 to 120" },
    { "<label>Talk</label>", "", 6, MALFORMED, "needs a <label>" },
    { "<part id=\"second\"", "<part id=\"first\"", 12, DUPLICATE, "a second part “first”" },
    { " exercises=\"walk\"", "", 12, MALFORMED, "needs modules or exercises" },
    { "exercises=\"walk\"", "exercises=\"walk walk\"", 12, DUPLICATE, "twice in exercises" },
    { NULL, "<route id='a' format='1' order='1' for='one' connection='x'>\n<title>T</title><summary>S</summary></route>", 1,
      MALFORMED, "1 to 30 parts" },
    { NULL, "<route id='a' format='1' order='1' for='group' connection='x'>\n<title>T</title><summary>S</summary>"
            "<part id='p' modules='m'><heading>H</heading></part></route>", 1, MALFORMED, "has a <shape>" },
  };
  assert_mistakes ("circle.xml", route, G_N_ELEMENTS (route));
  assert_mistakes ("m01.xml", module, G_N_ELEMENTS (module));
  assert_mistakes ("m01.xml", pages, G_N_ELEMENTS (pages));
  assert_mistakes ("calm.xml", state, G_N_ELEMENTS (state));
  static const Mistake sentences[] = {
    { "topic=\"hope\"", "topic=\"joy\"", 2, MALFORMED, "topic=\"joy\" is none of" },
    { "<sentence>I can step.</sentence>", "", 3, MALFORMED, "needs a <sentence>" },
    { "id=\"step\"", "id=\"hope\"", 3, DUPLICATE, "“hope” is in the library already" },
    { "<word at=\"7\">W7</word>", "", 1, MALFORMED, "needs a <word at=\"7\">" },
    { "<prompt>How well?</prompt>", "", 1, MALFORMED, "needs a <prompt>" },
  };
  assert_mistakes ("xx.xml", help, G_N_ELEMENTS (help));
  assert_mistakes ("sentences.xml", sentences, G_N_ELEMENTS (sentences));
}
END_TEST

START_TEST (what_is_not_our_xml_is_refused)
{
  static const Mistake mistakes[] = {
    { NULL, "", 1, MALFORMED, "empty" },
    { NULL, "words", 1, MALFORMED, "" },
    { NULL, "<page id='a'/>", 1, MALFORMED, "neither exercise, module, state, route, help nor items" },
    { NULL, "\n\n<state>\n<title>T</state>", 4, MALFORMED, "state" },
    { NULL, "<state>\n<title>T</title>\n", 3, MALFORMED, "" },
    { NULL, "<state/>\n<state/>", 2, MALFORMED, "" },
    { NULL, "<state>&nbsp;</state>", 1, MALFORMED, "nbsp" },
    { NULL, "<!DOCTYPE state [<!ENTITY a 'b'>]>\n<state/>", 1, MALFORMED, "neither a document type" },
    { NULL, "<state>\n<title><![CDATA[T]]></title></state>", 2, MALFORMED, "CDATA" },
    { NULL, "<state>\n\n<?php x ?></state>", 3, MALFORMED, "instructions" },
    { NULL, "<state>\n\n\n\xff\xfe</state>", 4, MALFORMED, "not UTF-8" },
    { NULL, "<a><a><a><a><a><a><a><a>\n<a><a><a><a><a><a><a><a>\n<a/>", 3, MALFORMED, "more than 16 levels" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));

  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("nul.xml", "<state>\0</state>", 16, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, MALFORMED));
}
END_TEST

START_TEST (a_byte_order_mark_does_no_harm)
{
  static const char text[] = "\xef\xbb\xbf<state id='a' format='1' order='1' tint='sage' exercises=''><title>T</title>"
                             "<text>X &amp; Y &lt; Z</text></state>";
  g_autoptr (HvLibrary) library = hv_library_new_from_data ("a.xml", text, strlen (text), NULL);
  ck_assert (library != NULL);
  ck_assert_str_eq (hv_state_get_text (hv_library_find_state (library, "a")), "X & Y < Z");
}
END_TEST

START_TEST (a_hostile_file_costs_nothing)
{
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, ' ');
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("large.xml", large, strlen (large), &error));
  ck_assert_str_eq (error->message, "large.xml:1: larger than 1048576 bytes");
  g_clear_error (&error);

  GString *many = g_string_new ("<state>");
  for (guint i = 0; i < 6000; i++)
    g_string_append (many, "<a/>");
  ck_assert_ptr_null (hv_library_new_from_data ("many.xml", many->str, many->len, &error));
  ck_assert (strstr (error->message, "5000 elements") != NULL);
  g_clear_error (&error);

  /* A state of 4900 unknown elements and an exercise of too many steps: told, and not in one message each. */
  g_string_assign (many, "<exercise><steps>");
  for (guint i = 0; i < 65; i++)
    g_string_append_printf (many, "<read id='r%u'><text>T</text></read>", i);
  g_string_append (many, "</steps></exercise>");
  g_autofree char *folder = g_dir_make_tmp ("library-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "many.xml", NULL);
  ck_assert (g_file_set_contents (path, many->str, many->len, NULL));
  const char *paths[] = { path, NULL };
  gboolean sound = TRUE;
  g_auto (GStrv) lines = hv_library_check_files (paths, &sound);
  ck_assert (!sound);
  g_autofree char *all = g_strjoinv ("\n", lines);
  ck_assert (strstr (all, "an exercise has 1 to 64 steps") != NULL);

  /* A line without end and a list without end. */
  g_autofree char *endless = g_strnfill (500000, 'a');
  g_autofree char *text = g_strdup_printf ("<state id='a' format='1' order='1' tint='sage' exercises=''>\n"
                                           "<title>%s</title><text>T</text></state>", endless);
  ck_assert_ptr_null (hv_library_new_from_data ("a.xml", text, strlen (text), &error));
  ck_assert_str_eq (error->message, "a.xml:2: a text of more than 2000 characters");
  g_clear_error (&error);
  for (guint i = 1; i < 500000; i += 2)
    endless[i] = ' ';
  g_autofree char *list = g_strdup_printf ("<state id='a' format='1' order='1' tint='sage' exercises='%s'>"
                                           "<title>T</title><text>T</text></state>", endless);
  ck_assert_ptr_null (hv_library_new_from_data ("a.xml", list, strlen (list), &error));
  ck_assert_str_eq (error->message, "a.xml:1: more than 64 words in exercises");
  g_clear_error (&error);

  g_string_assign (many, "<state>");
  for (guint i = 0; i < 4900; i++)
    g_string_append (many, "<a/>");
  g_string_append (many, "</state>");
  ck_assert (g_file_set_contents (path, many->str, many->len, NULL));
  g_auto (GStrv) some = hv_library_check_files (paths, NULL);
  ck_assert_int_eq (g_strv_length (some), 200);
  g_string_free (many, TRUE);

  ck_assert (g_file_set_contents (path, large, 2 * 1024 * 1024, NULL));
  ck_assert_ptr_null (hv_library_new_from_files (paths, &error));
  ck_assert (strstr (error->message, "larger than") != NULL);
  g_remove (path);
  g_rmdir (folder);
}
END_TEST

START_TEST (files_that_are_none_are_told)
{
  static const char *const missing[] = { "/nowhere/at/all.xml", NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_files (missing, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_NOT_FOUND));
  ck_assert (g_str_has_prefix (error->message, "/nowhere/at/all.xml:0: "));
  g_clear_error (&error);
  static const char *const folder[] = { "/", NULL };
  ck_assert_ptr_null (hv_library_new_from_files (folder, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (the_same_id_in_two_files_is_told)
{
  g_autofree char *calm = fixture_path ("calm.xml");
  g_autofree char *alarm = fixture_path ("alarm.xml");
  const char *paths[] = { calm, alarm, calm, NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_files (paths, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, DUPLICATE));
  ck_assert (strstr (error->message, "“calm” is in the library already") != NULL);
}
END_TEST

START_TEST (authors_are_told_everything_at_once)
{
  g_autofree char *folder = g_dir_make_tmp ("library-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x77.xml", NULL);
  g_autofree char *module = g_build_filename (folder, "m77.xml", NULL);
  g_autofree char *bad = make_exercise_text (5, "P9", "\n<help id='a' lines='112 999'><text>T</text></help>\n<read id='b'/>",
                                             "<song/>");
  ck_assert (g_file_set_contents (path, bad, -1, NULL));
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < 61; i++)
    g_string_append (words, "word ");
  g_autofree char *long_page = g_strdup_printf (
      "<module id='m77' format='1' minutes='3' phase='start' door='me' sensitivity='3'><title>T</title>"
      "<summary>S</summary>\n<page id='a'><heading>H</heading><text>%s</text></page><short><text>S</text></short>"
      "<already>A</already><reflection>R</reflection><exercises ids='x01'/><talk>T</talk>"
      "<group minutes='5'><text>G</text></group></module>",
      words->str);
  ck_assert (g_file_set_contents (module, long_page, -1, NULL));
  g_string_free (words, TRUE);

  const char *paths[] = { path, module, NULL };
  gboolean sound = TRUE;
  g_auto (GStrv) lines = hv_library_check_files (paths, &sound);
  ck_assert (!sound);
  g_autofree char *all = g_strjoinv ("\n", lines);
  static const char *const expected[] = {
    "x77.xml:1: advice: “made” is looked for in made.xml",
    "x77.xml:1: error: privacy=\"P9\" is none of",
    "x77.xml:2: error: there is no help line “999”",
    "x77.xml:3: error: <read> needs a <text>",
    "x77.xml:3: error: <song> is not expected",
    "m77.xml:1: advice: sensitivity 3 wants a <content-note>",
    "m77.xml:1: advice: 1 pages; five to nine read best",
    "m77.xml:2: advice: the page “a” has 61 words; at most 60",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_msg (strstr (all, expected[i]) != NULL, "not told: %s\n%s", expected[i], all);
  ck_assert_ptr_null (strstr (all, "no help line “112”")); /* the built-in one */

  const char *only_module[] = { module, NULL };
  g_auto (GStrv) advice = hv_library_check_files (only_module, &sound);
  ck_assert (sound);
  ck_assert_int_eq (g_strv_length (advice), 3);
  g_remove (path);
  g_remove (module);
  g_rmdir (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("library");
  TCase *tc = tcase_create ("library");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, the_built_in_library_is_sound);
  tcase_add_test (tc, an_exercises_head_is_read);
  tcase_add_test (tc, every_kind_of_step_is_read);
  tcase_add_test (tc, tables_contacts_and_next_steps_are_read);
  tcase_add_test (tc, a_module_is_read);
  tcase_add_test (tc, states_come_in_their_order_and_pass_over_what_is_missing);
  tcase_add_test (tc, a_route_is_read);
  tcase_add_test (tc, sentences_lend_their_words_to_the_steps_of_their_series);
  tcase_add_test (tc, the_nine_sentences_are_those_that_the_check_in_asks);
  tcase_add_test (tc, nothing_is_printed_of_help_that_is_not_confirmed);
  tcase_add_test (tc, a_state_says_what_is_avoided_and_branches);
  tcase_add_test (tc, the_fifteen_states_lead_somewhere);
  tcase_add_test (tc, help_lines_tell_hours_only_while_they_are_fresh);
  tcase_add_test (tc, small_items_are_read_with_their_safety_tag);
  tcase_add_test (tc, what_is_unsafe_in_her_circumstances_is_known);
  tcase_add_test (tc, all_texts_are_told_for_translation);
  tcase_add_test (tc, a_change_of_language_needs_no_reloading);
  tcase_add_test (tc, mistakes_in_an_exercises_head_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_steps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_tables_contacts_and_next_steps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_maps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_other_files_are_told_with_their_line);
  tcase_add_test (tc, what_is_not_our_xml_is_refused);
  tcase_add_test (tc, a_byte_order_mark_does_no_harm);
  tcase_add_test (tc, a_hostile_file_costs_nothing);
  tcase_add_test (tc, files_that_are_none_are_told);
  tcase_add_test (tc, the_same_id_in_two_files_is_told);
  tcase_add_test (tc, authors_are_told_everything_at_once);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
