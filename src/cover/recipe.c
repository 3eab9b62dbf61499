/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/recipe-private.h"

#include "base/text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HvRecipe
{
  GObject parent_instance;
  char *id;
  guint course, makes; /* indices into course_ids and makes_ids */
  guint minutes, yield, oven;
  HvTranslated *title, *tip;
  GPtrArray *ingredients, *steps;
};

G_DEFINE_FINAL_TYPE (HvRecipe, hv_recipe, G_TYPE_OBJECT)

static const char *const course_ids[] = { "baking", "soup", "main", "side", "dessert", "breakfast", NULL };
static const char *const course_names[]
    = { N_ ("Baking"), N_ ("Soup"), N_ ("Main dish"), N_ ("Side dish"), N_ ("Dessert"), N_ ("Breakfast") };

enum
{
  MAKES_PEOPLE,
  MAKES_BUNS,
  MAKES_PANCAKES,
  MAKES_LOAVES,
  MAKES_PIECES,
};
static const char *const makes_ids[] = { "people", "buns", "pancakes", "loaves", "pieces", NULL };

static void
ingredient_free (gpointer data)
{
  HvIngredient *self = data;
  hv_translated_free (self->name);
  g_free (self);
}

static void
hv_recipe_finalize (GObject *object)
{
  HvRecipe *self = HV_RECIPE (object);
  g_free (self->id);
  hv_translated_free (self->title);
  hv_translated_free (self->tip);
  g_clear_pointer (&self->ingredients, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_recipe_parent_class)->finalize (object);
}

static void
hv_recipe_class_init (HvRecipeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_recipe_finalize;
}

static void
hv_recipe_init (HvRecipe *self)
{
  self->ingredients = g_ptr_array_new_with_free_func (ingredient_free);
}

static void
read_ingredient (HvRecipe *self, HvReading *r, HvXmlNode *node)
{
  HvIngredient *ingredient = g_new0 (HvIngredient, 1);
  g_ptr_array_add (self->ingredients, ingredient);
  ingredient->unit = hv_unit_find ("piece");
  if (hv_reading_attribute (r, node, "amount") != NULL)
    ingredient->amount = hv_reading_decimal (r, node, "amount", 0.05, 10000);
  const char *unit = hv_reading_attribute (r, node, "unit");
  const HvUnit *found = unit != NULL ? hv_unit_find (unit) : NULL;
  if (unit != NULL && (found == NULL || found->measure > HV_MEASURE_WEIGHT || ingredient->amount == 0))
    hv_reading_fail (r, node->line, MALFORMED,
                     "“%s” is not a unit of the kitchen, or has no amount before it", unit);
  else if (found != NULL)
    ingredient->unit = found;
  ingredient->name = hv_reading_text (r, node);
}

/* 0, and a problem told, when it is none of them. */
static guint
read_index (HvReading *r, HvXmlNode *node, const char *name, const char *const *allowed)
{
  const char *value = hv_reading_one_of (r, node, name, allowed, NULL);
  for (guint i = 0; allowed[i] != NULL; i++)
    if (g_str_equal (allowed[i], value))
      return i;
  return 0;
}

HvRecipe *
hv_recipe_read (HvReading *r, HvXmlNode *root)
{
  HvRecipe *self = g_object_new (HV_TYPE_RECIPE, NULL);
  guint first_text = r->texts->len;
  if (!g_str_equal (root->name, "recipe"))
    hv_reading_fail (r, root->line, MALFORMED, "<%s> is not a recipe", root->name);
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->course = read_index (r, root, "course", course_ids);
  self->makes = read_index (r, root, "makes", makes_ids);
  self->yield = hv_reading_number (r, root, "yield", 1, 99, -1);
  self->minutes = hv_reading_number (r, root, "minutes", 1, 600, -1);
  self->oven = hv_reading_number (r, root, "oven", 0, 300, 0);
  self->title = hv_reading_need_text (r, root, "title");
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "ingredient")) != NULL)
    read_ingredient (self, r, child);
  if (self->ingredients->len == 0)
    hv_reading_fail (r, root->line, MALFORMED, "<recipe> needs an <ingredient>");
  self->steps = hv_reading_take_texts (r, root, "step", 1);
  self->tip = hv_reading_take_text (r, root, "tip");
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return self;
}

const char *
hv_recipe_get_id (HvRecipe *self)
{
  return self->id;
}

const char *
hv_recipe_get_title (HvRecipe *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_recipe_get_course (HvRecipe *self)
{
  return _ (course_names[self->course]);
}

guint
hv_recipe_get_minutes (HvRecipe *self)
{
  return self->minutes;
}

guint
hv_recipe_get_oven (HvRecipe *self)
{
  return self->oven;
}

guint
hv_recipe_get_yield (HvRecipe *self)
{
  return self->yield;
}

char *
hv_recipe_format_yield (HvRecipe *self, guint yield)
{
  switch (self->makes)
    {
    case MAKES_BUNS:
      return g_strdup_printf (ngettext ("%u bun", "%u buns", yield), yield);
    case MAKES_PANCAKES:
      return g_strdup_printf (ngettext ("%u pancake", "%u pancakes", yield), yield);
    case MAKES_LOAVES:
      return g_strdup_printf (ngettext ("%u loaf", "%u loaves", yield), yield);
    case MAKES_PIECES:
      return g_strdup_printf (ngettext ("%u piece", "%u pieces", yield), yield);
    default:
      return g_strdup_printf (ngettext ("%u person", "%u people", yield), yield);
    }
}

GPtrArray *
hv_recipe_get_ingredients (HvRecipe *self)
{
  return self->ingredients;
}

GPtrArray *
hv_recipe_get_steps (HvRecipe *self)
{
  return self->steps;
}

const char *
hv_recipe_get_tip (HvRecipe *self)
{
  return hv_translated_get (self->tip);
}

char *
hv_ingredient_format (const HvIngredient *self, HvRecipe *recipe, guint yield, HvUnitSystem units)
{
  const char *name = hv_translated_get (self->name);
  if (self->amount <= 0)
    return g_strdup (name);
  g_autofree char *quantity = hv_quantity_format (self->amount * yield / recipe->yield, self->unit, units);
  return g_strdup_printf ("%s %s", quantity, name);
}

char *
hv_recipe_format_oven (HvRecipe *self, HvUnitSystem units)
{
  const HvUnit *celsius = hv_unit_find ("celsius");
  const HvUnit *shown = units == HV_UNITS_US ? hv_unit_find ("fahrenheit") : celsius;
  /* An oven's dial has no 392. */
  double degrees = hv_unit_convert (self->oven, celsius, shown);
  if (shown != celsius)
    degrees = 5 * (int)(degrees / 5 + 0.5);
  g_autofree char *number = hv_amount_format (degrees, FALSE);
  return g_strdup_printf ("%s %s", number, hv_unit_get_symbol (shown, degrees));
}

static gboolean
begins_a_word (const char *text, const char *word)
{
  for (const char *at = text; (at = strstr (at, word)) != NULL; at++)
    if (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

gboolean
hv_recipe_matches (HvRecipe *self, const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);

  g_autoptr (GString) all = g_string_new (hv_recipe_get_title (self));
  g_string_append_printf (all, " %s", hv_recipe_get_course (self));
  for (guint i = 0; i < self->ingredients->len; i++)
    {
      const HvIngredient *ingredient = g_ptr_array_index (self->ingredients, i);
      g_string_append_printf (all, " %s", hv_translated_get (ingredient->name));
    }
  g_autofree char *text = hv_text_fold (all->str), *typed = hv_text_fold (words);
  g_auto (GStrv) each = g_strsplit_set (typed, " \t\n,", -1);
  for (gsize i = 0; each[i] != NULL; i++)
    if (!begins_a_word (text, each[i]))
      return FALSE;
  return TRUE;
}
