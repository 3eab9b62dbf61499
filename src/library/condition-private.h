/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/condition.h"

G_BEGIN_DECLS

typedef enum
{
  HV_COMPARE_IS,
  HV_COMPARE_IS_NOT,
  HV_COMPARE_AT_LEAST,
  HV_COMPARE_AT_MOST,
} HvComparisonKind;

/** HvComparison: one of those that must hold. */
typedef struct
{
  char *name;
  HvComparisonKind kind;
  GStrv values; /**< for “is” and “is not” */
  int number;   /**< for the others */
} HvComparison;

struct _HvCondition
{
  GPtrArray *comparisons; /**< (element-type HvComparison) */
};

G_END_DECLS
