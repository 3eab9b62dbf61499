/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"
#include "practice/offer.h"
#include "progress/progress.h"

G_BEGIN_DECLS

/** What she said of a small item. */
typedef enum
{
  HV_ITEM_ANSWER_NONE,
  HV_ITEM_ANSWER_HELPS,
  HV_ITEM_ANSWER_HIDDEN,
} HvItemAnswer;

#define HV_TYPE_SUGGESTIONS (hv_suggestions_get_type ())

/**
 * HvSuggestions:
 *
 * What the program brings by itself: one small item, or another exercise than this one. What she says of the
 * items is remembered until the room or the program is closed; in the room only if she says that it is to be
 * kept there.
 *
 * Signal: "changed": what she said, or whether it is kept.
 */
G_DECLARE_FINAL_TYPE (HvSuggestions, hv_suggestions, HV, SUGGESTIONS, GObject)

HvSuggestions *hv_suggestions_new (HvLibrary *library);

/** The same seed brings the same; to begin with it is another each time. */
void hv_suggestions_set_seed (HvSuggestions *self, guint32 seed);

/**
 * hv_suggestions_follow_room:
 * @progress: (nullable): of the room that is open
 * @keeps: whether it outlives the program
 *
 * Another room knows nothing of what was said before.
 */
void hv_suggestions_follow_room (HvSuggestions *self, HvProgress *progress, gboolean keeps);

/* Small items */

/**
 * hv_suggestions_draw_item:
 * @wish: what it has to fit; no state is not knowing what it is like
 * @last: (nullable): what was there before; neither it nor, if that can be, its kind comes
 *
 * Returns: (nullable) (transfer none)
 */
HvItem *hv_suggestions_draw_item (HvSuggestions *self, const HvOfferWish *wish, HvItem *last);

HvItemAnswer hv_suggestions_get_answer (HvSuggestions *self, HvItem *item);
void hv_suggestions_set_answer (HvSuggestions *self, HvItem *item, HvItemAnswer answer);
/** Whether she has said anything of any item. */
gboolean hv_suggestions_has_answers (HvSuggestions *self);

/** Whether there is a room to keep what she says. */
gboolean hv_suggestions_can_keep (HvSuggestions *self);
gboolean hv_suggestions_get_keeps (HvSuggestions *self);
/** Kept, the room has all she has said; not kept, it has nothing of it. */
void hv_suggestions_set_keeps (HvSuggestions *self, gboolean keeps);
/** Nothing she has said is remembered any more, neither here nor in the room. */
void hv_suggestions_forget_answers (HvSuggestions *self);

/* Exercises */

/**
 * hv_suggestions_set_source:
 * @state: (nullable): the state whose page she is on
 * @exercises: (element-type HvExercise): what is offered there, in its order
 *
 * Where she comes from, and so what "another one" may be.
 */
void hv_suggestions_set_source (HvSuggestions *self, const char *state, GPtrArray *exercises);

/**
 * hv_suggestions_find_another:
 * @current: the exercise she is in
 * @circumstances: (nullable): hers
 *
 * Returns: (nullable) (transfer none): another from where she came; those not yet seen come first
 */
HvExercise *hv_suggestions_find_another (HvSuggestions *self, HvExercise *current, const char *circumstances);

G_END_DECLS
