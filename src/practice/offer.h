/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/state.h"

G_BEGIN_DECLS

/** HvOfferPast: what is known of one exercise; plain data, so that practice/ needs no room. */
typedef struct
{
  const char *exercise;
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

G_END_DECLS
