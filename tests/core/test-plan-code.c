/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans in words: what they say for ever, what is noticed, and what is offered instead. */

#include "plan-testing.h"

#include "base/text.h"
#include "plan/code-value.h"
#include "plan/plan-code.h"

#include <stdio.h>
#include <string.h>

/* ---- vectors ---- */

static GStrv
vector_lines (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "vectors", "plan", name, NULL);
  g_autofree char *text = NULL;
  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  return g_strsplit (g_strchomp (text), "\n", -1);
}

START_TEST (codes_made_once_say_the_same_for_ever)
{
  g_auto (GStrv) lines = vector_lines ("codes.tsv");
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", 3);
      g_autoptr (HvPlan) plan = hv_plan_code_read (fields[1], fields[0], NULL, NULL);
      ck_assert_msg (plan != NULL, "%s", *line);
      g_autofree char *described = describe (plan), *written = hv_plan_code_write (plan, fields[0]);
      ck_assert_str_eq (described, fields[2]);
      ck_assert_str_eq (written, fields[1]);
    }
  printf ("# %u codes\n", g_strv_length (lines));
  ck_assert_uint_gt (g_strv_length (lines), 150);
}
END_TEST

START_TEST (what_is_no_code_is_told_as_what_it_is)
{
  static const char *const names[] = { "empty", "too-long", "unknown-word", "mismatch", "newer" };
  g_auto (GStrv) lines = vector_lines ("refused.tsv");
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", 3);
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_plan_code_read (fields[1], fields[0], NULL, &error));
      ck_assert (error->domain == HV_PLAN_ERROR);
      ck_assert_msg (strcmp (names[error->code], fields[2]) == 0, "%s: %s", *line, names[error->code]);
    }
  ck_assert_uint_gt (g_strv_length (lines), 10);
}
END_TEST

/* ---- how much in how many ---- */

START_TEST (five_items_fit_in_five_words)
{
  /* With one wish, and with a wish for each. CODE.md has the table. */
  static const guint words[HV_PLAN_MOST_ITEMS + 1][2]
      = { { 0, 0 }, { 2, 2 }, { 3, 3 }, { 4, 4 },  { 5, 5 }, { 5, 6 },
          { 6, 7 }, { 7, 8 }, { 8, 9 }, { 8, 10 }, { 9, 11 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (guint i = 0; i < 3000; i++)
    {
      guint n = 1 + i % HV_PLAN_MOST_ITEMS;
      g_autoptr (HvPlan) plan = random_plan (random, n);
      HvCode code;
      hv_code_write (plan, &code);
      ck_assert_uint_eq (code.n, words[n][!hv_plan_has_one_wish (plan)]);
      ck_assert_uint_le (code.n, HV_CODE_MOST_WORDS);
    }
}
END_TEST

START_TEST (what_is_written_is_read)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n = many (100000);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HvPlan) plan = random_plan (random, 1 + i % HV_PLAN_MOST_ITEMS);
      char *code = hv_plan_code_write (plan, i % 2 == 0 ? "da" : "en"), *described = describe (plan);
      /* Read where the program speaks either language. */
      g_autoptr (HvPlan) read = hv_plan_code_read (code, i % 3 == 0 ? "da" : "en", NULL, NULL);
      ck_assert_msg (read != NULL && hv_plan_equal (read, plan), "%s: %s", code, described);
      const char *other = g_hash_table_lookup (seen, code);
      ck_assert (other == NULL || strcmp (other, described) == 0);
      g_hash_table_insert (seen, code, described);
    }
  printf ("# %u plans\n", n);
}
END_TEST

START_TEST (an_empty_plan_has_no_words)
{
  g_autoptr (HvPlan) plan = hv_plan_new ();
  ck_assert_ptr_null (hv_plan_code_write (plan, "da"));
  g_autoptr (HvPlan) one = make_plan ("m07", HV_PLAN_WISH_NONE);
  g_autofree char *english = hv_plan_code_write (one, "en"), *other = hv_plan_code_write (one, "fi");
  ck_assert_str_eq (english, other);
}
END_TEST

/* ---- what is noticed ---- */

static gboolean
is_refused (const HvCode *code)
{
  HvPlanError why;
  g_autoptr (HvPlan) plan = hv_code_read (code, &why);
  ck_assert (plan != NULL || why == HV_PLAN_ERROR_MISMATCH);
  return plan == NULL;
}

/* Every other word in every place, every two words swapped: of codes of each length. */
START_TEST (any_one_wrong_word_and_any_two_swapped_are_noticed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint wrong = 0, swapped = 0, n_codes = many (40);
  for (guint c = 0; c < n_codes; c++)
    {
      g_autoptr (HvPlan) plan = random_plan (random, 1 + c % HV_PLAN_MOST_ITEMS);
      HvCode code;
      hv_code_write (plan, &code);
      for (guint at = 0; at < code.n; at++)
        {
          HvCode slip = code;
          for (guint place = 0; place < HV_CODE_LIST; place++)
            {
              slip.places[at] = place;
              if (place != code.places[at])
                {
                  ck_assert (is_refused (&slip));
                  wrong++;
                }
            }
          for (guint other = 0; other < at; other++)
            {
              slip = code;
              slip.places[at] = code.places[other];
              slip.places[other] = code.places[at];
              if (code.places[at] != code.places[other])
                {
                  ck_assert (is_refused (&slip));
                  swapped++;
                }
            }
        }
    }
  printf ("# %u wrong words in %u codes, %u swapped, all noticed\n", wrong, n_codes, swapped);
}
END_TEST

/* Likewise over many codes, as they are typed. */
START_TEST (slips_in_many_codes_are_noticed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n = 0;
  while (n < many (100000))
    {
      const char *language = n % 2 == 0 ? "da" : "en";
      g_autoptr (HvPlan) plan = random_plan (random, 1 + n % HV_PLAN_MOST_ITEMS);
      g_autofree char *code = hv_plan_code_write (plan, language);
      g_auto (GStrv) words = g_strsplit (code, " ", -1);
      guint n_words = g_strv_length (words), at = (guint)g_rand_int_range (random, 0, (gint32)n_words);
      if (n % 3 == 0)
        {
          guint other = (guint)g_rand_int_range (random, 0, (gint32)n_words);
          char *word = words[at];
          words[at] = words[other];
          words[other] = word;
        }
      else
        {
          g_free (words[at]);
          words[at] = g_strdup (
              hv_plan_code_get_word (language, (guint)g_rand_int_range (random, 0, HV_CODE_LIST)));
        }
      g_autofree char *slip = g_strjoinv (" ", words);
      if (strcmp (slip, code) == 0)
        continue;
      g_autoptr (GError) error = NULL;
      g_autoptr (HvPlan) read = hv_plan_code_read (slip, language, NULL, &error);
      ck_assert_msg (read == NULL && error->code == HV_PLAN_ERROR_MISMATCH, "%s for %s", slip, code);
      n++;
    }
  printf ("# %u slips, all noticed\n", n);
}
END_TEST

/* A word too few or too many is not ruled out by the check word, only very unlikely to pass. */
START_TEST (a_word_too_few_or_too_many_is_nearly_always_noticed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint passed = 0, n = 0;
  for (guint c = 0; c < 20000; c++)
    {
      g_autoptr (HvPlan) plan = random_plan (random, 2 + c % 8);
      HvCode code, slip = { .n = 0 };
      hv_code_write (plan, &code);
      guint at = (guint)g_rand_int_range (random, 0, (gint32)code.n);
      for (guint i = 0; i < code.n; i++)
        {
          if (i != at || c % 2 == 0)
            slip.places[slip.n++] = code.places[i];
          if (i == at && c % 2 == 0 && slip.n < HV_CODE_MOST_WORDS)
            slip.places[slip.n++] = (guint)g_rand_int_range (random, 0, HV_CODE_LIST);
        }
      HvPlanError why;
      g_autoptr (HvPlan) read = hv_code_read (&slip, &why);
      passed += read != NULL && slip.n != code.n;
      n++;
    }
  printf ("# %u words too few or too many, %u passed\n", n, passed);
  ck_assert_uint_lt (passed, n / 500);
}
END_TEST

/* ---- how it may be typed ---- */

START_TEST (a_code_is_read_however_it_was_typed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  for (guint i = 0; i < 2000; i++)
    {
      const char *language = i % 2 == 0 ? "da" : "en";
      g_autoptr (HvPlan) plan = random_plan (random, 1 + i % HV_PLAN_MOST_ITEMS);
      g_autofree char *code = hv_plan_code_write (plan, language);
      g_auto (GStrv) words = g_strsplit (code, " ", -1);
      GString *typed[6];
      for (guint t = 0; t < 6; t++)
        typed[t] = g_string_new (t == 0 ? "  \n" : NULL);
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *upper = g_utf8_strup (words[w], -1), *folded = hv_text_fold (words[w]);
          g_autofree char *apart = g_utf8_normalize (words[w], -1, G_NORMALIZE_NFD);
          g_autofree char *four = g_utf8_substring (words[w], 0, MIN (4, g_utf8_strlen (words[w], -1)));
          g_string_append_printf (typed[0], "%u. %s\n", w + 1, upper);
          g_string_append_printf (typed[1], "%s , ", folded);
          g_string_append_printf (typed[2], "(%s)-", apart);
          g_string_append_printf (typed[3], "%s ", four);
          g_string_append_printf (typed[4], "%s\xc2\xa0", words[w]);
          for (const char *p = words[w]; *p != '\0'; p = g_utf8_next_char (p))
            {
              gunichar c = g_utf8_get_char (p);
              g_string_append_unichar (typed[5], c == 0xe6 || c == 0xe5 ? 'a' : c == 0xf8 ? 'o' : c);
            }
          g_string_append (typed[5], " ");
        }
      for (guint t = 0; t < 6; t++)
        {
          g_autoptr (HvPlan) read = hv_plan_code_read (typed[t]->str, language, NULL, NULL);
          ck_assert_msg (read != NULL && hv_plan_equal (read, plan), "%s", typed[t]->str);
          g_string_free (typed[t], TRUE);
        }
    }
}
END_TEST

static int
error_of (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (HvPlan) plan = hv_plan_code_read (typed, "da", &offers, &error);
  return plan != NULL ? -1 : error->code;
}

START_TEST (what_cannot_be_a_code_is_refused)
{
  g_autofree char *long_one = g_strnfill (2000, 'a'), *long_word = g_strnfill (500, 'b');
  ck_assert_int_eq (error_of (""), HV_PLAN_ERROR_EMPTY);
  ck_assert_int_eq (error_of (" 1. , \n"), HV_PLAN_ERROR_EMPTY);
  ck_assert_int_eq (error_of (long_one), HV_PLAN_ERROR_TOO_LONG);
  ck_assert_int_eq (error_of (long_word), HV_PLAN_ERROR_UNKNOWN_WORD);
  ck_assert_int_eq (error_of ("\xff\xfe abe"), HV_PLAN_ERROR_UNKNOWN_WORD);
  ck_assert_int_eq (error_of ("ab"), HV_PLAN_ERROR_UNKNOWN_WORD);
}
END_TEST

/* A recovery phrase has twelve words, a code at most eleven. */
START_TEST (a_recovery_phrase_is_never_taken_for_a_code)
{
  ck_assert_int_eq (
      error_of ("karotte støj ordspil rutine pudder fiks krukke hvalp karotte støj ordspil rutsje"),
      HV_PLAN_ERROR_TOO_LONG);
  ck_assert_int_eq (error_of ("abe abe abe abe abe abe abe abe abe abe abe afsnit"), HV_PLAN_ERROR_TOO_LONG);
  G_STATIC_ASSERT (HV_CODE_MOST_WORDS < 12);
}
END_TEST

/* ---- what is offered ---- */

static HvPlanOffer *
first_offer (const char *typed, GPtrArray **offers)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_plan_code_read (typed, "da", offers, &error));
  ck_assert_ptr_nonnull (*offers);
  return (*offers)->len > 0 ? g_ptr_array_index (*offers, 0) : NULL;
}

/* One slip of the finger in one word: the code that was meant comes first. */
START_TEST (a_mistyped_word_is_offered_as_it_was_meant)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  guint unknown = 0, first = 0;
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (HvPlan) plan = random_plan (random, 1 + i % HV_PLAN_MOST_ITEMS);
      g_autofree char *code = hv_plan_code_write (plan, "da");
      g_auto (GStrv) words = g_strsplit (code, " ", -1);
      guint at = (guint)g_rand_int_range (random, 0, (gint32)g_strv_length (words));
      g_autofree char *folded = hv_text_fold (words[at]);
      folded[g_rand_int_range (random, 0, (gint32)strlen (folded))]
          = (char)g_rand_int_range (random, 'a', 'z' + 1);
      g_free (words[at]);
      words[at] = g_steal_pointer (&folded);
      g_autofree char *typed = g_strjoinv (" ", words);
      g_autoptr (HvPlan) read = hv_plan_code_read (typed, "da", NULL, NULL);
      if (read != NULL) /* the letter was the same, or the word is known by those before it */
        continue;
      g_autoptr (GPtrArray) offers = NULL;
      HvPlanOffer *offer = first_offer (typed, &offers);
      ck_assert_msg (offer != NULL, "%s", typed);
      unknown++;
      first += g_strcmp0 (offer->code, code) == 0 && offer->at == at && offer->other == -1;
    }
  printf ("# %u words mistyped, %u offered first as they were meant\n", unknown, first);
  ck_assert_uint_gt (unknown, 1000);
  ck_assert_uint_eq (first, unknown);
}
END_TEST

START_TEST (words_in_each_others_places_are_offered_the_right_way_round)
{
  g_autoptr (HvPlan) plan = make_plan ("m07 x12 x02 x08 x11", HV_PLAN_WISH_DAILY);
  g_autofree char *code = hv_plan_code_write (plan, "da");
  g_auto (GStrv) words = g_strsplit (code, " ", -1);
  char *second = words[1];
  words[1] = words[3];
  words[3] = second;
  g_autofree char *typed = g_strjoinv (" ", words);
  g_autoptr (GPtrArray) offers = NULL;
  HvPlanOffer *offer = first_offer (typed, &offers);
  ck_assert_str_eq (offer->code, code);
  ck_assert_uint_eq (offer->at, 1);
  ck_assert_int_eq (offer->other, 3);
  ck_assert_str_eq (offer->word, words[3]);
}
END_TEST

START_TEST (near_words_are_offered_where_two_are_wrong)
{
  g_autoptr (HvPlan) plan = make_plan ("m07 x12 x02", HV_PLAN_WISH_NONE);
  g_autofree char *code = hv_plan_code_write (plan, "da");
  g_auto (GStrv) words = g_strsplit (code, " ", -1);
  g_autofree char *typed = g_strdup_printf ("%s %sq q%s %s", words[0], words[1], words[2], words[3]);
  g_autoptr (GPtrArray) offers = NULL;
  first_offer (typed, &offers);
  gboolean found[2] = { FALSE };
  for (guint i = 0; i < offers->len; i++)
    {
      const HvPlanOffer *offer = g_ptr_array_index (offers, i);
      ck_assert_ptr_null (offer->code);
      ck_assert (offer->at == 1 || offer->at == 2);
      found[offer->at - 1] |= strcmp (offer->word, words[offer->at]) == 0;
    }
  ck_assert_msg (found[0] && found[1], "%s", typed);
  ck_assert_uint_le (offers->len, 6);
}
END_TEST

START_TEST (a_mistyped_route_is_offered_and_nothing_for_what_is_far_from_all)
{
  g_autoptr (HvPlan) plan = hv_plan_new_for_route ("calm");
  g_autofree char *word = hv_plan_code_write (plan, "da"), *typed = g_strdup (word);
  typed[1] = 's'; /* beside the a */
  g_autoptr (GPtrArray) offers = NULL, none = NULL, nothing = NULL;
  ck_assert_str_eq (first_offer (typed, &offers)->code, word);
  ck_assert_ptr_null (first_offer ("qqqqqqqq", &none));
  ck_assert_ptr_null (first_offer ("qqqqqqqq wwwwwwww", &nothing));
}
END_TEST

/* What a later version would have to be asked for cannot be offered. */
START_TEST (nothing_is_offered_for_a_code_of_a_later_version)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_auto (GStrv) lines = vector_lines ("refused.tsv");
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_suffix (*line, "newer"))
      {
        g_auto (GStrv) fields = g_strsplit (*line, "\t", 3);
        ck_assert_ptr_null (hv_plan_code_read (fields[1], fields[0], &offers, NULL));
        ck_assert_ptr_null (offers);
      }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan-code");
  TCase *tc = tcase_create ("plan-code");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, codes_made_once_say_the_same_for_ever);
  tcase_add_test (tc, what_is_no_code_is_told_as_what_it_is);
  tcase_add_test (tc, five_items_fit_in_five_words);
  tcase_add_test (tc, what_is_written_is_read);
  tcase_add_test (tc, an_empty_plan_has_no_words);
  tcase_add_test (tc, any_one_wrong_word_and_any_two_swapped_are_noticed);
  tcase_add_test (tc, slips_in_many_codes_are_noticed);
  tcase_add_test (tc, a_word_too_few_or_too_many_is_nearly_always_noticed);
  tcase_add_test (tc, a_code_is_read_however_it_was_typed);
  tcase_add_test (tc, what_cannot_be_a_code_is_refused);
  tcase_add_test (tc, a_recovery_phrase_is_never_taken_for_a_code);
  tcase_add_test (tc, a_mistyped_word_is_offered_as_it_was_meant);
  tcase_add_test (tc, words_in_each_others_places_are_offered_the_right_way_round);
  tcase_add_test (tc, near_words_are_offered_where_two_are_wrong);
  tcase_add_test (tc, a_mistyped_route_is_offered_and_nothing_for_what_is_far_from_all);
  tcase_add_test (tc, nothing_is_offered_for_a_code_of_a_later_version);
  suite_add_tcase (suite, tc);
  return run_tests (suite);
}
