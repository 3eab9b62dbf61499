/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/** HvSecretText: a passphrase while it is being typed: UTF-8 in locked memory, of which no copy stays behind.
 */
typedef struct _HvSecretText HvSecretText;

HvSecretText *hv_secret_text_new (void);
/** Zeroes and frees. %NULL is fine. */
void hv_secret_text_free (HvSecretText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSecretText, hv_secret_text_free)

/** One more than a passphrase may have, so that one that is too long is refused and not cut. */
#define HV_SECRET_TEXT_MAX_CHARACTERS (HV_SECRET_MAX_CHARACTERS + 1)

/** Returns: characters, at most %HV_SECRET_TEXT_MAX_CHARACTERS */
guint hv_secret_text_get_length (const HvSecretText *self);

/** Returns: (transfer none): what is typed, until it next changes; "" for nothing */
const char *hv_secret_text_peek (const HvSecretText *self);

/**
 * hv_secret_text_insert:
 * @position: in characters; beyond the end is the end
 * @text: UTF-8
 * @n_characters: how many of it
 *
 * Returns: how many were taken: fewer when there is no more room, none when no memory can be locked
 */
guint hv_secret_text_insert (HvSecretText *self, guint position, const char *text, guint n_characters);

/** Takes @n_characters from @position away; what is beyond the end is passed over. Returns: how many */
guint hv_secret_text_delete (HvSecretText *self, guint position, guint n_characters);

G_END_DECLS
