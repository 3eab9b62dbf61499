/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/state-private.h"

struct _HvState
{
  GObject parent_instance;
  char *id, *tint;
  HvTranslated *title, *text;
  guint order;
  gboolean emergency;
  GStrv exercises;
  GPtrArray *notes;
};

G_DEFINE_FINAL_TYPE (HvState, hv_state, G_TYPE_OBJECT)

static void
hv_state_finalize (GObject *object)
{
  HvState *self = HV_STATE (object);
  g_free (self->id);
  g_free (self->tint);
  hv_translated_free (self->title);
  hv_translated_free (self->text);
  g_strfreev (self->exercises);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_state_parent_class)->finalize (object);
}

static void
hv_state_class_init (HvStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_state_finalize;
}

static void
hv_state_init (HvState *self)
{
}

HvState *
hv_state_read (HvReading *r, HvXmlNode *root)
{
  HvState *self = g_object_new (HV_TYPE_STATE, NULL);
  guint first_text = r->texts->len;
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->order = hv_reading_number (r, root, "order", 0, 100, -1);
  self->tint = g_strdup (hv_reading_one_of (r, root, "tint", hv_tints, NULL));
  self->emergency = hv_reading_flag (r, root, "emergency");
  self->exercises = hv_reading_ids (r, root, "exercises");
  self->title = hv_reading_need_text (r, root, "title");
  self->text = hv_reading_need_text (r, root, "text");
  self->notes = hv_reading_take_texts (r, root, "note", 0);
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return self;
}

const char *
hv_state_get_id (HvState *self)
{
  return self->id;
}

const char *
hv_state_get_title (HvState *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_state_get_text (HvState *self)
{
  return hv_translated_get (self->text);
}

const char *
hv_state_get_tint (HvState *self)
{
  return self->tint;
}

guint
hv_state_get_order (HvState *self)
{
  return self->order;
}

gboolean
hv_state_shows_emergency (HvState *self)
{
  return self->emergency;
}

const char *const *
hv_state_get_exercises (HvState *self)
{
  return (const char *const *) self->exercises;
}

GPtrArray *
hv_state_get_notes (HvState *self)
{
  return self->notes;
}
