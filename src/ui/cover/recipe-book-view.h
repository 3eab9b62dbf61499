/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_RECIPE_BOOK_VIEW (hv_recipe_book_view_get_type ())

/** HvRecipeBookView: the recipes, with a search over them; the one that is chosen, or the shopping list. */
G_DECLARE_FINAL_TYPE (HvRecipeBookView, hv_recipe_book_view, HV, RECIPE_BOOK_VIEW, AdwBin)

GtkWidget *hv_recipe_book_view_new (HvSession *session);

/** One step back, where there is room for a list or a recipe alone; %FALSE if there is none. */
gboolean hv_recipe_book_view_go_back (HvRecipeBookView *self);

G_END_DECLS
