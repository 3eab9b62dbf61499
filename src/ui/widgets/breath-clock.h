/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/step.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvBreathClock:
 *
 * The time of a breathing exercise as plain numbers, without a widget: which pattern, how slow, how long, and
 * where in the breath. A change of pace waits for the next breath, so that the circle never jumps.
 */
typedef struct
{
  const HvBreathPattern *pattern;
  guint slower;        /**< steps slower than the pattern, 0–HV_BREATH_MAX_SLOWER */
  gint64 breath_us;    /**< since this breath began */
  double in, out;      /**< seconds of this breath */
  gint64 elapsed_us;   /**< since Start, pauses left out */
  gint64 length_us;    /**< how long it goes on */
  gboolean running;
  gboolean over;       /**< the time has passed; it ended with an out-breath */
} HvBreathClock;

#define HV_BREATH_MAX_SLOWER 4

/** Takes a pattern up from its beginning, standing still. */
void hv_breath_clock_set_pattern (HvBreathClock *self, const HvBreathPattern *pattern);
void hv_breath_clock_set_minutes (HvBreathClock *self, guint minutes);
/** After the end: one minute more. */
void hv_breath_clock_extend (HvBreathClock *self);
void hv_breath_clock_advance (HvBreathClock *self, gint64 us);

/**
 * hv_breath_clock_look:
 * @breathing_in: (out): which half
 * @second: (out): which second of it, from 1
 *
 * Returns: how open the circle is, 0–1
 */
double hv_breath_clock_look (const HvBreathClock *self, gboolean *breathing_in, guint *second);

gboolean hv_breath_pattern_is (const HvBreathPattern *pattern, const char *variant);

G_END_DECLS
