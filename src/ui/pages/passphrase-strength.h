/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The fewest characters a passphrase may have. */
#define HV_PASSPHRASE_MIN_CHARS 8

/** HvStrength: how hard a passphrase is to guess for someone who has a copy of the file. Guidance, never a refusal. */
typedef enum
{
  HV_STRENGTH_NONE, /**< nothing typed */
  HV_STRENGTH_TOO_SHORT,
  HV_STRENGTH_VERY_EASY,
  HV_STRENGTH_EASY,
  HV_STRENGTH_FAIR,
  HV_STRENGTH_HARD,
  HV_STRENGTH_VERY_HARD,
} HvStrength;

/** What zxcvbn's estimate, in bits, amounts to. */
HvStrength hv_strength_from_bits (double bits);

/** In words, in the language in force; static. */
const char *hv_strength_get_words (HvStrength strength);

/** Estimates in a thread (zxcvbn is slow on long text, so only the beginning counts); the copy is wiped. */
void hv_strength_estimate_async (const char *passphrase, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** Returns: whether it came to an end; %FALSE when it was cancelled */
gboolean hv_strength_estimate_finish (GAsyncResult *result, HvStrength *strength);

G_END_DECLS
