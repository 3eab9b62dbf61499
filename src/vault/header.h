/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/bytes.h"
#include "vault/keys.h"

G_BEGIN_DECLS

/* The first 8192 bytes of a room: two copies of slots and body. FORMAT.md §3 has the layout. */

#define HV_HEADER_COPIES 2
#define HV_HEADER_COPY_SIZE 4096
#define HV_HEADER_SIZE (HV_HEADER_COPIES * HV_HEADER_COPY_SIZE)

#define HV_SLOTS 8
#define HV_SLOT_SIZE 128

#define HV_BODY_SIZE 512
#define HV_BODY_RECORD_OFFSET (HV_SALT_SIZE + HV_SLOTS * HV_SLOT_SIZE)
#define HV_BODY_RECORD_SIZE (HV_NONCE_SIZE + HV_BODY_SIZE + HV_TAG_SIZE)

#define HV_LEAST_PAGE_SIZE 1024 /* SQLite needs 480 bytes of a page beside the reserve */
#define HV_MOST_PAGE_SIZE 65536
#define HV_MOST_PAD_UNIT (16 * 1024 * 1024)
#define HV_MOST_SEQUENCE 0xfffeffff /* so far from the end that no visit comes to it */
#define HV_FORMAT_VERSION 1
#define HV_CIPHER_XCHACHA20_POLY1305 1
#define HV_GENERATION_SIZE 16

/** What a slot holds the master key for. */
typedef enum
{
  HV_SLOT_FREE = 0,
  HV_SLOT_PASSPHRASE = 1,
  HV_SLOT_RECOVERY = 2,
  HV_SLOT_KEY_FILE = 3,
} HvSlotKind;

/** Where the fields of the opened body lie. */
enum
{
  HV_BODY_VERSION = 0, /* u16 */
  HV_BODY_MIN_READER = 2, /* u16 */
  HV_BODY_SEQUENCE = 4, /* u32 */
  HV_BODY_PAGE_SIZE = 8, /* u32 */
  HV_BODY_RESERVE = 12, /* u16 */
  HV_BODY_CIPHER = 14, /* u8 */
  HV_BODY_FLAGS = 15, /* u8 */
  HV_BODY_FILE_ID = 16, /* 16 bytes */
  HV_BODY_CREATED = 32, /* u64, seconds since 1970 */
  HV_BODY_SLOT_KINDS = 40, /* 8 × u8 */
  HV_BODY_PAD_UNIT = 48, /* u32 */
  HV_BODY_GENERATION = 56, /* 16 bytes: of the WAL in use; zero when closed cleanly */
  HV_BODY_ROOT = 72, /* 32 bytes, zero: kept for a root over page versions */
  HV_BODY_RETIRED = 104, /* 16 bytes: of the log that may lie there from before */
  HV_BODY_SPARE = 120, /* u16: number of the file that a second room may take; 0 for none */
  HV_BODY_SLOTS_TO_WIPE = 122, /* u8, a bit a slot: free, and still to be overwritten with random bytes */
  HV_BODY_PAGES = 124, /* u32: sealed pages in the main file when this generation began */
};

enum
{
  HV_BODY_FLAG_INITIALISED = 1 << 0, /* there is a database */
  HV_BODY_FLAG_CLEAN = 1 << 1, /* closed with nothing left in a WAL */
};

/** Fills @header with a new room's: slot 0 for @passphrase_key, the other slots and all gaps random. */
void hv_header_create (guint8 header[HV_HEADER_SIZE], HvKeys *keys, const guint8 *passphrase_key,
                       const guint8 salt[HV_SALT_SIZE], const guint8 body[HV_BODY_SIZE]);

/** A new room's body: random file id, no pages yet. */
void hv_body_init (guint8 body[HV_BODY_SIZE], guint32 page_size, guint32 pad_unit, guint16 spare);

/**
 * hv_header_create_copy:
 * @keys: the room's; master and body key are enough
 * @source: the room's header, from its file
 * @to_wipe: a bit for each of its slots that is not to be taken over
 * @body: of the new file, from hv_body_init_copy()
 *
 * Fills @header with that of a second file of the same room: its slots are @source's, byte for byte, so that the same
 * passphrases open it although none is at hand. The used ones among them are not told from the unused.
 */
void hv_header_create_copy (guint8 header[HV_HEADER_SIZE], const HvKeys *keys, const guint8 source[HV_HEADER_SIZE],
                            guint8 to_wipe, const guint8 salt[HV_SALT_SIZE], const guint8 body[HV_BODY_SIZE]);

/** The body of a second file of the room with the body @source: a file id of its own, no pages yet. */
void hv_body_init_copy (guint8 body[HV_BODY_SIZE], const guint8 source[HV_BODY_SIZE], guint32 pad_unit);

/** Whether this program understands the body: %HV_VAULT_ERROR_NEWER_VERSION or _DAMAGED if not. */
gboolean hv_body_check (const guint8 body[HV_BODY_SIZE], GError **error);

/** Seals @body into its record of copy @copy. */
void hv_body_seal (guint8 record[HV_BODY_RECORD_SIZE], guint copy, const HvKeys *keys, const guint8 body[HV_BODY_SIZE]);
gboolean hv_body_open (const guint8 record[HV_BODY_RECORD_SIZE], guint copy, const HvKeys *keys,
                       guint8 body[HV_BODY_SIZE]);

/** Seals the master key for @passphrase_key. */
void hv_slot_seal (guint8 slot[HV_SLOT_SIZE], guint index, const guint8 *passphrase_key,
                   const guint8 salt[HV_SALT_SIZE], const guint8 master[HV_KEY_SIZE], HvSlotKind kind);
gboolean hv_slot_open (const guint8 slot[HV_SLOT_SIZE], guint index, const guint8 *passphrase_key,
                       const guint8 salt[HV_SALT_SIZE], guint8 master[HV_KEY_SIZE]);

/**
 * hv_header_find_slot:
 * @header: both copies
 * @salt: normally the header's first bytes; the folder's own if those may be damaged
 * @master: (out): the master key
 * @valid: (out): for each copy, whether its slot opens
 *
 * Tries every slot of both copies, always all sixteen. A slot that opens but is free by the body counts for nothing:
 * it was removed, or never came into force. When no body opens there is nothing to go by, and it counts.
 *
 * Returns: the slot's index, or -1
 */
int hv_header_find_slot (const guint8 header[HV_HEADER_SIZE], const guint8 *passphrase_key,
                         const guint8 salt[HV_SALT_SIZE], guint8 master[HV_KEY_SIZE],
                         gboolean valid[HV_HEADER_COPIES]);

/**
 * hv_header_find_body:
 * @body: (out): of the copy with the higher sequence
 * @valid: (out): for each copy, whether its body opens
 *
 * Returns: whether there is one
 */
gboolean hv_header_find_body (const guint8 header[HV_HEADER_SIZE], const HvKeys *keys, guint8 body[HV_BODY_SIZE],
                              gboolean valid[HV_HEADER_COPIES]);

/** Random bytes as fast as the stream cipher makes them: padding, unused files. */
void hv_random_fill (guint8 *out, gsize size);

static inline gsize
hv_header_slot_offset (guint copy, guint index)
{
  return copy * HV_HEADER_COPY_SIZE + HV_SALT_SIZE + index * HV_SLOT_SIZE;
}

static inline gsize
hv_header_body_offset (guint copy)
{
  return copy * HV_HEADER_COPY_SIZE + HV_BODY_RECORD_OFFSET;
}

G_END_DECLS
