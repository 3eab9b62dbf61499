/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row as SQLite stores it: a header that says what each value is, then the values. */

typedef enum
{
  HV_RECORD_NULL,
  HV_RECORD_INTEGER,
  HV_RECORD_REAL,
  HV_RECORD_TEXT,
  HV_RECORD_BLOB,
} HvRecordType;

typedef struct
{
  HvRecordType type;
  guint32 size; /* in the row */
  const guint8 *bytes; /* of a text or blob: within the row; otherwise see hv_record_read() */
  gint64 integer;
  double real;
} HvRecordValue;

/** More columns than any table of ours has; a row with more is none. */
#define HV_RECORD_MOST_VALUES 64

/**
 * hv_record_read_types:
 * @row: its beginning at least
 * @size: of what is there
 * @whole: of the row
 * @values: (out): type and size of each
 *
 * Returns: how many values there are; 0 when it is no row or its header is longer than @size
 */
guint hv_record_read_types (const guint8 *row, gsize size, guint64 whole, HvRecordValue values[HV_RECORD_MOST_VALUES]);

/** The whole @row. The values point into it. Returns: how many there are, 0 when it is no row */
guint hv_record_read (const guint8 *row, gsize size, HvRecordValue values[HV_RECORD_MOST_VALUES]);

G_END_DECLS
