/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A condition. Taken or refused; when all is unanswered it never holds. */

#include "fuzz.h"

#include "library/condition.h"

#include <stdlib.h>

static gboolean
nothing (const char *name, const char *const **values, int *number, gpointer data)
{
  return FALSE;
}

static gboolean
something (const char *name, const char *const **values, int *number, gpointer data)
{
  static const char *const yes[] = { "yes", NULL };
  if (name[0] < 'n')
    *values = yes;
  else
    *number = 5;
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvCondition) condition = hv_condition_parse (text, &error);
  if ((condition == NULL) != (error != NULL))
    abort ();
  if (condition == NULL)
    return 0;
  g_autoptr (GPtrArray) names = hv_condition_get_names (condition);
  if (names->len == 0 || hv_condition_holds (condition, nothing, NULL))
    abort ();
  hv_condition_holds (condition, something, NULL);
  return 0;
}
