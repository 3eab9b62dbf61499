/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/main-window-private.h"

#include "ui/cover/cover-memory.h"
#include "ui/window/disguise.h"
#include "ui/window/error-text.h"
#include "ui/window/page-table.h"
#include "ui/window/room-door.h"

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
  HvPlace *here = hv_main_window_get_current (self);
  if (hv_page_table_find (name) == NULL || hv_place_is (here, name, id))
    return;

  HvPlace *place = hv_place_new (name, id);
  if (is_root (name))
    hv_main_window_begin_at (self, place);
  else if (is_exercise (name) && is_exercise (here->name) && !here->pausing)
    {
      /* From one exercise to the next: stopping leads to where the first was opened. */
      hv_history_replace (self->history, place);
      hv_main_window_show (self);
    }
  else
    hv_main_window_go_on (self, place);
}

static void
say_error (HvMainWindow *self, const GError *error)
{
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  HvPlace *place = hv_place_new ("trouble", NULL);
  place->page = g_object_ref_sink (g_object_new (ADW_TYPE_STATUS_PAGE, "title", heading, "description", text, NULL));
  hv_main_window_go_on (self, place);
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
  const char *ids[] = { first, second };
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, ids[i]);
      if (exercise != NULL && hv_exercise_is_for (exercise, hv_session_get_circumstances (self->session)))
        return hv_place_new (page, ids[i]);
    }
  return NULL;
}

void
hv_main_window_leave_or_rehearse (HvMainWindow *self)
{
  /* Where leaving is practised, the first time is practice. Closing the window is never practice. */
  if (hv_main_window_get_asked (self) == NULL || !hv_page_rehearse_leave (hv_main_window_get_asked (self)))
    hv_main_window_leave (self);
}

static void
do_leave (HvMainWindow *self, GVariant *parameter)
{
  hv_main_window_leave_or_rehearse (self);
}

/* A pause comes back to the very same place, so it goes on top of anything, even of another exercise. */
static void
do_pause (HvMainWindow *self, GVariant *parameter)
{
  if (hv_main_window_get_current (self)->pausing)
    return;
  HvPlace *place = make_calming_place (self, "exercise", "x02", "x01");
  if (place == NULL)
    return;
  place->pausing = TRUE;
  hv_main_window_go_on (self, place);
}

static void
do_calm (HvMainWindow *self, GVariant *parameter)
{
  /* What it is, and on: two presses from the first start to an exercise, with no rating between (PB-09). */
  HvPlace *place = make_calming_place (self, "exercise-at-once", "x03", "x01");
  if (!hv_session_is_open (self->session))
    try_without_keeping (self, place);
  else if (place != NULL)
    hv_main_window_go_on (self, place);
}

static void
do_back (HvMainWindow *self, GVariant *parameter)
{
  if (hv_main_window_get_asked (self) == NULL || !hv_page_back (hv_main_window_get_asked (self)))
    hv_main_window_go_back (self);
}

static void
do_stop (HvMainWindow *self, GVariant *parameter)
{
  if (hv_main_window_get_asked (self) != NULL)
    hv_page_stop (hv_main_window_get_asked (self));
  hv_main_window_go_back (self);
}

/* What was copied here goes with the room; what somebody else copied is theirs. */
static void
forget_copied (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

void
hv_main_window_lock (HvMainWindow *self)
{
  if (!hv_session_keeps (self->session))
    return;
  hv_history_drop_pages (self->history);
  forget_copied (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  forget_copied (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
  hv_session_close (self->session); /* which shows the cover */
}

static void
do_lock (HvMainWindow *self, GVariant *parameter)
{
  hv_main_window_lock (self);
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
  HvWhere where = hv_main_window_get_where (self);
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
do_open_route (HvMainWindow *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  if (hv_library_find_route (hv_session_get_library (self->session), id) != NULL)
    go (self, "route", id);
}

static void
do_open_rating (HvMainWindow *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  if (hv_library_find_rating (hv_session_get_library (self->session), id) != NULL)
    go (self, "rating", id);
}

static void
do_open_entry (HvMainWindow *self, GVariant *parameter)
{
  go (self, "journal", NULL);
  if (hv_place_is (hv_main_window_get_current (self), "journal", NULL))
    gtk_widget_activate_action_variant (hv_main_window_get_current (self)->page, "journal.open-entry", parameter);
}

static void
do_print (HvMainWindow *self, GVariant *parameter)
{
  go (self, "print", g_variant_get_string (parameter, NULL));
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

static void
do_show_cover (HvMainWindow *self, GVariant *parameter)
{
  HvCoverMemory *memory = hv_cover_memory_get (self->session);
  hv_cover_memory_set_identity (memory, g_variant_get_string (parameter, NULL));
  hv_disguise_apply (GTK_WINDOW (self), memory->identity);
  if (hv_place_is (hv_main_window_get_current (self), "cover", NULL))
    hv_main_window_begin_at (self, hv_place_new ("cover", NULL));
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
  { "win.open-route", do_open_route },
  { "win.open-rating", do_open_rating },
  { "win.open-entry", do_open_entry },
  { "win.print", do_print },
  { "win.open-menu", do_open_menu },
  { "win.show-cover", do_show_cover },
  { "win.set-language", do_set_language },
};

void
hv_main_window_activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    if (g_str_equal (handlers[i].name, name))
      handlers[i].run (HV_MAIN_WINDOW (widget), parameter);
}
