/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/erase-file.h"

/* The salt stays: it is the folder's, and what an unused file begins with. */
int
hv_erase_header (sqlite3_file *handle, const guint8 *salt)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  hv_random_fill (header, HV_HEADER_SIZE);
  if (salt != NULL)
    memcpy (header, salt, HV_SALT_SIZE);
  int code = handle->pMethods->xWrite (handle, header, HV_HEADER_SIZE, 0);
  return code != SQLITE_OK ? code : hv_handle_sync (handle, SQLITE_SYNC_FULL);
}

int
hv_erase_rest (sqlite3_file *handle, sqlite3_int64 from)
{
  sqlite3_int64 size;
  int code = handle->pMethods->xFileSize (handle, &size);
  if (code == SQLITE_OK)
    code = hv_handle_fill_random (handle, from, size);
  return code != SQLITE_OK ? code : hv_handle_sync (handle, SQLITE_SYNC_FULL);
}

int
hv_erase_open (const char *path, sqlite3_file **handle)
{
  sqlite3_vfs *base = hv_vault_get_base_vfs ();
  int code = hv_handle_open (base, path, handle);
  if (code != SQLITE_OK)
    return code;
  code = hv_handle_lock (base, *handle);
  if (code != SQLITE_OK)
    hv_handle_close (g_steal_pointer (handle));
  return code;
}

/* Nothing in the log can be read without the keys; but it is as large as what was written last. */
int
hv_erase_log (const char *path)
{
  sqlite3_vfs *base = hv_vault_get_base_vfs ();
  int there = 0;
  int code = base->xAccess (base, path, SQLITE_ACCESS_EXISTS, &there);
  if (code != SQLITE_OK || !there)
    return code;
  sqlite3_file *handle;
  code = hv_handle_open (base, path, &handle);
  if (code != SQLITE_OK)
    return code;
  code = hv_erase_rest (handle, 0);
  hv_handle_close (handle);
  return code != SQLITE_OK ? code : base->xDelete (base, path, 1);
}
