/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_RATE_STEP (hv_rate_step_get_type ())

/** HvRateStep: 0 to 10, with the words of the step. */
G_DECLARE_FINAL_TYPE (HvRateStep, hv_rate_step, HV, RATE_STEP, HvStepView)

G_END_DECLS
