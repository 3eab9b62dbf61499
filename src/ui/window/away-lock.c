/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/away-lock.h"

#include "safety/session-watch.h"

/* The focus goes from one of our windows to another by way of none. */
#define FOCUS_GRACE_MS 400

struct _HvAwayLock
{
  GObject parent_instance;

  HvSessionWatch *watch;
  guint focus_source;
  gboolean by_focus;
};

G_DEFINE_FINAL_TYPE (HvAwayLock, hv_away_lock, G_TYPE_OBJECT)

static guint lock_signal;

static void
lock (HvAwayLock *self)
{
  g_signal_emit (self, lock_signal, 0);
}

static void
surface_state_cb (GdkToplevel *surface, GParamSpec *pspec, HvAwayLock *self)
{
  if (gdk_toplevel_get_state (surface) & GDK_TOPLEVEL_STATE_MINIMIZED)
    lock (self);
}

static void
realized_cb (GtkWidget *window, HvAwayLock *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_signal_connect_object (surface, "notify::state", G_CALLBACK (surface_state_cb), self, 0);
}

static gboolean
has_focus_somewhere (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (gtk_window_is_active (window))
        return TRUE;
    }
  return FALSE;
}

static gboolean
look_for_focus (gpointer data)
{
  HvAwayLock *self = data;
  self->focus_source = 0;
  if (self->by_focus && !has_focus_somewhere ())
    lock (self);
  return G_SOURCE_REMOVE;
}

static void
active_cb (GtkWindow *window, GParamSpec *pspec, HvAwayLock *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->by_focus && !gtk_window_is_active (window))
    self->focus_source = g_timeout_add (FOCUS_GRACE_MS, look_for_focus, self);
}

static void
hv_away_lock_dispose (GObject *object)
{
  HvAwayLock *self = HV_AWAY_LOCK (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (hv_away_lock_parent_class)->dispose (object);
}

static void
hv_away_lock_class_init (HvAwayLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_away_lock_dispose;
  lock_signal
      = g_signal_new ("lock", HV_TYPE_AWAY_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_away_lock_init (HvAwayLock *self)
{
  self->watch = hv_session_watch_new ();
  g_signal_connect_object (self->watch, "away", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  hv_session_watch_start (self->watch);
}

HvAwayLock *
hv_away_lock_new (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  HvAwayLock *self = g_object_new (HV_TYPE_AWAY_LOCK, NULL);
  g_signal_connect_object (window, "realize", G_CALLBACK (realized_cb), self, 0);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, 0);
  return self;
}

void
hv_away_lock_set_by_focus (HvAwayLock *self, gboolean by_focus)
{
  g_return_if_fail (HV_IS_AWAY_LOCK (self));
  self->by_focus = by_focus;
}
