/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "failing-vfs.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

static sqlite3_vfs *unix_vfs;
static FailKind fail_kinds;
static int fail_at, count;
static gboolean fail_forever, disk_full, deadly;

void
failing_vfs_set (FailKind kinds, int at, gboolean forever)
{
  fail_kinds = kinds;
  fail_at = at;
  fail_forever = forever;
  count = 0;
}

void
failing_vfs_set_disk_full (gboolean full)
{
  disk_full = full;
}

void
failing_vfs_set_deadly (gboolean is_deadly)
{
  deadly = is_deadly;
}

int
failing_vfs_get_count (void)
{
  return count;
}

static gboolean
fails (FailKind kind)
{
  if ((fail_kinds & kind) == 0)
    return FALSE;
  count++;
  if (deadly && count == fail_at)
    kill (getpid (), SIGKILL);
  return fail_at > 0 && (count == fail_at || (fail_forever && count > fail_at));
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
file_close (sqlite3_file *file)
{
  int code = real (file)->pMethods->xClose (real (file));
  g_free (real (file));
  return code;
}

static int
file_read (sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
  return fails (FAIL_READ) ? SQLITE_IOERR_READ : real (file)->pMethods->xRead (real (file), to, size, offset);
}

/* Half of it is on the disk when it fails. */
static int
file_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  if (!fails (FAIL_WRITE))
    return real (file)->pMethods->xWrite (real (file), from, size, offset);
  real (file)->pMethods->xWrite (real (file), from, size / 2, offset);
  return disk_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (FAIL_TRUNCATE) ? SQLITE_IOERR_TRUNCATE : real (file)->pMethods->xTruncate (real (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return fails (FAIL_SYNC) ? SQLITE_IOERR_FSYNC : real (file)->pMethods->xSync (real (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails (FAIL_SIZE) ? SQLITE_IOERR_FSTAT : real (file)->pMethods->xFileSize (real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return fails (FAIL_LOCK) ? SQLITE_IOERR_LOCK : real (file)->pMethods->xLock (real (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return real (file)->pMethods->xUnlock (real (file), level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *held)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), held);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return real (file)->pMethods->xFileControl (real (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  memset (self, 0, sizeof *self);
  if (fails (FAIL_OPEN))
    {
      errno = EACCES;
      return SQLITE_CANTOPEN;
    }
  self->real = g_malloc0 (unix_vfs->szOsFile);
  int code = unix_vfs->xOpen (unix_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  else
    g_clear_pointer (&self->real, g_free);
  return code;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return fails (FAIL_DELETE) ? SQLITE_IOERR_DELETE : unix_vfs->xDelete (unix_vfs, name, sync_folder);
}

void
failing_vfs_register (void)
{
  static sqlite3_vfs vfs;
  unix_vfs = sqlite3_vfs_find ("unix");
  vfs = *unix_vfs;
  vfs.pNext = NULL;
  vfs.zName = FAILING_VFS;
  vfs.szOsFile = sizeof (File);
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  sqlite3_vfs_register (&vfs, 0);
}
