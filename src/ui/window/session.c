/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/freed-memory.h"
#include "ui/window/session.h"

#include "base/clock.h"
#include "base/language.h"
#include "library/circumstances.h"

#define REST G_TIME_SPAN_HOUR

struct _HvSession
{
  GObject parent_instance;

  HvLibrary *library;
  HvStore *store;
  HvJournal *journal;
  HvProgress *progress;
  HvSuggestions *suggestions;
  GPtrArray *closing; /* stores that are finishing their work */
  char *elsewhere;
  char *message;
  const char *circumstances; /* while no room is open; NULL is unsaid */
  HvRunner *finished; /* weak */
  char *resting_kind;
  gint64 rests_until;
};

G_DEFINE_FINAL_TYPE (HvSession, hv_session, G_TYPE_OBJECT)

enum
{
  OPENED,
  CLOSED,
  LANGUAGE_CHANGED,
  CIRCUMSTANCES_CHANGED,
  N_SIGNALS
};

#define WIPE_MS 3000

static guint signals[N_SIGNALS];

static gboolean
end_wiping_cb (gpointer unused)
{
  hv_freed_memory_end_wiping ();
  return G_SOURCE_REMOVE;
}

/* What is freed while a room is open is zeroed, and for a while after: what drew its words lets go of them late. */
static void
forget_room (HvSession *self)
{
  if (self->store != NULL)
    g_timeout_add (WIPE_MS, end_wiping_cb, NULL);
  g_clear_object (&self->journal);
  g_clear_object (&self->progress);
  g_clear_object (&self->store);
  hv_suggestions_follow_room (self->suggestions, NULL, FALSE);
  self->circumstances = NULL;
  g_clear_pointer (&self->resting_kind, g_free);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSession) self = data;
  hv_store_close_finish (HV_STORE (source), result, NULL);
  g_ptr_array_remove (self->closing, source);
}

/* The room is closed behind her; leaving meanwhile waits for it. */
static void
close_room (HvSession *self)
{
  if (self->store != NULL)
    {
      g_ptr_array_add (self->closing, g_object_ref (self->store));
      hv_store_close_async (self->store, closed_cb, g_object_ref (self));
    }
  forget_room (self);
}

static void
hv_session_dispose (GObject *object)
{
  HvSession *self = HV_SESSION (object);

  if (self->suggestions != NULL)
    forget_room (self);
  g_clear_object (&self->suggestions);
  g_clear_weak_pointer (&self->finished);
  g_clear_object (&self->library);
  g_clear_pointer (&self->closing, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_free);
  g_clear_pointer (&self->message, g_free);
  G_OBJECT_CLASS (hv_session_parent_class)->dispose (object);
}

static void
hv_session_class_init (HvSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_session_dispose;

  const char *const names[N_SIGNALS] = { "opened", "closed", "language-changed", "circumstances-changed" };
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], HV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_session_init (HvSession *self)
{
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
}

HvSession *
hv_session_new (HvLibrary *library)
{
  HvSession *self = g_object_new (HV_TYPE_SESSION, NULL);
  self->library = g_object_ref (library);
  self->suggestions = hv_suggestions_new (library);
  return self;
}

HvLibrary *
hv_session_get_library (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->library;
}

HvSuggestions *
hv_session_get_suggestions (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->suggestions;
}

HvStore *
hv_session_get_store (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->store;
}

HvJournal *
hv_session_get_journal (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->journal;
}

HvProgress *
hv_session_get_progress (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->progress;
}

gboolean
hv_session_is_open (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), FALSE);
  return self->store != NULL;
}

gboolean
hv_session_is_notebook (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), FALSE);
  HvProgress *progress = hv_session_get_progress (self);
  return progress != NULL && g_strcmp0 (hv_progress_get_setting (progress, "notebook"), "yes") == 0;
}

gboolean
hv_session_keeps (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), FALSE);
  return self->store != NULL && hv_store_keeps (self->store);
}

static void
progress_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  HvSession *self = g_task_get_source_object (task);
  HvStore *store = g_task_get_task_data (task);

  g_autoptr (GError) error = NULL;
  g_autoptr (HvProgress) progress = hv_progress_load_finish (result, &error);
  if (progress == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  close_room (self);
  hv_freed_memory_begin_wiping ();
  self->store = g_object_ref (store);
  self->progress = g_steal_pointer (&progress);
  self->journal = hv_journal_new (store);
  hv_suggestions_follow_room (self->suggestions, self->progress, hv_session_keeps (self));

  const char *kept = hv_progress_get_setting (self->progress, "language");
  gboolean another = kept != NULL && g_strcmp0 (kept, hv_language_get ()) != 0;
  if (another)
    hv_language_set (kept);
  g_signal_emit (self, signals[OPENED], 0);
  if (another)
    g_signal_emit (self, signals[LANGUAGE_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

void
hv_session_open_async (HvSession *self, HvStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (self));
  g_return_if_fail (HV_IS_STORE (store));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_session_open_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  hv_progress_load_async (store, progress_loaded_cb, task);
}

gboolean
hv_session_open_finish (HvSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  HvSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  if (!hv_store_move_finish (HV_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->store == HV_STORE (source))
    {
      hv_suggestions_follow_room (self->suggestions, self->progress, hv_session_keeps (self));
      g_signal_emit (self, signals[OPENED], 0);
    }
  g_task_return_boolean (task, TRUE);
}

void
hv_session_keep_async (HvSession *self, HvVault *vault, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (self) && self->store != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_session_keep_async);
  hv_store_move_async (self->store, vault, moved_cb, task);
}

gboolean
hv_session_keep_finish (HvSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
hv_session_get_elsewhere (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->elsewhere;
}

void
hv_session_set_elsewhere (HvSession *self, const char *path)
{
  g_return_if_fail (HV_IS_SESSION (self));

  char *copy = g_strdup (path); /* it may be the very same */
  g_free (self->elsewhere);
  self->elsewhere = copy;
}

void
hv_session_leave_message (HvSession *self, const char *message)
{
  g_return_if_fail (HV_IS_SESSION (self));

  g_free (self->message);
  self->message = g_strdup (message);
}

gboolean
hv_session_has_message (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), FALSE);
  return self->message != NULL;
}

char *
hv_session_take_message (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return g_steal_pointer (&self->message);
}

const char *
hv_session_get_circumstances (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return hv_circumstances_find (self->progress != NULL ? hv_progress_get_setting (self->progress, "circumstances")
                                                       : self->circumstances);
}

void
hv_session_set_circumstances (HvSession *self, const char *circumstances)
{
  g_return_if_fail (HV_IS_SESSION (self));

  const char *known = hv_circumstances_find (circumstances);
  if (self->progress != NULL)
    hv_progress_set_setting (self->progress, "circumstances", known);
  else
    self->circumstances = known;
  g_signal_emit (self, signals[CIRCUMSTANCES_CHANGED], 0);
}

HvRunner *
hv_session_get_finished (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return self->finished;
}

void
hv_session_set_finished (HvSession *self, HvRunner *runner)
{
  g_return_if_fail (HV_IS_SESSION (self) && HV_IS_RUNNER (runner));
  g_set_weak_pointer (&self->finished, runner);
}

void
hv_session_rest_kind (HvSession *self, const char *kind)
{
  g_return_if_fail (HV_IS_SESSION (self));
  g_return_if_fail (kind != NULL);

  char *copy = g_strdup (kind);
  g_free (self->resting_kind);
  self->resting_kind = copy;
  self->rests_until = hv_clock_now () + REST;
}

const char *
hv_session_get_resting_kind (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return hv_clock_now () < self->rests_until ? self->resting_kind : NULL;
}

void
hv_session_close (HvSession *self)
{
  g_return_if_fail (HV_IS_SESSION (self));

  if (self->store == NULL)
    return;
  close_room (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

void
hv_session_close_now (HvSession *self, guint timeout_ms)
{
  g_return_if_fail (HV_IS_SESSION (self));

  gint64 end = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  close_room (self);
  for (guint i = 0; i < self->closing->len; i++)
    {
      gint64 left = (end - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;
      hv_store_close_now (g_ptr_array_index (self->closing, i), MAX (left, 0));
    }
}

const char *
hv_session_get_language (HvSession *self)
{
  g_return_val_if_fail (HV_IS_SESSION (self), NULL);
  return hv_language_get ();
}

void
hv_session_set_language (HvSession *self, const char *language)
{
  g_return_if_fail (HV_IS_SESSION (self));

  if (g_strcmp0 (language, hv_language_get ()) == 0)
    return;
  hv_language_set (language);
  if (self->progress != NULL)
    hv_progress_set_setting (self->progress, "language", hv_language_get ());
  g_signal_emit (self, signals[LANGUAGE_CHANGED], 0);
}
