/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/recipe-book.h"

#include "cover/cover-resources.h"
#include "cover/recipe-private.h"

#define BUNDLE "/hverdag/recipes"

HvRecipe *
hv_recipe_new_from_data (const char *name, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (name != NULL && data != NULL, NULL);

  g_autoptr (HvProblems) problems = hv_problems_new ();
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (HvReadText));
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify)hv_read_reference_free);
  g_autoptr (HvXmlNode) root = hv_xml_parse (name, data, length, problems);
  g_autoptr (HvRecipe) recipe = NULL;
  if (root != NULL)
    {
      HvReading r = { name, problems, texts, references };
      recipe = hv_recipe_read (&r, root);
    }
  return hv_problems_check (problems, error) ? g_steal_pointer (&recipe) : NULL;
}

static GResource *
get_bundle (void)
{
  static gsize registered = 0;
  if (g_once_init_enter (&registered))
    {
      hv_cover_resources_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return hv_cover_resources_get_resource ();
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (hv_recipe_get_title ((HvRecipe *)a), hv_recipe_get_title ((HvRecipe *)b));
}

GListModel *
hv_recipe_book_new (GError **error)
{
  GResource *bundle = get_bundle ();
  g_auto (GStrv) names = g_resource_enumerate_children (bundle, BUNDLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names == NULL)
    return NULL;
  g_autoptr (GListStore) book = g_list_store_new (HV_TYPE_RECIPE);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (BUNDLE "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (bundle, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes == NULL)
        return NULL;
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_autoptr (HvRecipe) recipe = hv_recipe_new_from_data (names[i], data, size, error);
      if (recipe == NULL)
        return NULL;
      g_list_store_insert_sorted (book, recipe, compare, NULL);
    }
  return G_LIST_MODEL (g_steal_pointer (&book));
}
