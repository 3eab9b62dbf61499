/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys as the keyboard sends them: through the X server, into whatever has the focus. */

#include "window-test.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>

static Display *keyboard;

static Window
get_xid (GtkNative *native)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (native));
}

static void
send_key (KeySym keysym, gboolean down)
{
  XTestFakeKeyEvent (keyboard, XKeysymToKeycode (keyboard, keysym), down, 0);
  XSync (keyboard, False);
  run_for (10);
}

static void
tap (KeySym keysym)
{
  send_key (keysym, TRUE);
  send_key (keysym, FALSE);
}

static void
type_capital (KeySym keysym)
{
  send_key (XK_Shift_L, TRUE);
  tap (keysym);
  send_key (XK_Shift_L, FALSE);
}

/* There is no window manager to give the focus. */
static void
take_keyboard (void)
{
  if (keyboard == NULL)
    keyboard = XOpenDisplay (NULL);
  ck_assert_ptr_nonnull (keyboard);
  XSetInputFocus (keyboard, get_xid (GTK_NATIVE (window)), RevertToParent, CurrentTime);
  XSync (keyboard, False);
  UNTIL (gtk_window_is_active (GTK_WINDOW (window)), 5000);
}

static int visible_at_exit;

/* What is on the screen while GTK's main loop stands still, as it does when the process ends here. */
static void
count_visible (int status)
{
  g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  Window root, parent, *children;
  guint n = 0;
  XQueryTree (keyboard, DefaultRootWindow (keyboard), &root, &parent, &children, &n);
  visible_at_exit = 0;
  for (guint i = 0; i < n; i++)
    {
      XWindowAttributes attributes;
      if (XGetWindowAttributes (keyboard, children[i], &attributes) && attributes.map_state == IsViewable
          && attributes.class == InputOutput && attributes.width > 1)
        visible_at_exit++;
    }
  XFree (children);
  note_exit (status);
}

static void
leave_by_shift (void)
{
  tap (XK_Shift_L);
  tap (XK_Shift_R);
  ck_assert_int_eq (exits, 0);
  hv_leave_set_exit_for_tests (count_visible);
  tap (XK_Shift_L);
  UNTIL (exits == 1, 2000);
  ck_assert (!mapped_at_exit);
  ck_assert_int_eq (visible_at_exit, 0);
  hv_leave_set_exit_for_tests (note_exit);
}

START_TEST (shift_three_times_leaves_from_an_entry)
{
  take_keyboard ();
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_widget_grab_focus (GTK_WIDGET (find_entry ("Your words")));
  tap (XK_b);
  UNTIL (g_str_equal (typed_in ("Your words"), "b"), 2000);
  leave_by_shift ();
}
END_TEST

/* Who cannot hold keys down has the desktop hold Shift for her: one press latches it, the second locks it. */
static void
set_sticky_keys (gboolean on)
{
  ck_assert (XkbChangeEnabledControls (keyboard, XkbUseCoreKbd, XkbStickyKeysMask, on ? XkbStickyKeysMask : 0));
  if (!on)
    XkbLockModifiers (keyboard, XkbUseCoreKbd, ShiftMask, 0);
  XSync (keyboard, False);
}

START_TEST (shift_three_times_leaves_with_sticky_keys)
{
  take_keyboard ();
  set_sticky_keys (TRUE);
  XkbStateRec state;
  tap (XK_Shift_L);
  ck_assert_int_eq (XkbGetState (keyboard, XkbUseCoreKbd, &state), Success);
  ck_assert_int_eq (state.latched_mods & ShiftMask, ShiftMask); /* they are really on */
  tap (XK_Shift_R);
  ck_assert_int_eq (exits, 0);
  hv_leave_set_exit_for_tests (count_visible);
  tap (XK_Shift_L);
  set_sticky_keys (FALSE);
  UNTIL (exits == 1, 2000);
  ck_assert (!mapped_at_exit);
  ck_assert_int_eq (visible_at_exit, 0);
  hv_leave_set_exit_for_tests (note_exit);
}
END_TEST

START_TEST (a_capital_with_sticky_keys_is_only_a_capital)
{
  take_keyboard ();
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_widget_grab_focus (GTK_WIDGET (find_entry ("Your words")));
  set_sticky_keys (TRUE);
  for (int i = 0; i < 4; i++)
    {
      tap (XK_Shift_L);
      tap (XK_a);
    }
  set_sticky_keys (FALSE);
  UNTIL (g_str_equal (typed_in ("Your words"), "AAAA"), 2000);
  ck_assert_int_eq (exits, 0);
}
END_TEST

START_TEST (shift_three_times_leaves_from_an_open_menu)
{
  take_keyboard ();
  tap (XK_F10);
  run_for (300);
  leave_by_shift ();
}
END_TEST

START_TEST (capitals_are_only_capitals)
{
  take_keyboard ();
  act ("win.make-room", NULL);
  press (page (), "Go on");
  gtk_widget_grab_focus (GTK_WIDGET (find_entry ("Your words")));
  for (int i = 0; i < 4; i++)
    type_capital (XK_a);
  UNTIL (g_str_equal (typed_in ("Your words"), "AAAA"), 2000);
  ck_assert_int_eq (exits, 0);
}
END_TEST

START_TEST (a_click_on_close_now_leaves_though_a_menu_is_open)
{
  take_keyboard ();
  act ("win.open-menu", NULL);
  run_for (300);
  GtkWidget *close_now = hv_bar_get_close_now (hv_main_window_get_bar (window));
  graphene_point_t middle;
  ck_assert (gtk_widget_compute_point (close_now, GTK_WIDGET (window),
                                       &GRAPHENE_POINT_INIT (gtk_widget_get_width (close_now) / 2.0f,
                                                             gtk_widget_get_height (close_now) / 2.0f),
                                       &middle));
  double shadow_x, shadow_y;
  gtk_native_get_surface_transform (GTK_NATIVE (window), &shadow_x, &shadow_y);
  int x, y;
  Window child;
  XTranslateCoordinates (keyboard, get_xid (GTK_NATIVE (window)), DefaultRootWindow (keyboard),
                         (int) (middle.x + shadow_x), (int) (middle.y + shadow_y), &x, &y, &child);
  XTestFakeMotionEvent (keyboard, -1, x, y, 0);
  XSync (keyboard, False);
  run_for (100);
  XTestFakeButtonEvent (keyboard, 1, True, 0);
  XSync (keyboard, False);
  run_for (30);
  XTestFakeButtonEvent (keyboard, 1, False, 0);
  XSync (keyboard, False);
  UNTIL (exits == 1, 2000);
}
END_TEST

START_TEST (control_q_leaves_and_f1_helps)
{
  take_keyboard ();
  tap (XK_F1);
  UNTIL_PLACE ("help");
  send_key (XK_Control_L, TRUE);
  tap (XK_q);
  send_key (XK_Control_L, FALSE);
  UNTIL (exits == 1, 2000);
}
END_TEST

static void
give_keyboard_away (void)
{
  Window other = XCreateSimpleWindow (keyboard, DefaultRootWindow (keyboard), 0, 0, 50, 50, 0, 0, 0);
  XMapWindow (keyboard, other);
  XSync (keyboard, False);
  XSetInputFocus (keyboard, other, RevertToParent, CurrentTime);
  XSync (keyboard, False);
  UNTIL (!gtk_window_is_active (GTK_WINDOW (window)), 5000);
  run_for (600);
  XDestroyWindow (keyboard, other);
}

START_TEST (another_window_in_front_locks_only_if_she_wants_that)
{
  make_room ("another window in front");
  take_keyboard ();
  give_keyboard_away ();
  ASSERT_PLACE ("now");
  take_keyboard ();
  hv_progress_set_setting (hv_session_get_progress (session), "lock-on-focus", "yes");
  UNTIL (hv_progress_get_setting (hv_session_get_progress (session), "lock-on-focus") != NULL, 2000);
  run_for (600);
  ASSERT_PLACE ("now");
  give_keyboard_away ();
  ck_assert (!hv_session_is_open (session));
}
END_TEST

START_TEST (what_was_copied_goes_when_the_room_is_locked)
{
  make_room ("what was copied");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  gdk_clipboard_set_text (clipboard, "a line of hers");
  ck_assert (gdk_clipboard_is_local (clipboard));
  act ("win.lock", NULL);
  ck_assert_ptr_null (gdk_clipboard_get_content (clipboard));
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, shift_three_times_leaves_from_an_entry);
  tcase_add_test (tc, shift_three_times_leaves_with_sticky_keys);
  tcase_add_test (tc, a_capital_with_sticky_keys_is_only_a_capital);
  tcase_add_test (tc, shift_three_times_leaves_from_an_open_menu);
  tcase_add_test (tc, capitals_are_only_capitals);
  tcase_add_test (tc, a_click_on_close_now_leaves_though_a_menu_is_open);
  tcase_add_test (tc, control_q_leaves_and_f1_helps);
  tcase_add_test (tc, another_window_in_front_locks_only_if_she_wants_that);
  tcase_add_test (tc, what_was_copied_goes_when_the_room_is_locked);
}

int
main (void)
{
  return run_window_tests ("real-keys", add);
}
