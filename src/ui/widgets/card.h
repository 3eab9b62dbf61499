/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/exercise.h"
#include "library/module.h"
#include "library/route.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_card_new:
 * @tint: (nullable): a dot above the title in this tint
 * @title: the words
 * @meta: (nullable): a small line, e.g. "5 min"
 * @detail: (nullable): one or two sentences
 *
 * A large card that is one button. Its accessible name is all that it shows. Give it an action with
 * gtk_actionable_set_action_name().
 */
GtkWidget *hv_card_new (const char *tint, const char *title, const char *meta, const char *detail);

/** A card that opens the exercise: title, minutes, summary. */
GtkWidget *hv_exercise_card_new (HvExercise *exercise);

/** A card that opens the module: title, minutes, content note if it has one, summary. */
GtkWidget *hv_module_card_new (HvModule *module);

/**
 * hv_route_card_new:
 * @meta: (nullable): a small line
 * @detail: (nullable): instead of its summary
 *
 * A card that opens the route.
 */
GtkWidget *hv_route_card_new (HvRoute *route, const char *meta, const char *detail);

G_END_DECLS
