/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <errno.h>
#include <sodium.h>

static int
open_handle (sqlite3_vfs *base, const char *path, int wanted, sqlite3_file **handle)
{
  int flags = 0;
  sqlite3_file *file = g_malloc0 (base->szOsFile);
  int code = base->xOpen (base, path, file, SQLITE_OPEN_MAIN_DB | wanted, &flags);
  /* What it cannot open for writing, the unix VFS opens for reading and says so here. */
  if (code == SQLITE_OK && (flags & SQLITE_OPEN_READONLY) != 0 && wanted != SQLITE_OPEN_READONLY)
    {
      int writable = 0;
      file->pMethods->xClose (file);
      base->xAccess (base, path, SQLITE_ACCESS_READWRITE, &writable);
      code = writable ? SQLITE_IOERR : SQLITE_READONLY;
    }
  if (code != SQLITE_OK)
    g_clear_pointer (&file, g_free);
  *handle = file;
  return code;
}

int
hv_handle_open (sqlite3_vfs *base, const char *path, sqlite3_file **handle)
{
  return open_handle (base, path, SQLITE_OPEN_READWRITE, handle);
}

int
hv_handle_open_to_read (sqlite3_vfs *base, const char *path, sqlite3_file **handle)
{
  return open_handle (base, path, SQLITE_OPEN_READONLY, handle);
}

void
hv_handle_close (sqlite3_file *handle)
{
  if (handle == NULL)
    return;
  handle->pMethods->xClose (handle);
  g_free (handle);
}

/* SQLite takes a call that a signal interrupted for a lock that somebody holds. */
static int
lock_uninterrupted (sqlite3_vfs *base, sqlite3_file *handle, int level)
{
  int code;
  do
    {
      errno = 0;
      code = handle->pMethods->xLock (handle, level);
    }
  while (code != SQLITE_OK && base->xGetLastError (base, 0, NULL) == EINTR);
  return code;
}

int
hv_handle_lock_to_read (sqlite3_vfs *base, sqlite3_file *handle)
{
  return lock_uninterrupted (base, handle, SQLITE_LOCK_SHARED);
}

int
hv_handle_lock (sqlite3_vfs *base, sqlite3_file *handle)
{
  int code = lock_uninterrupted (base, handle, SQLITE_LOCK_SHARED);
  return code != SQLITE_OK ? code : lock_uninterrupted (base, handle, SQLITE_LOCK_EXCLUSIVE);
}

/* SQLite makes interrupted calls again, but not this one. */
int
hv_handle_sync (sqlite3_file *handle, int flags)
{
  int code, system_code;
  do
    {
      system_code = 0;
      code = handle->pMethods->xSync (handle, flags);
      if (code != SQLITE_OK)
        handle->pMethods->xFileControl (handle, SQLITE_FCNTL_LAST_ERRNO, &system_code);
    }
  while (system_code == EINTR);
  return code;
}

int
hv_handle_fill_random (sqlite3_file *handle, sqlite3_int64 from, sqlite3_int64 to)
{
  const int chunk = 64 * 1024;
  g_autofree guint8 *random = g_malloc (chunk);
  int code = SQLITE_OK;
  while (code == SQLITE_OK && from < to)
    {
      int part = (int) MIN (chunk, to - from);
      hv_random_fill (random, (gsize) part);
      code = handle->pMethods->xWrite (handle, random, part, from);
      from += part;
    }
  return code;
}

/* Nobody can open a slot without its passphrase, but what it should be to the letter is known while it is open. */
static void
remember_slot (HvVault *self, const guint8 *bytes, int size, gsize offset)
{
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      gsize first = hv_header_slot_offset (copy, 0);
      if (offset >= first && offset + (gsize) size <= first + sizeof self->slots[copy])
        memcpy (self->slots[copy] + (offset - first), bytes, (gsize) size);
    }
}

int
hv_vault_write_header (HvVault *self, const guint8 *bytes, int size, gsize offset)
{
  if (self->erased)
    return SQLITE_READONLY;
  int code = self->handle->pMethods->xWrite (self->handle, bytes, size, (sqlite3_int64) offset);
  if (code == SQLITE_OK)
    remember_slot (self, bytes, size, offset);
  else
    self->slots_unsure = TRUE;
  return code;
}

int
hv_vault_sync_header (HvVault *self)
{
  return hv_handle_sync (self->handle, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

static int
write_and_sync (HvVault *self, const guint8 *bytes, int size, gsize offset)
{
  int code = hv_vault_write_header (self, bytes, size, offset);
  return code != SQLITE_OK ? code : hv_vault_sync_header (self);
}

/* Writes the body, with the next sequence, into the copy that has the older one. */
static int
commit_copy (HvVault *self)
{
  guint8 record[HV_BODY_RECORD_SIZE];
  self->body_unsure = TRUE;
  guint32 sequence = hv_get_u32 (self->body + HV_BODY_SEQUENCE) + 1;
  guint copy = sequence & 1;
  hv_put_u32 (self->body + HV_BODY_SEQUENCE, sequence);
  hv_body_seal (record, copy, self->keys, self->body);
  int code = write_and_sync (self, record, sizeof record, hv_header_body_offset (copy));
  /* The same copy again next time: the other one is known to be good. */
  if (code != SQLITE_OK)
    hv_put_u32 (self->body + HV_BODY_SEQUENCE, sequence - 1);
  return code;
}

/* A cut while one copy is written leaves the other. With the first on the disk it is said; the second is
 * there so that either may be lost. */
int
hv_vault_commit_body (HvVault *self)
{
  int code = commit_copy (self);
  if (code == SQLITE_OK && commit_copy (self) == SQLITE_OK)
    self->body_lost = self->body_unsure = FALSE;
  return code;
}

/* Puts the body in memory back when it could not be written: what is on the disk then still holds. */
static int
commit_changed_body (HvVault *self, const guint8 before[HV_BODY_SIZE])
{
  int code = hv_vault_commit_body (self);
  if (code != SQLITE_OK)
    memcpy (self->body, before, HV_BODY_SIZE);
  return code;
}

/* Which log may still lie there under the next generation. That is not the one the header names when it was cut short
 * before that one's log was begun. */
static void
retire_log (HvVault *self)
{
  const guint8 *named = self->body + HV_BODY_GENERATION;
  const guint8 *last = sodium_is_zero (self->log_generation, HV_GENERATION_SIZE) ? named : self->log_generation;
  if (!sodium_is_zero (last, HV_GENERATION_SIZE))
    memcpy (self->body + HV_BODY_RETIRED, last, HV_GENERATION_SIZE);
}

int
hv_vault_commit_generation (HvVault *self, const guint8 generation[HV_GENERATION_SIZE])
{
  guint8 before[HV_BODY_SIZE];
  memcpy (before, self->body, sizeof before);
  retire_log (self);
  memcpy (self->body + HV_BODY_GENERATION, generation, HV_GENERATION_SIZE);
  hv_put_u32 (self->body + HV_BODY_PAGES, (guint32) self->pages);
  self->body[HV_BODY_FLAGS] &= (guint8) ~HV_BODY_FLAG_CLEAN;
  int code = commit_changed_body (self, before);
  self->generation_unsure |= code != SQLITE_OK;
  return code;
}

int
hv_vault_commit_clean (HvVault *self)
{
  guint8 *generation = self->body + HV_BODY_GENERATION;
  if (sodium_is_zero (generation, HV_GENERATION_SIZE) && !self->generation_unsure)
    return SQLITE_OK;
  guint8 before[HV_BODY_SIZE];
  memcpy (before, self->body, sizeof before);
  retire_log (self);
  memset (generation, 0, HV_GENERATION_SIZE);
  hv_put_u32 (self->body + HV_BODY_PAGES, (guint32) self->pages);
  self->body[HV_BODY_FLAGS] |= HV_BODY_FLAG_CLEAN;
  int code = commit_changed_body (self, before);
  self->generation_unsure &= code != SQLITE_OK;
  return code;
}

int
hv_vault_commit_initialised (HvVault *self)
{
  guint8 before[HV_BODY_SIZE];
  memcpy (before, self->body, sizeof before);
  hv_put_u32 (self->body + HV_BODY_PAGES, (guint32) self->pages);
  self->body[HV_BODY_FLAGS] |= HV_BODY_FLAG_INITIALISED;
  return commit_changed_body (self, before);
}

/* One copy is enough for a note: of the kinds, both copies say the same. */
int
hv_vault_note_slot_to_wipe (HvVault *self, guint index)
{
  guint8 before = self->body[HV_BODY_SLOTS_TO_WIPE];
  self->body[HV_BODY_SLOTS_TO_WIPE] |= (guint8) (1 << index);
  int code = commit_copy (self);
  if (code != SQLITE_OK)
    self->body[HV_BODY_SLOTS_TO_WIPE] = before;
  return code;
}

int
hv_vault_commit_slots (HvVault *self, const guint8 kinds[HV_SLOTS], guint8 to_wipe)
{
  guint8 before[HV_BODY_SIZE];
  memcpy (before, self->body, sizeof before);
  memcpy (self->body + HV_BODY_SLOT_KINDS, kinds, HV_SLOTS);
  self->body[HV_BODY_SLOTS_TO_WIPE] = to_wipe;
  return commit_changed_body (self, before);
}

void
hv_vault_repair_header (HvVault *self, const guint8 header[HV_HEADER_SIZE], const guint8 *passphrase_key,
                        const gboolean slot_valid[HV_HEADER_COPIES])
{
  if (memcmp (header, self->salt, HV_SALT_SIZE) != 0)
    write_and_sync (self, self->salt, HV_SALT_SIZE, 0);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    if (!slot_valid[copy])
      {
        guint8 slot[HV_SLOT_SIZE];
        hv_slot_seal (slot, self->slot, passphrase_key, self->salt, self->keys->master,
                      self->body[HV_BODY_SLOT_KINDS + self->slot]);
        write_and_sync (self, slot, sizeof slot, hv_header_slot_offset (copy, self->slot));
      }
  /* A lost body waits until the log has been examined, which may need to know. */
}
