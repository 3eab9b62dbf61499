/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_LOCK_DEFAULT_SECONDS 120
#define HV_LOCK_MIN_SECONDS 30
#define HV_LOCK_MAX_SECONDS (15 * 60)

/** HvLockTimer: when a room that nobody touches is to be locked. It knows no clock. */
typedef struct
{
  gint64 touched; /**< when there last was a key, a click or a movement */
  guint seconds;  /**< 0: never */
} HvLockTimer;

/** @seconds: 0 for never */
void hv_lock_timer_start (HvLockTimer *self, guint seconds, gint64 now);
void hv_lock_timer_touch (HvLockTimer *self, gint64 now);

/** Returns: microseconds until it is time, 0 when it is, -1 for never */
gint64 hv_lock_timer_remaining (const HvLockTimer *self, gint64 now);

/**
 * hv_lock_timer_parse:
 * @text: (nullable): a setting as kept: minutes ("2") or seconds ("30s")
 *
 * Returns: seconds, kept between the least and the most; the default for %NULL and for anything that is no such time. A
 *   room in which "0" was kept, never, locks after the longest time.
 */
guint hv_lock_timer_parse (const char *text);

/** Returns: microseconds of a clock that goes on while the machine sleeps, so that a lid closed for an hour locks */
gint64 hv_lock_timer_now (void);

/** Stops that clock at @now for the whole process; 0 goes back to the real one. */
void hv_lock_timer_set_now_for_tests (gint64 now);

G_END_DECLS
