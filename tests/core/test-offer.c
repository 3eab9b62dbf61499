/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/library.h"
#include "practice/offer.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define NOW (G_GINT64_CONSTANT (1795331400) * G_USEC_PER_SEC)
#define DAY G_TIME_SPAN_DAY

static const char *const candidates[] = { "a", "b", "c", "d", NULL };

static char *
order (const HvOfferPast *past, guint n_past)
{
  g_auto (GStrv) ids = hv_offer_order (candidates, past, n_past, NOW);
  return g_strjoinv (" ", ids);
}

START_TEST (the_order_is_the_maps_then_her_own)
{
  static const struct
  {
    HvOfferPast past;
    const char *order;
  } rows[] = {
    { { .exercise = "z", .helped = 9 }, "a b c d" },
    { { .exercise = "d" }, "a b c d" },
    { { .exercise = "d", .helped = 1 }, "a d b c" },
    { { .exercise = "d", .helped = 2 }, "d a b c" },
    { { .exercise = "b", .helped = 1 }, "b a c d" },
    { { .exercise = "d", .helped = 1, .same = 2 }, "a b c d" },
    { { .exercise = "a", .same = 5 }, "a b c d" }, /* no difference is no reason to hide it */
    { { .exercise = "a", .helped = G_MAXUINT }, "a b c d" },
    { { .exercise = "c", .helped = G_MAXUINT, .same = G_MAXUINT }, "c a b d" },
    { { .exercise = "b", .hidden = TRUE, .helped = 9 }, "a c d" },
    /* Worse: rests fourteen days… */
    { { .exercise = "b", .worse = 1, .last_worse = NOW }, "a c d" },
    { { .exercise = "b", .worse = 1, .last_worse = NOW - 14 * DAY + 1 }, "a c d" },
    { { .exercise = "b", .worse = 1, .last_worse = NOW - 14 * DAY }, "a b c d" },
    { { .exercise = "b", .worse = 1, .last_worse = NOW + DAY }, "a c d" },
    { { .exercise = "b", .worse = 1, .last_worse = NOW, .helped = 9 }, "a c d" },
    { { .exercise = "b", .last_worse = NOW }, "a b c d" },
    /* …and the second time it is no longer suggested (PB-11). */
    { { .exercise = "b", .worse = 2, .last_worse = NOW - 400 * DAY }, "a c d" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = order (&rows[i].past, 1);
      ck_assert_msg (g_str_equal (got, rows[i].order), "row %zu: %s", i, got);
    }
  g_autofree char *without = order (NULL, 0);
  ck_assert_str_eq (without, "a b c d");
}
END_TEST

START_TEST (nothing_is_left_when_nothing_may_be_offered)
{
  HvOfferPast past[] = { { .exercise = "a", .hidden = TRUE },
                         { .exercise = "b", .hidden = TRUE },
                         { .exercise = "c", .worse = 3 },
                         { .exercise = "d", .worse = 1, .last_worse = NOW } };
  g_autofree char *got = order (past, G_N_ELEMENTS (past));
  ck_assert_str_eq (got, "");
}
END_TEST

static int
find (const char *const *ids, const char *id)
{
  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      return i;
  return -1;
}

START_TEST (helping_once_more_never_moves_an_exercise_down)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  for (guint round = 0; round < 5000; round++)
    {
      HvOfferPast past[4];
      for (guint i = 0; i < 4; i++)
        past[i] = (HvOfferPast){ candidates[i], g_rand_int_range (random, 0, 4), g_rand_int_range (random, 0, 4),
                                 g_rand_int_range (random, 0, 3), NOW - g_rand_int_range (random, 0, 30) * DAY,
                                 g_rand_int_range (random, 0, 8) == 0 };
      guint one = g_rand_int_range (random, 0, 4);
      g_auto (GStrv) first = hv_offer_order (candidates, past, 4, NOW);
      past[one].helped++;
      g_auto (GStrv) then = hv_offer_order (candidates, past, 4, NOW);

      ck_assert_int_eq (g_strv_length (first), g_strv_length (then));
      int at_first = find ((const char *const *) first, candidates[one]);
      int now = find ((const char *const *) then, candidates[one]);
      ck_assert_int_le (now, at_first);
      ck_assert ((now < 0) == (at_first < 0));
    }
}
END_TEST

static HvLibrary *
make_state (const char *attributes)
{
  g_autofree char *text = g_strdup_printf ("<state id='afraid' format='1' order='1' tint='dusk' %s>"
                                           "<title>T</title><text>X</text></state>",
                                           attributes);
  g_autoptr (GError) error = NULL;
  HvLibrary *library = hv_library_new_from_data ("afraid.xml", text, strlen (text), &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

START_TEST (asking_for_danger_stays_first)
{
  static const struct
  {
    const char *attributes;
    HvOfferPast past[2];
    const char *order;
  } rows[] = {
    { "emergency='yes' exercises='a b c'", { { .exercise = "c", .helped = 9 } }, "a c b" },
    { "emergency='yes' exercises='a b c'", { { .exercise = "a", .worse = 2 } }, "a b c" },
    { "emergency='yes' exercises='a b c'", { { .exercise = "a", .hidden = TRUE }, { .exercise = "c", .hidden = TRUE } }, "b" },
    { "exercises='a b c'", { { .exercise = "c", .helped = 9 } }, "c a b" },
    { "emergency='yes' exercises=''", { { .exercise = "c", .helped = 9 } }, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvLibrary) library = make_state (rows[i].attributes);
      guint n = rows[i].past[1].exercise != NULL ? 2 : 1;
      g_auto (GStrv) ids = hv_offer_for_state (hv_library_find_state (library, "afraid"), rows[i].past, n, NOW);
      g_autofree char *got = g_strjoinv (" ", ids);
      ck_assert_str_eq (got, rows[i].order);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("offer");
  TCase *tc = tcase_create ("offer");
  tcase_add_test (tc, the_order_is_the_maps_then_her_own);
  tcase_add_test (tc, nothing_is_left_when_nothing_may_be_offered);
  tcase_add_test (tc, helping_once_more_never_moves_an_exercise_down);
  tcase_add_test (tc, asking_for_danger_stays_first);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
