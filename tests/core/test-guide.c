/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/guide.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#define S G_USEC_PER_SEC

static const guint lengths[] = { 10, 5, 20 };

/* T3 */
START_TEST (nothing_starts_by_itself)
{
  g_autoptr (HvGuide) guide = hv_guide_new (lengths, 3);
  hv_guide_advance (guide, 100 * S);
  ck_assert (!hv_guide_is_running (guide));
  ck_assert_int_eq (hv_guide_get_line (guide), 0);
  ck_assert (hv_guide_get_line_progress (guide) == 0);
}
END_TEST

START_TEST (lines_follow_each_other_at_their_length)
{
  g_autoptr (HvGuide) guide = hv_guide_new (lengths, 3);
  hv_guide_start (guide);
  hv_guide_advance (guide, 4 * S);
  ck_assert_double_eq_tol (hv_guide_get_line_progress (guide), 0.4, 1e-9);
  hv_guide_advance (guide, 7 * S);
  ck_assert_int_eq (hv_guide_get_line (guide), 1);
  ck_assert_double_eq_tol (hv_guide_get_line_progress (guide), 0.2, 1e-9); /* the second over is not lost */
  hv_guide_advance (guide, -3 * S);
  hv_guide_advance (guide, 0);
  ck_assert_double_eq_tol (hv_guide_get_line_progress (guide), 0.2, 1e-9);
  hv_guide_advance (guide, 4 * S);
  ck_assert_int_eq (hv_guide_get_line (guide), 2);
  hv_guide_advance (guide, 20 * S);
  ck_assert (hv_guide_is_over (guide));
  ck_assert (!hv_guide_is_running (guide));
  ck_assert_int_eq (hv_guide_get_line (guide), 2);
  ck_assert (hv_guide_get_line_progress (guide) == 1);
  hv_guide_advance (guide, S);
  hv_guide_start (guide);
  ck_assert (!hv_guide_is_running (guide));
}
END_TEST

START_TEST (a_pause_stops_the_time)
{
  g_autoptr (HvGuide) guide = hv_guide_new (lengths, 3);
  hv_guide_start (guide);
  hv_guide_advance (guide, 4 * S);
  hv_guide_pause (guide);
  hv_guide_advance (guide, 100 * S);
  ck_assert_double_eq_tol (hv_guide_get_line_progress (guide), 0.4, 1e-9);
  hv_guide_start (guide);
  hv_guide_advance (guide, 1 * S);
  ck_assert_double_eq_tol (hv_guide_get_line_progress (guide), 0.5, 1e-9);
}
END_TEST

/* T7 */
START_TEST (no_line_is_passed_unseen_after_a_stall)
{
  g_autoptr (HvGuide) guide = hv_guide_new (lengths, 3);
  hv_guide_start (guide);
  hv_guide_advance (guide, 3600 * (gint64) S);
  ck_assert_int_eq (hv_guide_get_line (guide), 1);
  ck_assert (hv_guide_get_line_progress (guide) == 0);
  ck_assert (hv_guide_is_running (guide));
}
END_TEST

START_TEST (she_can_go_by_hand_at_any_time)
{
  g_autoptr (HvGuide) guide = hv_guide_new (lengths, 3);
  hv_guide_previous_line (guide);
  ck_assert_int_eq (hv_guide_get_line (guide), 0);
  hv_guide_next_line (guide);
  ck_assert_int_eq (hv_guide_get_line (guide), 1);
  ck_assert (!hv_guide_is_running (guide)); /* by hand does not start the clock */
  hv_guide_start (guide);
  hv_guide_advance (guide, 2 * S);
  hv_guide_next_line (guide);
  ck_assert (hv_guide_get_line_progress (guide) == 0);
  ck_assert (hv_guide_is_running (guide));
  hv_guide_next_line (guide);
  ck_assert (hv_guide_is_over (guide));
  hv_guide_next_line (guide);
  ck_assert (hv_guide_is_over (guide));
  hv_guide_previous_line (guide);
  ck_assert (!hv_guide_is_over (guide));
  ck_assert_int_eq (hv_guide_get_line (guide), 2);
  hv_guide_repeat (guide);
  ck_assert_int_eq (hv_guide_get_line (guide), 0);
  ck_assert (hv_guide_is_running (guide));
}
END_TEST

START_TEST (a_line_without_length_waits)
{
  static const guint waiting[] = { 0, 5 };
  g_autoptr (HvGuide) guide = hv_guide_new (waiting, 2);
  hv_guide_start (guide);
  hv_guide_advance (guide, 3600 * (gint64) S);
  ck_assert_int_eq (hv_guide_get_line (guide), 0);
  ck_assert (hv_guide_get_line_progress (guide) == 0);
}
END_TEST

START_TEST (a_guide_without_lines_is_over)
{
  g_autoptr (HvGuide) guide = hv_guide_new (NULL, 0);
  hv_guide_start (guide);
  hv_guide_repeat (guide);
  hv_guide_advance (guide, S);
  hv_guide_previous_line (guide);
  ck_assert (hv_guide_is_over (guide));
  ck_assert (!hv_guide_is_running (guide));
  ck_assert_int_eq (hv_guide_get_line (guide), 0);
  ck_assert (hv_guide_get_line_progress (guide) == 1);
}
END_TEST

START_TEST (the_breath_never_jumps_and_never_holds)
{
  static const double patterns[][2] = { { 4, 6 }, { 3, 5 }, { 5.5, 5.5 }, { 1, 20 } };
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      double in = patterns[i][0], out = patterns[i][1];
      gboolean breathing_in;
      ck_assert_double_eq_tol (hv_breath_get_size (in, out, 0, &breathing_in), 0, 1e-9);
      ck_assert (breathing_in);
      ck_assert_double_eq_tol (hv_breath_get_size (in, out, in * S, &breathing_in), 1, 1e-6);
      ck_assert (!breathing_in);
      ck_assert_double_eq_tol (hv_breath_get_size (in, out, in * S / 2, NULL), 0.5, 1e-6);

      double last = 0;
      gint64 frame = S / 60;
      for (gint64 t = 0; t < 3 * (gint64) ((in + out) * S); t += frame)
        {
          double size = hv_breath_get_size (in, out, t, &breathing_in);
          double next = hv_breath_get_size (in, out, t + 30 * frame, NULL);
          ck_assert (size >= 0 && size <= 1);
          ck_assert_double_le (fabs (size - last), 0.5 * G_PI / 60 / MIN (in, out) + 1e-9);
          ck_assert_double_gt (fabs (next - size) + fabs (hv_breath_get_size (in, out, t + 15 * frame, NULL) - size), 1e-4);
          last = size;
        }
    }
}
END_TEST

START_TEST (without_a_rhythm_the_circle_rests)
{
  gboolean breathing_in = FALSE;
  ck_assert (hv_breath_get_size (0, 6, S, &breathing_in) == 0.5);
  ck_assert (breathing_in);
  ck_assert (hv_breath_get_size (4, -1, S, NULL) == 0.5);
  ck_assert (hv_breath_get_size (NAN, 4, S, NULL) == 0.5);
  ck_assert_double_eq_tol (hv_breath_get_size (4, 6, -5 * S, NULL), 0, 1e-9);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("guide");
  TCase *tc = tcase_create ("guide");
  tcase_add_test (tc, nothing_starts_by_itself);
  tcase_add_test (tc, lines_follow_each_other_at_their_length);
  tcase_add_test (tc, a_pause_stops_the_time);
  tcase_add_test (tc, no_line_is_passed_unseen_after_a_stall);
  tcase_add_test (tc, she_can_go_by_hand_at_any_time);
  tcase_add_test (tc, a_line_without_length_waits);
  tcase_add_test (tc, a_guide_without_lines_is_over);
  tcase_add_test (tc, the_breath_never_jumps_and_never_holds);
  tcase_add_test (tc, without_a_rhythm_the_circle_rests);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
