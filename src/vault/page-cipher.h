/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header.h"

G_BEGIN_DECLS

/* What of SQLite's reaches a disk, sealed: pages of the main file, the WAL's header and its frames. */

#define HV_PAGE_RESERVE (HV_NONCE_SIZE + HV_TAG_SIZE)
#define HV_WAL_PLAIN_HEADER_SIZE 32
#define HV_WAL_HEADER_SIZE (HV_NONCE_SIZE + HV_WAL_PLAIN_HEADER_SIZE + HV_TAG_SIZE)
#define HV_FRAME_HEADER_SIZE 24

/** @sealed: ciphertext | nonce | tag, of @page_size bytes; @plain's last 40 bytes are left out. */
void hv_page_seal (guint8 *sealed, const guint8 *plain, guint32 page_size, guint64 number, const HvKeys *keys);

/** Opens @page in place; its reserved bytes become zero. */
gboolean hv_page_open (guint8 *page, guint32 page_size, guint64 number, const HvKeys *keys);

/** @sealed: nonce | ciphertext | tag, as long as a frame of SQLite's; bound to generation and @index. */
void hv_frame_seal (guint8 *sealed, const guint8 header[HV_FRAME_HEADER_SIZE], const guint8 *page, guint32 page_size,
                    const guint8 generation[HV_GENERATION_SIZE], guint64 index, const HvKeys *keys);

/** Opens @frame in place into SQLite's layout: header, then page with zero reserved bytes. */
gboolean hv_frame_open (guint8 *frame, guint32 page_size, const guint8 generation[HV_GENERATION_SIZE], guint64 index,
                        const HvKeys *keys);

/** @nonce: drawn by the caller; its first 16 bytes are the generation. */
void hv_wal_header_seal (guint8 sealed[HV_WAL_HEADER_SIZE], const guint8 nonce[HV_NONCE_SIZE],
                         const guint8 plain[HV_WAL_PLAIN_HEADER_SIZE], const HvKeys *keys);
gboolean hv_wal_header_open (const guint8 sealed[HV_WAL_HEADER_SIZE], guint8 plain[HV_WAL_PLAIN_HEADER_SIZE],
                             const HvKeys *keys);

G_END_DECLS
