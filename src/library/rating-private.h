/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/rating.h"
#include "library/reading.h"
#include "library/step.h"

G_BEGIN_DECLS

/** Reads `<ratings>`; @ratings: (element-type HvRating), whose elements are owned by the caller; @numbers: their lines */
void hv_ratings_read (HvReading *r, HvXmlNode *root, GPtrArray *ratings, GArray *numbers);

/** Gives a step of its series the sentence, the question and the words. */
void hv_rating_fill_step (HvRating *self, HvStep *step);

G_END_DECLS
