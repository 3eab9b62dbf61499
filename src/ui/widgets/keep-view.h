/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_KEEP_VIEW (hv_keep_view_get_type ())

/** HvKeepView: what is to be kept. */
G_DECLARE_FINAL_TYPE (HvKeepView, hv_keep_view, HV, KEEP_VIEW, HvStepView)

G_END_DECLS
