/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/salvage-rows.h"

#include "store/salvage-schema.h"
#include "store/store-error.h"
#include "store/wipe.h"

typedef struct
{
  const HvTreeSource *source;
  HvConnection *connection;
  GPtrArray *found; /* the shapes of the damaged database, as far as they are known, */
  GPtrArray *targets; /* and of the new one */
  GHashTable *fill; /* of the targets, the tables that are to be filled, by name */
  GHashTable *last; /* the last number a table has ever given, by its name */
  HvSalvagedRows *salvaged;
  GError *error; /* the first that is not about a single row */

  /* The table in hand. */
  const HvTableShape *from;
  char *insert; /* for rows with the first @n_insert columns of it */
  guint n_insert;
} Salvage;

/* ---- one row ---- */

static const HvTableShape *
find_target (const Salvage *self, const HvTableShape *from)
{
  return from->index ? NULL : g_hash_table_lookup (self->fill, from->name);
}

static gboolean
has_column (const HvTableShape *shape, const char *name)
{
  for (guint i = 0; i < shape->n_columns; i++)
    if (g_strcmp0 (shape->columns[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* NULL when the two have no column in common. */
static char *
make_insert (const HvTableShape *from, const HvTableShape *into, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL), places = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if (has_column (into, from->columns[i].name))
      {
        g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? ", " : "", from->columns[i].name);
        g_string_append_printf (places, "%s?%u", places->len > 0 ? ", " : "", i + 1);
      }
  if (names->len == 0)
    return NULL;
  return g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", into->name, names->str, places->str);
}

static void
bind (HvStatement *put, int index, const HvRecordValue *value)
{
  switch (value->type)
    {
    case HV_RECORD_INTEGER:
      hv_statement_bind_int (put, index, value->integer);
      break;
    case HV_RECORD_REAL:
      hv_statement_bind_double (put, index, value->real);
      break;
    case HV_RECORD_TEXT:
      {
        char *text = hv_wiped_copy_new (value->bytes, value->size); /* with a NUL behind it */
        hv_statement_bind_text (put, index, text);
        hv_wiped_copy_free (text);
        break;
      }
    case HV_RECORD_BLOB:
      {
        g_autoptr (GBytes) bytes = hv_wiped_bytes_new (value->bytes, value->size);
        hv_statement_bind_blob (put, index, bytes);
        break;
      }
    case HV_RECORD_NULL:
    default:
      hv_statement_bind_null (put, index);
      break;
    }
}

/* A row that breaks a rule of the table is lost, and only that row. */
static void
put_row (Salvage *self, gint64 rowid, const HvRecordValue *values, guint n)
{
  const HvTableShape *into = find_target (self, self->from);
  GError *error = NULL;
  if (self->insert == NULL || self->n_insert != n)
    {
      g_free (self->insert);
      self->insert = make_insert (self->from, into, n);
      self->n_insert = n;
    }
  if (self->insert == NULL)
    {
      self->salvaged->lost++;
      return;
    }
  g_autoptr (HvStatement) put = hv_connection_prepare (self->connection, self->insert, &self->error);
  if (put == NULL)
    return;
  for (guint i = 0; i < n; i++)
    if (!has_column (into, self->from->columns[i].name))
      continue;
    else if (self->from->columns[i].type == HV_COLUMN_ROWID)
      hv_statement_bind_int (put, (int) i + 1, rowid);
    else
      bind (put, (int) i + 1, &values[i]);
  if (hv_statement_run (put, &error))
    self->salvaged->rows += hv_connection_changes (self->connection) > 0;
  else if (g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_CONSTRAINT))
    self->salvaged->lost++;
  else
    self->error = g_steal_pointer (&error);
  g_clear_error (&error);
}

static void
take_cell (const HvTreeCell *cell, gpointer data)
{
  Salvage *self = data;
  HvRecordValue values[HV_RECORD_MOST_VALUES];
  if (self->error != NULL)
    return;
  guint8 *row = hv_tree_read_row (self->source, cell);
  guint n = row != NULL ? hv_record_read (row, (gsize) cell->size, values) : 0;
  HvTreeKind kind = self->from->by_rowid ? HV_TREE_LEAF_TABLE : HV_TREE_LEAF_INDEX;
  if (hv_table_shape_fits (self->from, kind, values, n))
    put_row (self, cell->rowid, values, n);
  else
    self->salvaged->lost++;
  hv_tree_row_free (row, (gsize) cell->size);
}

static void
set_table (Salvage *self, const HvTableShape *from)
{
  self->from = from;
  g_clear_pointer (&self->insert, g_free);
}

/* ---- trees ---- */

/* AUTOINCREMENT: a number that was given once is never given again. */
static void
note_last (const HvTreeCell *cell, gpointer data)
{
  Salvage *self = data;
  HvRecordValue values[HV_RECORD_MOST_VALUES];
  guint8 *row = hv_tree_read_row (self->source, cell);
  if (row != NULL && hv_record_read (row, (gsize) cell->size, values) == 2 && values[0].type == HV_RECORD_TEXT
      && values[1].type == HV_RECORD_INTEGER)
    g_hash_table_insert (self->last, g_strndup ((const char *) values[0].bytes, values[0].size),
                         g_memdup2 (&values[1].integer, sizeof values[1].integer));
  hv_tree_row_free (row, (gsize) cell->size);
}

static void
take_trees (Salvage *self, HvTreeWalk *walk)
{
  for (guint i = 0; i < self->found->len && self->error == NULL; i++)
    {
      const HvTableShape *shape = self->found->pdata[i];
      HvTreeCellFunc func = find_target (self, shape) != NULL ? take_cell : NULL;
      if (g_str_equal (shape->name, "sqlite_sequence"))
        func = note_last;
      set_table (self, shape);
      guint senseless = hv_tree_walk_tree (walk, shape->root, shape->by_rowid, func, self);
      self->salvaged->lost += func == take_cell ? senseless : 0;
    }
}

/* ---- pages that no tree leads to ---- */

/* By the values' types alone: the rows themselves may go on in pages that are lost. */
static gboolean
page_fits (const HvTreePage *page, const HvTableShape *shape)
{
  for (guint i = 0; i < page->cells; i++)
    {
      HvTreeCell cell;
      HvRecordValue values[HV_RECORD_MOST_VALUES];
      if (!hv_tree_page_get_cell (page, i, &cell))
        return FALSE;
      guint n = hv_record_read_types (cell.local, cell.local_size, cell.size, values);
      if (!hv_table_shape_fits (shape, page->kind, values, n))
        return FALSE;
    }
  return TRUE;
}

/* The one table or index whose rows these are; NULL when they could be another's too. Where nothing is known of the
 * damaged database, the same tree at the same place as in the new one decides. */
static const HvTableShape *
find_owner (const GPtrArray *candidates, const HvTreePage *page, guint32 number)
{
  const HvTableShape *fitting = NULL, *placed = NULL;
  guint n_fitting = 0, n_placed = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      const HvTableShape *shape = candidates->pdata[i];
      if (!page_fits (page, shape))
        continue;
      fitting = shape;
      n_fitting++;
      if (shape->root == number)
        {
          placed = shape;
          n_placed++;
        }
    }
  return n_fitting == 1 ? fitting : n_placed == 1 ? placed : NULL;
}

static gboolean
is_found (const Salvage *self, const HvTableShape *target)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const HvTableShape *shape = self->found->pdata[i];
      if (shape->index == target->index && g_str_equal (shape->name, target->name))
        return TRUE;
    }
  return FALSE;
}

/* The damaged database's own tables, and those of the program's that it does not tell of. */
static GPtrArray *
list_candidates (const Salvage *self)
{
  GPtrArray *candidates = g_ptr_array_new ();
  g_ptr_array_extend (candidates, self->found, NULL, NULL);
  for (guint i = 0; i < self->targets->len; i++)
    if (!is_found (self, self->targets->pdata[i]))
      g_ptr_array_add (candidates, self->targets->pdata[i]);
  return candidates;
}

static void
take_orphans (Salvage *self, HvTreeWalk *walk)
{
  g_autoptr (GPtrArray) candidates = list_candidates (self);
  HvTreePage page;
  guint32 number;
  while (self->error == NULL && hv_tree_walk_next_orphan (walk, &page, &number))
    {
      const HvTableShape *owner = find_owner (candidates, &page, number);
      if (owner == NULL || find_target (self, owner) == NULL)
        continue;
      set_table (self, owner);
      for (guint i = 0; i < page.cells; i++)
        {
          HvTreeCell cell;
          if (hv_tree_page_get_cell (&page, i, &cell))
            take_cell (&cell, self);
        }
    }
}

/* ---- all ---- */

/* What is not empty has been filled by the program itself when it made the table. */
static gboolean
find_tables_to_fill (Salvage *self, GError **error)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      HvTableShape *shape = self->targets->pdata[i];
      if (!shape->ordinary || shape->index)
        continue;
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\"", shape->name);
      g_autoptr (HvStatement) any = hv_connection_prepare (self->connection, sql, error);
      HvRow row = any != NULL ? hv_statement_step (any, error) : HV_ROW_ERROR;
      if (row == HV_ROW_ERROR)
        return FALSE;
      if (row == HV_ROW_END)
        g_hash_table_insert (self->fill, shape->name, shape);
    }
  return TRUE;
}

static gboolean
put_last (Salvage *self, GError **error)
{
  GHashTableIter iter;
  gpointer name, last;
  if (hv_table_shapes_find (self->targets, "sqlite_sequence") == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->last);
  while (g_hash_table_iter_next (&iter, &name, &last))
    {
      if (!g_hash_table_contains (self->fill, name))
        continue;
      g_autoptr (HvStatement) raise = hv_connection_prepare (
          self->connection, "UPDATE sqlite_sequence SET seq = ?2 WHERE name = ?1 AND seq < ?2", error);
      g_autoptr (HvStatement) add
          = hv_connection_prepare (self->connection,
                                   "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2"
                                   " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
                                   error);
      HvStatement *const both[] = { raise, add };
      for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
        {
          if (both[i] == NULL)
            return FALSE;
          hv_statement_bind_text (both[i], 1, name);
          hv_statement_bind_int (both[i], 2, *(const gint64 *) last);
          if (!hv_statement_run (both[i], error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_all (Salvage *self, HvTreeWalk *walk, GError **error)
{
  self->found = hv_salvage_schema_read (self->source, walk, error);
  self->targets = self->found != NULL ? hv_table_shapes_read (self->connection, error) : NULL;
  if (self->targets == NULL || !find_tables_to_fill (self, error))
    return FALSE;
  take_trees (self, walk);
  take_orphans (self, walk);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    return put_last (self, error);
  return FALSE;
}

gboolean
hv_salvage_rows (const HvTreeSource *source, HvConnection *connection, HvSalvagedRows *salvaged, GError **error)
{
  g_autoptr (HvTreeWalk) walk = hv_tree_walk_new (source);
  g_autoptr (GHashTable) fill = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Salvage self = { .source = source, .connection = connection, .fill = fill, .last = last, .salvaged = salvaged };
  *salvaged = (HvSalvagedRows){ 0 };
  gboolean done = take_all (&self, walk, error);
  g_clear_pointer (&self.found, g_ptr_array_unref);
  g_clear_pointer (&self.targets, g_ptr_array_unref);
  g_free (self.insert);
  return done;
}
