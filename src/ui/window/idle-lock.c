/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/idle-lock.h"

#include "safety/lock-timer.h"

/* Timers of the main loop stand still while the machine sleeps; looking this often locks soon after it wakes. */
#define LOOK_AGAIN_SECONDS 5

struct _HvIdleLock
{
  GObject parent_instance;

  HvLockTimer timer;
  guint source;
};

G_DEFINE_FINAL_TYPE (HvIdleLock, hv_idle_lock, G_TYPE_OBJECT)

static guint lock_signal;

static void
hv_idle_lock_finalize (GObject *object)
{
  HvIdleLock *self = HV_IDLE_LOCK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (hv_idle_lock_parent_class)->finalize (object);
}

static void
hv_idle_lock_class_init (HvIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_idle_lock_finalize;
  lock_signal = g_signal_new ("lock", HV_TYPE_IDLE_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_idle_lock_init (HvIdleLock *self)
{
}

HvIdleLock *
hv_idle_lock_new (void)
{
  return g_object_new (HV_TYPE_IDLE_LOCK, NULL);
}

static gboolean
lock_if_due (HvIdleLock *self)
{
  if (hv_lock_timer_remaining (&self->timer, hv_lock_timer_now ()) != 0)
    return FALSE;
  hv_idle_lock_stop (self);
  g_signal_emit (self, lock_signal, 0);
  return TRUE;
}

static gboolean look (gpointer data);

static void
look_again (HvIdleLock *self)
{
  gint64 remaining = hv_lock_timer_remaining (&self->timer, hv_lock_timer_now ());
  self->source = g_timeout_add_full (
      G_PRIORITY_DEFAULT, MIN (remaining / G_TIME_SPAN_MILLISECOND + 1, LOOK_AGAIN_SECONDS * 1000), look, self, NULL);
}

static gboolean
look (gpointer data)
{
  HvIdleLock *self = data;
  self->source = 0;
  if (!lock_if_due (self))
    look_again (self);
  return G_SOURCE_REMOVE;
}

void
hv_idle_lock_start (HvIdleLock *self, guint seconds)
{
  g_return_if_fail (HV_IS_IDLE_LOCK (self));

  g_clear_handle_id (&self->source, g_source_remove);
  hv_lock_timer_start (&self->timer, seconds, hv_lock_timer_now ());
  if (seconds > 0)
    look_again (self);
}

void
hv_idle_lock_stop (HvIdleLock *self)
{
  g_return_if_fail (HV_IS_IDLE_LOCK (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->timer.seconds = 0;
}

void
hv_idle_lock_touch (HvIdleLock *self)
{
  g_return_if_fail (HV_IS_IDLE_LOCK (self));

  if (self->timer.seconds > 0 && !lock_if_due (self))
    hv_lock_timer_touch (&self->timer, hv_lock_timer_now ());
}
