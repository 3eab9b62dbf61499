/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/plan-error.h"

G_DEFINE_QUARK (hv - plan - error - quark, hv_plan_error)
