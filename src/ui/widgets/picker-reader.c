/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/picker-reader.h"

#include "ui/widgets/picker-row.h"

#include <errno.h>
#include <gio/gunixmounts.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *path;
  gboolean files;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;
  g_free (wanted->path);
  g_free (wanted);
}

static void
add (GPtrArray *rows, HvPickerKind kind, const char *path)
{
  if (path != NULL && access (path, R_OK | X_OK) == 0)
    g_ptr_array_add (rows, hv_picker_row_new (kind, path, 0, 0));
}

static void
add_mount (gpointer data, gpointer rows)
{
  GUnixMountEntry *mount = data;
  const char *path = g_unix_mount_get_mount_path (mount);
  if (hv_picker_shows_mount (path, g_unix_mount_get_fs_type (mount), g_get_home_dir ()))
    add (rows, HV_PICKER_STICK, path);
  g_unix_mount_free (mount);
}

static void
read_places (GPtrArray *rows)
{
  GList *mounts = g_unix_mounts_get (NULL);
  g_list_foreach (mounts, add_mount, rows);
  g_list_free (mounts);

  add (rows, HV_PICKER_HOME, g_get_home_dir ());
  static const struct
  {
    HvPickerKind kind;
    GUserDirectory folder;
  } known[] = { { HV_PICKER_DOCUMENTS, G_USER_DIRECTORY_DOCUMENTS },
                { HV_PICKER_DOWNLOADS, G_USER_DIRECTORY_DOWNLOAD } };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const char *path = g_get_user_special_dir (known[i].folder);
      if (g_strcmp0 (path, g_get_home_dir ()) != 0) /* what a user without such a folder has instead */
        add (rows, known[i].kind, path);
    }
}

static gboolean
read_folder (const Wanted *wanted, GCancellable *cancellable, GPtrArray *rows, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (wanted->path, 0, error);
  if (dir == NULL)
    return FALSE;
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_build_filename (wanted->path, name, NULL);
      GStatBuf about;
      if (!hv_picker_shows (name) || g_stat (path, &about) != 0)
        continue;
      gint64 modified = (gint64)about.st_mtime * G_TIME_SPAN_SECOND;
      if (S_ISDIR (about.st_mode))
        g_ptr_array_add (rows, hv_picker_row_new (HV_PICKER_FOLDER, path, 0, modified));
      else if (S_ISREG (about.st_mode) && wanted->files)
        g_ptr_array_add (rows, hv_picker_row_new (HV_PICKER_FILE, path, (guint64)about.st_size, modified));
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return hv_picker_row_compare (*(HvPickerRow **)a, *(HvPickerRow **)b);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  if (wanted->path == NULL)
    read_places (rows);
  else if (!read_folder (wanted, cancellable, rows, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_sort (rows, compare);
  g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify)g_ptr_array_unref);
}

void
hv_picker_read_async (const char *path, gboolean files, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_picker_read_async);
  Wanted *wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ g_strdup (path), files };
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_set_return_on_cancel (task, TRUE); /* whatever the disk does */
  g_task_run_in_thread (task, read_thread);
}

GPtrArray *
hv_picker_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GStrv
hv_picker_get_tops (GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) tops = g_strv_builder_new ();
  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (tops, hv_picker_row_get_path (rows->pdata[i]));
  return g_strv_builder_end (tops);
}
