/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

/** HvNextStep: one small step to take, and about when if she likes. */
#define HV_TYPE_NEXT_STEP (hv_next_step_get_type ())
G_DECLARE_FINAL_TYPE (HvNextStep, hv_next_step, HV, NEXT_STEP, HvStepView)

G_END_DECLS
