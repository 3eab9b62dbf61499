/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/page-remains.h"
#include "vault/vault-private.h"

#include <sodium.h>

#define REAL(self) ((self)->vault->handle->pMethods)

static sqlite3_int64
page_offset (const HvMainFile *self, sqlite3_int64 number)
{
  return HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) self->vault->page_size;
}

static gboolean
is_initialised (const HvVault *vault)
{
  return (vault->body[HV_BODY_FLAGS] & HV_BODY_FLAG_INITIALISED) != 0;
}

/* ---- reading ---- */

static int
read_page (HvMainFile *self, guint8 *out, sqlite3_int64 number)
{
  HvVault *vault = self->vault;
  /* A file without a database is all padding. Beyond the last page only a truncated file is ever read. */
  if (number > vault->pages)
    {
      memset (out, 0, vault->page_size);
      return is_initialised (vault) ? SQLITE_IOERR_DATA : SQLITE_IOERR_SHORT_READ;
    }
  int code = hv_write_buffer_read (&self->out, out, (int) vault->page_size, page_offset (self, number));
  if (code == SQLITE_IOERR_SHORT_READ)
    code = SQLITE_IOERR_DATA;
  if (code == SQLITE_OK && !hv_page_open (out, vault->page_size, (guint64) number, vault->keys))
    code = SQLITE_IOERR_DATA;
  if (code != SQLITE_OK)
    memset (out, 0, vault->page_size);
  return code;
}

/* When SQLite opens, it reads the first 100 bytes to learn page size and journal mode. A power cut in a
 * checkpoint may have torn page 1 while the WAL still holds it whole; then the answer comes from our own
 * header. The page itself is read later, from the WAL, or fails to verify. */
static void
answer_probe (HvVault *vault, guint8 out[100])
{
  memset (out, 0, 100);
  memcpy (out, "SQLite format 3", 16);
  out[16] = (guint8) (vault->page_size >> 8);
  out[17] = (guint8) (vault->page_size >> 16);
  out[18] = out[19] = 2; /* WAL */
  out[20] = HV_PAGE_RESERVE;
  out[21] = 64;
  out[22] = out[23] = 32;
}

static int
main_read (sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
  HvMainFile *self = (HvMainFile *) file;
  int page_size = (int) self->vault->page_size;
  guint8 *out = to;
  if (size == page_size && offset % page_size == 0)
    return read_page (self, out, offset / page_size + 1);

  gboolean probe = offset == 0 && size == 100;
  while (size > 0)
    {
      int within = (int) (offset % page_size), part = MIN (size, page_size - within);
      int code = read_page (self, self->page, offset / page_size + 1);
      if (code == SQLITE_IOERR_DATA && probe)
        {
          answer_probe (self->vault, out);
          return SQLITE_OK;
        }
      if (code != SQLITE_OK)
        {
          memset (out, 0, size);
          return code;
        }
      memcpy (out, self->page + within, part);
      out += part;
      offset += part;
      size -= part;
    }
  return SQLITE_OK;
}

/* ---- writing ---- */

/* Grows by whole units of random bytes, so that a size tells little and no range was ever zero. */
static int
grow (HvMainFile *self, sqlite3_int64 end)
{
  sqlite3_int64 unit = hv_get_u32 (self->vault->body + HV_BODY_PAD_UNIT);
  if (end <= self->physical_size)
    return SQLITE_OK;
  sqlite3_int64 target = unit == 0 ? end : (end + unit - 1) / unit * unit;
  int code = unit == 0 ? SQLITE_OK : hv_handle_fill_random (self->vault->handle, self->physical_size, target);
  if (code == SQLITE_OK)
    self->physical_size = target;
  return code;
}

/* @plain, or a copy without what was left behind in it. */
static const guint8 *
clear_remains (HvMainFile *self, const guint8 *plain, sqlite3_int64 number)
{
  const HvVault *vault = self->vault;
  guint32 from, to;
  if (!hv_page_find_remains (plain, vault->page_size - HV_PAGE_RESERVE, number, vault->pages, &from, &to))
    return plain;
  memcpy (self->page, plain, vault->page_size);
  memset (self->page + from, 0, to - from);
  return self->page;
}

static int
put_page (HvMainFile *self, const guint8 *plain, sqlite3_int64 number)
{
  HvVault *vault = self->vault;
  plain = clear_remains (self, plain, number);
  int code = grow (self, page_offset (self, number + 1));
  if (code != SQLITE_OK)
    return code;
  guint8 *to = hv_write_buffer_reserve (&self->out, (int) vault->page_size, page_offset (self, number), &code);
  if (to == NULL)
    return code;
  hv_page_seal (to, plain, vault->page_size, (guint64) number, vault->keys);
  return SQLITE_OK;
}

/* Pages SQLite never wrote, and pages that no longer belong to the database, are sealed zeros: every page
 * up to the last one opens, and none keeps what was deleted. */
static int
put_zero_pages (HvMainFile *self, sqlite3_int64 first, sqlite3_int64 last)
{
  g_autofree guint8 *zero = first <= last ? g_malloc0 (self->vault->page_size) : NULL;
  int code = SQLITE_OK;
  for (sqlite3_int64 number = first; number <= last && code == SQLITE_OK; number++)
    code = put_page (self, zero, number);
  return code;
}

/* The reserved bytes must be free for nonce and tag: a backup from a database without reserve would lose
 * forty bytes of each page without a word. */
static gboolean
has_reserve (const guint8 *page, guint32 page_size, sqlite3_int64 number)
{
  return sodium_is_zero (page + page_size - HV_PAGE_RESERVE, HV_PAGE_RESERVE)
         && (number != 1 || page[20] == HV_PAGE_RESERVE);
}

static int
main_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
  HvMainFile *self = (HvMainFile *) file;
  HvVault *vault = self->vault;
  sqlite3_int64 number = offset / vault->page_size + 1;
  if (vault->erased)
    return SQLITE_READONLY;
  if (size != (int) vault->page_size || offset % vault->page_size != 0 || !has_reserve (from, vault->page_size, number))
    return SQLITE_IOERR_WRITE;
  int code = put_zero_pages (self, vault->pages + 1, number - 1);
  if (code == SQLITE_OK)
    code = put_page (self, from, number);
  if (code == SQLITE_OK)
    vault->pages = MAX (vault->pages, number);
  return code;
}

/* The file itself never shrinks: it keeps the size of the others. */
static int
main_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  HvMainFile *self = (HvMainFile *) file;
  sqlite3_int64 pages = size / self->vault->page_size;
  if (self->vault->erased)
    return SQLITE_READONLY;
  int code = put_zero_pages (self, pages + 1, self->vault->pages);
  if (code == SQLITE_OK)
    code = hv_write_buffer_flush (&self->out);
  if (code == SQLITE_OK)
    self->vault->pages = MIN (self->vault->pages, pages);
  return code;
}

static int
main_sync (sqlite3_file *file, int flags)
{
  HvMainFile *self = (HvMainFile *) file;
  int code = hv_write_buffer_sync (&self->out, flags);
  if (code != SQLITE_OK && !is_initialised (self->vault))
    self->vault->pages = 0; /* the first page never got there: still no database */
  return code;
}

static int
main_size (sqlite3_file *file, sqlite3_int64 *size)
{
  HvVault *vault = ((HvMainFile *) file)->vault;
  *size = vault->pages * (sqlite3_int64) vault->page_size;
  return SQLITE_OK;
}

/* ---- the rest ---- */

static int
main_close (sqlite3_file *file)
{
  HvMainFile *self = (HvMainFile *) file;
  int code = hv_write_buffer_flush (&self->out);
  hv_write_buffer_clear (&self->out);
  sodium_free (self->page);
  self->vault->main = NULL; /* the handle itself stays the vault's */
  return code;
}

/* The vault holds the exclusive lock for as long as it is unlocked. */
static int
main_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
main_check_reserved_lock (sqlite3_file *file, int *held)
{
  *held = 0;
  return SQLITE_OK;
}

static int
main_control (sqlite3_file *file, int operation, void *argument)
{
  HvVault *vault = ((HvMainFile *) file)->vault;
  return hv_vfs_file_control (vault, vault->handle, operation, argument);
}

static int
main_sector_size (sqlite3_file *file)
{
  return REAL ((HvMainFile *) file)->xSectorSize (((HvMainFile *) file)->vault->handle);
}

static int
main_device_characteristics (sqlite3_file *file)
{
  /* Of what the disk promises, only this stays true under the cipher. */
  return REAL ((HvMainFile *) file)->xDeviceCharacteristics (((HvMainFile *) file)->vault->handle)
         & (SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN);
}

/* Version 1: without shared memory WAL works in exclusive mode alone, and nothing can be mapped. */
static const sqlite3_io_methods main_methods = {
  .iVersion = 1,
  .xClose = main_close,
  .xRead = main_read,
  .xWrite = main_write,
  .xTruncate = main_truncate,
  .xSync = main_sync,
  .xFileSize = main_size,
  .xLock = main_lock,
  .xUnlock = main_lock,
  .xCheckReservedLock = main_check_reserved_lock,
  .xFileControl = main_control,
  .xSectorSize = main_sector_size,
  .xDeviceCharacteristics = main_device_characteristics,
};

int
hv_main_file_open (HvMainFile *self, HvVault *vault)
{
  memset (self, 0, sizeof *self);
  self->vault = vault;
  int code = REAL (self)->xFileSize (vault->handle, &self->physical_size);
  if (code != SQLITE_OK)
    return code;
  self->page = sodium_malloc (vault->page_size);
  if (self->page == NULL)
    return SQLITE_NOMEM;
  hv_write_buffer_init (&self->out, vault->handle, (int) vault->page_size);
  self->base.pMethods = &main_methods;
  vault->main = self;
  return SQLITE_OK;
}
