/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/unsaved.h"

/* How long until they are tried again. */
#define RETRY_SECONDS 3

struct _HvUnsaved
{
  GObject parent_instance;

  HvJournal *journal; /* which owns this */
  GPtrArray *entries; /* (element-type HvJournalEntry) */
  guint timer;
};

G_DEFINE_FINAL_TYPE (HvUnsaved, hv_unsaved, G_TYPE_OBJECT)

static guint changed_signal;

static void
hv_unsaved_finalize (GObject *object)
{
  HvUnsaved *self = HV_UNSAVED (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (hv_unsaved_parent_class)->finalize (object);
}

static void
hv_unsaved_class_init (HvUnsavedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_unsaved_finalize;
  changed_signal
      = g_signal_new ("changed", HV_TYPE_UNSAVED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_unsaved_init (HvUnsaved *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

HvUnsaved *
hv_unsaved_get (HvJournal *journal)
{
  g_return_val_if_fail (HV_IS_JOURNAL (journal), NULL);

  HvUnsaved *self = g_object_get_data (G_OBJECT (journal), "hv-unsaved");
  if (self == NULL)
    {
      self = g_object_new (HV_TYPE_UNSAVED, NULL);
      self->journal = journal;
      g_object_set_data_full (G_OBJECT (journal), "hv-unsaved", self, g_object_unref);
    }
  return self;
}

static gboolean
retry_cb (gpointer data)
{
  HvUnsaved *self = data;
  self->timer = 0;
  hv_unsaved_try_again (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (HvUnsaved *self)
{
  if (self->timer == 0 && self->entries->len > 0)
    self->timer = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

void
hv_unsaved_add (HvUnsaved *self, HvJournalEntry *entry)
{
  g_return_if_fail (HV_IS_UNSAVED (self) && HV_IS_JOURNAL_ENTRY (entry));

  if (g_ptr_array_find (self->entries, entry, NULL))
    return;
  g_ptr_array_add (self->entries, g_object_ref (entry));
  schedule (self);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
hv_unsaved_remove (HvUnsaved *self, HvJournalEntry *entry)
{
  g_return_val_if_fail (HV_IS_UNSAVED (self), FALSE);

  if (!g_ptr_array_remove (self->entries, entry))
    return FALSE;
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

HvJournalEntry *
hv_unsaved_find (HvUnsaved *self, gint64 id)
{
  g_return_val_if_fail (HV_IS_UNSAVED (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    if (hv_journal_entry_get_id (g_ptr_array_index (self->entries, i)) == id)
      return g_ptr_array_index (self->entries, i);
  return NULL;
}

HvJournalEntry *
hv_unsaved_get_last (HvUnsaved *self)
{
  g_return_val_if_fail (HV_IS_UNSAVED (self), NULL);
  return self->entries->len > 0 ? g_ptr_array_index (self->entries, self->entries->len - 1) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvJournalEntry) entry = data;
  HvUnsaved *self = hv_unsaved_get (HV_JOURNAL (source));
  g_autoptr (GError) error = NULL;
  if (hv_journal_save_finish (HV_JOURNAL (source), result, &error)
      || g_error_matches (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND))
    hv_unsaved_remove (self, entry);
  else if (!g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_CLOSED))
    schedule (self);
}

void
hv_unsaved_try_again (HvUnsaved *self)
{
  g_return_if_fail (HV_IS_UNSAVED (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      HvJournalEntry *entry = g_ptr_array_index (self->entries, i);
      hv_journal_save_async (self->journal, entry, NULL, saved_cb, g_object_ref (entry));
    }
}
