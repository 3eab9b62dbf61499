/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "practice/answers.h"
#include "practice/practice-error.h"

G_BEGIN_DECLS

#define HV_TYPE_RUNNER (hv_runner_get_type ())

/**
 * HvRunner:
 *
 * One run through an exercise, with the frame round it: a pure state machine. It knows no widget and no disk, and
 * of the clock only the hour when it was made; ui/ shows where it stands and tells it what she did. Emits "changed"
 * when it goes to another place and when one of the frame's own answers (before, after, outcome, keep) becomes another.
 */
G_DECLARE_FINAL_TYPE (HvRunner, hv_runner, HV, RUNNER, GObject)

typedef enum
{
  HV_RUNNER_BEFORE,      /**< what it is for, how long, how many steps, what is kept */
  HV_RUNNER_RATE_BEFORE, /**< 0–10, skippable; left out for exercises of two minutes or less */
  HV_RUNNER_STEP,
  HV_RUNNER_CLOSE,       /**< 0–10 again if wanted, and how it went */
  HV_RUNNER_GENTLE,      /**< it got worse, or 8 and over: two gentle ways on, and help */
  HV_RUNNER_KEEP,        /**< keep / keep only that I did it / keep nothing */
  HV_RUNNER_DONE,        /**< what could come next */
} HvRunnerPhase;

typedef enum
{
  HV_RUNNER_KEEP_NOTHING,
  HV_RUNNER_KEEP_THAT,  /**< only that it was done */
  HV_RUNNER_KEEP_ALL,
} HvRunnerKeep;

typedef enum
{
  HV_OUTCOME_NONE,
  HV_OUTCOME_HELPED,
  HV_OUTCOME_SAME,
  HV_OUTCOME_WORSE,
  HV_OUTCOME_UNSURE,
} HvOutcome;

/**
 * hv_runner_new:
 * @exercise: what to run
 * @can_keep: whether a room is open, so that keeping can be offered at all
 */
HvRunner *hv_runner_new (HvExercise *exercise, gboolean can_keep);

HvExercise *hv_runner_get_exercise (HvRunner *self);
HvRunnerPhase hv_runner_get_phase (HvRunner *self);
HvAnswers *hv_runner_get_answers (HvRunner *self);

gboolean hv_runner_is_short (HvRunner *self); /**< whether the short version was begun */

/** The step shown, or %NULL outside %HV_RUNNER_STEP. */
const HvStep *hv_runner_get_step (HvRunner *self);
/** "Step n of N": N counts the steps on her way as answered so far; @changed tells that an answer has just changed N (PB-20). */
void hv_runner_get_position (HvRunner *self, guint *n, guint *total, gboolean *changed);

/** Whether a step of the exercise is on her way as answered now; only then does its answer count. */
gboolean hv_runner_is_on_her_way (HvRunner *self, const HvStep *step);
/** Whether something of the step shown (a choice, a line) is to be shown: %NULL holds always. */
gboolean hv_runner_holds (HvRunner *self, const HvCondition *condition);
/** At a breathing step: the pattern chosen here or in its pattern-from step, else the first; %NULL elsewhere. */
const HvBreathPattern *hv_runner_get_pattern (HvRunner *self);

/** Leaves out the rating before: the way to relief has no rating on it (PB-09). To be said in BEFORE. */
void hv_runner_leave_out_rating_before (HvRunner *self);
/** @ratings: (nullable): whose steps are left out, since she has switched them off. To be said in BEFORE. */
void hv_runner_leave_out_ratings (HvRunner *self, const char *const *ratings);
/** From BEFORE: begin, with all steps or with the short version. */
void hv_runner_begin (HvRunner *self, gboolean short_version);
gboolean hv_runner_can_go_back (HvRunner *self);
void hv_runner_back (HvRunner *self);
/** Go on with what has been answered; an empty answer goes on too (PB-19). */
void hv_runner_next (HvRunner *self);
/** Clear this step's answer and go on. */
void hv_runner_skip (HvRunner *self);
/** Stop here: to DONE, without a word of reproach; nothing is kept. */
void hv_runner_stop (HvRunner *self);

void hv_runner_set_before (HvRunner *self, int rating); /**< 0–10, -1 for none */
int hv_runner_get_before (HvRunner *self);
void hv_runner_set_after (HvRunner *self, int rating);
int hv_runner_get_after (HvRunner *self);
void hv_runner_set_outcome (HvRunner *self, HvOutcome outcome);
HvOutcome hv_runner_get_outcome (HvRunner *self);
void hv_runner_set_keep (HvRunner *self, HvRunnerKeep keep);
/**
 * What to keep. Until she chooses: everything for the ordinary class, nothing for the others. Class P0 has no answers
 * to keep: at most that it was done. At DONE this is the decision.
 */
HvRunnerKeep hv_runner_get_keep (HvRunner *self);

/** What is offered at DONE, conditions checked, each exercise once: (transfer container) (element-type HvAfterwards) */
GPtrArray *hv_runner_get_afterwards (HvRunner *self);

/** A text (already translated) with {date}, {weekday} and {step-id} filled in. (transfer full): it holds her words */
char *hv_runner_fill_in (HvRunner *self, const char *text);
/** Whether every {step-id} of it has been answered; a text that cannot be filled in is left out. */
gboolean hv_runner_can_fill_in (HvRunner *self, const char *text);

/**
 * What she answered as plain text for the journal, in the language in force: each question on a line, its answer
 * below, an empty line between. Steps that are not on her way and steps that let go are left out. (transfer full)
 */
char *hv_runner_describe (HvRunner *self);

/**
 * The same of one step, without its question: what is kept of it by itself. "" when it is not answered or not on her
 * way. (transfer full)
 */
char *hv_runner_describe_answer (HvRunner *self, const HvStep *step);

/**
 * The place, to come back to: only of the ordinary class (P0 promises that nothing is saved, P2 that nothing is
 * without a warning), between BEFORE and DONE, with a room open; else %NULL. Answers of steps that let go are left
 * out. The bytes are wiped when freed.
 */
GBytes *hv_runner_save_place (HvRunner *self);
/** Takes up a saved place; refused, with nothing changed, if the exercise is another since or the bytes are damaged. */
gboolean hv_runner_restore_place (HvRunner *self, GBytes *place, GError **error);

G_END_DECLS
