/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/code-offers.h"

/* The farthest that is still offered: two slips. With a check word that says it is right, one more. */
#define NEAR 4
#define NEAR_AND_FITTING 6
#define MOST_FOR_A_WORD 3

typedef struct
{
  HvPlanOffer offer; /* first, as the list is one of offers */
  guint cost;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;
  g_free (self->offer.word);
  g_free (self->offer.code);
  g_free (self);
}

static int
by_cost (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(const Candidate *const *)a, *other = *(const Candidate *const *)b;
  if (one->cost != other->cost)
    return one->cost < other->cost ? -1 : 1;
  return g_strcmp0 (one->offer.word, other->offer.word);
}

char *
hv_code_join (const HvCode *code, const HvCodeList *list)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < code->n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", hv_code_list_get_word (list, code->places[i]));
  return g_string_free (out, FALSE);
}

static gboolean
is_code (const HvCode *code)
{
  HvPlanError why;
  g_autoptr (HvPlan) plan = hv_code_read (code, &why);
  return plan != NULL;
}

static void
add (GPtrArray *out, guint cost, guint at, int other, const HvCodeList *list, guint place, const HvCode *code)
{
  Candidate *it = g_new0 (Candidate, 1);
  it->cost = cost;
  it->offer.at = at;
  it->offer.other = other;
  it->offer.word = g_strdup (hv_code_list_get_word (list, place));
  it->offer.code = code != NULL ? hv_code_join (code, list) : NULL;
  g_ptr_array_add (out, it);
}

static void
keep_nearest (GPtrArray *offers)
{
  g_ptr_array_sort (offers, by_cost);
  if (offers->len > MOST_FOR_A_WORD)
    g_ptr_array_set_size (offers, MOST_FOR_A_WORD);
}

/* One word, which would be a route's. */
static void
add_routes (GPtrArray *out, const HvCodeTyped *typed, const HvCodeList *list)
{
  for (guint place = 0; place < HV_CODE_LIST; place++)
    {
      guint cost
          = hv_code_is_route (place) ? hv_code_list_distance (list, place, typed->folded[0]) : G_MAXUINT;
      HvCode code = { .places = { place }, .n = 1 };
      if (cost <= NEAR)
        add (out, cost, 0, -1, list, place, &code);
    }
}

/* All other words taken as right, there is only one that can stand at @at. */
static void
add_fitting (GPtrArray *out, const HvCodeTyped *typed, HvCode code, guint at, const HvCodeList *list,
             guint most)
{
  code.places[at] = hv_code_get_fitting (&code, at);
  guint cost = hv_code_list_distance (list, code.places[at], typed->folded[at]);
  if (cost <= most && is_code (&code))
    add (out, cost, at, -1, list, code.places[at], &code);
}

static void
add_swapped (GPtrArray *out, const HvCode *code, const HvCodeList *list)
{
  for (guint i = 0; i < code->n; i++)
    for (guint j = i + 1; j < code->n; j++)
      {
        HvCode swapped = *code;
        swapped.places[i] = code->places[j];
        swapped.places[j] = code->places[i];
        if (is_code (&swapped))
          add (out, 1, i, (int)j, list, swapped.places[i], &swapped);
      }
}

static void
add_near (GPtrArray *out, const HvCodeTyped *typed, guint at, const HvCodeList *list)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func (candidate_free);
  for (guint place = 0; place < HV_CODE_LIST; place++)
    {
      guint cost = hv_code_list_distance (list, place, typed->folded[at]);
      if (cost <= NEAR)
        add (near, cost, at, -1, list, place, NULL);
    }
  keep_nearest (near);
  while (near->len > 0)
    g_ptr_array_add (out, g_ptr_array_steal_index (near, 0));
}

GPtrArray *
hv_code_offers_find (const HvCodeTyped *typed, const int places[HV_CODE_MOST_WORDS], const HvCodeList *list)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (candidate_free);
  HvCode code = { .n = typed->n };
  guint n_unknown = 0, unknown = 0;
  for (guint i = 0; i < typed->n; i++)
    {
      code.places[i] = places[i] >= 0 ? (guint)places[i] : 0;
      if (places[i] < 0)
        {
          n_unknown++;
          unknown = i;
        }
    }
  if (typed->n == 1)
    add_routes (out, typed, list);
  else if (n_unknown == 0)
    {
      for (guint i = 0; i < typed->n; i++)
        add_fitting (out, typed, code, i, list, NEAR);
      add_swapped (out, &code, list);
    }
  else if (n_unknown == 1)
    add_fitting (out, typed, code, unknown, list, NEAR_AND_FITTING);
  keep_nearest (out);
  gboolean none = out->len == 0 && typed->n > 1;
  for (guint i = 0; none && i < typed->n; i++)
    if (places[i] < 0)
      add_near (out, typed, i, list);
  return out;
}
