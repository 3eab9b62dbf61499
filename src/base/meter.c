/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/meter.h"

struct _HvMeter
{
  gatomicrefcount refs;
  guint done; /* atomic, as are the others */
  guint total;
  int stopped;
};

HvMeter *
hv_meter_new (void)
{
  HvMeter *self = g_new0 (HvMeter, 1);
  g_atomic_ref_count_init (&self->refs);
  return self;
}

HvMeter *
hv_meter_ref (HvMeter *meter)
{
  g_return_val_if_fail (meter != NULL, NULL);
  g_atomic_ref_count_inc (&meter->refs);
  return meter;
}

void
hv_meter_unref (HvMeter *meter)
{
  g_return_if_fail (meter != NULL);
  if (g_atomic_ref_count_dec (&meter->refs))
    g_free (meter);
}

void
hv_meter_set (HvMeter *meter, guint done, guint total)
{
  if (meter == NULL)
    return;
  g_atomic_int_set (&meter->total, total);
  g_atomic_int_set (&meter->done, MIN (done, total));
}

double
hv_meter_get_share (HvMeter *meter)
{
  g_return_val_if_fail (meter != NULL, 0);
  guint done, total;
  hv_meter_get (meter, &done, &total);
  return total > 0 ? (double) done / total : 0;
}

void
hv_meter_get (HvMeter *meter, guint *done, guint *total)
{
  g_return_if_fail (meter != NULL);
  *total = (guint) g_atomic_int_get (&meter->total);
  *done = MIN ((guint) g_atomic_int_get (&meter->done), *total); /* one of them may be newer than the other */
}

void
hv_meter_stop (HvMeter *meter)
{
  g_return_if_fail (meter != NULL);
  g_atomic_int_set (&meter->stopped, TRUE);
}

gboolean
hv_meter_is_stopped (HvMeter *meter)
{
  return meter != NULL && g_atomic_int_get (&meter->stopped);
}
