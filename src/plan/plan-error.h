/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_PLAN_ERROR (hv_plan_error_quark ())
GQuark hv_plan_error_quark (void);

/** What can go wrong in plan/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_PLAN_ERROR_EMPTY,        /**< nothing was typed, or there is nothing in it */
  HV_PLAN_ERROR_TOO_LONG,     /**< more words than a code has, or a file larger than one can be */
  HV_PLAN_ERROR_UNKNOWN_WORD, /**< a word that is on no list */
  HV_PLAN_ERROR_MISMATCH,  /**< known words that are no code: one is wrong, missing, or in another's place */
  HV_PLAN_ERROR_NEWER,     /**< rightly written, by a later version that knows more than this one */
  HV_PLAN_ERROR_MALFORMED, /**< a line of a file that cannot be there; the message begins with its number */
} HvPlanError;

G_END_DECLS
