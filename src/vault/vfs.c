/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

static HvVault *
vault_of (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

/* ---- files ---- */

/* Exactly two files exist for SQLite. Rollback, statement, super and temporary journals and attached
 * databases are refused, whatever the settings say: none of them would be sealed. */
static int
open_log_to_read (HvVault *vault, sqlite3_file *file)
{
  int there = 0;
  int code = vault->base->xAccess (vault->base, vault->wal_path, SQLITE_ACCESS_EXISTS, &there);
  if (code != SQLITE_OK)
    return code;
  return there ? hv_wal_file_open ((HvWalFile *) file, vault, SQLITE_OPEN_WAL | SQLITE_OPEN_READONLY)
               : hv_no_log_open (file);
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  HvVault *vault = vault_of (vfs);
  memset (file, 0, vfs->szOsFile);
  if (name == NULL)
    return SQLITE_CANTOPEN;
  if (vault->read_only)
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  if (out_flags != NULL)
    *out_flags = flags;
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0 && g_str_equal (name, vault->path) && vault->main == NULL)
    return hv_main_file_open ((HvMainFile *) file, vault);
  if ((flags & SQLITE_OPEN_WAL) != 0 && g_str_equal (name, vault->wal_path) && vault->wal == NULL)
    return vault->read_only ? open_log_to_read (vault, file) : hv_wal_file_open ((HvWalFile *) file, vault, flags);
  return SQLITE_CANTOPEN;
}

/* SQLite deletes the WAL at a clean close, after everything in it was written back and synced. */
static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  HvVault *vault = vault_of (vfs);
  if (!g_str_equal (name, vault->wal_path) || vault->read_only)
    return SQLITE_OK;
  if (vault->erased)
    return SQLITE_READONLY;
  int code = hv_vault_commit_clean (vault);
  return code != SQLITE_OK ? code : vault->base->xDelete (vault->base, name, sync_folder);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  HvVault *vault = vault_of (vfs);
  if (g_str_equal (name, vault->path) || g_str_equal (name, vault->wal_path))
    return vault->base->xAccess (vault->base, name, flags, result);
  *result = 0;
  return SQLITE_OK;
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int size, char *out)
{
  HvVault *vault = vault_of (vfs);
  return vault->base->xFullPathname (vault->base, name, size, out);
}

/* ---- the machine ---- */

static int
vfs_randomness (sqlite3_vfs *vfs, int size, char *out)
{
  randombytes_buf (out, size);
  return size;
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  HvVault *vault = vault_of (vfs);
  return vault->base->xSleep (vault->base, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *now)
{
  HvVault *vault = vault_of (vfs);
  return vault->base->xCurrentTime (vault->base, now);
}

static int
vfs_current_time_int64 (sqlite3_vfs *vfs, sqlite3_int64 *now)
{
  HvVault *vault = vault_of (vfs);
  return vault->base->xCurrentTimeInt64 (vault->base, now);
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int size, char *out)
{
  HvVault *vault = vault_of (vfs);
  return vault->base->xGetLastError (vault->base, size, out);
}

int
hv_vfs_register (HvVault *self)
{
  if (self->registered)
    return SQLITE_OK;
  g_snprintf (self->vfs_name, sizeof self->vfs_name, "hv-%p", (void *) self);
  self->vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) MAX (sizeof (HvMainFile), sizeof (HvWalFile)),
    .mxPathname = self->base->mxPathname,
    .zName = self->vfs_name,
    .pAppData = self,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_get_last_error,
    .xCurrentTimeInt64 = vfs_current_time_int64,
  };
  int code = sqlite3_vfs_register (&self->vfs, 0);
  self->registered = code == SQLITE_OK;
  return code;
}

void
hv_vfs_unregister (HvVault *self)
{
  if (self->registered)
    sqlite3_vfs_unregister (&self->vfs);
  self->registered = FALSE;
}

/* ---- file controls ---- */

typedef struct
{
  const char *pragma;
  const char *values[2]; /* what it may be set to */
} AllowedPragma;

static gboolean
allows (const AllowedPragma *rule, const char *pragma, const char *value)
{
  return sqlite3_stricmp (pragma, rule->pragma) == 0
         && (sqlite3_stricmp (value, rule->values[0]) == 0
             || (rule->values[1] != NULL && sqlite3_stricmp (value, rule->values[1]) == 0));
}

/* The settings the format rests on cannot be changed through SQL. */
static gboolean
pragma_is_allowed (HvVault *vault, const char *pragma, const char *value)
{
  static const AllowedPragma rules[] = {
    { "journal_mode", { "wal" } }, { "locking_mode", { "exclusive" } }, { "temp_store", { "memory", "2" } },
    { "cache_spill", { "off", "0" } }, { "synchronous", { "full", "2" } }, { "mmap_size", { "0" } },
    { "secure_delete", { "on", "1" } },
  };
  /* Only a database that is not there yet may begin without a WAL, or be filled without a sync. */
  static const AllowedPragma beginnings[] = { { "journal_mode", { "memory", "off" } }, { "synchronous", { "off" } } };
  gboolean initialised = (vault->body[HV_BODY_FLAGS] & HV_BODY_FLAG_INITIALISED) != 0;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings) && !initialised; i++)
    if (allows (&beginnings[i], pragma, value))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (sqlite3_stricmp (pragma, rules[i].pragma) == 0)
      return allows (&rules[i], pragma, value);
  return TRUE;
}

int
hv_vfs_file_control (HvVault *vault, sqlite3_file *real, int operation, void *argument)
{
  switch (operation)
    {
    case SQLITE_FCNTL_PRAGMA:
      {
        char **pragma = argument; /* out: message; name; value or NULL */
        if (pragma[2] == NULL || pragma_is_allowed (vault, pragma[1], pragma[2]))
          return SQLITE_NOTFOUND;
        pragma[0] = sqlite3_mprintf ("fixed by the format");
        return SQLITE_ERROR;
      }
    case SQLITE_FCNTL_MMAP_SIZE:
      *(sqlite3_int64 *) argument = 0;
      return SQLITE_OK;
    case SQLITE_FCNTL_SIZE_HINT: /* would leave zeros */
    case SQLITE_FCNTL_CHUNK_SIZE:
      return SQLITE_OK;
    case SQLITE_FCNTL_HAS_MOVED:
      if (vault->erased) /* then SQLite does not write the log back when it closes */
        {
          *(int *) argument = 1;
          return SQLITE_OK;
        }
      return real->pMethods->xFileControl (real, operation, argument);
    case SQLITE_FCNTL_LAST_ERRNO:
      return real->pMethods->xFileControl (real, operation, argument);
    default:
      return SQLITE_NOTFOUND;
    }
}
