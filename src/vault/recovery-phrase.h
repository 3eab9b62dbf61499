/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/*
 * A recovery phrase: twelve words of one of our own lists, to be written on paper. 128 random bits and a checksum of
 * four, so that most slips of the pen are noticed. For the room it is a passphrase like any other, in one spelling: the
 * words in small letters with one blank between them. FORMAT.md §3.1 has the bits.
 */

#define HV_RECOVERY_PHRASE_WORDS 12
#define HV_RECOVERY_PHRASE_LIST 2048

/**
 * hv_recovery_phrase_new:
 * @language: "da" or "en"; any other gets English words
 * @secret: (out) (transfer full): the same as a passphrase
 * @error: %HV_VAULT_ERROR_MEMORY
 *
 * Returns: (transfer full): the words, to be shown once, wiped by the caller and freed with g_free()
 */
char *hv_recovery_phrase_new (const char *language, HvSecret **secret, GError **error);

/**
 * hv_recovery_phrase_parse:
 * @typed: what was typed where a recovery phrase is asked for
 * @error: %HV_VAULT_ERROR_UNUSABLE_WORDS when it is none: not twelve words, one that is on neither list, or the
 * checksum does not fit; %HV_VAULT_ERROR_MEMORY
 *
 * In either language. Capitals, blanks, line breaks, commas and numbers ("1. kaffe") do not matter; the first four
 * letters of a word are enough; æ, ø and å may be spelled out.
 *
 * Returns: (transfer full): the secret that hv_recovery_phrase_new() gave
 */
HvSecret *hv_recovery_phrase_parse (const char *typed, GError **error);

/** Whether hv_recovery_phrase_parse() takes @typed; any bytes. */
gboolean hv_recovery_phrase_is (const char *typed);

/** Returns: word @index of the list, or %NULL for an unknown @language or beyond its end */
const char *hv_recovery_phrase_get_word (const char *language, guint index);

G_END_DECLS
