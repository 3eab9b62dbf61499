/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/keys.h"
#include "vault/secret.h"
#include "vault/vault-error.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * HvVault:
 *
 * One encrypted file, unlocked: its keys, its header and the SQLite VFS that seals every page.
 * FORMAT.md specifies the bytes. Not thread-safe: it belongs to the store's thread once that has it.
 */
typedef struct _HvVault HvVault;

/** What opening the database found of an earlier session. */
typedef enum
{
  HV_VAULT_RECOVERY_NONE, /**< it was closed cleanly, or nothing had been left to do */
  HV_VAULT_RECOVERY_REPLAYED, /**< it was not: what had been committed was taken from the log */
  HV_VAULT_RECOVERY_LOG_MISSING, /**< the log is gone: the last saves before may be lost, the rest verifies */
} HvVaultRecovery;

/**
 * hv_vault_create:
 * @path: of a file that is not there yet
 * @passphrase: for the first slot
 * @error: from %HV_VAULT_ERROR
 *
 * Makes a room that stands alone, with a salt of its own. Blocks for the key derivation.
 *
 * Returns: (transfer full): the open, empty room
 */
HvVault *hv_vault_create (const char *path, const HvSecret *passphrase, GError **error);

/**
 * hv_vault_open:
 * @path: a room
 * @passphrase: of any of its slots
 * @error: from %HV_VAULT_ERROR
 *
 * Unlocks the room and takes the exclusive lock on it; of another process that has it, %HV_VAULT_ERROR_IN_USE
 * tells. What of the header is damaged is written anew from its second copy. Blocks for the key derivation.
 *
 * Returns: (transfer full): the open room
 */
HvVault *hv_vault_open (const char *path, const HvSecret *passphrase, GError **error);

/**
 * hv_vault_close:
 *
 * Zeroes the keys, gives back the lock, puts file times back. The database must be closed before. %NULL is fine.
 */
void hv_vault_close (HvVault *vault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVault, hv_vault_close)

/**
 * hv_vault_open_database:
 * @vault: an unlocked room
 * @error: from %HV_VAULT_ERROR
 *
 * Opens the SQLite database inside, with the fixed settings of the format in force (WAL, FULL,
 * EXCLUSIVE, no cache spill, temp store in memory, secure delete, defensive); SQL cannot change them. ATTACH and VACUUM INTO are refused.
 *
 * Returns: (transfer full): the connection, to be closed with sqlite3_close() before the vault
 */
sqlite3 *hv_vault_open_database (HvVault *vault, GError **error);

/**
 * hv_vault_fill_log:
 *
 * A short step of work that makes later saves faster: once something has been saved, the log is filled ahead with
 * random bytes. To be called again and again while there is nothing else to do; fails in silence.
 *
 * Returns: whether there is more to do
 */
gboolean hv_vault_fill_log (HvVault *vault);

/**
 * hv_vault_write_back:
 * @database: the vault's, with nothing going on in it
 *
 * If the log has become long, takes it into the file and lets it begin again. To be called while there is nothing else
 * to do: otherwise a save has to do it, and takes longer. Fails in silence.
 */
void hv_vault_write_back (HvVault *vault, sqlite3 *database);

/** What hv_vault_open_database() found. */
HvVaultRecovery hv_vault_get_recovery (HvVault *vault);

/**
 * hv_vault_get_folder:
 * @number: (out) (optional): of the room's file in it
 *
 * Returns: (nullable): the folder of rooms it was opened in; %NULL for a room that stands alone
 */
const char *hv_vault_get_folder (HvVault *vault, guint *number);

/** Returns: the number of the file that a second room made from this one takes; 0 for none of those that are there */
guint hv_vault_get_spare (HvVault *vault);

/** The salt that a key for one of the vault's slots is derived with; does not change while it is open. */
void hv_vault_get_salt (HvVault *vault, guint8 salt[HV_SALT_SIZE]);

/** Page size and reserved bytes, so that a memory database has the same shape as a file's. */
#define HV_VAULT_PAGE_SIZE 8192
#define HV_VAULT_PAGE_RESERVE 40

/**
 * hv_vault_set_cheap_derivation_for_tests:
 *
 * Argon2id at its smallest for the whole process. The environment cannot switch it on: only a test program
 * that calls this.
 */
void hv_vault_set_cheap_derivation_for_tests (gboolean cheap);

G_END_DECLS
