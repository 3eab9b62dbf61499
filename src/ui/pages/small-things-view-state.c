/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/small-things-view-state.h"

static GPtrArray *
find_kinds (GPtrArray *items)
{
  GPtrArray *kinds = g_ptr_array_new ();
  for (guint i = 0; hv_item_kinds[i] != NULL; i++)
    for (guint j = 0; j < items->len; j++)
      if (g_str_equal (hv_item_get_kind (g_ptr_array_index (items, j)), hv_item_kinds[i]))
        {
          g_ptr_array_add (kinds, (gpointer)hv_item_kinds[i]);
          break;
        }
  return kinds;
}

static void
append_answered (HvSmallThingsViewState *self, GPtrArray *items, HvSuggestions *suggestions,
                 const HvOfferWish *wish, HvItemAnswer answer)
{
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      if (hv_suggestions_get_answer (suggestions, item) == answer && hv_offer_item_is_fit (item, wish)
          && g_strcmp0 (hv_item_get_kind (item), self->kind) == 0)
        g_ptr_array_add (self->items, g_object_ref (item));
    }
}

HvSmallThingsViewState *
hv_small_things_view_state_new (HvLibrary *library, HvSuggestions *suggestions, const char *kind,
                                const HvOfferWish *wish)
{
  HvSmallThingsViewState *self = g_new0 (HvSmallThingsViewState, 1);
  GPtrArray *items = hv_library_get_items (library);
  self->kinds = find_kinds (items);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->kinds->len; i++)
    if (self->kind == NULL || g_strcmp0 (kind, g_ptr_array_index (self->kinds, i)) == 0)
      self->kind = g_ptr_array_index (self->kinds, i);

  append_answered (self, items, suggestions, wish, HV_ITEM_ANSWER_HELPS);
  append_answered (self, items, suggestions, wish, HV_ITEM_ANSWER_NONE);
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      if (hv_suggestions_get_answer (suggestions, item) == HV_ITEM_ANSWER_HIDDEN)
        g_ptr_array_add (self->hidden, g_object_ref (item));
    }
  return self;
}

void
hv_small_things_view_state_free (HvSmallThingsViewState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->hidden);
  g_free (self);
}
