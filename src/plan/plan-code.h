/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/plan-error.h"
#include "plan/plan.h"

G_BEGIN_DECLS

/*
 * The words of a plan: one for a route as it is, else two to eleven, of one of our own lists. The last one is
 * a check: one wrong word, or two that changed places, are always noticed. Recovery phrases have twelve, so
 * the one is never taken for the other. CODE.md is the specification.
 */

/**
 * hv_plan_code_write:
 * @language: "da" or "en"; any other gets English words
 *
 * Returns: (transfer full) (nullable): the words with a blank between them; %NULL for an empty plan
 */
char *hv_plan_code_write (const HvPlan *plan, const char *language);

/** HvPlanOffer: something that may have been meant. */
typedef struct
{
  guint at;   /**< the word in question, from 0 */
  int other;  /**< the word that it may have changed places with, or -1 */
  char *word; /**< what may be meant in its place; of two that changed places, the one that belongs at @at */
  char *code; /**< (nullable): all the words with this put right, when they are a code then */
} HvPlanOffer;

/**
 * hv_plan_code_read:
 * @typed: any bytes; a QR holds the same
 * @language: whose list is tried first
 * @offers: (out) (optional) (element-type HvPlanOffer): when it is no code, what may have been meant: the
 * likeliest first, at most three for a word
 * @error: from %HV_PLAN_ERROR: EMPTY, TOO_LONG, UNKNOWN_WORD, MISMATCH, NEWER
 *
 * Capitals, accents, blanks, commas, line breaks and numbers ("1. kaffe") do not matter, nor how æ, ø and å
 * are written; the first four letters of a word are enough.
 */
HvPlan *hv_plan_code_read (const char *typed, const char *language, GPtrArray **offers, GError **error);

/** Returns: (nullable): word @place of the list, from 0; %NULL for an unknown @language or beyond its end */
const char *hv_plan_code_get_word (const char *language, guint place);

G_END_DECLS
