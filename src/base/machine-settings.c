/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/machine-settings.h"

#include "base/paths.h"

#include <glib/gstdio.h>

#define GROUP "view"

static char *
get_path (void)
{
  return g_build_filename (hv_paths_get_data_dir (), "settings.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = get_path ();
  GKeyFile *file = g_key_file_new ();
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL); /* no file, or a broken one: as it came */
  return file;
}

char *
hv_machine_settings_get (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_autoptr (GKeyFile) file = load ();
  return g_key_file_get_string (file, GROUP, key, NULL);
}

gboolean
hv_machine_settings_set (const char *key, const char *value)
{
  g_return_val_if_fail (key != NULL, FALSE);

  if (!g_file_test (hv_paths_get_data_dir (), G_FILE_TEST_IS_DIR))
    return FALSE;
  g_autoptr (GKeyFile) file = load ();
  if (value != NULL)
    g_key_file_set_string (file, GROUP, key, value);
  else
    g_key_file_remove_key (file, GROUP, key, NULL);

  gsize n_keys = 0;
  g_strfreev (g_key_file_get_keys (file, GROUP, &n_keys, NULL));
  if (n_keys == 0)
    {
      hv_machine_settings_forget ();
      return TRUE;
    }
  g_autofree char *path = get_path ();
  gsize length;
  g_autofree char *data = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
hv_machine_settings_forget (void)
{
  g_autofree char *path = get_path ();
  g_unlink (path);
}
