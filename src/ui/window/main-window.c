/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/main-window.h"

#include "safety/lock-timer.h"
#include "ui/ui.h"
#include "ui/window/error-text.h"
#include "ui/window/idle-lock.h"
#include "ui/window/leave.h"
#include "ui/window/look.h"
#include "ui/window/page-table.h"
#include "ui/window/page.h"
#include "ui/window/place.h"
#include "ui/window/room-door.h"
#include "ui/window/sidebar.h"

#include <glib/gi18n.h>

#define DEFAULT_WIDTH 1180
#define DEFAULT_HEIGHT 760
/* How long leaving waits for the last half second of writing; the windows are gone by then. */
#define CLOSE_TIMEOUT_MS 250
#define MAX_WAY_BACK 20

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

  HvPlace *place;  /* where she is */
  GPtrArray *way;  /* of HvPlace: the way back, the last one last */
  HvPlace *wanted; /* where to go once something is open */
};

G_DEFINE_FINAL_TYPE (HvMainWindow, hv_main_window, ADW_TYPE_WINDOW)

/* --- Showing --- */

static HvWhere
get_where (HvMainWindow *self)
{
  return (HvWhere){
    .inside = hv_session_is_open (self->session),
    .keeps = hv_session_keeps (self->session),
    .way_back = self->way->len > 0,
    .immersive = self->place != NULL && hv_place_is_immersive (self->place),
  };
}

static void
update_frame (HvMainWindow *self)
{
  HvWhere where = get_where (self);
  gboolean language = !where.inside || hv_place_is (self->place, "now", NULL);
  hv_bar_show (self->bar, &where, language);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), where.inside && !where.immersive);
  hv_sidebar_set_current (self->sidebar, self->place->name);

  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    if (actions[i].target == NULL)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, hv_action_is_enabled (&actions[i], &where));
}

/* Where a start, or a lock, shows. */
static const char *
get_outside (void)
{
  return hv_room_door_exists () ? "lock" : "first-start";
}

static const char *
get_home (HvMainWindow *self)
{
  if (!hv_session_is_open (self->session))
    return get_outside ();
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
}

/* The focus goes where the page wants it, and never stays on "Close now". */
static void
focus_page (HvMainWindow *self)
{
  if (hv_place_restore_focus (self->place))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (HV_IS_PAGE (self->place->page))
    hv_page_focus (HV_PAGE (self->place->page));
  else
    gtk_widget_child_focus (self->place->page, GTK_DIR_TAB_FORWARD);
}

static void
show_place (HvMainWindow *self)
{
  build_page (self, self->place);
  adw_bin_set_child (self->bin, self->place->page);
  hv_set_accessible_name (GTK_WIDGET (self->bin),
                          HV_IS_PAGE (self->place->page) ? hv_page_get_title (HV_PAGE (self->place->page)) : "");
  update_frame (self);
  focus_page (self);
}

/* Pages that are let go of hand over their drafts first; exercises and modules keep their place. */
static void
retire (HvPlace *place)
{
  if (!HV_IS_PAGE (place->page))
    return;
  hv_page_flush (HV_PAGE (place->page));
  if (hv_place_is_immersive (place))
    hv_page_stop (HV_PAGE (place->page));
}

static void
forget_way (HvMainWindow *self)
{
  for (guint i = 0; i < self->way->len; i++)
    retire (g_ptr_array_index (self->way, i));
  g_ptr_array_set_size (self->way, 0);
}

static void
take_place (HvMainWindow *self, HvPlace *place)
{
  g_clear_pointer (&self->place, hv_place_free);
  self->place = place;
  show_place (self);
}

/* On to another page, with a way back. */
static void
go_on (HvMainWindow *self, HvPlace *place)
{
  hv_place_remember_focus (self->place);
  if (HV_IS_PAGE (self->place->page))
    hv_page_flush (HV_PAGE (self->place->page));
  g_ptr_array_add (self->way, g_steal_pointer (&self->place));
  if (self->way->len > MAX_WAY_BACK)
    {
      retire (g_ptr_array_index (self->way, 0));
      g_ptr_array_remove_index (self->way, 0);
    }
  take_place (self, place);
}

/* To a main page: what came before is over. */
static void
go_to_root (HvMainWindow *self, HvPlace *place)
{
  adw_bin_set_child (self->bin, NULL);
  if (self->place != NULL)
    retire (self->place);
  forget_way (self);
  take_place (self, place);
}

static void
go_back (HvMainWindow *self)
{
  HvPlace *previous = self->way->len > 0 ? g_ptr_array_steal_index (self->way, self->way->len - 1)
                                         : hv_place_new (get_home (self), NULL);
  if (HV_IS_PAGE (self->place->page))
    hv_page_flush (HV_PAGE (self->place->page));
  take_place (self, previous);
}

/* --- What the actions do --- */

/* Where leaving is practised, the first time is practice. Closing the window is never practice. */
static void
leave_or_rehearse (HvMainWindow *self)
{
  if (!HV_IS_PAGE (self->place->page) || !hv_page_rehearse_leave (HV_PAGE (self->place->page)))
    hv_main_window_leave (self);
}

static gboolean
is_root (const char *name)
{
  const HvPageInfo *info = hv_page_table_find (name);
  return info != NULL && info->in_sidebar && !g_str_equal (name, "help");
}

static void
go (HvMainWindow *self, const char *name, const char *id)
{
  if (hv_page_table_find (name) == NULL || hv_place_is (self->place, name, id))
    return;

  const HvAction *action = hv_actions_find ("win.go", name);
  HvWhere where = get_where (self);
  if (action != NULL && g_strcmp0 (action->target, name) == 0 && !hv_action_is_enabled (action, &where))
    return;

  HvPlace *place = hv_place_new (name, id);
  if (is_root (name))
    go_to_root (self, place);
  else if (g_str_has_prefix (name, "exercise") && g_str_has_prefix (self->place->name, "exercise") && !self->place->pausing)
    {
      /* From one exercise to the next: stopping leads to where the first was opened. */
      retire (self->place);
      take_place (self, place);
    }
  else
    go_on (self, place);
}

static void
say_error (HvMainWindow *self, const GError *error)
{
  HvPlace *place = hv_place_new ("trouble", NULL);
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (page), heading);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  place->page = g_object_ref_sink (page);
  go_on (self, place);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvMainWindow) self = data;
  g_autoptr (GError) error = NULL;
  if (!hv_room_door_finish (HV_SESSION (source), result, &error))
    {
      g_clear_pointer (&self->wanted, hv_place_free);
      say_error (self, error);
    }
}

static void
try_without_keeping (HvMainWindow *self, HvPlace *wanted)
{
  g_clear_pointer (&self->wanted, hv_place_free);
  self->wanted = wanted;
  hv_room_door_try_async (self->session, tried_cb, g_object_ref (self));
}

static const char *
find_calming (HvMainWindow *self, const char *first, const char *second)
{
  HvLibrary *library = hv_session_get_library (self->session);
  if (hv_page_table_find ("exercise") == NULL)
    return NULL;
  if (hv_library_find_exercise (library, first) != NULL)
    return first;
  return hv_library_find_exercise (library, second) != NULL ? second : NULL;
}

/* A pause comes back to the very same place, so it goes on top of anything, even of another exercise. */
static void
take_a_pause (HvMainWindow *self)
{
  const char *exercise = find_calming (self, "x02", "x01");
  if (exercise == NULL || self->place->pausing)
    return;
  HvPlace *place = hv_place_new ("exercise", exercise);
  place->pausing = TRUE;
  go_on (self, place);
}

static void
calm (HvMainWindow *self)
{
  const char *exercise = find_calming (self, "x03", "x01");
  HvPlace *place = exercise != NULL ? hv_place_new ("exercise", exercise) : NULL;
  if (!hv_session_is_open (self->session))
    try_without_keeping (self, place);
  else if (place != NULL)
    go_on (self, place);
}

static void
lock (HvMainWindow *self)
{
  if (!hv_session_keeps (self->session))
    return;
  retire (self->place);
  forget_way (self);
  hv_session_close (self->session);
}

static void
stop_here (HvMainWindow *self)
{
  if (HV_IS_PAGE (self->place->page))
    hv_page_stop (HV_PAGE (self->place->page));
  go_back (self);
}

static void
open_entry (HvMainWindow *self, GVariant *id)
{
  go (self, "journal", NULL);
  if (hv_place_is (self->place, "journal", NULL))
    gtk_widget_activate_action_variant (self->place->page, "journal.open-entry", id);
}

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HvMainWindow *self = HV_MAIN_WINDOW (widget);
  const char *action = name + strlen ("win.");
  const char *text = parameter != NULL && g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING)
                       ? g_variant_get_string (parameter, NULL) : NULL;

  if (g_str_equal (action, "leave"))
    leave_or_rehearse (self);
  else if (g_str_equal (action, "pause"))
    take_a_pause (self);
  else if (g_str_equal (action, "go"))
    go (self, text, NULL);
  else if (g_str_equal (action, "back"))
    {
      if (!HV_IS_PAGE (self->place->page) || !hv_page_back (HV_PAGE (self->place->page)))
        go_back (self);
    }
  else if (g_str_equal (action, "stop"))
    stop_here (self);
  else if (g_str_equal (action, "open-state"))
    go (self, "state", text);
  else if (g_str_equal (action, "open-exercise"))
    go (self, "exercise", text);
  else if (g_str_equal (action, "resume-exercise"))
    go (self, "exercise-resumed", text);
  else if (g_str_equal (action, "open-module"))
    go (self, "module", text);
  else if (g_str_equal (action, "open-entry"))
    open_entry (self, parameter);
  else if (g_str_equal (action, "make-room"))
    go (self, "make-room", NULL);
  else if (g_str_equal (action, "practise-leaving"))
    go (self, "leaving", NULL);
  else if (g_str_equal (action, "try"))
    try_without_keeping (self, NULL);
  else if (g_str_equal (action, "calm"))
    calm (self);
  else if (g_str_equal (action, "lock"))
    lock (self);
  else if (g_str_equal (action, "open-menu"))
    hv_bar_open_menu (self->bar);
  else if (g_str_equal (action, "set-language"))
    hv_session_set_language (self->session, text);
}

/* --- Leaving --- */

static void
finish_in_haste (gpointer data)
{
  HvMainWindow *self = data;
  if (self->place != NULL && HV_IS_PAGE (self->place->page))
    hv_page_flush (HV_PAGE (self->place->page));
  for (guint i = 0; i < self->way->len; i++)
    {
      HvPlace *place = g_ptr_array_index (self->way, i);
      if (HV_IS_PAGE (place->page))
        hv_page_flush (HV_PAGE (place->page));
    }
  if (hv_session_is_open (self->session))
    hv_store_close_now (hv_session_get_store (self->session), CLOSE_TIMEOUT_MS);
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
  retire (self->place);
  adw_bin_set_child (self->bin, NULL);
  hv_place_drop_page (self->place);
  for (guint i = 0; i < self->way->len; i++)
    {
      retire (g_ptr_array_index (self->way, i));
      hv_place_drop_page (g_ptr_array_index (self->way, i));
    }
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
  g_ptr_array_set_size (self->way, 0);
  adw_bin_set_child (self->bin, NULL);
  take_place (self, hv_place_new (get_outside (), NULL));
}

static void
show_presses (HvGuard *guard, guint progress, HvMainWindow *self)
{
  hv_bar_set_progress (self->bar, progress);
  if (HV_IS_PAGE (self->place->page))
    hv_page_show_presses (HV_PAGE (self->place->page), progress);
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
      if (actions[i].accelerator == NULL)
        continue;
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
  g_clear_pointer (&self->place, hv_place_free);
  g_clear_pointer (&self->wanted, hv_place_free);
  if (self->way != NULL)
    g_ptr_array_set_size (self->way, 0);
  g_clear_object (&self->idle);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_main_window_parent_class)->dispose (object);
}

static void
hv_main_window_finalize (GObject *object)
{
  g_ptr_array_unref (HV_MAIN_WINDOW (object)->way);
  G_OBJECT_CLASS (hv_main_window_parent_class)->finalize (object);
}

static void
hv_main_window_class_init (HvMainWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_main_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_main_window_finalize;
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
  self->way = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);
  self->idle = hv_idle_lock_new ();
  g_signal_connect_object (self->idle, "lock", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);

  gtk_window_set_title (GTK_WINDOW (self), "Hverdag");
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-window");

  self->guard = hv_guard_attach (GTK_WIDGET (self));
  g_signal_connect_object (self->guard, "leave", G_CALLBACK (leave_or_rehearse), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guard, "progress", G_CALLBACK (show_presses), self, 0);
  g_signal_connect_object (self->guard, "touched", G_CALLBACK (hv_idle_lock_touch), self->idle, G_CONNECT_SWAPPED);
  add_shortcuts (self);
  watch_clicks (self);
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
  take_place (self, hv_place_new (get_home (self), NULL));
  return GTK_WIDGET (self);
}

GtkWidget *
hv_main_window_get_page (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return self->place->page;
}

const char *
hv_main_window_get_place (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return self->place->name;
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
