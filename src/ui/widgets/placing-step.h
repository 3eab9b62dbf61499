/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_PLACING_STEP (hv_placing_step_get_type ())

/** HvPlacingStep: a map on which she places something: all but the feeling wheel. */
G_DECLARE_FINAL_TYPE (HvPlacingStep, hv_placing_step, HV, PLACING_STEP, HvStepView)

/** What is on a kept map, or in an answer, one line each. (transfer full) (element-type HvMapPoint) */
GPtrArray *hv_map_read_kept (const HvStep *step, const char *text);
/** The same as it is kept. (transfer full) */
char *hv_map_write_kept (const HvStep *step, GPtrArray *points);

G_END_DECLS
