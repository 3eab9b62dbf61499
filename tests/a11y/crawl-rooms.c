/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A room as a whole, and files before anything is open. */

#include "crawl.h"

#include "ui/widgets/passphrase-field.h"
#include "ui/widgets/picker.h"

#include <check.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

static char *folder; /* for the picker to look into */

static gboolean
is_list_row (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX_ROW (widget);
}

static gboolean
is_picker (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_PICKER (widget);
}

/* A long name, since it is those that are cut. */
#define LONG_PATH "/media/sommerhusudlejning/Vedligeholdelsesarbejdet i sommerhuset/2026/november/1.dat"

static void
choose_file (Crawl *crawl, const char *path)
{
  g_autoptr (GPtrArray) pickers = find_all (crawl, is_picker, NULL);
  ck_assert_uint_eq (pickers->len, 1);
  g_signal_emit_by_name (pickers->pdata[0], "chosen", path);
}

static gboolean
is_label_saying (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Until the page says so. */
static void
wait_for (Crawl *crawl, const char *text)
{
  for (int turns = 0; turns < 200; turns++)
    {
      g_autoptr (GPtrArray) found = find_all (crawl, is_label_saying, text);
      if (found->len > 0)
        return;
      live (50);
    }
  ck_abort_msg ("the page does not say '%s'", text);
}

/* The picker as it begins, in a folder, and with the field to write in. */
static void
walk_picker (Crawl *crawl, const char *name)
{
  live (150);
  check_here (crawl, name);
  g_autoptr (GPtrArray) pickers = find_all (crawl, is_picker, NULL);
  ck_assert_uint_eq (pickers->len, 1);
  hv_picker_open (pickers->pdata[0], folder);
  g_autoptr (GPtrArray) folds = find_all (crawl, is_closed_fold, NULL);
  for (guint n = 0; n < folds->len; n++)
    gtk_expander_set_expanded (folds->pdata[n], TRUE);
  live (150);
  g_autofree char *where = g_strdup_printf ("%s, in a folder", name);
  check_here (crawl, where);
}

void
walk_cover (Crawl *crawl)
{
  static const char *const identities[] = { "units", "notes", "recipes" };
  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      act (crawl, "win.show-cover", identities[i]);
      g_autofree char *where = g_strdup_printf ("cover, %s", identities[i]);
      check_here (crawl, where);
    }
  ck_assert (press_last (crawl, is_button_saying, _ ("Shopping list")));
  check_here (crawl, "cover, empty shopping list");
  g_autoptr (GPtrArray) rows = find_all (crawl, is_list_row, NULL);
  ck_assert_uint_eq (rows->len, 12);
  gtk_widget_activate (rows->pdata[0]);
  ck_assert (press_last (crawl, is_button_saying, _ ("Add to the shopping list")));
  check_here (crawl, "cover, a recipe on the list");
  g_autofree char *list = g_strdup_printf (_ ("Shopping list (%u)"), 6);
  press_last (crawl, is_button_saying, list);
  check_here (crawl, "cover, shopping list");
  act (crawl, "win.open-menu", NULL);
  check_here (crawl, "cover, menu");
  act (crawl, "win.go", "lock");
  check_here (crawl, "lock");
}

void
walk_files (Crawl *crawl)
{
  act (crawl, "win.go", "more");
  check_here (crawl, "more");
  act (crawl, "win.go", "open-file");
  walk_picker (crawl, "open-file");
  choose_file (crawl, LONG_PATH);
  check_here (crawl, "open-file, chosen");
  act (crawl, "win.go", "bring-back");
  check_here (crawl, "bring-back");
  choose_file (crawl, LONG_PATH);
  check_here (crawl, "bring-back, chosen");
  act (crawl, "win.go", "brought");
  check_here (crawl, "brought");
  choose_file (crawl, LONG_PATH);
  check_here (crawl, "brought, chosen");
  act (crawl, "win.go", "salvage");
  check_here (crawl, "salvage");
  press_last (crawl, is_button_saying, _ ("A file from another place"));
  choose_file (crawl, LONG_PATH);
  check_here (crawl, "salvage, chosen");
}

static void
walk_copy (Crawl *crawl, const char *name)
{
  g_autofree char *working = g_strdup_printf ("%s, working", name), *done = g_strdup_printf ("%s, done", name);
  act (crawl, "win.go", name);
  walk_picker (crawl, name);
  choose_file (crawl, folder);
  check_here (crawl, working);
  wait_for (crawl, _ ("The copy is made."));
  check_here (crawl, done);
}

static gboolean
is_password (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_PASSPHRASE_FIELD (widget);
}

static void
walk_spare_words (Crawl *crawl)
{
  act (crawl, "win.go", "spare-words");
  check_here (crawl, "spare-words");
  g_autoptr (GPtrArray) fields = find_all (crawl, is_password, NULL);
  ck_assert_uint_eq (fields->len, 1);
  gtk_editable_set_text (fields->pdata[0], PASSPHRASE);
  press_last (crawl, is_main_button, NULL);
  wait_for (crawl, _ ("On paper the numbers are good to have too."));
  check_here (crawl, "spare-words, shown");
  press_last (crawl, is_main_button, NULL);
  check_here (crawl, "spare-words, asked");
  press_last (crawl, is_button_saying, _ ("Skip"));
  wait_for (crawl, _ ("The twelve words open the room from now on."));
  check_here (crawl, "spare-words, done");
}

void
walk_room (Crawl *crawl)
{
  act (crawl, "win.go", "room");
  check_here (crawl, "room");
  act (crawl, "win.go", "second-room");
  check_here (crawl, "second-room");
  act (crawl, "win.go", "change-words");
  check_here (crawl, "change-words");
  act (crawl, "win.go", "ways-in");
  wait_for (crawl, _ ("The words you opened with now"));
  check_here (crawl, "ways-in");
  press_last (crawl, is_main_button, NULL);
  check_here (crawl, "ways-in, one more");
  walk_spare_words (crawl);
  walk_copy (crawl, "copy");
  walk_copy (crawl, "move");
  act (crawl, "win.go", "check");
  check_here (crawl, "check");
  press_last (crawl, is_main_button, NULL);
  wait_for (crawl, _ ("The room is whole."));
  check_here (crawl, "check, done");
  act (crawl, "win.go", "import");
  walk_picker (crawl, "import");
  choose_file (crawl, LONG_PATH);
  check_here (crawl, "import, chosen");
  act (crawl, "win.go", "tidy");
  check_here (crawl, "tidy");
  act (crawl, "win.go", "erase");
  check_here (crawl, "erase");
  press_last (crawl, is_button_saying, _ ("Go on"));
  check_here (crawl, "erase, confirming");
}

void
crawl_rooms_set_up (const char *home)
{
  static const char *const names[] = { "Breve", "Sommerhusudlejningsvirksomhedens vedligeholdelsesarbejde", "1.dat", "noter.txt" };
  folder = g_build_filename (home, "files", NULL);
  g_mkdir (folder, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *inner = g_build_filename (folder, names[i], NULL);
      if (strchr (names[i], '.') == NULL)
        g_mkdir (inner, 0700);
      else
        g_file_set_contents (inner, "a few words", -1, NULL);
    }
}

void
crawl_rooms_tear_down (void)
{
  remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}
