/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

/* What SQLite is given for the log of a room that is only read and has none: always empty, and made nowhere. */

static int
no_log_read (sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
  memset (out, 0, size);
  return SQLITE_IOERR_SHORT_READ;
}

static int
no_log_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  return SQLITE_READONLY;
}

static int
no_log_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return SQLITE_OK;
}

static int
no_log_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = 0;
  return SQLITE_OK;
}

/* Syncs and locks. */
static int
no_log_do (sqlite3_file *file, int how)
{
  return SQLITE_OK;
}

static int
no_log_check_reserved_lock (sqlite3_file *file, int *held)
{
  *held = 0;
  return SQLITE_OK;
}

static int
no_log_control (sqlite3_file *file, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
}

/* Closing, sector size and what the disk promises. */
static int
no_log_nothing (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods no_log_methods = {
  .iVersion = 1,
  .xClose = no_log_nothing,
  .xRead = no_log_read,
  .xWrite = no_log_write,
  .xTruncate = no_log_truncate,
  .xSync = no_log_do,
  .xFileSize = no_log_size,
  .xLock = no_log_do,
  .xUnlock = no_log_do,
  .xCheckReservedLock = no_log_check_reserved_lock,
  .xFileControl = no_log_control,
  .xSectorSize = no_log_nothing,
  .xDeviceCharacteristics = no_log_nothing,
};

int
hv_no_log_open (sqlite3_file *file)
{
  file->pMethods = &no_log_methods;
  return SQLITE_OK;
}
