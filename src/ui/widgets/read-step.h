/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_READ_STEP (hv_read_step_get_type ())

/** HvReadStep: something to read, all at once or line by line at her own pace. */
G_DECLARE_FINAL_TYPE (HvReadStep, hv_read_step, HV, READ_STEP, HvStepView)

G_END_DECLS
