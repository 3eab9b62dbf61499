/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/header.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/*
 * The keys of an open room: each slot in use holds the master key for one passphrase. Every change happens or does not:
 * cut short at any byte, what opened before opens, or what was to open does. FORMAT.md §3.4 has the order of writes.
 *
 * Call these where the room's database is used, with the database open. Keys are derived with hv_keys_derive() for the
 * room's salt. Errors are %HV_VAULT_ERROR: those named, and what the disk gives; then nothing has changed, unless the disk
 * took a write that it called failed.
 */

/** One key of a room. */
typedef struct
{
  guint index; /**< of its slot; a replaced key moves to another */
  HvSlotKind kind;
  gboolean own; /**< what this visit was opened with */
} HvVaultKey;

/** Fills @keys from the beginning. Returns: how many there are */
guint hv_vault_list_keys (HvVault *vault, HvVaultKey keys[HV_SLOTS]);

/**
 * hv_vault_find_key:
 * @index: (out) (optional): of the slot that @key opens
 * @error: %HV_VAULT_ERROR_WRONG_PASSPHRASE when it opens none
 */
gboolean hv_vault_find_key (HvVault *vault, const HvSecret *key, guint *index, GError **error);

/**
 * hv_vault_add_key:
 * @kind: not %HV_SLOT_FREE
 * @index: (out) (optional): of its slot
 * @error: %HV_VAULT_ERROR_NO_SLOT, or %HV_VAULT_ERROR_TAKEN when @key opens this room already
 */
gboolean hv_vault_add_key (HvVault *vault, const HvSecret *key, HvSlotKind kind, guint *index, GError **error);

/**
 * hv_vault_replace_key:
 * @index: of the slot in use whose key opens nothing from now on
 * @key: of the same kind
 * @error: %HV_VAULT_ERROR_TAKEN when another slot of this room opens with @key
 *
 * The new slot is written to a free place and read back before the old one is given up. With all eight in use it is
 * written over the old one, one copy after the other.
 */
gboolean hv_vault_replace_key (HvVault *vault, guint index, const HvSecret *key, GError **error);

/**
 * hv_vault_remove_key:
 * @index: of a slot in use
 * @error: %HV_VAULT_ERROR_LAST_KEY
 */
gboolean hv_vault_remove_key (HvVault *vault, guint index, GError **error);

G_END_DECLS
