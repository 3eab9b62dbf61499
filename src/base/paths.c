/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/paths.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

const char *
hv_paths_get_data_dir (void)
{
  static char *dir;
  if (g_once_init_enter (&dir))
    {
      const char *own = g_getenv ("HVERDAG_DATA");
      char *path = own != NULL && *own != '\0' ? g_canonicalize_filename (own, NULL)
                                               : g_build_filename (g_get_user_data_dir (), "hverdag", NULL);
      g_once_init_leave (&dir, path);
    }
  return dir;
}

gboolean
hv_paths_make_private_dir (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_mkdir_with_parents (path, 0700) != 0 || access (path, W_OK | X_OK) != 0)
    {
      int code = errno;
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "cannot write to the folder: %s",
                   g_strerror (code));
      return FALSE;
    }
  return TRUE;
}
