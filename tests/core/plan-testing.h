/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/plan.h"

#include <check.h>
#include <stdlib.h>

/* What the tests of plan/ share. */

static const char *const wish_names[] G_GNUC_UNUSED
    = { "", "daily", "most-days", "few-times-a-week", "weekly", "when-needed" };

/* All that a plan says, on one line: "x12 m07:weekly", "route=calm:daily". */
static G_GNUC_UNUSED char *
describe (const HvPlan *plan)
{
  GString *out = g_string_new (NULL);
  HvPlanWish wish = hv_plan_get_wish (plan);
  if (hv_plan_get_route (plan) != NULL)
    g_string_append_printf (out, "route=%s%s%s", hv_plan_get_route (plan), wish != 0 ? ":" : "",
                            wish_names[wish]);
  for (guint i = 0; i < hv_plan_get_size (plan); i++)
    {
      wish = hv_plan_get_item_wish (plan, i);
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", hv_plan_get_item (plan, i),
                              wish != 0 ? ":" : "", wish_names[wish]);
    }
  return g_string_free (out, FALSE);
}

/* How many cases of @n: a tenth where every case is slow (sanitizers, coverage). */
static G_GNUC_UNUSED guint
many (guint n)
{
  return g_getenv ("HVERDAG_TEST_QUICK") != NULL ? n / 10 : n;
}

/* @n modules and exercises of those that may be in a plan, with one wish or with many. */
static G_GNUC_UNUSED HvPlan *
random_plan (GRand *random, guint n)
{
  HvPlan *plan = hv_plan_new ();
  while (hv_plan_get_size (plan) < n)
    {
      gboolean module = g_rand_boolean (random);
      g_autofree char *id
          = g_strdup_printf ("%c%02d", module ? 'm' : 'x', g_rand_int_range (random, 1, module ? 65 : 129));
      hv_plan_add (plan, id);
    }
  hv_plan_set_wish (plan, (HvPlanWish)g_rand_int_range (random, 0, HV_PLAN_N_WISHES));
  if (g_rand_boolean (random))
    for (guint i = 0; i < n; i++)
      hv_plan_set_item_wish (plan, i, (HvPlanWish)g_rand_int_range (random, 0, HV_PLAN_N_WISHES));
  return plan;
}

static G_GNUC_UNUSED HvPlan *
make_plan (const char *ids, HvPlanWish wish)
{
  HvPlan *plan = hv_plan_new ();
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);
  for (char **id = each; *id != NULL; id++)
    ck_assert (hv_plan_add (plan, *id));
  hv_plan_set_wish (plan, wish);
  return plan;
}

static G_GNUC_UNUSED int
run_tests (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
