/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/salvage-schema.h"

#include "store/connection-private.h"
#include "store/wipe.h"

/* The columns of sqlite_schema. */
enum
{
  SCHEMA_TYPE,
  SCHEMA_NAME,
  SCHEMA_TABLE,
  SCHEMA_ROOT,
  SCHEMA_SQL,
  SCHEMA_COLUMNS
};

#define MOST_TREES 1000

typedef struct
{
  const HvTreeSource *source;
  GHashTable *roots; /* by name */
  GPtrArray *tables; /* how they were made: SQL */
  GPtrArray *indexes;
} Schema;

static char *
dup_text (const HvRecordValue *value)
{
  return value->type == HV_RECORD_TEXT ? g_strndup ((const char *) value->bytes, value->size) : g_strdup ("");
}

static void
note (Schema *self, const HvRecordValue *values)
{
  g_autofree char *type = dup_text (&values[SCHEMA_TYPE]);
  gboolean table = g_str_equal (type, "table"), index = g_str_equal (type, "index");
  guint32 root = values[SCHEMA_ROOT].integer > 0 && values[SCHEMA_ROOT].integer <= self->source->pages
                     ? (guint32) values[SCHEMA_ROOT].integer
                     : 0;
  if ((!table && !index) || root == 0 || g_hash_table_size (self->roots) >= MOST_TREES)
    return;
  g_hash_table_insert (self->roots, dup_text (&values[SCHEMA_NAME]), GUINT_TO_POINTER (root));
  g_ptr_array_add (table ? self->tables : self->indexes, dup_text (&values[SCHEMA_SQL]));
}

static void
note_cell (const HvTreeCell *cell, gpointer data)
{
  Schema *self = data;
  HvRecordValue values[HV_RECORD_MOST_VALUES];
  guint8 *row = hv_tree_read_row (self->source, cell);
  if (row != NULL && hv_record_read (row, (gsize) cell->size, values) == SCHEMA_COLUMNS)
    note (self, values);
  hv_tree_row_free (row, (gsize) cell->size);
}

/* The words in the file are only to tell what its rows look like: no more than that may come of them. */
static int
allow (void *data, int action, const char *a, const char *b, const char *database, const char *trigger)
{
  switch (action)
    {
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_READ:
    case SQLITE_REINDEX:
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
    }
}

static void
make (sqlite3 *db, const GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      sqlite3_stmt *statement = NULL;
      if (sqlite3_prepare_v2 (db, statements->pdata[i], -1, &statement, NULL) == SQLITE_OK && statement != NULL)
        sqlite3_step (statement); /* one that fails is of a table that is taken for unknown */
      sqlite3_finalize (statement);
    }
}

static GPtrArray *
read_shapes (Schema *self, GError **error)
{
  HvConnection *scratch = hv_connection_open (NULL, error);
  if (scratch == NULL)
    return NULL;
  sqlite3 *db = hv_connection_get_handle (scratch);
  sqlite3_set_authorizer (db, allow, NULL);
  make (db, self->tables);
  make (db, self->indexes);
  sqlite3_set_authorizer (db, NULL, NULL);
  GPtrArray *shapes = hv_table_shapes_read (scratch, error);
  hv_connection_close (scratch, NULL);
  for (guint i = 0; shapes != NULL && i < shapes->len; i++)
    {
      HvTableShape *shape = shapes->pdata[i];
      shape->root = GPOINTER_TO_UINT (g_hash_table_lookup (self->roots, shape->name));
    }
  return shapes;
}

GPtrArray *
hv_salvage_schema_read (const HvTreeSource *source, HvTreeWalk *walk, GError **error)
{
  g_autoptr (GHashTable) roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  Schema self = { source, roots, tables, indexes };
  hv_tree_walk_tree (walk, 1, TRUE, note_cell, &self);
  return read_shapes (&self, error);
}
