/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/keys.h"

G_BEGIN_DECLS

/* How much work a passphrase is to cost on this machine. Whoever guesses has more machines than she has, so it is as
 * much as she can bear to wait for; but a file from elsewhere must not be able to take all of the memory. */

/** What a cost comes to, for crypto_pwhash(). */
typedef struct
{
  unsigned long long passes;
  gsize memory; /**< bytes */
} HvWork;

HvWork hv_cost_get_work (HvCost cost);

/** A machine's memory in bytes, as the kernel tells it. What it does not tell is %G_MAXUINT64 and hinders nothing. */
typedef struct
{
  guint64 total;
  guint64 available; /**< that programs can have now without others being swapped out */
} HvMemory;

/** @meminfo: as in /proc/meminfo */
HvMemory hv_memory_parse (const char *meminfo);

/**
 * hv_cost_decide:
 * @seconds: how long one pass over one mebibyte takes
 *
 * Returns: the highest cost that takes a second at most, a quarter of the memory, and no more than is available; the
 *   lowest when none does
 */
HvCost hv_cost_decide (double seconds, HvMemory memory);

/** Whether a derivation may have @size bytes: half of the memory at most, and no more than is available. */
gboolean hv_cost_is_bearable (gsize size, HvMemory memory);

/** The same for this machine, now. */
gboolean hv_cost_is_bearable_here (gsize size);

/**
 * hv_cost_choose:
 *
 * For a new room: measures once in the life of the program, with derivations of 64 MiB, which blocks for 0.2 to 1 s.
 */
HvCost hv_cost_choose (void);

G_END_DECLS
