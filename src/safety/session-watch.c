/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/session-watch.h"

#include <unistd.h>

#define LOGIN "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_SESSION LOGIN ".Session"

static const char *const screen_savers[]
    = { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver", "org.xfce.ScreenSaver" };

struct _HvSessionWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *session_bus, *system_bus;
  GArray *session_ids, *system_ids; /* guint: what is listened to */
  char *session;                    /* (nullable) login1's path of this session; unknown: all of them count */
};

G_DEFINE_FINAL_TYPE (HvSessionWatch, hv_session_watch, G_TYPE_OBJECT)

static guint away_signal;

static void
stop_listening (GDBusConnection **bus, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_dbus_connection_signal_unsubscribe (*bus, g_array_index (ids, guint, i));
  g_array_set_size (ids, 0);
  g_clear_object (bus);
}

static void
hv_session_watch_dispose (GObject *object)
{
  HvSessionWatch *self = HV_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  stop_listening (&self->session_bus, self->session_ids);
  stop_listening (&self->system_bus, self->system_ids);
  G_OBJECT_CLASS (hv_session_watch_parent_class)->dispose (object);
}

static void
hv_session_watch_finalize (GObject *object)
{
  HvSessionWatch *self = HV_SESSION_WATCH (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->session_ids);
  g_array_unref (self->system_ids);
  g_free (self->session);
  G_OBJECT_CLASS (hv_session_watch_parent_class)->finalize (object);
}

static void
hv_session_watch_class_init (HvSessionWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_session_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_session_watch_finalize;
  away_signal
      = g_signal_new ("away", HV_TYPE_SESSION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_session_watch_init (HvSessionWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_ids = g_array_new (FALSE, FALSE, sizeof (guint));
}

HvSessionWatch *
hv_session_watch_new (void)
{
  return g_object_new (HV_TYPE_SESSION_WATCH, NULL);
}

/* "Now it begins": the screen saver, the sleep. Their end is nothing to us. */
static void
begins_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *signal, GVariant *arguments, gpointer data)
{
  gboolean begins = FALSE;
  if (g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(b)")))
    g_variant_get (arguments, "(b)", &begins);
  if (begins)
    g_signal_emit (data, away_signal, 0);
}

static gboolean
is_this_session (HvSessionWatch *self, const char *path)
{
  return self->session == NULL || g_str_equal (self->session, path);
}

static void
locked_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *signal, GVariant *arguments, gpointer data)
{
  if (is_this_session (data, path))
    g_signal_emit (data, away_signal, 0);
}

static void
session_changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                    const char *signal, GVariant *arguments, gpointer data)
{
  if (!is_this_session (data, path) || !g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  g_autoptr (GVariant) changed = g_variant_get_child_value (arguments, 1);
  gboolean active = TRUE, locked = FALSE;
  g_variant_lookup (changed, "Active", "b", &active);
  g_variant_lookup (changed, "LockedHint", "b", &locked);
  if (!active || locked)
    g_signal_emit (data, away_signal, 0);
}

static void
listen_to (GDBusConnection *bus, GArray *ids, const char *interface, const char *signal, const char *path,
           const char *argument, GDBusSignalCallback callback, HvSessionWatch *self)
{
  guint id = g_dbus_connection_signal_subscribe (bus, NULL, interface, signal, path, argument,
                                                 G_DBUS_SIGNAL_FLAGS_NONE, callback, self, NULL);
  g_array_append_val (ids, id);
}

void
hv_session_watch_add_session_bus (HvSessionWatch *self, GDBusConnection *bus)
{
  g_return_if_fail (HV_IS_SESSION_WATCH (self) && G_IS_DBUS_CONNECTION (bus));

  stop_listening (&self->session_bus, self->session_ids);
  self->session_bus = g_object_ref (bus);
  for (gsize i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    listen_to (bus, self->session_ids, screen_savers[i], "ActiveChanged", NULL, NULL, begins_cb, self);
}

static void
told_session_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer == NULL) /* no login1, or this watch has gone */
    return;
  HvSessionWatch *self = data;
  g_free (self->session);
  g_variant_get (answer, "(o)", &self->session);
}

void
hv_session_watch_add_system_bus (HvSessionWatch *self, GDBusConnection *bus)
{
  g_return_if_fail (HV_IS_SESSION_WATCH (self) && G_IS_DBUS_CONNECTION (bus));

  stop_listening (&self->system_bus, self->system_ids);
  self->system_bus = g_object_ref (bus);
  listen_to (bus, self->system_ids, LOGIN ".Manager", "PrepareForSleep", LOGIN_PATH, NULL, begins_cb, self);
  listen_to (bus, self->system_ids, LOGIN_SESSION, "Lock", NULL, NULL, locked_cb, self);
  listen_to (bus, self->system_ids, "org.freedesktop.DBus.Properties", "PropertiesChanged", NULL,
             LOGIN_SESSION, session_changed_cb, self);
  g_dbus_connection_call (bus, LOGIN, LOGIN_PATH, LOGIN ".Manager", "GetSessionByPID",
                          g_variant_new ("(u)", (guint32)getpid ()), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, told_session_cb, self);
}

static void
found_session_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSessionWatch) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  if (bus != NULL && !g_cancellable_is_cancelled (self->cancellable))
    hv_session_watch_add_session_bus (self, bus);
}

static void
found_system_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSessionWatch) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  if (bus != NULL && !g_cancellable_is_cancelled (self->cancellable))
    hv_session_watch_add_system_bus (self, bus);
}

void
hv_session_watch_start (HvSessionWatch *self)
{
  g_return_if_fail (HV_IS_SESSION_WATCH (self));

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, found_session_bus_cb, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, found_system_bus_cb, g_object_ref (self));
}
