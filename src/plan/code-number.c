/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/code-number.h"

void
hv_code_number_multiply_add (HvCodeNumber *self, guint factor, guint summand)
{
  guint carry = summand;
  for (guint i = 0; i < HV_CODE_DIGITS; i++)
    {
      guint value = self->digits[i] * factor + carry;
      self->digits[i] = value % HV_CODE_BASE;
      carry = value / HV_CODE_BASE;
    }
  g_assert (carry == 0);
}

guint
hv_code_number_divide (HvCodeNumber *self, guint divisor)
{
  guint remainder = 0;
  for (guint i = HV_CODE_DIGITS; i-- > 0;)
    {
      guint value = remainder * HV_CODE_BASE + self->digits[i];
      self->digits[i] = value / divisor;
      remainder = value % divisor;
    }
  return remainder;
}

void
hv_code_number_add (HvCodeNumber *self, const HvCodeNumber *other)
{
  guint carry = 0;
  for (guint i = 0; i < HV_CODE_DIGITS; i++)
    {
      guint value = self->digits[i] + other->digits[i] + carry;
      self->digits[i] = value % HV_CODE_BASE;
      carry = value / HV_CODE_BASE;
    }
  g_assert (carry == 0);
}

void
hv_code_number_subtract (HvCodeNumber *self, const HvCodeNumber *other)
{
  guint borrow = 0;
  for (guint i = 0; i < HV_CODE_DIGITS; i++)
    {
      guint taken = other->digits[i] + borrow;
      borrow = self->digits[i] < taken;
      self->digits[i] = self->digits[i] + borrow * HV_CODE_BASE - taken;
    }
  g_assert (borrow == 0);
}

int
hv_code_number_compare (const HvCodeNumber *a, const HvCodeNumber *b)
{
  for (guint i = HV_CODE_DIGITS; i-- > 0;)
    if (a->digits[i] != b->digits[i])
      return a->digits[i] < b->digits[i] ? -1 : 1;
  return 0;
}
