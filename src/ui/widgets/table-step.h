/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

/** HvTableStep: one card for each row, with its fields side by side where there is room. */
#define HV_TYPE_TABLE_STEP (hv_table_step_get_type ())
G_DECLARE_FINAL_TYPE (HvTableStep, hv_table_step, HV, TABLE_STEP, HvStepView)

G_END_DECLS
