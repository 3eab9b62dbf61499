/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/header.h"

#include "base/clock.h"
#include "vault/vault-error.h"
#include "vault/vault.h"

#include <sodium.h>

/* Within a slot: nonce 24 | commitment 32 | ciphertext 56 | tag 16. */
#define SLOT_COMMITMENT HV_NONCE_SIZE
#define SLOT_CIPHERTEXT (SLOT_COMMITMENT + HV_KEY_SIZE)
#define SLOT_PLAIN_SIZE 56
#define SLOT_TAG (SLOT_CIPHERTEXT + SLOT_PLAIN_SIZE)
/* Within its plaintext: master key 32 | kind 1 | zero 7 | created 8 | zero 8. */
#define SLOT_PLAIN_KIND 32
#define SLOT_PLAIN_CREATED 40

G_STATIC_ASSERT (SLOT_TAG + HV_TAG_SIZE == HV_SLOT_SIZE);
G_STATIC_ASSERT (HV_BODY_RECORD_OFFSET + HV_BODY_RECORD_SIZE <= HV_HEADER_COPY_SIZE);

/* ---- slots ---- */

/* XChaCha20-Poly1305 alone commits to no key: one ciphertext can be made to open under many. The
 * commitment makes each slot a test of exactly one passphrase. */
static void
slot_keys (guint8 key[HV_KEY_SIZE], guint8 commitment[HV_KEY_SIZE], const guint8 *passphrase_key,
           const guint8 salt[HV_SALT_SIZE], const guint8 *nonce)
{
  hv_keys_hash (key, passphrase_key, "hv1 slot", salt, HV_SALT_SIZE, nonce, HV_NONCE_SIZE);
  hv_keys_hash (commitment, key, "hv1 commit", NULL, 0, NULL, 0);
}

static void
slot_associated_data (guint8 data[HV_SALT_SIZE + 1], const guint8 salt[HV_SALT_SIZE], guint index)
{
  memcpy (data, salt, HV_SALT_SIZE);
  data[HV_SALT_SIZE] = (guint8) index;
}

void
hv_slot_seal (guint8 slot[HV_SLOT_SIZE], guint index, const guint8 *passphrase_key, const guint8 salt[HV_SALT_SIZE],
              const guint8 master[HV_KEY_SIZE], HvSlotKind kind)
{
  guint8 key[HV_KEY_SIZE], plain[SLOT_PLAIN_SIZE] = { 0 }, data[HV_SALT_SIZE + 1];
  memcpy (plain, master, HV_KEY_SIZE);
  plain[SLOT_PLAIN_KIND] = (guint8) kind;
  hv_put_u64 (plain + SLOT_PLAIN_CREATED, (guint64) (hv_clock_now () / G_USEC_PER_SEC));
  slot_associated_data (data, salt, index);

  randombytes_buf (slot, HV_NONCE_SIZE);
  slot_keys (key, slot + SLOT_COMMITMENT, passphrase_key, salt, slot);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (slot + SLOT_CIPHERTEXT, slot + SLOT_TAG, NULL, plain,
                                                       sizeof plain, data, sizeof data, NULL, slot, key);
  sodium_memzero (key, sizeof key);
  sodium_memzero (plain, sizeof plain);
}

gboolean
hv_slot_open (const guint8 slot[HV_SLOT_SIZE], guint index, const guint8 *passphrase_key,
              const guint8 salt[HV_SALT_SIZE], guint8 master[HV_KEY_SIZE])
{
  guint8 key[HV_KEY_SIZE], commitment[HV_KEY_SIZE], plain[SLOT_PLAIN_SIZE], data[HV_SALT_SIZE + 1];
  slot_keys (key, commitment, passphrase_key, salt, slot);
  slot_associated_data (data, salt, index);
  gboolean opens = sodium_memcmp (commitment, slot + SLOT_COMMITMENT, HV_KEY_SIZE) == 0
                   && crypto_aead_xchacha20poly1305_ietf_decrypt_detached (plain, NULL, slot + SLOT_CIPHERTEXT,
                                                                           SLOT_PLAIN_SIZE, slot + SLOT_TAG, data,
                                                                           sizeof data, slot, key)
                          == 0;
  if (opens)
    memcpy (master, plain, HV_KEY_SIZE);
  sodium_memzero (key, sizeof key);
  sodium_memzero (plain, sizeof plain);
  return opens;
}

/* What a change that was cut short left behind may still open; the body says what is in force. */
static gboolean
is_in_force (const guint8 header[HV_HEADER_SIZE], const guint8 master[HV_KEY_SIZE], guint index)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  memcpy (keys.master, master, HV_KEY_SIZE);
  hv_keys_set_body (&keys);
  gboolean in_force = !hv_header_find_body (header, &keys, body, valid)
                      || body[HV_BODY_SLOT_KINDS + index] != HV_SLOT_FREE;
  sodium_memzero (&keys, sizeof keys);
  sodium_memzero (body, sizeof body);
  return in_force;
}

int
hv_header_find_slot (const guint8 header[HV_HEADER_SIZE], const guint8 *passphrase_key,
                     const guint8 salt[HV_SALT_SIZE], guint8 master[HV_KEY_SIZE], gboolean valid[HV_HEADER_COPIES])
{
  int found = -1;
  guint8 candidate[HV_KEY_SIZE];
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      valid[copy] = FALSE;
      for (guint i = 0; i < HV_SLOTS; i++)
        {
          const guint8 *slot = header + hv_header_slot_offset (copy, i);
          if (!hv_slot_open (slot, i, passphrase_key, salt, candidate) || (found >= 0 && found != (int) i)
              || !is_in_force (header, candidate, i))
            continue;
          found = (int) i;
          valid[copy] = TRUE;
          memcpy (master, candidate, HV_KEY_SIZE);
        }
    }
  sodium_memzero (candidate, sizeof candidate);
  return found;
}

/* ---- body ---- */

void
hv_body_seal (guint8 record[HV_BODY_RECORD_SIZE], guint copy, const HvKeys *keys, const guint8 body[HV_BODY_SIZE])
{
  const guint8 data = (guint8) copy;
  guint8 *ciphertext = record + HV_NONCE_SIZE;
  randombytes_buf (record, HV_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (ciphertext, ciphertext + HV_BODY_SIZE, NULL, body,
                                                       HV_BODY_SIZE, &data, sizeof data, NULL, record, keys->body);
}

gboolean
hv_body_open (const guint8 record[HV_BODY_RECORD_SIZE], guint copy, const HvKeys *keys, guint8 body[HV_BODY_SIZE])
{
  const guint8 data = (guint8) copy;
  const guint8 *ciphertext = record + HV_NONCE_SIZE;
  return crypto_aead_xchacha20poly1305_ietf_decrypt_detached (body, NULL, ciphertext, HV_BODY_SIZE,
                                                              ciphertext + HV_BODY_SIZE, &data, sizeof data, record,
                                                              keys->body)
         == 0;
}

gboolean
hv_header_find_body (const guint8 header[HV_HEADER_SIZE], const HvKeys *keys, guint8 body[HV_BODY_SIZE],
                     gboolean valid[HV_HEADER_COPIES])
{
  gboolean found = FALSE;
  guint8 candidate[HV_BODY_SIZE];
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      valid[copy] = hv_body_open (header + hv_header_body_offset (copy), copy, keys, candidate);
      if (!valid[copy])
        continue;
      if (!found || hv_get_u32 (candidate + HV_BODY_SEQUENCE) > hv_get_u32 (body + HV_BODY_SEQUENCE))
        memcpy (body, candidate, HV_BODY_SIZE);
      found = TRUE;
    }
  sodium_memzero (candidate, sizeof candidate);
  return found;
}

void
hv_body_init (guint8 body[HV_BODY_SIZE], guint32 page_size, guint32 pad_unit, guint16 spare)
{
  memset (body, 0, HV_BODY_SIZE);
  hv_put_u16 (body + HV_BODY_VERSION, HV_FORMAT_VERSION);
  hv_put_u16 (body + HV_BODY_MIN_READER, HV_FORMAT_VERSION);
  hv_put_u32 (body + HV_BODY_PAGE_SIZE, page_size);
  hv_put_u16 (body + HV_BODY_RESERVE, HV_VAULT_PAGE_RESERVE);
  body[HV_BODY_CIPHER] = HV_CIPHER_XCHACHA20_POLY1305;
  body[HV_BODY_FLAGS] = HV_BODY_FLAG_CLEAN;
  randombytes_buf (body + HV_BODY_FILE_ID, HV_FILE_ID_SIZE);
  hv_put_u64 (body + HV_BODY_CREATED, (guint64) (hv_clock_now () / G_USEC_PER_SEC));
  body[HV_BODY_SLOT_KINDS] = HV_SLOT_PASSPHRASE;
  hv_put_u32 (body + HV_BODY_PAD_UNIT, pad_unit);
  hv_put_u16 (body + HV_BODY_SPARE, spare);
}

void
hv_body_init_copy (guint8 body[HV_BODY_SIZE], const guint8 source[HV_BODY_SIZE], guint32 pad_unit)
{
  static const struct
  {
    int field, size;
  } own[] = {
    { HV_BODY_FLAGS, 1 },
    { HV_BODY_FILE_ID, HV_FILE_ID_SIZE },
    { HV_BODY_CREATED, 8 },
    { HV_BODY_PAD_UNIT, 4 },
    { HV_BODY_GENERATION, HV_GENERATION_SIZE },
    { HV_BODY_ROOT, HV_KEY_SIZE },
    { HV_BODY_RETIRED, HV_GENERATION_SIZE },
    { HV_BODY_SPARE, 2 },
    { HV_BODY_SLOTS_TO_WIPE, 1 },
    { HV_BODY_PAGES, 4 },
  };
  guint8 fresh[HV_BODY_SIZE];
  hv_body_init (fresh, hv_get_u32 (source + HV_BODY_PAGE_SIZE), pad_unit, 0);
  memcpy (body, source, HV_BODY_SIZE); /* what a newer program has put there is kept */
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    memcpy (body + own[i].field, fresh + own[i].field, (gsize) own[i].size);
}

gboolean
hv_body_check (const guint8 body[HV_BODY_SIZE], GError **error)
{
  guint16 min_reader = hv_get_u16 (body + HV_BODY_MIN_READER);
  if (min_reader > HV_FORMAT_VERSION)
    {
      g_set_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NEWER_VERSION, "the room needs format %d, this is %d",
                   min_reader, HV_FORMAT_VERSION);
      return FALSE;
    }
  guint32 page_size = hv_get_u32 (body + HV_BODY_PAGE_SIZE);
  if (body[HV_BODY_CIPHER] != HV_CIPHER_XCHACHA20_POLY1305
      || hv_get_u16 (body + HV_BODY_RESERVE) != HV_VAULT_PAGE_RESERVE || page_size < HV_LEAST_PAGE_SIZE
      || page_size > HV_MOST_PAGE_SIZE || (page_size & (page_size - 1)) != 0
      || hv_get_u32 (body + HV_BODY_PAD_UNIT) > HV_MOST_PAD_UNIT
      || hv_get_u32 (body + HV_BODY_SEQUENCE) > HV_MOST_SEQUENCE)
    {
      g_set_error (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "a body that makes no sense");
      return FALSE;
    }
  return TRUE;
}

/* ---- whole header ---- */

void
hv_random_fill (guint8 *out, gsize size)
{
  guint8 seed[randombytes_SEEDBYTES];
  randombytes_buf (seed, sizeof seed);
  randombytes_buf_deterministic (out, size, seed);
  sodium_memzero (seed, sizeof seed);
}

/* All but the slots. */
static void
begin_header (guint8 header[HV_HEADER_SIZE], const HvKeys *keys, const guint8 *salt, const guint8 *body)
{
  hv_random_fill (header, HV_HEADER_SIZE);
  /* Copy B has no salt of its own: two equal ranges in one file would give it away. */
  memcpy (header, salt, HV_SALT_SIZE);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      /* Even sequences live in copy A, odd ones in B, from the beginning. */
      guint8 own[HV_BODY_SIZE];
      memcpy (own, body, sizeof own);
      hv_put_u32 (own + HV_BODY_SEQUENCE, 2 - copy);
      hv_body_seal (header + hv_header_body_offset (copy), copy, keys, own);
    }
}

void
hv_header_create (guint8 header[HV_HEADER_SIZE], HvKeys *keys, const guint8 *passphrase_key,
                  const guint8 salt[HV_SALT_SIZE], const guint8 body[HV_BODY_SIZE])
{
  randombytes_buf (keys->master, HV_KEY_SIZE);
  hv_keys_set_body (keys);
  hv_keys_set_file (keys, body + HV_BODY_FILE_ID);
  begin_header (header, keys, salt, body);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    hv_slot_seal (header + hv_header_slot_offset (copy, 0), 0, passphrase_key, salt, keys->master, HV_SLOT_PASSPHRASE);
}

void
hv_header_create_copy (guint8 header[HV_HEADER_SIZE], const HvKeys *keys, const guint8 source[HV_HEADER_SIZE],
                       guint8 to_wipe, const guint8 salt[HV_SALT_SIZE], const guint8 body[HV_BODY_SIZE])
{
  begin_header (header, keys, salt, body);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    for (guint i = 0; i < HV_SLOTS; i++)
      {
        gsize at = hv_header_slot_offset (copy, i);
        if ((to_wipe & (1 << i)) == 0)
          memcpy (header + at, source + at, HV_SLOT_SIZE);
      }
}
