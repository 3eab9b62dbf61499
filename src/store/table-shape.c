/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/table-shape.h"

static void
shape_free (gpointer data)
{
  HvTableShape *shape = data;
  for (guint i = 0; i < shape->n_columns; i++)
    g_free (shape->columns[i].name);
  g_free (shape->name);
  g_free (shape);
}

static HvColumnType
get_type (const char *declared, gboolean strict)
{
  static const struct
  {
    const char *name;
    HvColumnType type;
  } types[] = { { "INTEGER", HV_COLUMN_INTEGER },
                { "INT", HV_COLUMN_INTEGER },
                { "REAL", HV_COLUMN_REAL },
                { "TEXT", HV_COLUMN_TEXT },
                { "BLOB", HV_COLUMN_BLOB } };
  /* Only a strict table holds nothing but what it says. */
  for (gsize i = 0; i < G_N_ELEMENTS (types) && strict; i++)
    if (g_ascii_strcasecmp (declared, types[i].name) == 0)
      return types[i].type;
  return HV_COLUMN_ANY;
}

static void
add_column (HvTableShape *shape, const char *name, HvColumnType type, gboolean required, gboolean may_lack)
{
  if (shape->n_columns < HV_RECORD_MOST_VALUES)
    shape->columns[shape->n_columns++] = (HvColumn){ g_strdup (name), type, required, may_lack };
}

/* Without rowid, the columns of the key come first and in the key's order. */
#define COLUMNS                                                                                                        \
  "SELECT name, type, \"notnull\" OR (pk AND ?2), pk, dflt_value IS NOT NULL OR NOT \"notnull\","                      \
  " pk AND NOT ?2 AND type = 'INTEGER' COLLATE NOCASE AND (SELECT count (*) FROM pragma_table_xinfo (?1) WHERE pk) = " \
  "1"                                                                                                                  \
  " FROM pragma_table_xinfo (?1) WHERE hidden <> 2 ORDER BY CASE WHEN ?2 AND pk THEN pk ELSE 1000 END, cid"

static gboolean
read_columns (HvConnection *connection, HvTableShape *shape, gboolean strict, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (connection, COLUMNS, error);
  if (all == NULL)
    return FALSE;
  hv_statement_bind_text (all, 1, shape->name);
  hv_statement_bind_int (all, 2, !shape->by_rowid);
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      gboolean is_rowid = hv_statement_get_int (all, 5) != 0;
      HvColumnType type = is_rowid ? HV_COLUMN_ROWID : get_type (hv_statement_get_text (all, 1), strict);
      add_column (shape, hv_statement_get_text (all, 0), type, !is_rowid && hv_statement_get_int (all, 2) != 0,
                  hv_statement_get_int (all, 4) != 0 && hv_statement_get_int (all, 3) == 0);
    }
  return row == HV_ROW_END;
}

/* Its columns as the table has them; last, what leads to the row. */
static gboolean
read_index_columns (HvConnection *connection, HvTableShape *shape, const HvTableShape *table, GError **error)
{
  g_autoptr (HvStatement) all
      = hv_connection_prepare (connection, "SELECT name FROM pragma_index_xinfo (?1) ORDER BY seqno", error);
  if (all == NULL)
    return FALSE;
  hv_statement_bind_text (all, 1, shape->name);
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      HvColumnType type = hv_statement_is_null (all, 0) ? HV_COLUMN_INTEGER : HV_COLUMN_ANY;
      const char *name = hv_statement_get_text (all, 0);
      for (guint i = 0; i < table->n_columns; i++)
        if (g_strcmp0 (table->columns[i].name, name) == 0)
          type = table->columns[i].type == HV_COLUMN_ROWID ? HV_COLUMN_INTEGER : table->columns[i].type;
      add_column (shape, name, type, FALSE, FALSE);
    }
  return row == HV_ROW_END;
}

static HvTableShape *
add_shape (GPtrArray *shapes, const char *name, gboolean by_rowid, gint64 root)
{
  HvTableShape *shape = g_new0 (HvTableShape, 1);
  shape->name = g_strdup (name);
  shape->by_rowid = by_rowid;
  shape->root = root > 0 && root <= G_MAXUINT32 ? (guint32) root : 0;
  g_ptr_array_add (shapes, shape);
  return shape;
}

static gboolean
read_tables (HvConnection *connection, GPtrArray *shapes, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (
      connection,
      "SELECT l.name, l.wr, l.strict, l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\', s.rootpage"
      " FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.name = l.name AND s.type = 'table'"
      " WHERE l.schema = 'main' AND l.type IN ('table', 'shadow')",
      error);
  if (all == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      HvTableShape *shape = add_shape (shapes, hv_statement_get_text (all, 0), hv_statement_get_int (all, 1) == 0,
                                       hv_statement_get_int (all, 4));
      shape->ordinary = hv_statement_get_int (all, 3) != 0;
      if (!read_columns (connection, shape, hv_statement_get_int (all, 2) != 0, error))
        return FALSE;
    }
  return row == HV_ROW_END;
}

static gboolean
read_indexes (HvConnection *connection, GPtrArray *shapes, GError **error)
{
  g_autoptr (HvStatement) all = hv_connection_prepare (
      connection, "SELECT name, tbl_name, rootpage FROM sqlite_schema WHERE type = 'index'", error);
  if (all == NULL)
    return FALSE;
  HvRow row;
  while ((row = hv_statement_step (all, error)) == HV_ROW_READY)
    {
      const HvTableShape *table = hv_table_shapes_find (shapes, hv_statement_get_text (all, 1));
      if (table == NULL)
        continue;
      HvTableShape *shape = add_shape (shapes, hv_statement_get_text (all, 0), FALSE, hv_statement_get_int (all, 2));
      shape->index = TRUE;
      if (!read_index_columns (connection, shape, table, error))
        return FALSE;
    }
  return row == HV_ROW_END;
}

GPtrArray *
hv_table_shapes_read (HvConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func (shape_free);
  return read_tables (connection, shapes, error) && read_indexes (connection, shapes, error) ? g_steal_pointer (&shapes)
                                                                                             : NULL;
}

const HvTableShape *
hv_table_shapes_find (const GPtrArray *shapes, const char *name)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const HvTableShape *shape = shapes->pdata[i];
      if (!shape->index && g_strcmp0 (shape->name, name) == 0)
        return shape;
    }
  return NULL;
}

static gboolean
column_takes (const HvColumn *column, HvRecordType type)
{
  if (type == HV_RECORD_NULL)
    return !column->required;
  switch (column->type)
    {
    case HV_COLUMN_INTEGER:
      return type == HV_RECORD_INTEGER;
    case HV_COLUMN_REAL: /* a whole number is stored as one */
      return type == HV_RECORD_REAL || type == HV_RECORD_INTEGER;
    case HV_COLUMN_TEXT:
      return type == HV_RECORD_TEXT;
    case HV_COLUMN_BLOB:
      return type == HV_RECORD_BLOB;
    case HV_COLUMN_ROWID:
      return FALSE;
    case HV_COLUMN_ANY:
    default:
      return TRUE;
    }
}

gboolean
hv_table_shape_fits (const HvTableShape *self, HvTreeKind kind, const HvRecordValue *values, guint n)
{
  if (hv_tree_kind_is_table (kind) != self->by_rowid || n == 0 || n > self->n_columns)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if (i < n ? !column_takes (&self->columns[i], values[i].type) : !self->columns[i].may_lack)
      return FALSE;
  return TRUE;
}
