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
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
