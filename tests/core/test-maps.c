/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "make-exercise.h"
#include "practice/map-points.h"
#include "practice/runner.h"

#include <stdlib.h>

static HvExercise *
load_maps (void)
{
  g_autofree char *path = fixture_path ("maps.xml");
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_files (paths, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return g_object_ref (hv_library_find_exercise (library, "maps"));
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static HvMapPoint *
point_at (GPtrArray *points, guint i)
{
  ck_assert_uint_lt (i, points->len);
  return points->pdata[i];
}

static void
assert_on_her_way (HvRunner *runner, const char *id, gboolean expected)
{
  const HvStep *step = hv_exercise_find_step (hv_runner_get_exercise (runner), id);
  ck_assert_msg (hv_runner_is_on_her_way (runner, step) == expected, "%s", id);
}

START_TEST (every_picture_is_read)
{
  g_autoptr (HvExercise) maps = load_maps ();
  const HvStep *window = hv_exercise_find_step (maps, "where");
  ck_assert (window->map == HV_MAP_WINDOW && !hv_step_has_points (window));
  ck_assert_uint_eq (window->choices->len, 4);
  ck_assert_str_eq (hv_translated_get (hv_step_find_choice (window, "far-below")->label), "Far below");
  const HvStep *network = hv_exercise_find_step (maps, "people");
  ck_assert (network->map == HV_MAP_NETWORK && hv_step_has_points (network));
  ck_assert_uint_eq (network->rings->len, 3);
  ck_assert_uint_eq (network->choices->len, 3);
  ck_assert_uint_eq (network->max_items, 4);
  ck_assert_str_eq (network->reads, "network");
  ck_assert_str_eq (hv_step_find_choice (network, "unsafe")->tint, "clay");
  const HvStep *water = hv_exercise_find_step (maps, "water");
  ck_assert_str_eq (water->from, "people");
  ck_assert_str_eq (water->without[0], "unsafe");
  ck_assert (water->other);
  const HvStep *compass = hv_exercise_find_step (maps, "areas");
  ck_assert_uint_eq (compass->words->len, 11);
  ck_assert_uint_eq (compass->choices->len, 8);
  const HvStep *circle = hv_exercise_find_step (maps, "circle");
  ck_assert_ptr_nonnull (hv_step_find_choice (circle, "drink")->when);
  ck_assert_int_eq (hv_exercise_find_step (maps, "line")->map, HV_MAP_PATH);
}
END_TEST

START_TEST (points_come_back_as_they_were_written)
{
  g_autoptr (HvExercise) maps = load_maps ();
  static const struct
  {
    const char *step, *lines[4];
  } answers[] = {
    { "people", { "family\tclose\tgives\t-1\t0\tA", "places\touter\t\t-1\t0\tThe choir – æøå" } },
    { "areas", { "body\t\t\t4\t0\t", "money\t\t\t-1\t1\t", "joy\t\t\t0\t0\tLight" } },
    { "circle", { "doer\t\t\t11\t0\t", "\t\t\t0\t0\tThe neighbours" } },
    { "line", { "managed\t\t\t-1\t0\tThe move", "helped\t\t\t-1\t0\tK" } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const HvStep *step = hv_exercise_find_step (maps, answers[i].step);
      g_autoptr (GPtrArray) points = hv_map_points_read (step, answers[i].lines);
      g_auto (GStrv) lines = hv_map_points_write (step, points);
      ck_assert_msg (g_strv_equal ((const char *const *) lines, answers[i].lines), "%s", answers[i].step);
    }
}
END_TEST

START_TEST (what_does_not_belong_to_the_map_is_passed_over)
{
  g_autoptr (HvExercise) maps = load_maps ();
  const HvStep *network = hv_exercise_find_step (maps, "people");
  g_autoptr (GPtrArray) people
      = hv_map_points_read (network, LINES ("family\tclose\tgives gone\t-1\t0\tA", "cousins\tclose\t\t-1\t0\tB",
                                            "family\tnowhere\t\t-1\t0\tC", "family\tclose\t\t-1\t0\t", "no point", ""));
  ck_assert_uint_eq (people->len, 1);
  ck_assert_uint_eq (g_strv_length (point_at (people, 0)->tags), 1);

  const HvStep *compass = hv_exercise_find_step (maps, "areas");
  g_autoptr (GPtrArray) areas = hv_map_points_read (compass, LINES ("body\t\t\t17\t0\t", "moon\t\t\t3\t0\t"));
  ck_assert_uint_eq (areas->len, 8);
  ck_assert_int_eq (point_at (areas, 0)->number, -1);
}
END_TEST

START_TEST (a_map_has_no_more_points_than_it_says)
{
  g_autoptr (HvExercise) maps = load_maps ();
  const HvStep *path = hv_exercise_find_step (maps, "line");
  g_autoptr (GPtrArray) points
      = hv_map_points_read (path, LINES ("managed\t\t\t-1\t0\ta", "managed\t\t\t-1\t0\tb", "managed\t\t\t-1\t0\tc",
                                         "managed\t\t\t-1\t0\td"));
  ck_assert_uint_eq (points->len, 3);
}
END_TEST

START_TEST (a_circle_never_holds_more_than_itself)
{
  g_autoptr (HvExercise) maps = load_maps ();
  const HvStep *circle = hv_exercise_find_step (maps, "circle");
  g_autoptr (GPtrArray) parts
      = hv_map_points_read (circle, LINES ("doer\t\t\t15\t0\t", "me\t\t\t15\t0\t", "\t\t\t9\t0\tThe hill"));
  ck_assert_int_eq (point_at (parts, 0)->number, 15);
  ck_assert_int_eq (point_at (parts, 2)->number, 5);
  ck_assert_int_eq (point_at (parts, 3)->number, 0);
  ck_assert_uint_eq (hv_map_points_count_free (parts), 0);
  ck_assert_int_eq (hv_map_points_get_number (circle, parts, "me"), 25);
}
END_TEST

START_TEST (what_is_on_a_map_decides_the_way)
{
  g_autoptr (HvExercise) maps = load_maps ();
  g_autoptr (HvRunner) runner = hv_runner_new (maps, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  hv_runner_begin (runner, FALSE);
  const char *conditional[] = { "high", "careful", "watered", "low", "friend", "end" };
  for (gsize i = 0; i < G_N_ELEMENTS (conditional); i++)
    assert_on_her_way (runner, conditional[i], FALSE);

  hv_answers_set_choices (answers, "where", LINES ("far-above"), NULL);
  hv_answers_set_list (answers, "people", LINES ("family\tclose\tunsafe\t-1\t0\tA", "friends\touter\t\t-1\t0\tB"));
  hv_answers_set_choices (answers, "water", NULL, "B");
  hv_answers_set_list (answers, "areas", LINES ("safety\t\t\t4\t0\t"));
  hv_answers_set_list (answers, "circle", LINES ("me\t\t\t11\t0\t"));
  hv_answers_set_list (answers, "line", LINES ("helped\t\t\t-1\t0\tK"));
  for (gsize i = 0; i < G_N_ELEMENTS (conditional); i++)
    assert_on_her_way (runner, conditional[i], TRUE);
  g_autofree char *filled = hv_runner_fill_in (runner, "You chose {water}.");
  ck_assert_str_eq (filled, "You chose B.");

  hv_answers_set_list (answers, "people", LINES ("family\tclose\tgives\t-1\t0\tA"));
  hv_answers_set_list (answers, "areas", LINES ("safety\t\t\t5\t0\t", "body\t\t\t1\t0\t"));
  hv_answers_set_list (answers, "circle", LINES ("me\t\t\t10\t0\t")); /* half is not more than half */
  hv_answers_set_list (answers, "line", LINES ("managed\t\t\t-1\t0\tK"));
  assert_on_her_way (runner, "careful", FALSE);
  assert_on_her_way (runner, "low", FALSE);
  assert_on_her_way (runner, "friend", FALSE);
  assert_on_her_way (runner, "end", FALSE);
}
END_TEST

START_TEST (a_hidden_area_is_asked_for_and_told_nowhere)
{
  g_autoptr (HvExercise) maps = load_maps ();
  g_autoptr (HvRunner) runner = hv_runner_new (maps, TRUE);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_list (hv_runner_get_answers (runner), "areas", LINES ("safety\t\t\t2\t1\t", "joy\t\t\t10\t0\tLight"));
  assert_on_her_way (runner, "low", FALSE);
  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_str_eq (described, "How is it?\n• Light: 10 – Ten");
}
END_TEST

START_TEST (a_part_no_longer_offered_does_not_count)
{
  g_autoptr (HvExercise) maps = load_maps ();
  g_autoptr (HvRunner) runner = hv_runner_new (maps, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_choices (answers, "had", LINES ("drink"), NULL);
  hv_answers_set_list (answers, "circle", LINES ("drink\t\t\t8\t0\t", "\t\t\t3\t0\tThe hill", "doer\t\t\t2\t0\t"));
  g_autofree char *with = hv_runner_fill_in (runner, "{circle}");
  ck_assert_str_eq (with, "The one who did it, The drink, The hill");
  hv_answers_set_choices (answers, "had", LINES ("no"), NULL);
  g_autofree char *without = hv_runner_fill_in (runner, "{circle}");
  ck_assert_str_eq (without, "The one who did it, The hill");
}
END_TEST

START_TEST (maps_are_told_in_words)
{
  g_autoptr (HvExercise) maps = load_maps ();
  g_autoptr (HvRunner) runner = hv_runner_new (maps, TRUE);
  HvAnswers *answers = hv_runner_get_answers (runner);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_choices (answers, "where", LINES ("below"), NULL);
  hv_answers_set_list (answers, "people", LINES ("family\tclose\tgives unsafe\t-1\t0\tA", "places\touter\t\t-1\t0\tChoir"));
  hv_answers_set_list (answers, "circle", LINES ("doer\t\t\t12\t0\t", "me\t\t\t0\t0\t"));
  hv_answers_set_list (answers, "line", LINES ("helped\t\t\t-1\t0\tK"));
  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_str_eq (described, "Where?\nBelow\n\nWho?\n• A – Close, Family – gives energy, not safe\n• Choir – Outer, Places"
                               "\n\nHow much?\n• The one who did it: 12/20\n\nYour path\n• Someone who helped: K");
}
END_TEST

START_TEST (a_map_left_halfway_is_found_again)
{
  g_autoptr (HvExercise) maps = load_maps ();
  g_autoptr (HvRunner) runner = hv_runner_new (maps, TRUE);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_list (hv_runner_get_answers (runner), "people", LINES ("family\tclose\tgives\t-1\t0\tA"));
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  g_autoptr (HvRunner) later = hv_runner_new (maps, TRUE);
  ck_assert (hv_runner_restore_place (later, place, NULL));
  g_autofree char *described = hv_runner_describe (later);
  ck_assert_str_eq (described, "Who?\n• A – Close, Family – gives energy");
}
END_TEST

/* Her words hold no sign that the lines are made of. */
START_TEST (no_words_of_hers_can_break_a_line)
{
  g_autoptr (HvExercise) maps = load_maps ();
  const HvStep *path = hv_exercise_find_step (maps, "line");
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_map_point_free);
  g_ptr_array_add (points, hv_map_point_new ("managed", "one\ttwo\nthree"));
  g_auto (GStrv) lines = hv_map_points_write (path, points);
  g_autoptr (GPtrArray) again = hv_map_points_read (path, (const char *const *) lines);
  ck_assert_str_eq (point_at (again, 0)->words, "one two three");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("maps");
  TCase *tc = tcase_create ("maps");
  tcase_add_test (tc, every_picture_is_read);
  tcase_add_test (tc, points_come_back_as_they_were_written);
  tcase_add_test (tc, what_does_not_belong_to_the_map_is_passed_over);
  tcase_add_test (tc, a_map_has_no_more_points_than_it_says);
  tcase_add_test (tc, a_circle_never_holds_more_than_itself);
  tcase_add_test (tc, what_is_on_a_map_decides_the_way);
  tcase_add_test (tc, a_hidden_area_is_asked_for_and_told_nowhere);
  tcase_add_test (tc, a_part_no_longer_offered_does_not_count);
  tcase_add_test (tc, maps_are_told_in_words);
  tcase_add_test (tc, a_map_left_halfway_is_found_again);
  tcase_add_test (tc, no_words_of_hers_can_break_a_line);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
