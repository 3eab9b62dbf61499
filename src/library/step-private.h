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

G_END_DECLS
