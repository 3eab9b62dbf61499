/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/module-private.h"

#include "library/circumstances.h"

G_DEFINE_FINAL_TYPE (HvModule, hv_module, G_TYPE_OBJECT)

void
hv_module_page_free (HvModulePage *page)
{
  g_free (page->id);
  hv_translated_free (page->heading);
  g_ptr_array_unref (page->texts);
  hv_drawing_free (page->drawing);
  g_free (page);
}

static void
hv_module_finalize (GObject *object)
{
  HvModule *self = HV_MODULE (object);
  HvTranslated *texts[] = { self->title,   self->summary,    self->content_note,
                            self->already, self->reflection, self->talk,
                            self->unsafe };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hv_translated_free (texts[i]);
  GPtrArray *arrays[] = { self->pages, self->short_texts, self->source_texts, self->group_texts };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (&arrays[i], g_ptr_array_unref);
  g_strfreev (self->unsafe_when);
  g_strfreev (self->approaches);
  g_strfreev (self->principles);
  g_strfreev (self->exercises);
  g_free (self->id);
  g_free (self->phase);
  g_free (self->door);
  G_OBJECT_CLASS (hv_module_parent_class)->finalize (object);
}

static void
hv_module_class_init (HvModuleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_module_finalize;
}

static void
hv_module_init (HvModule *self)
{
}

const char *
hv_module_get_id (HvModule *self)
{
  return self->id;
}

const char *
hv_module_get_title (HvModule *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_module_get_summary (HvModule *self)
{
  return hv_translated_get (self->summary);
}

guint
hv_module_get_minutes (HvModule *self)
{
  return self->minutes;
}

const char *
hv_module_get_phase (HvModule *self)
{
  return self->phase;
}

const char *
hv_module_get_door (HvModule *self)
{
  return self->door;
}

guint
hv_module_get_sensitivity (HvModule *self)
{
  return self->sensitivity;
}

const char *
hv_module_get_content_note (HvModule *self)
{
  return self->content_note != NULL ? hv_translated_get (self->content_note) : NULL;
}

gboolean
hv_module_is_for (HvModule *self, const char *circumstances)
{
  return !hv_is_unsafe_when ((const char *const *) self->unsafe_when, circumstances);
}

const char *const *
hv_module_get_unsafe_when (HvModule *self)
{
  return (const char *const *) self->unsafe_when;
}

const char *
hv_module_get_unsafe (HvModule *self)
{
  return self->unsafe != NULL ? hv_translated_get (self->unsafe) : NULL;
}

GPtrArray *
hv_module_get_pages (HvModule *self)
{
  return self->pages;
}

GPtrArray *
hv_module_get_short_texts (HvModule *self)
{
  return self->short_texts;
}

const char *
hv_module_get_already (HvModule *self)
{
  return hv_translated_get (self->already);
}

const char *
hv_module_get_reflection (HvModule *self)
{
  return hv_translated_get (self->reflection);
}

const char *
hv_module_get_talk (HvModule *self)
{
  return hv_translated_get (self->talk);
}

const char *const *
hv_module_get_exercises (HvModule *self)
{
  return (const char *const *) self->exercises;
}

const char *const *
hv_module_get_approaches (HvModule *self)
{
  return (const char *const *) self->approaches;
}

const char *const *
hv_module_get_principles (HvModule *self)
{
  return (const char *const *) self->principles;
}

GPtrArray *
hv_module_get_source_texts (HvModule *self)
{
  return self->source_texts;
}

guint
hv_module_get_group_minutes (HvModule *self)
{
  return self->group_minutes;
}

GPtrArray *
hv_module_get_group_texts (HvModule *self)
{
  return self->group_texts;
}
