/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_paths_get_data_dir:
 *
 * The one folder the program may write to: $HVERDAG_DATA, else `hverdag` below the user's data folder
 * (a hidden folder, so that desktop search leaves it alone). It is not made here.
 *
 * Returns: (transfer none): the path
 */
const char *hv_paths_get_data_dir (void);

/**
 * hv_paths_make_private_dir:
 * @path: a folder
 * @error: from G_FILE_ERROR
 *
 * Makes @path with its parents, for this user alone (0700).
 *
 * Returns: whether it is there and may be written
 */
gboolean hv_paths_make_private_dir (const char *path, GError **error);

G_END_DECLS
