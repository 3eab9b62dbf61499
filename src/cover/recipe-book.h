/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/recipe.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The built-in recipes: a list model of #HvRecipe, by title in the language in force when it was made; no
 * file is read. */
GListModel *hv_recipe_book_new (GError **error);

/** For tests: reads one recipe. Errors: as hv_library_new_from_data(). */
HvRecipe *hv_recipe_new_from_data (const char *name, const char *data, gsize length, GError **error);

G_END_DECLS
