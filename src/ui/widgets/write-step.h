/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_WRITE_STEP (hv_write_step_get_type ())

/** HvWriteStep: her own words; they can be let go, and are then never given to the runner. */
G_DECLARE_FINAL_TYPE (HvWriteStep, hv_write_step, HV, WRITE_STEP, HvStepView)

G_END_DECLS
