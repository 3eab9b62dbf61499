/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/circumstances.h"
#include "library/item.h"
#include "library/state.h"

G_BEGIN_DECLS

/** HvOfferPast: what is known of one exercise or small item; plain data, so that practice/ needs no room. */
typedef struct
{
  const char *exercise; /**< its id; of a small item too */
  guint helped, same, worse;
  gint64 last_worse; /**< µs UTC, 0 for never */
  gboolean hidden;
} HvOfferPast;

/**
 * hv_offer_order:
 * @candidates: ids in the order of the content map, %NULL-terminated
 * @past: (array length=n_past): her own answers; may be empty
 * @now: µs UTC
 *
 * The order in which a state's exercises are shown: the map's, but what helped her before moves up (two places each
 * time, one back for each time it made no difference), what made it worse rests for fourteen days and is left out
 * for good after the second time (PB-11), what she hid is left out (content map §4 d).
 *
 * Returns: (transfer full): ids
 */
char **hv_offer_order (const char *const *candidates, const HvOfferPast *past, guint n_past, gint64 now);

/**
 * hv_offer_for_state:
 *
 * The same for a state's exercises. Where the state shows the emergency number its first exercise asks for danger; it
 * stays first whatever helped before (unless she hid it), so that a true alarm is not calmed away.
 *
 * Returns: (transfer full): ids
 */
char **hv_offer_for_state (HvState *state, const HvOfferPast *past, guint n_past, gint64 now);

/** HvOfferWish: what is asked for. All empty asks for anything. */
typedef struct
{
  const char *state;             /**< (nullable) */
  const char *circumstances;     /**< (nullable): see library/circumstances.h */
  const char *const *situations; /**< (nullable): near, silent …, all of which must fit */
} HvOfferWish;

/** HvOfferCandidate: something that may be offered by itself. */
typedef struct
{
  const char *id;
  const char *kind;
  gboolean comes_first; /**< asks for danger: before all others, until it has been seen */
  gboolean seen;        /**< shown already: left out while there are others */
} HvOfferCandidate;

/** Whether a small item suits the wish, be it drawn or only listed. */
gboolean hv_offer_item_is_fit (HvItem *item, const HvOfferWish *wish);

/**
 * hv_offer_find_items:
 * @items: (element-type HvItem)
 *
 * Returns: (transfer full) (element-type HvOfferCandidate): those that fit and may be drawn; ids belong to the items
 */
GArray *hv_offer_find_items (GPtrArray *items, const HvOfferWish *wish);

/**
 * hv_offer_draw:
 * @candidates: (array length=n_candidates)
 * @last: (nullable): what was offered last
 * @past: (array length=n_past): her own answers
 * @now: µs UTC
 * @random: the same seed gives the same draws
 *
 * Draws one by lot. What helped her comes up twice as often as what made no difference or was never tried; what made
 * it worse rests for fourteen days, and the second time for good (PB-11); what she hid never comes. Never the same
 * twice running, nor the same kind, unless nothing else is left.
 *
 * Returns: (nullable): one of @candidates
 */
const HvOfferCandidate *hv_offer_draw (const HvOfferCandidate *candidates, guint n_candidates,
                                       const HvOfferCandidate *last, const HvOfferPast *past, guint n_past,
                                       gint64 now, GRand *random);

G_END_DECLS
