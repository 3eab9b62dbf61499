/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/place.h"

#include "ui/window/page.h"

HvPlace *
hv_place_new (const char *name, const char *id)
{
  HvPlace *place = g_new0 (HvPlace, 1);
  place->name = g_strdup (name);
  place->id = g_strdup (id);
  return place;
}

void
hv_place_drop_page (HvPlace *place)
{
  g_clear_weak_pointer (&place->focus);
  g_clear_object (&place->page);
}

void
hv_place_free (HvPlace *place)
{
  hv_place_drop_page (place);
  g_free (place->name);
  g_free (place->id);
  g_free (place);
}

gboolean
hv_place_is (const HvPlace *place, const char *name, const char *id)
{
  return g_str_equal (place->name, name) && g_strcmp0 (place->id, id) == 0;
}

gboolean
hv_place_is_immersive (const HvPlace *place)
{
  return HV_IS_PAGE (place->page) && hv_page_is_immersive (HV_PAGE (place->page));
}

void
hv_place_remember_focus (HvPlace *place)
{
  GtkRoot *root = place->page != NULL ? gtk_widget_get_root (place->page) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, place->page))
    g_set_weak_pointer (&place->focus, focus);
}

gboolean
hv_place_restore_focus (HvPlace *place)
{
  GtkWidget *focus = place->focus;
  return focus != NULL && gtk_widget_is_ancestor (focus, place->page) && gtk_widget_grab_focus (focus);
}
