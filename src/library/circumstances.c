/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/circumstances.h"

const char *const hv_circumstances[] = { "unsaid", "living", "leaving", "apart", "children", NULL };

const char *
hv_circumstances_find (const char *name)
{
  for (guint i = 0; name != NULL && hv_circumstances[i] != NULL; i++)
    if (g_str_equal (hv_circumstances[i], name))
      return hv_circumstances[i];
  return hv_circumstances[0];
}

gboolean
hv_is_unsafe_when (const char *const *unsafe_when, const char *circumstances)
{
  g_return_val_if_fail (unsafe_when != NULL, TRUE);

  return g_strv_contains (unsafe_when, circumstances != NULL ? circumstances : hv_circumstances[0]);
}
