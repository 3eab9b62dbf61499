/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_CHOOSE_STEP (hv_choose_step_get_type ())

/** HvChooseStep: one answer or several, with words of her own if the content offers it. */
G_DECLARE_FINAL_TYPE (HvChooseStep, hv_choose_step, HV, CHOOSE_STEP, HvStepView)

G_END_DECLS
