/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvGuide:
 *
 * The clock of a guided script or a breathing exercise, without a clock of its own: ui/ tells it how
 * much time has passed. Pausing, repeating and going on by hand are always possible; nothing starts by itself.
 */
typedef struct _HvGuide HvGuide;

/** @seconds: the length of each line; one of 0 seconds waits for her */
HvGuide *hv_guide_new (const guint *seconds, guint n_lines);
void hv_guide_free (HvGuide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvGuide, hv_guide_free)

gboolean hv_guide_is_running (HvGuide *self);
void hv_guide_start (HvGuide *self);
void hv_guide_pause (HvGuide *self);
/** No effect while paused. Never passes a whole line unseen, however long the machine stalled. */
void hv_guide_advance (HvGuide *self, gint64 elapsed_us);
void hv_guide_next_line (HvGuide *self); /**< after the last it is over */
void hv_guide_previous_line (HvGuide *self);
void hv_guide_repeat (HvGuide *self); /**< from the first line, running */
guint hv_guide_get_line (HvGuide *self); /**< the last one when it is over */
double hv_guide_get_line_progress (HvGuide *self); /**< 0–1 */
gboolean hv_guide_is_over (HvGuide *self);

/**
 * hv_breath_get_size:
 * @in_seconds: length of the in-breath
 * @out_seconds: length of the out-breath
 * @time_us: since the beginning
 * @breathing_in: (out) (optional): which half
 *
 * Returns: how open the circle is, 0–1, eased (never a jump, never a hold); 0.5 when there is no rhythm
 */
double hv_breath_get_size (double in_seconds, double out_seconds, gint64 time_us, gboolean *breathing_in);

G_END_DECLS
