/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_CLOSE_VIEW (hv_close_view_get_type ())

/** HvCloseView: the rating again, and how it went. */
G_DECLARE_FINAL_TYPE (HvCloseView, hv_close_view, HV, CLOSE_VIEW, HvStepView)

G_END_DECLS
