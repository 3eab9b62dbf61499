/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_LIST_STEP (hv_list_step_get_type ())

/** HvListStep: several short lines of her own. */
G_DECLARE_FINAL_TYPE (HvListStep, hv_list_step, HV, LIST_STEP, HvStepView)

G_END_DECLS
