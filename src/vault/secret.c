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

static HvSecret *
secret_from_bytes (const char *bytes, GError **error)
{
  HvSecret *self = hv_secret_new (strlen (bytes), error);
  if (self != NULL)
    memcpy (self->bytes, bytes, self->size);
  return self;
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
  /* ASCII is its own normal form, and g_utf8_normalize() leaves a copy in freed memory. */
  if (g_str_is_ascii (utf8))
    return secret_from_bytes (utf8, error);

  char *normal = g_utf8_normalize (utf8, (gssize) size, G_NORMALIZE_ALL_COMPOSE);
  HvSecret *self = secret_from_bytes (normal, error);
  sodium_memzero (normal, strlen (normal));
  g_free (normal);
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
