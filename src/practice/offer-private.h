/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/offer.h"

G_BEGIN_DECLS

/* What her own answers mean, whether something is put in order or drawn. */

/** (nullable): what is known of @id */
const HvOfferPast *hv_offer_find_past (const char *id, const HvOfferPast *past, guint n_past);

/** Whether it is left out: hidden by her, or it made it worse, lately or twice. */
gboolean hv_offer_is_left_out (const HvOfferPast *past, gint64 now);

/** How much it helped, above 0 when it comes up more often; @past: (nullable) */
int hv_offer_get_lift (const HvOfferPast *past);

G_END_DECLS
