/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* page-cipher.c without its cipher, to measure what the rest of the shim costs. It stands in for that file in one
 * program of the bench; nothing in the vault itself can be switched to it. */

#include "vault/page-cipher.h"

#include <string.h>

void
hv_page_seal (guint8 *sealed, const guint8 *plain, guint32 page_size, guint64 number, const HvKeys *keys)
{
  memcpy (sealed, plain, page_size);
}

gboolean
hv_page_open (guint8 *page, guint32 page_size, guint64 number, const HvKeys *keys)
{
  return TRUE;
}

void
hv_frame_seal (guint8 *sealed, const guint8 header[HV_FRAME_HEADER_SIZE], const guint8 *page, guint32 page_size,
               const guint8 generation[HV_GENERATION_SIZE], guint64 index, const HvKeys *keys)
{
  memcpy (sealed, header, HV_FRAME_HEADER_SIZE);
  memcpy (sealed + HV_FRAME_HEADER_SIZE, page, page_size);
}

gboolean
hv_frame_open (guint8 *frame, guint32 page_size, const guint8 generation[HV_GENERATION_SIZE], guint64 index,
               const HvKeys *keys)
{
  return TRUE;
}

void
hv_wal_header_seal (guint8 sealed[HV_WAL_HEADER_SIZE], const guint8 nonce[HV_NONCE_SIZE],
                    const guint8 plain[HV_WAL_PLAIN_HEADER_SIZE], const HvKeys *keys)
{
  memset (sealed, 0, HV_WAL_HEADER_SIZE);
  memcpy (sealed, nonce, HV_NONCE_SIZE);
  memcpy (sealed + HV_NONCE_SIZE, plain, HV_WAL_PLAIN_HEADER_SIZE);
}

gboolean
hv_wal_header_open (const guint8 sealed[HV_WAL_HEADER_SIZE], guint8 plain[HV_WAL_PLAIN_HEADER_SIZE],
                    const HvKeys *keys)
{
  memcpy (plain, sealed + HV_NONCE_SIZE, HV_WAL_PLAIN_HEADER_SIZE);
  return TRUE;
}
