/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "power-loss.h"

/* Between power-record.c, which watches, and power-cut.c, which makes up what is left. */

typedef enum
{
  OP_WRITE,
  OP_TRUNCATE,
  OP_SYNC,
  OP_SYNC_LOST, /* failed, and what was pending is gone */
  OP_NAME,      /* @path is @file's from now on; no file's when it is -1 */
  OP_RENAME,    /* from @path to @to */
  OP_SYNC_NAMES,
  OP_SYNC_NAMES_LOST, /* failed; a name is tried again by the file system itself */
} OpKind;

typedef struct
{
  OpKind kind;
  int file;
  int mark;
  char *path, *to;
  gint64 offset;
  GBytes *bytes;
} Op;

struct _PowerRecord
{
  char *folder;
  GPtrArray *before; /* of GBytes: contents of the files there at the beginning, by their numbers */
  GPtrArray *before_paths;
  GPtrArray *ops;
  int n_files, last_mark;
};
