/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

#define HV_TYPE_RATING_VIEW (hv_rating_view_get_type ())

/** HvRatingView: the rating before the first step. */
G_DECLARE_FINAL_TYPE (HvRatingView, hv_rating_view, HV, RATING_VIEW, HvStepView)

G_END_DECLS
