/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/code-value.h"
#include "plan/code-words.h"
#include "plan/plan-code.h"

/* What was typed, word by word. */
typedef struct
{
  char *folded[HV_CODE_MOST_WORDS];
  guint n;
} HvCodeTyped;

/* @places: of each word in @list, or -1. */
GPtrArray *hv_code_offers_find (const HvCodeTyped *typed, const int places[HV_CODE_MOST_WORDS],
                                const HvCodeList *list);
char *hv_code_join (const HvCode *code, const HvCodeList *list);
