/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/route-private.h"

#define MAX_PARTS 30
#define MAX_SLOT_MINUTES 120

struct _HvRoute
{
  GObject parent_instance;
  char *id, *connection;
  HvTranslated *title, *summary;
  guint order;
  gboolean for_group;
  GPtrArray *texts, *leaders, *slots, *parts;
};

G_DEFINE_FINAL_TYPE (HvRoute, hv_route, G_TYPE_OBJECT)

static void
part_free (HvRoutePart *part)
{
  g_free (part->id);
  hv_translated_free (part->heading);
  g_ptr_array_unref (part->texts);
  g_ptr_array_unref (part->leaders);
  g_strfreev (part->modules);
  g_strfreev (part->exercises);
  g_free (part);
}

static void
slot_free (HvRouteSlot *slot)
{
  g_free (slot->id);
  hv_translated_free (slot->label);
  g_ptr_array_unref (slot->leaders);
  g_free (slot);
}

static void
hv_route_finalize (GObject *object)
{
  HvRoute *self = HV_ROUTE (object);
  g_free (self->id);
  g_free (self->connection);
  hv_translated_free (self->title);
  hv_translated_free (self->summary);
  GPtrArray *arrays[] = { self->texts, self->leaders, self->slots, self->parts };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_ptr_array_unref);
  G_OBJECT_CLASS (hv_route_parent_class)->finalize (object);
}

static void
hv_route_class_init (HvRouteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_route_finalize;
}

static void
hv_route_init (HvRoute *self)
{
}

/* Reading */

static HvRoutePart *
read_part (HvReading *r, HvXmlNode *node, gboolean for_group)
{
  HvRoutePart *part = g_new0 (HvRoutePart, 1);
  part->id = hv_reading_id (r, node, "id");
  part->modules = hv_reading_ids (r, node, "modules");
  part->exercises = hv_reading_ids (r, node, "exercises");
  part->heading = hv_reading_need_text (r, node, "heading");
  part->texts = hv_reading_take_texts (r, node, "text", 0);
  part->leaders = hv_reading_take_texts (r, node, "leader", 0);
  if (part->modules[0] == NULL && part->exercises[0] == NULL)
    hv_reading_fail (r, node->line, MALFORMED, "<part> needs modules or exercises");
  if (part->leaders->len > 0 && !for_group)
    hv_reading_fail (r, node->line, MALFORMED, "<leader> is for a group");
  hv_reading_finish (r, node);
  return part;
}

static void
read_parts (HvReading *r, HvXmlNode *root, HvRoute *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "part")) != NULL)
    {
      HvRoutePart *part = read_part (r, child, self->for_group);
      g_ptr_array_add (self->parts, part);
      if (!g_hash_table_add (ids, part->id))
        hv_reading_fail (r, child->line, DUPLICATE, "a second part “%s”", part->id);
    }
  if (self->parts->len == 0 || self->parts->len > MAX_PARTS)
    hv_reading_fail (r, root->line, MALFORMED, "a route has 1 to %d parts", MAX_PARTS);
}

static HvRouteSlot *
read_slot (HvReading *r, HvXmlNode *node)
{
  HvRouteSlot *slot = g_new0 (HvRouteSlot, 1);
  slot->id = hv_reading_id (r, node, "id");
  slot->minutes = hv_reading_number (r, node, "minutes", 1, MAX_SLOT_MINUTES, -1);
  slot->label = hv_reading_need_text (r, node, "label");
  slot->leaders = hv_reading_take_texts (r, node, "leader", 0);
  hv_reading_finish (r, node);
  return slot;
}

static void
read_shape (HvReading *r, HvXmlNode *root, HvRoute *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify)slot_free);
  HvXmlNode *node = hv_reading_take_child (r, root, "shape");
  if ((node != NULL) != self->for_group)
    hv_reading_fail (r, root->line, MALFORMED, "a route for a group has a <shape>, and no other has");
  if (node == NULL)
    return;
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "slot")) != NULL)
    {
      HvRouteSlot *slot = read_slot (r, child);
      g_ptr_array_add (self->slots, slot);
      if (!g_hash_table_add (ids, slot->id))
        hv_reading_fail (r, child->line, DUPLICATE, "a second slot “%s”", slot->id);
    }
  if (self->slots->len == 0)
    hv_reading_fail (r, node->line, MALFORMED, "<shape> needs a <slot>");
  hv_reading_finish (r, node);
}

HvRoute *
hv_route_read (HvReading *r, HvXmlNode *root)
{
  static const char *const whom[] = { "one", "group", NULL };
  HvRoute *self = g_object_new (HV_TYPE_ROUTE, NULL);
  guint first_text = r->texts->len;
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->order = hv_reading_number (r, root, "order", 0, 100, -1);
  self->for_group = g_strcmp0 (hv_reading_one_of (r, root, "for", whom, NULL), "group") == 0;
  self->connection = hv_reading_id (r, root, "connection");
  self->title = hv_reading_need_text (r, root, "title");
  self->summary = hv_reading_need_text (r, root, "summary");
  self->texts = hv_reading_take_texts (r, root, "text", 0);
  self->leaders = hv_reading_take_texts (r, root, "leader", 0);
  if (self->leaders->len > 0 && !self->for_group)
    hv_reading_fail (r, root->line, MALFORMED, "<leader> is for a group");
  read_shape (r, root, self);
  read_parts (r, root, self);
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return self;
}

/* Looking at it */

const char *
hv_route_get_id (HvRoute *self)
{
  return self->id;
}

const char *
hv_route_get_title (HvRoute *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_route_get_summary (HvRoute *self)
{
  return hv_translated_get (self->summary);
}

guint
hv_route_get_order (HvRoute *self)
{
  return self->order;
}

gboolean
hv_route_is_for_group (HvRoute *self)
{
  return self->for_group;
}

const char *
hv_route_get_connection (HvRoute *self)
{
  return self->connection;
}

GPtrArray *
hv_route_get_texts (HvRoute *self)
{
  return self->texts;
}

GPtrArray *
hv_route_get_leaders (HvRoute *self)
{
  return self->leaders;
}

GPtrArray *
hv_route_get_slots (HvRoute *self)
{
  return self->slots;
}

GPtrArray *
hv_route_get_parts (HvRoute *self)
{
  return self->parts;
}

guint
hv_route_get_meeting_minutes (HvRoute *self)
{
  guint minutes = 0;
  for (guint i = 0; i < self->slots->len; i++)
    minutes += ((const HvRouteSlot *)self->slots->pdata[i])->minutes;
  return minutes;
}
