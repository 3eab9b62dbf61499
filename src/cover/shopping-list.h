/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/recipe.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_TYPE_SHOPPING_ITEM (hv_shopping_item_get_type ())

/** HvShoppingItem: one line. Properties: "text" (string), "bought" (boolean). */
G_DECLARE_FINAL_TYPE (HvShoppingItem, hv_shopping_item, HV, SHOPPING_ITEM, GObject)

/** Returns: (transfer full): "450 g flour", in the language in force */
char *hv_shopping_item_format (HvShoppingItem *self, HvUnitSystem units);
gboolean hv_shopping_item_is_bought (HvShoppingItem *self);
void hv_shopping_item_set_bought (HvShoppingItem *self, gboolean bought);

#define HV_TYPE_SHOPPING_LIST (hv_shopping_list_get_type ())

/** HvShoppingList: what to buy, a list model of #HvShoppingItem; in memory alone. */
G_DECLARE_FINAL_TYPE (HvShoppingList, hv_shopping_list, HV, SHOPPING_LIST, GObject)

HvShoppingList *hv_shopping_list_new (void);

/** Adds all of @recipe for @yield; the same thing measured alike is added up, unless it is bought already. */
void hv_shopping_list_add_recipe (HvShoppingList *self, HvRecipe *recipe, guint yield);
/** Adds a line of her own; blank is passed over. */
void hv_shopping_list_add_text (HvShoppingList *self, const char *text);
void hv_shopping_list_remove (HvShoppingList *self, guint position);
void hv_shopping_list_remove_bought (HvShoppingList *self);
void hv_shopping_list_clear (HvShoppingList *self);

G_END_DECLS
