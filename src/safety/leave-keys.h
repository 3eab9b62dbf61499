/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How many times Shift is pressed to leave, and the longest time from the first to the last. */
#define HV_LEAVE_TAPS 3
#define HV_LEAVE_WITHIN (5 * G_TIME_SPAN_SECOND)

/** HvKey: what the leave keys need to know of a key. */
typedef enum
{
  HV_KEY_LEFT_SHIFT,
  HV_KEY_RIGHT_SHIFT,
  HV_KEY_OTHER, /**< any other key; also Shift while Control, Alt or Super is down */
} HvKey;

/**
 * HvLeaveKeys:
 *
 * Counts Shift pressed three times alone. A press counts when it is let go, so that a Shift that turns
 * out to be the beginning of a capital never does. It knows no clock and no display. All zero is a
 * fresh one.
 */
typedef struct
{
  gint64 taps[HV_LEAVE_TAPS]; /**< when each was let go, the newest last */
  guint n_taps;
  gboolean down[2];           /**< left and right */
  gboolean used;              /**< a Shift that is down has served as a modifier */
} HvLeaveKeys;

/** Forget everything: a click, a scroll, another window. */
void hv_leave_keys_reset (HvLeaveKeys *self);

/** No Shift is down, so a release was missed; what has been counted stays. */
void hv_leave_keys_none_down (HvLeaveKeys *self);

/** A key went down. Repeats of a held key may be told too. */
void hv_leave_keys_press (HvLeaveKeys *self, HvKey key);

/**
 * hv_leave_keys_release:
 * @now: microseconds of a clock that does not jump
 *
 * Returns: whether this was the third time: leave
 */
gboolean hv_leave_keys_release (HvLeaveKeys *self, HvKey key, gint64 now);

/** How far it has come, 0–3; presses older than five seconds are forgotten. */
guint hv_leave_keys_get_progress (const HvLeaveKeys *self, gint64 now);

G_END_DECLS
