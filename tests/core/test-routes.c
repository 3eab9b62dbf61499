/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The routes of the content map (§8), as they are in the library. */

#include "make-exercise.h"

#include <stdlib.h>

static HvLibrary *
load_library (void)
{
  g_autoptr (GError) error = NULL;
  HvLibrary *library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

static gboolean
names (HvRoute *route, const char *id)
{
  GPtrArray *parts = hv_route_get_parts (route);
  for (guint i = 0; i < parts->len; i++)
    {
      const HvRoutePart *part = parts->pdata[i];
      if (g_strv_contains ((const char *const *)part->modules, id)
          || g_strv_contains ((const char *const *)part->exercises, id))
        return TRUE;
    }
  return FALSE;
}

/* What the map gives each of them. */
static const struct
{
  const char *route, *ids;
} map[] = {
  { "start", "m06 m05 m16 x39 m17 x40 m24 x01 x02 x04 x08 x25 x32 x49" },
  { "calm", "m07 m08 m09" },
  { "me", "m10 m11 m12 m13 m14 m22" },
  { "others", "m15 m19 m20 m21 m23" },
  { "everyday", "m18 m26 m28 m29" },
  { "closing", "m30 x48 x50 x49" },
  { "living", "m16 m17 m04 x12 x39 x31" },
  { "long-ago", "m05 m11 m13 m22 m30" },
  { "group", "m20 m06 m05 m01 m02 x17 m07 m10 x21 m13 x16 m15 x35 m19 x36 m26 m24 m30 x49" },
};

START_TEST (each_route_has_what_the_map_gives_it)
{
  g_autoptr (HvLibrary) library = load_library ();
  ck_assert_uint_eq (hv_library_get_routes (library)->len, G_N_ELEMENTS (map));
  for (gsize i = 0; i < G_N_ELEMENTS (map); i++)
    {
      HvRoute *route = hv_library_find_route (library, map[i].route);
      ck_assert_msg (route != NULL, "%s", map[i].route);
      ck_assert_ptr_eq (hv_library_get_routes (library)->pdata[i], route);
      g_auto (GStrv) ids = g_strsplit (map[i].ids, " ", -1);
      for (guint j = 0; ids[j] != NULL; j++)
        ck_assert_msg (names (route, ids[j]), "%s lacks %s", map[i].route, ids[j]);
    }
}
END_TEST

START_TEST (everything_on_a_route_is_in_the_library)
{
  g_autoptr (HvLibrary) library = load_library ();
  GPtrArray *routes = hv_library_get_routes (library);
  guint modules = 0;
  for (guint i = 0; i < routes->len; i++)
    {
      GPtrArray *parts = hv_route_get_parts (routes->pdata[i]);
      for (guint j = 0; j < parts->len; j++)
        {
          const HvRoutePart *part = parts->pdata[j];
          for (guint k = 0; part->modules[k] != NULL; k++, modules++)
            ck_assert_msg (hv_library_find_module (library, part->modules[k]) != NULL, "%s",
                           part->modules[k]);
          for (guint k = 0; part->exercises[k] != NULL; k++)
            ck_assert_msg (hv_library_find_exercise (library, part->exercises[k]) != NULL, "%s",
                           part->exercises[k]);
        }
    }
  ck_assert_uint_ge (modules, 40);
}
END_TEST

/* PB-24 */
START_TEST (a_connection_exercise_belongs_to_every_route)
{
  g_autoptr (HvLibrary) library = load_library ();
  GPtrArray *routes = hv_library_get_routes (library);
  for (guint i = 0; i < routes->len; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, hv_route_get_connection (routes->pdata[i]));
      ck_assert_msg (exercise != NULL, "%s", hv_route_get_id (routes->pdata[i]));
      ck_assert_str_eq (hv_exercise_get_kind (exercise), "network");
      ck_assert_ptr_null (hv_exercise_get_unsafe_when (exercise)[0]); /* or some would be left without */
    }
}
END_TEST

START_TEST (the_group_meets_ten_times_for_two_hours_in_one_shape)
{
  static const struct
  {
    const char *slot;
    guint minutes;
  } shape[] = {
    { "arrive", 10 },   { "ground", 5 },  { "last-time", 10 }, { "knowledge", 20 }, { "break", 10 },
    { "exercise", 30 }, { "mirror", 20 }, { "step", 10 },      { "close", 5 },
  };
  g_autoptr (HvLibrary) library = load_library ();
  HvRoute *group = hv_library_find_route (library, "group");
  ck_assert (hv_route_is_for_group (group));
  ck_assert_uint_eq (hv_route_get_parts (group)->len, 10);
  ck_assert_uint_eq (hv_route_get_slots (group)->len, G_N_ELEMENTS (shape));
  for (gsize i = 0; i < G_N_ELEMENTS (shape); i++)
    {
      const HvRouteSlot *slot = hv_route_get_slots (group)->pdata[i];
      ck_assert_str_eq (slot->id, shape[i].slot);
      ck_assert_uint_eq (slot->minutes, shape[i].minutes);
      ck_assert_uint_ge (slot->leaders->len, 1);
    }
  ck_assert_uint_eq (hv_route_get_meeting_minutes (group), 120);
  for (guint i = 0; i < 10; i++)
    {
      const HvRoutePart *meeting = hv_route_get_parts (group)->pdata[i];
      ck_assert_msg (meeting->modules[0] != NULL && meeting->exercises[0] != NULL
                         && meeting->leaders->len > 0,
                     "%s", meeting->id);
    }
}
END_TEST

/* Danger is asked for before anything else where she still lives with it (D-03, x12). */
START_TEST (where_she_still_lives_with_it_the_alarm_check_comes_first)
{
  g_autoptr (HvLibrary) library = load_library ();
  const HvRoutePart *first = hv_route_get_parts (hv_library_find_route (library, "living"))->pdata[0];
  ck_assert_str_eq (first->exercises[0], "x12");
  /* And nothing of it is left out for her. */
  GPtrArray *parts = hv_route_get_parts (hv_library_find_route (library, "living"));
  for (guint i = 0; i < parts->len; i++)
    {
      const HvRoutePart *part = parts->pdata[i];
      g_autoptr (GPtrArray) exercises
          = hv_library_pick_exercises (library, (const char *const *)part->exercises);
      for (guint j = 0; j < exercises->len; j++)
        ck_assert (hv_exercise_is_for (exercises->pdata[j], "living"));
      for (guint j = 0; part->modules[j] != NULL; j++)
        ck_assert (hv_module_is_for (hv_library_find_module (library, part->modules[j]), "living"));
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("routes");
  TCase *tc = tcase_create ("routes");
  tcase_add_test (tc, each_route_has_what_the_map_gives_it);
  tcase_add_test (tc, everything_on_a_route_is_in_the_library);
  tcase_add_test (tc, a_connection_exercise_belongs_to_every_route);
  tcase_add_test (tc, the_group_meets_ten_times_for_two_hours_in_one_shape);
  tcase_add_test (tc, where_she_still_lives_with_it_the_alarm_check_comes_first);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
