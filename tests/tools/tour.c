/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* tour LANGUAGE FOLDER [dark|large]: walks the main pages on a made-up room and writes a picture of each.
 * Everything is the real thing: a room in a temporary folder, the real window, its own actions. */

#include "base/clock.h"
#include "base/language.h"
#include "base/paths.h"
#include "ui/pages/traces-page.h"
#include "ui/ui.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/widgets/picker.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/room-door.h"
#include "vault/vault.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSPHRASE "kaffe paa trappen i regn"

typedef struct
{
  const char *language;
  const char *folder;
  const char *look; /* "-dark", "-large" or "" */
  HvSession *session;
  GtkWidget *window;
  gint64 newest; /* entry */
  int missing;
} Tour;

static gboolean
ring_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program live for a while: frames are drawn, answers from the disk arrive. */
static void
live (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, ring_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
shoot (Tour *tour, const char *name)
{
  live (600);
  /* The content alone: the shadow round the window is the desktop's business. */
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (tour->window));
  int width = gtk_widget_get_width (content), height = gtk_widget_get_height (content);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (content);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GdkRGBA paper = hv_palette_get (HV_COLOR_PAPER);
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (snapshot);
  g_autofree char *path = g_strdup_printf ("%s/%s%s-%s.png", tour->folder, tour->language, tour->look, name);
  if (node == NULL)
    {
      g_printerr ("nothing was drawn for %s\n", name);
      tour->missing++;
      return;
    }
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (tour->window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!gdk_texture_save_to_png (texture, path))
    tour->missing++;
}

/* Depth first: the visible widget of @type that says @text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return type == GTK_TYPE_LABEL ? widget : gtk_widget_get_ancestor (widget, type);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget) || G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (Tour *tour, const char *msgid)
{
  live (400); /* a button that is activated stays down for a quarter of a second */
  GtkWidget *button = find (tour->window, GTK_TYPE_BUTTON, _ (msgid));
  if (button == NULL)
    button = find (tour->window, GTK_TYPE_CHECK_BUTTON, _ (msgid));
  if (button == NULL)
    {
      g_printerr ("there is no \"%s\" to press\n", msgid);
      tour->missing++;
      return;
    }
  gtk_widget_activate (button);
  if (GTK_IS_CHECK_BUTTON (button))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
}

static void
act (Tour *tour, const char *action, const char *target)
{
  gboolean done = target != NULL ? gtk_widget_activate_action (tour->window, action, "s", target)
                                 : gtk_widget_activate_action (tour->window, action, NULL);
  if (!done)
    {
      g_printerr ("there is no action %s\n", action);
      tour->missing++;
    }
  live (300);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!hv_room_door_finish (HV_SESSION (source), result, &error))
    g_error ("the room did not open: %s", error->message);
  *(gboolean *) data = TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!hv_journal_save_finish (HV_JOURNAL (source), result, &error))
    g_error ("an entry was not kept: %s", error->message);
  (*(guint *) data)--;
}

/* Made-up words of a made-up person; no place, no name, nothing that happened. */
static const struct
{
  int hours_ago;
  const char *source, *title[2], *text[2];
} entries[] = {
  { 131, "x03", { "Slow out-breath", "Rolig udånding" }, { "In for 4, out for 6. It helped.", "Ind på 4, ud på 6. Det hjalp." } },
  { 98, "", { "", "" },
    { "Missing something and cross about it, both at once. Went for a walk round the lake. There were geese.",
      "Savner noget og er vred på samme tid. Gik en tur om søen. Der var gæs." } },
  { 25, "", { "The meeting", "Mødet i går" },
    { "I got the three things said. My voice shook a little, and it still counted.",
      "Jeg fik sagt de tre ting. Stemmen rystede lidt, og det talte alligevel med." } },
  { 1, "", { "A calm morning", "En rolig morgen" },
    { "Coffee on the step. The birds were there before me. I had time to notice that my shoulders were down before I thought of "
      "anything.\n\nI managed that: staying seated.",
      "Kaffe på trappen. Fuglene var der før mig. Jeg nåede at mærke, at skuldrene var nede, før jeg tænkte på "
      "noget.\n\nDet klarede jeg: at blive siddende." } },
};

static void
fill_room (Tour *tour)
{
  int which = strcmp (tour->language, "da") == 0 ? 1 : 0;
  gboolean open = FALSE;
  g_autoptr (GError) error = NULL;
  HvSecret *passphrase = hv_secret_new_from_passphrase (PASSPHRASE, &error);
  hv_room_door_make_async (tour->session, passphrase, opened_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);

  HvJournal *journal = hv_session_get_journal (tour->session);
  HvProgress *progress = hv_session_get_progress (tour->session);
  gint64 now = g_get_real_time ();
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      guint waiting = 1;
      hv_clock_set_for_tests (now - entries[i].hours_ago * G_TIME_SPAN_HOUR);
      g_autoptr (HvJournalEntry) entry
          = hv_journal_entry_new (entries[i].title[which], entries[i].text[which], entries[i].source);
      hv_journal_save_async (journal, entry, NULL, saved_cb, &waiting);
      while (waiting > 0)
        g_main_context_iteration (NULL, TRUE);
      tour->newest = hv_journal_entry_get_id (entry);
    }
  hv_progress_add_run (progress, "x03", 7, 4, HV_VERDICT_HELPED);
  hv_progress_add_run (progress, "x01", 6, 6, HV_VERDICT_SAME);
  hv_clock_set_for_tests (0);
  if (strcmp (tour->look, "-dark") == 0)
    hv_progress_set_setting (progress, "appearance", "dark");
  hv_progress_keep (progress, "sentence", "x02", which ? "Jeg trækker vejret, og der er lys i vinduet." : "I am breathing, and there is light in the window.");
  hv_progress_keep (progress, "plan", "x29",
                    which ? "Hvis telefonen lyser om aftenen, så lægger jeg den i skuffen."
                          : "If the phone lights up in the evening, then I put it in the drawer.");
  hv_progress_keep (progress, "managed", "x33", which ? "Stod op og åbnede vinduet" : "Got up and opened the window");
}

static void
walk_exercise (Tour *tour)
{
  act (tour, "win.open-exercise", "x03");
  shoot (tour, "exercise");
  press (tour, "Start");
  shoot (tour, "rate");
  press (tour, "Skip");
  press (tour, "Skip");
  live (200);
  press (tour, "Start");
  live (2600);
  shoot (tour, "breathe");
  act (tour, "win.stop", NULL);
  act (tour, "win.go", "now");
}

static void
walk_module (Tour *tour)
{
  act (tour, "win.open-module", "m06");
  for (int i = 0; i < 3; i++)
    press (tour, "Next");
  shoot (tour, "module");
  act (tour, "win.stop", NULL);
}

/* The file page as it is once a file has been chosen. */
static void
choose_file (Tour *tour, const char *path)
{
  GtkWidget *picker = find_type (tour->window, HV_TYPE_PICKER);
  if (picker == NULL)
    {
      g_printerr ("there is nothing to choose a file with\n");
      tour->missing++;
      return;
    }
  g_signal_emit_by_name (picker, "chosen", path);
}

static void
walk_files (Tour *tour)
{
  act (tour, "win.go", "more");
  shoot (tour, "more");
  act (tour, "win.go", "open-file");
  shoot (tour, "open-file");
  choose_file (tour, "/media/KINGSTON/1.dat");
  shoot (tour, "open-file-form");
  act (tour, "win.go", "bring-back");
  choose_file (tour, "/media/KINGSTON/1.dat");
  shoot (tour, "bring-back");
  act (tour, "win.go", "brought");
  choose_file (tour, "/media/KINGSTON/1.dat");
  shoot (tour, "brought");
  act (tour, "win.go", "salvage");
  shoot (tour, "salvage");
}

static void
remove_folder (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}

/* A home that is made up, with a line in a history and what starts the program with the desktop. */
static void
walk_traces (Tour *tour)
{
  g_autofree char *home = g_dir_make_tmp ("traces-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, ".local", "share", "hverdag", NULL);
  g_autofree char *start = g_build_filename (home, ".config", "autostart", NULL);
  g_autofree char *entry = g_build_filename (start, "hverdag.desktop", NULL);
  g_autofree char *history = g_build_filename (home, ".bash_history", NULL);
  g_mkdir_with_parents (start, 0700);
  g_file_set_contents (entry, "[Desktop Entry]\nExec=hverdag\n", -1, NULL);
  g_file_set_contents (history, "ls\nhverdag &\nhverdag --version\n", -1, NULL);
  g_autoptr (HvTracePlaces) places = hv_trace_places_new (home, folder, home);
  hv_traces_page_set_places_for_tests (places);
  act (tour, "win.go", "traces");
  shoot (tour, "traces");
  press (tour, _ ("Look now"));
  live (500);
  shoot (tour, "traces-found");
  hv_traces_page_set_places_for_tests (NULL);
  remove_folder (home);
}

/* "My room" and what can be done there; the copy and the check are real ones. */
static void
walk_room (Tour *tour)
{
  g_autofree char *stick = g_dir_make_tmp ("KINGSTON-XXXXXX", NULL);
  act (tour, "win.go", "room");
  shoot (tour, "room");
  act (tour, "win.go", "change-words");
  shoot (tour, "change-words");
  act (tour, "win.go", "ways-in");
  shoot (tour, "ways-in");
  act (tour, "win.go", "spare-words");
  shoot (tour, "spare-words");
  GtkWidget *field = find_type (tour->window, HV_TYPE_PASSPHRASE_FIELD);
  if (field != NULL)
    gtk_editable_set_text (GTK_EDITABLE (field), PASSPHRASE);
  press (tour, "Show twelve words");
  live (1000);
  shoot (tour, "spare-words-shown");
  press (tour, "I have them");
  shoot (tour, "spare-words-asked");
  press (tour, "Skip");
  live (1000);
  shoot (tour, "spare-words-done");
  act (tour, "win.go", "copy");
  shoot (tour, "copy");
  choose_file (tour, stick);
  shoot (tour, "copy-work");
  live (2000);
  shoot (tour, "copy-done");
  act (tour, "win.go", "move");
  choose_file (tour, stick);
  live (2000);
  shoot (tour, "move-done");
  act (tour, "win.go", "check");
  shoot (tour, "check");
  press (tour, "Check now");
  live (1000);
  shoot (tour, "check-done");
  act (tour, "win.go", "import");
  choose_file (tour, "/home/her/Documents/noter.txt");
  shoot (tour, "import");
  act (tour, "win.go", "tidy");
  shoot (tour, "tidy");
  act (tour, "win.go", "erase");
  shoot (tour, "erase");
  press (tour, "Go on");
  shoot (tour, "erase-confirm");
  walk_traces (tour);
  remove_folder (stick);
}

static void
set_look (const char *look)
{
  if (strcmp (look, "-dark") == 0)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (strcmp (look, "-large") == 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
}

static void
walk (Tour *tour)
{
  shoot (tour, "first-start");
  walk_files (tour);
  fill_room (tour);
  act (tour, "win.go", "now");
  shoot (tour, "now");
  act (tour, "win.open-state", "overwhelmed");
  shoot (tour, "state");
  static const char *const places[] = { "learn", "routes", "practise", "small-things", "journal", "mine", "help", "settings",
                                        "circumstances", "keyboard" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act (tour, "win.go", places[i]);
      if (strcmp (places[i], "journal") == 0)
        gtk_widget_activate_action (tour->window, "win.open-entry", "x", tour->newest);
      shoot (tour, places[i]);
    }
  walk_exercise (tour);
  walk_module (tour);
  walk_room (tour);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  act (tour, "win.go", "now");
  shoot (tour, "now-dark");
  act (tour, "win.go", "journal");
  shoot (tour, "journal-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);

  set_look (tour->look);
  act (tour, "win.lock", NULL);
  shoot (tour, "cover");
  act (tour, "win.show-cover", "units");
  shoot (tour, "cover-units");
  act (tour, "win.show-cover", "notes");
  shoot (tour, "cover-notes");
  act (tour, "win.show-cover", "recipes");
  press (tour, "Add to the shopping list");
  g_autofree char *list = g_strdup_printf (_ ("Shopping list (%u)"), 6);
  press (tour, list);
  shoot (tour, "cover-shopping");
  act (tour, "win.open-menu", NULL);
  shoot (tour, "cover-menu");
  act (tour, "win.go", "lock");
  shoot (tour, "lock");
  act (tour, "win.go", "salvage");
  press (tour, "A file here");
  shoot (tour, "salvage-form");
}

/* A home with the folders that a desktop makes. */
static void
make_home (const char *home)
{
  static const char *const folders[] = { "Documents", "Downloads", "config" };
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (home, folders[i], NULL);
      g_mkdir (path, 0700);
    }
  g_autofree char *config = g_build_filename (home, "config", NULL);
  g_autofree char *known = g_build_filename (config, "user-dirs.dirs", NULL);
  g_file_set_contents (known, "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n", -1, NULL);
  g_autofree char *data = g_build_filename (home, "data", NULL);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("HVERDAG_DATA", data, TRUE);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      g_printerr ("tour LANGUAGE FOLDER [dark|large]\n");
      return 2;
    }
  g_autofree char *look = argc > 3 ? g_strdup_printf ("-%s", argv[3]) : g_strdup ("");
  g_autofree char *home = g_dir_make_tmp ("tour-XXXXXX", NULL);
  make_home (home);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  hv_language_init ();
  hv_language_set (argv[1]);
  adw_init ();
  hv_look_attach (gdk_display_get_default ());
  hv_vault_set_cheap_derivation_for_tests (TRUE);

  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  if (library == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  set_look (look);
  Tour tour = { .language = argv[1], .folder = argv[2], .look = look, .session = hv_session_new (library) };
  tour.window = hv_main_window_new (tour.session);
  gtk_window_set_default_size (GTK_WINDOW (tour.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (tour.window));
  live (1500);
  walk (&tour);

  live (300);
  remove_folder (home);
  return tour.missing == 0 ? 0 : 1;
}
