/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/condition.h"
#include "library/library-error.h"

#include <check.h>
#include <stdlib.h>

/* What has been answered: danger=no, signs=heart and hands, strength=7, after=0; "walked" is shown but unanswered. */
static gboolean
look_up (const char *name, const char *const **values, int *number, gpointer data)
{
  static const char *const no[] = { "no", NULL };
  static const char *const signs[] = { "heart", "hands", NULL };
  if (g_str_equal (name, "danger"))
    *values = no;
  else if (g_str_equal (name, "signs"))
    *values = signs;
  else if (g_str_equal (name, "strength"))
    *number = 7;
  else if (g_str_equal (name, "after"))
    *number = 0;
  else
    return g_str_equal (name, "walked"); /* says yes but gives nothing */
  return TRUE;
}

START_TEST (comparisons_mean_what_the_vocabulary_says)
{
  static const struct
  {
    const char *text;
    gboolean holds;
  } rows[] = {
    { "danger=no", TRUE },
    { "danger=yes", FALSE },
    { "danger=yes|no", TRUE },
    { "danger=yes|unsure", FALSE },
    { "danger!=yes", TRUE },
    { "danger!=no", FALSE },
    { "danger!=yes|no", FALSE },
    { "signs=hands", TRUE },
    { "signs=cold|heart", TRUE },
    { "signs!=cold", TRUE },
    { "signs!=heart", FALSE },
    { "strength>=7", TRUE },
    { "strength>=8", FALSE },
    { "strength<=7", TRUE },
    { "strength<=6", FALSE },
    { "strength=7", TRUE },
    { "strength=6|8", FALSE },
    { "strength!=6", TRUE },
    { "after>=0", TRUE },
    { "after<=3", TRUE },
    /* An unanswered step makes its comparison false, whatever it is. */
    { "unknown=yes", FALSE },
    { "unknown!=yes", FALSE },
    { "unknown>=0", FALSE },
    { "unknown<=10", FALSE },
    { "walked!=yes", FALSE },
    /* A choice is no number. */
    { "danger>=0", FALSE },
    { "danger<=10", FALSE },
    /* All must hold. */
    { "danger=no strength>=7", TRUE },
    { "danger=no strength>=8", FALSE },
    { "danger=yes strength>=7", FALSE },
    { "  danger=no \n\t signs=heart  after<=3 ", TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvCondition) condition = hv_condition_parse (rows[i].text, &error);
      ck_assert_msg (condition != NULL, "%s: %s", rows[i].text, error != NULL ? error->message : "");
      ck_assert_msg (hv_condition_holds (condition, look_up, NULL) == rows[i].holds, "%s", rows[i].text);
    }
}
END_TEST

START_TEST (what_is_no_condition_is_refused)
{
  g_autofree char *many = g_strnfill (200, 'a');
  GString *crowd = g_string_new (NULL);
  for (guint i = 0; i < 17; i++)
    g_string_append (crowd, "a=b ");
  g_autofree char *huge = g_strnfill (5000, ' ');
  const char *rows[] = { "",       " ",      "danger",   "=no",     "danger=",   "danger==no", "danger=no|", "danger=|no",
                         "a>8",    "a<3",    "a>=",      "a>=x",    "a>=-1",     "a>=101",     "a=>3",       "a=b=c",
                         "A=b",    "a=B",    "a = b",    "a!b",     "a=b,c=d",   "-a=b",       "a=b\xff",    "æ=b",
                         "a>=1.5", "a>=1|2", "a>=99999999999999999999", many, crowd->str, huge };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HvCondition *condition = hv_condition_parse (rows[i], &error);
      ck_assert_msg (condition == NULL, "taken: %s", rows[i]);
      ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_MALFORMED));
    }
  g_string_free (crowd, TRUE);
}
END_TEST

START_TEST (its_names_are_told_once_each)
{
  g_autoptr (HvCondition) condition = hv_condition_parse ("a=b c>=3 a!=d before<=2", NULL);
  g_autoptr (GPtrArray) names = hv_condition_get_names (condition);
  ck_assert_int_eq (names->len, 3);
  ck_assert_str_eq (names->pdata[0], "a");
  ck_assert_str_eq (names->pdata[1], "c");
  ck_assert_str_eq (names->pdata[2], "before");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("condition");
  TCase *tc = tcase_create ("condition");
  tcase_add_test (tc, comparisons_mean_what_the_vocabulary_says);
  tcase_add_test (tc, what_is_no_condition_is_refused);
  tcase_add_test (tc, its_names_are_told_once_each);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
