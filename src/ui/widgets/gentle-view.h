/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_GENTLE_VIEW (hv_gentle_view_get_type ())

/** HvGentleView: after it got worse: two gentle ways on, and help. */
G_DECLARE_FINAL_TYPE (HvGentleView, hv_gentle_view, HV, GENTLE_VIEW, HvStepView)

G_END_DECLS
