/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/code-value.h"

#include "plan/plan-private.h"

#define WISHES 8 /* two of them not in use yet */

/* A code of one word is a route as it is. No two of these words are within three slips of each other. */
static const guint route_words[HV_PLAN_ROUTE_PLACES]
    = { 577, 797, 1633, 633,  185,  1330, 329,  504, 638, 547,  920, 1654, 554, 58,   1226, 1710,
        25,  346, 738,  1937, 1764, 14,   1085, 309, 108, 1819, 593, 765,  821, 1715, 1468, 2014 };

typedef enum
{
  ROUTE, /* with a wish */
  ONE,   /* items, with one wish for all */
  EACH,  /* items, each with a wish of its own, and not all the same */
} Form;

/* What the words before the check word can be. Those of the same length stand behind one another in the order
 * of this table. It is only ever added to at its end, so a code goes on meaning what it meant. */
static const struct
{
  guint n_digits;
  Form form;
  guint n_items;
} classes[] = {
  { 1, ROUTE, 0 }, { 1, ONE, 1 },  { 2, ONE, 2 },  { 2, EACH, 2 }, { 3, ONE, 3 },
  { 3, EACH, 3 },  { 4, ONE, 4 },  { 4, EACH, 4 }, { 4, ONE, 5 },  { 5, EACH, 5 },
  { 5, ONE, 6 },   { 6, EACH, 6 }, { 6, ONE, 7 },  { 7, EACH, 7 }, { 7, ONE, 8 },
  { 8, EACH, 8 },  { 7, ONE, 9 },  { 9, EACH, 9 }, { 8, ONE, 10 }, { 10, EACH, 10 },
};

/* ---- the check word: a field of 2048 elements, x¹¹ = x² + 1 ---- */

static guint
twice (guint element)
{
  element <<= 1;
  return element & HV_CODE_LIST ? element ^ (HV_CODE_LIST | 5) : element;
}

static guint
power (guint element, guint exponent) /* times 2 to the @exponent */
{
  for (exponent %= HV_CODE_LIST - 1; exponent > 0; exponent--)
    element = twice (element);
  return element;
}

/* Nothing, when the check word fits. A wrong word adds e·2^i, two that changed places (a + b)·(2^i + 2^j):
 * never nothing, as the powers all differ. */
static guint
get_residue (const HvCode *code)
{
  guint sum = 0;
  for (guint i = 0; i < code->n; i++)
    sum = twice (sum) ^ code->places[i];
  return sum ^ power (1, 500 + code->n);
}

guint
hv_code_get_fitting (const HvCode *code, guint at)
{
  guint from_the_end = code->n - 1 - at;
  return code->places[at] ^ power (get_residue (code), HV_CODE_LIST - 1 - from_the_end);
}

/* Laid over the digits, so that plans that are alike do not all begin with the list's first words. */
static guint
get_mask (guint n_digits, guint at)
{
  return power (1, 37 * n_digits + 101 * at);
}

/* ---- classes ---- */

static void
multiply_by_size (HvCodeNumber *number, Form form, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    hv_code_number_multiply_add (number, HV_PLAN_PLACES - i, 0);
  for (guint i = 0; i < (form == EACH ? n_items : 1); i++)
    hv_code_number_multiply_add (number, WISHES, 0);
  if (form == ROUTE)
    hv_code_number_multiply_add (number, HV_PLAN_ROUTE_PLACES, 0);
}

static HvCodeNumber
get_size (gsize class)
{
  HvCodeNumber size = { { 1 } };
  multiply_by_size (&size, classes[class].form, classes[class].n_items);
  return size;
}

static HvCodeNumber
get_first (gsize class)
{
  HvCodeNumber first = { { 0 } };
  for (gsize i = 0; i < class; i++)
    if (classes[i].n_digits == classes[class].n_digits)
      {
        HvCodeNumber size = get_size (i);
        hv_code_number_add (&first, &size);
      }
  return first;
}

static gsize
find_class (const HvPlan *plan)
{
  Form form = plan->route != NULL ? ROUTE : hv_plan_has_one_wish (plan) ? ONE : EACH;
  gsize i = 0;
  while (classes[i].form != form || classes[i].n_items != plan->size)
    i++;
  return i;
}

/* ---- writing ---- */

/* The place of item @at among those that are not taken by the items before it. */
static guint
get_rank (const HvPlan *plan, guint at)
{
  guint place = (guint)hv_plan_place_of (plan->items[at].id), rank = place;
  for (guint i = 0; i < at; i++)
    rank -= (guint)hv_plan_place_of (plan->items[i].id) < place;
  return rank;
}

static HvCodeNumber
write_number (const HvPlan *plan, Form form)
{
  HvCodeNumber number = { { 0 } };
  if (form == ROUTE)
    hv_code_number_multiply_add (&number, HV_PLAN_ROUTE_PLACES, (guint)hv_plan_route_place (plan->route));
  for (guint i = 0; i < plan->size; i++)
    hv_code_number_multiply_add (&number, HV_PLAN_PLACES - i, get_rank (plan, i));
  for (guint i = 0; i < (form == EACH ? plan->size : 1); i++)
    hv_code_number_multiply_add (&number, WISHES,
                                 form == EACH ? plan->items[i].wish : hv_plan_get_wish (plan));
  return number;
}

void
hv_code_write (const HvPlan *plan, HvCode *code)
{
  *code = (HvCode){ .n = 1 };
  if (plan->route != NULL && plan->wish == HV_PLAN_WISH_NONE)
    {
      code->places[0] = route_words[hv_plan_route_place (plan->route)];
      return;
    }
  gsize class = find_class (plan);
  HvCodeNumber number = write_number (plan, classes[class].form), first = get_first (class);
  hv_code_number_add (&number, &first);
  guint n = classes[class].n_digits;
  for (guint i = 0; i < n; i++)
    code->places[i] = number.digits[n - 1 - i] ^ get_mask (n, i);
  code->n = n + 1;
  code->places[n] = hv_code_get_fitting (code, n);
}

/* ---- reading ---- */

static gboolean
read_items (HvPlan *plan, guint n_items, HvCodeNumber *number)
{
  guint ranks[HV_PLAN_MOST_ITEMS];
  gboolean taken[HV_PLAN_PLACES] = { FALSE };
  for (guint i = n_items; i-- > 0;)
    ranks[i] = hv_code_number_divide (number, HV_PLAN_PLACES - i);
  for (guint i = 0; i < n_items; i++)
    {
      guint place = 0;
      for (guint free = 0; taken[place] || free++ < ranks[i];)
        place++;
      taken[place] = TRUE;
      if (!hv_plan_id_at (place, plan->items[i].id))
        return FALSE;
    }
  plan->size = n_items;
  return TRUE;
}

/* Whether all in it is known; else it is of a later version. */
static gboolean
read_number (HvPlan *plan, HvCodeNumber *number, Form form, guint n_items)
{
  guint wishes[HV_PLAN_MOST_ITEMS] = { 0 }, n_wishes = form == EACH ? n_items : 1;
  for (guint i = n_wishes; i-- > 0;)
    if ((wishes[i] = hv_code_number_divide (number, WISHES)) >= HV_PLAN_N_WISHES)
      return FALSE;
  if (!read_items (plan, n_items, number))
    return FALSE;
  if (form == ROUTE && (plan->route = hv_plan_route_at (number->digits[0])) == NULL)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    plan->items[i].wish = wishes[form == EACH ? i : 0];
  plan->wish = form == EACH ? HV_PLAN_WISH_NONE : wishes[0];
  return TRUE;
}

/* One plan, one code: a form that a writer would not have chosen was not written. */
static gboolean
is_as_written (const HvPlan *plan, Form form)
{
  return form == ROUTE ? plan->wish != HV_PLAN_WISH_NONE : form == ONE || !hv_plan_has_one_wish (plan);
}

static HvPlan *
read_class (gsize class, HvCodeNumber *number, HvPlanError *why)
{
  Form form = classes[class].form;
  g_autoptr (HvPlan) plan = hv_plan_new ();
  *why = HV_PLAN_ERROR_NEWER;
  if (!read_number (plan, number, form, classes[class].n_items))
    return NULL;
  *why = HV_PLAN_ERROR_MISMATCH;
  return is_as_written (plan, form) ? g_steal_pointer (&plan) : NULL;
}

static HvPlan *
read_digits (const HvCode *code, HvPlanError *why)
{
  guint n = code->n - 1;
  HvCodeNumber number = { { 0 } };
  for (guint i = 0; i < n; i++)
    number.digits[n - 1 - i] = code->places[i] ^ get_mask (n, i);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i].n_digits == n)
      {
        HvCodeNumber size = get_size (i);
        if (hv_code_number_compare (&number, &size) < 0)
          return read_class (i, &number, why);
        hv_code_number_subtract (&number, &size);
      }
  *why = HV_PLAN_ERROR_NEWER;
  return NULL;
}

static int
find_route_word (guint place)
{
  for (guint i = 0; i < HV_PLAN_ROUTE_PLACES; i++)
    if (route_words[i] == place)
      return (int)i;
  return -1;
}

gboolean
hv_code_is_route (guint place)
{
  int found = find_route_word (place);
  return found >= 0 && hv_plan_route_at ((guint)found) != NULL;
}

HvPlan *
hv_code_read (const HvCode *code, HvPlanError *why)
{
  *why = HV_PLAN_ERROR_MISMATCH;
  if (code->n > 1)
    return get_residue (code) == 0 ? read_digits (code, why) : NULL;
  int found = find_route_word (code->places[0]);
  if (found < 0)
    return NULL;
  *why = HV_PLAN_ERROR_NEWER;
  const char *route = hv_plan_route_at ((guint)found);
  return route != NULL ? hv_plan_new_for_route (route) : NULL;
}
