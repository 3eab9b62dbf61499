/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-error.h"

#include <errno.h>
#include <sqlite3.h>

G_DEFINE_QUARK (hv-vault-error-quark, hv_vault_error)

static HvVaultError
from_errno (int code)
{
  switch (code)
    {
    case ENOENT:
      return HV_VAULT_ERROR_NOT_FOUND;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return HV_VAULT_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
      return HV_VAULT_ERROR_NOT_WRITABLE;
    case ENOMEM:
      return HV_VAULT_ERROR_MEMORY;
    default:
      return HV_VAULT_ERROR_IO;
    }
}

/* @system_code: the errno behind it, or 0 */
static HvVaultError
from_sqlite (int code, int system_code)
{
  if (code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_SHORT_READ)
    return HV_VAULT_ERROR_DAMAGED;
  if (code == SQLITE_IOERR_NOMEM)
    return HV_VAULT_ERROR_MEMORY;
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
      return HV_VAULT_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HV_VAULT_ERROR_IN_USE;
    case SQLITE_FULL:
      return HV_VAULT_ERROR_NO_SPACE;
    case SQLITE_CANTOPEN:
      if (system_code != 0)
        return from_errno (system_code);
      return HV_VAULT_ERROR_NOT_WRITABLE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HV_VAULT_ERROR_NOT_WRITABLE;
    case SQLITE_NOMEM:
      return HV_VAULT_ERROR_MEMORY;
    case SQLITE_IOERR: /* a full disk may be found in syncing */
      return from_errno (system_code) == HV_VAULT_ERROR_NO_SPACE ? HV_VAULT_ERROR_NO_SPACE : HV_VAULT_ERROR_IO;
    default:
      return HV_VAULT_ERROR_IO;
    }
}

void
hv_vault_error_set_sqlite (GError **error, int code, const char *doing)
{
  hv_vault_error_set_sqlite_errno (error, code, 0, doing);
}

void
hv_vault_error_set_sqlite_errno (GError **error, int code, int system_code, const char *doing)
{
  g_set_error (error, HV_VAULT_ERROR, from_sqlite (code, system_code), "%s: %s (%d)", doing, sqlite3_errstr (code),
               code);
}

void
hv_vault_error_set_errno (GError **error, int code, const char *doing)
{
  g_set_error (error, HV_VAULT_ERROR, from_errno (code), "%s: %s", doing, g_strerror (code));
}
