/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/step.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_EXERCISE (hv_exercise_get_type ())

/** HvExercise: one exercise of the library; immutable. */
G_DECLARE_FINAL_TYPE (HvExercise, hv_exercise, HV, EXERCISE, GObject)

/** What an exercise can be about; ended by %NULL. */
extern const char *const hv_exercise_kinds[];

/** What may be kept of it (content map, standard frame 5). */
typedef enum
{
  HV_PRIVACY_NOTHING,   /**< P0: there is nothing to save */
  HV_PRIVACY_ORDINARY,  /**< P1: asked once at the end */
  HV_PRIVACY_SENSITIVE, /**< P2: not saved unless chosen after a warning */
} HvPrivacy;

/** How sure we are that it helps. */
typedef enum
{
  HV_EVIDENCE_CONSENSUS,    /**< ○ clinical consensus */
  HV_EVIDENCE_OTHER_GROUPS, /**< ◇ trials in other groups */
  HV_EVIDENCE_THIS_GROUP,   /**< ◆ trials with people exposed to violence or trauma */
} HvEvidence;

/** HvAfterwards: what is offered when it is over. */
typedef struct
{
  char *exercise;
  HvCondition *when;   /**< (nullable) may ask for before, after, outcome and the answers */
  HvTranslated *label; /**< (nullable) why, e.g. "If the unease is still high" */
} HvAfterwards;

const char *hv_exercise_get_id (HvExercise *self);
const char *hv_exercise_get_title (HvExercise *self);
const char *hv_exercise_get_summary (HvExercise *self);
const char *hv_exercise_get_purpose (HvExercise *self);
const char *hv_exercise_get_keeps (HvExercise *self);   /**< what is kept, in words */
const char *hv_exercise_get_asks (HvExercise *self);    /**< what it asks of her: eyes, sound, body, writing (T8) */
guint hv_exercise_get_minutes (HvExercise *self);
const char *hv_exercise_get_kind (HvExercise *self);    /**< grounding, relaxation, movement, feelings, … */
const char *hv_exercise_get_phase (HvExercise *self);   /**< "any", "start", "underway", "closing" */
const char *const *hv_exercise_get_approaches (HvExercise *self); /**< what it is drawn from, e.g. "trauma-aware" */
const char *const *hv_exercise_get_principles (HvExercise *self); /**< e.g. "T3", "P5" */
HvPrivacy hv_exercise_get_privacy (HvExercise *self);
/** Whether her answers may be kept at all: not of class P0, nor where the exercise says answers="unkept". */
gboolean hv_exercise_keeps_answers (HvExercise *self);
HvEvidence hv_exercise_get_evidence (HvExercise *self);
GPtrArray *hv_exercise_get_evidence_texts (HvExercise *self); /**< (element-type HvTranslated) */
const char *hv_exercise_get_sources (HvExercise *self); /**< untranslated references, may be "" */
GPtrArray *hv_exercise_get_cautions (HvExercise *self); /**< (element-type HvTranslated) */
gboolean hv_exercise_fits (HvExercise *self, const char *situation); /**< near, silent, bed, two-minutes, children */
/** Whether it may be offered to someone who lives so (%NULL: unsaid); all that offers or lists asks this. */
gboolean hv_exercise_is_for (HvExercise *self, const char *circumstances);
const char *const *hv_exercise_get_unsafe_when (HvExercise *self); /**< see library/circumstances.h */
const char *hv_exercise_get_unsafe (HvExercise *self); /**< (nullable): why it is not for everyone, in words for her */
GPtrArray *hv_exercise_get_steps (HvExercise *self);      /**< (element-type HvStep) */
GPtrArray *hv_exercise_get_short_steps (HvExercise *self); /**< (element-type utf8) (nullable): the short version, ids of steps kept */
/** (element-type HvAfterwards); may name exercises that are not in the library: pass over those */
GPtrArray *hv_exercise_get_afterwards (HvExercise *self);
/** Returns: (transfer none) (nullable) */
const HvStep *hv_exercise_find_step (HvExercise *self, const char *id);

G_END_DECLS
