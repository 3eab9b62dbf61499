/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/leave-keys.h"

#include <string.h>

void
hv_leave_keys_reset (HvLeaveKeys *self)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
}

void
hv_leave_keys_none_down (HvLeaveKeys *self)
{
  g_return_if_fail (self != NULL);

  memset (self->down, 0, sizeof self->down);
  self->used = FALSE;
}

void
hv_leave_keys_press (HvLeaveKeys *self, HvKey key)
{
  g_return_if_fail (self != NULL);

  if (key != HV_KEY_OTHER)
    {
      self->down[key] = TRUE;
      return;
    }
  self->n_taps = 0;
  self->used = self->down[HV_KEY_LEFT_SHIFT] || self->down[HV_KEY_RIGHT_SHIFT];
}

static void
forget_older_than (HvLeaveKeys *self, gint64 oldest)
{
  guint gone = 0;
  while (gone < self->n_taps && self->taps[gone] < oldest)
    gone++;
  self->n_taps -= gone;
  memmove (self->taps, self->taps + gone, self->n_taps * sizeof self->taps[0]);
}

gboolean
hv_leave_keys_release (HvLeaveKeys *self, HvKey key, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* A Shift that went down in another window is not ours to count. */
  if (key == HV_KEY_OTHER || !self->down[key])
    return FALSE;

  gboolean alone = !self->used;
  self->down[key] = FALSE;
  if (!self->down[HV_KEY_LEFT_SHIFT] && !self->down[HV_KEY_RIGHT_SHIFT])
    self->used = FALSE;
  if (!alone)
    return FALSE;

  forget_older_than (self, now - HV_LEAVE_WITHIN);
  self->taps[self->n_taps++] = now;
  if (self->n_taps < HV_LEAVE_TAPS)
    return FALSE;
  hv_leave_keys_reset (self);
  return TRUE;
}

guint
hv_leave_keys_get_progress (const HvLeaveKeys *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, 0);

  guint fresh = 0;
  for (guint i = 0; i < self->n_taps; i++)
    if (self->taps[i] >= now - HV_LEAVE_WITHIN)
      fresh++;
  return fresh;
}
