/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvSecret:
 *
 * A few bytes nobody else may see: a passphrase or a key. Lives in sodium_malloc() memory (guard
 * pages, locked, not dumped) and is zeroed when freed. Not a GObject, so that no GValue can copy it.
 */
typedef struct _HvSecret HvSecret;

/** The longest passphrase, in Unicode characters as typed. */
#define HV_SECRET_MAX_CHARACTERS 10000

/**
 * hv_secret_new_from_passphrase:
 * @utf8: what was typed: 1 to %HV_SECRET_MAX_CHARACTERS characters
 * @error: %HV_VAULT_ERROR_MEMORY, or %HV_VAULT_ERROR_UNUSABLE_PASSPHRASE when it is empty, too long or not UTF-8
 *
 * Normalises (NFKC) so that the same keys give the same bytes on every machine; a recovery phrase, however it was typed,
 * gets its one spelling (vault/recovery-phrase.h). The caller wipes @utf8.
 *
 * Returns: (transfer full): the secret, or %NULL
 */
HvSecret *hv_secret_new_from_passphrase (const char *utf8, GError **error);

/** Returns: (transfer full): an independent copy, or %NULL with %HV_VAULT_ERROR_MEMORY */
HvSecret *hv_secret_copy (const HvSecret *secret, GError **error);
/** Whether both are the same bytes; the time does not tell where they differ. */
gboolean hv_secret_equal (const HvSecret *a, const HvSecret *b);
/** Returns: bytes, after normalisation */
gsize hv_secret_get_size (const HvSecret *secret);

/** Zeroes and frees. %NULL is fine. */
void hv_secret_free (HvSecret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSecret, hv_secret_free)

G_END_DECLS
