/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/answers.h"

#include <check.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

START_TEST (each_kind_of_answer_is_given_back)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  const char *values[] = { "a", "b", NULL };
  const char *items[] = { "tea", "", NULL };
  hv_answers_set_choices (answers, "choose", values, "own");
  hv_answers_set_number (answers, "rate", 0);
  hv_answers_set_text (answers, "write", " words\n");
  hv_answers_set_list (answers, "list", items);

  ck_assert_str_eq (hv_answers_get_choices (answers, "choose")[1], "b");
  ck_assert_ptr_null (hv_answers_get_choices (answers, "choose")[2]);
  ck_assert_str_eq (hv_answers_get_other (answers, "choose"), "own");
  ck_assert_int_eq (hv_answers_get_number (answers, "rate", -1), 0);
  ck_assert_str_eq (hv_answers_get_text (answers, "write"), " words\n");
  ck_assert_str_eq (hv_answers_get_list (answers, "list")[0], "tea");
  ck_assert_str_eq (hv_answers_get_list (answers, "list")[1], "");

  static const char *const steps[] = { "choose", "rate", "write", "list" };
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ck_assert (hv_answers_has (answers, steps[i]));
      hv_answers_clear (answers, steps[i]);
      hv_answers_clear (answers, steps[i]);
      ck_assert (!hv_answers_has (answers, steps[i]));
    }
}
END_TEST

START_TEST (what_was_not_answered_is_nothing)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  ck_assert_ptr_null (hv_answers_get_choices (answers, "a"));
  ck_assert_ptr_null (hv_answers_get_other (answers, "a"));
  ck_assert_int_eq (hv_answers_get_number (answers, "a", 42), 42);
  ck_assert_ptr_null (hv_answers_get_text (answers, "a"));
  ck_assert_ptr_null (hv_answers_get_list (answers, "a"));

  hv_answers_set_text (answers, "a", "words");
  ck_assert_ptr_null (hv_answers_get_choices (answers, "a"));
  ck_assert_ptr_null (hv_answers_get_other (answers, "a"));
  ck_assert_int_eq (hv_answers_get_number (answers, "a", 42), 42);
  ck_assert_ptr_null (hv_answers_get_list (answers, "a"));
}
END_TEST

START_TEST (an_empty_answer_is_none)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  const char *none[] = { NULL };
  const char *blank[] = { "", " \n", NULL };
  const char *one[] = { "yes", NULL };
  for (guint i = 0; i < 8; i++)
    {
      hv_answers_set_choices (answers, "a", one, NULL);
      switch (i)
        {
        case 0:
          hv_answers_set_choices (answers, "a", NULL, NULL);
          break;
        case 1:
          hv_answers_set_choices (answers, "a", none, " ");
          break;
        case 2:
          hv_answers_set_number (answers, "a", -1);
          break;
        case 3:
          hv_answers_set_text (answers, "a", " \u00a0\n\t");
          break;
        case 4:
          hv_answers_set_text (answers, "a", NULL);
          break;
        case 5:
          hv_answers_set_list (answers, "a", blank);
          break;
        case 6:
          hv_answers_set_list (answers, "a", none);
          break;
        default:
          hv_answers_set_list (answers, "a", NULL);
        }
      ck_assert (!hv_answers_has (answers, "a"));
    }
}
END_TEST

START_TEST (own_words_alone_are_an_answer_to_a_choice)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  hv_answers_set_choices (answers, "a", NULL, "own");
  ck_assert (hv_answers_has (answers, "a"));
  ck_assert_ptr_null (hv_answers_get_choices (answers, "a")[0]);
  ck_assert_str_eq (hv_answers_get_other (answers, "a"), "own");
}
END_TEST

START_TEST (an_answer_may_be_made_of_the_one_before)
{
  g_autoptr (HvAnswers) answers = hv_answers_new ();
  hv_answers_set_text (answers, "a", "words");
  hv_answers_set_text (answers, "a", hv_answers_get_text (answers, "a"));
  ck_assert_str_eq (hv_answers_get_text (answers, "a"), "words");
  const char *items[] = { "tea", NULL };
  hv_answers_set_list (answers, "a", items);
  hv_answers_set_list (answers, "a", hv_answers_get_list (answers, "a"));
  ck_assert_str_eq (hv_answers_get_list (answers, "a")[0], "tea");
}
END_TEST

/* Memory just given back is looked at: only where no tool stands in for the allocator. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if !defined(__SANITIZE_ADDRESS__)
START_TEST (her_words_are_wiped_when_freed)
{
  static const char secret[] = "something long enough to have a block of its own, and then some more";
  HvAnswers *answers = hv_answers_new ();
  const char *list[] = { secret, NULL };
  hv_answers_set_text (answers, "a", secret);
  hv_answers_set_list (answers, "b", list);
  hv_answers_set_choices (answers, "c", NULL, secret);
  const volatile char *places[] = { hv_answers_get_text (answers, "a"), hv_answers_get_list (answers, "b")[0],
                                    hv_answers_get_other (answers, "c") };
  hv_answers_free (answers);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    /* The allocator keeps its own marks in the first bytes of a free block. */
    for (gsize j = 2 * sizeof (gpointer); j < sizeof secret - 1; j++)
      ck_assert_int_ne (places[i][j], secret[j]);
}
END_TEST
#endif

int
main (void)
{
  Suite *suite = suite_create ("answers");
  TCase *tc = tcase_create ("answers");
  tcase_add_test (tc, each_kind_of_answer_is_given_back);
  tcase_add_test (tc, what_was_not_answered_is_nothing);
  tcase_add_test (tc, an_empty_answer_is_none);
  tcase_add_test (tc, own_words_alone_are_an_answer_to_a_choice);
  tcase_add_test (tc, an_answer_may_be_made_of_the_one_before);
#if !defined(__SANITIZE_ADDRESS__)
  tcase_add_test (tc, her_words_are_wiped_when_freed);
#endif
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
