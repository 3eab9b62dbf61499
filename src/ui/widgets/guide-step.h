/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_GUIDE_STEP (hv_guide_step_get_type ())

/** HvGuideStep: a script, line by line; she starts it, and it waits for her. */
G_DECLARE_FINAL_TYPE (HvGuideStep, hv_guide_step, HV, GUIDE_STEP, HvStepView)

G_END_DECLS
