/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/page-cipher.h"

#include "vault/vault.h"

#include <sodium.h>

G_STATIC_ASSERT (HV_PAGE_RESERVE == HV_VAULT_PAGE_RESERVE);

#define WAL_HEADER_DATA "walhdr1" /* with its zero byte: eight bytes */

void
hv_page_seal (guint8 *sealed, const guint8 *plain, guint32 page_size, guint64 number, const HvKeys *keys)
{
  guint8 data[8];
  gsize size = page_size - HV_PAGE_RESERVE;
  guint8 *nonce = sealed + size;
  hv_put_u64 (data, number);
  randombytes_buf (nonce, HV_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (sealed, nonce + HV_NONCE_SIZE, NULL, plain, size, data,
                                                       sizeof data, NULL, nonce, keys->page);
}

gboolean
hv_page_open (guint8 *page, guint32 page_size, guint64 number, const HvKeys *keys)
{
  guint8 data[8];
  gsize size = page_size - HV_PAGE_RESERVE;
  guint8 *nonce = page + size;
  hv_put_u64 (data, number);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt_detached (page, NULL, page, size, nonce + HV_NONCE_SIZE, data,
                                                           sizeof data, nonce, keys->page)
      != 0)
    return FALSE;
  memset (nonce, 0, HV_PAGE_RESERVE);
  return TRUE;
}

/* The page's reserved bytes pay for nonce and tag of header and page together, so a sealed frame is
 * exactly as long as SQLite's. */
static void
frame_associated_data (guint8 data[HV_GENERATION_SIZE + 8], const guint8 *generation, guint64 index)
{
  memcpy (data, generation, HV_GENERATION_SIZE);
  hv_put_u64 (data + HV_GENERATION_SIZE, index);
}

void
hv_frame_seal (guint8 *sealed, const guint8 header[HV_FRAME_HEADER_SIZE], const guint8 *page, guint32 page_size,
               const guint8 generation[HV_GENERATION_SIZE], guint64 index, const HvKeys *keys)
{
  guint8 data[HV_GENERATION_SIZE + 8];
  gsize size = HV_FRAME_HEADER_SIZE + page_size - HV_PAGE_RESERVE;
  guint8 *text = sealed + HV_NONCE_SIZE;
  frame_associated_data (data, generation, index);
  randombytes_buf (sealed, HV_NONCE_SIZE);
  memcpy (text, header, HV_FRAME_HEADER_SIZE);
  memcpy (text + HV_FRAME_HEADER_SIZE, page, page_size - HV_PAGE_RESERVE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (text, text + size, NULL, text, size, data, sizeof data, NULL,
                                                       sealed, keys->wal);
}

gboolean
hv_frame_open (guint8 *frame, guint32 page_size, const guint8 generation[HV_GENERATION_SIZE], guint64 index,
               const HvKeys *keys)
{
  guint8 data[HV_GENERATION_SIZE + 8];
  gsize size = HV_FRAME_HEADER_SIZE + page_size - HV_PAGE_RESERVE;
  guint8 *text = frame + HV_NONCE_SIZE;
  frame_associated_data (data, generation, index);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt_detached (text, NULL, text, size, text + size, data, sizeof data,
                                                           frame, keys->wal)
      != 0)
    return FALSE;
  memmove (frame, text, size);
  memset (frame + size, 0, HV_PAGE_RESERVE);
  return TRUE;
}

void
hv_wal_header_seal (guint8 sealed[HV_WAL_HEADER_SIZE], const guint8 nonce[HV_NONCE_SIZE],
                    const guint8 plain[HV_WAL_PLAIN_HEADER_SIZE], const HvKeys *keys)
{
  guint8 *text = sealed + HV_NONCE_SIZE;
  memcpy (sealed, nonce, HV_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (
      text, text + HV_WAL_PLAIN_HEADER_SIZE, NULL, plain, HV_WAL_PLAIN_HEADER_SIZE, (const guint8 *) WAL_HEADER_DATA,
      sizeof WAL_HEADER_DATA, NULL, nonce, keys->wal);
}

gboolean
hv_wal_header_open (const guint8 sealed[HV_WAL_HEADER_SIZE], guint8 plain[HV_WAL_PLAIN_HEADER_SIZE],
                    const HvKeys *keys)
{
  const guint8 *text = sealed + HV_NONCE_SIZE;
  return crypto_aead_xchacha20poly1305_ietf_decrypt_detached (
             plain, NULL, text, HV_WAL_PLAIN_HEADER_SIZE, text + HV_WAL_PLAIN_HEADER_SIZE,
             (const guint8 *) WAL_HEADER_DATA, sizeof WAL_HEADER_DATA, sealed, keys->wal)
         == 0;
}
