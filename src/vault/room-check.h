/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault.h"

G_BEGIN_DECLS

/*
 * Whether all that a room's file and log hold still is what was written: for the thread that has it open. Nothing is
 * kept from going on between two calls.
 */

/**
 * hv_vault_check_header:
 * @mended: (out): whether something in it is or was, when the room was opened, damaged; it has been written anew
 * @error: %HV_VAULT_ERROR when it cannot be read, or not be written
 *
 * Both copies: salt, slots, bodies. Slots are compared with what was found at opening, and the one it was opened with
 * was tried then; what had happened to the others before, their own passphrases find.
 */
gboolean hv_vault_check_header (HvVault *vault, gboolean *mended, GError **error);

/**
 * hv_vault_check_log:
 * @first: a frame, from 0
 * @more: (out): whether there are frames after those
 *
 * The log's header and its frames of this generation, @most of them from @first on. Returns: how many do not open
 */
guint hv_vault_check_log (HvVault *vault, gint64 first, guint most, gboolean *more);

/** How many pages lie in the main file. */
guint hv_vault_count_pages (HvVault *vault);

/**
 * hv_vault_check_pages:
 * @first: a page, from 1
 * @bad: (nullable): gets the numbers (guint) of those that do not open
 *
 * @most pages of the main file from @first on, as they lie on the disk. Returns: how many do not open
 */
guint hv_vault_check_pages (HvVault *vault, gint64 first, guint most, GArray *bad);

G_END_DECLS
