/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"

G_BEGIN_DECLS

/** The most that a plan has: every plan can be told in at most eleven words. */
#define HV_PLAN_MOST_ITEMS 10

/** How often, as a wish; nothing is counted, and nothing is ever late. The numbers are in codes: they never
 * change. */
typedef enum
{
  HV_PLAN_WISH_NONE,
  HV_PLAN_WISH_DAILY,
  HV_PLAN_WISH_MOST_DAYS,
  HV_PLAN_WISH_FEW_TIMES_A_WEEK,
  HV_PLAN_WISH_WEEKLY,
  HV_PLAN_WISH_WHEN_NEEDED,
} HvPlanWish;
#define HV_PLAN_N_WISHES (HV_PLAN_WISH_WHEN_NEEDED + 1)

/**
 * HvPlan: modules and exercises in an order, each with a wish for how often; or one of the library's routes
 * as it is, with one wish. There is no room in it for anything else: no name, no date, no words of hers.
 */
typedef struct _HvPlan HvPlan;

HvPlan *hv_plan_new (void);
HvPlan *hv_plan_copy (const HvPlan *self);
void hv_plan_free (HvPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPlan, hv_plan_free)

/** Returns: (transfer full) (nullable): the plan that is the route @id, or %NULL when no code is set aside
 * for it */
HvPlan *hv_plan_new_for_route (const char *id);

/** Whether a plan may hold @id: a module m01 to m64, an exercise x01 to x128. The library need not have it.
 */
gboolean hv_plan_may_hold (const char *id);

/**
 * hv_plan_add:
 *
 * Puts @id last, with the wish that the others have in common.
 *
 * Returns: %FALSE when nothing was done: the plan is full, has it already or is a route, or it may not hold
 * @id
 */
gboolean hv_plan_add (HvPlan *self, const char *id);
void hv_plan_remove (HvPlan *self, guint at);
void hv_plan_move (HvPlan *self, guint from, guint to);
void hv_plan_set_wish (HvPlan *self, HvPlanWish wish); /**< for all of it */
void hv_plan_set_item_wish (HvPlan *self, guint at, HvPlanWish wish);

const char *hv_plan_get_route (const HvPlan *self); /**< (nullable): its id */
guint hv_plan_get_size (const HvPlan *self);        /**< 0 for a route */
const char *hv_plan_get_item (const HvPlan *self, guint at);
HvPlanWish hv_plan_get_item_wish (const HvPlan *self, guint at);
gboolean hv_plan_has_one_wish (const HvPlan *self);
HvPlanWish hv_plan_get_wish (const HvPlan *self); /**< %HV_PLAN_WISH_NONE when they differ */
gboolean hv_plan_is_empty (const HvPlan *self);
gboolean hv_plan_equal (const HvPlan *a, const HvPlan *b);

/**
 * hv_plan_list_items:
 *
 * What is to be done, in order: for a route, part by part, the modules of a part before its exercises, each
 * once.
 *
 * Returns: (transfer full): ids; those that are not in @library are left out
 */
GStrv hv_plan_list_items (const HvPlan *self, HvLibrary *library);

/** Returns: (transfer full): ids, of items or of the route, that are not in @library: a later version's,
 * perhaps */
GStrv hv_plan_list_missing (const HvPlan *self, HvLibrary *library);

G_END_DECLS
