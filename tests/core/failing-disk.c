/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "failing-disk.h"

#include "disk-calls.h"
#include "store/store-error.h"

#include <errno.h>

#define BIT(call) (1u << (call))
#define ANY (~0u)

static const struct
{
  const char *name;
  guint calls; /* that it can befall */
  int code;
  gboolean invisible;
  int vault_codes[3], store_codes[2]; /* that tell it; ended by -1 */
} faults[] = {
  [DISK_IO_ERROR] = { "I/O error", ANY, EIO, FALSE, { HV_VAULT_ERROR_IO, -1 }, { HV_STORE_ERROR_IO, -1 } },
  [DISK_SYNC_FAILS]
  = { "failed fsync", BIT (DISK_SYNC), EIO, FALSE, { HV_VAULT_ERROR_IO, -1 }, { HV_STORE_ERROR_IO, -1 } },
  [DISK_IS_FULL] = { "disk full",
                     BIT (DISK_WRITE) | BIT (DISK_CREATE),
                     ENOSPC,
                     FALSE,
                     { HV_VAULT_ERROR_NO_SPACE, -1 },
                     { HV_STORE_ERROR_NO_SPACE, -1 } },
  [DISK_READS_SHORT] = { "short read", BIT (DISK_READ), 0, TRUE, { -1 }, { -1 } },
  [DISK_WRITES_SHORT] = { "short write", BIT (DISK_WRITE), 0, TRUE, { -1 }, { -1 } },
  [DISK_ENDS_EARLY] = { "early end of file",
                        BIT (DISK_READ),
                        0,
                        FALSE,
                        { HV_VAULT_ERROR_DAMAGED, HV_VAULT_ERROR_NOT_A_ROOM, -1 },
                        { HV_STORE_ERROR_DAMAGED, -1 } },
  [DISK_IS_INTERRUPTED] = { "interruption",
                            BIT (DISK_OPEN) | BIT (DISK_CREATE) | BIT (DISK_CLOSE) | BIT (DISK_READ) | BIT (DISK_WRITE)
                                | BIT (DISK_TRUNCATE) | BIT (DISK_SYNC) | BIT (DISK_LOCK),
                            EINTR,
                            TRUE,
                            { -1 },
                            { -1 } },
};
G_STATIC_ASSERT (G_N_ELEMENTS (faults) == DISK_N_FAULTS);

static DiskFault fault;
static int fail_at, count, met;
static gboolean forever;
static GRand *dice;

const char *
disk_fault_get_name (DiskFault which)
{
  return faults[which].name;
}

gboolean
disk_fault_is_invisible (DiskFault which)
{
  return faults[which].invisible;
}

gboolean
disk_fault_is_told_by (DiskFault which, const GError *error)
{
  const int *codes = error->domain == HV_VAULT_ERROR   ? faults[which].vault_codes
                     : error->domain == HV_STORE_ERROR ? faults[which].store_codes
                                                       : NULL;
  for (; codes != NULL && *codes >= 0; codes++)
    if (error->code == *codes)
      return TRUE;
  return FALSE;
}

static gboolean
is_met (const DiskEvent *event)
{
  if ((faults[fault].calls & BIT (event->call)) == 0)
    return FALSE;
  count++;
  if (fail_at == 0 || count < fail_at || (count > fail_at && !forever))
    return FALSE;
  return fault != DISK_IS_INTERRUPTED || count == fail_at || g_rand_boolean (dice);
}

static int
before (DiskEvent *event)
{
  if (!is_met (event))
    return 0;
  met++;
  if (fault == DISK_ENDS_EARLY || fault == DISK_IS_INTERRUPTED)
    event->size = 0;
  else
    event->size = (event->size + 1) / 2;
  return faults[fault].code;
}

void
failing_disk_begin (const char *folder, DiskFault which, int at, gboolean for_good)
{
  static const DiskHooks hooks = { .before = before };
  fault = which;
  fail_at = at;
  forever = for_good;
  count = met = 0;
  dice = g_rand_new_with_seed ((guint32) at);
  disk_watch (folder, &hooks);
}

int
failing_disk_end (int *failed)
{
  disk_watch (NULL, NULL);
  g_clear_pointer (&dice, g_rand_free);
  if (failed != NULL)
    *failed = met;
  return count;
}
