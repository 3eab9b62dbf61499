/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/connection-private.h"
#include "store/wipe.h"

#include <string.h>

struct _HvStatement
{
  HvConnection *connection;
  sqlite3_stmt *stmt;
  int bind_error; /* the first failed bind, told by the next step */
  GPtrArray *made_valid; /* (nullable) texts of this row that were not UTF-8 as they came */
};

HvStatement *
hv_connection_prepare (HvConnection *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  HvStatement *cached = g_hash_table_lookup (self->statements, sql);
  if (cached != NULL)
    {
      g_hash_table_steal (self->statements, sql);
      return cached;
    }
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc == SQLITE_OK && stmt == NULL)
    rc = SQLITE_MISUSE; /* blank, or a comment */
  if (rc != SQLITE_OK)
    {
      hv_connection_set_error (self, rc, sql, error);
      return NULL;
    }
  HvStatement *statement = g_new0 (HvStatement, 1);
  statement->connection = self;
  statement->stmt = stmt;
  return statement;
}

void
hv_statement_free (HvStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->made_valid, g_ptr_array_unref);
  g_free (self);
}

void
hv_statement_release (HvStatement *self)
{
  if (self == NULL)
    return;
  GHashTable *cache = self->connection->statements;
  const char *sql = sqlite3_sql (self->stmt); /* SQLite's own copy lives as long as the statement */
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_error = SQLITE_OK;
  g_clear_pointer (&self->made_valid, g_ptr_array_unref);
  if (g_hash_table_contains (cache, sql)) /* the same statement was in use twice at a time */
    hv_statement_free (self);
  else
    g_hash_table_insert (cache, (gpointer) sql, self);
}

static void
note_bind (HvStatement *self, int rc)
{
  if (self->bind_error == SQLITE_OK)
    self->bind_error = rc;
}

void
hv_statement_bind_int (HvStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
hv_statement_bind_double (HvStatement *self, int index, double value)
{
  note_bind (self, sqlite3_bind_double (self->stmt, index, value));
}

void
hv_statement_bind_null (HvStatement *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->stmt, index));
}

static void
bind_valid_text (HvStatement *self, int index, const char *value)
{
  gsize size = strlen (value);
  gpointer copy = hv_wiped_copy_new (value, size);
  note_bind (self, sqlite3_bind_text64 (self->stmt, index, copy, size, hv_wiped_copy_free, SQLITE_UTF8));
}

void
hv_statement_bind_text (HvStatement *self, int index, const char *value)
{
  if (value == NULL)
    {
      hv_statement_bind_null (self, index);
      return;
    }
  if (g_utf8_validate (value, -1, NULL))
    {
      bind_valid_text (self, index, value);
      return;
    }
  g_autoptr (HvWipedString) valid = g_utf8_make_valid (value, -1);
  bind_valid_text (self, index, valid);
}

void
hv_statement_bind_blob (HvStatement *self, int index, GBytes *value)
{
  if (value == NULL)
    {
      hv_statement_bind_null (self, index);
      return;
    }
  gsize size;
  gconstpointer data = g_bytes_get_data (value, &size);
  gpointer copy = hv_wiped_copy_new (data, size);
  note_bind (self, sqlite3_bind_blob64 (self->stmt, index, copy, size, hv_wiped_copy_free));
}

HvRow
hv_statement_step (HvStatement *self, GError **error)
{
  HvConnection *connection = self->connection;
  g_return_val_if_fail (connection->thread == g_thread_self (), HV_ROW_ERROR);

  if (connection->working && !hv_connection_in_transaction (connection, error))
    return HV_ROW_ERROR;
  g_clear_pointer (&self->made_valid, g_ptr_array_unref);
  int rc = self->bind_error != SQLITE_OK ? self->bind_error : sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW)
    return HV_ROW_READY;
  if (rc == SQLITE_DONE)
    return HV_ROW_END;
  hv_connection_set_error (connection, rc, sqlite3_sql (self->stmt), error);
  return HV_ROW_ERROR;
}

gboolean
hv_statement_run (HvStatement *self, GError **error)
{
  HvRow row;
  do
    row = hv_statement_step (self, error);
  while (row == HV_ROW_READY);
  return row == HV_ROW_END;
}

gboolean
hv_statement_is_null (HvStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
hv_statement_get_int (HvStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
hv_statement_get_double (HvStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/* What this program has written is always there and valid; a room that somebody else has made may hold anything in any
 * column, whatever its table says. */
const char *
hv_statement_get_text (HvStatement *self, int column)
{
  if (hv_statement_is_null (self, column))
    return "";
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  if (text == NULL)
    g_error ("out of memory"); /* as GLib says it; an empty text might be saved over the real one */
  if (g_utf8_validate (text, -1, NULL))
    return text;
  if (self->made_valid == NULL)
    self->made_valid = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_wipe_string);
  char *valid = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->made_valid, valid);
  return valid;
}

GBytes *
hv_statement_dup_blob (HvStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);
  return hv_wiped_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}
