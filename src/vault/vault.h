/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

HvVault *hv_vault_create (const char *path, const HvSecret *passphrase, GError **error);
HvVault *hv_vault_open (const char *path, const HvSecret *passphrase, GError **error);

/** Closes: the database must be closed before. Keys are zeroed. */
void hv_vault_close (HvVault *vault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVault, hv_vault_close)

/**
 * hv_vault_open_database:
 * @vault: an unlocked room
 * @error: from %HV_VAULT_ERROR
 *
 * Opens the SQLite database inside, with the fixed settings of the format in force (WAL, FULL,
 * EXCLUSIVE, no cache spill, temp store in memory, secure delete).
 *
 * Returns: (transfer full): the connection, to be closed with sqlite3_close() before the vault
 */
sqlite3 *hv_vault_open_database (HvVault *vault, GError **error);

/** Page size and reserved bytes, so that a memory database has the same shape as a file's. */
#define HV_VAULT_PAGE_SIZE 8192
#define HV_VAULT_PAGE_RESERVE 40

/**
 * hv_vault_set_cheap_derivation_for_tests:
 *
 * Argon2id at its smallest for the whole process. The environment cannot switch it on: only a test program that calls this.
 */
void hv_vault_set_cheap_derivation_for_tests (gboolean cheap);

G_END_DECLS
