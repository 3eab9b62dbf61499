/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/cover-view-state.h"

#include <glib/gi18n.h>

static char *
format_minutes (HvRecipe *recipe)
{
  return g_strdup_printf (_ ("%u min"), hv_recipe_get_minutes (recipe));
}

HvRecipeViewState *
hv_recipe_view_state_new (HvRecipe *recipe, guint yield, HvUnitSystem units)
{
  g_return_val_if_fail (HV_IS_RECIPE (recipe) && yield > 0, NULL);

  HvRecipeViewState *self = g_new0 (HvRecipeViewState, 1);
  self->title = hv_recipe_get_title (recipe);
  g_autofree char *made = hv_recipe_format_yield (recipe, yield);
  g_autofree char *minutes = format_minutes (recipe);
  self->facts = g_strdup_printf ("%s · %s", made, minutes);

  GPtrArray *ingredients = hv_recipe_get_ingredients (recipe);
  self->ingredients = g_new0 (char *, ingredients->len + 1);
  for (guint i = 0; i < ingredients->len; i++)
    self->ingredients[i] = hv_ingredient_format (ingredients->pdata[i], recipe, yield, units);
  if (hv_recipe_get_oven (recipe) > 0)
    {
      g_autofree char *degrees = hv_recipe_format_oven (recipe, units);
      /* Translators: how hot the oven is, "Oven: 200 °C" */
      self->oven = g_strdup_printf (_ ("Oven: %s"), degrees);
    }
  GPtrArray *steps = hv_recipe_get_steps (recipe);
  self->steps = g_ptr_array_new ();
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (self->steps, (gpointer) hv_translated_get (steps->pdata[i]));
  self->tip = hv_recipe_get_tip (recipe);
  self->portions = g_strdup_printf ("%u", yield);
  self->can_be_less = yield > 1;
  self->can_be_more = yield < HV_YIELD_MOST;
  return self;
}

void
hv_recipe_view_state_free (HvRecipeViewState *self)
{
  g_free (self->facts);
  g_strfreev (self->ingredients);
  g_free (self->oven);
  g_ptr_array_unref (self->steps);
  g_free (self->portions);
  g_free (self);
}

char *
hv_recipe_describe (HvRecipe *recipe)
{
  g_return_val_if_fail (HV_IS_RECIPE (recipe), NULL);

  g_autofree char *minutes = format_minutes (recipe);
  return g_strdup_printf ("%s · %s", hv_recipe_get_course (recipe), minutes);
}

char *
hv_conversion_describe (const char *amount, const HvUnit *from, const HvUnit *to)
{
  g_return_val_if_fail (amount != NULL && from != NULL && to != NULL && from->measure == to->measure, NULL);

  double number;
  if (!hv_amount_parse (amount, &number))
    return g_strdup ("");
  double result = hv_unit_convert (number, from, to);
  g_autofree char *given = hv_amount_format (number, FALSE), *found = hv_amount_format (result, FALSE);
  return g_strdup_printf ("%s %s = %s %s", given, hv_unit_get_symbol (from, number), found,
                          hv_unit_get_symbol (to, result));
}
