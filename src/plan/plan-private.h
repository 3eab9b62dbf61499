/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plan/plan.h"

/* A letter, three digits and the end. */
#define HV_PLAN_ID_SIZE 5

typedef struct
{
  char id[HV_PLAN_ID_SIZE];
  HvPlanWish wish;
} HvPlanItem;

/* All that there is. A test holds that this is plain data, with no pointer but to a route's constant name. */
struct _HvPlan
{
  const char *route;
  HvPlanWish wish; /* of a route, and of the first item that is added */
  guint size;
  HvPlanItem items[HV_PLAN_MOST_ITEMS];
};

/* How many places there are for items, and for routes; CODE.md says whose they are. */
#define HV_PLAN_PLACES 224
#define HV_PLAN_ROUTE_PLACES 32

int hv_plan_place_of (const char *id); /* -1 when there is none */
gboolean hv_plan_id_at (guint place, char id[HV_PLAN_ID_SIZE]);
int hv_plan_route_place (const char *id); /* likewise */
const char *hv_plan_route_at (guint place);
