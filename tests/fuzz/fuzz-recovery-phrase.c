/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed where a recovery phrase is asked for. Half of the inputs are text as it stands; the others pick words
 * of the lists and what stands between them, as twelve right words do not come up by chance. */

#include "fuzz.h"

#include "vault/recovery-phrase.h"
#include "vault/secret-private.h"

#include <stdlib.h>
#include <string.h>

static char *
pick_words (const uint8_t *data, size_t size)
{
  static const char *const between[] = { " ", "\n", ", ", ". 7 ", "", "\xcc\x8a", "\xff", "  " };
  static const char *const languages[] = { "da", "en" };
  GString *text = g_string_new (NULL);
  for (; size >= 3; data += 3, size -= 3)
    {
      guint index = (data[0] | (guint) data[1] << 8) % HV_RECOVERY_PHRASE_LIST;
      g_string_append (text, hv_recovery_phrase_get_word (languages[data[2] >> 7], index));
      if ((data[2] & 0x40) != 0 && text->len > 2)
        g_string_truncate (text, text->len - (data[2] & 3));
      g_string_append (text, between[data[2] >> 3 & 7]);
    }
  return g_string_free (text, FALSE);
}

/* What is taken is in its one spelling, which is taken again and gives the same. */
static void
check (const HvSecret *secret)
{
  g_autofree char *text = g_strndup ((const char *) hv_secret_peek_bytes (secret), hv_secret_get_size (secret));
  g_autoptr (HvSecret) again = hv_recovery_phrase_parse (text, NULL);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  if (again == NULL || hv_secret_get_size (again) != strlen (text) || g_strv_length (words) != HV_RECOVERY_PHRASE_WORDS
      || memcmp (hv_secret_peek_bytes (again), text, strlen (text)) != 0)
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  g_autofree char *typed
      = data[0] % 2 == 0 ? g_strndup ((const char *) data + 1, size - 1) : pick_words (data + 1, size - 1);
  g_autoptr (HvSecret) phrase = hv_recovery_phrase_parse (typed, NULL);
  g_autoptr (HvSecret) passphrase = hv_secret_new_from_passphrase (typed, NULL);
  if (hv_recovery_phrase_is (typed) != (phrase != NULL))
    abort ();
  if (phrase == NULL)
    return 0;
  check (phrase);
  /* The one field takes it for the same. */
  if (passphrase == NULL || hv_secret_get_size (passphrase) != hv_secret_get_size (phrase)
      || memcmp (hv_secret_peek_bytes (passphrase), hv_secret_peek_bytes (phrase), hv_secret_get_size (phrase)) != 0)
    abort ();
  return 0;
}
