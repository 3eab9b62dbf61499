/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_BEFORE_VIEW (hv_before_view_get_type ())

/** HvBeforeView: what an exercise is for, how long it is and what it keeps; nothing has begun. */
G_DECLARE_FINAL_TYPE (HvBeforeView, hv_before_view, HV, BEFORE_VIEW, HvStepView)

G_END_DECLS
