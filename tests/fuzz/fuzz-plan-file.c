/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan's file. What is taken gives itself when written and read again, as a file and as words. */

#include "fuzz.h"

#include "plan/plan-code.h"
#include "plan/plan-file.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  guint line = 0;
  g_autoptr (HvPlan) plan = hv_plan_file_read ((const char *)data, size, &line, &error);
  if ((plan != NULL) == (error != NULL) || (plan != NULL && hv_plan_is_empty (plan)))
    abort ();
  if (plan == NULL)
    return 0;
  g_autofree char *text = hv_plan_file_write (plan), *code = hv_plan_code_write (plan, "da");
  g_autoptr (HvPlan) of_text = hv_plan_file_read (text, strlen (text), NULL, NULL);
  g_autoptr (HvPlan) of_code = hv_plan_code_read (code, "da", NULL, NULL);
  if (of_text == NULL || of_code == NULL || !hv_plan_equal (of_text, plan) || !hv_plan_equal (of_code, plan))
    abort ();
  return 0;
}
