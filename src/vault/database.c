/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-private.h"

#include <sodium.h>

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
 * everything else, and SQLite 3.40 would refuse the triggers that keep a full-text index. */
static int
configure (HvVault *self, sqlite3 *database, gboolean is_new)
{
  int code = run (database, "PRAGMA locking_mode=EXCLUSIVE;"
                            "PRAGMA temp_store=MEMORY;"
                            "PRAGMA cache_spill=OFF;"
                            "PRAGMA secure_delete=ON;"
                            "PRAGMA synchronous=FULL;");
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

gint64
hv_vault_count_bad_pages (HvVault *self)
{
  gint64 bad = 0;
  guint8 *page = sodium_malloc (self->page_size);
  if (page == NULL)
    return self->pages;
  for (gint64 number = 1; number <= self->pages; number++)
    {
      sqlite3_int64 offset = HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) self->page_size;
      if (self->handle->pMethods->xRead (self->handle, page, (int) self->page_size, offset) != SQLITE_OK
          || !hv_page_open (page, self->page_size, (guint64) number, self->keys))
        bad++;
    }
  sodium_free (page);
  return bad;
}

/* Without its log the main file may be half way through taking pages from it. */
static int
check_without_log (HvVault *self, sqlite3 *database)
{
  self->recovery = HV_VAULT_RECOVERY_LOG_MISSING;
  return hv_vault_count_bad_pages (self) > 0 ? SQLITE_IOERR_DATA : expect (database, "PRAGMA integrity_check", "ok");
}

static gboolean
log_is_missing (HvVault *self)
{
  int there = 0;
  return !sodium_is_zero (self->body + HV_BODY_GENERATION, HV_GENERATION_SIZE)
         && self->base->xAccess (self->base, self->wal_path, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && !there;
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
  int code = hv_vfs_register (vault);
  if (code == SQLITE_OK)
    code = sqlite3_open_v2 (vault->path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, vault->vfs_name);
  if (code == SQLITE_OK)
    code = configure (vault, database, is_new);
  if (code == SQLITE_OK && is_new)
    code = hv_vault_commit_initialised (vault);
  if (code == SQLITE_OK && without_log)
    code = check_without_log (vault, database);
  if (code == SQLITE_OK && vault->body_lost)
    hv_vault_commit_body (vault); /* failing is no error: one copy is enough to go on */
  if (code == SQLITE_OK)
    return database;

  hv_vault_error_set_sqlite_errno (error, code, sqlite3_system_errno (database), "cannot open the database");
  sqlite3_close (database);
  return NULL;
}
