/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/tree-page.h"

G_BEGIN_DECLS

/** Where pages come from. */
typedef struct
{
  /** @page: (out): of @page_size bytes. %FALSE when it is lost. */
  gboolean (*read) (gpointer data, guint32 number, guint8 *page);
  gpointer data;
  guint32 pages; /* numbers are 1 to this */
  guint32 page_size;
  guint32 usable; /* what SQLite uses of each */
} HvTreeSource;

/**
 * HvTreeWalk:
 *
 * A walk over the trees of a damaged database. It comes to each page once at most, however they refer to each other.
 */
typedef struct _HvTreeWalk HvTreeWalk;

/** @source: valid for as long as the walk is */
HvTreeWalk *hv_tree_walk_new (const HvTreeSource *source);
void hv_tree_walk_free (HvTreeWalk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTreeWalk, hv_tree_walk_free)

/** Called with each cell that holds a row: of a table's leaves, of all pages of an index. */
typedef void (*HvTreeCellFunc) (const HvTreeCell *cell, gpointer data);

/**
 * hv_tree_walk_tree:
 * @root: the number of its first page
 * @table: whether it is a table's tree, or an index's
 * @func: (nullable): for each row; %NULL only notes that the walk was there
 *
 * Returns: how many cells made no sense
 */
guint hv_tree_walk_tree (HvTreeWalk *walk, guint32 root, gboolean table, HvTreeCellFunc func, gpointer data);

/**
 * hv_tree_walk_next_orphan:
 * @page: (out): a page with rows in it that no walk has come to; valid until the next call
 *
 * Returns: whether there was one more
 */
gboolean hv_tree_walk_next_orphan (HvTreeWalk *walk, HvTreePage *page, guint32 *number);

/**
 * hv_tree_read_row:
 *
 * All of what @cell holds, from its page and those where it goes on.
 *
 * Returns: (transfer full) (nullable): @cell's size bytes, for hv_tree_row_free(); %NULL when a page of it is lost
 */
guint8 *hv_tree_read_row (const HvTreeSource *source, const HvTreeCell *cell);
void hv_tree_row_free (guint8 *row, gsize size); /**< wipes */

G_END_DECLS
