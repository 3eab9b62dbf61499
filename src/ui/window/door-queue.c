/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/door-queue.h"

#include "ui/window/room-door.h"

#define KEY "hv-door-queue"

typedef struct
{
  GCancellable *running; /* (nullable) */
  HvSecret *next;        /* (nullable): what is tried when that has ended */
  GTask *next_task;
} Queue;

static void
drop_next (Queue *queue)
{
  g_clear_pointer (&queue->next, hv_secret_free);
  g_autoptr (GTask) task = g_steal_pointer (&queue->next_task);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another took its place");
}

/* Something is open, however it came to be: what is still on its way would open over it. */
static void
forget (HvSession *session, Queue *queue)
{
  g_cancellable_cancel (queue->running);
  drop_next (queue);
}

static void
queue_free (gpointer data)
{
  Queue *queue = data;
  g_clear_object (&queue->running);
  g_clear_pointer (&queue->next, hv_secret_free);
  g_clear_object (&queue->next_task);
  g_free (queue);
}

static Queue *
get_queue (HvSession *session)
{
  Queue *queue = g_object_get_data (G_OBJECT (session), KEY);
  if (queue == NULL)
    {
      queue = g_new0 (Queue, 1);
      g_object_set_data_full (G_OBJECT (session), KEY, queue, queue_free);
      g_signal_connect (session, "opened", G_CALLBACK (forget), queue);
    }
  return queue;
}

static void start (HvSession *session, HvSecret *passphrase, GTask *task);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Queue *queue = get_queue (HV_SESSION (source));
  g_clear_object (&queue->running);
  GError *error = NULL;
  if (hv_room_door_finish (HV_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  if (queue->next != NULL && queue->running == NULL)
    start (HV_SESSION (source), g_steal_pointer (&queue->next), g_steal_pointer (&queue->next_task));
}

/* Both (transfer full). */
static void
start (HvSession *session, HvSecret *passphrase, GTask *task)
{
  Queue *queue = get_queue (session);
  queue->running = g_cancellable_new ();
  hv_room_door_open_async (session, passphrase, queue->running, opened_cb, task);
}

void
hv_door_queue_open_async (HvSession *session, HvSecret *passphrase, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_SESSION (session) && passphrase != NULL);

  GTask *task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_door_queue_open_async);
  Queue *queue = get_queue (session);
  if (queue->running == NULL && !hv_session_is_open (session))
    {
      start (session, passphrase, task);
      return;
    }
  g_cancellable_cancel (queue->running);
  drop_next (queue);
  queue->next = passphrase;
  queue->next_task = task;
  if (hv_session_is_open (session))
    drop_next (queue);
}
