/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A VFS over "unix" that counts operations and makes one of them, or all from one on, fail. */

#define FAILING_VFS "failing"

typedef enum
{
  FAIL_READ = 1 << 0,
  FAIL_WRITE = 1 << 1,
  FAIL_TRUNCATE = 1 << 2,
  FAIL_SYNC = 1 << 3,
  FAIL_OPEN = 1 << 4,
  FAIL_DELETE = 1 << 5,
  FAIL_SIZE = 1 << 6,
  FAIL_LOCK = 1 << 7,
  FAIL_ANY = (1 << 8) - 1,
} FailKind;

void failing_vfs_register (void);

/** Operations of @kinds are counted from now; the @at th fails (0: none), and with @forever all after it. */
void failing_vfs_set (FailKind kinds, int at, gboolean forever);

/** What a failing write gives. */
void failing_vfs_set_disk_full (gboolean full);

/** Instead of failing, the operation kills the process, before anything of it is done. */
void failing_vfs_set_deadly (gboolean is_deadly);

/** Operations counted since failing_vfs_set(). */
int failing_vfs_get_count (void);
