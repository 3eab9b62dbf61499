/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/breath-clock.h"

#include "practice/guide.h"

#define SECOND G_USEC_PER_SEC

/* Without counting the circle still moves, a little slower; a finger goes out and home at one pace. */
#define UNCOUNTED_IN 4.0
#define UNCOUNTED_OUT 6.5
#define FINGER_IN 6.0
#define FINGER_OUT 6.0
/* One press on "Slower": half a second on the way in, one on the way out. */
#define SLOWER_IN 0.5
#define SLOWER_OUT 1.0

gboolean
hv_breath_pattern_is (const HvBreathPattern *pattern, const char *variant)
{
  return g_strcmp0 (pattern->variant != NULL ? pattern->variant : "circle", variant) == 0;
}

static void
begin_breath (HvBreathClock *self)
{
  self->in = self->pattern->in > 0 ? self->pattern->in : UNCOUNTED_IN;
  self->out = self->pattern->out > 0 ? self->pattern->out : UNCOUNTED_OUT;
  if (hv_breath_pattern_is (self->pattern, "finger"))
    {
      self->in = FINGER_IN;
      self->out = FINGER_OUT;
    }
  self->in += self->slower * SLOWER_IN;
  self->out += self->slower * SLOWER_OUT;
}

void
hv_breath_clock_set_pattern (HvBreathClock *self, const HvBreathPattern *pattern)
{
  self->pattern = pattern;
  self->slower = 0;
  self->breath_us = 0;
  self->elapsed_us = 0;
  self->over = FALSE;
  self->running = FALSE;
  begin_breath (self);
}

void
hv_breath_clock_set_minutes (HvBreathClock *self, guint minutes)
{
  self->length_us = (gint64) minutes * 60 * SECOND;
}

void
hv_breath_clock_extend (HvBreathClock *self)
{
  self->length_us = self->elapsed_us + 60 * SECOND;
  self->over = FALSE;
}

void
hv_breath_clock_advance (HvBreathClock *self, gint64 us)
{
  if (!self->running || self->over || us <= 0)
    return;

  self->elapsed_us += us;
  self->breath_us += us;
  while (self->breath_us >= (gint64) ((self->in + self->out) * SECOND))
    {
      self->breath_us -= (gint64) ((self->in + self->out) * SECOND);
      begin_breath (self);
      if (self->elapsed_us >= self->length_us)
        {
          self->breath_us = 0;
          self->running = FALSE;
          self->over = TRUE;
        }
    }
}

double
hv_breath_clock_look (const HvBreathClock *self, gboolean *breathing_in, guint *second)
{
  double size = hv_breath_get_size (self->in, self->out, self->breath_us, breathing_in);
  gint64 since = self->breath_us - (*breathing_in ? 0 : (gint64) (self->in * SECOND));

  *second = 1 + (guint) (MAX (since, 0) / SECOND);
  return size;
}
