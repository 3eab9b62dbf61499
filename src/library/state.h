/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_STATE (hv_state_get_type ())

/** When a branch opens by itself; she can always open and close it. */
typedef enum
{
  HV_STATE_OPENS_BY_HER,   /**< only when she opens it */
  HV_STATE_OPENS_CALMER,   /**< "calmer": her last rating, a little while ago, was five or less */
  HV_STATE_OPENS_LATER,    /**< "later": an hour or more after something of this state, the same day */
  HV_STATE_OPENS_LOW_HOPE, /**< "low-hope": her last answer about hope was two or less */
} HvStateOpening;

/** HvStateBranch: a way on that only some need, behind a question or a condition. */
typedef struct
{
  char *id;
  HvTranslated *ask; /**< (nullable): the question it stands behind; %NULL: always open */
  GPtrArray *texts;  /**< (element-type HvTranslated) */
  gboolean before;   /**< stands before the exercises */
  HvStateOpening opens;
  GStrv exercises, modules, states, lines; /**< ids; what is not in the library is passed over */
} HvStateBranch;

/** HvState: "right now I feel …"; immutable. */
G_DECLARE_FINAL_TYPE (HvState, hv_state, HV, STATE, GObject)

const char *hv_state_get_id (HvState *self);
const char *hv_state_get_title (HvState *self);
const char *hv_state_get_text (HvState *self); /**< one or two kind lines */
const char *hv_state_get_tint (HvState *self);
guint hv_state_get_order (HvState *self);
gboolean hv_state_shows_emergency (HvState *self);         /**< 112 and 1888 on top of the page */
const char *const *hv_state_get_exercises (HvState *self); /**< ids in the order of the content map */
/** Ids that are never offered here, not even when all else rests. */
const char *const *hv_state_get_avoided (HvState *self);
/** Ids among the exercises that are offered only once she has made and kept something with them: a card. */
const char *const *hv_state_get_made_first (HvState *self);
/** (nullable): a kind of exercises that no state offers for an hour after this one was opened */
const char *hv_state_get_resting_kind (HvState *self);
GPtrArray *hv_state_get_notes (HvState *self);    /**< (element-type HvTranslated) */
GPtrArray *hv_state_get_branches (HvState *self); /**< (element-type HvStateBranch) */
/** Behind "more words" on the first page. */
gboolean hv_state_is_further (HvState *self);
/** A page of help: always the same branches in the same order, whatever helped before. */
gboolean hv_state_is_fixed (HvState *self);

G_END_DECLS
