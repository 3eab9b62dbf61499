/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/room-check.h"

#include "vault/vault-private.h"

#include <sodium.h>

/* ---- the header ---- */

static int
mend_salt_and_slots (HvVault *self, const guint8 *header, gboolean *mended)
{
  int code = SQLITE_OK;
  if (memcmp (header, self->salt, HV_SALT_SIZE) != 0)
    {
      *mended = TRUE;
      code = hv_vault_write_header (self, self->salt, HV_SALT_SIZE, 0);
    }
  for (guint copy = 0; copy < HV_HEADER_COPIES && !self->slots_unsure; copy++)
    for (guint i = 0; i < HV_SLOTS && code == SQLITE_OK; i++)
      {
        const guint8 *slot = self->slots[copy] + i * HV_SLOT_SIZE;
        gsize offset = hv_header_slot_offset (copy, i);
        if (memcmp (header + offset, slot, HV_SLOT_SIZE) == 0)
          continue;
        *mended = TRUE;
        code = hv_vault_write_header (self, slot, HV_SLOT_SIZE, offset);
      }
  return *mended && code == SQLITE_OK ? hv_vault_sync_header (self) : code;
}

static int
mend_bodies (HvVault *self, const guint8 *header, gboolean *mended)
{
  guint8 body[HV_BODY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  hv_header_find_body (header, self->keys, body, valid);
  sodium_memzero (body, sizeof body);
  if (valid[0] && valid[1])
    return SQLITE_OK;
  *mended = TRUE;
  self->body_lost = TRUE; /* until both copies are written */
  int code = hv_vault_commit_body (self);
  return code == SQLITE_OK && self->body_lost ? SQLITE_IOERR_WRITE : code;
}

gboolean
hv_vault_check_header (HvVault *vault, gboolean *mended, GError **error)
{
  g_return_val_if_fail (vault != NULL && !vault->read_only, FALSE);

  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  gboolean now = FALSE;
  int code = hv_vault_read_header (vault, header);
  if (code == SQLITE_OK)
    code = mend_salt_and_slots (vault, header, &now);
  if (code == SQLITE_OK)
    code = mend_bodies (vault, header, &now);
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "cannot mend the header");
  *mended = vault->header_mended = now || vault->header_mended;
  return code == SQLITE_OK;
}

/* ---- the log ---- */

static gboolean
log_header_opens (HvWalFile *log)
{
  guint8 sealed[HV_WAL_HEADER_SIZE], plain[HV_WAL_PLAIN_HEADER_SIZE];
  return hv_write_buffer_read (&log->out, sealed, sizeof sealed, 0) == SQLITE_OK
         && memcmp (sealed, log->generation, HV_GENERATION_SIZE) == 0
         && hv_wal_header_open (sealed, plain, log->vault->keys);
}

guint
hv_vault_check_log (HvVault *vault, gint64 first, guint most, gboolean *more)
{
  g_return_val_if_fail (vault != NULL, 0);

  HvWalFile *log = vault->wal;
  *more = FALSE;
  if (log == NULL || !log->has_header || log->last_index < first)
    return 0;
  guint bad = first == 0 && !log_header_opens (log);
  gint64 last = MIN (log->last_index, first + most - 1);
  log->frame_index = -1; /* its place is used here: for want of memory no frame may pass for bad */
  for (gint64 index = first; index <= last; index++)
    {
      guint64 number;
      bad += hv_wal_read_frame (log, log->frame, index, &number) != SQLITE_OK;
    }
  *more = last < log->last_index;
  return bad;
}

/* ---- pages ---- */

guint
hv_vault_count_pages (HvVault *vault)
{
  g_return_val_if_fail (vault != NULL, 0);
  return (guint) vault->pages;
}

static gboolean
page_opens (HvVault *self, guint8 *page, gint64 number)
{
  int size = (int) self->page_size;
  sqlite3_int64 offset = HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) size;
  int code = self->main != NULL ? hv_write_buffer_read (&self->main->out, page, size, offset)
                                : self->handle->pMethods->xRead (self->handle, page, size, offset);
  return code == SQLITE_OK && hv_page_open (page, self->page_size, (guint64) number, self->keys);
}

guint
hv_vault_check_pages (HvVault *vault, gint64 first, guint most, GArray *bad)
{
  g_return_val_if_fail (vault != NULL, 0);

  guint n_bad = 0;
  /* For want of locked memory no page may pass for bad. */
  guint8 *own = vault->main == NULL ? g_malloc (vault->page_size) : NULL;
  guint8 *page = own != NULL ? own : vault->main->page;
  for (gint64 number = first; number <= vault->pages && number < first + most; number++)
    {
      if (page_opens (vault, page, number))
        continue;
      guint n = (guint) number;
      n_bad++;
      if (bad != NULL)
        g_array_append_val (bad, n);
    }
  sodium_memzero (page, vault->page_size);
  g_free (own);
  return n_bad;
}

gint64
hv_vault_count_bad_pages (HvVault *self)
{
  return hv_vault_check_pages (self, 1, G_MAXUINT, NULL);
}
