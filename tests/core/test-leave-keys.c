/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/leave-keys.h"

#include <check.h>
#include <stdlib.h>

#define MS G_TIME_SPAN_MILLISECOND

static gboolean
tap (HvLeaveKeys *keys, HvKey key, gint64 now)
{
  hv_leave_keys_press (keys, key);
  return hv_leave_keys_release (keys, key, now);
}

static gboolean
tap_three_times (HvLeaveKeys *keys, gint64 now)
{
  gboolean left = FALSE;
  for (int i = 0; i < 3; i++)
    left = tap (keys, i % 2 == 0 ? HV_KEY_LEFT_SHIFT : HV_KEY_RIGHT_SHIFT, now + i * 200 * MS);
  return left;
}

START_TEST (three_times_alone_leaves_with_any_side)
{
  for (int sides = 0; sides < 8; sides++)
    {
      HvLeaveKeys keys = { 0 };
      ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 0), 0);
      ck_assert (!tap (&keys, sides & 1, 0));
      ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 0), 1);
      ck_assert (!tap (&keys, (sides >> 1) & 1, 100 * MS));
      ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 100 * MS), 2);
      ck_assert (tap (&keys, (sides >> 2) & 1, 200 * MS));
      ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 200 * MS), 0);
    }
}
END_TEST

START_TEST (two_hands_in_a_hurry_count_both)
{
  HvLeaveKeys keys = { 0 };
  hv_leave_keys_press (&keys, HV_KEY_LEFT_SHIFT);
  hv_leave_keys_press (&keys, HV_KEY_RIGHT_SHIFT);
  ck_assert (!hv_leave_keys_release (&keys, HV_KEY_LEFT_SHIFT, 0));
  hv_leave_keys_press (&keys, HV_KEY_LEFT_SHIFT);
  ck_assert (!hv_leave_keys_release (&keys, HV_KEY_RIGHT_SHIFT, 1));
  ck_assert (hv_leave_keys_release (&keys, HV_KEY_LEFT_SHIFT, 2));
}
END_TEST

START_TEST (five_seconds_are_enough_and_more_is_too_slow)
{
  HvLeaveKeys keys = { 0 };
  tap (&keys, HV_KEY_LEFT_SHIFT, 0);
  tap (&keys, HV_KEY_LEFT_SHIFT, 2500 * MS);
  ck_assert (tap (&keys, HV_KEY_LEFT_SHIFT, 5000 * MS));

  tap (&keys, HV_KEY_LEFT_SHIFT, 0);
  tap (&keys, HV_KEY_LEFT_SHIFT, 2500 * MS);
  ck_assert (!tap (&keys, HV_KEY_LEFT_SHIFT, 5001 * MS));
  ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 5001 * MS), 2);
  ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 20000 * MS), 0);
  /* The two that are fresh still count. */
  ck_assert (tap (&keys, HV_KEY_LEFT_SHIFT, 7000 * MS));
}
END_TEST

START_TEST (any_other_key_begins_again)
{
  HvLeaveKeys keys = { 0 };
  tap (&keys, HV_KEY_LEFT_SHIFT, 0);
  tap (&keys, HV_KEY_LEFT_SHIFT, 1);
  hv_leave_keys_press (&keys, HV_KEY_OTHER);
  ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 1), 0);
  ck_assert (!tap (&keys, HV_KEY_LEFT_SHIFT, 2));
}
END_TEST

START_TEST (a_capital_is_not_a_press_of_shift)
{
  HvLeaveKeys keys = { 0 };
  tap (&keys, HV_KEY_LEFT_SHIFT, 0);
  tap (&keys, HV_KEY_RIGHT_SHIFT, 1);
  hv_leave_keys_press (&keys, HV_KEY_LEFT_SHIFT);
  hv_leave_keys_press (&keys, HV_KEY_OTHER);
  ck_assert (!hv_leave_keys_release (&keys, HV_KEY_LEFT_SHIFT, 2));
  ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 2), 0);
}
END_TEST

START_TEST (a_shift_pressed_in_another_window_does_not_count)
{
  HvLeaveKeys keys = { 0 };
  tap (&keys, HV_KEY_LEFT_SHIFT, 0);
  tap (&keys, HV_KEY_LEFT_SHIFT, 1);
  ck_assert (!hv_leave_keys_release (&keys, HV_KEY_LEFT_SHIFT, 2));
  hv_leave_keys_reset (&keys);
  ck_assert_uint_eq (hv_leave_keys_get_progress (&keys, 2), 0);
}
END_TEST

/* Somebody typing: letters and capitals, fingers that overlap, Shift that is let go before or after the letter, a Shift
 * pressed and thought better of now and then (never three in a row), and keys that repeat. */
static gboolean
type_at_random (HvLeaveKeys *keys, GRand *rand)
{
  gint64 now = 0;
  int idle = 0;
  int n = g_rand_int_range (rand, 5, 80);
  for (int i = 0; i < n; i++)
    {
      HvKey side = g_rand_int_range (rand, 0, 2);
      now += g_rand_int_range (rand, 1, 400) * MS;
      switch (g_rand_int_range (rand, 0, idle < 2 ? 5 : 4))
        {
        case 0: /* capitals, one or several, Shift let go last */
        case 1:
          hv_leave_keys_press (keys, side);
          for (int k = g_rand_int_range (rand, 1, 6); k > 0; k--)
            {
              hv_leave_keys_press (keys, HV_KEY_OTHER);
              if (hv_leave_keys_release (keys, HV_KEY_OTHER, now++))
                return TRUE;
            }
          if (hv_leave_keys_release (keys, side, now++))
            return TRUE;
          idle = 0;
          break;
        case 2: /* Shift let go before the letter; the other Shift rolled in */
          hv_leave_keys_press (keys, side);
          hv_leave_keys_press (keys, !side);
          hv_leave_keys_press (keys, HV_KEY_OTHER);
          if (hv_leave_keys_release (keys, side, now++) || hv_leave_keys_release (keys, !side, now++)
              || hv_leave_keys_release (keys, HV_KEY_OTHER, now++))
            return TRUE;
          idle = 0;
          break;
        case 3:
          hv_leave_keys_press (keys, HV_KEY_OTHER);
          if (hv_leave_keys_release (keys, HV_KEY_OTHER, now++))
            return TRUE;
          idle = 0;
          break;
        default:
          if (tap (keys, side, now++))
            return TRUE;
          idle++;
          break;
        }
    }
  return FALSE;
}

START_TEST (typing_never_leaves_and_three_presses_after_it_always_do)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  for (int i = 0; i < 100000; i++)
    {
      HvLeaveKeys keys = { 0 };
      ck_assert_msg (!type_at_random (&keys, rand), "left while typing, sequence %d", i);
      hv_leave_keys_press (&keys, HV_KEY_OTHER);
      ck_assert_msg (tap_three_times (&keys, G_TIME_SPAN_HOUR), "did not leave after sequence %d", i);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("leave-keys");
  TCase *tc = tcase_create ("leave-keys");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, three_times_alone_leaves_with_any_side);
  tcase_add_test (tc, two_hands_in_a_hurry_count_both);
  tcase_add_test (tc, five_seconds_are_enough_and_more_is_too_slow);
  tcase_add_test (tc, any_other_key_begins_again);
  tcase_add_test (tc, a_capital_is_not_a_press_of_shift);
  tcase_add_test (tc, a_shift_pressed_in_another_window_does_not_count);
  tcase_add_test (tc, typing_never_leaves_and_three_presses_after_it_always_do);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
