/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of an exercise, and what is not. */

#include "exercise-test.h"

static guint
count_entries (const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  hv_journal_list_async (hv_session_get_journal (session), NULL, 10, 0, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 5000);
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (hv_session_get_journal (session), result, NULL);
  ck_assert_ptr_nonnull (entries);
  for (guint i = 0; words != NULL && i < entries->len; i++)
    ck_assert_ptr_nonnull (strstr (hv_journal_entry_get_excerpt (entries->pdata[i]), words));
  return entries->len;
}

static void
run_x33_to_keeping (void)
{
  open_in (session, "x33", FALSE);
  next ();
  write_in (find_type (HV_TYPE_TEXT_FIELD), "I opened one letter.");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_CLOSE; i++)
    next ();
  tick ("It helped");
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_KEEP);
  assert_well_made ();
}

START_TEST (all_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep");
  next ();
  ck_assert_int_eq (get_phase (), HV_RUNNER_DONE);
  ck_assert_uint_eq (count_entries ("I opened one letter."), 1);
  ck_assert_str_eq (hv_progress_find_kept (progress, "managed")->text, "I opened one letter.");
  GPtrArray *runs = hv_progress_get_runs (progress);
  ck_assert_uint_eq (runs->len, 1);
  ck_assert_int_eq (((HvRun *) runs->pdata[0])->verdict, HV_VERDICT_HELPED);
  press (page, "Back to Now");
  ck_assert_str_eq (moves->str, "go now;");
}
END_TEST

START_TEST (only_that_she_did_it_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep only that I did it");
  next ();
  ck_assert_uint_eq (count_entries (NULL), 0);
  ck_assert_ptr_null (hv_progress_find_kept (progress, "managed"));
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 1);
}
END_TEST

START_TEST (nothing_is_kept_where_she_says_so)
{
  HvProgress *progress = hv_session_get_progress (session);
  run_x33_to_keeping ();
  tick ("Keep nothing");
  next ();
  ck_assert_uint_eq (count_entries (NULL), 0);
  ck_assert_ptr_null (hv_progress_find_kept (progress, "managed"));
  ck_assert_uint_eq (hv_progress_get_runs (progress)->len, 0);
  ck_assert (shows (page, "Nothing is kept."));
}
END_TEST

START_TEST (of_an_exercise_without_answers_nothing_is_kept_unless_she_says_so)
{
  open_in (session, "x06", FALSE);
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  ck_assert_ptr_null (find_widget (page, is_answer_named, "Keep"));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (page, is_answer_named, "Keep nothing"))));
  next ();
  ck_assert_uint_eq (hv_progress_get_runs (hv_session_get_progress (session))->len, 0);
}
END_TEST

START_TEST (without_a_room_nothing_is_asked_and_nothing_kept)
{
  g_autoptr (HvSession) alone = hv_session_new (get_library ());
  open_in (alone, "x33", FALSE);
  ck_assert (shows (page, "Nothing is kept: no room is open."));
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_DONE; i++)
    {
      ck_assert_int_ne (get_phase (), HV_RUNNER_KEEP);
      next ();
    }
  ck_assert (shows (page, "Nothing is kept."));
}
END_TEST

START_TEST (a_kept_sentence_is_there_next_time_and_not_kept_twice)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "sentence", "x02", "I am here.");
  open_in (session, "x02", FALSE);
  skip_to ("danger");
  tick ("No");
  next ();
  skip_to ("sentence");
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (find_type (HV_TYPE_TEXT_FIELD)));
  ck_assert_str_eq (text, "I am here.");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  tick ("Keep");
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 1);
}
END_TEST

START_TEST (a_kept_card_is_there_next_time_and_not_kept_twice)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "card-alone", "x41", "a cup of tea\nthe radio");
  open_in (session, "x41", FALSE);
  skip_to ("alone");
  const char *const *items = hv_answers_get_list (hv_runner_get_answers (get_runner ()), "alone");
  ck_assert_str_eq (items[0], "a cup of tea");
  ck_assert_str_eq (items[1], "the radio");
  ck_assert_ptr_null (items[2]);
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  tick ("Keep");
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (progress)->len, 1);
}
END_TEST

/* x40: what she answered about her devices is nowhere to be found afterwards. */
START_TEST (where_answers_are_not_to_be_kept_keeping_them_is_not_offered)
{
  open_in (session, "x40", FALSE);
  skip_to ("device");
  tick ("Yes, as far as I know");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_KEEP; i++)
    next ();
  ck_assert (shows (page, "Keep only that I did it"));
  ck_assert (!shows (page, "Your answers go into your journal. You can change or delete them."));
  next ();
  ck_assert_uint_eq (hv_progress_get_kept (hv_session_get_progress (session))->len, 0);
  ck_assert_uint_eq (hv_progress_get_runs (hv_session_get_progress (session))->len, 0);
}
END_TEST

START_TEST (stopping_keeps_the_place_and_finishing_forgets_it)
{
  HvProgress *progress = hv_session_get_progress (session);
  open_in (session, "x13", FALSE);
  skip_to ("strength");
  hv_page_stop (HV_PAGE (page));
  ck_assert_int_eq (get_phase (), HV_RUNNER_DONE);
  ck_assert (shows (page, "It is fine to stop here"));
  ck_assert_ptr_nonnull (hv_progress_get_place (progress, "x13"));
  close_page ();

  open_in (session, "x13", FALSE);
  press (page, "Go on where you were");
  ck_assert_str_eq (get_step (), "strength");
  close_page ();

  open_in (session, "x13", TRUE);
  ck_assert_str_eq (get_step (), "strength");
  for (guint i = 0; i < 20 && get_phase () != HV_RUNNER_DONE; i++)
    next ();
  ck_assert_ptr_null (hv_progress_get_place (progress, "x13"));
}
END_TEST

START_TEST (a_lock_in_the_middle_keeps_the_place)
{
  open_in (session, "x13", FALSE);
  skip_to ("wants");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "hide");
  hv_page_flush (HV_PAGE (page));
  close_page ();
  open_in (session, "x13", TRUE);
  ck_assert_str_eq (get_step (), "wants");
  ck_assert_str_eq (hv_answers_get_text (hv_runner_get_answers (get_runner ()), "wants"), "hide");
}
END_TEST

START_TEST (what_she_writes_is_saved_while_she_writes)
{
  HvProgress *progress = hv_session_get_progress (session);
  open_in (session, "x13", FALSE);
  skip_to ("wants");
  write_in (find_type (HV_TYPE_TEXT_FIELD), "hide");
  UNTIL (hv_progress_get_place (progress, "x13") != NULL, 2000);
  g_autoptr (GBytes) first = g_bytes_ref (hv_progress_get_place (progress, "x13"));
  for (int i = 0; i < 20; i++) /* also while she goes on */
    {
      g_autofree char *text = g_strdup_printf ("hide %d", i);
      write_in (find_type (HV_TYPE_TEXT_FIELD), text);
      run_for (100);
    }
  ck_assert (!g_bytes_equal (first, hv_progress_get_place (progress, "x13")));
  ck_assert_int_eq (get_phase (), HV_RUNNER_STEP);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("exercise-keeping");

  TCase *keeping = make_case (suite, "keeping");
  tcase_add_test (keeping, all_is_kept_where_she_says_so);
  tcase_add_test (keeping, only_that_she_did_it_is_kept_where_she_says_so);
  tcase_add_test (keeping, nothing_is_kept_where_she_says_so);
  tcase_add_test (keeping, of_an_exercise_without_answers_nothing_is_kept_unless_she_says_so);
  tcase_add_test (keeping, without_a_room_nothing_is_asked_and_nothing_kept);
  tcase_add_test (keeping, a_kept_sentence_is_there_next_time_and_not_kept_twice);
  tcase_add_test (keeping, a_kept_card_is_there_next_time_and_not_kept_twice);
  tcase_add_test (keeping, where_answers_are_not_to_be_kept_keeping_them_is_not_offered);
  tcase_add_test (keeping, stopping_keeps_the_place_and_finishing_forgets_it);
  tcase_add_test (keeping, a_lock_in_the_middle_keeps_the_place);
  tcase_add_test (keeping, what_she_writes_is_saved_while_she_writes);
  return run_suite (suite);
}
