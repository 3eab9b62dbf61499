/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan is, and that there is no room in it for anything of hers. */

#include "plan-testing.h"

#include "plan/plan-code.h"
#include "plan/plan-file.h"
#include "plan/plan-private.h"

#include <string.h>

static void
is (const HvPlan *plan, const char *expected)
{
  g_autofree char *described = describe (plan);
  ck_assert_str_eq (described, expected);
}

START_TEST (what_is_picked_stands_in_its_order)
{
  g_autoptr (HvPlan) plan = hv_plan_new ();
  ck_assert (hv_plan_is_empty (plan));
  ck_assert (hv_plan_add (plan, "m07") && hv_plan_add (plan, "x12") && hv_plan_add (plan, "x02"));
  is (plan, "m07 x12 x02");
  hv_plan_move (plan, 2, 0);
  is (plan, "x02 m07 x12");
  hv_plan_move (plan, 0, 1);
  is (plan, "m07 x02 x12");
  hv_plan_remove (plan, 1);
  is (plan, "m07 x12");
  ck_assert_ptr_null (hv_plan_get_route (plan));
  hv_plan_remove (plan, 1);
  hv_plan_remove (plan, 0);
  ck_assert (hv_plan_is_empty (plan));
}
END_TEST

START_TEST (nothing_is_in_it_twice_and_nothing_but_modules_and_exercises)
{
  static const char *const never[]
      = { "",     "m",    "m0",    "m00", "m7",   "m65",   "x129", "x007", "m-1",  "y01",  "M07",
          "m07 ", " m07", "x0 12", "x+1", "x1.0", "start", "Anna", "x12x", "mm07", "x1000" };
  g_autoptr (HvPlan) plan = make_plan ("m07", HV_PLAN_WISH_NONE);
  ck_assert (!hv_plan_add (plan, "m07"));
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    {
      ck_assert_msg (!hv_plan_may_hold (never[i]), "%s", never[i]);
      ck_assert (!hv_plan_add (plan, never[i]));
    }
  is (plan, "m07");
  ck_assert (hv_plan_may_hold ("m01") && hv_plan_may_hold ("m64") && hv_plan_may_hold ("x99")
             && hv_plan_may_hold ("x100") && hv_plan_may_hold ("x128"));
}
END_TEST

START_TEST (a_full_plan_takes_no_more)
{
  g_autoptr (HvPlan) plan = make_plan ("m01 m02 m03 m04 m05 x01 x02 x03 x04 x05", HV_PLAN_WISH_NONE);
  ck_assert_uint_eq (hv_plan_get_size (plan), HV_PLAN_MOST_ITEMS);
  ck_assert (!hv_plan_add (plan, "x06"));
}
END_TEST

START_TEST (a_wish_is_for_all_or_for_each)
{
  g_autoptr (HvPlan) plan = hv_plan_new ();
  hv_plan_set_wish (plan, HV_PLAN_WISH_DAILY);
  ck_assert_int_eq (hv_plan_get_wish (plan), HV_PLAN_WISH_DAILY);
  ck_assert (hv_plan_add (plan, "m07") && hv_plan_add (plan, "x12"));
  is (plan, "m07:daily x12:daily");
  hv_plan_set_item_wish (plan, 0, HV_PLAN_WISH_WHEN_NEEDED);
  ck_assert (!hv_plan_has_one_wish (plan));
  ck_assert_int_eq (hv_plan_get_wish (plan), HV_PLAN_WISH_NONE);
  ck_assert (hv_plan_add (plan, "x02"));
  is (plan, "m07:when-needed x12:daily x02");
  hv_plan_set_wish (plan, HV_PLAN_WISH_WEEKLY);
  is (plan, "m07:weekly x12:weekly x02:weekly");
  ck_assert_int_eq (hv_plan_get_wish (plan), HV_PLAN_WISH_WEEKLY);
}
END_TEST

START_TEST (plans_are_equal_when_they_say_the_same)
{
  g_autoptr (HvPlan) plan = make_plan ("m07 x12", HV_PLAN_WISH_DAILY), copy = hv_plan_copy (plan);
  g_autoptr (HvPlan) shorter = make_plan ("m07", HV_PLAN_WISH_DAILY),
                     turned = make_plan ("x12 m07", HV_PLAN_WISH_DAILY);
  g_autoptr (HvPlan) seldom = make_plan ("m07 x12", HV_PLAN_WISH_WEEKLY),
                     route = hv_plan_new_for_route ("calm");
  g_autoptr (HvPlan) often = hv_plan_copy (route);
  hv_plan_set_wish (often, HV_PLAN_WISH_DAILY);
  ck_assert (hv_plan_equal (plan, copy) && hv_plan_equal (route, route));
  ck_assert (!hv_plan_equal (plan, shorter) && !hv_plan_equal (plan, turned)
             && !hv_plan_equal (plan, seldom));
  ck_assert (!hv_plan_equal (plan, route) && !hv_plan_equal (route, often));
}
END_TEST

/* ---- routes ---- */

START_TEST (every_route_of_the_library_is_a_plan_of_one_word)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *routes = hv_library_get_routes (library);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < routes->len; i++)
    {
      const char *id = hv_route_get_id (g_ptr_array_index (routes, i));
      g_autoptr (HvPlan) plan = hv_plan_new_for_route (id);
      ck_assert_msg (plan != NULL, "no place is set aside for the route %s", id);
      ck_assert_str_eq (hv_plan_get_route (plan), id);
      g_autofree char *word = hv_plan_code_write (plan, "da");
      ck_assert_ptr_null (strchr (word, ' '));
      g_autoptr (HvPlan) read = hv_plan_code_read (word, "da", NULL, NULL);
      ck_assert (read != NULL && hv_plan_equal (read, plan));
      g_auto (GStrv) items = hv_plan_list_items (plan, library),
                     missing = hv_plan_list_missing (plan, library);
      ck_assert_uint_gt (g_strv_length (items), 2);
      ck_assert_uint_eq (g_strv_length (missing), 0);
      ck_assert (g_hash_table_add (seen, g_steal_pointer (&word)));
    }
  ck_assert_uint_ge (routes->len, 9);
  ck_assert_ptr_null (hv_plan_new_for_route ("none"));
}
END_TEST

START_TEST (a_route_tells_its_items_part_by_part)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  g_autoptr (HvPlan) plan = hv_plan_new_for_route ("calm");
  g_auto (GStrv) items = hv_plan_list_items (plan, library);
  g_autofree char *joined = g_strjoinv (" ", items);
  ck_assert_str_eq (joined, "m07 x12 x02 x08 x11 m08 x09 x04 m09 x45 x03 x19 x46");
  ck_assert (!hv_plan_add (plan, "x01"));
  ck_assert_uint_eq (hv_plan_get_size (plan), 0);
}
END_TEST

START_TEST (what_the_library_does_not_have_is_told_and_left_out)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  g_autoptr (HvPlan) plan = make_plan ("m64 m07 x128 x12", HV_PLAN_WISH_NONE);
  g_auto (GStrv) items = hv_plan_list_items (plan, library), missing = hv_plan_list_missing (plan, library);
  g_autofree char *there = g_strjoinv (" ", items), *not_there = g_strjoinv (" ", missing);
  ck_assert_str_eq (there, "m07 x12");
  ck_assert_str_eq (not_there, "m64 x128");
  g_autoptr (HvLibrary) bare = hv_library_new_from_files ((const char *const[]){ NULL }, NULL);
  g_autoptr (HvPlan) route = hv_plan_new_for_route ("calm");
  g_auto (GStrv) none = hv_plan_list_items (route, bare), all = hv_plan_list_missing (route, bare);
  ck_assert_uint_eq (g_strv_length (none), 0);
  ck_assert (g_strv_equal ((const char *const *)all, (const char *const[]){ "calm", NULL }));
}
END_TEST

/* Codes hold places of ids: an id of the library must have one. */
START_TEST (all_modules_and_exercises_of_the_library_may_be_in_a_plan)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *modules = hv_library_get_modules (library), *exercises = hv_library_get_exercises (library);
  for (guint i = 0; i < modules->len; i++)
    ck_assert (hv_plan_may_hold (hv_module_get_id (g_ptr_array_index (modules, i))));
  for (guint i = 0; i < exercises->len; i++)
    ck_assert (hv_plan_may_hold (hv_exercise_get_id (g_ptr_array_index (exercises, i))));
}
END_TEST

/* ---- nothing of hers ---- */

/* All fields of a plan: whoever adds one must say here why it is nothing personal. */
typedef struct
{
  const char *route; /* of nine constant names */
  HvPlanWish wish;   /* of six */
  guint size;        /* up to ten */
  struct
  {
    char id[5];
    HvPlanWish wish;
  } items[10]; /* of 192 places */
} Whole;
G_STATIC_ASSERT (sizeof (Whole) == sizeof (HvPlan));

/* Same items, order and wishes: the same words and the same file, whenever, wherever and by whomever they are
 * made. */
START_TEST (a_code_and_a_file_depend_on_items_order_and_wish_alone)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char *const surroundings[][3]
      = { { "Anna", "/home/anna", "da_DK.UTF-8" }, { "b", "/tmp", "C" } };
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (HvPlan) plan = random_plan (random, 1 + i % 10), turned = hv_plan_new ();
      /* The same plan by another way: built from its end, with detours. */
      for (guint at = hv_plan_get_size (plan); at-- > 0;)
        {
          hv_plan_add (turned, hv_plan_get_item (plan, at));
          hv_plan_move (turned, hv_plan_get_size (turned) - 1, 0);
        }
      for (guint at = 0; at < hv_plan_get_size (plan); at++)
        hv_plan_set_item_wish (turned, at, hv_plan_get_item_wish (plan, at));
      char *words[2], *files[2];
      for (guint s = 0; s < 2; s++)
        {
          g_setenv ("USER", surroundings[s][0], TRUE);
          g_setenv ("HOME", surroundings[s][1], TRUE);
          g_setenv ("LC_ALL", surroundings[s][2], TRUE);
          words[s] = hv_plan_code_write (s == 0 ? plan : turned, "da");
          files[s] = hv_plan_file_write (s == 0 ? plan : turned);
        }
      ck_assert_str_eq (words[0], words[1]);
      ck_assert_str_eq (files[0], files[1]);
      ck_assert (g_str_is_ascii (files[0]));
      for (guint s = 0; s < 2; s++)
        {
          g_free (words[s]);
          g_free (files[s]);
        }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan");
  TCase *tc = tcase_create ("plan");
  tcase_add_test (tc, what_is_picked_stands_in_its_order);
  tcase_add_test (tc, nothing_is_in_it_twice_and_nothing_but_modules_and_exercises);
  tcase_add_test (tc, a_full_plan_takes_no_more);
  tcase_add_test (tc, a_wish_is_for_all_or_for_each);
  tcase_add_test (tc, plans_are_equal_when_they_say_the_same);
  tcase_add_test (tc, every_route_of_the_library_is_a_plan_of_one_word);
  tcase_add_test (tc, a_route_tells_its_items_part_by_part);
  tcase_add_test (tc, what_the_library_does_not_have_is_told_and_left_out);
  tcase_add_test (tc, all_modules_and_exercises_of_the_library_may_be_in_a_plan);
  tcase_add_test (tc, a_code_and_a_file_depend_on_items_order_and_wish_alone);
  suite_add_tcase (suite, tc);
  return run_tests (suite);
}
