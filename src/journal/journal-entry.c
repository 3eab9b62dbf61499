/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-entry-private.h"

#include "base/text.h"
#include "store/wipe.h"

struct _HvJournalEntry
{
  GObject parent_instance;
  HvJournalRow *row;
  gint64 id;
  char *title;
  char *text; /* NULL in lists */
  char *excerpt;
  char *source;
  gint64 created;
  gint64 modified;
};

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_EXCERPT,
  PROP_SOURCE,
  PROP_CREATED,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HvJournalEntry, hv_journal_entry, G_TYPE_OBJECT)

HvJournalRow *
hv_journal_row_new (gint64 id)
{
  HvJournalRow *row = g_atomic_rc_box_new0 (HvJournalRow);
  row->id = id;
  return row;
}

/* The caller's bytes made valid: what could not be read becomes U+FFFD, all the rest stays. */
static void
take_valid (char **field, const char *value)
{
  char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  hv_clear_string (field);
  *field = valid;
}

static void
hv_journal_entry_finalize (GObject *object)
{
  HvJournalEntry *self = HV_JOURNAL_ENTRY (object);
  hv_clear_string (&self->title);
  hv_clear_string (&self->text);
  hv_clear_string (&self->excerpt);
  hv_clear_string (&self->source);
  g_clear_pointer (&self->row, g_atomic_rc_box_release);
  G_OBJECT_CLASS (hv_journal_entry_parent_class)->finalize (object);
}

static void
hv_journal_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HvJournalEntry *self = HV_JOURNAL_ENTRY (object);
  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_EXCERPT:
      g_value_set_string (value, self->excerpt);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->created);
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_journal_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HvJournalEntry *self = HV_JOURNAL_ENTRY (object);
  switch (id)
    {
    case PROP_TITLE:
      hv_journal_entry_set_title (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      hv_journal_entry_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_journal_entry_class_init (HvJournalEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->finalize = hv_journal_entry_finalize;
  object_class->get_property = hv_journal_entry_get_property;
  object_class->set_property = hv_journal_entry_set_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", writable);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, writable);
  properties[PROP_EXCERPT] = g_param_spec_string ("excerpt", NULL, NULL, "", readable);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, "", readable);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  properties[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hv_journal_entry_init (HvJournalEntry *self)
{
  self->title = g_strdup ("");
  self->excerpt = g_strdup ("");
  self->source = g_strdup ("");
  self->row = hv_journal_row_new (0);
}

HvJournalEntry *
hv_journal_entry_new (const char *title, const char *text, const char *source)
{
  HvJournalEntry *self = g_object_new (HV_TYPE_JOURNAL_ENTRY, NULL);
  take_valid (&self->title, title != NULL ? title : "");
  take_valid (&self->text, text != NULL ? text : "");
  take_valid (&self->source, source != NULL ? source : "");
  g_autoptr (HvWipedString) excerpt = hv_text_excerpt (self->text, HV_JOURNAL_EXCERPT_CHARS);
  take_valid (&self->excerpt, excerpt);
  return self;
}

HvJournalEntry *
hv_journal_entry_new_from_data (const HvJournalData *data)
{
  HvJournalEntry *self = g_object_new (HV_TYPE_JOURNAL_ENTRY, NULL);
  self->id = data->id;
  self->row->id = data->id;
  take_valid (&self->title, data->title);
  take_valid (&self->text, data->text);
  take_valid (&self->excerpt, data->excerpt);
  take_valid (&self->source, data->source);
  self->created = data->created;
  self->modified = data->modified;
  return self;
}

HvJournalData *
hv_journal_entry_snapshot (HvJournalEntry *self)
{
  HvJournalData *data = g_new0 (HvJournalData, 1);
  data->row = g_atomic_rc_box_acquire (self->row);
  data->id = self->id;
  data->title = g_strdup (self->title);
  data->text = g_strdup (self->text);
  data->excerpt = hv_text_excerpt (self->text != NULL ? self->text : "", HV_JOURNAL_EXCERPT_CHARS);
  data->source = g_strdup (self->source);
  data->created = self->created;
  return data;
}

void
hv_journal_entry_take_saved (HvJournalEntry *self, const HvJournalData *saved)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->id != saved->id)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
  if (self->created != saved->created)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREATED]);
  if (self->modified != saved->modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (g_strcmp0 (self->excerpt, saved->excerpt) != 0)
    {
      take_valid (&self->excerpt, saved->excerpt);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCERPT]);
    }
  self->id = saved->id;
  self->created = saved->created;
  self->modified = saved->modified;
  g_object_thaw_notify (G_OBJECT (self));
}

void
hv_journal_data_free (HvJournalData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->row, g_atomic_rc_box_release);
  hv_clear_string (&data->title);
  hv_clear_string (&data->text);
  hv_clear_string (&data->excerpt);
  hv_clear_string (&data->source);
  g_free (data);
}

gint64
hv_journal_entry_get_id (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), 0);
  return self->id;
}

const char *
hv_journal_entry_get_title (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), NULL);
  return self->title;
}

const char *
hv_journal_entry_get_text (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), NULL);
  return self->text;
}

const char *
hv_journal_entry_get_excerpt (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), NULL);
  return self->excerpt;
}

const char *
hv_journal_entry_get_source (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), NULL);
  return self->source;
}

gint64
hv_journal_entry_get_created (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), 0);
  return self->created;
}

gint64
hv_journal_entry_get_modified (HvJournalEntry *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_ENTRY (self), 0);
  return self->modified;
}

void
hv_journal_entry_set_title (HvJournalEntry *self, const char *title)
{
  g_return_if_fail (HV_IS_JOURNAL_ENTRY (self));
  if (g_strcmp0 (self->title, title != NULL ? title : "") == 0)
    return;
  take_valid (&self->title, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
hv_journal_entry_set_text (HvJournalEntry *self, const char *text)
{
  g_return_if_fail (HV_IS_JOURNAL_ENTRY (self));
  if (self->text != NULL && g_strcmp0 (self->text, text) == 0)
    return;
  take_valid (&self->text, text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
