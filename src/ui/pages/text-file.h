/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hv_text_file_load_async:
 * @path: a file of hers
 * @most: the most bytes it may have
 *
 * Reads it in a thread; what it holds is wiped from memory when it is let go of.
 */
void hv_text_file_load_async (const char *path, gsize most, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * hv_text_file_load_finish:
 * @error: %HV_JOURNAL_ERROR_FILE_TOO_LARGE, or %HV_VAULT_ERROR for what the disk says
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *hv_text_file_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
