/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clock.h"

static gint64 fixed_now;

gint64
hv_clock_now (void)
{
  gint64 fixed = __atomic_load_n (&fixed_now, __ATOMIC_RELAXED);
  return fixed != 0 ? fixed : g_get_real_time ();
}

void
hv_clock_set_for_tests (gint64 now)
{
  __atomic_store_n (&fixed_now, now, __ATOMIC_RELAXED);
}
