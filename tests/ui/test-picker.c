/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a file or a folder: what is shown and in what order, what typing means, and the list itself. */

#include "ui-test.h"

#include "ui/widgets/picker-reader.h"
#include "ui/widgets/picker-row.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/text-field.h"

#include <glib/gstdio.h>

static char *folder;

static void
make (const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (content == NULL)
    ck_assert_int_eq (g_mkdir_with_parents (path, 0700), 0);
  else
    ck_assert (g_file_set_contents (path, content, -1, NULL));
}

static void
set_up (void)
{
  set_up_ui ("en");
  folder = g_dir_make_tmp ("picker-XXXXXX", NULL);
  make ("letters", NULL);
  make ("letters/inner", NULL);
  make ("Åben", NULL);
  make (".hidden", NULL);
  make ("2.dat", "second");
  make ("note.txt", "some words");
  make (".secret", "");
  make ("note.txt~", "");
}

static void
tear_down (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  ck_assert (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&folder, g_free);
}

/* --- Without a display --- */

START_TEST (only_what_she_put_in_herself_is_a_stick)
{
  static const struct
  {
    const char *path, *type;
    gboolean shown;
  } mounts[] = {
    { "/media/her/KINGSTON", "vfat", TRUE },  { "/run/media/her/disk", "ext4", TRUE }, { "/mnt", "exfat", TRUE },
    { "/mnt/backup", "ntfs3", TRUE },         { "/home/her/phone", "fuse", TRUE },     { "/", "ext4", FALSE },
    { "/boot/efi", "vfat", FALSE },           { "/home", "ext4", FALSE },              { "/home/her", "ext4", FALSE },
    { "/run/user/1000/gvfs", "fuse.gvfsd-fuse", FALSE }, { "/media", "tmpfs", FALSE }, { "/media/x", "squashfs", FALSE },
    { "/home/her/snap", "squashfs", FALSE },  { "/mediaroom/x", "ext4", FALSE },       { "/media/", "ext4", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (mounts); i++)
    ck_assert_msg (hv_picker_shows_mount (mounts[i].path, mounts[i].type, "/home/her") == mounts[i].shown, "%s",
                   mounts[i].path);
}
END_TEST

START_TEST (what_is_hidden_stays_hidden)
{
  ck_assert (hv_picker_shows ("letters"));
  ck_assert (!hv_picker_shows (".config"));
  ck_assert (!hv_picker_shows ("letter.txt~"));
  ck_assert (!hv_picker_shows ("lost+found"));
}
END_TEST

static HvPickerRow *
add_row (GPtrArray *rows, HvPickerKind kind, const char *path, gint64 modified)
{
  g_ptr_array_add (rows, hv_picker_row_new (kind, path, 0, modified));
  return rows->pdata[rows->len - 1];
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return hv_picker_row_compare (*(HvPickerRow **) a, *(HvPickerRow **) b);
}

START_TEST (sticks_stand_first_folders_by_name_files_newest_first)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  add_row (rows, HV_PICKER_FILE, "/x/a.dat", 1);
  add_row (rows, HV_PICKER_FOLDER, "/x/day 10", 9);
  add_row (rows, HV_PICKER_FILE, "/x/b.dat", 5);
  add_row (rows, HV_PICKER_FOLDER, "/x/day 9", 1);
  add_row (rows, HV_PICKER_DOWNLOADS, "/home/her/Downloads", 0);
  add_row (rows, HV_PICKER_HOME, "/home/her", 0);
  add_row (rows, HV_PICKER_STICK, "/media/her/Z", 0);
  g_ptr_array_sort (rows, compare);
  static const char *const order[] = { "/media/her/Z", "/home/her", "/home/her/Downloads", "/x/day 9", "/x/day 10",
                                       "/x/b.dat", "/x/a.dat" };
  ck_assert_uint_eq (rows->len, G_N_ELEMENTS (order));
  for (guint i = 0; i < rows->len; i++)
    ck_assert_str_eq (hv_picker_row_get_path (rows->pdata[i]), order[i]);
}
END_TEST

START_TEST (a_row_has_words_in_her_language)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  HvPickerRow *home = add_row (rows, HV_PICKER_HOME, "/home/her", 0);
  HvPickerRow *stick = add_row (rows, HV_PICKER_STICK, "/media/her/KINGSTON", 0);
  g_autoptr (HvPickerRow) file = hv_picker_row_new (HV_PICKER_FILE, "/media/her/1.dat", 2500000, 0);
  g_autofree char *name = hv_picker_row_get_name (home), *stick_name = hv_picker_row_get_name (stick);
  g_autofree char *detail = hv_picker_row_get_detail (file, 100 * 365 * G_TIME_SPAN_DAY);
  ck_assert_str_eq (name, "Home folder");
  ck_assert_str_eq (stick_name, "KINGSTON");
  ck_assert_msg (g_str_has_prefix (detail, "2.5") && strstr (detail, "1970") != NULL, "%s", detail);
  hv_language_set ("da");
  g_autofree char *danish = hv_picker_row_get_name (home);
  ck_assert_str_eq (danish, "Hjemmemappe");
}
END_TEST

START_TEST (up_ends_at_the_places_it_began_with)
{
  static const char *const tops[] = { "/media/her/KINGSTON", "/home/her", NULL };
  g_autofree char *inner = hv_picker_get_parent ("/home/her/letters/old", tops);
  ck_assert_str_eq (inner, "/home/her/letters");
  ck_assert_ptr_null (hv_picker_get_parent ("/home/her", tops));
  ck_assert_ptr_null (hv_picker_get_parent ("/media/her/KINGSTON", tops));
  ck_assert_ptr_null (hv_picker_get_parent ("/", tops));
}
END_TEST

START_TEST (what_is_typed_is_understood)
{
  static const struct
  {
    const char *typed, *shown, *path;
  } cases[] = {
    { "/media/her/1.dat", NULL, "/media/her/1.dat" }, { "  /mnt/x/  ", NULL, "/mnt/x" },  { "~", NULL, "/home/her" },
    { "~/letters", "/mnt", "/home/her/letters" },     { "inner", "/mnt/x", "/mnt/x/inner" }, { "..", "/mnt/x", "/mnt" },
    { "\"/mnt/a b\"", NULL, "/mnt/a b" },            { "'/mnt/a b'", NULL, "/mnt/a b" },  { "inner", NULL, NULL },
    { "", "/mnt", NULL },                             { "   ", "/mnt", NULL },             { "\"", NULL, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = hv_picker_read_typed (cases[i].typed, cases[i].shown, "/home/her");
      ck_assert_msg (g_strcmp0 (path, cases[i].path) == 0, "'%s': %s", cases[i].typed, path);
    }
}
END_TEST

/* --- Reading --- */

static GPtrArray *
read_folder (const char *path, gboolean files, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  hv_picker_read_async (path, files, NULL, keep_result_cb, &result);
  UNTIL (result != NULL, 5000);
  return hv_picker_read_finish (result, error);
}

START_TEST (a_folder_is_read_with_or_without_its_files)
{
  g_autoptr (GPtrArray) all = read_folder (folder, TRUE, NULL);
  ck_assert_uint_eq (all->len, 4);
  g_autofree char *first = hv_picker_row_get_name (all->pdata[0]);
  ck_assert_str_eq (first, "letters");
  ck_assert_int_eq (hv_picker_row_get_kind (all->pdata[3]), HV_PICKER_FILE);
  g_autoptr (GPtrArray) folders = read_folder (folder, FALSE, NULL);
  ck_assert_uint_eq (folders->len, 2);
}
END_TEST

START_TEST (what_is_no_folder_is_told)
{
  g_autofree char *file = g_build_filename (folder, "2.dat", NULL), *gone = g_build_filename (folder, "gone", NULL);
  g_autoptr (GError) error = NULL, other = NULL;
  ck_assert_ptr_null (read_folder (file, TRUE, &error));
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR));
  ck_assert_ptr_null (read_folder (gone, TRUE, &other));
  ck_assert (g_error_matches (other, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}
END_TEST

START_TEST (the_places_hold_her_home)
{
  g_autoptr (GPtrArray) places = read_folder (NULL, FALSE, NULL);
  g_auto (GStrv) tops = hv_picker_get_tops (places);
  ck_assert (g_strv_contains ((const char *const *) tops, g_get_home_dir ()));
}
END_TEST

/* --- The list --- */

static char *chosen;

static void
chosen_cb (GtkWidget *picker, const char *path)
{
  g_free (chosen);
  chosen = g_strdup (path);
}

static gboolean
is_list (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer unused)
{
  return HV_IS_TEXT_FIELD (widget);
}

static gboolean
is_fold (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_EXPANDER (widget);
}

/* Activates the row called @name. */
static void
enter (GtkWidget *picker, const char *name)
{
  GtkWidget *list = find_widget (picker, is_list, NULL);
  ck_assert_ptr_nonnull (list);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (HvPickerRow) row = g_list_model_get_item (rows, i);
      g_autofree char *here = hv_picker_row_get_name (row);
      if (g_str_equal (here, name))
        {
          g_signal_emit_by_name (list, "activate", i);
          return;
        }
    }
  ck_abort_msg ("no row \"%s\"", name);
}

static GtkWidget *
show_picker (const char *choose)
{
  g_clear_pointer (&chosen, g_free);
  GtkWidget *picker = hv_picker_new (choose);
  g_signal_connect (picker, "chosen", G_CALLBACK (chosen_cb), NULL);
  GtkWidget *window = show_in_window (picker);
  UNTIL (shows (picker, "Home folder"), 5000);
  assert_all_named (picker);
  return window;
}

static void
type_path (GtkWidget *picker, const char *path)
{
  gtk_expander_set_expanded (GTK_EXPANDER (find_widget (picker, is_fold, NULL)), TRUE);
  run_for (50);
  hv_text_field_set_text (HV_TEXT_FIELD (find_widget (picker, is_field, NULL)), path);
  press (picker, "Go there");
}

START_TEST (a_file_is_found_through_folders)
{
  GtkWidget *window = show_picker (NULL);
  GtkWidget *picker = gtk_window_get_child (GTK_WINDOW (window));
  hv_picker_open (HV_PICKER (picker), folder);
  UNTIL (shows (picker, "note.txt"), 5000);
  ck_assert (!shows (picker, ".secret"));
  assert_all_named (picker);
  enter (picker, "letters");
  UNTIL (shows (picker, "inner"), 5000);
  press (picker, "Up");
  UNTIL (shows (picker, "note.txt"), 5000);
  enter (picker, "note.txt");
  g_autofree char *expected = g_build_filename (folder, "note.txt", NULL);
  ck_assert_str_eq (chosen, expected);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (a_folder_is_chosen_once_one_is_shown)
{
  GtkWidget *window = show_picker ("Put it here");
  GtkWidget *picker = gtk_window_get_child (GTK_WINDOW (window));
  ck_assert_ptr_null (find_button (picker, "Put it here"));
  hv_picker_open (HV_PICKER (picker), folder);
  UNTIL (shows (picker, "letters"), 5000);
  ck_assert (!shows (picker, "note.txt")); /* files are no place to put anything */
  enter (picker, "letters");
  UNTIL (shows (picker, "inner"), 5000);
  enter (picker, "inner");
  UNTIL (shows (picker, "There are no folders in here."), 5000);
  press (picker, "Put it here");
  g_autofree char *expected = g_build_filename (folder, "letters", "inner", NULL);
  ck_assert_str_eq (chosen, expected);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (a_path_can_be_typed_and_one_that_is_not_there_is_told)
{
  GtkWidget *window = show_picker (NULL);
  GtkWidget *picker = gtk_window_get_child (GTK_WINDOW (window));
  type_path (picker, "/nowhere/at/all");
  UNTIL (shows (picker, "It is not there."), 5000);
  ck_assert (shows (picker, "Home folder")); /* what was there is there still */
  g_autofree char *path = g_build_filename (folder, "2.dat", NULL);
  type_path (picker, path);
  UNTIL (chosen != NULL, 5000);
  ck_assert_str_eq (chosen, path);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (a_folder_of_many_files_keeps_nobody_waiting)
{
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("letters/file %d", i);
      make (name, "");
    }
  GtkWidget *window = show_picker (NULL);
  GtkWidget *picker = gtk_window_get_child (GTK_WINDOW (window));
  g_autofree char *path = g_build_filename (folder, "letters", NULL);
  double before = get_cpu_seconds ();
  hv_picker_open (HV_PICKER (picker), path);
  UNTIL (shows (picker, "file "), 10000);
  run_for (100);
  ck_assert_double_lt (get_cpu_seconds () - before, 1.0);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("picker");
  TCase *tc = tcase_create ("picker");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, only_what_she_put_in_herself_is_a_stick);
  tcase_add_test (tc, what_is_hidden_stays_hidden);
  tcase_add_test (tc, sticks_stand_first_folders_by_name_files_newest_first);
  tcase_add_test (tc, a_row_has_words_in_her_language);
  tcase_add_test (tc, up_ends_at_the_places_it_began_with);
  tcase_add_test (tc, what_is_typed_is_understood);
  tcase_add_test (tc, a_folder_is_read_with_or_without_its_files);
  tcase_add_test (tc, what_is_no_folder_is_told);
  tcase_add_test (tc, the_places_hold_her_home);
  tcase_add_test (tc, a_file_is_found_through_folders);
  tcase_add_test (tc, a_folder_is_chosen_once_one_is_shown);
  tcase_add_test (tc, a_path_can_be_typed_and_one_that_is_not_there_is_told);
  tcase_add_test (tc, a_folder_of_many_files_keeps_nobody_waiting);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
