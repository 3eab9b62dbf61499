/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/circumstances.h"

const char *const hv_circumstances[] = { "unsaid", "living", "leaving", "apart", "children", NULL };

gboolean
hv_is_unsafe_when (const char *const *unsafe_when, const char *circumstances)
{
  g_return_val_if_fail (unsafe_when != NULL, TRUE);

  return g_strv_contains (unsafe_when, circumstances != NULL ? circumstances : hv_circumstances[0]);
}
