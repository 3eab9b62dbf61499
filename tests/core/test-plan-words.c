/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists that the codes are made of. */

#include "plan-testing.h"

#include "base/text.h"
#include "plan/code-value.h"
#include "plan/plan-code.h"

#include <stdio.h>
#include <string.h>

static const char *const languages[] = { "da", "en" };

static const char *
word_of (gsize language, guint place)
{
  const char *word = hv_plan_code_get_word (languages[language], place);
  ck_assert_ptr_nonnull (word);
  return word;
}

/* The three ways a word may be typed: as it is, spelled out, and with the marks left out. */
static void
get_forms (const char *word, char *forms[3])
{
  forms[0] = g_strdup (word);
  forms[1] = hv_text_fold (word);
  GString *plain = g_string_new (word);
  g_string_replace (plain, "æ", "a", 0);
  g_string_replace (plain, "ø", "o", 0);
  g_string_replace (plain, "å", "a", 0);
  forms[2] = g_string_free (plain, FALSE);
}

START_TEST (each_list_has_2048_different_words_of_three_to_eight_small_letters)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < HV_CODE_LIST; i++)
        {
          const char *word = word_of (l, i);
          glong length = g_utf8_strlen (word, -1);
          ck_assert_msg (length >= 3 && length <= 8, "%s", word);
          for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
            ck_assert_msg ((*p >= 'a' && *p <= 'z')
                               || (l == 0
                                   && strstr ("æøå", g_utf8_get_char (p) == 0xe6   ? "æ"
                                                     : g_utf8_get_char (p) == 0xf8 ? "ø"
                                                     : g_utf8_get_char (p) == 0xe5 ? "å"
                                                                                   : "-")),
                           "%s", word);
          ck_assert (g_hash_table_add (seen, (gpointer)word));
        }
      ck_assert_ptr_null (hv_plan_code_get_word (languages[l], HV_CODE_LIST));
    }
  ck_assert_ptr_null (hv_plan_code_get_word ("fi", 0));
}
END_TEST

/* However they are typed: in full, spelled out or without marks. */
START_TEST (the_first_four_letters_tell_the_words_apart)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < HV_CODE_LIST; i++)
        {
          char *forms[3];
          get_forms (word_of (l, i), forms);
          for (guint f = 0; f < 3; f++)
            {
              char *four = g_utf8_substring (forms[f], 0, MIN (4, g_utf8_strlen (forms[f], -1)));
              guint other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, four));
              ck_assert_msg (other == 0 || other == i + 1, "%s %s", forms[0], four);
              g_hash_table_insert (seen, four, GUINT_TO_POINTER (i + 1));
              g_free (forms[f]);
            }
        }
    }
}
END_TEST

typedef struct
{
  GHashTable *seen; /* a key → the place of its word + 1 */
  guint l, i, n_compared;
} Compared;

static void
differs (Compared *self, const char *kind, const char *spelling)
{
  g_autofree char *key = g_strconcat (kind, spelling, NULL);
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key));
  ck_assert_msg (other == 0 || other == self->i + 1, "%s and %s", word_of (self->l, self->i),
                 other > 0 ? word_of (self->l, other - 1) : "");
  self->n_compared++;
}

static void
remember (Compared *self, const char *kind, const char *spelling)
{
  g_hash_table_insert (self->seen, g_strconcat (kind, spelling, NULL), GUINT_TO_POINTER (self->i + 1));
}

/* Words one slip apart: the same with a letter unknown, or one is the other with a letter left out. */
static void
compare_form (Compared *self, const char *form)
{
  glong length = g_utf8_strlen (form, -1);
  differs (self, "=", form);
  differs (self, "-", form);
  remember (self, "=", form);
  for (glong out = 0; out < length; out++)
    {
      g_autofree char *before = g_utf8_substring (form, 0, out),
                      *after = g_utf8_substring (form, out + 1, length);
      g_autofree char *less = g_strconcat (before, after, NULL),
                      *unknown = g_strconcat (before, "?", after, NULL);
      differs (self, "=", less);
      differs (self, "?", unknown);
      remember (self, "-", less);
      remember (self, "?", unknown);
    }
}

START_TEST (no_two_words_are_within_one_slip_of_each_other)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      Compared compared = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), l };
      for (; compared.i < HV_CODE_LIST; compared.i++)
        {
          char *forms[3];
          get_forms (word_of (l, compared.i), forms);
          for (guint f = 0; f < 3; f++)
            {
              compare_form (&compared, forms[f]);
              g_free (forms[f]);
            }
        }
      printf ("# %s: %u spellings compared\n", languages[l], compared.n_compared);
      g_hash_table_unref (compared.seen);
    }
}
END_TEST

/* A code on a card looks like a note: no word tells what the program is for, and none hurts. */
START_TEST (no_word_hints_at_what_the_program_is)
{
  static const char *const never[][120] = {
    { "hverdag",  "vold",    "slag",  "slå",     "spark",   "kniv",   "våben",   "krig",   "mord",
      "trussel",  "true",    "frygt", "angst",   "smerte",  "sår",    "blod",    "skade",  "straf",
      "fange",    "had",     "vrede", "gråd",    "sorg",    "skam",   "skyld",   "mor",    "far",
      "mand",     "kone",    "barn",  "familie", "øl",      "vin",    "druk",    "rus",    "død",
      "grav",     "gud",     "kirke", "præst",   "øvelse",  "plan",   "kode",    "tryg",   "trøst",
      "hjælp",    "modig",   "rolig", "ånde",    "pause",   "dagbog", "flugt",   "skjule", "skjul",
      "hemmelig", "politi",  "krise", "alarm",   "advokat", "terapi", "samtale", "traume", "herberg",
      "netværk",  "følelse", "håb",   "tåre",    "græde",   "bange",  "ræd",     "tvang",  "overgreb",
      "kvæle",    "tæv",     "pisk",  "lænke",   "svag",    "nøgen",  "bryst",   "sex",    "kys",
      "skilt",    "låse",    "dør",   "lås",     "lig",     "kiste",  "lemlæst" },
    { "everyday", "household", "violence", "abuse",  "hit",     "slap",     "punch",  "kick",    "beat",
      "knife",    "gun",       "war",      "kill",   "attack",  "threat",   "fear",   "scream",  "pain",
      "wound",    "blood",     "injury",   "prison", "chain",   "cage",     "trap",   "hate",    "anger",
      "cry",      "grief",     "shame",    "guilt",  "mother",  "father",   "wife",   "husband", "child",
      "baby",     "family",    "wedding",  "beer",   "wine",    "drunk",    "death",  "dead",    "grave",
      "god",      "church",    "pray",     "plan",   "code",    "exercise", "safe",   "safety",  "shelter",
      "refuge",   "therapy",   "counsel",  "trauma", "crisis",  "risk",     "danger", "alarm",   "police",
      "court",    "lawyer",    "escape",   "hide",   "hidden",  "secret",   "diary",  "journal", "breathe",
      "calm",     "cope",      "heal",     "brave",  "trust",   "comfort",  "hope",   "tears",   "victim",
      "survive",  "leave",     "lock",     "key",    "bruise",  "choke",    "rape",   "sex",     "kiss",
      "divorce",  "stalk",     "respect",  "memory", "program", "help",     "helper", "lonely" },
  };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint i = 0; i < HV_CODE_LIST; i++)
      for (gsize n = 0; n < G_N_ELEMENTS (never[l]) && never[l][n] != NULL; n++)
        ck_assert_str_ne (word_of (l, i), never[l][n]);
}
END_TEST

/* The place of a word is what a code says, so a list that is in use never changes. */
START_TEST (the_lists_are_what_they_were)
{
  static const char *const hashes[] = { "460e72e68fafdd09b82acd8d60f94b527db0232b6726cc2c62038d4113ff7bea",
                                        "f2b32b753595246c0ffcd5e965f26a590b6c4e0488c98285e29992b7c4346d45" };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GString) all = g_string_new (NULL);
      for (guint i = 0; i < HV_CODE_LIST; i++)
        g_string_append_printf (all, "%s\n", word_of (l, i));
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, -1);
      ck_assert_str_eq (hash, hashes[l]);
    }
}
END_TEST

static guint
count_slips (const char *a, const char *b)
{
  guint costs[24][24];
  gsize la = strlen (a), lb = strlen (b);
  for (gsize i = 0; i <= la; i++)
    for (gsize j = 0; j <= lb; j++)
      if (i == 0 || j == 0)
        costs[i][j] = (guint)(i + j);
      else
        costs[i][j]
            = MIN (MIN (costs[i - 1][j], costs[i][j - 1]) + 1, costs[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
  return costs[la][lb];
}

/* A route's word has no check word, so it is far from every other route's. */
START_TEST (the_words_of_routes_are_far_from_each_other)
{
  guint n = 0;
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint i = 0; i < HV_CODE_LIST; i++)
      for (guint j = 0; j < i && hv_code_is_route (i); j++)
        if (hv_code_is_route (j))
          {
            g_autofree char *a = hv_text_fold (word_of (l, i)), *b = hv_text_fold (word_of (l, j));
            ck_assert_msg (count_slips (a, b) >= 4, "%s %s", a, b);
            n++;
          }
  ck_assert_uint_eq (n, 2 * 36); /* nine routes */
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan-words");
  TCase *tc = tcase_create ("plan-words");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, each_list_has_2048_different_words_of_three_to_eight_small_letters);
  tcase_add_test (tc, the_first_four_letters_tell_the_words_apart);
  tcase_add_test (tc, no_two_words_are_within_one_slip_of_each_other);
  tcase_add_test (tc, no_word_hints_at_what_the_program_is);
  tcase_add_test (tc, the_lists_are_what_they_were);
  tcase_add_test (tc, the_words_of_routes_are_far_from_each_other);
  suite_add_tcase (suite, tc);
  return run_tests (suite);
}
