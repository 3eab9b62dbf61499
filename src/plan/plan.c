/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/plan.h"

#include "plan/plan-private.h"

#include <string.h>

/* Set aside for the routes of the library, in the order of CODE.md, which never changes. */
static const char *const routes[]
    = { "start", "calm", "me", "others", "everyday", "closing", "living", "long-ago", "group" };

static const struct
{
  char letter;
  guint first; /* the place of its number 1 */
  guint most;
} kinds[] = { { 'm', 0, 64 }, { 'x', 64, 128 } };

/* ---- places ---- */

/* One spelling of each number: two digits, or three from 100 on. */
int
hv_plan_place_of (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint64 number;
      if (id[0] != kinds[i].letter || !g_ascii_isdigit (id[1])
          || !g_ascii_string_to_unsigned (id + 1, 10, 1, kinds[i].most, &number, NULL))
        continue;
      int place = (int)(kinds[i].first + number - 1);
      char right[HV_PLAN_ID_SIZE];
      return hv_plan_id_at ((guint)place, right) && strcmp (id, right) == 0 ? place : -1;
    }
  return -1;
}

gboolean
hv_plan_id_at (guint place, char id[HV_PLAN_ID_SIZE])
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (place >= kinds[i].first && place - kinds[i].first < kinds[i].most)
      {
        g_snprintf (id, HV_PLAN_ID_SIZE, "%c%02u", kinds[i].letter, place - kinds[i].first + 1);
        return TRUE;
      }
  return FALSE;
}

int
hv_plan_route_place (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    if (strcmp (routes[i], id) == 0)
      return (int)i;
  return -1;
}

const char *
hv_plan_route_at (guint place)
{
  return place < G_N_ELEMENTS (routes) ? routes[place] : NULL;
}

gboolean
hv_plan_may_hold (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);
  return hv_plan_place_of (id) >= 0;
}

/* ---- making ---- */

HvPlan *
hv_plan_new (void)
{
  return g_new0 (HvPlan, 1);
}

HvPlan *
hv_plan_copy (const HvPlan *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
hv_plan_free (HvPlan *self)
{
  g_free (self);
}

HvPlan *
hv_plan_new_for_route (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  int place = hv_plan_route_place (id);
  if (place < 0)
    return NULL;
  HvPlan *self = hv_plan_new ();
  self->route = routes[place];
  return self;
}

/* ---- changing ---- */

static gboolean
has (const HvPlan *self, const char *id)
{
  for (guint i = 0; i < self->size; i++)
    if (strcmp (self->items[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
hv_plan_add (HvPlan *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  if (self->route != NULL || self->size == HV_PLAN_MOST_ITEMS || !hv_plan_may_hold (id) || has (self, id))
    return FALSE;
  if (self->size > 0)
    self->wish = hv_plan_get_wish (self);
  HvPlanItem *item = &self->items[self->size++];
  g_strlcpy (item->id, id, sizeof item->id);
  item->wish = self->wish;
  return TRUE;
}

void
hv_plan_remove (HvPlan *self, guint at)
{
  g_return_if_fail (self != NULL && at < self->size);

  self->size--;
  memmove (&self->items[at], &self->items[at + 1], (self->size - at) * sizeof *self->items);
}

void
hv_plan_move (HvPlan *self, guint from, guint to)
{
  g_return_if_fail (self != NULL && from < self->size && to < self->size);

  HvPlanItem moved = self->items[from];
  for (; from < to; from++)
    self->items[from] = self->items[from + 1];
  for (; from > to; from--)
    self->items[from] = self->items[from - 1];
  self->items[to] = moved;
}

void
hv_plan_set_wish (HvPlan *self, HvPlanWish wish)
{
  g_return_if_fail (self != NULL && (guint)wish < HV_PLAN_N_WISHES);

  self->wish = wish;
  for (guint i = 0; i < self->size; i++)
    self->items[i].wish = wish;
}

void
hv_plan_set_item_wish (HvPlan *self, guint at, HvPlanWish wish)
{
  g_return_if_fail (self != NULL && at < self->size && (guint)wish < HV_PLAN_N_WISHES);
  self->items[at].wish = wish;
}

/* ---- asking ---- */

const char *
hv_plan_get_route (const HvPlan *self)
{
  return self->route;
}

guint
hv_plan_get_size (const HvPlan *self)
{
  return self->size;
}

const char *
hv_plan_get_item (const HvPlan *self, guint at)
{
  g_return_val_if_fail (at < self->size, NULL);
  return self->items[at].id;
}

HvPlanWish
hv_plan_get_item_wish (const HvPlan *self, guint at)
{
  g_return_val_if_fail (at < self->size, HV_PLAN_WISH_NONE);
  return self->items[at].wish;
}

gboolean
hv_plan_has_one_wish (const HvPlan *self)
{
  for (guint i = 1; i < self->size; i++)
    if (self->items[i].wish != self->items[0].wish)
      return FALSE;
  return TRUE;
}

HvPlanWish
hv_plan_get_wish (const HvPlan *self)
{
  if (self->size == 0)
    return self->wish;
  return hv_plan_has_one_wish (self) ? self->items[0].wish : HV_PLAN_WISH_NONE;
}

gboolean
hv_plan_is_empty (const HvPlan *self)
{
  return self->size == 0 && self->route == NULL;
}

gboolean
hv_plan_equal (const HvPlan *a, const HvPlan *b)
{
  if (a->size != b->size || g_strcmp0 (a->route, b->route) != 0)
    return FALSE;
  for (guint i = 0; i < a->size; i++)
    if (strcmp (a->items[i].id, b->items[i].id) != 0 || a->items[i].wish != b->items[i].wish)
      return FALSE;
  return a->size > 0 || a->wish == b->wish;
}

/* ---- in the library ---- */

static gboolean
is_in (HvLibrary *library, const char *id)
{
  return hv_library_find_module (library, id) != NULL || hv_library_find_exercise (library, id) != NULL;
}

/* The wanted ones of @ids: those in the library, or those that are not. */
static void
collect (GPtrArray *out, const char *const *ids, HvLibrary *library, gboolean there)
{
  for (; *ids != NULL; ids++)
    if (is_in (library, *ids) == there && !g_ptr_array_find_with_equal_func (out, *ids, g_str_equal, NULL))
      g_ptr_array_add (out, g_strdup (*ids));
}

static GStrv
list (const HvPlan *self, HvLibrary *library, gboolean there)
{
  GPtrArray *out = g_ptr_array_new ();
  HvRoute *route = self->route != NULL ? hv_library_find_route (library, self->route) : NULL;
  GPtrArray *parts = route != NULL ? hv_route_get_parts (route) : NULL;
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      HvRoutePart *part = g_ptr_array_index (parts, i);
      collect (out, (const char *const *)part->modules, library, there);
      collect (out, (const char *const *)part->exercises, library, there);
    }
  for (guint i = 0; i < self->size; i++)
    collect (out, (const char *const[]){ self->items[i].id, NULL }, library, there);
  if (self->route != NULL && route == NULL && !there)
    g_ptr_array_add (out, g_strdup (self->route));
  g_ptr_array_add (out, NULL);
  return (GStrv)g_ptr_array_free (out, FALSE);
}

GStrv
hv_plan_list_items (const HvPlan *self, HvLibrary *library)
{
  g_return_val_if_fail (self != NULL && HV_IS_LIBRARY (library), NULL);
  return list (self, library, TRUE);
}

GStrv
hv_plan_list_missing (const HvPlan *self, HvLibrary *library)
{
  g_return_val_if_fail (self != NULL && HV_IS_LIBRARY (library), NULL);
  return list (self, library, FALSE);
}
