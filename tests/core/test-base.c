/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/meter.h"
#include "base/paths.h"
#include "base/text.h"

#include <check.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

typedef struct
{
  const char *in, *out;
} Pair;

START_TEST (white_space_collapses_as_xgettext_does)
{
  static const Pair pairs[] = { { "", "" }, { "  a\n\t b ", "a b" }, { "a\u00a0b", "a\u00a0b" }, { "\n\n", "" } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *got = hv_text_collapse (pairs[i].in);
      ck_assert_str_eq (got, pairs[i].out);
    }
}
END_TEST

START_TEST (danish_letters_fold_to_their_plain_spelling)
{
  static const Pair pairs[] = { { "MÅL", "maal" },      { "maal", "maal" },     { "a\u030ar", "aar" }, { "Ærø", "aeroe" },
                                { "café", "cafe" },     { "Jürgen", "jurgen" }, { "öl", "oel" },      { "naïve", "naive" },
                                { "\xff" "a", "\uFFFD" "a" } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *got = hv_text_fold (pairs[i].in);
      ck_assert_str_eq (got, pairs[i].out);
    }
}
END_TEST

START_TEST (an_excerpt_is_one_line_cut_at_a_word)
{
  static const Pair pairs[] = { { "", "" }, { "short\nlines", "short lines" },
                                { "one two three four five six", "one two three…" },
                                { "æøåæøåæøåæøåæøåæøå", "æøåæøåæøåæøåæøå…" } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *got = hv_text_excerpt (pairs[i].in, 15);
      ck_assert_str_eq (got, pairs[i].out);
    }
  g_autofree char *huge = g_strnfill (5000000, 'a');
  g_autofree char *got = hv_text_excerpt (huge, 10);
  ck_assert_str_eq (got, "aaaaaaaaaa…");
}
END_TEST

START_TEST (a_line_begins_with_a_capital)
{
  static const Pair pairs[] = { { "", "" }, { "søndag 22. november", "Søndag 22. november" }, { "ærter", "Ærter" }, { "5 ting", "5 ting" } };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *got = hv_text_capitalise (pairs[i].in);
      ck_assert_str_eq (got, pairs[i].out);
    }
}
END_TEST

START_TEST (the_clock_can_be_stopped_and_started)
{
  hv_clock_set_for_tests (5);
  ck_assert_int_eq (hv_clock_now (), 5);
  hv_clock_set_for_tests (0);
  ck_assert_int_gt (hv_clock_now (), G_GINT64_CONSTANT (1600000000000000));
}
END_TEST

START_TEST (dates_are_written_in_words)
{
  g_setenv ("TZ", "UTC", TRUE);
  const gint64 sunday = G_GINT64_CONSTANT (1795331400) * G_USEC_PER_SEC; /* 2026-11-22 07:10 UTC */
  g_autofree char *day = hv_dates_format_day (sunday);
  ck_assert_str_eq (day, "Sunday 22 November");
  g_autofree char *weekday = hv_dates_format_weekday (sunday);
  ck_assert_str_eq (weekday, "Sunday");
  ck_assert_int_eq (hv_dates_get_hour (sunday), 7);
  g_autofree char *full = hv_dates_format_full (sunday);
  ck_assert_str_eq (full, "Sunday 22 November 2026");
  const gint64 one_day = G_TIME_SPAN_DAY;
  g_autofree char *today = hv_dates_format_near (sunday, sunday);
  ck_assert_str_eq (today, "Today 07.10");
  g_autofree char *yesterday = hv_dates_format_near (sunday - one_day, sunday);
  ck_assert_str_eq (yesterday, "Yesterday");
  g_autofree char *earlier = hv_dates_format_near (sunday - 4 * one_day, sunday);
  ck_assert_str_eq (earlier, "18 Nov");
  g_autofree char *last_year = hv_dates_format_near (sunday - 400 * one_day, sunday);
  ck_assert_str_eq (last_year, "18 Oct 2025");
  g_autofree char *month = hv_dates_format_month ("2026-11");
  ck_assert_str_eq (month, "November 2026");
  g_autofree char *odd = hv_dates_format_month ("soon");
  ck_assert_str_eq (odd, "soon");
}
END_TEST

START_TEST (the_private_folder_is_for_her_alone)
{
  g_autofree char *tmp = g_dir_make_tmp ("paths-XXXXXX", NULL);
  g_autofree char *deep = g_build_filename (tmp, "a", "b", NULL);
  g_autoptr (GError) error = NULL;
  ck_assert (hv_paths_make_private_dir (deep, &error));
  GStatBuf st;
  ck_assert_int_eq (g_stat (deep, &st), 0);
  ck_assert_int_eq (st.st_mode & 0777, 0700);

  g_autofree char *file = g_build_filename (tmp, "file", NULL);
  ck_assert (g_file_set_contents (file, "x", 1, NULL));
  g_autofree char *below = g_build_filename (file, "c", NULL);
  ck_assert (!hv_paths_make_private_dir (below, &error));
  ck_assert (error != NULL && error->domain == G_FILE_ERROR);
}
END_TEST

START_TEST (the_data_folder_can_be_chosen)
{
  g_setenv ("HVERDAG_DATA", "/some/where/../else", TRUE);
  ck_assert_str_eq (hv_paths_get_data_dir (), "/some/else");
}
END_TEST

static void
forget_locale (const char *lang)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_unsetenv (names[i]);
  if (lang != NULL)
    g_setenv ("LANG", lang, TRUE);
  hv_language_init ();
  setlocale (LC_ALL, ""); /* as gtk_init() does */
}

START_TEST (danish_can_be_had_on_a_machine_without_a_locale)
{
  forget_locale (NULL);
  ck_assert_str_eq (hv_language_get (), "en");
  ck_assert_str_eq (g_dgettext (GETTEXT_PACKAGE, "Yesterday"), "Yesterday");
  hv_language_set ("da");
  ck_assert_str_eq (g_dgettext (GETTEXT_PACKAGE, "Yesterday"), "I går");
  hv_language_set ("sv"); /* we have none */
  ck_assert_str_eq (hv_language_get (), "da");
  hv_language_set ("en");
  ck_assert_str_eq (g_dgettext (GETTEXT_PACKAGE, "Yesterday"), "Yesterday");
}
END_TEST

START_TEST (the_machines_language_is_taken_up_even_where_its_locale_is_not_installed)
{
  forget_locale ("da_DK.UTF-8");
  ck_assert_str_eq (hv_language_get (), "da");
  ck_assert_str_eq (g_dgettext (GETTEXT_PACKAGE, "Yesterday"), "I går");
}
END_TEST

START_TEST (a_meter_tells_how_far_it_is_and_whether_to_stop)
{
  g_autoptr (HvMeter) meter = hv_meter_new ();
  ck_assert (hv_meter_get_share (meter) <= 0 && !hv_meter_is_stopped (meter));
  hv_meter_set (meter, 1, 4);
  ck_assert (hv_meter_get_share (meter) * 4 >= 1);
  guint done, total;
  hv_meter_get (meter, &done, &total);
  ck_assert_uint_eq (done, 1);
  ck_assert_uint_eq (total, 4);
  hv_meter_set (meter, 9, 3); /* never more than all of it */
  hv_meter_get (meter, &done, &total);
  ck_assert_uint_eq (done, 3);
  hv_meter_set (meter, G_MAXUINT, G_MAXUINT);
  ck_assert (hv_meter_get_share (meter) >= 1);
  hv_meter_set (meter, 5, 0);
  ck_assert (hv_meter_get_share (meter) <= 0);
  hv_meter_stop (meter);
  ck_assert (hv_meter_is_stopped (meter));
  hv_meter_set (NULL, 1, 2);
  ck_assert (!hv_meter_is_stopped (NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("base");
  TCase *tc = tcase_create ("base");
  tcase_add_test (tc, white_space_collapses_as_xgettext_does);
  tcase_add_test (tc, danish_letters_fold_to_their_plain_spelling);
  tcase_add_test (tc, an_excerpt_is_one_line_cut_at_a_word);
  tcase_add_test (tc, a_line_begins_with_a_capital);
  tcase_add_test (tc, the_clock_can_be_stopped_and_started);
  tcase_add_test (tc, dates_are_written_in_words);
  tcase_add_test (tc, the_private_folder_is_for_her_alone);
  tcase_add_test (tc, the_data_folder_can_be_chosen);
  tcase_add_test (tc, danish_can_be_had_on_a_machine_without_a_locale);
  tcase_add_test (tc, a_meter_tells_how_far_it_is_and_whether_to_stop);
  tcase_add_test (tc, the_machines_language_is_taken_up_even_where_its_locale_is_not_installed);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
