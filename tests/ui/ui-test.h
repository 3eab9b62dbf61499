/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/language.h"
#include "ui/ui.h"
#include "ui/window/look.h"
#include "ui/window/page.h"
#include "ui/window/session.h"

#include <adwaita.h>
#include <check.h>
#include <time.h>

/* What the tests of pages share: a library, a room on memory, a window, and ways to wait and to look. */

G_GNUC_UNUSED static gboolean
ring_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until COND holds; fails after MS of real time. */
#define UNTIL(COND, MS)                                                                                                \
  do                                                                                                                   \
    {                                                                                                                  \
      gboolean late = FALSE;                                                                                           \
      guint ring = g_timeout_add (MS, ring_cb, &late);                                                                 \
      while (!(COND) && !late)                                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                                         \
      if (!late)                                                                                                       \
        g_source_remove (ring);                                                                                        \
      ck_assert_msg ((COND), "not within %d ms: %s", MS, #COND);                                                       \
    }                                                                                                                  \
  while (0)

/* Runs the main loop for so long. */
G_GNUC_UNUSED static void
run_for (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, ring_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

G_GNUC_UNUSED static void
set_up_ui (const char *language)
{
  static gboolean ready;
  if (!ready)
    {
      hv_language_init ();
      adw_init ();
      hv_look_attach (gdk_display_get_default ());
      ready = TRUE;
    }
  hv_language_set (language);
}

G_GNUC_UNUSED static HvLibrary *
get_library (void)
{
  static HvLibrary *library;
  g_autoptr (GError) error = NULL;
  if (library == NULL)
    library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

/* A library of the one exercise in fixtures/library/@name. Returns: (transfer full) */
G_GNUC_UNUSED static HvLibrary *
read_fixture (const char *name)
{
  g_autofree char *file = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", name, NULL);
  g_autofree char *help = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", "xx.xml", NULL);
  const char *paths[] = { file, help, NULL };
  HvLibrary *library = hv_library_new_from_files (paths, NULL);
  ck_assert_ptr_nonnull (library);
  return library;
}

G_GNUC_UNUSED static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A session with a room that keeps nothing. */
G_GNUC_UNUSED static HvSession *
open_session_with (HvLibrary *library)
{
  static const HvMigration *const migrations[] = { hv_journal_migrations, hv_progress_migrations, NULL };
  HvSession *session = hv_session_new (library);
  g_autoptr (GAsyncResult) opened = NULL, loaded = NULL;
  hv_store_open_async (NULL, migrations, NULL, keep_result_cb, &opened);
  UNTIL (opened != NULL, 10000);
  g_autoptr (HvStore) store = hv_store_open_finish (opened, NULL);
  ck_assert_ptr_nonnull (store);
  hv_session_open_async (session, store, keep_result_cb, &loaded);
  UNTIL (loaded != NULL, 10000);
  ck_assert (hv_session_open_finish (session, loaded, NULL));
  return session;
}

G_GNUC_UNUSED static HvSession *
open_session (void)
{
  return open_session_with (get_library ());
}

static GString *moves; /* the window actions that were asked for, e.g. "go help;" */

G_GNUC_UNUSED static void
note_move_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_string_append (moves, g_action_get_name (G_ACTION (action)));
  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    g_string_append_printf (moves, " %s", g_variant_get_string (target, NULL));
  g_string_append_c (moves, ';');
}

/* A window as large as the content of the smallest screen, with actions that only note that they were asked for. */
G_GNUC_UNUSED static GtkWidget *
show_in_window (GtkWidget *page)
{
  static const GActionEntry entries[]
      = { { "go", note_move_cb, "s" },          { "open-state", note_move_cb, "s" },
          { "open-exercise", note_move_cb, "s" }, { "open-module", note_move_cb, "s" },
          { "open-route", note_move_cb, "s" },    { "open-entry", note_move_cb, "x" },  { "back", note_move_cb },
          { "pause", note_move_cb },            { "stop", note_move_cb },
          { "make-room", note_move_cb },        { "try", note_move_cb } };
  if (moves == NULL)
    moves = g_string_new (NULL);
  g_string_truncate (moves, 0);

  GtkWidget *window = gtk_window_new ();
  gtk_widget_add_css_class (window, "hv-window");
  gtk_window_set_default_size (GTK_WINDOW (window), 1158, 712);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  UNTIL (gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 0, 5000);
  return window;
}

typedef gboolean (*WidgetTest) (GtkWidget *widget, gconstpointer data);

/* The first widget that @test holds for, hidden ones left out. */
G_GNUC_UNUSED static GtkWidget *
find_widget (GtkWidget *widget, WidgetTest test, gconstpointer data)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (test (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, test, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
is_button_named (GtkWidget *widget, gconstpointer name)
{
  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gboolean right = wrong == NULL;
  g_free (wrong);
  return right;
}

G_GNUC_UNUSED static GtkWidget *
find_button (GtkWidget *root, const char *name)
{
  return find_widget (root, is_button_named, name);
}

G_GNUC_UNUSED static void
press (GtkWidget *root, const char *name)
{
  GtkWidget *button = find_button (root, name);
  ck_assert_msg (button != NULL, "no button \"%s\"", name);
  g_signal_emit_by_name (button, "clicked");
}

G_GNUC_UNUSED static gboolean
is_label_with (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL;
}

G_GNUC_UNUSED static gboolean
shows (GtkWidget *root, const char *words)
{
  return find_widget (root, is_label_with, words) != NULL;
}

/* Names a widget that Tab can reach and a screen reader could not name. */
G_GNUC_UNUSED static gboolean
is_unnamed (GtkWidget *widget, gconstpointer unused)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && !GTK_IS_WINDOW (widget)
         && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         && !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

G_GNUC_UNUSED static void
assert_all_named (GtkWidget *page)
{
  GtkWidget *unnamed = find_widget (page, is_unnamed, NULL);
  if (unnamed == NULL)
    return;
  GtkWidget *parent = gtk_widget_get_parent (unnamed);
  ck_abort_msg ("no name: %s in %s", G_OBJECT_TYPE_NAME (unnamed),
                parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
}

/* What can be pressed, with its padding, is at least 44 px both ways. */
G_GNUC_UNUSED static gboolean
is_small_target (GtkWidget *widget, gconstpointer unused)
{
  graphene_rect_t bounds;
  if (!(GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_EXPANDER (widget)) || !gtk_widget_get_mapped (widget))
    return FALSE;
  return gtk_widget_compute_bounds (widget, widget, &bounds) && (bounds.size.width < 44 || bounds.size.height < 44);
}

/* Lets what was asked for be laid out. */
G_GNUC_UNUSED static void
await_layout (GtkWidget *widget)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_queue_resize (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  UNTIL (gdk_frame_clock_get_frame_counter (clock) > frame + 1 || (gtk_widget_queue_draw (widget), FALSE), 3000);
}

/* Seconds this thread has worked. */
G_GNUC_UNUSED static double
get_cpu_seconds (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

G_GNUC_UNUSED static int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
