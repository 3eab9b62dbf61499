/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/keys.h"

#include "vault/cost.h"
#include "vault/secret-private.h"
#include "vault/vault-error.h"

#include <sodium.h>
#include <string.h>

/* The library wipes its states, but not all of what it had on the stack: a derived key stays there until something else
 * comes to lie over it. So deep its functions go. */
#define HASH_STACK 4096
#define DERIVATION_STACK 32768

void
hv_keys_hash (guint8 out[HV_KEY_SIZE], const guint8 *key, const char *label, const guint8 *a, gsize a_size,
              const guint8 *b, gsize b_size)
{
  crypto_generichash_state state;
  crypto_generichash_init (&state, key, key != NULL ? HV_KEY_SIZE : 0, HV_KEY_SIZE);
  crypto_generichash_update (&state, (const guint8 *) label, strlen (label) + 1);
  if (a != NULL)
    crypto_generichash_update (&state, a, a_size);
  if (b != NULL)
    crypto_generichash_update (&state, b, b_size);
  crypto_generichash_final (&state, out, HV_KEY_SIZE);
  sodium_memzero (&state, sizeof state);
  sodium_stackzero (HASH_STACK);
}

HvCost
hv_salt_get_cost (const guint8 salt[HV_SALT_SIZE])
{
  guint8 hash[HV_KEY_SIZE];
  hv_keys_hash (hash, NULL, "hv1 preset", salt, HV_SALT_SIZE, NULL, 0);
  return hash[0] & 3;
}

void
hv_salt_draw (guint8 salt[HV_SALT_SIZE], HvCost cost)
{
  do
    randombytes_buf (salt, HV_SALT_SIZE);
  while (hv_salt_get_cost (salt) != cost);
}

HvSecret *
hv_keys_derive (const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE], GError **error)
{
  HvWork work = hv_cost_get_work (hv_salt_get_cost (salt));
  g_autoptr (HvSecret) key = hv_secret_new (HV_KEY_SIZE, error);
  if (key == NULL)
    return NULL;
  gboolean derived
      = hv_cost_is_bearable_here (work.memory)
        && crypto_pwhash (hv_secret_get_bytes (key), HV_KEY_SIZE, (const char *) hv_secret_peek_bytes (passphrase),
                          hv_secret_get_size (passphrase), salt, work.passes, work.memory, crypto_pwhash_ALG_ARGON2ID13)
               == 0;
  sodium_stackzero (DERIVATION_STACK);
  if (!derived)
    {
      g_set_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_MEMORY, "key derivation needs %" G_GSIZE_FORMAT " MiB",
                   work.memory / 1024 / 1024);
      return NULL;
    }
  return g_steal_pointer (&key);
}

void
hv_keys_set_body (HvKeys *keys)
{
  hv_keys_hash (keys->body, keys->master, "hv1 body", NULL, 0, NULL, 0);
}

void
hv_keys_set_file (HvKeys *keys, const guint8 file_id[HV_FILE_ID_SIZE])
{
  hv_keys_hash (keys->page, keys->master, "hv1 page", file_id, HV_FILE_ID_SIZE, NULL, 0);
  hv_keys_hash (keys->wal, keys->master, "hv1 wal", file_id, HV_FILE_ID_SIZE, NULL, 0);
}
