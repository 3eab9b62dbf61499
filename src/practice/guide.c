/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/guide.h"

#include <math.h>

struct _HvGuide
{
  gint64 *lengths; /* µs */
  guint n_lines;
  guint line;     /* n_lines when it is over */
  gint64 elapsed; /* in this line, µs */
  gboolean running;
};

HvGuide *
hv_guide_new (const guint *seconds, guint n_lines)
{
  g_return_val_if_fail (seconds != NULL || n_lines == 0, NULL);

  HvGuide *self = g_new0 (HvGuide, 1);
  self->lengths = g_new (gint64, n_lines);
  self->n_lines = n_lines;
  for (guint i = 0; i < n_lines; i++)
    self->lengths[i] = seconds[i] * G_USEC_PER_SEC;
  return self;
}

void
hv_guide_free (HvGuide *self)
{
  if (self == NULL)
    return;
  g_free (self->lengths);
  g_free (self);
}

gboolean
hv_guide_is_running (HvGuide *self)
{
  return self->running;
}

gboolean
hv_guide_is_over (HvGuide *self)
{
  return self->line >= self->n_lines;
}

void
hv_guide_start (HvGuide *self)
{
  self->running = !hv_guide_is_over (self);
}

void
hv_guide_pause (HvGuide *self)
{
  self->running = FALSE;
}

static void
go_to_line (HvGuide *self, guint line)
{
  self->line = MIN (line, self->n_lines);
  self->elapsed = 0;
  if (hv_guide_is_over (self))
    self->running = FALSE;
}

void
hv_guide_advance (HvGuide *self, gint64 elapsed_us)
{
  if (!self->running || elapsed_us <= 0 || self->lengths[self->line] == 0)
    return;
  gint64 left = self->lengths[self->line] - self->elapsed;
  if (elapsed_us < left)
    {
      self->elapsed += elapsed_us;
      return;
    }
  /* What is over goes to the next line, but no line is ever passed unseen: after a stall it begins anew. */
  gint64 over = elapsed_us - left;
  go_to_line (self, self->line + 1);
  if (!hv_guide_is_over (self) && over < self->lengths[self->line])
    self->elapsed = over;
}

void
hv_guide_next_line (HvGuide *self)
{
  if (!hv_guide_is_over (self))
    go_to_line (self, self->line + 1);
}

void
hv_guide_previous_line (HvGuide *self)
{
  go_to_line (self, self->line > 0 ? self->line - 1 : 0);
}

void
hv_guide_repeat (HvGuide *self)
{
  go_to_line (self, 0);
  hv_guide_start (self);
}

guint
hv_guide_get_line (HvGuide *self)
{
  return hv_guide_is_over (self) && self->n_lines > 0 ? self->n_lines - 1 : self->line;
}

double
hv_guide_get_line_progress (HvGuide *self)
{
  if (hv_guide_is_over (self))
    return 1;
  gint64 length = self->lengths[self->line];
  return length > 0 ? (double) self->elapsed / length : 0;
}

double
hv_breath_get_size (double in_seconds, double out_seconds, gint64 time_us, gboolean *breathing_in)
{
  if (breathing_in != NULL)
    *breathing_in = TRUE;
  if (!(in_seconds > 0) || !(out_seconds > 0))
    return 0.5;

  double time = fmod (MAX (time_us, 0) / (double) G_USEC_PER_SEC, in_seconds + out_seconds);
  gboolean in = time < in_seconds;
  if (breathing_in != NULL)
    *breathing_in = in;
  /* Half a cosine each way: slow at the turns, never a jump. */
  return in ? (1 - cos (G_PI * time / in_seconds)) / 2 : (1 + cos (G_PI * (time - in_seconds) / out_seconds)) / 2;
}
