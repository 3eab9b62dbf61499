/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_SENSES_STEP (hv_senses_step_get_type ())

/** HvSensesStep: one sense at a time, with dots to tick off what is found. */
G_DECLARE_FINAL_TYPE (HvSensesStep, hv_senses_step, HV, SENSES_STEP, HvStepView)

G_END_DECLS
