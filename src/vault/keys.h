/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* The key schedule of FORMAT.md: passphrase → slot key → master key → body, page and WAL keys. */

#define HV_KEY_SIZE 32
#define HV_SALT_SIZE 32
#define HV_FILE_ID_SIZE 16
#define HV_NONCE_SIZE 24
#define HV_TAG_SIZE 16

/** Every key of one room; lives in locked memory. */
typedef struct
{
  guint8 master[HV_KEY_SIZE];
  guint8 body[HV_KEY_SIZE];
  guint8 page[HV_KEY_SIZE];
  guint8 wal[HV_KEY_SIZE];
} HvKeys;

/** How much work a passphrase costs; two bits of a hash of the salt say which. */
typedef enum
{
  HV_COST_SMALL = 0, /**< 64 MiB, 3 passes */
  HV_COST_DEFAULT = 1, /**< 256 MiB, 3 passes: 0.54 s on a 2021 server core */
  HV_COST_LARGE = 2, /**< 1 GiB, 4 passes */
  HV_COST_LARGEST = 3, /**< 2 GiB, 5 passes */
} HvCost;

HvCost hv_salt_get_cost (const guint8 salt[HV_SALT_SIZE]);

/** Draws salts until one says @cost: every 32 bytes are a valid salt, so nothing can be recognised. */
void hv_salt_draw (guint8 salt[HV_SALT_SIZE], HvCost cost);

/**
 * hv_keys_derive:
 * @passphrase: normalised
 * @salt: all 32 bytes; Argon2id takes the first 16
 * @error: %HV_VAULT_ERROR_MEMORY
 *
 * The slow step. Refuses a cost of more than half of the machine's memory, or than is available, rather than being
 * killed for it.
 *
 * Returns: (transfer full): the 32-byte passphrase key
 */
HvSecret *hv_keys_derive (const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE], GError **error);

/** H (key, label, a | b): BLAKE2b-256 over label, a zero byte, a and b; @key may be %NULL. */
void hv_keys_hash (guint8 out[HV_KEY_SIZE], const guint8 *key, const char *label, const guint8 *a, gsize a_size,
                   const guint8 *b, gsize b_size);

/** The body's key from the master key: all that is needed to read the file id. */
void hv_keys_set_body (HvKeys *keys);

/** The page and WAL keys from the master key and the file id. */
void hv_keys_set_file (HvKeys *keys, const guint8 file_id[HV_FILE_ID_SIZE]);

G_END_DECLS
