/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "progress/progress.h"

G_BEGIN_DECLS

/** From so many answers on there is a line; before, there are words (content map §5.3). */
#define HV_RATING_LINE 3

/** HvRatingEntry: one answer as it is shown. */
typedef struct
{
  gint64 id;
  gint64 when;
  int value;
  gboolean gap;     /**< more than a week and a half after the one before it: weeks were left out */
  char *date;
  char *words;      /**< "6 · Rather", or "Rather" where numbers are not shown */
  const char *note; /**< her words; may be "" */
} HvRatingEntry;

/** HvRatingViewState: what the page of one sentence shows. No sum, no mean, no norm, nothing better or worse. */
typedef struct
{
  const char *title, *sentence;
  GPtrArray *entries;   /**< (element-type HvRatingEntry): newest first */
  gboolean shows_line;
  const char *change;   /**< (nullable): the newest beside the one before it, in words */
  gboolean asks_need;   /**< whether it asks if she needs something now */
  HvExercise *exercise; /**< (nullable): offered where the answer may call for it */
} HvRatingViewState;

/**
 * hv_rating_view_state_new:
 * @rating: the sentence
 * @library: the library
 * @points: (element-type HvPoint): of all sentences, newest first; borrowed as long as the view state is there
 * @numbers: whether she wants to see numbers
 * @circumstances: (nullable): how she lives now
 * @now: µs UTC
 */
HvRatingViewState *hv_rating_view_state_new (HvRating *rating, HvLibrary *library, GPtrArray *points, gboolean numbers,
                                             const char *circumstances, gint64 now);
void hv_rating_view_state_free (HvRatingViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRatingViewState, hv_rating_view_state_free)

/** Whether her newest answer about hope is very low and not old. @points: (nullable) as above */
gboolean hv_ratings_is_hope_low (HvLibrary *library, GPtrArray *points, gint64 now);

/* What she chose of the sentences; with no room everything is on. @progress: (nullable) */

/** (transfer full): the ids of those that are not asked */
GStrv hv_ratings_get_switched_off (HvProgress *progress);
void hv_ratings_switch (HvProgress *progress, const char *id, gboolean on);
gboolean hv_ratings_show_numbers (HvProgress *progress);
void hv_ratings_set_show_numbers (HvProgress *progress, gboolean show);

G_END_DECLS
