/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/tree-record.h"

#include "store/tree-page.h"

#include <string.h>

/* What a value's code in the header says. */
static gboolean
read_type (HvRecordValue *value, guint64 code)
{
  static const struct
  {
    HvRecordType type;
    guint32 size;
  } fixed[] = {
    { HV_RECORD_NULL, 0 },    { HV_RECORD_INTEGER, 1 }, { HV_RECORD_INTEGER, 2 }, { HV_RECORD_INTEGER, 3 },
    { HV_RECORD_INTEGER, 4 }, { HV_RECORD_INTEGER, 6 }, { HV_RECORD_INTEGER, 8 }, { HV_RECORD_REAL, 8 },
    { HV_RECORD_INTEGER, 0 }, { HV_RECORD_INTEGER, 0 },
  };
  *value = (HvRecordValue){ 0 };
  if (code < G_N_ELEMENTS (fixed))
    {
      value->type = fixed[code].type;
      value->size = fixed[code].size;
      value->integer = code == 9; /* 8 and 9 are the numbers 0 and 1 */
      return TRUE;
    }
  if (code < 12 || code > G_MAXINT32)
    return FALSE;
  value->type = code % 2 == 0 ? HV_RECORD_BLOB : HV_RECORD_TEXT;
  value->size = (guint32) (code - 12) / 2;
  return TRUE;
}

/* Also gives where the header ends. */
static guint
read_header (const guint8 *row, gsize size, guint64 whole, HvRecordValue *values, gsize *header_size)
{
  const guint8 *at = row;
  guint64 header, code, sum;
  guint n = 0;
  if (!hv_tree_get_varint (&at, row + size, &header) || header > size || header < (guint64) (at - row))
    return 0;
  const guint8 *end = row + header;
  for (sum = header; at < end; n++)
    {
      if (n == HV_RECORD_MOST_VALUES || !hv_tree_get_varint (&at, end, &code) || !read_type (&values[n], code))
        return 0;
      sum += values[n].size;
    }
  *header_size = (gsize) header;
  return sum == whole ? n : 0;
}

guint
hv_record_read_types (const guint8 *row, gsize size, guint64 whole, HvRecordValue values[HV_RECORD_MOST_VALUES])
{
  gsize header_size;
  return read_header (row, size, whole, values, &header_size);
}

static guint64
get_big_endian (const guint8 *at, guint size)
{
  guint64 value = size > 0 && at[0] >= 0x80 ? G_MAXUINT64 : 0;
  for (guint i = 0; i < size; i++)
    value = value << 8 | at[i];
  return value;
}

guint
hv_record_read (const guint8 *row, gsize size, HvRecordValue values[HV_RECORD_MOST_VALUES])
{
  gsize at;
  guint n = read_header (row, size, size, values, &at);
  for (guint i = 0; i < n; i++)
    {
      HvRecordValue *value = &values[i];
      guint64 bits;
      value->bytes = row + at;
      if (value->type == HV_RECORD_INTEGER && value->size > 0)
        value->integer = (gint64) get_big_endian (value->bytes, value->size);
      if (value->type == HV_RECORD_REAL)
        {
          bits = get_big_endian (value->bytes, value->size);
          memcpy (&value->real, &bits, sizeof value->real);
        }
      at += value->size;
    }
  return n;
}
