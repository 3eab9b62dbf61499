/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-test.h"

#include "base/paths.h"
#include "safety/leave-keys.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/window/leave.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/room-door.h"
#include "vault/vault.h"

#include <glib/gstdio.h>

/* What the tests of the window share: a folder of their own, a window, and leaving that only notes that it was done. */

static HvSession *session;
static HvMainWindow *window;
static int exits;
static gboolean mapped_at_exit, open_at_exit;

G_GNUC_UNUSED static gboolean
is_mapped (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  return surface != NULL && gdk_surface_get_mapped (surface);
}

static void
note_exit (int status)
{
  ck_assert_int_eq (status, 0);
  exits++;
  mapped_at_exit = is_mapped (GTK_WIDGET (window));
  open_at_exit = hv_session_is_open (session);
}

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (hv_paths_get_data_dir (), 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (hv_paths_get_data_dir (), name, NULL);
      g_unlink (path);
    }
}

/* Opens the program's window as a start does. */
static void
open_window (void)
{
  exits = 0;
  session = hv_session_new (get_library ());
  window = HV_MAIN_WINDOW (hv_main_window_new (session));
  gtk_window_present (GTK_WINDOW (window));
  UNTIL (is_mapped (GTK_WIDGET (window)) && gtk_widget_get_width (hv_main_window_get_page (window)) > 0, 5000);
}

static void
close_window (void)
{
  hv_session_close_now (session, 5000);
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&session);
  run_for (20);
}

/* As a start after this one would be. */
G_GNUC_UNUSED static void
start_again (void)
{
  close_window ();
  open_window ();
}

static void
set_up_window (void)
{
  static gboolean ready;
  if (!ready)
    {
      g_autofree char *folder = g_dir_make_tmp ("hverdag-XXXXXX", NULL);
      g_setenv ("HVERDAG_DATA", folder, TRUE);
      hv_vault_set_cheap_derivation_for_tests (TRUE);
      set_up_ui ("en");
      hv_look_attach (gdk_display_get_default ());
      hv_leave_set_exit_for_tests (note_exit);
      ready = TRUE;
    }
  hv_language_set ("en");
  empty_folder ();
  open_window ();
}

static void
tear_down_window (void)
{
  close_window ();
  empty_folder ();
}

G_GNUC_UNUSED static void
act (const char *action, const char *target)
{
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

#define ASSERT_PLACE(NAME) ck_assert_str_eq (hv_main_window_get_place (window), NAME)
#define UNTIL_PLACE(NAME) UNTIL (g_str_equal (hv_main_window_get_place (window), NAME), 10000)

G_GNUC_UNUSED static GtkWidget *
page (void)
{
  return hv_main_window_get_page (window);
}

/* From the cover to where a passphrase is typed with dots. */
G_GNUC_UNUSED static void
to_masked_field (void)
{
  if (g_str_equal (hv_main_window_get_place (window), "cover"))
    act ("win.go", "lock");
}

/* The n-th entry of a page, from 0. */
G_GNUC_UNUSED static gboolean
is_password_entry (GtkWidget *widget, gconstpointer name)
{
  if (!HV_IS_PASSPHRASE_FIELD (widget))
    return FALSE;
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (widget)));
  char *wrong = gtk_test_accessible_check_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gboolean right = wrong == NULL;
  g_free (wrong);
  return right;
}

G_GNUC_UNUSED static GtkEditable *
find_entry (const char *name)
{
  GtkWidget *found = find_widget (page (), is_password_entry, name);
  ck_assert_msg (found != NULL, "no entry \"%s\"", name);
  return GTK_EDITABLE (found);
}

G_GNUC_UNUSED static const char *
typed_in (const char *name)
{
  return hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (find_entry (name)));
}

G_GNUC_UNUSED static void
press_shift (int times)
{
  HvGuard *guard = hv_main_window_get_guard (window);
  for (int i = 0; i < times; i++)
    {
      hv_guard_key (guard, TRUE, GDK_KEY_Shift_L, 0);
      hv_guard_key (guard, FALSE, GDK_KEY_Shift_L, GDK_SHIFT_MASK);
    }
}

G_GNUC_UNUSED static void
make_room (const char *passphrase)
{
  act ("win.make-room", NULL);
  UNTIL_PLACE ("make-room");
  if (find_button (page (), "Go on") != NULL) /* not at the form already */
    press (page (), "Go on");
  gtk_editable_set_text (find_entry ("Your words"), passphrase);
  gtk_editable_set_text (find_entry ("The same once more"), passphrase);
  press (page (), "Make the room");
  UNTIL_PLACE ("now");
}

G_GNUC_UNUSED static int
run_window_tests (const char *name, void (*add) (TCase *tc))
{
  Suite *suite = suite_create (name);
  TCase *tc = tcase_create (name);
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, set_up_window, tear_down_window);
  add (tc);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
