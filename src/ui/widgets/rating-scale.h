/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_RATING_SCALE (hv_rating_scale_get_type ())

/**
 * HvRatingScale:
 *
 * The numbers 0 to 10 as buttons, none chosen to begin with. The words of the number that is chosen, or else
 * of the one that has the focus or the pointer, stand under them: a number is never shown without words.
 * Choosing the chosen one again takes it back. Emits "changed".
 */
G_DECLARE_FINAL_TYPE (HvRatingScale, hv_rating_scale, HV, RATING_SCALE, GtkWidget)

/**
 * hv_rating_scale_new:
 * @question: what is rated, for screen readers
 * @words: (array length=11): what each number means, in the language in force
 */
GtkWidget *hv_rating_scale_new (const char *question, const char *const *words);

/** -1 when nothing is chosen. */
int hv_rating_scale_get_value (HvRatingScale *self);
void hv_rating_scale_set_value (HvRatingScale *self, int value);

/** The words for unease from 0 to 10, in the language in force; static. */
const char *const *hv_rating_scale_get_unease_words (void);
/** The words for how much of anything, where the content has none of its own; static. */
const char *const *hv_rating_scale_get_amount_words (void);

G_END_DECLS
