/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_RATING (hv_rating_get_type ())

/** HvRating: a sentence of our own to say how well it fits, now and then; immutable. Not a test: never added up. */
G_DECLARE_FINAL_TYPE (HvRating, hv_rating, HV, RATING, GObject)

const char *hv_rating_get_id (HvRating *self);
const char *hv_rating_get_title (HvRating *self);
const char *hv_rating_get_sentence (HvRating *self);
const char *hv_rating_get_topic (HvRating *self); /**< (nullable): "hope" or "safety": low answers offer something */
const char *hv_rating_get_word (HvRating *self, guint value); /**< what a number from 0 to 10 means */

G_END_DECLS
