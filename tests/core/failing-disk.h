/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/vault-error.h"

/* Makes one call of a session fail, or all from one on, below everything the program calls. */

typedef enum
{
  DISK_IO_ERROR,    /* any call; half of a write is there */
  DISK_SYNC_FAILS,  /* fsync and fdatasync alone */
  DISK_IS_FULL,     /* what would take space; half of a write is there */
  DISK_READS_SHORT, /* half of what was asked for: to be asked for again */
  DISK_WRITES_SHORT,
  DISK_ENDS_EARLY,     /* a read finds the end of the file */
  DISK_IS_INTERRUPTED, /* by a signal; "for good" is half of the calls, or nobody would ever come through */
  DISK_N_FAULTS,
} DiskFault;

const char *disk_fault_get_name (DiskFault fault);

/** Whether nobody may notice: the call is made again, and it is as if nothing had been. */
gboolean disk_fault_is_invisible (DiskFault fault);

/** Whether @error, from vault/ or store/, says what @fault is. */
gboolean disk_fault_is_told_by (DiskFault fault, const GError *error);

/** Watches @folder; counts the calls that @fault can befall, and the @at th (0: none) meets it; with @forever
 * all after it. */
void failing_disk_begin (const char *folder, DiskFault fault, int at, gboolean forever);

/** Ends it. Returns: how many calls were counted; @met (nullable) how many failed. */
int failing_disk_end (int *met);
