/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/offer-private.h"

/* What helped comes up twice as often as what made no difference. */
#define WEIGHT_HELPED 2
#define WEIGHT 1

typedef enum
{
  AVOID_SEEN = 1 << 0,
  AVOID_KIND = 1 << 1,
} Avoid;

gboolean
hv_offer_item_is_fit (HvItem *item, const HvOfferWish *wish)
{
  g_return_val_if_fail (HV_IS_ITEM (item) && wish != NULL, FALSE);

  if (wish->state != NULL && !hv_item_suits (item, wish->state))
    return FALSE;
  for (guint i = 0; wish->situations != NULL && wish->situations[i] != NULL; i++)
    if (!hv_item_fits (item, wish->situations[i]))
      return FALSE;
  return !hv_is_unsafe_when (hv_item_get_unsafe_when (item), wish->circumstances);
}

GArray *
hv_offer_find_items (GPtrArray *items, const HvOfferWish *wish)
{
  g_return_val_if_fail (items != NULL && wish != NULL, NULL);

  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (HvOfferCandidate));
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      HvOfferCandidate candidate = { .id = hv_item_get_id (item), .kind = hv_item_get_kind (item) };
      if (hv_item_may_be_drawn (item) && hv_offer_item_is_fit (item, wish))
        g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static gboolean
is_last (const HvOfferCandidate *candidate, const HvOfferCandidate *last)
{
  return last != NULL && g_strcmp0 (candidate->id, last->id) == 0;
}

static guint
get_weight (const HvOfferCandidate *candidate, const HvOfferCandidate *last, Avoid avoid,
            const HvOfferPast *past, guint n_past, gint64 now)
{
  const HvOfferPast *known = hv_offer_find_past (candidate->id, past, n_past);
  if (is_last (candidate, last) || (known != NULL && hv_offer_is_left_out (known, now)))
    return 0;
  if ((avoid & AVOID_SEEN) != 0 && candidate->seen)
    return 0;
  if ((avoid & AVOID_KIND) != 0 && last != NULL && g_strcmp0 (candidate->kind, last->kind) == 0)
    return 0;
  return hv_offer_get_lift (known) > 0 ? WEIGHT_HELPED : WEIGHT;
}

static const HvOfferCandidate *
draw (const HvOfferCandidate *candidates, guint n_candidates, const HvOfferCandidate *last, Avoid avoid,
      const HvOfferPast *past, guint n_past, gint64 now, GRand *random)
{
  g_autofree guint *weights = g_new (guint, n_candidates + 1);
  guint total = 0;
  for (guint i = 0; i < n_candidates; i++)
    total += weights[i] = get_weight (&candidates[i], last, avoid, past, n_past, now);
  if (total == 0)
    return NULL;
  guint place = (guint)g_rand_int_range (random, 0, (gint32)total);
  guint i = 0;
  for (; place >= weights[i]; i++)
    place -= weights[i];
  return &candidates[i];
}

/* A true alarm is not to be calmed away: this one does not rest either. */
static const HvOfferCandidate *
find_first (const HvOfferCandidate *candidates, guint n_candidates, const HvOfferCandidate *last,
            const HvOfferPast *past, guint n_past)
{
  for (guint i = 0; i < n_candidates; i++)
    {
      const HvOfferPast *known = hv_offer_find_past (candidates[i].id, past, n_past);
      if (candidates[i].comes_first && !candidates[i].seen && !is_last (&candidates[i], last)
          && (known == NULL || !known->hidden))
        return &candidates[i];
    }
  return NULL;
}

const HvOfferCandidate *
hv_offer_draw (const HvOfferCandidate *candidates, guint n_candidates, const HvOfferCandidate *last,
               const HvOfferPast *past, guint n_past, gint64 now, GRand *random)
{
  g_return_val_if_fail (candidates != NULL || n_candidates == 0, NULL);
  g_return_val_if_fail (past != NULL || n_past == 0, NULL);
  g_return_val_if_fail (random != NULL, NULL);

  /* Rather one of the same kind, or one from before, than none. Never the same twice running. */
  static const Avoid ways[] = { AVOID_SEEN | AVOID_KIND, AVOID_KIND, AVOID_SEEN, 0 };
  const HvOfferCandidate *found = find_first (candidates, n_candidates, last, past, n_past);
  for (gsize i = 0; i < G_N_ELEMENTS (ways) && found == NULL; i++)
    found = draw (candidates, n_candidates, last, ways[i], past, n_past, now, random);
  return found;
}
