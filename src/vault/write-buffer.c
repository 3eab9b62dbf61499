/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/write-buffer.h"

#include <string.h>

/* SQLite's unix VFS masks the length of a write with 0x1ffff: 128 KiB would become 0 bytes. */
#define MOST_AT_ONCE (120 * 1024)

void
hv_write_buffer_init (HvWriteBuffer *self, sqlite3_file *file, int largest)
{
  memset (self, 0, sizeof *self);
  self->file = file;
  self->capacity = MAX (MOST_AT_ONCE, largest);
  self->bytes = g_malloc (self->capacity);
}

void
hv_write_buffer_clear (HvWriteBuffer *self)
{
  g_clear_pointer (&self->bytes, g_free);
  self->used = 0;
}

static int
take_deferred_error (HvWriteBuffer *self)
{
  int code = self->deferred_error;
  self->deferred_error = SQLITE_OK;
  return code;
}

int
hv_write_buffer_flush (HvWriteBuffer *self)
{
  if (self->used == 0)
    return SQLITE_OK;
  int size = self->used;
  /* On failure the bytes are gone: SQLite fails the commit or checkpoint that is told, and does it again. */
  self->used = 0;
  return self->file->pMethods->xWrite (self->file, self->bytes, size, self->start);
}

guint8 *
hv_write_buffer_reserve (HvWriteBuffer *self, int size, sqlite3_int64 offset, int *code)
{
  *code = take_deferred_error (self);
  if (*code == SQLITE_OK && self->used > 0
      && (offset != self->start + self->used || self->used + size > self->capacity))
    *code = hv_write_buffer_flush (self);
  if (*code != SQLITE_OK)
    return NULL;
  if (self->used == 0)
    self->start = offset;
  guint8 *at = self->bytes + self->used;
  self->used += size;
  return at;
}

void
hv_write_buffer_unreserve (HvWriteBuffer *self, int size)
{
  self->used -= size;
}

int
hv_write_buffer_sync (HvWriteBuffer *self, int flags)
{
  int flushed = hv_write_buffer_flush (self);
  int deferred = take_deferred_error (self);
  if (flushed != SQLITE_OK || deferred != SQLITE_OK)
    return flushed != SQLITE_OK ? flushed : deferred;
  return hv_handle_sync (self->file, flags);
}

int
hv_write_buffer_read (HvWriteBuffer *self, void *out, int size, sqlite3_int64 offset)
{
  sqlite3_int64 end = self->start + self->used;
  if (self->used > 0 && offset < end && offset + size > self->start)
    {
      if (offset >= self->start && offset + size <= end)
        {
          memcpy (out, self->bytes + (offset - self->start), size);
          return SQLITE_OK;
        }
      int code = hv_write_buffer_flush (self);
      if (code != SQLITE_OK)
        return self->deferred_error = code;
    }
  int code = self->file->pMethods->xRead (self->file, out, size, offset);
  /* So the unix VFS calls any error of reading, and SQLite a damaged database what it calls so. */
  return code == SQLITE_IOERR_CORRUPTFS ? SQLITE_IOERR_READ : code;
}

int
hv_write_buffer_get_size (HvWriteBuffer *self, sqlite3_int64 *size)
{
  int code = self->file->pMethods->xFileSize (self->file, size);
  if (code == SQLITE_OK && self->used > 0)
    *size = MAX (*size, self->start + self->used);
  return code;
}
