/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/reading.h"
#include "library/step.h"

G_BEGIN_DECLS

void hv_step_free (HvStep *step);

/**
 * hv_step_read:
 * @node: the step's element
 * @earlier: (element-type utf8 HvStep): the steps before it, by id
 *
 * Returns: (transfer full) (nullable): the step; %NULL when its element is none
 */
HvStep *hv_step_read (HvReading *r, HvXmlNode *node, GHashTable *earlier);

/**
 * hv_step_read_condition:
 * @node: takes its attribute "when"
 * @earlier: (element-type utf8 HvStep): steps it may ask for
 * @at_the_end: whether the answers of the frame (after, outcome) may be asked for too
 *
 * Returns: (transfer full) (nullable)
 */
HvCondition *hv_step_read_condition (HvReading *r, HvXmlNode *node, GHashTable *earlier, gboolean at_the_end);

/* For the readers of single kinds */

/** An array whose elements go with it. */
static inline GPtrArray *
hv_step_new_array (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

void hv_choice_free (HvChoice *choice);
/** The attributes all choices share; the words are the caller's. A value may stand once in a step. (transfer full) */
HvChoice *hv_choice_read (HvReading *r, HvXmlNode *node, const HvStep *step);
/** Takes every `<choice>` into step->choices, which must be there. */
void hv_step_read_choices (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier);
/** keep-as of a step whose words are kept as they are. (nullable) (transfer full) */
char *hv_step_read_keep_as (HvReading *r, HvXmlNode *node);

/** The eleven `<word at>` of @node. (transfer full) (element-type HvTranslated) */
GPtrArray *hv_step_take_words (HvReading *r, HvXmlNode *node);

void hv_step_read_breathe (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier);
void hv_step_read_map (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier);
void hv_step_read_table (HvReading *r, HvXmlNode *node, HvStep *step);
void hv_step_read_contacts (HvReading *r, HvXmlNode *node, HvStep *step);
void hv_step_read_next (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier);

G_END_DECLS
