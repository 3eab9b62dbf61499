/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/item-private.h"

#include <string.h>

/* It is read at a glance, in a bad moment. */
#define MAX_WORDS 30

struct _HvItem
{
  GObject parent_instance;
  char *id, *kind;
  HvTranslated *text;
  GStrv states, fits, unsafe_when;
  gboolean may_be_drawn;
};

G_DEFINE_FINAL_TYPE (HvItem, hv_item, G_TYPE_OBJECT)

const char *const hv_item_kinds[] = { "grounding", "kindness", "small-good", "sleep", "five-minutes", NULL };

static void
hv_item_finalize (GObject *object)
{
  HvItem *self = HV_ITEM (object);
  g_free (self->id);
  g_free (self->kind);
  hv_translated_free (self->text);
  g_strfreev (self->states);
  g_strfreev (self->fits);
  g_strfreev (self->unsafe_when);
  G_OBJECT_CLASS (hv_item_parent_class)->finalize (object);
}

static void
hv_item_class_init (HvItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_item_finalize;
}

static void
hv_item_init (HvItem *self)
{
}

static guint
count_words (const char *text)
{
  guint n = 1; /* white space is collapsed */
  for (const char *p = text; (p = strchr (p, ' ')) != NULL; p++)
    n++;
  return n;
}

static HvItem *
read_item (HvReading *r, HvXmlNode *node, const char *kind)
{
  /* No default: whoever writes an item has thought of it. */
  static const char *const draws[] = { "free", "choose", NULL };

  HvItem *self = g_object_new (HV_TYPE_ITEM, NULL);
  self->kind = g_strdup (kind);
  self->id = hv_reading_id (r, node, "id");
  hv_reading_need (r, node, "states");
  self->states = hv_reading_ids (r, node, "states");
  self->fits = hv_reading_situations (r, node);
  self->unsafe_when = hv_reading_circumstances (r, node);
  self->may_be_drawn = g_str_equal (hv_reading_one_of (r, node, "draw", draws, NULL), "free");
  self->text = hv_reading_need_text (r, node, "text");
  if (self->text != NULL && count_words (self->text->msgid) > MAX_WORDS)
    hv_reading_advise (r, node->line, "%u words; up to %d are read at a glance",
                       count_words (self->text->msgid), MAX_WORDS);
  hv_reading_finish (r, node);
  return self;
}

const char *
hv_items_read (HvReading *r, HvXmlNode *root, GPtrArray *items, GArray *numbers)
{
  guint first_text = r->texts->len;
  const char *kind = hv_reading_one_of (r, root, "kind", hv_item_kinds, NULL);
  hv_reading_number (r, root, "format", 1, 1, -1);
  HvXmlNode *child;
  guint n = 0;
  for (; (child = hv_reading_take_child (r, root, "item")) != NULL; n++)
    {
      g_ptr_array_add (items, read_item (r, child, kind));
      g_array_append_val (numbers, child->line);
    }
  if (n == 0)
    hv_reading_fail (r, root->line, MALFORMED, "<items> needs an <item>");
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return kind;
}

const char *
hv_item_get_id (HvItem *self)
{
  return self->id;
}

const char *
hv_item_get_kind (HvItem *self)
{
  return self->kind;
}

const char *
hv_item_get_text (HvItem *self)
{
  return hv_translated_get (self->text);
}

const char *const *
hv_item_get_states (HvItem *self)
{
  return (const char *const *)self->states;
}

const char *const *
hv_item_get_unsafe_when (HvItem *self)
{
  return (const char *const *)self->unsafe_when;
}

gboolean
hv_item_suits (HvItem *self, const char *state)
{
  return g_strv_contains ((const char *const *)self->states, state);
}

gboolean
hv_item_fits (HvItem *self, const char *situation)
{
  return g_strv_contains ((const char *const *)self->fits, situation);
}

gboolean
hv_item_may_be_drawn (HvItem *self)
{
  return self->may_be_drawn;
}
