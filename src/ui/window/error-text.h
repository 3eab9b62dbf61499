/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_error_text_get:
 * @error: from the vault, the store, the library or anything else
 * @heading: (out): what happened, in a few words
 * @text: (out): what it means and what can be done
 *
 * Kind words for whoever reads them, in the language in force; static. The error's own message is for developers
 * and is never shown.
 */
void hv_error_text_get (const GError *error, const char **heading, const char **text);

/** Returns: (transfer full): both, one after the other */
char *hv_error_text_get_line (const GError *error);

G_END_DECLS
