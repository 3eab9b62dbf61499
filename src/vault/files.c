/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (int fd, const guint8 *bytes, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, bytes, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
sync_all (int fd)
{
  return TEMP_FAILURE_RETRY (fsync (fd)) == 0;
}

static gboolean
write_random (int fd, gsize size)
{
  const gsize chunk = 64 * 1024;
  g_autofree guint8 *random = g_malloc (chunk);
  while (size > 0)
    {
      gsize part = MIN (chunk, size);
      hv_random_fill (random, part);
      if (!write_all (fd, random, part))
        return FALSE;
      size -= part;
    }
  return TRUE;
}

gboolean
hv_file_create_random (const char *path, const guint8 *head, gsize head_size, gsize size, GError **error)
{
  int fd = TEMP_FAILURE_RETRY (g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (fd < 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot make the file");
      return FALSE;
    }
  gboolean written = write_all (fd, head, head_size) && write_random (fd, size - head_size) && sync_all (fd);
  int code = errno;
  close (fd);
  if (!written)
    {
      g_unlink (path);
      hv_vault_error_set_errno (error, code, "cannot write the file");
    }
  return written;
}

int
hv_file_rename_new (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  /* A file system that cannot promise it. */
  if (access (to, F_OK) == 0)
    return EEXIST;
  return g_rename (from, to) == 0 ? 0 : errno;
}

void
hv_file_forget (const char *path)
{
  int fd = TEMP_FAILURE_RETRY (g_open (path, O_RDONLY | O_CLOEXEC));
  if (fd < 0)
    return;
  (void) posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

gboolean
hv_folder_sync (const char *path, GError **error)
{
  int fd = TEMP_FAILURE_RETRY (g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  /* Some drivers of sticks cannot sync a folder and say so. */
  gboolean synced = fd >= 0 && (sync_all (fd) || errno == EINVAL || errno == ENOTSUP);
  if (!synced)
    hv_vault_error_set_errno (error, errno, "cannot sync the folder");
  if (fd >= 0)
    close (fd);
  return synced;
}

gboolean
hv_file_get_times (const char *path, struct timespec times[2])
{
  struct stat info;
  if (stat (path, &info) != 0)
    return FALSE;
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  return TRUE;
}

void
hv_file_set_times (const char *path, const struct timespec times[2])
{
  (void) utimensat (AT_FDCWD, path, times, 0);
}
