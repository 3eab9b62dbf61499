/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/tree-walk.h"

#include <string.h>

struct _HvTreeWalk
{
  const HvTreeSource *source;
  guint8 *seen; /* for each page */
  guint32 orphan; /* up to which one they have been looked for */
  guint8 *page;
};

HvTreeWalk *
hv_tree_walk_new (const HvTreeSource *source)
{
  HvTreeWalk *self = g_new0 (HvTreeWalk, 1);
  self->source = source;
  self->seen = g_malloc0 ((gsize) source->pages + 1);
  self->page = g_malloc (source->page_size);
  return self;
}

void
hv_tree_walk_free (HvTreeWalk *walk)
{
  if (walk == NULL)
    return;
  explicit_bzero (walk->page, walk->source->page_size);
  g_free (walk->page);
  g_free (walk->seen);
  g_free (walk);
}

/* Reads page @number as one of a tree, if nobody has been there. */
static gboolean
visit (HvTreeWalk *self, guint32 number, HvTreePage *page)
{
  const HvTreeSource *source = self->source;
  if (number < 1 || number > source->pages || self->seen[number])
    return FALSE;
  self->seen[number] = TRUE;
  return source->read (source->data, number, self->page)
         && hv_tree_page_read (page, self->page, source->usable, number);
}

/* A page's rows, and its children for later. How many cells made no sense. */
static guint
take_cells (const HvTreePage *page, GArray *children, HvTreeCellFunc func, gpointer data)
{
  guint senseless = 0;
  for (guint i = 0; i < page->cells; i++)
    {
      HvTreeCell cell;
      if (!hv_tree_page_get_cell (page, i, &cell))
        {
          senseless++;
          continue;
        }
      if (children != NULL && hv_tree_kind_is_interior (page->kind))
        g_array_append_val (children, cell.child);
      if (func != NULL && page->kind != HV_TREE_INTERIOR_TABLE)
        func (&cell, data);
    }
  return senseless;
}

guint
hv_tree_walk_tree (HvTreeWalk *walk, guint32 root, gboolean table, HvTreeCellFunc func, gpointer data)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint senseless = 0;
  g_array_append_val (children, root);
  while (children->len > 0)
    {
      guint32 number = g_array_index (children, guint32, children->len - 1);
      HvTreePage page;
      g_array_set_size (children, children->len - 1);
      if (!visit (walk, number, &page))
        continue;
      if (hv_tree_kind_is_table (page.kind) != table)
        {
          walk->seen[number] = FALSE; /* whatever it is, it is not this tree's */
          continue;
        }
      if (hv_tree_kind_is_interior (page.kind))
        g_array_append_val (children, page.right);
      senseless += take_cells (&page, children, func, data);
    }
  return senseless;
}

gboolean
hv_tree_walk_next_orphan (HvTreeWalk *walk, HvTreePage *page, guint32 *number)
{
  while (walk->orphan < walk->source->pages)
    {
      *number = ++walk->orphan;
      if (visit (walk, *number, page) && page->kind != HV_TREE_INTERIOR_TABLE && page->cells > 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- rows that go on in other pages ---- */

void
hv_tree_row_free (guint8 *row, gsize size)
{
  if (row == NULL)
    return;
  explicit_bzero (row, size);
  g_free (row);
}

static gboolean
read_overflow (const HvTreeSource *source, guint32 number, guint8 *out, gsize size, guint8 *page)
{
  gsize most = source->usable - 4;
  for (gsize done = 0; done < size;)
    {
      gsize part = MIN (size - done, most);
      if (number < 1 || number > source->pages || !source->read (source->data, number, page))
        return FALSE;
      memcpy (out + done, page + 4, part);
      number = hv_tree_get_u32 (page);
      done += part;
    }
  return TRUE;
}

guint8 *
hv_tree_read_row (const HvTreeSource *source, const HvTreeCell *cell)
{
  /* No row is longer than all pages together; so nothing that is read here can ask for more memory than it takes. */
  if (cell->size > (guint64) source->pages * source->usable)
    return NULL;
  gsize size = (gsize) cell->size;
  guint8 *row = g_malloc (MAX (size, 1));
  memcpy (row, cell->local, cell->local_size);
  if (cell->local_size == size)
    return row;
  guint8 *page = g_malloc (source->page_size);
  gboolean whole = read_overflow (source, cell->overflow, row + cell->local_size, size - cell->local_size, page);
  hv_tree_row_free (page, source->page_size);
  if (whole)
    return row;
  hv_tree_row_free (row, size);
  return NULL;
}
