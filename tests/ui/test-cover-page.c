/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The cover: it works as what it looks like, opens a room by its search field, and tells nothing of it. */

#include "window-test.h"

#include "base/machine-settings.h"
#include "cover/recipe-book.h"
#include "ui/cover/cover-memory.h"
#include "ui/cover/cover-view-state.h"
#include "ui/cover/knock.h"
#include "ui/widgets/text-field.h"
#include "ui/window/door-queue.h"

#include <X11/Xutil.h>
#include <gdk/x11/gdkx.h>

#define PASSPHRASE "four words of hers"

static gboolean
is_field (GtkWidget *widget, gconstpointer name)
{
  if (!HV_IS_TEXT_FIELD (widget))
    return FALSE;
  GtkAccessible *view = GTK_ACCESSIBLE (hv_text_field_get_view (HV_TEXT_FIELD (widget)));
  g_autofree char *wrong = gtk_test_accessible_check_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return wrong == NULL;
}

static HvTextField *
find_field (const char *name)
{
  GtkWidget *found = find_widget (page (), is_field, name);
  ck_assert_msg (found != NULL, "no field \"%s\"", name);
  return HV_TEXT_FIELD (found);
}

static void
write_in (const char *field, const char *words)
{
  hv_text_field_set_text (find_field (field), words);
}

static void
enter (const char *field)
{
  g_signal_emit_by_name (find_field (field), "entered");
}

/* A room is there, and the program has been started again. */
static void
open_cover (void)
{
  make_room (PASSPHRASE);
  start_again ();
  ASSERT_PLACE ("cover");
}

static gboolean
is_row (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LIST_BOX_ROW (widget);
}

static guint
count_rows (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget))
    return 0;
  guint n = is_row (widget, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* --- Without a display --- */

static HvRecipe *
find_recipe (const char *id)
{
  g_autoptr (GListModel) recipes = hv_recipe_book_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (recipes); i++)
    {
      g_autoptr (HvRecipe) recipe = g_list_model_get_item (recipes, i);
      if (g_str_equal (hv_recipe_get_id (recipe), id))
        return g_steal_pointer (&recipe);
    }
  ck_abort_msg ("no recipe %s", id);
}

START_TEST (a_recipe_is_scaled_and_cannot_be_for_nobody)
{
  g_autoptr (HvRecipe) soup = find_recipe ("lentil-soup");
  g_autoptr (HvRecipeViewState) four = hv_recipe_view_state_new (soup, 4, HV_UNITS_AS_WRITTEN);
  ck_assert_str_eq (four->facts, "4 people · 35 min");
  ck_assert (g_strv_contains ((const char *const *) four->ingredients, "250 g red lentils"));
  ck_assert_ptr_null (four->oven);
  g_autoptr (HvRecipeViewState) eight = hv_recipe_view_state_new (soup, 8, HV_UNITS_AS_WRITTEN);
  ck_assert (g_strv_contains ((const char *const *) eight->ingredients, "500 g red lentils"));
  ck_assert_str_eq (eight->portions, "8");
  g_autoptr (HvRecipeViewState) one = hv_recipe_view_state_new (soup, 1, HV_UNITS_AS_WRITTEN);
  ck_assert (!one->can_be_less && one->can_be_more);
  g_autoptr (HvRecipeViewState) most = hv_recipe_view_state_new (soup, HV_YIELD_MOST, HV_UNITS_AS_WRITTEN);
  ck_assert (most->can_be_less && !most->can_be_more);
}
END_TEST

START_TEST (an_oven_is_told_in_the_units_asked_for)
{
  g_autoptr (HvRecipe) crumble = find_recipe ("apple-crumble");
  g_autoptr (HvRecipeViewState) written = hv_recipe_view_state_new (crumble, 6, HV_UNITS_AS_WRITTEN);
  ck_assert_str_eq (written->oven, "Oven: 200 °C");
  g_autoptr (HvRecipeViewState) us = hv_recipe_view_state_new (crumble, 6, HV_UNITS_US);
  ck_assert_str_eq (us->oven, "Oven: 390 °F");
}
END_TEST

START_TEST (what_is_no_number_converts_into_nothing)
{
  const HvUnit *inch = hv_unit_find ("inch"), *cm = hv_unit_find ("cm");
  g_autofree char *two = hv_conversion_describe ("2", inch, cm);
  ck_assert_str_eq (two, "2 in = 5.08 cm");
  g_autofree char *none = hv_conversion_describe ("four lamps under water", inch, cm);
  ck_assert_str_eq (none, "");
  g_autofree char *empty = hv_conversion_describe ("", inch, cm);
  ck_assert_str_eq (empty, "");
}
END_TEST

/* --- A recipe book --- */

START_TEST (a_search_finds_recipes_as_it_is_typed)
{
  open_cover ();
  ck_assert_uint_eq (count_rows (page ()), 12);
  write_in ("Search", "lent");
  ck_assert_uint_eq (count_rows (page ()), 1);
  write_in ("Search", "quince");
  ck_assert_uint_eq (count_rows (page ()), 0);
  ck_assert (shows (page (), "No recipe has these words."));
  write_in ("Search", "");
  ck_assert_uint_eq (count_rows (page ()), 12);
  assert_all_named (page ());
}
END_TEST

START_TEST (portions_and_units_change_what_is_seen)
{
  open_cover ();
  ck_assert (shows (page (), "800 g apples"));
  press (page (), "Fewer");
  press (page (), "Fewer");
  press (page (), "Fewer");
  ck_assert (shows (page (), "3 people"));
  ck_assert (shows (page (), "400 g apples"));
  GtkWidget *us = find_button (page (), "US units");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (us), TRUE);
  ck_assert (shows (page (), "390 °F"));
  ck_assert (!shows (page (), "400 g apples"));
}
END_TEST

START_TEST (the_shopping_list_is_ticked_added_to_and_emptied)
{
  open_cover ();
  press (page (), "Add to the shopping list");
  ck_assert (shows (page (), "It is on the list."));
  press (page (), "Shopping list (6)");
  write_in ("Something else to buy", "candles");
  enter ("Something else to buy");
  ck_assert (shows (page (), "candles"));
  press (page (), "Remove: 800 g apples");
  ck_assert (!shows (page (), "800 g apples"));
  HvShoppingList *list = hv_cover_memory_get (session)->shopping;
  g_autoptr (HvShoppingItem) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  hv_shopping_item_set_bought (first, TRUE);
  press (page (), "Remove what is bought");
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 5);
  assert_all_named (page ());
  press (page (), "Empty the list");
  ck_assert (shows (page (), "There is nothing on the list yet."));
}
END_TEST

START_TEST (the_shopping_list_outlives_a_room_and_not_the_program)
{
  open_cover ();
  press (page (), "Add to the shopping list");
  write_in ("Search", PASSPHRASE);
  enter ("Search");
  UNTIL_PLACE ("now");
  act ("win.lock", NULL);
  ASSERT_PLACE ("cover");
  ck_assert_ptr_nonnull (find_button (page (), "Shopping list (6)"));
  hv_session_close_now (session, 5000);
  start_again ();
  ck_assert_ptr_nonnull (find_button (page (), "Shopping list"));
}
END_TEST

/* --- The way in --- */

/* Everything that is written on the page. */
static void
collect_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s;", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_SPINNER (widget) || GTK_IS_PROGRESS_BAR (widget))
    g_string_append (words, "BUSY;");
  if (!gtk_widget_get_sensitive (widget))
    g_string_append (words, "INSENSITIVE;");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

static char *
get_words (void)
{
  GString *words = g_string_new (NULL);
  collect_words (GTK_WIDGET (window), words);
  return g_string_free (words, FALSE);
}

START_TEST (the_search_field_opens_the_room)
{
  open_cover ();
  write_in ("Search", PASSPHRASE);
  enter ("Search");
  UNTIL_PLACE ("now");
  ck_assert (hv_session_keeps (session));
}
END_TEST

/* Enter changes nothing that can be seen, then and while the answer is on its way: for a recipe, for none, for words that
 * open nothing. */
START_TEST (enter_shows_nothing_whatever_was_typed)
{
  static const char *const typed[] = { "soup", "quince", "not the right words" };
  open_cover ();
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      write_in ("Search", typed[i]);
      g_autofree char *before = get_words ();
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      enter ("Search");
      for (int turns = 0; turns < 20; turns++)
        {
          run_for (10);
          g_autofree char *after = get_words ();
          ck_assert_str_eq (after, before);
        }
      ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), focus);
      ASSERT_PLACE ("cover");
    }
}
END_TEST

START_TEST (a_damaged_room_is_told_behind_the_menu_alone)
{
  open_cover ();
  g_autoptr (GDir) dir = g_dir_open (hv_paths_get_data_dir (), 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (hv_paths_get_data_dir (), name, NULL);
      ck_assert (g_file_set_contents (path, "no room", -1, NULL));
    }
  write_in ("Search", PASSPHRASE);
  g_autofree char *before = get_words ();
  enter ("Search");
  run_for (300);
  g_autofree char *after = get_words ();
  ck_assert_str_eq (after, before);
  to_masked_field ();
  gtk_editable_set_text (find_entry ("Open"), PASSPHRASE);
  press (page (), "Open");
  UNTIL (!shows (page (), "One moment"), 10000);
  ASSERT_PLACE ("lock");
  char *told = get_words ();
  ck_assert (strstr (told, "It did not open.") != NULL || strstr (told, "cannot be read") != NULL);
  g_free (told);
}
END_TEST

START_TEST (blanks_round_a_passphrase_are_part_of_it)
{
  make_room (" blanks round it ");
  start_again ();
  write_in ("Search", "blanks round it");
  enter ("Search");
  run_for (300);
  ASSERT_PLACE ("cover");
  write_in ("Search", " blanks round it ");
  enter ("Search");
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (words_left_standing_are_taken_away)
{
  hv_knock_set_keep_ms_for_tests (100);
  open_cover ();
  write_in ("Search", "soup");
  run_for (300);
  g_autofree char *left = hv_text_field_get_text (find_field ("Search"));
  hv_knock_set_keep_ms_for_tests (HV_KNOCK_KEEP_MS);
  ck_assert_str_eq (left, "");
  ck_assert_uint_eq (count_rows (page ()), 12);
}
END_TEST

static void
note_end_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean opened = hv_room_door_finish (HV_SESSION (source), result, &error);
  *(int *) data = opened ? 1 : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 2 : 3;
}

/* Of three, the first is being tried, the second waits, the third takes its place. */
START_TEST (of_several_the_last_one_wins)
{
  open_cover ();
  int ends[3] = { 0 };
  static const char *const tried[] = { PASSPHRASE, "nothing", "not the right words" };
  for (int i = 0; i < 3; i++)
    hv_door_queue_open_async (session, hv_secret_new_from_passphrase (tried[i], NULL), note_end_cb, &ends[i]);
  UNTIL (ends[0] != 0 && ends[1] != 0 && ends[2] != 0, 10000);
  ck_assert_int_eq (ends[0], 2); /* it would have opened */
  ck_assert_int_eq (ends[1], 2);
  ck_assert_int_eq (ends[2], 3);
  ck_assert (!hv_session_is_open (session));
  ASSERT_PLACE ("cover");
  /* And what was closed again unseen is not in its own way. */
  write_in ("Search", PASSPHRASE);
  enter ("Search");
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (what_is_on_its_way_does_not_open_over_what_is_open)
{
  open_cover ();
  int end = 0;
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  hv_door_queue_open_async (session, hv_secret_new_from_passphrase (PASSPHRASE, NULL), note_end_cb, &end);
  UNTIL (end != 0, 10000);
  ck_assert (!hv_session_keeps (session));
  ck_assert_int_eq (end, 2);
}
END_TEST

START_TEST (the_keys_of_the_program_do_nothing_in_the_cover)
{
  open_cover ();
  act ("win.go", "help");
  act ("win.go", "keyboard");
  act ("win.go", "about");
  act ("win.pause", NULL);
  act ("win.calm", NULL);
  run_for (100);
  ASSERT_PLACE ("cover");
  ck_assert (!gtk_widget_get_visible (hv_bar_get_close_now (hv_main_window_get_bar (window))));
  press_shift (3);
  ck_assert_int_eq (exits, 1);
}
END_TEST

/* --- What it passes for --- */

static char *
get_window_class (void)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  XClassHint hint = { 0 };
  XGetClassHint (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)), gdk_x11_surface_get_xid (surface),
                 &hint);
  ck_assert_str_eq (hint.res_name, hint.res_class);
  char *name = g_strdup (hint.res_class);
  XFree (hint.res_name);
  XFree (hint.res_class);
  return name;
}

START_TEST (another_identity_is_followed_and_known_at_the_next_start)
{
  guint n;
  const HvIdentity *identities = hv_identity_get_all (&n);
  open_cover ();
  for (guint i = 0; i < n; i++)
    {
      act ("win.show-cover", identities[n - 1 - i].id);
      for (int again = 0; again < 2; again++, start_again ())
        {
          const HvIdentity *identity = &identities[n - 1 - i];
          ASSERT_PLACE ("cover");
          assert_all_named (page ());
          ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), identity->title);
          ck_assert_str_eq (gtk_window_get_icon_name (GTK_WINDOW (window)), identity->icon);
          g_autofree char *window_class = get_window_class ();
          ck_assert_str_eq (window_class, identity->window_class);
        }
    }
  /* As it came: no file. */
  g_autofree char *file = g_build_filename (hv_paths_get_data_dir (), "settings.ini", NULL);
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (nothing_is_written_for_an_identity_where_there_is_no_room)
{
  ck_assert_int_eq (g_rmdir (hv_paths_get_data_dir ()), 0);
  act ("win.show-cover", "units");
  ck_assert (!g_file_test (hv_paths_get_data_dir (), G_FILE_TEST_EXISTS));
  ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), "Unit converter");
}
END_TEST

START_TEST (a_broken_settings_file_is_as_none)
{
  make_room (PASSPHRASE);
  g_autofree char *file = g_build_filename (hv_paths_get_data_dir (), "settings.ini", NULL);
  ck_assert (g_file_set_contents (file, "[view\nstart=\xff=units", -1, NULL));
  start_again ();
  ck_assert_str_eq (gtk_window_get_title (GTK_WINDOW (window)), "Hverdag – recipes");
}
END_TEST

START_TEST (the_converter_converts_swaps_and_opens)
{
  open_cover ();
  act ("win.show-cover", "units");
  write_in ("Amount", "2");
  ck_assert (shows (page (), "2 dl = 0.845 cup"));
  press (page (), "Swap");
  ck_assert (shows (page (), "2 cups = 4.73 dl"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page (), "Temperature")), TRUE);
  ck_assert (shows (page (), "2 °C = 35.6 °F"));
  write_in ("Amount", PASSPHRASE);
  ck_assert (shows (page (), "Write a number."));
  ck_assert_str_eq (hv_cover_memory_get (session)->amount, "");
  enter ("Amount");
  UNTIL_PLACE ("now");
}
END_TEST

START_TEST (notes_are_there_until_the_program_is_closed)
{
  open_cover ();
  act ("win.show-cover", "notes");
  write_in ("Notes", "milk, stamps");
  act ("win.go", "lock");
  act ("win.back", NULL);
  act ("win.show-cover", "recipes");
  act ("win.show-cover", "notes");
  g_autofree char *kept = hv_text_field_get_text (find_field ("Notes"));
  ck_assert_str_eq (kept, "milk, stamps");
  start_again ();
  g_autofree char *gone = hv_text_field_get_text (find_field ("Notes"));
  ck_assert_str_eq (gone, "");
  act ("win.show-cover", "recipes");
}
END_TEST

static void
add (TCase *tc)
{
  tcase_add_test (tc, a_recipe_is_scaled_and_cannot_be_for_nobody);
  tcase_add_test (tc, an_oven_is_told_in_the_units_asked_for);
  tcase_add_test (tc, what_is_no_number_converts_into_nothing);
  tcase_add_test (tc, a_search_finds_recipes_as_it_is_typed);
  tcase_add_test (tc, portions_and_units_change_what_is_seen);
  tcase_add_test (tc, the_shopping_list_is_ticked_added_to_and_emptied);
  tcase_add_test (tc, the_shopping_list_outlives_a_room_and_not_the_program);
  tcase_add_test (tc, the_search_field_opens_the_room);
  tcase_add_test (tc, enter_shows_nothing_whatever_was_typed);
  tcase_add_test (tc, a_damaged_room_is_told_behind_the_menu_alone);
  tcase_add_test (tc, blanks_round_a_passphrase_are_part_of_it);
  tcase_add_test (tc, words_left_standing_are_taken_away);
  tcase_add_test (tc, of_several_the_last_one_wins);
  tcase_add_test (tc, what_is_on_its_way_does_not_open_over_what_is_open);
  tcase_add_test (tc, the_keys_of_the_program_do_nothing_in_the_cover);
  tcase_add_test (tc, another_identity_is_followed_and_known_at_the_next_start);
  tcase_add_test (tc, nothing_is_written_for_an_identity_where_there_is_no_room);
  tcase_add_test (tc, a_broken_settings_file_is_as_none);
  tcase_add_test (tc, the_converter_converts_swaps_and_opens);
  tcase_add_test (tc, notes_are_there_until_the_program_is_closed);
}

int
main (void)
{
  return run_window_tests ("cover-page", add);
}
