/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>
#include <sys/statvfs.h>

/* A save that makes the log longer waits for the file system to find room and to note it down, each on the disk;
 * one that writes over what is there waits for its own bytes alone. So the log is made as long as it will get
 * while nobody waits. It is filled with random bytes: to a reader those are frames that do not open. */

#define STEP_SIZE (512 * 1024)
#define CHUNK_SIZE (64 * 1024)

/* A log of a thousand frames is written back and begins again. */
#define MOST_FRAMES 1024

/* The room itself has to grow too. */
#define KEEP_FREE G_GUINT64_CONSTANT (67108864)

static gboolean
disk_has_room (const HvVault *vault)
{
  struct statvfs info;
  return statvfs (vault->path, &info) == 0 && (guint64) info.f_bavail * info.f_frsize >= KEEP_FREE;
}

static int
append_random (HvWalFile *self, sqlite3_int64 from, sqlite3_int64 to)
{
  const sqlite3_io_methods *methods = self->real->pMethods;
  g_autofree guint8 *random = g_malloc (CHUNK_SIZE);
  int code = SQLITE_OK;
  while (from < to && code == SQLITE_OK)
    {
      int part = (int) MIN (CHUNK_SIZE, to - from);
      hv_random_fill (random, (gsize) part);
      code = methods->xWrite (self->real, random, part, from);
      from += part;
    }
  return code == SQLITE_OK ? methods->xSync (self->real, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY) : code;
}

gboolean
hv_vault_fill_log (HvVault *vault)
{
  g_return_val_if_fail (vault != NULL, FALSE);

  HvWalFile *self = vault->wal;
  sqlite3_int64 size;
  /* A visit in which nothing is written leaves the disk alone. */
  if (self == NULL || !self->written || self->filled || self->out.used > 0)
    return FALSE;
  self->filled = TRUE; /* or given up: a failing disk is left to those who have something to save */
  sqlite3_int64 target = hv_wal_frame_offset (self, MOST_FRAMES);
  if (!disk_has_room (vault) || self->real->pMethods->xFileSize (self->real, &size) != SQLITE_OK || size >= target)
    return FALSE;
  if (append_random (self, size, MIN (size + STEP_SIZE, target)) != SQLITE_OK)
    {
      self->real->pMethods->xTruncate (self->real, size);
      return FALSE;
    }
  self->filled = size + STEP_SIZE >= target;
  return !self->filled;
}
