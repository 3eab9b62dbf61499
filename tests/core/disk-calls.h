/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/*
 * The disk as a test wants it to be. disk-calls.c defines libc's own file functions anew, so that every call
 * of the program passes through it: SQLite's "unix" VFS and what vault/ itself calls alike, fsync() and
 * rename() too. Calls for files outside the watched folder, and all of them while nothing is watched, go
 * straight on.
 */

typedef enum
{
  DISK_OPEN, /* only opens what is there */
  DISK_CREATE,
  DISK_CLOSE,
  DISK_READ,
  DISK_WRITE,
  DISK_TRUNCATE,
  DISK_SYNC,
  DISK_LOCK,
  DISK_STAT, /* stat, fstat, access */
  DISK_UNLINK,
  DISK_RENAME,
} DiskCall;

typedef struct
{
  DiskCall call;
  const char *path;  /* as it was opened or named */
  const char *to;    /* of DISK_RENAME */
  int fd;            /* -1 for calls by name */
  gint64 offset;     /* of DISK_READ and _WRITE; the new size for _TRUNCATE */
  const void *bytes; /* of DISK_WRITE */
  gsize size;        /* of DISK_READ and _WRITE; before() may lower it */
} DiskEvent;

typedef struct
{
  /** Returns 0 to let it happen, or the errno with which it fails; of a failing write, @size bytes are
   * written. */
  int (*before) (DiskEvent *event);
  /** It has happened; @size says how much of it. Nullable. */
  void (*after) (const DiskEvent *event);
} DiskHooks;

/** Passes calls for @folder and what is in it to @hooks from now on. %NULL for both ends it. */
void disk_watch (const char *folder, const DiskHooks *hooks);
