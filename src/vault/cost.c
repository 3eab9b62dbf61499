/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/cost.h"

#include "vault/vault.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#define MIB ((gsize) 1024 * 1024)

/* As long as she is to wait at most, when she makes the room. */
#define MOST_SECONDS 1.0

static const HvWork works[] = {
  [HV_COST_SMALL] = { 3, 64 * MIB },
  [HV_COST_DEFAULT] = { 3, 256 * MIB },
  [HV_COST_LARGE] = { 4, 1024 * MIB },
  [HV_COST_LARGEST] = { 5, 2048 * MIB },
};

static gboolean cheap_derivation;

void
hv_vault_set_cheap_derivation_for_tests (gboolean cheap)
{
  g_atomic_int_set (&cheap_derivation, cheap);
}

HvWork
hv_cost_get_work (HvCost cost)
{
  if (g_atomic_int_get (&cheap_derivation))
    return (HvWork){ crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN };
  return works[cost];
}

/* ---- memory ---- */

/* The value of a line "Name:   123 kB", in bytes. */
static guint64
parse_line (const char *meminfo, const char *name)
{
  const char *line = strstr (meminfo, name);
  guint64 kibibytes = line != NULL ? g_ascii_strtoull (line + strlen (name), NULL, 10) : 0;
  return kibibytes == 0 || kibibytes > G_MAXUINT64 / 1024 ? G_MAXUINT64 : kibibytes * 1024;
}

HvMemory
hv_memory_parse (const char *meminfo)
{
  return (HvMemory){ parse_line (meminfo, "MemTotal:"), parse_line (meminfo, "MemAvailable:") };
}

static HvMemory
look_at_memory (void)
{
  g_autofree char *meminfo = NULL;
  g_file_get_contents ("/proc/meminfo", &meminfo, NULL, NULL);
  return hv_memory_parse (meminfo != NULL ? meminfo : "");
}

gboolean
hv_cost_is_bearable (gsize size, HvMemory memory)
{
  return size <= memory.total / 2 && size <= memory.available;
}

gboolean
hv_cost_is_bearable_here (gsize size)
{
  return hv_cost_is_bearable (size, look_at_memory ());
}

/* ---- choosing ---- */

HvCost
hv_cost_decide (double seconds, HvMemory memory)
{
  for (HvCost cost = HV_COST_LARGEST; cost > HV_COST_SMALL; cost--)
    {
      const HvWork *work = &works[cost];
      double mebibytes = (double) work->memory / (double) MIB;
      if ((double) work->passes * mebibytes * seconds <= MOST_SECONDS && work->memory <= memory.total / 4
          && work->memory <= memory.available)
        return cost;
    }
  return HV_COST_SMALL;
}

/* Of this thread alone: what else the machine is at now is not for ever. */
static double
get_seconds (void)
{
  struct timespec now = { 0 };
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* The time of one pass over one mebibyte, or a negative one. One pass over fresh memory takes longer than each of
 * three, so it rather says too much. */
static double
measure_once (void)
{
  const gsize memory = works[HV_COST_SMALL].memory;
  guint8 out[HV_KEY_SIZE], salt[crypto_pwhash_SALTBYTES] = { 0 };
  double start = get_seconds ();
  if (crypto_pwhash (out, sizeof out, "probe", 5, salt, 1, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return -1;
  return (get_seconds () - start) / ((double) memory / (double) MIB);
}

/* The best of three. */
static double
measure (void)
{
  double best = -1;
  for (int i = 0; i < 3; i++)
    {
      double seconds = measure_once ();
      if (seconds >= 0 && (best < 0 || seconds < best))
        best = seconds;
    }
  return best;
}

HvCost
hv_cost_choose (void)
{
  static GMutex lock;
  static double seconds; /* 0: not yet measured */
  if (g_atomic_int_get (&cheap_derivation))
    return HV_COST_DEFAULT;
  g_mutex_lock (&lock);
  if (seconds == 0 && sodium_init () >= 0)
    seconds = measure ();
  HvCost cost = seconds > 0 ? hv_cost_decide (seconds, look_at_memory ()) : HV_COST_SMALL;
  g_mutex_unlock (&lock);
  return cost;
}
