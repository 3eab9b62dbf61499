/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/history.h"

#include "ui/window/page.h"

#define MAX_WAY_BACK 20

struct _HvHistory
{
  HvPlace *place;
  GPtrArray *way; /* of HvPlace, the last one last */
};

HvHistory *
hv_history_new (void)
{
  HvHistory *self = g_new0 (HvHistory, 1);
  self->way = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);
  return self;
}

void
hv_history_free (HvHistory *self)
{
  g_clear_pointer (&self->place, hv_place_free);
  g_ptr_array_unref (self->way);
  g_free (self);
}

HvPlace *
hv_history_get_place (HvHistory *self)
{
  return self->place;
}

gboolean
hv_history_has_way_back (HvHistory *self)
{
  return self->way->len > 0;
}

static void
flush (HvPlace *place)
{
  if (place != NULL && HV_IS_PAGE (place->page))
    hv_page_flush (HV_PAGE (place->page));
}

/* Before a page is let go of: its drafts, and the place in an exercise or module. */
static void
retire (HvPlace *place)
{
  flush (place);
  if (place != NULL && hv_place_is_immersive (place))
    hv_page_stop (HV_PAGE (place->page));
}

static void
retire_way (HvHistory *self)
{
  for (guint i = 0; i < self->way->len; i++)
    retire (g_ptr_array_index (self->way, i));
}

static void
take (HvHistory *self, HvPlace *place)
{
  g_clear_pointer (&self->place, hv_place_free);
  self->place = place;
}

void
hv_history_push (HvHistory *self, HvPlace *place)
{
  if (self->place != NULL)
    {
      flush (self->place);
      hv_place_remember_focus (self->place);
      g_ptr_array_add (self->way, g_steal_pointer (&self->place));
    }
  if (self->way->len > MAX_WAY_BACK)
    {
      retire (g_ptr_array_index (self->way, 0));
      g_ptr_array_remove_index (self->way, 0);
    }
  take (self, place);
}

void
hv_history_replace (HvHistory *self, HvPlace *place)
{
  retire (self->place);
  take (self, place);
}

void
hv_history_reset (HvHistory *self, HvPlace *place)
{
  retire (self->place);
  retire_way (self);
  g_ptr_array_set_size (self->way, 0);
  take (self, place);
}

gboolean
hv_history_pop (HvHistory *self)
{
  if (self->way->len == 0)
    return FALSE;
  flush (self->place);
  take (self, g_ptr_array_steal_index (self->way, self->way->len - 1));
  return TRUE;
}

void
hv_history_flush (HvHistory *self)
{
  flush (self->place);
  for (guint i = 0; i < self->way->len; i++)
    flush (g_ptr_array_index (self->way, i));
}

void
hv_history_drop_pages (HvHistory *self)
{
  retire (self->place);
  retire_way (self);
  if (self->place != NULL)
    hv_place_drop_page (self->place);
  for (guint i = 0; i < self->way->len; i++)
    hv_place_drop_page (g_ptr_array_index (self->way, i));
}
