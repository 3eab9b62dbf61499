/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/text-file.h"

#include "journal/journal-error.h"
#include "vault/vault-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *path;
  gsize most;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;
  g_free (wanted->path);
  g_free (wanted);
}

typedef struct
{
  gsize size;
  char bytes[];
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;
  explicit_bzero (content->bytes, content->size);
  g_free (content);
}

/* A pipe or a device would never come to an end. */
static gboolean
check_file (int file, gsize most, gsize *size, GError **error)
{
  struct stat about;
  if (fstat (file, &about) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot look at the file");
      return FALSE;
    }
  if (!S_ISREG (about.st_mode))
    {
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_TEXT, "not a file");
      return FALSE;
    }
  if ((guint64)about.st_size > most)
    {
      g_set_error_literal (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_FILE_TOO_LARGE, "too large a file");
      return FALSE;
    }
  *size = (gsize)about.st_size;
  return TRUE;
}

static GBytes *
read_all (int file, gsize most, GError **error)
{
  gsize size;
  if (!check_file (file, most, &size, error))
    return NULL;
  Content *content = g_malloc0 (sizeof *content + size);
  content->size = size;
  gsize done = 0;
  while (done < size)
    {
      gssize n = read (file, content->bytes + done, size - done);
      if (n == 0)
        break;
      if (n > 0)
        done += (gsize)n;
      else if (errno != EINTR)
        {
          hv_vault_error_set_errno (error, errno, "cannot read the file");
          content_free (content);
          return NULL;
        }
    }
  return g_bytes_new_with_free_func (content->bytes, done, content_free, content);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  GError *error = NULL;
  int file = open (wanted->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0)
    {
      hv_vault_error_set_errno (&error, errno, "cannot open the file");
      g_task_return_error (task, error);
      return;
    }
  GBytes *bytes = read_all (file, wanted->most, &error);
  close (file);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
hv_text_file_load_async (const char *path, gsize most, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_text_file_load_async);
  Wanted *wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ g_strdup (path), most };
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_set_return_on_cancel (task, TRUE); /* whatever the disk does */
  g_task_run_in_thread (task, load_thread);
}

GBytes *
hv_text_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
