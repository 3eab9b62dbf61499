/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/print/sheet-pdf.h"

#include "store/wipe.h"
#include "vault/vault-error.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A day that says nothing, for what wants to know when. */
#define NO_DAY "2000-01-01T12:00:00Z"
#define NO_TIME 946728000
#define MOST_NAMES 999

/* --- In memory --- */

typedef struct
{
  guint8 *bytes;
  gsize size, room;
} Buffer;

/* Not realloc(), which would leave a copy behind. */
static cairo_status_t
append (gpointer data, const unsigned char *bytes, unsigned int size)
{
  Buffer *buffer = data;
  if (buffer->size + size > buffer->room)
    {
      gsize room = 2 * (buffer->size + size);
      guint8 *larger = g_malloc (room);
      memcpy (larger, buffer->bytes, buffer->size);
      explicit_bzero (buffer->bytes, buffer->size);
      g_free (buffer->bytes);
      buffer->bytes = larger;
      buffer->room = room;
    }
  memcpy (buffer->bytes + buffer->size, bytes, size);
  buffer->size += size;
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
hv_sheet_to_pdf (const HvSheet *sheet, const HvPaper *paper)
{
  g_return_val_if_fail (sheet != NULL && paper != NULL, NULL);

  Buffer buffer = { g_malloc (65536), 0, 65536 };
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append, &buffer, paper->width, paper->height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, C_ ("file name", "Document"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NO_DAY);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, NO_DAY);
  cairo_t *cr = cairo_create (surface);
  HvSheetFit fit = hv_sheet_fit (sheet, paper);
  hv_sheet_draw (sheet, paper, &fit, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  GBytes *pdf = hv_wiped_bytes_new (buffer.bytes, buffer.size);
  explicit_bzero (buffer.bytes, buffer.size);
  g_free (buffer.bytes);
  return pdf;
}

/* --- On a disk --- */

typedef struct
{
  GBytes *pdf;
  char *folder;
  char *name; /* without its end, in the language in force */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;
  g_bytes_unref (wanted->pdf);
  g_free (wanted->folder);
  g_free (wanted->name);
  g_free (wanted);
}

/* A name that is free; nothing that is there is written over. */
static int
make_file (const Wanted *wanted, char **path)
{
  int file = -1;
  for (int i = 1; file < 0 && i <= MOST_NAMES; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s.pdf", wanted->name)
                                     : g_strdup_printf ("%s-%d.pdf", wanted->name, i);
      g_free (*path);
      *path = g_build_filename (wanted->folder, name, NULL);
      file = TEMP_FAILURE_RETRY (g_open (*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
      if (file < 0 && errno != EEXIST)
        break;
    }
  return file;
}

static gboolean
write_all (int file, GBytes *pdf)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (pdf, &size);
  while (size > 0)
    {
      gssize n = write (file, bytes, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      size -= (gsize)n;
    }
  return TRUE;
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  const struct timespec times[2] = { { NO_TIME, 0 }, { NO_TIME, 0 } };
  g_autofree char *path = NULL;
  GError *error = NULL;
  int file = make_file (wanted, &path);
  /* That she was at the computer just now is nothing that a file need tell. */
  gboolean written = file >= 0 && write_all (file, wanted->pdf) && TEMP_FAILURE_RETRY (fsync (file)) == 0;
  int code = errno;
  if (file >= 0)
    {
      (void)futimens (file, times);
      close (file);
    }
  if (written)
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }
  if (file >= 0)
    g_unlink (path);
  hv_vault_error_set_errno (&error, code, "cannot write the file");
  g_task_return_error (task, error);
}

void
hv_sheet_save_async (GBytes *pdf, const char *folder, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (pdf != NULL && folder != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_sheet_save_async);
  Wanted *wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ g_bytes_ref (pdf), g_strdup (folder), g_strdup (C_ ("file name", "Document")) };
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, save_thread);
}

char *
hv_sheet_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
