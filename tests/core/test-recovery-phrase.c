/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Twelve words on paper: what they are, and how forgiving their reader is. */

#include "vault-testing.h"

#include "vault/keys.h"
#include "vault/recovery-phrase.h"
#include "vault/secret-private.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char *const languages[] = { "da", "en" };

static char *
bytes_of (const HvSecret *it)
{
  return g_strndup ((const char *) hv_secret_peek_bytes (it), hv_secret_get_size (it));
}

/* What the one field makes of @typed. */
static char *
as_passphrase (const char *typed)
{
  g_autoptr (HvSecret) it = secret (typed);
  return bytes_of (it);
}

static char *
new_phrase (const char *language)
{
  g_autoptr (HvSecret) it = NULL;
  g_autoptr (GError) error = NULL;
  char *text = hv_recovery_phrase_new (language, &it, &error);
  ck_assert_msg (text != NULL && it != NULL, "%s", error != NULL ? error->message : "");
  g_autofree char *bytes = bytes_of (it);
  ck_assert_str_eq (text, bytes);
  return text;
}

/* Words @indices of the list, joined. */
static char *
phrase_of (const char *language, const guint indices[HV_RECOVERY_PHRASE_WORDS])
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < HV_RECOVERY_PHRASE_WORDS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", hv_recovery_phrase_get_word (language, indices[i]));
  return g_string_free (text, FALSE);
}

/* The words of sixteen times @byte, as FORMAT.md says: most significant bit first, then four bits of the hash. */
static char *
phrase_of_byte (const char *language, guint8 byte)
{
  guint8 entropy[17], hash[HV_KEY_SIZE];
  guint indices[HV_RECOVERY_PHRASE_WORDS];
  memset (entropy, byte, sizeof entropy);
  hv_keys_hash (hash, NULL, "hv1 words", entropy, 16, NULL, 0);
  entropy[16] = hash[0];
  for (guint i = 0; i < HV_RECOVERY_PHRASE_WORDS; i++)
    {
      guint at = i * 11;
      guint32 three = (guint32) entropy[at / 8] << 16 | (guint32) entropy[at / 8 + 1] << 8
                      | (at / 8 + 2 < 17 ? entropy[at / 8 + 2] : 0);
      indices[i] = three >> (24 - 11 - at % 8) & 0x7ff;
    }
  return phrase_of (language, indices);
}

/* ---- the lists ---- */

static const char *
word_of (gsize language, guint index)
{
  const char *word = hv_recovery_phrase_get_word (languages[language], index);
  ck_assert_ptr_nonnull (word);
  return word;
}

/* As it is written without æ, ø and å: spelled out, or with the letters that look most like them. */
static void
spell_plainly (const char *word, const char *const with[3], char *to)
{
  static const char *const letters[] = { "æ", "ø", "å" };
  while (*word != '\0')
    {
      const char *plain = NULL;
      for (guint i = 0; i < 3; i++)
        if (g_str_has_prefix (word, letters[i]))
          plain = with[i];
      if (plain == NULL)
        *to++ = *word++;
      else
        {
          to = g_stpcpy (to, plain);
          word += 2;
        }
    }
  *to = '\0';
}

START_TEST (each_list_has_2048_words_of_three_to_eight_small_letters_in_order)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      for (guint i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
        {
          const char *word = word_of (l, i);
          glong letters = g_utf8_strlen (word, -1);
          ck_assert_msg (letters >= 3 && letters <= 8, "%s", word);
          for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
            {
              gunichar c = g_utf8_get_char (p);
              gboolean danish = l == 0 && (c == 0xe6 || c == 0xf8 || c == 0xe5);
              ck_assert_msg ((c >= 'a' && c <= 'z') || danish, "%s", word);
            }
          ck_assert_msg (i == 0 || strcmp (word_of (l, i - 1), word) < 0, "%s", word);
        }
      ck_assert_ptr_null (hv_recovery_phrase_get_word (languages[l], HV_RECOVERY_PHRASE_LIST));
    }
  ck_assert_ptr_null (hv_recovery_phrase_get_word ("de", 0));
}
END_TEST

START_TEST (the_first_four_letters_tell_the_words_of_a_list_apart)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
        {
          const char *word = word_of (l, i);
          ck_assert_msg (g_hash_table_add (seen, g_utf8_substring (word, 0, MIN (4, g_utf8_strlen (word, -1)))), "%s",
                         word);
        }
    }
}
END_TEST

START_TEST (no_two_words_differ_only_by_letters_that_a_keyboard_may_lack)
{
  static const char *const ways[][3] = { { "ae", "oe", "aa" }, { "a", "o", "a" }, { "e", "o", "aa" } };
  for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
        {
          char plain[40];
          spell_plainly (word_of (0, i), ways[w], plain);
          ck_assert_msg (g_hash_table_add (seen, g_strdup (plain)), "%s", plain);
        }
    }
}
END_TEST

/* Words nobody should have to read when they are to write them on a slip of paper. */
START_TEST (no_word_is_about_violence_family_alcohol_death_or_religion)
{
  static const char *const never[][140] = {
    { "vold",  "slag",  "slå",    "spark",  "kniv",     "økse",   "våben",  "gevær",   "skud",   "skyde",  "krig",
      "bombe", "pisk",  "tæv",    "kvæle",  "mord",     "dolk",   "spyd",   "kølle",   "angreb", "fjende", "trussel",
      "true",  "frygt", "angst",  "skrig",  "smerte",   "sår",    "blod",   "skade",   "straf",  "fange",  "lænke",
      "galge", "torn",  "had",    "vrede",  "gråd",     "græde",  "sorg",   "sørge",   "skam",   "skyld",  "mor",
      "far",   "moder", "fader",  "mand",   "kone",     "søn",    "datter", "barn",    "baby",   "bror",   "søster",
      "onkel", "tante", "fætter", "kusine", "familie",  "ægte",   "brud",   "bryllup", "svoger", "øl",     "vin",
      "snaps", "likør", "whisky", "rom",    "spiritus", "kro",    "bar",    "druk",    "rus",    "død",    "grav",
      "lig",   "kiste", "dø",     "skelet", "kranie",   "gud",    "kirke",  "præst",   "bibel",  "engel",  "djævel",
      "bøn",   "salme", "kors",   "helgen", "synd",     "himmel", "munk",   "tempel",  "jul",    "påske" },
    { "violence", "hit",    "slap",     "punch",   "kick",   "beat",    "knife",   "gun",    "shoot",  "war",
      "bomb",     "whip",   "choke",    "kill",    "murder", "attack",  "enemy",   "threat", "fear",   "scream",
      "pain",     "wound",  "blood",    "injury",  "punish", "prison",  "chain",   "cage",   "trap",   "hate",
      "anger",    "cry",    "grief",    "sorrow",  "shame",  "guilt",   "mother",  "father", "parent", "wife",
      "husband",  "son",    "daughter", "child",   "baby",   "brother", "sister",  "uncle",  "aunt",   "cousin",
      "nephew",   "family", "bride",    "wedding", "marry",  "beer",    "wine",    "rum",    "whisky", "vodka",
      "gin",      "liquor", "pub",      "bar",     "drunk",  "brew",    "death",   "dead",   "die",    "grave",
      "coffin",   "bury",   "skull",    "ghost",   "corpse", "tomb",    "god",     "church", "priest", "bible",
      "angel",    "devil",  "pray",     "hymn",    "cross",  "saint",   "sin",     "heaven", "monk",   "temple",
      "easter",   "holy",   "soul",     "burn",    "stab",   "fight",   "wrestle", "weapon", "sword" },
  };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
      for (gsize n = 0; n < G_N_ELEMENTS (never[l]) && never[l][n] != NULL; n++)
        ck_assert_str_ne (word_of (l, i), never[l][n]);
}
END_TEST

/* The place of a word in its list is a part of the checksum, so a list that is in use never changes. */
START_TEST (the_lists_are_what_they_were)
{
  static const char *const hashes[] = { "d82091d92d980e61636075ff4c37be7de5e48b4e2a2a91de03b1100697958240",
                                        "cfc15caae818fc765814b1be8bfba64115f92f49dd62b33afa35e7cb5b7b0305" };
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      guint8 hash[32];
      char hex[65];
      crypto_generichash_state state;
      crypto_generichash_init (&state, NULL, 0, sizeof hash);
      for (guint i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
        {
          g_autofree char *line = g_strconcat (word_of (l, i), "\n", NULL);
          crypto_generichash_update (&state, (const guint8 *) line, strlen (line));
        }
      crypto_generichash_final (&state, hash, sizeof hash);
      ck_assert_str_eq (sodium_bin2hex (hex, sizeof hex, hash, sizeof hash), hashes[l]);
    }
}
END_TEST

/* ---- making ---- */

START_TEST (a_new_phrase_is_twelve_words_that_read_as_one)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < 200; i++)
    {
      char *text = new_phrase (languages[i % 2]);
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      ck_assert_uint_eq (g_strv_length (words), HV_RECOVERY_PHRASE_WORDS);
      ck_assert (hv_recovery_phrase_is (text));
      g_autofree char *passphrase = as_passphrase (text);
      ck_assert_str_eq (passphrase, text);
      ck_assert (g_hash_table_add (seen, text));
    }
  g_autofree char *other = new_phrase ("fi"); /* no list of that language */
  ck_assert (hv_recovery_phrase_is (other));
}
END_TEST

/* Written down once, so that phrases on paper go on opening their rooms. */
START_TEST (the_bits_are_as_the_format_says)
{
  static const struct
  {
    const char *language;
    guint8 byte;
    const char *text;
  } known[] = {
    { "da", 0x00, "abe abe abe abe abe abe abe abe abe abe abe afsnit" },
    { "da", 0xff, "øverst øverst øverst øverst øverst øverst øverst øverst øverst øverst øverst øvelse" },
    { "da", 0x5a, "karotte støj ordspil rutine pudder fiks krukke hvalp karotte støj ordspil rutsje" },
    { "en", 0x00, "able able able able able able able able able able able actor" },
    { "en", 0x5a, "gondola stair ozone ride prevent corn inlet film gondola stair ozone ridge" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *text = phrase_of_byte (known[i].language, known[i].byte);
      ck_assert_str_eq (text, known[i].text);
      ck_assert (hv_recovery_phrase_is (known[i].text));
    }
}
END_TEST

START_TEST (all_words_come_up)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (int i = 0; i < 2048; i++)
        {
          g_autofree char *text = new_phrase (languages[l]);
          g_auto (GStrv) words = g_strsplit (text, " ", -1);
          for (char **word = words; *word != NULL; word++)
            g_hash_table_add (seen, g_strdup (*word));
        }
      ck_assert_uint_gt (g_hash_table_size (seen), 2040);
    }
}
END_TEST

/* ---- reading ---- */

static char *
change_words (const char *text, char *(*change) (const char *word, int number))
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *out = g_string_new (NULL);
  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *changed = change (words[i], i + 1);
      g_string_append (out, changed);
    }
  return g_string_free (out, FALSE);
}

static char *
with_number (const char *word, int number)
{
  return g_strdup_printf ("%d. %s\n", number, word);
}

static char *
with_comma (const char *word, int number)
{
  return g_strdup_printf (" %s ,\t", word);
}

static char *
in_capitals (const char *word, int number)
{
  g_autofree char *upper = g_utf8_strup (word, -1);
  return g_strconcat (upper, " ", NULL);
}

static char *
first_four (const char *word, int number)
{
  g_autofree char *four = g_utf8_substring (word, 0, MIN (4, g_utf8_strlen (word, -1)));
  return g_strconcat (four, "-", NULL);
}

static char *
first_five (const char *word, int number)
{
  g_autofree char *five = g_utf8_substring (word, 0, MIN (5, g_utf8_strlen (word, -1)));
  return g_strconcat ("(", five, ") ", NULL);
}

static char *
spelled_out (const char *word, int number)
{
  static const char *const letters[] = { "ae", "oe", "aa" };
  char plain[40];
  spell_plainly (word, letters, plain);
  return g_strconcat (plain, " ", NULL);
}

static char *
decomposed (const char *word, int number)
{
  g_autofree char *parts = g_utf8_normalize (word, -1, G_NORMALIZE_DEFAULT);
  return g_strconcat (parts, " ", NULL);
}

START_TEST (a_phrase_is_read_however_it_was_typed)
{
  static char *(*const changes[]) (const char *, int)
      = { with_number, with_comma, in_capitals, first_four, first_five, spelled_out, decomposed };
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *text = new_phrase (languages[i % 2]);
      for (gsize c = 0; c < G_N_ELEMENTS (changes); c++)
        {
          g_autofree char *typed = change_words (text, changes[c]);
          ck_assert_msg (hv_recovery_phrase_is (typed), "%s", typed);
          g_autofree char *passphrase = as_passphrase (typed);
          ck_assert_str_eq (passphrase, text);
        }
    }
}
END_TEST

static int
parse_code (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = hv_recovery_phrase_parse (typed, &error);
  ck_assert (it != NULL || error->domain == HV_VAULT_ERROR);
  return it != NULL ? -1 : error->code;
}

START_TEST (what_is_no_phrase_is_told_where_one_is_asked_for)
{
  g_autofree char *text = new_phrase ("da"), *one_more = g_strconcat (text, " kaffe", NULL);
  g_autofree char *one_less = g_strndup (text, (gsize) (strrchr (text, ' ') - text));
  g_autofree char *long_one = g_strnfill (2000, 'a'), *sign = g_strconcat (text, " &", NULL);
  g_autofree char *unknown = g_strconcat (one_less, " xyzzy", NULL), *short_one = g_strconcat (one_less, " bo", NULL);
  g_autofree char *longer = g_strconcat (text, "er", NULL);
  const char *const typed[] = { "",      " ",       "kaffe", one_more,   one_less,   long_one,  sign,
                                unknown, short_one, longer,  "\xff\xfe", "1. 2. 3.", PASSPHRASE };
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      ck_assert_msg (parse_code (typed[i]) == HV_VAULT_ERROR_UNUSABLE_WORDS, "%s", typed[i]);
      ck_assert (!hv_recovery_phrase_is (typed[i]));
    }
}
END_TEST

/* Swapped words, or one taken for another of the list, are noticed fifteen times of sixteen. */
START_TEST (most_slips_of_the_pen_are_noticed)
{
  int noticed = 0, slips = 0;
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *text = new_phrase (languages[i % 2]);
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      if (i % 4 < 2)
        {
          char *first = words[i % 11];
          words[i % 11] = words[i % 11 + 1];
          words[i % 11 + 1] = first;
        }
      else
        {
          g_free (words[i % 12]);
          words[i % 12] = g_strdup (hv_recovery_phrase_get_word (languages[i % 2], (guint) i * 5));
        }
      g_autofree char *slip = g_strjoinv (" ", words);
      if (strcmp (slip, text) == 0)
        continue;
      slips++;
      noticed += parse_code (slip) == HV_VAULT_ERROR_UNUSABLE_WORDS;
    }
  printf ("# %d slips, %d noticed\n", slips, noticed);
  ck_assert_int_gt (noticed, slips * 85 / 100);
  ck_assert_int_lt (noticed, slips);
}
END_TEST

/* In the one field, nothing is told apart: what is no phrase is a passphrase as it stands. */
START_TEST (in_the_one_field_a_mistyped_phrase_is_a_passphrase_as_any_other)
{
  static const guint indices[HV_RECOVERY_PHRASE_WORDS] = { 1 };
  g_autofree char *mistyped = phrase_of ("en", indices);
  ck_assert_int_eq (parse_code (mistyped), HV_VAULT_ERROR_UNUSABLE_WORDS);
  g_autofree char *in_capitals_too = g_utf8_strup (mistyped, -1);
  g_autofree char *one = as_passphrase (mistyped), *other = as_passphrase (in_capitals_too);
  ck_assert_str_eq (one, mistyped);
  ck_assert_str_eq (other, in_capitals_too);
}
END_TEST

START_TEST (a_phrase_opens_a_room)
{
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "room.dat", NULL);
  g_autoptr (HvSecret) it = NULL;
  g_autofree char *text = hv_recovery_phrase_new ("da", &it, NULL);
  hv_vault_close (hv_vault_create (path, it, NULL));
  g_autofree char *numbered = change_words (text, with_number);
  g_autoptr (HvSecret) typed = secret (numbered);
  g_autoptr (HvVault) vault = hv_vault_open (path, typed, NULL);
  ck_assert_ptr_nonnull (vault);
  folder_free (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("recovery-phrase");
  TCase *tc = tcase_create ("recovery-phrase");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, each_list_has_2048_words_of_three_to_eight_small_letters_in_order);
  tcase_add_test (tc, the_first_four_letters_tell_the_words_of_a_list_apart);
  tcase_add_test (tc, no_two_words_differ_only_by_letters_that_a_keyboard_may_lack);
  tcase_add_test (tc, no_word_is_about_violence_family_alcohol_death_or_religion);
  tcase_add_test (tc, the_lists_are_what_they_were);
  tcase_add_test (tc, a_new_phrase_is_twelve_words_that_read_as_one);
  tcase_add_test (tc, the_bits_are_as_the_format_says);
  tcase_add_test (tc, all_words_come_up);
  tcase_add_test (tc, a_phrase_is_read_however_it_was_typed);
  tcase_add_test (tc, what_is_no_phrase_is_told_where_one_is_asked_for);
  tcase_add_test (tc, most_slips_of_the_pen_are_noticed);
  tcase_add_test (tc, in_the_one_field_a_mistyped_phrase_is_a_passphrase_as_any_other);
  tcase_add_test (tc, a_phrase_opens_a_room);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
