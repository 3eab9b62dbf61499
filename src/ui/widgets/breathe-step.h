/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_BREATHE_STEP (hv_breathe_step_get_type ())

/** HvBreatheStep: a slow rhythm to follow, with the breath, a finger or nothing but reading. */
G_DECLARE_FINAL_TYPE (HvBreatheStep, hv_breathe_step, HV, BREATHE_STEP, HvStepView)

G_END_DECLS
