/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "progress/progress-table.h"

#include "store/wipe.h"

/* Verdicts are stored as numbers: HvVerdict only ever grows at its end. */
const HvMigration hv_progress_migrations[] = {
  { "progress", 1,
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE runs ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  exercise TEXT NOT NULL,"
    "  time INTEGER NOT NULL," /* µs since 1970, UTC */
    "  before INTEGER NOT NULL CHECK (before BETWEEN -1 AND 10),"
    "  after INTEGER NOT NULL CHECK (after BETWEEN -1 AND 10),"
    "  verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 4)"
    ") STRICT;"
    "CREATE TABLE kept ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind TEXT NOT NULL,"
    "  exercise TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  created INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE places (item TEXT PRIMARY KEY, place BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE favourites (item TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" },
  { "progress", 2,
    "CREATE TABLE points ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  rating TEXT NOT NULL,"
    "  time INTEGER NOT NULL," /* µs since 1970, UTC */
    "  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),"
    "  note TEXT NOT NULL"
    ") STRICT;" },
  { NULL },
};
G_STATIC_ASSERT (HV_VERDICT_UNSURE == 4);

typedef void (*RowFunc) (HvProgressData *data, HvStatement *row);

static gboolean
read_rows (HvConnection *connection, const char *sql, RowFunc func, HvProgressData *data, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (connection, sql, error);
  if (all == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    func (data, all);
  return row == HV_ROW_END;
}

static char *
dup_text (HvStatement *row, int column)
{
  return g_strdup (hv_statement_get_text (row, column));
}

static void
read_setting (HvProgressData *data, HvStatement *row)
{
  g_hash_table_insert (data->settings, dup_text (row, 0), dup_text (row, 1));
}

static void
read_run (HvProgressData *data, HvStatement *row)
{
  HvRun *run = g_new0 (HvRun, 1);
  run->id = hv_statement_get_int (row, 0);
  run->exercise = dup_text (row, 1);
  run->when = hv_statement_get_int (row, 2);
  run->before = (int) hv_statement_get_int (row, 3);
  run->after = (int) hv_statement_get_int (row, 4);
  run->verdict = (HvVerdict) hv_statement_get_int (row, 5);
  g_ptr_array_add (data->runs, run);
}

static void
read_kept (HvProgressData *data, HvStatement *row)
{
  HvKept *kept = g_new0 (HvKept, 1);
  kept->id = hv_statement_get_int (row, 0);
  kept->kind = dup_text (row, 1);
  kept->exercise = dup_text (row, 2);
  kept->text = dup_text (row, 3);
  kept->created = hv_statement_get_int (row, 4);
  g_ptr_array_add (data->kept, kept);
}

static void
read_point (HvProgressData *data, HvStatement *row)
{
  HvPoint *point = g_new0 (HvPoint, 1);
  point->id = hv_statement_get_int (row, 0);
  point->rating = dup_text (row, 1);
  point->when = hv_statement_get_int (row, 2);
  point->value = (int) hv_statement_get_int (row, 3);
  point->note = dup_text (row, 4);
  g_ptr_array_add (data->points, point);
}

static void
read_place (HvProgressData *data, HvStatement *row)
{
  g_hash_table_insert (data->places, dup_text (row, 0), hv_statement_dup_blob (row, 1));
}

static void
read_favourite (HvProgressData *data, HvStatement *row)
{
  g_hash_table_add (data->favourites, dup_text (row, 0));
}

static void
read_last_ids (HvProgressData *data, HvStatement *row)
{
  data->last_run = hv_statement_get_int (row, 0);
  data->last_kept = hv_statement_get_int (row, 1);
  data->last_point = hv_statement_get_int (row, 2);
}

gboolean
hv_progress_table_load (HvConnection *connection, gpointer unused, gpointer *result, GError **error)
{
  g_autoptr (HvProgressData) data = hv_progress_data_new ();
  if (!read_rows (connection, "SELECT name, value FROM settings", read_setting, data, error)
      || !read_rows (connection,
                     "SELECT id, exercise, time, before, after, verdict FROM runs ORDER BY time DESC, id DESC",
                     read_run, data, error)
      || !read_rows (connection, "SELECT id, kind, exercise, text, created FROM kept ORDER BY created DESC, id DESC",
                     read_kept, data, error)
      || !read_rows (connection, "SELECT id, rating, time, value, note FROM points ORDER BY time DESC, id DESC",
                     read_point, data, error)
      || !read_rows (connection, "SELECT item, place FROM places", read_place, data, error)
      || !read_rows (connection, "SELECT item FROM favourites", read_favourite, data, error)
      || !read_rows (connection,
                     "SELECT coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'runs'), 0),"
                     "       coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'kept'), 0),"
                     "       coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'points'), 0)",
                     read_last_ids, data, error))
    return FALSE;
  *result = g_steal_pointer (&data);
  return TRUE;
}

static gboolean
delete_by_name (HvConnection *connection, const char *sql, const char *name, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (connection, sql, error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_text (put, 1, name);
  return hv_statement_run (put, error);
}

static gboolean
delete_by_id (HvConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (HvStatement) put = hv_connection_prepare (connection, sql, error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, id);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_put_setting (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvPair *pair = data;
  if (pair->text == NULL)
    return delete_by_name (connection, "DELETE FROM settings WHERE name = ?1", pair->name, error);
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_text (put, 1, pair->name);
  hv_statement_bind_text (put, 2, pair->text);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_put_place (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvPair *pair = data;
  if (pair->bytes == NULL)
    {
      hv_connection_write_back (connection);
      return delete_by_name (connection, "DELETE FROM places WHERE item = ?1", pair->name, error);
    }
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "INSERT INTO places VALUES (?1, ?2) ON CONFLICT DO UPDATE SET place = excluded.place", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_text (put, 1, pair->name);
  hv_statement_bind_blob (put, 2, pair->bytes);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_put_favourite (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvPair *pair = data;
  return delete_by_name (connection,
                         pair->on ? "INSERT INTO favourites VALUES (?1) ON CONFLICT DO NOTHING"
                                  : "DELETE FROM favourites WHERE item = ?1",
                         pair->name, error);
}

gboolean
hv_progress_table_put_run (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvRun *run = data;
  g_autoptr (HvStatement) put
      = hv_connection_prepare (connection, "INSERT INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, run->id);
  hv_statement_bind_text (put, 2, run->exercise);
  hv_statement_bind_int (put, 3, run->when);
  hv_statement_bind_int (put, 4, run->before);
  hv_statement_bind_int (put, 5, run->after);
  hv_statement_bind_int (put, 6, run->verdict);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_delete_run (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  return delete_by_id (connection, "DELETE FROM runs WHERE id = ?1", *id, error);
}

/* The whole row each time: if the write before this one failed, this one makes it good. */
gboolean
hv_progress_table_put_kept (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvKept *kept = data;
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "INSERT INTO kept VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET text = excluded.text", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, kept->id);
  hv_statement_bind_text (put, 2, kept->kind);
  hv_statement_bind_text (put, 3, kept->exercise);
  hv_statement_bind_text (put, 4, kept->text);
  hv_statement_bind_int (put, 5, kept->created);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_delete_kept (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  hv_connection_write_back (connection);
  return delete_by_id (connection, "DELETE FROM kept WHERE id = ?1", *id, error);
}

/* The whole row each time, as above. */
gboolean
hv_progress_table_put_point (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const HvPoint *point = data;
  g_autoptr (HvStatement) put = hv_connection_prepare (
      connection, "INSERT INTO points VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET note = excluded.note", error);
  if (put == NULL)
    return FALSE;
  hv_statement_bind_int (put, 1, point->id);
  hv_statement_bind_text (put, 2, point->rating);
  hv_statement_bind_int (put, 3, point->when);
  hv_statement_bind_int (put, 4, point->value);
  hv_statement_bind_text (put, 5, point->note);
  return hv_statement_run (put, error);
}

gboolean
hv_progress_table_delete_point (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  const gint64 *id = data;
  hv_connection_write_back (connection);
  return delete_by_id (connection, "DELETE FROM points WHERE id = ?1", *id, error);
}
