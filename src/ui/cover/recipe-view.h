/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cover/cover-memory.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_RECIPE_VIEW (hv_recipe_view_get_type ())

/** HvRecipeView: one recipe to cook by. Signals: "changed" (units, portions or the shopping list); "back". */
G_DECLARE_FINAL_TYPE (HvRecipeView, hv_recipe_view, HV, RECIPE_VIEW, AdwBin)

/** @memory: outlives the view */
GtkWidget *hv_recipe_view_new (HvCoverMemory *memory, HvRecipe *recipe);

/** Whether there is a way back to the list on the page itself. */
void hv_recipe_view_set_way_back (HvRecipeView *self, gboolean way_back);

G_END_DECLS
