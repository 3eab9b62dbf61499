/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a desktop says when nobody sits at the machine any more, said by a mock of it on a bus of the test's
 * own. */

#include "safety/session-watch.h"

#include <check.h>
#include <stdlib.h>

#define LOGIN_PATH "/org/freedesktop/login1"
#define OUR_SESSION LOGIN_PATH "/session/c7"
#define OTHER_SESSION LOGIN_PATH "/session/c8"

static GTestDBus *bus_daemon;
static GDBusConnection *desktop; /* who tells */
static HvSessionWatch *watch;
static guint n_away;

static void
away_cb (void)
{
  n_away++;
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus_daemon),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  ck_assert_msg (bus != NULL, "%s", error != NULL ? error->message : "");
  return bus;
}

static void
answer_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *arguments, GDBusMethodInvocation *invocation, gpointer data)
{
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", OUR_SESSION));
}

/* A mock of login1, as far as it is asked. */
static void
serve_login (void)
{
  static const GDBusInterfaceVTable vtable = { answer_cb, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (
      "<node><interface name='org.freedesktop.login1.Manager'><method name='GetSessionByPID'>"
      "<arg type='u' direction='in'/><arg type='o' direction='out'/></method></interface></node>",
      NULL);
  ck_assert_uint_ne (
      g_dbus_connection_register_object (desktop, LOGIN_PATH, info->interfaces[0], &vtable, NULL, NULL, NULL),
      0);
  g_autoptr (GVariant) owned = g_dbus_connection_call_sync (
      desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.login1", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  ck_assert_ptr_nonnull (owned);
}

static void
run_for (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;
  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set_up (void)
{
  bus_daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus_daemon);
  desktop = connect_to_bus ();
  g_autoptr (GDBusConnection) ours = connect_to_bus ();
  serve_login ();
  n_away = 0;
  watch = hv_session_watch_new ();
  g_signal_connect (watch, "away", G_CALLBACK (away_cb), NULL);
  hv_session_watch_add_session_bus (watch, ours);
  hv_session_watch_add_system_bus (watch, ours);
  run_for (100); /* it asks which session is its own */
}

static void
tear_down (void)
{
  g_clear_object (&watch);
  run_for (20);
  g_dbus_connection_close_sync (desktop, NULL, NULL);
  g_object_unref (desktop);
  g_test_dbus_stop (bus_daemon);
  g_object_unref (bus_daemon);
}

static void
tell (const char *path, const char *interface, const char *signal, GVariant *arguments)
{
  ck_assert (g_dbus_connection_emit_signal (desktop, NULL, path, interface, signal, arguments, NULL));
  ck_assert (g_dbus_connection_flush_sync (desktop, NULL, NULL));
  run_for (60);
}

static GVariant *
changed (const char *property, gboolean value)
{
  return g_variant_new_parsed ("('org.freedesktop.login1.Session', {%s: <%b>}, @as [])", property, value);
}

static void
tell_changed (const char *path, const char *property, gboolean value)
{
  tell (path, "org.freedesktop.DBus.Properties", "PropertiesChanged", changed (property, value));
}

START_TEST (every_desktops_screen_lock_is_heard)
{
  static const char *const savers[]
      = { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
          "org.mate.ScreenSaver", "org.xfce.ScreenSaver" };
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      tell ("/any/where", savers[i], "ActiveChanged", g_variant_new ("(b)", TRUE));
      ck_assert_uint_eq (n_away, i + 1);
      tell ("/any/where", savers[i], "ActiveChanged", g_variant_new ("(b)", FALSE));
      ck_assert_uint_eq (n_away, i + 1);
    }
}
END_TEST

START_TEST (going_to_sleep_is_heard_and_waking_is_not)
{
  tell (LOGIN_PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  ck_assert_uint_eq (n_away, 1);
  tell (LOGIN_PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", FALSE));
  ck_assert_uint_eq (n_away, 1);
}
END_TEST

START_TEST (only_her_own_session_counts)
{
  tell (OUR_SESSION, "org.freedesktop.login1.Session", "Lock", NULL);
  ck_assert_uint_eq (n_away, 1);
  tell (OTHER_SESSION, "org.freedesktop.login1.Session", "Lock", NULL);
  ck_assert_uint_eq (n_away, 1);
  /* Somebody else's session comes to the front. */
  tell_changed (OTHER_SESSION, "Active", FALSE);
  tell_changed (OUR_SESSION, "Active", TRUE);
  ck_assert_uint_eq (n_away, 1);
  tell_changed (OUR_SESSION, "Active", FALSE);
  ck_assert_uint_eq (n_away, 2);
  tell_changed (OUR_SESSION, "LockedHint", TRUE);
  ck_assert_uint_eq (n_away, 3);
  tell_changed (OUR_SESSION, "IdleHint", TRUE);
  ck_assert_uint_eq (n_away, 3);
}
END_TEST

START_TEST (nonsense_on_the_bus_is_passed_over)
{
  tell ("/any/where", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(s)", "yes"));
  tell ("/any/where", "org.gnome.ScreenSaver", "ActiveChanged", NULL);
  tell (LOGIN_PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(u)", 1));
  tell (OUR_SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged",
        g_variant_new_parsed ("('org.freedesktop.login1.Session', 3)"));
  tell (OUR_SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged",
        g_variant_new_parsed ("('org.freedesktop.login1.Session', {'Active': <'no'>}, @as [])"));
  ck_assert_uint_eq (n_away, 0);
}
END_TEST

START_TEST (a_machine_without_buses_is_no_trouble)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  HvSessionWatch *alone = hv_session_watch_new ();
  hv_session_watch_start (alone);
  run_for (100);
  g_object_unref (alone);
  HvSessionWatch *hasty = hv_session_watch_new ();
  hv_session_watch_start (hasty);
  g_object_unref (hasty);
  run_for (50);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("session-watch");
  TCase *tc = tcase_create ("session-watch");
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, every_desktops_screen_lock_is_heard);
  tcase_add_test (tc, going_to_sleep_is_heard_and_waking_is_not);
  tcase_add_test (tc, only_her_own_session_counts);
  tcase_add_test (tc, nonsense_on_the_bus_is_passed_over);
  tcase_add_test (tc, a_machine_without_buses_is_no_trouble);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
