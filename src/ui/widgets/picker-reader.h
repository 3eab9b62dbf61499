/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * hv_picker_read_async:
 * @path: (nullable): a folder; %NULL for the places the picker begins with
 * @files: whether files are wanted too
 *
 * Looks in a thread of its own: a stick that is slow, or gone, keeps nobody waiting. No file is opened.
 */
void hv_picker_read_async (const char *path, gboolean files, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);

/**
 * hv_picker_read_finish:
 * @error: from G_FILE_ERROR; %G_FILE_ERROR_NOTDIR when @path is a file
 *
 * Returns: (transfer full) (element-type HvPickerRow) (nullable): what is there, in order
 */
GPtrArray *hv_picker_read_finish (GAsyncResult *result, GError **error);

/** (transfer full): the paths of the places that @rows are, ended by %NULL */
GStrv hv_picker_get_tops (GPtrArray *rows);

G_END_DECLS
