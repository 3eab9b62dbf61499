/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvTranslated:
 *
 * A string of the library: kept as its English msgid, given in the language in force when asked, so
 * that changing the language needs no reloading.
 */
typedef struct
{
  char *msgid;
  char *context; /**< msgctxt, or %NULL */
} HvTranslated;

/** Returns: (transfer none): the translation; "" when @self is %NULL. Valid until the language changes. */
const char *hv_translated_get (const HvTranslated *self);

G_END_DECLS
