/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/connection-private.h"
#include "store/sqlite-error.h"
#include "store/store-error.h"

/* So many steps of SQLite's machine between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 1000

typedef struct
{
  void (*undo) (gpointer data);
  gpointer data;
  GDestroyNotify free_data;
} Undo;

static void
undo_free (Undo *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

void
hv_connection_set_error (HvConnection *self, int rc, const char *what, GError **error)
{
  if (self->lost == SQLITE_OK && sqlite3_get_autocommit (self->db))
    self->lost = rc;
  hv_sqlite_error_set (error, self->db, rc, what);
}

static int
look_whether_cancelled (gpointer data)
{
  HvConnection *self = data;
  return (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable))
         || (self->stop != NULL && g_atomic_int_get (self->stop));
}

/* The same page shape as a room's file, so that what is kept after all can be copied page by page. */
static sqlite3 *
open_memory (GError **error)
{
  sqlite3 *db = NULL;
  int reserve = HV_VAULT_PAGE_RESERVE;
  int rc = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db,
                       "PRAGMA page_size = " G_STRINGIFY (HV_VAULT_PAGE_SIZE) ";"
                       "PRAGMA temp_store = MEMORY;"
                       "PRAGMA secure_delete = ON;",
                       NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  if (rc == SQLITE_OK)
    return db;
  hv_sqlite_error_set (error, db, rc, "opening memory");
  sqlite3_close (db);
  return NULL;
}

/* A damaged or forged file must not be able to make SQLite do more than read and write tables. */
static int
harden (sqlite3 *db)
{
  static const struct
  {
    int option, on;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 }, /* a misspelt column is an error, not a string */
    { SQLITE_DBCONFIG_DQS_DML, 0 },
  };
  sqlite3_extended_result_codes (db, 1);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int is = -1;
      int rc = sqlite3_db_config (db, options[i].option, options[i].on, &is);
      if (rc != SQLITE_OK || is != options[i].on)
        return rc != SQLITE_OK ? rc : SQLITE_MISUSE;
    }
  return SQLITE_OK;
}

HvConnection *
hv_connection_open (HvVault *vault, GError **error)
{
  sqlite3 *db = vault != NULL ? hv_vault_open_database (vault, error) : open_memory (error);
  if (db == NULL)
    return NULL;
  int rc = harden (db);
  if (rc != SQLITE_OK)
    {
      hv_sqlite_error_set (error, db, rc, "hardening");
      sqlite3_close (db);
      return NULL;
    }
  HvConnection *self = g_new0 (HvConnection, 1);
  self->db = db;
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) hv_statement_free);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) undo_free);
  sqlite3_progress_handler (db, STEPS_BETWEEN_LOOKS, look_whether_cancelled, self);
  return self;
}

gboolean
hv_connection_close (HvConnection *self, GError **error)
{
  hv_connection_rollback (self);
  g_hash_table_unref (self->statements);
  g_ptr_array_unref (self->undo);
  int rc = sqlite3_close (self->db);
  if (rc != SQLITE_OK)
    {
      hv_sqlite_error_set (error, self->db, rc, "closing");
      sqlite3_close_v2 (self->db); /* whoever holds a statement shall not crash */
    }
  g_free (self);
  return rc == SQLITE_OK;
}

gboolean
hv_connection_copy (HvConnection *self, HvConnection *target, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target->db, "main", self->db, "main");
  int rc = sqlite3_errcode (target->db);
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      rc = sqlite3_backup_finish (backup);
    }
  if (rc == SQLITE_OK)
    return TRUE;
  hv_sqlite_error_set (error, target->db, rc, "copying");
  return FALSE;
}

sqlite3 *
hv_connection_get_handle (HvConnection *self)
{
  return self->db;
}

gboolean
hv_connection_exec (HvConnection *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (self->working && !hv_connection_in_transaction (self, error))
    return FALSE;
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return TRUE;
  hv_connection_set_error (self, rc, sql, error);
  return FALSE;
}

gint64
hv_connection_last_id (HvConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

int
hv_connection_changes (HvConnection *self)
{
  return sqlite3_changes (self->db);
}

void
hv_connection_on_rollback (HvConnection *self, void (*undo) (gpointer data), gpointer data, GDestroyNotify free_data)
{
  Undo *item = g_new (Undo, 1);
  *item = (Undo){ undo, data, free_data };
  g_ptr_array_add (self->undo, item);
}

void
hv_connection_write_back (HvConnection *self)
{
  self->write_back = TRUE;
}

/* SQLite gives a transaction up by itself on some errors. If the work goes on, nothing more may be written, as each
 * statement would be committed alone; and it may not pass for saved. */
gboolean
hv_connection_in_transaction (HvConnection *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->db))
    return TRUE;
  hv_sqlite_error_set (error, NULL, self->lost != SQLITE_OK ? self->lost : SQLITE_MISUSE,
                       "the transaction had ended before its commit");
  return FALSE;
}

gboolean
hv_connection_begin (HvConnection *self, GCancellable *cancellable, GError **error)
{
  if (!hv_connection_exec (self, "BEGIN IMMEDIATE", error))
    {
      hv_connection_rollback (self); /* it can fail after having begun */
      return FALSE;
    }
  self->working = TRUE;
  self->write_back = FALSE;
  self->lost = SQLITE_OK;
  self->cancellable = cancellable;
  return TRUE;
}

gboolean
hv_connection_commit (HvConnection *self, GError **error)
{
  self->cancellable = NULL; /* past the point where it may be cancelled */
  self->stop = NULL;
  self->working = FALSE;
  if (hv_connection_in_transaction (self, error) && hv_connection_exec (self, "COMMIT", error))
    {
      g_ptr_array_set_size (self->undo, 0);
      if (self->write_back)
        sqlite3_exec (self->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
      return TRUE;
    }
  hv_connection_rollback (self);
  return FALSE;
}

void
hv_connection_rollback (HvConnection *self)
{
  self->cancellable = NULL;
  self->stop = NULL;
  self->working = FALSE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  for (guint i = self->undo->len; i > 0; i--)
    {
      Undo *item = self->undo->pdata[i - 1];
      item->undo (item->data);
    }
  g_ptr_array_set_size (self->undo, 0);
}
