/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/lock-timer.h"

#include <time.h>

void
hv_lock_timer_start (HvLockTimer *self, guint minutes, gint64 now)
{
  g_return_if_fail (self != NULL);

  self->minutes = MIN (minutes, HV_LOCK_MAX_MINUTES);
  self->touched = now;
}

void
hv_lock_timer_touch (HvLockTimer *self, gint64 now)
{
  g_return_if_fail (self != NULL);

  self->touched = now;
}

gint64
hv_lock_timer_remaining (const HvLockTimer *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->minutes == 0)
    return -1;
  return MAX (0, self->touched + self->minutes * G_TIME_SPAN_MINUTE - now);
}

guint
hv_lock_timer_parse_minutes (const char *text)
{
  guint64 minutes;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, HV_LOCK_MAX_MINUTES, &minutes, NULL))
    return HV_LOCK_DEFAULT_MINUTES;
  return minutes;
}

static gint64 stopped_at;

void
hv_lock_timer_set_now_for_tests (gint64 now)
{
  stopped_at = now;
}

gint64
hv_lock_timer_now (void)
{
  if (stopped_at != 0)
    return stopped_at;
  struct timespec now;
  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * G_TIME_SPAN_SECOND + now.tv_nsec / 1000;
}
