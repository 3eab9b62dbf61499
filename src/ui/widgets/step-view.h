/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/runner.h"
#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_STEP_VIEW (hv_step_view_get_type ())

/**
 * HvStepView:
 *
 * What an exercise shows at one moment: one step, or one part of the frame round the steps. It reads the
 * runner and gives every answer to it as soon as it is made, so that nothing depends on how she leaves.
 * A vertical box, filled by the kinds.
 *
 * Signals: "answered" (what the runner knows has changed), "ready" (she has finished writing here: Next is what comes).
 */
G_DECLARE_DERIVABLE_TYPE (HvStepView, hv_step_view, HV, STEP_VIEW, GtkBox)

struct _HvStepViewClass
{
  GtkBoxClass parent;

  void (*build) (HvStepView *self);    /**< fill the box; called once, when session, runner and step are known */
  gboolean (*next) (HvStepView *self); /**< a Next that stays inside (the next line); FALSE to go on */
  gboolean (*back) (HvStepView *self); /**< the same for Back */
  void (*rest) (HvStepView *self);     /**< hold still: it is no longer seen */
  void (*leave) (HvStepView *self);    /**< it is being left for good */
  gboolean wide;                       /**< a picture with words beside it: more room than a column of text */
};

/**
 * hv_step_view_new:
 * @type: one of the kinds
 * @step: (nullable): %NULL for the frame
 *
 * Returns: (transfer floating): the view, built
 */
GtkWidget *hv_step_view_new (GType type, HvSession *session, HvRunner *runner, const HvStep *step);

HvSession *hv_step_view_get_session (HvStepView *self);
HvRunner *hv_step_view_get_runner (HvStepView *self);
HvAnswers *hv_step_view_get_answers (HvStepView *self);
const HvStep *hv_step_view_get_step (HvStepView *self);

gboolean hv_step_view_next (HvStepView *self);
gboolean hv_step_view_back (HvStepView *self);
void hv_step_view_rest (HvStepView *self);
void hv_step_view_leave (HvStepView *self);

/* For the kinds */

/** The step's heading, if it has one; its drawing, if it has one; or both with the paragraphs between them. */
void hv_step_view_add_heading (HvStepView *self);
void hv_step_view_add_drawing (HvStepView *self);
void hv_step_view_add_intro (HvStepView *self);
/** Shows what the intro says, or lets it step aside for what has begun, so that large text pushes nothing out of sight. */
void hv_step_view_show_intro (HvStepView *self, gboolean shown);
/** Puts the labels added so far in the middle of the column. */
void hv_step_view_centre_labels (HvStepView *self);
/** The question and the small print under it. */
void hv_step_view_add_prompt (HvStepView *self);
/** Returns: (nullable): a paragraph with her own words filled in; %NULL when it asks for some she has not given */
GtkWidget *hv_step_view_make_paragraph (HvStepView *self, const HvTranslated *text, const char *css_class);
/** Whether a choice, line or sector is to be shown, as answered so far. */
gboolean hv_step_view_condition_holds (HvStepView *self, const HvCondition *condition);
/** The name of the step for screen readers: its prompt, or its heading, or the exercise's title. */
const char *hv_step_view_get_name (HvStepView *self);
/** Where the focus goes when the view is shown; the first one given counts. */
void hv_step_view_set_first_focus (HvStepView *self, GtkWidget *widget);
void hv_step_view_answered (HvStepView *self);
void hv_step_view_ready (HvStepView *self);

G_END_DECLS
