/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/recipe.h"

G_BEGIN_DECLS

/** The most that can be cooked for at once. */
#define HV_YIELD_MOST 200

/** HvRecipeViewState: what is seen of a recipe; all texts in the language in force. */
typedef struct
{
  const char *title;
  char *facts;       /**< "12 buns · 50 min" */
  GStrv ingredients; /**< scaled */
  char *oven;        /**< (nullable): "Oven: 220 °C" */
  GPtrArray *steps;  /**< (element-type utf8) (transfer none) */
  const char *tip;   /**< "" for none */
  char *portions;    /**< between minus and plus */
  gboolean can_be_less, can_be_more;
} HvRecipeViewState;

HvRecipeViewState *hv_recipe_view_state_new (HvRecipe *recipe, guint yield, HvUnitSystem units);
void hv_recipe_view_state_free (HvRecipeViewState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRecipeViewState, hv_recipe_view_state_free)

/** Returns: (transfer full): under a recipe's title in the list: "Soup · 35 min" */
char *hv_recipe_describe (HvRecipe *recipe);

/**
 * hv_conversion_describe:
 * @amount: as it was typed
 *
 * Returns: (transfer full): "1 dl = 0.423 cup"; "" when @amount is no number
 */
char *hv_conversion_describe (const char *amount, const HvUnit *from, const HvUnit *to);

G_END_DECLS
