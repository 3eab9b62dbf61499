/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

/* A torn end is normal: the last commit was never synced. But frames of a later commit are written only
 * after the earlier one was synced, so where there is one, the bad frame had been on the disk for good.
 * SQLite itself would stop there silently and drop the later commits. */
gboolean
hv_wal_is_damaged_inside (HvWalFile *self, sqlite3_int64 bad, guint64 number)
{
  guint8 *frame = sodium_malloc (hv_wal_frame_size (self));
  gboolean damaged = frame == NULL; /* no memory: rather refused than passed over */
  for (sqlite3_int64 i = bad; !damaged; i++)
    {
      guint64 later;
      int code = hv_wal_read_frame (self, frame, i, &later);
      if (code != SQLITE_OK && code != SQLITE_IOERR_DATA)
        break;
      damaged = code == SQLITE_OK && later > number;
    }
  if (frame != NULL)
    sodium_free (frame);
  return damaged;
}

/* ---- what the file found at opening is ---- */

/* Frames are written only after the header was synced, so one that opens says the header is damaged. */
static gboolean
any_frame_opens (HvWalFile *self)
{
  int code;
  sqlite3_int64 i = 0;
  do
    {
      guint64 number;
      code = hv_wal_read_frame (self, self->frame, i++, &number);
    }
  while (code == SQLITE_IOERR_DATA);
  sodium_memzero (self->frame, hv_wal_frame_size (self));
  return code == SQLITE_OK;
}

/* Not emptied: if this opening is cut short too, the next one must find what this one has found. The next generation
 * is written over it, or it is removed at closing. */
static int
ignore (HvWalFile *self)
{
  memset (self->header, 0, sizeof self->header);
  return SQLITE_OK;
}

int
hv_wal_examine (HvWalFile *self)
{
  HvVault *vault = self->vault;
  const guint8 *current = vault->body + HV_BODY_GENERATION, *retired = vault->body + HV_BODY_RETIRED;
  gboolean in_use = !sodium_is_zero (current, HV_GENERATION_SIZE);
  guint8 sealed[HV_WAL_HEADER_SIZE];
  sqlite3_int64 size = 0;
  memset (vault->log_generation, 0, HV_GENERATION_SIZE);
  int code = self->real->pMethods->xFileSize (self->real, &size);
  self->blank = size < HV_WAL_HEADER_SIZE;
  if (code != SQLITE_OK || size == 0)
    return code;
  if (self->blank)
    return ignore (self);
  code = self->real->pMethods->xRead (self->real, sealed, sizeof sealed, 0);
  if (code != SQLITE_OK)
    return code;

  memcpy (self->generation, current, HV_GENERATION_SIZE);
  if (!hv_wal_header_open (sealed, self->header, vault->keys))
    return in_use && any_frame_opens (self) ? SQLITE_IOERR_DATA : ignore (self);
  memcpy (vault->log_generation, sealed, HV_GENERATION_SIZE);
  if (in_use && memcmp (sealed, current, HV_GENERATION_SIZE) == 0)
    {
      self->has_header = TRUE;
      vault->recovery = HV_VAULT_RECOVERY_REPLAYED;
      return SQLITE_OK;
    }
  /* A log of this file that the header does not name: a leftover, unless the name was in the copy of the
   * body that is lost and is not the one this copy remembers as done with. */
  if (vault->body_lost && memcmp (sealed, retired, HV_GENERATION_SIZE) != 0)
    return SQLITE_IOERR_DATA;
  return ignore (self);
}
