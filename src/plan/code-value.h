/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/code-number.h"
#include "plan/plan-error.h"
#include "plan/plan.h"

/* A plan as places of words in a list, and back. CODE.md has the numbers. */

#define HV_CODE_MOST_WORDS 11
#define HV_CODE_LIST 2048

typedef struct
{
  guint places[HV_CODE_MOST_WORDS];
  guint n;
} HvCode;

void hv_code_write (const HvPlan *plan, HvCode *code); /* one that is not empty */

/* (transfer full) (nullable): %NULL, and in @why %HV_PLAN_ERROR_MISMATCH or %HV_PLAN_ERROR_NEWER */
HvPlan *hv_code_read (const HvCode *code, HvPlanError *why);

/* With all other words as they are, the one place at @at with which the check word fits; for two words or
 * more. */
guint hv_code_get_fitting (const HvCode *code, guint at);

/* Whether the word at @place stands for a route that there is. */
gboolean hv_code_is_route (guint place);
