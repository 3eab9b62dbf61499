/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/cover-memory.h"

#include "base/machine-settings.h"

#define KEY "hv-cover-memory"
/* Its name in the machine's settings: whoever reads them sees what the program looks like anyway. */
#define SETTING "start"

static void
memory_free (gpointer data)
{
  HvCoverMemory *self = data;
  g_clear_object (&self->shopping);
  g_clear_pointer (&self->yields, g_hash_table_unref);
  g_free (self->recipe);
  g_free (self->amount);
  g_free (self->notes);
  g_free (self);
}

HvCoverMemory *
hv_cover_memory_get (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvCoverMemory *self = g_object_get_data (G_OBJECT (session), KEY);
  if (self != NULL)
    return self;
  self = g_new0 (HvCoverMemory, 1);
  g_autofree char *kept = hv_machine_settings_get (SETTING);
  self->identity = hv_identity_find (kept);
  self->shopping = hv_shopping_list_new ();
  self->yields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->amount = g_strdup ("1");
  self->from = hv_unit_find ("dl");
  self->to = hv_unit_find ("cup");
  self->notes = g_strdup ("");
  g_object_set_data_full (G_OBJECT (session), KEY, self, memory_free);
  return self;
}

void
hv_cover_memory_set_identity (HvCoverMemory *self, const char *id)
{
  g_return_if_fail (self != NULL);

  self->identity = hv_identity_find (id);
  gboolean as_it_came = self->identity == hv_identity_find (NULL);
  hv_machine_settings_set (SETTING, as_it_came ? NULL : self->identity->id);
}

guint
hv_cover_memory_get_yield (HvCoverMemory *self, HvRecipe *recipe)
{
  g_return_val_if_fail (self != NULL && HV_IS_RECIPE (recipe), 0);

  guint yield = GPOINTER_TO_UINT (g_hash_table_lookup (self->yields, hv_recipe_get_id (recipe)));
  return yield > 0 ? yield : hv_recipe_get_yield (recipe);
}

void
hv_cover_memory_set_yield (HvCoverMemory *self, HvRecipe *recipe, guint yield)
{
  g_return_if_fail (self != NULL && HV_IS_RECIPE (recipe) && yield > 0);

  g_hash_table_replace (self->yields, g_strdup (hv_recipe_get_id (recipe)), GUINT_TO_POINTER (yield));
}
