/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite-error.h"

#include "store/store-error.h"

#include <errno.h>
#include <gio/gio.h>

static HvStoreError
meaning_of_io_error (sqlite3 *db, int rc)
{
  switch (rc)
    {
    case SQLITE_IOERR_DATA: /* a page whose tag does not verify */
    case SQLITE_IOERR_CORRUPTFS:
      return HV_STORE_ERROR_DAMAGED;
    case SQLITE_IOERR_NOMEM:
      return HV_STORE_ERROR_MEMORY;
    default:
      break;
    }
  switch (db != NULL ? sqlite3_system_errno (db) : 0)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: /* a FAT stick ends at 4 GiB */
      return HV_STORE_ERROR_NO_SPACE;
    case EROFS:
    case EACCES:
      return HV_STORE_ERROR_NOT_WRITABLE;
    default:
      return HV_STORE_ERROR_IO;
    }
}

static HvStoreError
meaning_of (sqlite3 *db, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HV_STORE_ERROR_IN_USE;
    case SQLITE_FULL:
      return HV_STORE_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HV_STORE_ERROR_NOT_WRITABLE;
    case SQLITE_NOMEM:
      return HV_STORE_ERROR_MEMORY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return HV_STORE_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return HV_STORE_ERROR_CONSTRAINT;
    case SQLITE_IOERR:
      return meaning_of_io_error (db, rc);
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return HV_STORE_ERROR_IO;
    default:
      return HV_STORE_ERROR_MISUSE;
    }
}

void
hv_sqlite_error_set (GError **error, sqlite3 *db, int rc, const char *what)
{
  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  /* A constraint's message names table and column, never the value. */
  gboolean own_words = db != NULL && (rc & 0xff) == SQLITE_CONSTRAINT;
  g_set_error (error, HV_STORE_ERROR, meaning_of (db, rc), "%s: %s (%d)", what,
               own_words ? sqlite3_errmsg (db) : sqlite3_errstr (rc), rc);
}
