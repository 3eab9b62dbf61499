/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/tree-page.h"

#define DATABASE_HEADER_SIZE 100 /* in front of page 1's own */
#define SMALLEST_PAGE 480 /* that SQLite allows to be usable */

gboolean
hv_tree_get_varint (const guint8 **at, const guint8 *end, guint64 *value)
{
  guint64 sum = 0;
  for (int i = 0; i < 9 && *at < end; i++)
    {
      guint8 byte = *(*at)++;
      sum = i < 8 ? sum << 7 | (byte & 0x7f) : sum << 8 | byte;
      if (i == 8 || byte < 0x80)
        {
          *value = sum;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
hv_tree_page_read (HvTreePage *self, const guint8 *bytes, guint32 usable, guint32 number)
{
  guint32 header = number == 1 ? DATABASE_HEADER_SIZE : 0;
  if (usable < SMALLEST_PAGE)
    return FALSE;
  *self = (HvTreePage){ .bytes = bytes, .usable = usable, .kind = bytes[header] };
  switch (self->kind)
    {
    case HV_TREE_INTERIOR_INDEX:
    case HV_TREE_INTERIOR_TABLE:
      self->pointers = header + 12;
      self->right = hv_tree_get_u32 (bytes + header + 8);
      break;
    case HV_TREE_LEAF_INDEX:
    case HV_TREE_LEAF_TABLE:
      self->pointers = header + 8;
      break;
    default:
      return FALSE;
    }
  self->cells = hv_tree_get_u16 (bytes + header + 3);
  return self->pointers + 2 * self->cells <= usable;
}

/* How much of @size bytes SQLite puts into the page itself. */
static guint32
get_local_size (const HvTreePage *self, guint64 size)
{
  guint32 usable = self->usable;
  guint32 most = hv_tree_kind_is_table (self->kind) ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  guint32 least = (usable - 12) * 32 / 255 - 23;
  if (size <= most)
    return (guint32) size;
  guint32 fitting = least + (guint32) ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

static gboolean
get_content (const HvTreePage *self, HvTreeCell *cell, const guint8 *at, const guint8 *end)
{
  cell->local_size = get_local_size (self, cell->size);
  if (cell->local_size > (gsize) (end - at))
    return FALSE;
  cell->local = at;
  if (cell->local_size == cell->size)
    return TRUE;
  if (cell->local_size + 4 > (gsize) (end - at))
    return FALSE;
  cell->overflow = hv_tree_get_u32 (at + cell->local_size);
  return TRUE;
}

gboolean
hv_tree_page_get_cell (const HvTreePage *self, guint index, HvTreeCell *cell)
{
  const guint8 *end = self->bytes + self->usable;
  guint32 offset = hv_tree_get_u16 (self->bytes + self->pointers + 2 * index);
  guint64 rowid = 0;
  *cell = (HvTreeCell){ 0 };
  if (index >= self->cells || offset < self->pointers + 2 * self->cells || offset >= self->usable)
    return FALSE;
  const guint8 *at = self->bytes + offset;
  if (hv_tree_kind_is_interior (self->kind))
    {
      if (end - at < 4)
        return FALSE;
      cell->child = hv_tree_get_u32 (at);
      at += 4;
    }
  if (self->kind != HV_TREE_INTERIOR_TABLE && !hv_tree_get_varint (&at, end, &cell->size))
    return FALSE;
  if (hv_tree_kind_is_table (self->kind) && !hv_tree_get_varint (&at, end, &rowid))
    return FALSE;
  cell->rowid = (gint64) rowid;
  return self->kind == HV_TREE_INTERIOR_TABLE || get_content (self, cell, at, end);
}
