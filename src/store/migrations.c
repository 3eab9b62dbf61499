/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/migrations.h"

#include "store/store-error.h"

static gboolean
check_order (const HvMigration *part, GError **error)
{
  for (guint i = 0; part[i].part != NULL; i++)
    if (part[i].version != i + 1 || g_strcmp0 (part[i].part, part[0].part) != 0)
      {
        g_set_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "%s: migration %u is out of order", part[0].part, i);
        return FALSE;
      }
  return TRUE;
}

static guint
newest_version (const HvMigration *const *parts, const char *name)
{
  guint newest = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    for (const HvMigration *m = parts[i]; m->part != NULL; m++)
      if (g_str_equal (m->part, name))
        newest = MAX (newest, m->version);
  return newest;
}

/* A part nobody here knows also comes from a newer program: its rules are not ours to break. */
static gboolean
refuse_newer (HvConnection *connection, const HvMigration *const *parts, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (connection, "SELECT part, version FROM parts", error);
  if (all == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      const char *part = hv_statement_get_text (all, 0);
      gint64 version = hv_statement_get_int (all, 1);
      if (version > newest_version (parts, part))
        {
          g_set_error (error, HV_STORE_ERROR, HV_STORE_ERROR_NEWER_VERSION, "%s is of version %" G_GINT64_FORMAT,
                       part, version);
          return FALSE;
        }
    }
  return row == HV_ROW_END;
}

static gboolean
read_version (HvConnection *connection, const char *part, gint64 *version, GError **error)
{
  g_autoptr (HvStatement) one = hv_connection_prepare (connection, "SELECT version FROM parts WHERE part = ?1", error);
  if (one == NULL)
    return FALSE;
  hv_statement_bind_text (one, 1, part);
  HvRow row = hv_statement_step (one, error);
  *version = row == HV_ROW_READY ? hv_statement_get_int (one, 0) : 0;
  return row != HV_ROW_ERROR;
}

static gboolean
write_version (HvConnection *connection, const HvMigration *migration, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "INSERT INTO parts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET version = excluded.version", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_text (put, 1, migration->part);
  hv_statement_bind_int (put, 2, migration->version);
  return hv_statement_run (put, error);
}

static gboolean
apply (HvConnection *connection, const HvMigration *migration, GError **error)
{
  if (!hv_connection_exec (connection, migration->sql, error))
    return FALSE;
  if (sqlite3_get_autocommit (hv_connection_get_handle (connection)))
    {
      g_set_error (error, HV_STORE_ERROR, HV_STORE_ERROR_MISUSE, "%s: migration %u ended the transaction",
                   migration->part, migration->version);
      return FALSE;
    }
  return write_version (connection, migration, error);
}

gboolean
hv_migrations_run (HvConnection *connection, const HvMigration *const *parts, GError **error)
{
  if (!hv_connection_exec (connection,
                           "CREATE TABLE IF NOT EXISTS parts (part TEXT PRIMARY KEY, version INTEGER NOT NULL)"
                           " STRICT, WITHOUT ROWID",
                           error)
      || !refuse_newer (connection, parts, error))
    return FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 version = 0;
      if (parts[i]->part == NULL)
        continue;
      if (!check_order (parts[i], error) || !read_version (connection, parts[i]->part, &version, error))
        return FALSE;
      for (const HvMigration *m = parts[i]; m->part != NULL; m++)
        if (m->version > version && !apply (connection, m, error))
          return FALSE;
    }
  return TRUE;
}
