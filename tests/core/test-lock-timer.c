/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/lock-timer.h"

#include <check.h>
#include <stdlib.h>

START_TEST (an_untouched_room_is_due_after_its_minutes)
{
  HvLockTimer timer;
  hv_lock_timer_start (&timer, 2, 1000);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000), 2 * G_TIME_SPAN_MINUTE);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + 2 * G_TIME_SPAN_MINUTE - 1), 1);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + 2 * G_TIME_SPAN_MINUTE), 0);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + G_TIME_SPAN_DAY), 0);
}
END_TEST

START_TEST (a_touch_puts_it_off)
{
  HvLockTimer timer;
  hv_lock_timer_start (&timer, 2, 0);
  hv_lock_timer_touch (&timer, G_TIME_SPAN_MINUTE);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 2 * G_TIME_SPAN_MINUTE), G_TIME_SPAN_MINUTE);
}
END_TEST

START_TEST (never_is_never)
{
  HvLockTimer timer;
  hv_lock_timer_start (&timer, 0, 0);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, G_TIME_SPAN_DAY), -1);
}
END_TEST

START_TEST (a_setting_that_makes_no_sense_locks_after_the_default)
{
  static const char *const odd[] = { "", "-1", "61", "4000000000", "2 ", "two", "0x2", "1.5" };
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    ck_assert_uint_eq (hv_lock_timer_parse_minutes (odd[i]), HV_LOCK_DEFAULT_MINUTES);
  ck_assert_uint_eq (hv_lock_timer_parse_minutes (NULL), HV_LOCK_DEFAULT_MINUTES);
  ck_assert_uint_eq (hv_lock_timer_parse_minutes ("0"), 0);
  ck_assert_uint_eq (hv_lock_timer_parse_minutes ("60"), 60);
}
END_TEST

START_TEST (the_clock_goes_forward)
{
  gint64 then = hv_lock_timer_now ();
  ck_assert_int_gt (then, 0);
  ck_assert_int_ge (hv_lock_timer_now (), then);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("lock-timer");
  TCase *tc = tcase_create ("lock-timer");
  tcase_add_test (tc, an_untouched_room_is_due_after_its_minutes);
  tcase_add_test (tc, a_touch_puts_it_off);
  tcase_add_test (tc, never_is_never);
  tcase_add_test (tc, a_setting_that_makes_no_sense_locks_after_the_default);
  tcase_add_test (tc, the_clock_goes_forward);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
