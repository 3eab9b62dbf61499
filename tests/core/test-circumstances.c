/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/circumstances.h"
#include "make-exercise.h"

#include <stdlib.h>

#define N_CIRCUMSTANCES 5

START_TEST (a_name_that_is_unknown_says_nothing)
{
  ck_assert_uint_eq (g_strv_length ((char **)hv_circumstances), N_CIRCUMSTANCES);
  for (guint i = 0; i < N_CIRCUMSTANCES; i++)
    {
      g_autofree char *copy = g_strdup (hv_circumstances[i]);
      ck_assert_ptr_eq (hv_circumstances_find (copy), hv_circumstances[i]);
    }
  ck_assert_str_eq (hv_circumstances_find (NULL), "unsaid");
  ck_assert_str_eq (hv_circumstances_find ("Living"), "unsaid");
  ck_assert_str_eq (hv_circumstances_find (""), "unsaid");
}
END_TEST

/* Every way of living with every mark there can be. */
START_TEST (what_is_unsafe_for_hers_is_never_offered)
{
  guint combinations = 0, offered = 0;
  for (guint marks = 0; marks < 1u << N_CIRCUMSTANCES; marks++)
    {
      const char *unsafe_when[N_CIRCUMSTANCES + 1] = { NULL };
      for (guint i = 0, n = 0; i < N_CIRCUMSTANCES; i++)
        if ((marks >> i & 1) != 0)
          unsafe_when[n++] = hv_circumstances[i];
      for (guint hers = 0; hers < N_CIRCUMSTANCES; hers++, combinations++)
        {
          gboolean is_unsafe = hv_is_unsafe_when (unsafe_when, hv_circumstances[hers]);
          ck_assert_int_eq (is_unsafe, (marks >> hers & 1) != 0);
          offered += !is_unsafe;
        }
      ck_assert_int_eq (hv_is_unsafe_when (unsafe_when, NULL), hv_is_unsafe_when (unsafe_when, "unsaid"));
    }
  ck_assert_uint_eq (combinations, 5 * 32);
  ck_assert_uint_eq (offered, 5 * 16);
}
END_TEST

/* What a room says that a later program wrote, or that was spoilt, is not taken for safe. */
START_TEST (a_spoilt_choice_counts_as_none)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  HvExercise *limits = hv_library_find_exercise (library, "x35");
  ck_assert (!hv_exercise_is_for (limits, hv_circumstances_find ("apart ")));
  ck_assert (hv_exercise_is_for (limits, hv_circumstances_find ("apart")));
}
END_TEST

START_TEST (what_is_left_out_of_the_library_says_why)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  GPtrArray *exercises = hv_library_get_exercises (library);
  GPtrArray *modules = hv_library_get_modules (library);
  guint marked = 0;
  for (guint i = 0; i < exercises->len; i++)
    {
      gboolean is_marked = hv_exercise_get_unsafe_when (exercises->pdata[i])[0] != NULL;
      ck_assert_int_eq (hv_exercise_get_unsafe (exercises->pdata[i]) != NULL, is_marked);
      marked += is_marked;
    }
  for (guint i = 0; i < modules->len; i++)
    {
      gboolean is_marked = hv_module_get_unsafe_when (modules->pdata[i])[0] != NULL;
      ck_assert_int_eq (hv_module_get_unsafe (modules->pdata[i]) != NULL, is_marked);
      marked += is_marked;
    }
  ck_assert_uint_ge (marked, 5);
}
END_TEST

/* Relief, safety, people and where to turn are for every way of living, and for who has not said it. */
START_TEST (the_ways_to_relief_and_help_are_never_left_out)
{
  static const char *const always[]
      = { "x01", "x02", "x03", "x06", "x08", "x09", "x12", "x36", "x37", "x38", "x39", "x40", "x41" };
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, always[i]);
      for (guint hers = 0; exercise != NULL && hers < N_CIRCUMSTANCES; hers++)
        ck_assert_msg (hv_exercise_is_for (exercise, hv_circumstances[hers]), "%s, %s", always[i],
                       hv_circumstances[hers]);
    }
}
END_TEST

/* The map's gate: never where she lives with someone she fears (x35), nor on her way out. */
START_TEST (limits_are_not_practised_under_one_roof)
{
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  HvExercise *limits = hv_library_find_exercise (library, "x35");
  ck_assert (!hv_exercise_is_for (limits, "living"));
  ck_assert (!hv_exercise_is_for (limits, "leaving"));
  ck_assert (!hv_exercise_is_for (limits, "unsaid"));
  ck_assert (hv_exercise_is_for (limits, "apart"));
  ck_assert (!hv_module_is_for (hv_library_find_module (library, "m23"), "living"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("circumstances");
  TCase *tc = tcase_create ("circumstances");
  tcase_add_test (tc, a_name_that_is_unknown_says_nothing);
  tcase_add_test (tc, what_is_unsafe_for_hers_is_never_offered);
  tcase_add_test (tc, a_spoilt_choice_counts_as_none);
  tcase_add_test (tc, what_is_left_out_of_the_library_says_why);
  tcase_add_test (tc, the_ways_to_relief_and_help_are_never_left_out);
  tcase_add_test (tc, limits_are_not_practised_under_one_roof);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
