/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/secret-private.h"

#include "vault/recovery-phrase.h"
#include "vault/vault-error.h"

#include <sodium.h>
#include <string.h>
#include <sys/resource.h>

struct _HvSecret
{
  gsize size;
  guint8 *bytes; /* sodium_malloc */
};

/* Where a login session allows it, as much memory may be locked as the hard limit says. */
static void
raise_lock_limit (void)
{
  struct rlimit limit;
  if (getrlimit (RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur < limit.rlim_max)
    {
      limit.rlim_cur = limit.rlim_max;
      (void) setrlimit (RLIMIT_MEMLOCK, &limit);
    }
}

gpointer
hv_locked_alloc (gsize size, GError **error)
{
  g_return_val_if_fail (size > 0, NULL);

  gpointer memory = sodium_init () < 0 ? NULL : sodium_malloc (size);
  if (memory != NULL && sodium_mlock (memory, size) != 0)
    {
      raise_lock_limit ();
      if (sodium_mlock (memory, size) != 0)
        {
          sodium_free (memory);
          memory = NULL;
        }
    }
  if (memory == NULL)
    g_set_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_MEMORY, "cannot lock %" G_GSIZE_FORMAT " bytes of memory",
                 size);
  return memory;
}

HvSecret *
hv_secret_new (gsize size, GError **error)
{
  guint8 *bytes = hv_locked_alloc (size, error);
  if (bytes == NULL)
    return NULL;
  HvSecret *self = g_new (HvSecret, 1);
  self->size = size;
  self->bytes = bytes;
  return self;
}

/* Up to the next ASCII character, which never becomes one with what stands before it. */
static gsize
segment_size (const char *utf8)
{
  gsize size = 1;
  while ((guchar) utf8[size] >= 0x80)
    size++;
  return size;
}

/* g_utf8_normalize() frees its array of decomposed characters as they are. Normalising as many others takes the same
 * memory once more and leaves those there instead. */
static void
cover_remains (const char *utf8, gsize size)
{
  gsize n_decomposed = 0;
  for (const char *at = utf8; at < utf8 + size; at = g_utf8_next_char (at))
    n_decomposed += g_unichar_fully_decompose (g_utf8_get_char (at), TRUE, NULL, 0);
  g_autoptr (GString) other = g_string_sized_new (2 * n_decomposed + 1);
  for (gsize i = 0; i < n_decomposed; i++)
    g_string_append_unichar (other, 0x431); /* is its own normal form, and composes with nothing */
  g_free (g_utf8_normalize (other->str, (gssize) other->len, G_NORMALIZE_ALL_COMPOSE));
}

static char *
normalize_segment (const char *utf8, gsize size)
{
  char *normal = g_utf8_normalize (utf8, (gssize) size, G_NORMALIZE_ALL_COMPOSE);
  cover_remains (utf8, size);
  return normal;
}

/* NFKC into @out, if it is not NULL; the size. ASCII, which is its own normal form, is not given to GLib at all. */
static gsize
normalize (const char *utf8, guint8 *out)
{
  gsize total = 0;
  while (*utf8 != '\0')
    {
      gsize size = segment_size (utf8);
      char *normal = size > 1 ? normalize_segment (utf8, size) : NULL;
      gsize normal_size = normal != NULL ? strlen (normal) : size;
      if (out != NULL)
        memcpy (out + total, normal != NULL ? normal : utf8, normal_size);
      if (normal != NULL)
        sodium_memzero (normal, normal_size);
      g_free (normal);
      total += normal_size;
      utf8 += size;
    }
  return total;
}

HvSecret *
hv_secret_new_from_passphrase (const char *utf8, GError **error)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  /* Four bytes a character at most, so nothing longer needs to be looked at. */
  gsize size = strnlen (utf8, HV_SECRET_MAX_CHARACTERS * 4 + 1);
  if (size == 0)
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE, "an empty passphrase");
      return NULL;
    }
  if (size > HV_SECRET_MAX_CHARACTERS * 4 || !g_utf8_validate (utf8, (gssize) size, NULL)
      || g_utf8_strlen (utf8, (gssize) size) > HV_SECRET_MAX_CHARACTERS)
    {
      g_set_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_PASSPHRASE,
                   "a passphrase that is not UTF-8 or has more than %d characters", HV_SECRET_MAX_CHARACTERS);
      return NULL;
    }
  g_autoptr (GError) not_a_phrase = NULL;
  HvSecret *phrase = hv_recovery_phrase_parse (utf8, &not_a_phrase);
  if (phrase != NULL)
    return phrase;
  if (!g_error_matches (not_a_phrase, HV_VAULT_ERROR, HV_VAULT_ERROR_UNUSABLE_WORDS))
    {
      g_propagate_error (error, g_steal_pointer (&not_a_phrase));
      return NULL;
    }
  HvSecret *self = hv_secret_new (normalize (utf8, NULL), error);
  if (self != NULL)
    normalize (utf8, self->bytes);
  return self;
}

HvSecret *
hv_secret_copy (const HvSecret *secret, GError **error)
{
  g_return_val_if_fail (secret != NULL, NULL);

  HvSecret *copy = hv_secret_new (secret->size, error);
  if (copy != NULL)
    memcpy (copy->bytes, secret->bytes, secret->size);
  return copy;
}

gboolean
hv_secret_equal (const HvSecret *a, const HvSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->size == b->size && sodium_memcmp (a->bytes, b->bytes, a->size) == 0;
}

gsize
hv_secret_get_size (const HvSecret *secret)
{
  g_return_val_if_fail (secret != NULL, 0);
  return secret->size;
}

guint8 *
hv_secret_get_bytes (HvSecret *secret)
{
  return secret->bytes;
}

const guint8 *
hv_secret_peek_bytes (const HvSecret *secret)
{
  return secret->bytes;
}

void
hv_secret_free (HvSecret *secret)
{
  if (secret == NULL)
    return;
  sodium_free (secret->bytes); /* zeroes */
  g_free (secret);
}
