/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* leave-load LOAD FOLDER: the real window on a room in FOLDER, busy with something; when it is at it, its
 * title ends with "…" for leave-probe, and it waits to be left. LOAD: room, breathe, text, paragraph, derive,
 * import, picker, menu, burn. */

#include "base/language.h"
#include "base/paths.h"
#include "journal/journal-import.h"
#include "ui/ui.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/room-door.h"
#include "vault/vault.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_BYTES (10 * 1024 * 1024)
#define PARAGRAPH_BYTES (2 * 1024 * 1024)
#define ENTRIES 10000
#define BURNERS 4

static HvSession *session;
static GtkWidget *window;

static gboolean
ring_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
live (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, ring_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (text == NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  if (text != NULL && GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return gtk_widget_get_ancestor (widget, type);
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)))
    return widget;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scrolled (child);
  return found;
}

static void
press (const char *text)
{
  live (400);
  GtkWidget *button = find (window, GTK_TYPE_BUTTON, text);
  if (button == NULL)
    g_error ("there is no “%s” to press", text);
  gtk_widget_activate (button);
  live (300);
}

static void
go (const char *action, const char *target)
{
  if (!gtk_widget_activate_action (window, action, "s", target))
    g_error ("there is no action %s", action);
  live (500);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!hv_room_door_finish (HV_SESSION (source), result, &error))
    g_error ("the room did not open: %s", error->message);
  *(gboolean *)data = TRUE;
}

static void
make_room (void)
{
  gboolean open = FALSE;
  hv_room_door_make_async (session, hv_secret_new_from_passphrase ("words for measuring", NULL), opened_cb,
                           &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);
}

/* Lines of words, or one line without an end. */
static char *
make_text (gsize bytes, gboolean lines)
{
  GString *text = g_string_sized_new (bytes + 128);
  for (guint i = 0; text->len < bytes; i++)
    g_string_append_printf (text, "the kettle sang %u times%s", i, lines && i % 12 == 11 ? ".\n" : ", ");
  return g_string_free (text, FALSE);
}

static GtkTextView *
open_editor (void)
{
  go ("win.go", "journal");
  GtkWidget *view = find_scrolled (window); /* the title is a field that does not scroll */
  if (view == NULL)
    g_error ("there is no text to write in");
  gtk_widget_grab_focus (view);
  return GTK_TEXT_VIEW (view);
}

static void
paste (gsize bytes, gboolean lines)
{
  GtkTextView *view = open_editor ();
  g_autofree char *text = make_text (bytes, lines);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
  g_signal_emit_by_name (view, "paste-clipboard");
  while (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) < (int)(bytes / 2))
    g_main_context_iteration (NULL, TRUE);
  live (1500);
}

static gpointer
derive_thread (gpointer folder)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/derived-%u", (char *)folder, i);
      g_autoptr (HvSecret) secret = hv_secret_new_from_passphrase ("words for measuring", NULL);
      hv_vault_close (hv_vault_create (path, secret, NULL));
    }
  return NULL;
}

static void
derive (const char *folder)
{
  hv_vault_set_cheap_derivation_for_tests (FALSE);
  g_thread_unref (g_thread_new ("derive", derive_thread, g_strdup (folder)));
  live (400);
}

static void
import (void)
{
  GString *file = g_string_new (NULL);
  g_autoptr (GDateTime) day = g_date_time_new_local (1998, 1, 1, 12, 0, 0);
  for (guint i = 0; i < ENTRIES; i++)
    {
      g_autoptr (GDateTime) this_day = g_date_time_add_days (day, (int)i);
      g_autofree char *date = g_date_time_format (this_day, "%Y-%m-%d");
      g_string_append_printf (
          file, "%s\nThe kettle sang %u times, and then it was quiet again for a while.\n\n", date, i);
    }
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (file);
  hv_journal_import_async (hv_session_get_journal (session), bytes, NULL, NULL);
}

static gpointer
burn_thread (gpointer unused)
{
  for (volatile guint64 i = 0;; i++)
    ;
  return NULL;
}

static void
breathe (void)
{
  go ("win.open-exercise", "x03");
  press ("Start");
  press ("Skip");
  press ("Skip");
  press ("Start");
  live (1500);
}

static void
be_busy (const char *load, const char *folder)
{
  if (strcmp (load, "breathe") == 0)
    breathe ();
  else if (strcmp (load, "text") == 0)
    paste (TEXT_BYTES, TRUE);
  else if (strcmp (load, "paragraph") == 0)
    paste (PARAGRAPH_BYTES, FALSE);
  else if (strcmp (load, "derive") == 0)
    derive (folder);
  else if (strcmp (load, "import") == 0)
    import ();
  else if (strcmp (load, "picker") == 0)
    go ("win.go", "copy");
  else if (strcmp (load, "menu") == 0)
    gtk_widget_activate_action (window, "win.open-menu", NULL);
  else if (strcmp (load, "burn") == 0)
    for (guint i = 0; i < BURNERS; i++)
      g_thread_unref (g_thread_new ("burn", burn_thread, NULL));
  else if (strcmp (load, "room") != 0)
    g_error ("there is no load “%s”", load);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  g_autofree char *data = g_build_filename (argv[2], "rooms", NULL);
  g_setenv ("HVERDAG_DATA", data, TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  hv_language_init ();
  hv_language_set ("en");
  adw_init ();
  hv_look_attach (gdk_display_get_default ());
  hv_vault_set_cheap_derivation_for_tests (TRUE);

  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  session = hv_session_new (library);
  window = hv_main_window_new (session);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
  live (500);
  make_room ();
  live (500);
  be_busy (argv[1], argv[2]);
  gtk_window_set_title (GTK_WINDOW (window), "Hverdag …");
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
