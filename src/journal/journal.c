/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-private.h"

#include "base/clock.h"
#include "journal/journal-table.h"

#include <string.h>

struct _HvJournal
{
  GObject parent_instance;
  HvStore *store;
};

G_DEFINE_FINAL_TYPE (HvJournal, hv_journal, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hv_journal_finalize (GObject *object)
{
  HvJournal *self = HV_JOURNAL (object);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hv_journal_parent_class)->finalize (object);
}

static void
hv_journal_class_init (HvJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_journal_finalize;

  /**
   * HvJournal::changed:
   *
   * What a list shows may have changed: a save, a delete or an undo is done.
   */
  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_journal_init (HvJournal *self)
{
}

HvJournal *
hv_journal_new (HvStore *store)
{
  g_return_val_if_fail (HV_IS_STORE (store), NULL);

  HvJournal *self = g_object_new (HV_TYPE_JOURNAL, NULL);
  self->store = g_object_ref (store);

  /* What was deleted when the room was last open goes now, before anything else is done; once per opening, so that
   * a second journal on the same store cannot take an undo away. If it fails, the next opening tries again. */
  const char *done = "hv-journal-purged";
  if (g_object_get_data (G_OBJECT (store), done) == NULL)
    {
      g_object_set_data (G_OBJECT (store), done, GINT_TO_POINTER (TRUE));
      hv_store_run_async (store, hv_journal_table_purge, NULL, NULL, NULL, NULL, NULL, NULL);
    }
  return self;
}

HvStore *
hv_journal_get_store (HvJournal *self)
{
  return self->store;
}

void
hv_journal_tell_changed (HvJournal *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (HvJournalData) saved = NULL;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, (gpointer *) &saved, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  hv_journal_entry_take_saved (g_task_get_task_data (task), saved);
  hv_journal_tell_changed (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

void
hv_journal_save_async (HvJournal *self, HvJournalEntry *entry, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HV_IS_JOURNAL (self));
  g_return_if_fail (HV_IS_JOURNAL_ENTRY (entry));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *text = hv_journal_entry_get_text (entry);
  g_task_set_source_tag (task, hv_journal_save_async);
  g_task_set_check_cancellable (task, FALSE); /* what is saved is told as saved */
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  if (strlen (hv_journal_entry_get_title (entry)) > HV_JOURNAL_MAX_BYTES
      || (text != NULL && strlen (text) > HV_JOURNAL_MAX_BYTES))
    {
      g_task_return_new_error (task, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG, "more than one entry can hold");
      return;
    }
  HvJournalData *snapshot = hv_journal_entry_snapshot (entry);
  snapshot->modified = hv_clock_now ();
  hv_store_run_async (self->store, hv_journal_table_save, snapshot, (GDestroyNotify) hv_journal_data_free,
                      (GDestroyNotify) hv_journal_data_free, cancellable, saved_cb, g_steal_pointer (&task));
}

gboolean
hv_journal_save_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_journal_save_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer entries = NULL;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, &entries, &error))
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
hv_journal_list_async (HvJournal *self, const char *query, guint limit, guint offset, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_JOURNAL (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  HvJournalQuery *data = g_new0 (HvJournalQuery, 1);
  g_task_set_source_tag (task, hv_journal_list_async);
  data->query = query != NULL ? g_utf8_make_valid (query, -1) : NULL;
  data->limit = limit;
  data->offset = offset;
  hv_store_read_async (self->store, hv_journal_table_list, data, (GDestroyNotify) hv_journal_query_free,
                       (GDestroyNotify) g_ptr_array_unref, cancellable, listed_cb, g_steal_pointer (&task));
}

GPtrArray *
hv_journal_list_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_journal_list_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer entry = NULL;
  GError *error = NULL;
  if (hv_store_run_finish (HV_STORE (source), result, &entry, &error))
    g_task_return_pointer (task, entry, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
hv_journal_load_async (HvJournal *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HV_IS_JOURNAL (self));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_journal_load_async);
  hv_store_read_async (self->store, hv_journal_table_load, copy_id (id), g_free, g_object_unref, cancellable, loaded_cb,
                       g_steal_pointer (&task));
}

HvJournalEntry *
hv_journal_load_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_journal_load_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_get_source_tag (task) != hv_journal_purge_async) /* which changes nothing that shows */
    hv_journal_tell_changed (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

static void
run_on_id (HvJournal *self, HvStoreFunc func, gint64 id, gpointer tag, GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_return_if_fail (HV_IS_JOURNAL (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tag);
  hv_store_run_async (self->store, func, copy_id (id), g_free, NULL, NULL, done_cb, task);
}

static gboolean
finish (HvJournal *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hv_journal_delete_async (HvJournal *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  run_on_id (self, hv_journal_table_hide, id, hv_journal_delete_async, callback, user_data);
}

gboolean
hv_journal_delete_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, hv_journal_delete_async, error);
}

void
hv_journal_restore_async (HvJournal *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  run_on_id (self, hv_journal_table_show, id, hv_journal_restore_async, callback, user_data);
}

gboolean
hv_journal_restore_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, hv_journal_restore_async, error);
}

void
hv_journal_purge_async (HvJournal *self, GAsyncReadyCallback callback, gpointer user_data)
{
  run_on_id (self, hv_journal_table_purge, 0, hv_journal_purge_async, callback, user_data);
}

gboolean
hv_journal_purge_finish (HvJournal *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, hv_journal_purge_async, error);
}
