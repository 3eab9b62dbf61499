/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_PLAN_STEP (hv_plan_step_get_type ())

/** HvPlanStep: if, then and because, and the sentence they make. */
G_DECLARE_FINAL_TYPE (HvPlanStep, hv_plan_step, HV, PLAN_STEP, HvStepView)

G_END_DECLS
