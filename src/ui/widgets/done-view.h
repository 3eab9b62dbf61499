/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_DONE_VIEW (hv_done_view_get_type ())

/** HvDoneView: what could come next. */
G_DECLARE_FINAL_TYPE (HvDoneView, hv_done_view, HV, DONE_VIEW, HvStepView)

G_END_DECLS
