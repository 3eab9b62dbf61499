/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HvAnswers: what she has answered so far, by step id. Owned by its runner; wiped when freed. */
typedef struct _HvAnswers HvAnswers;

HvAnswers *hv_answers_new (void);
void hv_answers_free (HvAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvAnswers, hv_answers_free)

/* A step has one answer: setting one replaces what was there, and an empty one clears it. */
void hv_answers_set_choices (HvAnswers *self, const char *step, const char *const *values, const char *other); /**< also next: about when, and the step */
void hv_answers_set_number (HvAnswers *self, const char *step, int number);
void hv_answers_set_text (HvAnswers *self, const char *step, const char *text);
void hv_answers_set_list (HvAnswers *self, const char *step, const char *const *items); /**< also plan: if, then, because; contacts: who, how, who, how …; table: see practice/table.h */
void hv_answers_clear (HvAnswers *self, const char *step);

gboolean hv_answers_has (HvAnswers *self, const char *step);
const char *const *hv_answers_get_choices (HvAnswers *self, const char *step); /**< (nullable) */
const char *hv_answers_get_other (HvAnswers *self, const char *step);          /**< (nullable) */
int hv_answers_get_number (HvAnswers *self, const char *step, int fallback);
const char *hv_answers_get_text (HvAnswers *self, const char *step);           /**< (nullable) */
const char *const *hv_answers_get_list (HvAnswers *self, const char *step);    /**< (nullable) */

G_END_DECLS
