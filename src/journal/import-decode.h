/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_import_decode:
 * @bytes: a text file of another program's
 * @error: %HV_JOURNAL_ERROR_NOT_TEXT
 *
 * UTF-8 with or without its mark; UTF-16 of either order, by its mark or because every second byte is zero; and what
 * is neither as Windows-1252, of which Latin-1 is a part. Lines end with a line feed afterwards, and control
 * characters that say nothing in a text are left out. Bytes that no text has are refused instead of guessed at.
 *
 * Returns: (transfer full): valid UTF-8 without a NUL, to be wiped; %NULL on error
 */
GString *hv_import_decode (const guint8 *bytes, gsize size, GError **error);

G_END_DECLS
