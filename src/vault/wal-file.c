/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <unistd.h>

/* Offsets SQLite uses: header 32, then frames. Ours: header 72, then frames of the same length. */
#define PLAIN_HEADER HV_WAL_PLAIN_HEADER_SIZE
#define SHIFT (HV_WAL_HEADER_SIZE - HV_WAL_PLAIN_HEADER_SIZE)

/* SQLite puts the log's two salts into every frame, to tell this generation's from older ones. Sealed frames
 * are bound to their generation, so in the file that place says which commit the frame is part of. */
#define HEADER_SALTS 16
#define FRAME_DATABASE_SIZE 4 /* not 0: the frame ends a commit */
#define FRAME_SALTS 8
#define SALTS_SIZE 8

static sqlite3_int64
frame_index_at (const HvWalFile *self, sqlite3_int64 offset, int *within)
{
  *within = (int) ((offset - PLAIN_HEADER) % hv_wal_frame_size (self));
  return (offset - PLAIN_HEADER) / hv_wal_frame_size (self);
}

/* ---- reading ---- */

int
hv_wal_read_frame (HvWalFile *self, guint8 *out, sqlite3_int64 index, guint64 *number)
{
  HvVault *vault = self->vault;
  int code = hv_write_buffer_read (&self->out, out, (int) hv_wal_frame_size (self), hv_wal_frame_offset (self, index));
  if (code != SQLITE_OK)
    return code;
  if (!hv_frame_open (out, vault->page_size, self->generation, (guint64) index, vault->keys))
    return SQLITE_IOERR_DATA;
  *number = hv_get_u64 (out + FRAME_SALTS);
  memcpy (out + FRAME_SALTS, self->header + HEADER_SALTS, SALTS_SIZE);
  return SQLITE_OK;
}

static int
load_frame (HvWalFile *self, sqlite3_int64 index)
{
  if (self->frame_index == index)
    return SQLITE_OK;
  self->frame_index = -1;
  int code = hv_wal_read_frame (self, self->frame, index, &self->frame_number);
  if (code == SQLITE_OK)
    self->frame_index = index;
  return code == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_DATA : code;
}

static void
remember_last (HvWalFile *self, sqlite3_int64 index, guint64 number, const guint8 *header)
{
  self->last_index = index;
  self->next_number = number + (hv_get_u32 (header + FRAME_DATABASE_SIZE) != 0);
}

/* Which commit the frame at @index is part of: as many as ended before it. */
static int
find_number (HvWalFile *self, sqlite3_int64 index, guint64 *number)
{
  *number = 0;
  if (index == 0)
    return SQLITE_OK;
  /* After a failed commit SQLite goes back and writes over its frames. */
  if (self->last_index != index - 1)
    {
      int code = load_frame (self, index - 1);
      if (code != SQLITE_OK)
        return code;
      remember_last (self, index - 1, self->frame_number, self->frame);
    }
  *number = self->next_number;
  return SQLITE_OK;
}

/* Recovery reads whole frames and takes the first bad one for the end of the log. A read error there would
 * make every torn end fatal, so a frame that does not open is given as zeros, which never check out; unless
 * it is certain that it had been on the disk for good. */
static int
recover_frame (HvWalFile *self, guint8 *out, sqlite3_int64 index)
{
  guint64 number, expected;
  if (!self->has_header)
    {
      memset (out, 0, hv_wal_frame_size (self));
      return SQLITE_OK;
    }
  int code = find_number (self, index, &expected);
  if (code == SQLITE_OK)
    code = hv_wal_read_frame (self, out, index, &number);
  if (code == SQLITE_OK && number == expected)
    {
      remember_last (self, index, number, out);
      return SQLITE_OK;
    }
  memset (out, 0, hv_wal_frame_size (self));
  if (code == SQLITE_OK || code == SQLITE_IOERR_DATA)
    return hv_wal_is_damaged_inside (self, index, expected) ? SQLITE_IOERR_DATA : SQLITE_OK;
  /* SQLite asks for no more frames than the file has. */
  return code == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_DATA : code;
}

static int
wal_read (sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
  HvWalFile *self = (HvWalFile *) file;
  int within;
  if (offset < PLAIN_HEADER)
    {
      if (offset + size > PLAIN_HEADER)
        return SQLITE_IOERR_READ;
      memcpy (out, self->header + offset, size);
      return SQLITE_OK;
    }
  sqlite3_int64 index = frame_index_at (self, offset, &within);
  if (within + size > hv_wal_frame_size (self))
    return SQLITE_IOERR_READ;
  if (!self->written && within == 0 && size == hv_wal_frame_size (self))
    return recover_frame (self, out, index);

  int code = load_frame (self, index);
  if (code == SQLITE_OK)
    memcpy (out, self->frame + within, size);
  else
    memset (out, 0, size);
  return code;
}

/* ---- writing ---- */

/* Makes the log's name durable. SQLite's own sync of a new file does it too, but passes over a failure. */
static int
sync_name (HvWalFile *self)
{
  if (self->name_synced)
    return SQLITE_OK;
  g_autofree char *folder = g_path_get_dirname (self->vault->wal_path);
  self->name_synced = hv_folder_sync (folder, NULL);
  return self->name_synced ? SQLITE_OK : SQLITE_IOERR_DIR_FSYNC;
}

/* An empty log would look as if somebody had emptied it, once the room's header names its generation. */
static int
put_something (HvWalFile *self)
{
  int code = SQLITE_OK;
  if (!self->blank)
    return code;
  guint8 *to = hv_write_buffer_reserve (&self->out, HV_WAL_HEADER_SIZE, 0, &code);
  if (to != NULL)
    randombytes_buf (to, HV_WAL_HEADER_SIZE);
  return code;
}

/* Begins a generation. The room's header names it first, durably: so a log of another moment is never
 * replayed, and a log that was taken away is missed. */
static int
put_header (HvWalFile *self, const guint8 *plain)
{
  HvVault *vault = self->vault;
  guint8 nonce[HV_NONCE_SIZE];
  int code = put_something (self);
  if (code == SQLITE_OK)
    code = hv_write_buffer_sync (&self->out, SQLITE_SYNC_NORMAL);
  if (code == SQLITE_OK)
    code = sync_name (self);
  if (code != SQLITE_OK)
    return code;
  randombytes_buf (nonce, sizeof nonce);
  code = hv_vault_commit_generation (vault, nonce);
  if (code != SQLITE_OK)
    return code;

  guint8 *to = hv_write_buffer_reserve (&self->out, HV_WAL_HEADER_SIZE, 0, &code);
  if (to == NULL)
    return code;
  hv_wal_header_seal (to, nonce, plain, vault->keys);
  memcpy (self->generation, nonce, HV_GENERATION_SIZE);
  memcpy (vault->log_generation, nonce, HV_GENERATION_SIZE);
  memcpy (self->header, plain, PLAIN_HEADER);
  self->has_header = self->written = TRUE;
  self->blank = FALSE;
  self->frame_index = self->frame_header_index = self->last_index = self->written_back = -1;
  return SQLITE_OK;
}

static int
put_frame (HvWalFile *self, sqlite3_int64 index, const guint8 *page)
{
  HvVault *vault = self->vault;
  guint8 header[HV_FRAME_HEADER_SIZE];
  guint64 number;
  int code = find_number (self, index, &number);
  if (code != SQLITE_OK)
    return code;
  guint8 *to
      = hv_write_buffer_reserve (&self->out, (int) hv_wal_frame_size (self), hv_wal_frame_offset (self, index), &code);
  if (to == NULL)
    return code;
  if (self->frame_index == index)
    self->frame_index = -1;
  memcpy (header, self->frame_header, sizeof header);
  hv_put_u64 (header + FRAME_SALTS, number);
  hv_frame_seal (to, header, page, vault->page_size, self->generation, (guint64) index, vault->keys);
  self->written = TRUE;
  remember_last (self, index, number, header);
  /* A commit is with the kernel before SQLite hears that it is written. */
  gboolean commit = hv_get_u32 (header + FRAME_DATABASE_SIZE) != 0;
  return commit ? hv_write_buffer_flush (&self->out) : SQLITE_OK;
}

/* SQLite writes a frame in two pieces, header and page, in order; without cache spill it never goes back. */
static int
wal_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  HvWalFile *self = (HvWalFile *) file;
  int page_size = (int) self->vault->page_size, within;
  if (self->vault->erased)
    return SQLITE_READONLY;
  if (offset == 0 && size == PLAIN_HEADER)
    return put_header (self, from);
  if (offset < PLAIN_HEADER || !self->has_header)
    return SQLITE_IOERR_WRITE;
  sqlite3_int64 index = frame_index_at (self, offset, &within);
  if (within == 0 && size == HV_FRAME_HEADER_SIZE)
    {
      memcpy (self->frame_header, from, HV_FRAME_HEADER_SIZE);
      self->frame_header_index = index;
      return SQLITE_OK;
    }
  if (within != HV_FRAME_HEADER_SIZE || size != page_size || self->frame_header_index != index
      || !sodium_is_zero ((const guint8 *) from + page_size - HV_PAGE_RESERVE, HV_PAGE_RESERVE))
    return SQLITE_IOERR_WRITE;
  self->frame_header_index = -1;
  return put_frame (self, index, from);
}

/* SQLite empties the log when everything in it was written back and synced. The room's header says so first, as it
 * does at a clean close: a generation whose log is not there would be one that somebody has taken away. */
static int
wal_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  HvWalFile *self = (HvWalFile *) file;
  if (self->vault->erased)
    return SQLITE_READONLY;
  self->frame_index = self->frame_header_index = self->last_index = self->written_back = -1;
  self->filled = FALSE;
  gboolean all = size <= PLAIN_HEADER;
  int code = hv_write_buffer_flush (&self->out);
  if (code == SQLITE_OK && all)
    code = hv_vault_commit_clean (self->vault);
  if (code == SQLITE_OK)
    code = self->real->pMethods->xTruncate (self->real, all ? 0 : size + SHIFT);
  self->blank |= all && code == SQLITE_OK;
  return code;
}

static int
wal_sync (sqlite3_file *file, int flags)
{
  return hv_write_buffer_sync (&((HvWalFile *) file)->out, flags);
}

static int
wal_size (sqlite3_file *file, sqlite3_int64 *size)
{
  HvWalFile *self = (HvWalFile *) file;
  int code = hv_write_buffer_get_size (&self->out, size);
  if (code == SQLITE_OK)
    *size = *size < HV_WAL_HEADER_SIZE ? 0 : *size - SHIFT;
  return code;
}

/* ---- the rest ---- */

static void
wal_clear (HvWalFile *self)
{
  hv_write_buffer_clear (&self->out);
  if (self->frame != NULL)
    sodium_free (self->frame);
  self->frame = NULL;
  g_clear_pointer (&self->real, g_free);
  self->vault->wal = NULL;
}

static int
wal_close (sqlite3_file *file)
{
  HvWalFile *self = (HvWalFile *) file;
  int flushed = hv_write_buffer_flush (&self->out);
  int closed = self->real->pMethods->xClose (self->real);
  wal_clear (self);
  return flushed != SQLITE_OK ? flushed : closed;
}

static int
wal_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
wal_check_reserved_lock (sqlite3_file *file, int *held)
{
  *held = 0;
  return SQLITE_OK;
}

static int
wal_control (sqlite3_file *file, int operation, void *argument)
{
  HvWalFile *self = (HvWalFile *) file;
  return hv_vfs_file_control (self->vault, self->real, operation, argument);
}

static int
wal_sector_size (sqlite3_file *file)
{
  HvWalFile *self = (HvWalFile *) file;
  return self->real->pMethods->xSectorSize (self->real);
}

static int
wal_device_characteristics (sqlite3_file *file)
{
  HvWalFile *self = (HvWalFile *) file;
  return self->real->pMethods->xDeviceCharacteristics (self->real)
         & (SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN);
}

static const sqlite3_io_methods wal_methods = {
  .iVersion = 1,
  .xClose = wal_close,
  .xRead = wal_read,
  .xWrite = wal_write,
  .xTruncate = wal_truncate,
  .xSync = wal_sync,
  .xFileSize = wal_size,
  .xLock = wal_lock,
  .xUnlock = wal_lock,
  .xCheckReservedLock = wal_check_reserved_lock,
  .xFileControl = wal_control,
  .xSectorSize = wal_sector_size,
  .xDeviceCharacteristics = wal_device_characteristics,
};

/* What it cannot make, the unix VFS tries to open as it is, and so forgets why. */
static int
find_why_not_made (const char *path)
{
  int fd = TEMP_FAILURE_RETRY (g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (fd >= 0)
    {
      close (fd);
      return SQLITE_OK;
    }
  switch (errno)
    {
    case ENOSPC:
    case EDQUOT:
      return SQLITE_FULL;
    case EIO:
      return SQLITE_IOERR;
    default:
      return SQLITE_CANTOPEN;
    }
}

static int
open_real (HvWalFile *self, int flags)
{
  sqlite3_vfs *base = self->vault->base;
  int code = base->xOpen (base, self->vault->wal_path, self->real, flags, NULL);
  if (code != SQLITE_CANTOPEN || self->vault->read_only)
    return code;
  code = find_why_not_made (self->vault->wal_path);
  return code != SQLITE_OK ? code : base->xOpen (base, self->vault->wal_path, self->real, flags, NULL);
}

int
hv_wal_file_open (HvWalFile *self, HvVault *vault, int flags)
{
  memset (self, 0, sizeof *self);
  self->vault = vault;
  self->frame_index = self->frame_header_index = self->last_index = self->written_back = -1;
  self->frame = sodium_malloc (hv_wal_frame_size (self));
  if (self->frame == NULL)
    return SQLITE_NOMEM;
  self->real = g_malloc0 (vault->base->szOsFile);
  int code = open_real (self, flags);
  if (code != SQLITE_OK)
    {
      wal_clear (self);
      return code;
    }
  hv_write_buffer_init (&self->out, self->real, (int) hv_wal_frame_size (self));
  vault->wal = self;
  code = hv_wal_examine (self);
  if (code != SQLITE_OK)
    {
      self->real->pMethods->xClose (self->real);
      wal_clear (self);
      return code;
    }
  self->base.pMethods = &wal_methods;
  return SQLITE_OK;
}
