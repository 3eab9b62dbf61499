/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvMeter:
 *
 * How far a long piece of work has come, and whether it shall stop. One thread works and moves it, another looks at it
 * now and then; neither waits.
 */
typedef struct _HvMeter HvMeter;

HvMeter *hv_meter_new (void);
HvMeter *hv_meter_ref (HvMeter *meter);
void hv_meter_unref (HvMeter *meter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvMeter, hv_meter_unref)

/** For who works: @done of @total, in whatever it counts; nothing on a %NULL meter. */
void hv_meter_set (HvMeter *meter, guint done, guint total);

/** For who looks: from 0.0 to 1.0; 0.0 as long as nothing has been told. */
double hv_meter_get_share (HvMeter *meter);

/** For who looks: @done of @total; 0 of 0 as long as nothing has been told. */
void hv_meter_get (HvMeter *meter, guint *done, guint *total);

/** Asks for the work to end at the next good moment, as if it had never begun. */
void hv_meter_stop (HvMeter *meter);

/** For who works: whether it was asked to stop; never on a %NULL meter. */
gboolean hv_meter_is_stopped (HvMeter *meter);

G_END_DECLS
