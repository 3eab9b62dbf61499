/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/page-remains.h"

#include <string.h>

#define DATABASE_HEADER_SIZE 100 /* in front of page 1's own */

/* A page that is not of a tree begins with the number of another, big-endian. Long before that can have one of the
 * marks below for its first byte (128 GiB, of 256), nothing is cleared any more. */
#define MOST_PAGES 0x01000000

enum
{
  INTERIOR_INDEX = 2,
  INTERIOR_TABLE = 5,
  LEAF_INDEX = 10,
  LEAF_TABLE = 13,
};

static guint32
get_u16 (const guint8 *at)
{
  return (guint32) at[0] << 8 | at[1];
}

static gboolean
is_zero (const guint8 *bytes, gsize size)
{
  return bytes[0] == 0 && memcmp (bytes, bytes + 1, size - 1) == 0;
}

gboolean
hv_page_find_remains (const guint8 *page, guint32 usable, gint64 number, gint64 pages, guint32 *from, guint32 *to)
{
  const guint8 *header = number == 1 ? page + DATABASE_HEADER_SIZE : page;
  guint32 header_size;
  switch (header[0])
    {
    case INTERIOR_INDEX:
    case INTERIOR_TABLE:
      header_size = 12;
      break;
    case LEAF_INDEX:
    case LEAF_TABLE:
      header_size = 8;
      break;
    default:
      return FALSE;
    }
  *from = (guint32) (header - page) + header_size + 2 * get_u16 (header + 3);
  *to = get_u16 (header + 5);
  return pages < MOST_PAGES && *from < *to && *to <= usable && !is_zero (page + *from, *to - *from);
}
