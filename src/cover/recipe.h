/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/unit.h"
#include "library/translated.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** HvIngredient: what goes in, for as much as the recipe makes. */
typedef struct
{
  double amount; /**< 0: as much as one likes */
  const HvUnit *unit;
  HvTranslated *name;
} HvIngredient;

/** HvUnitSystem: how amounts are shown. */
typedef enum
{
  HV_UNITS_AS_WRITTEN, /**< metric, with spoons; decilitres where the language cooks with them */
  HV_UNITS_US,         /**< cups, ounces and °F */
} HvUnitSystem;

#define HV_TYPE_RECIPE (hv_recipe_get_type ())

/** HvRecipe: one recipe; immutable. Texts are in the language in force. */
G_DECLARE_FINAL_TYPE (HvRecipe, hv_recipe, HV, RECIPE, GObject)

const char *hv_recipe_get_id (HvRecipe *self);
const char *hv_recipe_get_title (HvRecipe *self);
const char *hv_recipe_get_course (HvRecipe *self); /**< in words: "Soup" */
guint hv_recipe_get_minutes (HvRecipe *self);
guint hv_recipe_get_oven (HvRecipe *self); /**< °C, 0 for none */

/** For how many, or how many pieces, it is written. */
guint hv_recipe_get_yield (HvRecipe *self);
/** Returns: (transfer full): "4 people", "12 buns" */
char *hv_recipe_format_yield (HvRecipe *self, guint yield);

GPtrArray *hv_recipe_get_ingredients (HvRecipe *self); /**< (element-type HvIngredient) */
GPtrArray *hv_recipe_get_steps (HvRecipe *self);       /**< (element-type HvTranslated) */
const char *hv_recipe_get_tip (HvRecipe *self);        /**< "" for none */

/**
 * hv_ingredient_format:
 * @yield: for how many
 * @recipe: whose ingredient it is
 *
 * Returns: (transfer full): "3 dl lukewarm water", scaled; "1 ½ tbsp oil"
 */
char *hv_ingredient_format (const HvIngredient *self, HvRecipe *recipe, guint yield, HvUnitSystem units);

/** Returns: (transfer full): "200 °C" or "392 °F" */
char *hv_recipe_format_oven (HvRecipe *self, HvUnitSystem units);

/**
 * hv_recipe_matches:
 * @words: what was typed
 *
 * Whether each word begins a word of the title, the course or an ingredient, whatever the case and the
 * accents.
 */
gboolean hv_recipe_matches (HvRecipe *self, const char *words);

G_END_DECLS
