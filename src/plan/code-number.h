/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Whole numbers of up to eleven digits of 2048: what the words of a code say together. */

#define HV_CODE_DIGITS 11
#define HV_CODE_BASE 2048

typedef struct
{
  guint digits[HV_CODE_DIGITS]; /* the least significant first */
} HvCodeNumber;

void hv_code_number_multiply_add (HvCodeNumber *self, guint factor, guint summand); /* both at most 2048 */
guint hv_code_number_divide (HvCodeNumber *self, guint divisor); /* returns the remainder */
void hv_code_number_add (HvCodeNumber *self, const HvCodeNumber *other);
void hv_code_number_subtract (HvCodeNumber *self, const HvCodeNumber *other); /* at most @self */
int hv_code_number_compare (const HvCodeNumber *a, const HvCodeNumber *b);
