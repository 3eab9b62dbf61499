/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/shopping-list.h"

#include "cover/recipe-private.h"

#include <string.h>

struct _HvShoppingItem
{
  GObject parent_instance;
  HvRecipe *recipe;               /* (nullable): keeps @ingredient alive */
  const HvIngredient *ingredient; /* (nullable): a line of a recipe */
  double amount;                  /* in the ingredient's unit, over all recipes */
  char *text;                     /* (nullable): a line of her own */
  gboolean bought;
};

struct _HvShoppingList
{
  GObject parent_instance;
  GPtrArray *items;
};

enum
{
  PROP_TEXT = 1,
  PROP_BOUGHT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (HvShoppingItem, hv_shopping_item, G_TYPE_OBJECT)

static void
hv_shopping_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HvShoppingItem *self = HV_SHOPPING_ITEM (object);
  if (id == PROP_TEXT)
    g_value_take_string (value, hv_shopping_item_format (self, HV_UNITS_AS_WRITTEN));
  else
    g_value_set_boolean (value, self->bought);
}

static void
hv_shopping_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  hv_shopping_item_set_bought (HV_SHOPPING_ITEM (object), g_value_get_boolean (value));
}

static void
hv_shopping_item_finalize (GObject *object)
{
  HvShoppingItem *self = HV_SHOPPING_ITEM (object);
  g_clear_object (&self->recipe);
  g_free (self->text);
  G_OBJECT_CLASS (hv_shopping_item_parent_class)->finalize (object);
}

static void
hv_shopping_item_class_init (HvShoppingItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = hv_shopping_item_get_property;
  object_class->set_property = hv_shopping_item_set_property;
  object_class->finalize = hv_shopping_item_finalize;
  props[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_BOUGHT] = g_param_spec_boolean (
      "bought", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
hv_shopping_item_init (HvShoppingItem *self)
{
}

char *
hv_shopping_item_format (HvShoppingItem *self, HvUnitSystem units)
{
  g_return_val_if_fail (HV_IS_SHOPPING_ITEM (self), NULL);

  if (self->text != NULL)
    return g_strdup (self->text);
  const char *name = hv_translated_get (self->ingredient->name);
  if (self->amount <= 0)
    return g_strdup (name);
  g_autofree char *quantity = hv_quantity_format (self->amount, self->ingredient->unit, units);
  return g_strdup_printf ("%s %s", quantity, name);
}

gboolean
hv_shopping_item_is_bought (HvShoppingItem *self)
{
  return self->bought;
}

void
hv_shopping_item_set_bought (HvShoppingItem *self, gboolean bought)
{
  g_return_if_fail (HV_IS_SHOPPING_ITEM (self));

  if (self->bought == bought)
    return;
  self->bought = bought;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BOUGHT]);
}

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return HV_TYPE_SHOPPING_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HV_SHOPPING_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HvShoppingList *self = HV_SHOPPING_LIST (model);
  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HvShoppingList, hv_shopping_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
hv_shopping_list_finalize (GObject *object)
{
  g_ptr_array_unref (HV_SHOPPING_LIST (object)->items);
  G_OBJECT_CLASS (hv_shopping_list_parent_class)->finalize (object);
}

static void
hv_shopping_list_class_init (HvShoppingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_shopping_list_finalize;
}

static void
hv_shopping_list_init (HvShoppingList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

HvShoppingList *
hv_shopping_list_new (void)
{
  return g_object_new (HV_TYPE_SHOPPING_LIST, NULL);
}

static void
append (HvShoppingList *self, HvShoppingItem *item)
{
  g_ptr_array_add (self->items, item);
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
}

/* A line that @ingredient can be added to. */
static gboolean
is_the_same (HvShoppingItem *item, const HvIngredient *ingredient)
{
  return item->ingredient != NULL && !item->bought
         && item->ingredient->unit->measure == ingredient->unit->measure
         && (ingredient->unit->measure != HV_MEASURE_COUNT || item->ingredient->unit == ingredient->unit)
         && (item->amount > 0) == (ingredient->amount > 0)
         && g_str_equal (item->ingredient->name->msgid, ingredient->name->msgid);
}

static void
add_ingredient (HvShoppingList *self, HvRecipe *recipe, const HvIngredient *ingredient, double amount)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      HvShoppingItem *item = g_ptr_array_index (self->items, i);
      if (is_the_same (item, ingredient))
        {
          item->amount += hv_unit_convert (amount, ingredient->unit, item->ingredient->unit);
          g_object_notify_by_pspec (G_OBJECT (item), props[PROP_TEXT]);
          return;
        }
    }
  HvShoppingItem *item = g_object_new (HV_TYPE_SHOPPING_ITEM, NULL);
  item->recipe = g_object_ref (recipe);
  item->ingredient = ingredient;
  item->amount = amount;
  append (self, item);
}

void
hv_shopping_list_add_recipe (HvShoppingList *self, HvRecipe *recipe, guint yield)
{
  g_return_if_fail (HV_IS_SHOPPING_LIST (self) && HV_IS_RECIPE (recipe));

  GPtrArray *ingredients = hv_recipe_get_ingredients (recipe);
  for (guint i = 0; i < ingredients->len; i++)
    {
      const HvIngredient *ingredient = g_ptr_array_index (ingredients, i);
      add_ingredient (self, recipe, ingredient, ingredient->amount * yield / hv_recipe_get_yield (recipe));
    }
}

void
hv_shopping_list_add_text (HvShoppingList *self, const char *text)
{
  g_return_if_fail (HV_IS_SHOPPING_LIST (self) && text != NULL);

  g_autofree char *line = g_strstrip (g_strdup (text));
  if (*line == '\0')
    return;
  HvShoppingItem *item = g_object_new (HV_TYPE_SHOPPING_ITEM, NULL);
  item->text = g_steal_pointer (&line);
  append (self, item);
}

void
hv_shopping_list_remove (HvShoppingList *self, guint position)
{
  g_return_if_fail (HV_IS_SHOPPING_LIST (self) && position < self->items->len);

  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
hv_shopping_list_remove_bought (HvShoppingList *self)
{
  g_return_if_fail (HV_IS_SHOPPING_LIST (self));

  for (guint i = self->items->len; i-- > 0;)
    if (hv_shopping_item_is_bought (g_ptr_array_index (self->items, i)))
      hv_shopping_list_remove (self, i);
}

void
hv_shopping_list_clear (HvShoppingList *self)
{
  g_return_if_fail (HV_IS_SHOPPING_LIST (self));

  guint n = self->items->len;
  g_ptr_array_set_size (self->items, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}
