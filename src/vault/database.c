/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

/* How many frames make a log long: while nobody waits it is written back then, and a save does it itself only when
 * it has become four times as long. */
#define LONG_LOG 1000

static int
run (sqlite3 *database, const char *sql)
{
  return sqlite3_exec (database, sql, NULL, NULL, NULL);
}

/* The first column of the first row is @expected. */
static int
expect (sqlite3 *database, const char *sql, const char *expected)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      const char *text = code == SQLITE_ROW ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (code == SQLITE_ROW || code == SQLITE_DONE)
        code = g_strcmp0 (text, expected) == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    }
  sqlite3_finalize (statement);
  return code;
}

static int
reserve_bytes (sqlite3 *database)
{
  int reserve = HV_VAULT_PAGE_RESERVE;
  return sqlite3_file_control (database, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
}

/* Cache spill is off for more than secrecy: with it, SQLite before 3.53 loses committed transactions after a
 * ROLLBACK TO in a spilled transaction when the process dies. The schema stays trusted: it is sealed like
 * everything else, and SQLite 3.40 would refuse the triggers that keep a full-text index. The cache is larger than
 * SQLite's own 2 MiB, because a page that is not in it has to be opened again: a save takes 15 % less time. */
static int
configure (HvVault *self, sqlite3 *database, gboolean is_new)
{
  int code = run (database, "PRAGMA locking_mode=EXCLUSIVE;"
                            "PRAGMA temp_store=MEMORY;"
                            "PRAGMA cache_spill=OFF;"
                            "PRAGMA secure_delete=ON;"
                            "PRAGMA synchronous=FULL;"
                            "PRAGMA cache_size=-16384;"
                            "PRAGMA wal_autocheckpoint=4000;");
  if (code == SQLITE_OK)
    code = reserve_bytes (database);
  if (code == SQLITE_OK && is_new)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA page_size=%u; PRAGMA journal_mode=MEMORY;", self->page_size);
      code = run (database, sql);
      if (code == SQLITE_OK)
        code = reserve_bytes (database);
    }
  if (code == SQLITE_OK)
    code = expect (database, "PRAGMA journal_mode=WAL", "wal");
  /* The first read: page 1, and the log if one was left. */
  if (code == SQLITE_OK)
    code = run (database, "SELECT count (*) FROM sqlite_schema");
  if (code == SQLITE_OK)
    code = sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return code;
}

void
hv_vault_write_back (HvVault *vault, sqlite3 *database)
{
  g_return_if_fail (vault != NULL && database != NULL);

  HvWalFile *log = vault->wal;
  if (log == NULL || !log->written || log->last_index + 1 < LONG_LOG || log->last_index == log->written_back)
    return;
  log->written_back = log->last_index; /* once: a disk that fails is not asked again until something more was saved */
  sqlite3_wal_checkpoint_v2 (database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

int
hv_database_check (sqlite3 *database)
{
  return expect (database, "PRAGMA integrity_check", "ok");
}

/* Without its log the main file may be half way through taking pages from it. */
static int
check_without_log (HvVault *self, sqlite3 *database)
{
  self->recovery = HV_VAULT_RECOVERY_LOG_MISSING;
  return hv_vault_count_bad_pages (self) > 0 ? SQLITE_IOERR_DATA : hv_database_check (database);
}

static gboolean
log_is_missing (HvVault *self)
{
  int there = 0;
  return !sodium_is_zero (self->body + HV_BODY_GENERATION, HV_GENERATION_SIZE)
         && self->base->xAccess (self->base, self->wal_path, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && !there;
}

/* Opens what lies in the file, before any setting is made. SQLite code. */
static int
open_connection (HvVault *self, sqlite3 **database)
{
  int flags = self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int code = hv_vfs_register (self);
  if (code == SQLITE_OK)
    code = sqlite3_open_v2 (self->path, database, flags | SQLITE_OPEN_EXRESCODE, self->vfs_name);
  /* Its log is left as it was found. */
  if (code == SQLITE_OK && self->read_only)
    code = sqlite3_db_config (*database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return code;
}

static sqlite3 *
opened_or_failed (sqlite3 *database, int code, GError **error)
{
  if (code == SQLITE_OK)
    return database;
  hv_vault_error_set_sqlite_errno (error, code, sqlite3_system_errno (database), "cannot open the database");
  sqlite3_close (database);
  return NULL;
}

sqlite3 *
hv_vault_open_database (HvVault *vault, GError **error)
{
  g_return_val_if_fail (vault != NULL && vault->main == NULL, NULL);

  gboolean is_new = (vault->body[HV_BODY_FLAGS] & HV_BODY_FLAG_INITIALISED) == 0;
  gboolean without_log = log_is_missing (vault);
  sqlite3 *database = NULL;
  vault->recovery = HV_VAULT_RECOVERY_NONE;
  if (is_new)
    vault->pages = 0;
  int code = is_new && vault->read_only ? SQLITE_NOTADB : open_connection (vault, &database);
  if (code == SQLITE_OK)
    code = configure (vault, database, is_new);
  if (code == SQLITE_OK && is_new)
    code = hv_vault_commit_initialised (vault);
  if (code == SQLITE_OK && without_log)
    code = check_without_log (vault, database);
  if (code == SQLITE_OK && vault->body_lost && !vault->read_only)
    hv_vault_commit_body (vault); /* failing is no error: one copy is enough to go on */

  /* A room that is refused stays as it was found. Otherwise SQLite would leave its log behind and call it closed cleanly:
   * damage would be noticed once, and a log that is put back would pass for a leftover. */
  if (code != SQLITE_OK && database != NULL && !is_new)
    sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  database = opened_or_failed (database, code, error);
  if (database == NULL && without_log && !vault->read_only)
    vault->base->xDelete (vault->base, vault->wal_path, FALSE);
  return database;
}

sqlite3 *
hv_vault_open_blank (HvVault *self, GError **error)
{
  sqlite3 *database = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA locking_mode=EXCLUSIVE;"
                                          "PRAGMA temp_store=MEMORY;"
                                          "PRAGMA synchronous=OFF;"
                                          "PRAGMA cache_size=-1024;"
                                          "PRAGMA page_size=%u;"
                                          "PRAGMA journal_mode=OFF;",
                                          self->page_size);
  self->pages = 0;
  int code = open_connection (self, &database);
  if (code == SQLITE_OK)
    code = reserve_bytes (database);
  if (code == SQLITE_OK)
    code = run (database, sql);
  if (code == SQLITE_OK)
    code = reserve_bytes (database);
  return opened_or_failed (database, code, error);
}
