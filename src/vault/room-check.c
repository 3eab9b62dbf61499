/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

/* ---- pages ---- */

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
hv_vault_check_pages (HvVault *self, gint64 first, guint most, GArray *bad)
{
  guint n_bad = 0;
  guint8 *page = sodium_malloc (self->page_size);
  for (gint64 number = first; number <= self->pages && number < first + most; number++)
    {
      if (page != NULL && page_opens (self, page, number))
        continue;
      guint n = (guint) number;
      n_bad++;
      if (bad != NULL)
        g_array_append_val (bad, n);
    }
  if (page != NULL)
    sodium_free (page);
  return n_bad;
}

gint64
hv_vault_count_bad_pages (HvVault *self)
{
  return hv_vault_check_pages (self, 1, G_MAXUINT, NULL);
}
