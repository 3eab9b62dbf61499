/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/main-window.h"

#include "safety/lock-timer.h"
#include "ui/ui.h"
#include "ui/window/error-text.h"
#include "ui/window/history.h"
#include "ui/window/idle-lock.h"
#include "ui/window/leave.h"
#include "ui/window/look.h"
#include "ui/window/page-table.h"
#include "ui/window/page.h"
#include "ui/window/room-door.h"
#include "ui/window/sidebar.h"

#include <glib/gi18n.h>

#define DEFAULT_WIDTH 1180
#define DEFAULT_HEIGHT 760
/* How long leaving waits for the last half second of writing; the windows are gone by then. */
#define CLOSE_TIMEOUT_MS 250

struct _HvMainWindow
{
  AdwWindow parent_instance;

  HvSession *session;
  HvGuard *guard;
  HvIdleLock *idle;
  HvProgress *progress; /* whose settings are followed */

  HvBar *bar;
  HvSidebar *sidebar;
  AdwBin *bin;

  HvHistory *history;
  HvPlace *wanted; /* where to go once something is open */
};

G_DEFINE_FINAL_TYPE (HvMainWindow, hv_main_window, ADW_TYPE_WINDOW)

/* --- Showing --- */

static HvPlace *
get_place (HvMainWindow *self)
{
  return hv_history_get_place (self->history);
}

/* The page shown, if it is one that can be asked; what went wrong is told by a page that cannot. */
static HvPage *
get_page (HvMainWindow *self)
{
  HvPlace *place = get_place (self);
  return place != NULL && HV_IS_PAGE (place->page) ? HV_PAGE (place->page) : NULL;
}

static HvWhere
get_where (HvMainWindow *self)
{
  HvPlace *place = get_place (self);
  return (HvWhere){
    .inside = hv_session_is_open (self->session),
    .keeps = hv_session_keeps (self->session),
    .files = hv_room_door_exists (),
    .way_back = hv_history_has_way_back (self->history),
    .immersive = place != NULL && hv_place_is_immersive (place),
  };
}

static void
update_frame (HvMainWindow *self)
{
  HvWhere where = get_where (self);
  const char *name = get_place (self)->name;
  hv_bar_show (self->bar, &where, !where.inside || g_str_equal (name, "now"));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), where.inside && !where.immersive);
  hv_sidebar_set_current (self->sidebar, g_str_equal (name, "state") ? "now" : name);

  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    if (actions[i].target == NULL)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, hv_action_is_enabled (&actions[i], &where));
}

/* Where a start, or a lock, shows. */
static const char *
get_home (HvMainWindow *self)
{
  if (!hv_session_is_open (self->session))
    return hv_room_door_exists () ? "lock" : "first-start";
  return hv_page_table_find ("now") != NULL ? "now" : "settings";
}

static void
build_page (HvMainWindow *self, HvPlace *place)
{
  if (place->page != NULL)
    return;
  const HvPageInfo *info = hv_page_table_find (place->name);
  if (info == NULL) /* what went wrong is told once */
    info = hv_page_table_find (get_home (self));
  place->page = g_object_ref_sink (info->make (self->session, place->id));
  if (place->pausing && HV_IS_PAGE (place->page))
    hv_page_begin_pause (HV_PAGE (place->page));
}

/* The focus goes where the page wants it, and never stays on "Close now". */
static void
focus_page (HvMainWindow *self)
{
  HvPlace *place = get_place (self);
  if (hv_place_restore_focus (place))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (get_page (self) != NULL)
    hv_page_focus (get_page (self));
  else
    gtk_widget_child_focus (place->page, GTK_DIR_TAB_FORWARD);
}

static void
show_place (HvMainWindow *self)
{
  HvPlace *place = get_place (self);
  build_page (self, place);
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* an entry wants to be told before it is taken away */
  adw_bin_set_child (self->bin, place->page);
  hv_set_accessible_name (GTK_WIDGET (self->bin), get_page (self) != NULL ? hv_page_get_title (get_page (self)) : "");
  update_frame (self);
  focus_page (self);
}

static void
go_on (HvMainWindow *self, HvPlace *place)
{
  hv_history_push (self->history, place);
  show_place (self);
}

static void
go_to_root (HvMainWindow *self, HvPlace *place)
{
  hv_history_reset (self->history, place);
  show_place (self);
}

static void
go_back (HvMainWindow *self)
{
  if (!hv_history_pop (self->history))
    hv_history_reset (self->history, hv_place_new (get_home (self), NULL));
  show_place (self);
}

/* --- What the actions do --- */

static gboolean
is_root (const char *name)
{
  const HvPageInfo *info = hv_page_table_find (name);
  return info->in_sidebar && !g_str_equal (name, "help");
}

static gboolean
is_exercise (const char *name)
{
  return g_str_has_prefix (name, "exercise");
}

static void
go (HvMainWindow *self, const char *name, const char *id)
{
  HvPlace *here = get_place (self);
  if (hv_page_table_find (name) == NULL || hv_place_is (here, name, id))
    return;

  HvPlace *place = hv_place_new (name, id);
  if (is_root (name))
    go_to_root (self, place);
  else if (is_exercise (name) && is_exercise (here->name) && !here->pausing)
    {
      /* From one exercise to the next: stopping leads to where the first was opened. */
      hv_history_replace (self->history, place);
      show_place (self);
    }
  else
    go_on (self, place);
}

static void
say_error (HvMainWindow *self, const GError *error)
{
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  HvPlace *place = hv_place_new ("trouble", NULL);
  place->page = g_object_ref_sink (g_object_new (ADW_TYPE_STATUS_PAGE, "title", heading, "description", text, NULL));
  go_on (self, place);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvMainWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (hv_room_door_finish (HV_SESSION (source), result, &error))
    return; /* the session has told */
  g_clear_pointer (&self->wanted, hv_place_free);
  say_error (self, error);
}

static void
try_without_keeping (HvMainWindow *self, HvPlace *wanted)
{
  g_clear_pointer (&self->wanted, hv_place_free);
  self->wanted = wanted;
  hv_room_door_try_async (self->session, tried_cb, g_object_ref (self));
}

static HvPlace *
make_calming_place (HvMainWindow *self, const char *page, const char *first, const char *second)
{
  HvLibrary *library = hv_session_get_library (self->session);
  if (hv_page_table_find (page) == NULL)
    return NULL;
  const char *found = hv_library_find_exercise (library, first) != NULL ? first : second;
  return hv_library_find_exercise (library, found) != NULL ? hv_place_new (page, found) : NULL;
}

static void
leave_or_rehearse (HvMainWindow *self)
{
  /* Where leaving is practised, the first time is practice. Closing the window is never practice. */
  if (get_page (self) == NULL || !hv_page_rehearse_leave (get_page (self)))
    hv_main_window_leave (self);
}

static void
do_leave (HvMainWindow *self, GVariant *parameter)
{
  leave_or_rehearse (self);
}

/* A pause comes back to the very same place, so it goes on top of anything, even of another exercise. */
static void
do_pause (HvMainWindow *self, GVariant *parameter)
{
  if (get_place (self)->pausing)
    return;
  HvPlace *place = make_calming_place (self, "exercise", "x02", "x01");
  if (place == NULL)
    return;
  place->pausing = TRUE;
  go_on (self, place);
}

static void
do_calm (HvMainWindow *self, GVariant *parameter)
{
  /* What it is, and on: two presses from the first start to an exercise, with no rating between (PB-09). */
  HvPlace *place = make_calming_place (self, "exercise-at-once", "x03", "x01");
  if (!hv_session_is_open (self->session))
    try_without_keeping (self, place);
  else if (place != NULL)
    go_on (self, place);
}

static void
do_back (HvMainWindow *self, GVariant *parameter)
{
  if (get_page (self) == NULL || !hv_page_back (get_page (self)))
    go_back (self);
}

static void
do_stop (HvMainWindow *self, GVariant *parameter)
{
  if (get_page (self) != NULL)
    hv_page_stop (get_page (self));
  go_back (self);
}

static void
do_lock (HvMainWindow *self, GVariant *parameter)
{
  if (!hv_session_keeps (self->session))
    return;
  hv_history_drop_pages (self->history);
  hv_session_close (self->session); /* which shows the lock page */
}

static void
do_try (HvMainWindow *self, GVariant *parameter)
{
  try_without_keeping (self, NULL);
}

static void
do_go (HvMainWindow *self, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  const HvAction *action = hv_actions_find ("win.go", name);
  HvWhere where = get_where (self);
  if (action != NULL && hv_action_is_enabled (action, &where))
    go (self, name, NULL);
}

static void
do_make_room (HvMainWindow *self, GVariant *parameter)
{
  go (self, "make-room", NULL);
}

static void
do_practise_leaving (HvMainWindow *self, GVariant *parameter)
{
  go (self, "leaving", NULL);
}

static void
do_open_state (HvMainWindow *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  if (hv_library_find_state (hv_session_get_library (self->session), id) != NULL)
    go (self, "state", id);
}

static void
open_exercise (HvMainWindow *self, const char *page, const char *id)
{
  if (hv_library_find_exercise (hv_session_get_library (self->session), id) != NULL)
    go (self, page, id);
}

static void
do_open_exercise (HvMainWindow *self, GVariant *parameter)
{
  open_exercise (self, "exercise", g_variant_get_string (parameter, NULL));
}

static void
do_resume_exercise (HvMainWindow *self, GVariant *parameter)
{
  open_exercise (self, "exercise-resumed", g_variant_get_string (parameter, NULL));
}

static void
do_open_module (HvMainWindow *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  if (hv_library_find_module (hv_session_get_library (self->session), id) != NULL)
    go (self, "module", id);
}

static void
do_open_entry (HvMainWindow *self, GVariant *parameter)
{
  go (self, "journal", NULL);
  if (hv_place_is (get_place (self), "journal", NULL))
    gtk_widget_activate_action_variant (get_place (self)->page, "journal.open-entry", parameter);
}

static void
do_open_menu (HvMainWindow *self, GVariant *parameter)
{
  hv_bar_open_menu (self->bar);
}

static void
do_set_language (HvMainWindow *self, GVariant *parameter)
{
  hv_session_set_language (self->session, g_variant_get_string (parameter, NULL));
}

static const struct
{
  const char *name;
  void (*run) (HvMainWindow *self, GVariant *parameter);
} handlers[] = {
  { "win.leave", do_leave },
  { "win.pause", do_pause },
  { "win.calm", do_calm },
  { "win.back", do_back },
  { "win.stop", do_stop },
  { "win.go", do_go },
  { "win.lock", do_lock },
  { "win.try", do_try },
  { "win.make-room", do_make_room },
  { "win.practise-leaving", do_practise_leaving },
  { "win.open-state", do_open_state },
  { "win.open-exercise", do_open_exercise },
  { "win.resume-exercise", do_resume_exercise },
  { "win.open-module", do_open_module },
  { "win.open-entry", do_open_entry },
  { "win.open-menu", do_open_menu },
  { "win.set-language", do_set_language },
};

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    if (g_str_equal (handlers[i].name, name))
      handlers[i].run (HV_MAIN_WINDOW (widget), parameter);
}

/* --- Leaving --- */

static void
finish_in_haste (gpointer data)
{
  HvMainWindow *self = data;
  hv_history_flush (self->history);
  hv_session_close_now (self->session, CLOSE_TIMEOUT_MS);
}

void
hv_main_window_leave (HvMainWindow *self)
{
  g_return_if_fail (HV_IS_MAIN_WINDOW (self));

  hv_leave (finish_in_haste, self);
}

static gboolean
hv_main_window_close_request (GtkWindow *window)
{
  hv_main_window_leave (HV_MAIN_WINDOW (window));
  return TRUE;
}

/* --- The frame, and what it follows --- */

static void
build_frame (HvMainWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = HV_BAR (hv_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));

  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_vexpand (row, TRUE);
  self->sidebar = HV_SIDEBAR (hv_sidebar_new ());
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->sidebar));
  self->bin = g_object_new (ADW_TYPE_BIN, "hexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_REGION, NULL);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->bin));
  gtk_box_append (GTK_BOX (box), row);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
rebuild (HvSession *session, HvMainWindow *self)
{
  hv_history_drop_pages (self->history);
  build_frame (self);
  show_place (self);
}

static void
follow_settings (HvProgress *progress, HvMainWindow *self)
{
  hv_look_set_appearance (hv_progress_get_setting (progress, "appearance"));
  if (hv_session_keeps (self->session))
    hv_idle_lock_start (self->idle, hv_lock_timer_parse_minutes (hv_progress_get_setting (progress, "lock-minutes")));
}

static void
forget_settings (HvMainWindow *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  hv_idle_lock_stop (self->idle);
}

static void
lock_by_itself (HvIdleLock *idle, HvMainWindow *self)
{
  do_lock (self, NULL);
}

static void
session_opened (HvSession *session, HvMainWindow *self)
{
  forget_settings (self);
  self->progress = g_object_ref (hv_session_get_progress (session));
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (follow_settings), self, 0);
  follow_settings (self->progress, self);

  /* Pages from before hold on to another room, or none. */
  HvPlace *wanted = g_steal_pointer (&self->wanted);
  go_to_root (self, hv_place_new (get_home (self), NULL));
  if (wanted != NULL)
    go_on (self, wanted);
}

static void
session_closed (HvSession *session, HvMainWindow *self)
{
  forget_settings (self);
  hv_look_set_appearance (NULL);
  go_to_root (self, hv_place_new (get_home (self), NULL));
}

static void
show_presses (HvGuard *guard, guint progress, HvMainWindow *self)
{
  hv_bar_set_progress (self->bar, progress);
  if (get_page (self) != NULL)
    hv_page_show_presses (get_page (self), progress);
}

static void
clicked (GtkGestureClick *gesture, int n_press, double x, double y, HvMainWindow *self)
{
  GdkEvent *event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), NULL);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  hv_bar_clicked (self->bar, picked, event != NULL ? gdk_event_get_surface (event) : NULL);
}

static void
watch_clicks (HvMainWindow *self)
{
  GtkGesture *clicks = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (clicks), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (clicks), 0);
  g_signal_connect (clicks, "pressed", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (clicks));
}

static void
add_shortcuts (HvMainWindow *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    {
      if (actions[i].accelerator == NULL || g_str_equal (actions[i].name, "win.leave"))
        continue; /* the guard sees to leaving, in menus too */
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (actions[i].accelerator),
                                                gtk_named_action_new (actions[i].name));
      if (actions[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (actions[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/* GTK would put the focus on the first widget: "Close now", where the first press of Enter would leave. */
static void
hv_main_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hv_main_window_parent_class)->map (widget);
  focus_page (HV_MAIN_WINDOW (widget));
}

static void
hv_main_window_dispose (GObject *object)
{
  HvMainWindow *self = HV_MAIN_WINDOW (object);

  if (self->idle != NULL)
    forget_settings (self);
  g_clear_pointer (&self->history, hv_history_free);
  g_clear_pointer (&self->wanted, hv_place_free);
  g_clear_object (&self->guard);
  g_clear_object (&self->idle);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_main_window_parent_class)->dispose (object);
}

static void
hv_main_window_class_init (HvMainWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_main_window_dispose;
  GTK_WIDGET_CLASS (klass)->map = hv_main_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = hv_main_window_close_request;

  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    if (hv_actions_find (actions[i].name, NULL) == &actions[i])
      gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, actions[i].type, activate);
}

static void
hv_main_window_init (HvMainWindow *self)
{
  self->history = hv_history_new ();
  self->idle = hv_idle_lock_new ();
  g_signal_connect_object (self->idle, "lock", G_CALLBACK (lock_by_itself), self, 0);

  gtk_window_set_title (GTK_WINDOW (self), "Hverdag");
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-window");

  add_shortcuts (self);
  watch_clicks (self);
  self->guard = hv_guard_new (hv_actions_find ("win.leave", NULL)->accelerator);
  g_signal_connect_object (self->guard, "leave", G_CALLBACK (leave_or_rehearse), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "progress", G_CALLBACK (show_presses), self, 0);
  g_signal_connect_object (self->guard, "touched", G_CALLBACK (hv_idle_lock_touch), self->idle, G_CONNECT_SWAPPED);
}

GtkWidget *
hv_main_window_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvMainWindow *self = g_object_new (HV_TYPE_MAIN_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (session_opened), self, 0);
  g_signal_connect_object (session, "closed", G_CALLBACK (session_closed), self, 0);
  g_signal_connect_object (session, "language-changed", G_CALLBACK (rebuild), self, 0);
  build_frame (self);
  go_to_root (self, hv_place_new (get_home (self), NULL));
  return GTK_WIDGET (self);
}

GtkWidget *
hv_main_window_get_page (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return get_place (self)->page;
}

const char *
hv_main_window_get_place (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return get_place (self)->name;
}

HvBar *
hv_main_window_get_bar (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return self->bar;
}

HvGuard *
hv_main_window_get_guard (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return self->guard;
}
