/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection.h"
#include "store/tree-page.h"
#include "store/tree-record.h"

G_BEGIN_DECLS

/* What the rows of a table, or of an index, look like where they are stored. */

/** What may stand in a column. */
typedef enum
{
  HV_COLUMN_ANY,
  HV_COLUMN_INTEGER,
  HV_COLUMN_REAL,
  HV_COLUMN_TEXT,
  HV_COLUMN_BLOB,
  HV_COLUMN_ROWID, /**< the row's number, which is not stored a second time: always null */
} HvColumnType;

typedef struct
{
  char *name;
  HvColumnType type;
  gboolean required; /* never null */
  gboolean may_lack; /* in rows that are older than the column */
} HvColumn;

typedef struct
{
  char *name;
  gboolean index; /* no table, but an index of one */
  gboolean ordinary; /* a table of the program's own, not one in which SQLite keeps its books */
  gboolean by_rowid; /* a table's tree; otherwise an index's, in which a table WITHOUT ROWID lives too */
  guint32 root; /* its first page */
  guint n_columns;
  HvColumn columns[HV_RECORD_MOST_VALUES]; /* in the order they are stored */
} HvTableShape;

/**
 * hv_table_shapes_read:
 *
 * Returns: (transfer full): a HvTableShape of every table and index of the connection's database that has a tree; %NULL
 * on error
 */
GPtrArray *hv_table_shapes_read (HvConnection *connection, GError **error);

/** Returns: (nullable): the table called @name */
const HvTableShape *hv_table_shapes_find (const GPtrArray *shapes, const char *name);

/** Whether @n values, whose types are read, can be a row of it; @kind: of the page it stands in. */
gboolean hv_table_shape_fits (const HvTableShape *self, HvTreeKind kind, const HvRecordValue *values, guint n);

G_END_DECLS
