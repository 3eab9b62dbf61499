/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/draft.h"

void
hv_draft_change (HvDraft *self, gint64 now)
{
  if (self->first_change < 0)
    self->first_change = now;
  self->last_change = now;
}

void
hv_draft_save_begins (HvDraft *self, gint64 now)
{
  self->first_change = -1;
  self->retry = -1;
  self->on_their_way++;
}

static gint64
get_retry_delay (guint failures)
{
  guint doublings = MIN (failures - 1, 10);
  return MIN (G_TIME_SPAN_SECOND << doublings, HV_DRAFT_LONGEST_RETRY);
}

void
hv_draft_save_ends (HvDraft *self, gint64 now, gboolean saved)
{
  g_return_if_fail (self->on_their_way > 0);

  self->on_their_way--;
  self->failed = !saved;
  if (saved)
    {
      self->failures = 0;
      self->retry = -1;
      return;
    }
  self->failures++;
  self->retry = now + get_retry_delay (self->failures);
}

gint64
hv_draft_get_due (const HvDraft *self)
{
  /* One save at a time: while a slow disk works on one, the changes gather for the next. */
  if (self->on_their_way > 0)
    return -1;
  gint64 due = self->first_change < 0
                   ? -1
                   : MIN (self->last_change + HV_DRAFT_PAUSE, self->first_change + HV_DRAFT_LONGEST);
  if (self->retry >= 0)
    due = due < 0 ? self->retry : MIN (due, self->retry);
  return due;
}

HvDraftState
hv_draft_get_state (const HvDraft *self)
{
  if (self->failed && self->on_their_way == 0)
    return HV_DRAFT_FAILED;
  if (self->first_change >= 0)
    return HV_DRAFT_WAITING;
  return self->on_their_way > 0 ? HV_DRAFT_SAVING : HV_DRAFT_SAVED;
}

gboolean
hv_draft_is_unsaved (const HvDraft *self)
{
  return self->first_change >= 0 || self->failed;
}
