/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/main-window-private.h"

#include "safety/lock-timer.h"
#include "safety/next-program.h"
#include "ui/cover/cover-memory.h"
#include "ui/pages/unsaved.h"
#include "ui/ui.h"
#include "ui/window/disguise.h"
#include "ui/window/leave.h"
#include "ui/window/look.h"
#include "ui/window/page-table.h"
#include "ui/window/parts.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

#define DEFAULT_WIDTH 1180
#define DEFAULT_HEIGHT 760
/* How long leaving waits for the last half second of writing; the windows are gone by then. */
#define CLOSE_TIMEOUT_MS 250

G_DEFINE_FINAL_TYPE (HvMainWindow, hv_main_window, ADW_TYPE_WINDOW)

/* --- Showing --- */

HvPlace *
hv_main_window_get_current (HvMainWindow *self)
{
  return hv_history_get_place (self->history);
}

HvPage *
hv_main_window_get_asked (HvMainWindow *self)
{
  HvPlace *place = hv_main_window_get_current (self);
  return place != NULL && HV_IS_PAGE (place->page) ? HV_PAGE (place->page) : NULL;
}

HvWhere
hv_main_window_get_where (HvMainWindow *self)
{
  HvPlace *place = hv_main_window_get_current (self);
  return (HvWhere){
    .inside = hv_session_is_open (self->session),
    .keeps = hv_session_keeps (self->session),
    .files = hv_room_door_exists (),
    .way_back = hv_history_has_way_back (self->history),
    .immersive = place != NULL && hv_place_is_immersive (place),
    .cover = place != NULL && g_str_equal (place->name, "cover"),
    .notebook = hv_session_is_notebook (self->session),
  };
}

static void
update_frame (HvMainWindow *self)
{
  HvWhere where = hv_main_window_get_where (self);
  const char *name = hv_main_window_get_current (self)->name;
  const HvIdentity *identity = hv_cover_memory_get (self->session)->identity;
  hv_bar_set_title (self->bar, where.cover ? _ (identity->title) : "Hverdag");
  hv_bar_show (self->bar, &where, !where.inside || g_str_equal (name, "now"));
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), where.inside && !where.immersive && !where.notebook);
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
    {
      if (!hv_room_door_exists () && hv_session_get_elsewhere (self->session) == NULL)
        return "first-start";
      /* What she did just now is told where she did it; the cover has nothing to tell. */
      return hv_session_has_message (self->session) ? "lock" : "cover";
    }
  if (hv_session_is_notebook (self->session))
    return "journal";
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
  hv_make_scrollers_reachable (place->page, HV_IS_PAGE (place->page) ? hv_page_get_title (HV_PAGE (place->page)) : "Hverdag");
  if (place->pausing && HV_IS_PAGE (place->page))
    hv_page_begin_pause (HV_PAGE (place->page));
}

/* The focus goes where the page wants it, and never stays on "Close now". */
static void
focus_page (HvMainWindow *self)
{
  HvPlace *place = hv_main_window_get_current (self);
  if (hv_place_restore_focus (place))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (hv_main_window_get_asked (self) != NULL)
    hv_page_focus (hv_main_window_get_asked (self));
  else
    gtk_widget_child_focus (place->page, GTK_DIR_TAB_FORWARD);
}

void
hv_main_window_show (HvMainWindow *self)
{
  HvPlace *place = hv_main_window_get_current (self);
  build_page (self, place);
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* an entry wants to be told before it is taken away */
  adw_bin_set_child (self->bin, place->page);
  HvPage *asked = hv_main_window_get_asked (self);
  hv_set_accessible_name (GTK_WIDGET (self->bin), asked != NULL ? hv_page_get_title (asked) : "");
  update_frame (self);
  focus_page (self);
}

void
hv_main_window_go_on (HvMainWindow *self, HvPlace *place)
{
  gtk_widget_set_visible (self->trouble, FALSE); /* it has been read */
  hv_history_push (self->history, place);
  hv_main_window_show (self);
}

void
hv_main_window_begin_at (HvMainWindow *self, HvPlace *place)
{
  hv_history_reset (self->history, place);
  hv_main_window_show (self);
}

void
hv_main_window_go_back (HvMainWindow *self)
{
  if (!hv_history_pop (self->history))
    hv_history_reset (self->history, hv_place_new (get_home (self), NULL));
  hv_main_window_show (self);
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

  HvProgress *progress = hv_session_get_progress (self->session);
  hv_next_program_choose (progress != NULL ? hv_progress_get_setting (progress, "next-program") : NULL);
  hv_leave (finish_in_haste, self);
}

void
hv_main_window_end (HvMainWindow *self)
{
  g_return_if_fail (HV_IS_MAIN_WINDOW (self));

  hv_next_program_choose (NULL);
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

  self->trouble = hv_parts_make_label (_ ("The last change could not be saved just now. It may be undone when you "
                                          "come back."),
                                       "hv-note hv-card-detail");
  g_object_set (self->trouble, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "margin-start", 24, "margin-end", 24,
                "margin-top", 8, NULL);
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (box), self->trouble);

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
  hv_disguise_apply (GTK_WINDOW (self), hv_cover_memory_get (session)->identity);
  hv_main_window_show (self);
}

static void
follow_settings (HvProgress *progress, HvMainWindow *self)
{
  hv_look_set_appearance (hv_progress_get_setting (progress, "appearance"));
  if (hv_session_keeps (self->session))
    hv_idle_lock_start (self->idle, hv_lock_timer_parse (hv_progress_get_setting (progress, "lock-minutes")));
  hv_away_lock_set_by_focus (self->away, g_strcmp0 (hv_progress_get_setting (progress, "lock-on-focus"), "yes") == 0);
}

static void
tell_write_failed (HvMainWindow *self)
{
  gtk_widget_set_visible (self->trouble, TRUE);
}

static void
forget_settings (HvMainWindow *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  hv_idle_lock_stop (self->idle);
  hv_away_lock_set_by_focus (self->away, FALSE);
}

static gboolean
holds_unsaved (HvMainWindow *self)
{
  return hv_unsaved_get_last (hv_unsaved_get (hv_session_get_journal (self->session))) != NULL
         || (HV_IS_PAGE (hv_main_window_get_page (self)) && hv_page_holds_unsaved (HV_PAGE (hv_main_window_get_page (self))));
}

/* Words that cannot be saved would be lost with the room closed: then it waits for its time once more. */
static void
lock_by_itself (HvMainWindow *self)
{
  if (!hv_session_keeps (self->session))
    return;
  if (holds_unsaved (self))
    follow_settings (self->progress, self);
  else
    hv_main_window_lock (self);
}

static void
session_opened (HvSession *session, HvMainWindow *self)
{
  forget_settings (self);
  self->progress = g_object_ref (hv_session_get_progress (session));
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (follow_settings), self, 0);
  g_signal_connect_object (self->progress, "write-failed", G_CALLBACK (tell_write_failed), self, G_CONNECT_SWAPPED);
  follow_settings (self->progress, self);

  /* Pages from before hold on to another room, or none. */
  HvPlace *wanted = g_steal_pointer (&self->wanted);
  hv_main_window_begin_at (self, hv_place_new (get_home (self), NULL));
  if (wanted != NULL)
    hv_main_window_go_on (self, wanted);
}

static void
session_closed (HvSession *session, HvMainWindow *self)
{
  forget_settings (self);
  gtk_widget_set_visible (self->trouble, FALSE);
  hv_look_set_appearance (NULL);
  hv_main_window_begin_at (self, hv_place_new (get_home (self), NULL));
}

static void
show_presses (HvGuard *guard, guint progress, HvMainWindow *self)
{
  hv_bar_set_progress (self->bar, progress);
  if (hv_main_window_get_asked (self) != NULL)
    hv_page_show_presses (hv_main_window_get_asked (self), progress);
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
  g_clear_object (&self->away);
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
      gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, actions[i].type,
                                       hv_main_window_activate);
}

static void
hv_main_window_init (HvMainWindow *self)
{
  self->history = hv_history_new ();
  self->idle = hv_idle_lock_new ();
  g_signal_connect_object (self->idle, "lock", G_CALLBACK (lock_by_itself), self, G_CONNECT_SWAPPED);
  self->away = hv_away_lock_new (GTK_WINDOW (self));
  g_signal_connect_object (self->away, "lock", G_CALLBACK (lock_by_itself), self, G_CONNECT_SWAPPED);

  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-window");

  add_shortcuts (self);
  watch_clicks (self);
  self->guard = hv_guard_new (hv_actions_find ("win.leave", NULL)->accelerator);
  g_signal_connect_object (self->guard, "leave", G_CALLBACK (hv_main_window_leave_or_rehearse), self,
                           G_CONNECT_SWAPPED);
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
  hv_disguise_apply (GTK_WINDOW (self), hv_cover_memory_get (session)->identity);
  hv_main_window_begin_at (self, hv_place_new (get_home (self), NULL));
  return GTK_WIDGET (self);
}

GtkWidget *
hv_main_window_get_page (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return hv_main_window_get_current (self)->page;
}

const char *
hv_main_window_get_place (HvMainWindow *self)
{
  g_return_val_if_fail (HV_IS_MAIN_WINDOW (self), NULL);
  return hv_main_window_get_current (self)->name;
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
