/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/recovery-phrase.h"

#include "vault/keys.h"
#include "vault/secret-private.h"
#include "vault/vault-error.h"

#include <sodium.h>
#include <string.h>

#define ENTROPY_SIZE 16
#define BITS_A_WORD 11
#define CHECKSUM_BITS 4

/* Eight letters, of two bytes at most, and the end. */
#define MOST_LETTERS 8
typedef char Word[2 * MOST_LETTERS + 1];

#include "vault/recovery-words.h"

static const struct
{
  const char *language;
  const Word *words;
} lists[] = {
  { "da", words_da },
  { "en", words_en },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words_da) == HV_RECOVERY_PHRASE_LIST);
G_STATIC_ASSERT (G_N_ELEMENTS (words_en) == HV_RECOVERY_PHRASE_LIST);
G_STATIC_ASSERT (ENTROPY_SIZE * 8 + CHECKSUM_BITS == HV_RECOVERY_PHRASE_WORDS * BITS_A_WORD);

/* A typed word, in small letters. Spelled out, each of a word's letters may take two. */
typedef struct
{
  char letters[4 * MOST_LETTERS + 1];
  gsize size; /* bytes */
  guint n_letters;
} Typed;

/* A phrase on its way; wiped after use. */
typedef struct
{
  Typed typed[HV_RECOVERY_PHRASE_WORDS];
  guint indices[HV_RECOVERY_PHRASE_WORDS];
  guint8 bits[ENTROPY_SIZE + 1]; /* the last one's upper half is the checksum */
  char text[HV_RECOVERY_PHRASE_WORDS * sizeof (Word)];
} Phrase;

/* ---- bits and words ---- */

static guint8
get_checksum (const guint8 entropy[ENTROPY_SIZE])
{
  guint8 hash[HV_KEY_SIZE];
  hv_keys_hash (hash, NULL, "hv1 words", entropy, ENTROPY_SIZE, NULL, 0);
  guint8 checksum = hash[0] & 0xf0;
  sodium_memzero (hash, sizeof hash);
  return checksum;
}

/* The most significant bit first, in words as in bytes. */
static void
bits_to_indices (Phrase *self)
{
  for (guint i = 0; i < HV_RECOVERY_PHRASE_WORDS; i++)
    {
      self->indices[i] = 0;
      for (guint bit = i * BITS_A_WORD; bit < (i + 1) * BITS_A_WORD; bit++)
        self->indices[i] = self->indices[i] << 1 | (self->bits[bit / 8] >> (7 - bit % 8) & 1);
    }
}

static void
indices_to_bits (Phrase *self)
{
  memset (self->bits, 0, sizeof self->bits);
  for (guint bit = 0; bit < HV_RECOVERY_PHRASE_WORDS * BITS_A_WORD; bit++)
    {
      guint set = self->indices[bit / BITS_A_WORD] >> (BITS_A_WORD - 1 - bit % BITS_A_WORD) & 1;
      self->bits[bit / 8] |= (guint8) (set << (7 - bit % 8));
    }
}

static void
write_text (Phrase *self, const Word *words)
{
  char *to = self->text;
  for (guint i = 0; i < HV_RECOVERY_PHRASE_WORDS; i++)
    {
      if (i > 0)
        *to++ = ' ';
      to = g_stpcpy (to, words[self->indices[i]]);
    }
}

static HvSecret *
make_secret (const Phrase *self, GError **error)
{
  gsize size = strlen (self->text);
  HvSecret *secret = hv_secret_new (size, error);
  if (secret != NULL)
    memcpy (hv_secret_get_bytes (secret), self->text, size);
  return secret;
}

/* ---- making ---- */

static const Word *
find_list (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].language, language) == 0)
      return lists[i].words;
  return NULL;
}

const char *
hv_recovery_phrase_get_word (const char *language, guint index)
{
  const Word *words = find_list (language);
  return words != NULL && index < HV_RECOVERY_PHRASE_LIST ? words[index] : NULL;
}

char *
hv_recovery_phrase_new (const char *language, HvSecret **secret, GError **error)
{
  g_return_val_if_fail (secret != NULL, NULL);

  const Word *words = find_list (language);
  Phrase *phrase = hv_locked_alloc (sizeof *phrase, error);
  *secret = NULL;
  if (phrase == NULL)
    return NULL;
  randombytes_buf (phrase->bits, ENTROPY_SIZE);
  phrase->bits[ENTROPY_SIZE] = get_checksum (phrase->bits);
  bits_to_indices (phrase);
  write_text (phrase, words != NULL ? words : words_en);
  *secret = make_secret (phrase, error);
  char *text = *secret != NULL ? g_strdup (phrase->text) : NULL;
  sodium_free (phrase);
  return text;
}

/* ---- reading what was typed ---- */

static gboolean
is_between_words (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_isdigit (c) || (c < 0x80 && strchr (",.;:()-", (int) c) != NULL);
}

static gboolean
add_letter (Typed *self, gunichar c)
{
  if (self->size + 6 >= sizeof self->letters)
    return FALSE;
  self->size += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), self->letters + self->size);
  self->letters[self->size] = '\0';
  self->n_letters++;
  return TRUE;
}

/* Some machines write å as an a with a ring of its own. */
static gboolean
add_ring (Typed *self)
{
  if (self->size == 0 || self->letters[self->size - 1] != 'a')
    return FALSE;
  self->size--;
  self->n_letters--;
  return add_letter (self, 0x00e5);
}

/* Whether there are twelve words, whatever they are. */
static gboolean
split (Phrase *self, const char *text)
{
  guint n = 0;
  gboolean within = FALSE;
  memset (self->typed, 0, sizeof self->typed);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (is_between_words (c))
        {
          within = FALSE;
          continue;
        }
      if (!within && ++n > HV_RECOVERY_PHRASE_WORDS)
        return FALSE;
      within = TRUE;
      Typed *word = &self->typed[n - 1];
      if (!(c == 0x030a ? add_ring (word) : g_unichar_isalpha (c) && add_letter (word, c)))
        return FALSE;
    }
  return n == HV_RECOVERY_PHRASE_WORDS;
}

/* As it is written where the keyboard has no æ, ø or å. */
static gboolean
is_spelled_out (const char *typed, const char *word)
{
  static const char *const letters[][2] = { { "æ", "ae" }, { "ø", "oe" }, { "å", "aa" } };
  while (*word != '\0')
    {
      const char *expected = NULL;
      for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
        if (g_str_has_prefix (word, letters[i][0]))
          expected = letters[i][1];
      if (expected != NULL ? strncmp (typed, expected, 2) != 0 : *typed != *word)
        return FALSE;
      typed += expected != NULL ? 2 : 1;
      word += expected != NULL ? 2 : 1;
    }
  return *typed == '\0';
}

/* The index, or -1. No two words of a list share their first four letters, or differ only in how they are spelled. */
static int
find_word (const Typed *typed, const Word *words)
{
  int found = -1;
  for (int i = 0; i < HV_RECOVERY_PHRASE_LIST; i++)
    {
      if (strcmp (words[i], typed->letters) == 0)
        return i;
      if ((typed->n_letters >= 4 && g_str_has_prefix (words[i], typed->letters))
          || is_spelled_out (typed->letters, words[i]))
        found = i;
    }
  return found;
}

static gboolean
find_words (Phrase *self, const Word *words)
{
  for (guint i = 0; i < HV_RECOVERY_PHRASE_WORDS; i++)
    {
      int index = find_word (&self->typed[i], words);
      if (index < 0)
        return FALSE;
      self->indices[i] = (guint) index;
    }
  indices_to_bits (self);
  if (self->bits[ENTROPY_SIZE] != get_checksum (self->bits))
    return FALSE;
  write_text (self, words);
  return TRUE;
}

static gboolean
read_phrase (Phrase *self, const char *typed)
{
  /* Far more than twelve words with numbers need; no long passphrase is looked at in vain. */
  const gsize most = 1000;
  gsize size = strnlen (typed, most + 1);
  if (size > most || !g_utf8_validate (typed, (gssize) size, NULL) || !split (self, typed))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (find_words (self, lists[i].words))
      return TRUE;
  return FALSE;
}

HvSecret *
hv_recovery_phrase_parse (const char *typed, GError **error)
{
  g_return_val_if_fail (typed != NULL, NULL);

  HvSecret *secret = NULL;
  Phrase *phrase = hv_locked_alloc (sizeof *phrase, error);
  if (phrase == NULL)
    return NULL;
  if (read_phrase (phrase, typed))
    secret = make_secret (phrase, error);
  else
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_WORDS, "not a recovery phrase");
  sodium_free (phrase);
  return secret;
}

gboolean
hv_recovery_phrase_is (const char *typed)
{
  g_autoptr (HvSecret) secret = hv_recovery_phrase_parse (typed, NULL);
  return secret != NULL;
}
