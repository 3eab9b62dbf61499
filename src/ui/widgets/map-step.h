/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_MAP_STEP (hv_map_step_get_type ())

/** HvMapStep: feelings picked on a wheel, or in the list beside it. */
G_DECLARE_FINAL_TYPE (HvMapStep, hv_map_step, HV, MAP_STEP, HvStepView)

G_END_DECLS
