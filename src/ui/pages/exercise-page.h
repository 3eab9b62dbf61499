/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice/runner.h"
#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_EXERCISE_PAGE (hv_exercise_page_get_type ())

/** HvExercisePage: one run through an exercise, with the frame round it. An immersive #HvPage. */
G_DECLARE_FINAL_TYPE (HvExercisePage, hv_exercise_page, HV, EXERCISE_PAGE, AdwBin)

/**
 * hv_exercise_page_new:
 * @session: what it stands on; without a room it works and keeps nothing
 * @id: of an exercise in the library
 * @resume: whether to go on at once where she was, if a place is kept; else she is asked
 */
GtkWidget *hv_exercise_page_new (HvSession *session, const char *id, gboolean resume);

/** The way to relief has no rating on it: to be said before it begins. */
void hv_exercise_page_leave_out_rating (HvExercisePage *self);

/** (transfer none): where it stands, for those who look on. */
HvRunner *hv_exercise_page_get_runner (HvExercisePage *self);

G_END_DECLS
