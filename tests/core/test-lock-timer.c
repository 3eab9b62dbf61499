/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/lock-timer.h"

#include <check.h>
#include <stdlib.h>

START_TEST (an_untouched_room_is_due_after_its_time)
{
  HvLockTimer timer;
  hv_lock_timer_start (&timer, 120, 1000);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000), 2 * G_TIME_SPAN_MINUTE);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + 2 * G_TIME_SPAN_MINUTE - 1), 1);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + 2 * G_TIME_SPAN_MINUTE), 0);
  ck_assert_int_eq (hv_lock_timer_remaining (&timer, 1000 + G_TIME_SPAN_DAY), 0);
}
END_TEST

START_TEST (a_touch_puts_it_off)
{
  HvLockTimer timer;
  hv_lock_timer_start (&timer, 120, 0);
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
  static const char *const odd[] = { "", "-1", "3601", "4000000000", "2 ", "two", "0x2", "1.5", "s", "-3s", "5 s", "2m" };
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    ck_assert_uint_eq (hv_lock_timer_parse (odd[i]), HV_LOCK_DEFAULT_SECONDS);
  ck_assert_uint_eq (hv_lock_timer_parse (NULL), HV_LOCK_DEFAULT_SECONDS);
}
END_TEST

START_TEST (every_room_locks_in_half_a_minute_to_a_quarter_of_an_hour)
{
  ck_assert_uint_eq (hv_lock_timer_parse ("2"), 120);
  ck_assert_uint_eq (hv_lock_timer_parse ("30s"), 30);
  ck_assert_uint_eq (hv_lock_timer_parse ("1s"), 30);
  ck_assert_uint_eq (hv_lock_timer_parse ("15"), 900);
  ck_assert_uint_eq (hv_lock_timer_parse ("60"), 900);
  ck_assert_uint_eq (hv_lock_timer_parse ("0"), 900); /* "never", as rooms kept it once */
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
  tcase_add_test (tc, an_untouched_room_is_due_after_its_time);
  tcase_add_test (tc, a_touch_puts_it_off);
  tcase_add_test (tc, never_is_never);
  tcase_add_test (tc, a_setting_that_makes_no_sense_locks_after_the_default);
  tcase_add_test (tc, every_room_locks_in_half_a_minute_to_a_quarter_of_an_hour);
  tcase_add_test (tc, the_clock_goes_forward);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
