/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_HELP_STEP (hv_help_step_get_type ())

/** HvHelpStep: where to turn, with the numbers large. */
G_DECLARE_FINAL_TYPE (HvHelpStep, hv_help_step, HV, HELP_STEP, HvStepView)

G_END_DECLS
