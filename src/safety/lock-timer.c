/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/lock-timer.h"

#include <string.h>
#include <time.h>

void
hv_lock_timer_start (HvLockTimer *self, guint seconds, gint64 now)
{
  g_return_if_fail (self != NULL);

  self->seconds = seconds;
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

  if (self->seconds == 0)
    return -1;
  return MAX (0, self->touched + self->seconds * G_TIME_SPAN_SECOND - now);
}

guint
hv_lock_timer_parse (const char *text)
{
  guint64 time;
  g_autofree char *number = g_strdup (text != NULL ? text : "");
  gsize size = strlen (number);
  guint unit = size > 1 && number[size - 1] == 's' ? 1 : 60;
  if (unit == 1)
    number[size - 1] = '\0';
  if (!g_ascii_string_to_unsigned (number, 10, 0, 3600, &time, NULL))
    return HV_LOCK_DEFAULT_SECONDS;
  return time == 0 ? HV_LOCK_MAX_SECONDS : CLAMP (time * unit, HV_LOCK_MIN_SECONDS, HV_LOCK_MAX_SECONDS);
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
