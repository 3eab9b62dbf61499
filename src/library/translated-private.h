/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

G_BEGIN_DECLS

/** Both strings are taken over. */
HvTranslated *hv_translated_new (char *msgid, char *context);
void hv_translated_free (HvTranslated *self);
/** (nullable) (transfer full) */
HvTranslated *hv_translated_copy (const HvTranslated *self);

G_END_DECLS
