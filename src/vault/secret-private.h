/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* For vault/ alone: the bytes of a secret leave it nowhere else. */

/**
 * hv_secret_new:
 * @size: how many bytes, more than 0
 * @error: %HV_VAULT_ERROR_MEMORY
 *
 * Returns: (transfer full): a secret of @size bytes, to be filled by the caller
 */
HvSecret *hv_secret_new (gsize size, GError **error);

guint8 *hv_secret_get_bytes (HvSecret *secret);
const guint8 *hv_secret_peek_bytes (const HvSecret *secret);

/**
 * hv_locked_alloc:
 *
 * sodium_malloc() whose lock is checked: the library itself says nothing when mlock() fails.
 *
 * Returns: memory that is never swapped or dumped, for sodium_free(); %NULL with %HV_VAULT_ERROR_MEMORY
 */
gpointer hv_locked_alloc (gsize size, GError **error);

G_END_DECLS
