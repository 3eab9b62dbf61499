/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Reading SQLite's pages without SQLite (sqlite.org/fileformat2.html), for a database of which some are lost. Nothing
 * here believes what it reads: whatever the bytes are, no function looks outside of them.
 */

/** What a page of a tree is. */
typedef enum
{
  HV_TREE_INTERIOR_INDEX = 2,
  HV_TREE_INTERIOR_TABLE = 5,
  HV_TREE_LEAF_INDEX = 10,
  HV_TREE_LEAF_TABLE = 13,
} HvTreeKind;

/** A page of a tree; belongs to whoever holds its bytes. */
typedef struct
{
  const guint8 *bytes;
  guint32 usable; /* bytes of it that are SQLite's */
  HvTreeKind kind;
  guint cells;
  guint pointers; /* where the cells' offsets are */
  guint32 right; /* the last child of an interior page */
} HvTreePage;

typedef struct
{
  guint32 child; /* of an interior page: the one to the left of the cell */
  gint64 rowid; /* of a table */
  /* What it holds, except in the interior of a table. */
  guint64 size;
  const guint8 *local; /* as much of it as lies in the page */
  guint32 local_size;
  guint32 overflow; /* the page where it goes on, or 0 */
} HvTreeCell;

/** Whether @bytes, page @number of a database, makes sense as one of a tree. */
gboolean hv_tree_page_read (HvTreePage *self, const guint8 *bytes, guint32 usable, guint32 number);

/** The cell @index of the page; %FALSE when it makes no sense. */
gboolean hv_tree_page_get_cell (const HvTreePage *self, guint index, HvTreeCell *cell);

static inline gboolean
hv_tree_kind_is_interior (HvTreeKind kind)
{
  return kind == HV_TREE_INTERIOR_INDEX || kind == HV_TREE_INTERIOR_TABLE;
}

static inline gboolean
hv_tree_kind_is_table (HvTreeKind kind)
{
  return kind == HV_TREE_INTERIOR_TABLE || kind == HV_TREE_LEAF_TABLE;
}

static inline guint32
hv_tree_get_u16 (const guint8 *at)
{
  return (guint32) at[0] << 8 | at[1];
}

static inline guint32
hv_tree_get_u32 (const guint8 *at)
{
  return hv_tree_get_u16 (at) << 16 | hv_tree_get_u16 (at + 2);
}

/**
 * hv_tree_get_varint:
 * @at: (inout): moved behind it
 * @end: of what may be read
 *
 * Returns: whether there was a whole one
 */
gboolean hv_tree_get_varint (const guint8 **at, const guint8 *end, guint64 *value);

G_END_DECLS
