/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When a draft is saved, and long paragraphs in the field it is written in, without a display. */

#include "ui/pages/draft.h"
#include "ui/pages/paragraphs.h"

#include <check.h>
#include <string.h>

#define MS G_TIME_SPAN_MILLISECOND

START_TEST (a_pause_in_typing_saves)
{
  HvDraft draft = HV_DRAFT_INIT;
  ck_assert_int_eq (hv_draft_get_due (&draft), -1);
  hv_draft_change (&draft, 1000 * MS);
  hv_draft_change (&draft, 1200 * MS);
  ck_assert_int_eq (hv_draft_get_due (&draft), 1700 * MS);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_WAITING);
}
END_TEST

START_TEST (typing_on_saves_within_a_second_and_a_half)
{
  HvDraft draft = HV_DRAFT_INIT;
  for (gint64 now = 1000; now <= 2400; now += 100)
    {
      hv_draft_change (&draft, now * MS);
      ck_assert_int_le (hv_draft_get_due (&draft), 2500 * MS);
    }
  ck_assert_int_eq (hv_draft_get_due (&draft), 2500 * MS);
}
END_TEST

START_TEST (saved_is_said_only_when_the_store_has_said_it)
{
  HvDraft draft = HV_DRAFT_INIT;
  hv_draft_change (&draft, 0);
  hv_draft_save_begins (&draft, 500 * MS);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_SAVING);
  hv_draft_change (&draft, 600 * MS);
  hv_draft_save_ends (&draft, 700 * MS, TRUE);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_WAITING);
  ck_assert_int_eq (hv_draft_get_due (&draft), 1100 * MS);
  hv_draft_save_begins (&draft, 1100 * MS);
  hv_draft_save_ends (&draft, 1150 * MS, TRUE);
  ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_SAVED);
  ck_assert_int_eq (hv_draft_get_due (&draft), -1);
}
END_TEST

START_TEST (a_failed_save_is_tried_again_later_and_later_and_on_the_next_key)
{
  HvDraft draft = HV_DRAFT_INIT;
  gint64 now = 0, last_wait = 0;
  hv_draft_change (&draft, now);
  for (int i = 0; i < 12; i++)
    {
      hv_draft_save_begins (&draft, now);
      hv_draft_save_ends (&draft, now, FALSE);
      ck_assert_int_eq (hv_draft_get_state (&draft), HV_DRAFT_FAILED);
      ck_assert (hv_draft_is_unsaved (&draft));
      gint64 wait = hv_draft_get_due (&draft) - now;
      ck_assert_int_ge (wait, last_wait);
      ck_assert_int_le (wait, HV_DRAFT_LONGEST_RETRY);
      last_wait = wait;
      now += wait;
    }
  hv_draft_save_begins (&draft, now);
  hv_draft_save_ends (&draft, now, FALSE);
  hv_draft_change (&draft, now + MS);
  ck_assert_int_eq (hv_draft_get_due (&draft), now + MS + HV_DRAFT_PAUSE);
  hv_draft_save_begins (&draft, now + MS);
  hv_draft_save_ends (&draft, now + MS, TRUE);
  ck_assert (!hv_draft_is_unsaved (&draft));
}
END_TEST

/* Any text: blanks, lines, letters of one to four bytes, accents, and marks of its own. */
static char *
make_text (GRand *random)
{
  static const char *const pieces[]
      = { "a", " ", "\n", "\r\n", "ord ", "å", "e\xcc\x81", "\xf0\x9f\x8c\xbf", HV_PARAGRAPH_MARK, "\t", "\xe2\x80\x8d" };
  GString *text = g_string_new (NULL);
  guint n_stretches = (guint) g_rand_int_range (random, 0, 8);
  for (guint i = 0; i < n_stretches; i++)
    {
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      const char *other = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      guint times = (guint) g_rand_int_range (random, 1, g_rand_boolean (random) ? 8 : 9000);
      for (guint j = 0; j < times; j++)
        g_string_append (text, g_rand_int_range (random, 0, 30) == 0 ? other : piece);
    }
  return g_string_free (text, FALSE);
}

static gsize
find_longest_paragraph (const char *shown)
{
  gsize longest = 0, length = 0;
  for (const char *p = shown; *p != '\0'; p++)
    {
      gboolean ends = *p == '\n' || *p == '\r' || strncmp (p, HV_PARAGRAPH_MARK, 3) == 0;
      length = ends ? 0 : length + 1;
      longest = MAX (longest, length);
    }
  return longest;
}

START_TEST (breaking_up_and_joining_gives_back_any_text)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *text = make_text (random);
      g_autofree char *shown = hv_paragraphs_split (text);
      g_autofree char *joined = hv_paragraphs_join (shown);
      ck_assert_msg (strcmp (text, joined) == 0, "text %d of %zu bytes came back changed", i, strlen (text));
      ck_assert (g_utf8_validate (shown, -1, NULL));
      ck_assert_uint_le (find_longest_paragraph (shown), HV_PARAGRAPH_MAX_BYTES + 3);
      ck_assert_int_eq (hv_paragraphs_needs_split (text, strlen (text)), strcmp (text, shown) != 0);
    }
}
END_TEST

START_TEST (short_paragraphs_are_left_as_they_are)
{
  const char *text = "Kaffe på trappen.\n\nFuglene var der før mig.\n";
  g_autofree char *shown = hv_paragraphs_split (text);
  ck_assert_str_eq (shown, text);
}
END_TEST

START_TEST (a_long_paragraph_is_broken_between_words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < 3 * HV_PARAGRAPH_MAX_BYTES)
    g_string_append (text, "morgen ");
  g_autofree char *shown = hv_paragraphs_split (text->str);
  for (const char *p = shown; (p = strstr (p, HV_PARAGRAPH_MARK)) != NULL; p += 3)
    ck_assert_int_eq (p[-1], ' ');
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("drafts");
  TCase *tests = tcase_create ("drafts");
  tcase_add_test (tests, a_pause_in_typing_saves);
  tcase_add_test (tests, typing_on_saves_within_a_second_and_a_half);
  tcase_add_test (tests, saved_is_said_only_when_the_store_has_said_it);
  tcase_add_test (tests, a_failed_save_is_tried_again_later_and_later_and_on_the_next_key);
  tcase_add_test (tests, breaking_up_and_joining_gives_back_any_text);
  tcase_add_test (tests, short_paragraphs_are_left_as_they_are);
  tcase_add_test (tests, a_long_paragraph_is_broken_between_words);
  suite_add_tcase (suite, tests);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
