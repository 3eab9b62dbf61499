/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

/* Where a frame's header has what (SQLite's WAL format, big-endian). */
#define FRAME_DATABASE_SIZE 4 /* not 0: the frame ends a commit */
#define FRAME_CHECKSUM 16
#define FRAME_CHECKED 8 /* so many of the header's bytes are under the checksum */

/* ---- torn end or damage ---- */

static void
add_checksum (const guint8 *bytes, gsize size, gboolean big_endian, guint32 sum[2])
{
  for (gsize i = 0; i < size; i += 8)
    {
      sum[0] += (big_endian ? hv_get_u32_big (bytes + i) : hv_get_u32 (bytes + i)) + sum[1];
      sum[1] += (big_endian ? hv_get_u32_big (bytes + i + 4) : hv_get_u32 (bytes + i + 4)) + sum[0];
    }
}

/* Whether @frame goes on from a frame with checksum @before. */
static gboolean
continues (const HvWalFile *self, const guint8 *frame, const guint32 before[2])
{
  guint32 sum[2] = { before[0], before[1] };
  gboolean big_endian = (self->header[3] & 1) != 0;
  add_checksum (frame, FRAME_CHECKED, big_endian, sum);
  add_checksum (frame + HV_FRAME_HEADER_SIZE, self->vault->page_size, big_endian, sum);
  return sum[0] == hv_get_u32_big (frame + FRAME_CHECKSUM) && sum[1] == hv_get_u32_big (frame + FRAME_CHECKSUM + 4);
}

/* A torn end is normal: the last commit was never synced. But when a commit frame further on is followed by
 * a frame that continues it, that commit was synced before its successor was written, so the bad frame
 * before both had been synced too. SQLite itself would stop there silently and drop the later commits. */
gboolean
hv_wal_is_damaged_inside (HvWalFile *self, sqlite3_int64 bad)
{
  HvVault *vault = self->vault;
  guint8 *frame = sodium_malloc (hv_wal_frame_size (self));
  gboolean damaged = FALSE, after_commit = FALSE;
  guint32 before[2] = { 0, 0 };
  if (frame == NULL)
    return TRUE;
  for (sqlite3_int64 i = bad + 1; !damaged; i++)
    {
      if (hv_write_buffer_read (&self->out, frame, (int) hv_wal_frame_size (self), hv_wal_frame_offset (self, i))
          != SQLITE_OK)
        break;
      gboolean opens = hv_frame_open (frame, vault->page_size, self->generation, i, vault->keys);
      damaged = opens && after_commit && continues (self, frame, before);
      after_commit = opens && hv_get_u32_big (frame + FRAME_DATABASE_SIZE) != 0;
      before[0] = hv_get_u32_big (frame + FRAME_CHECKSUM);
      before[1] = hv_get_u32_big (frame + FRAME_CHECKSUM + 4);
    }
  sodium_free (frame);
  return damaged;
}

/* ---- what the file found at opening is ---- */

/* Frames are written only after the header was synced, so one that opens says the header is damaged. */
static gboolean
any_frame_opens (HvWalFile *self, const guint8 *generation)
{
  HvVault *vault = self->vault;
  gboolean opens = FALSE;
  for (sqlite3_int64 i = 0; !opens; i++)
    {
      if (hv_write_buffer_read (&self->out, self->frame, (int) hv_wal_frame_size (self),
                                hv_wal_frame_offset (self, i))
          != SQLITE_OK)
        break;
      opens = hv_frame_open (self->frame, vault->page_size, generation, i, vault->keys);
    }
  sodium_memzero (self->frame, hv_wal_frame_size (self));
  return opens;
}

static int
discard (HvWalFile *self)
{
  memset (self->header, 0, sizeof self->header);
  return self->real->pMethods->xTruncate (self->real, 0);
}

int
hv_wal_examine (HvWalFile *self)
{
  HvVault *vault = self->vault;
  const guint8 *current = vault->body + HV_BODY_GENERATION, *retired = vault->body + HV_BODY_RETIRED;
  gboolean in_use = !sodium_is_zero (current, HV_GENERATION_SIZE);
  guint8 sealed[HV_WAL_HEADER_SIZE];
  sqlite3_int64 size;
  int code = self->real->pMethods->xFileSize (self->real, &size);
  if (code != SQLITE_OK || size == 0)
    return code;
  if (size < HV_WAL_HEADER_SIZE)
    return discard (self);
  code = self->real->pMethods->xRead (self->real, sealed, sizeof sealed, 0);
  if (code != SQLITE_OK)
    return code;

  if (!hv_wal_header_open (sealed, self->header, vault->keys))
    return in_use && any_frame_opens (self, current) ? SQLITE_IOERR_DATA : discard (self);
  if (in_use && memcmp (sealed, current, HV_GENERATION_SIZE) == 0)
    {
      memcpy (self->generation, current, HV_GENERATION_SIZE);
      self->has_header = TRUE;
      vault->recovery = HV_VAULT_RECOVERY_REPLAYED;
      return SQLITE_OK;
    }
  /* A log of this file that the header does not name: a leftover, unless the name was in the copy of the
   * body that is lost and is not the one this copy remembers as done with. */
  if (vault->body_lost && memcmp (sealed, retired, HV_GENERATION_SIZE) != 0)
    return SQLITE_IOERR_DATA;
  return discard (self);
}
