/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-test.h"

#include "base/text.h"
#include "ui/pages/exercise-keeping.h"
#include "ui/pages/exercise-page.h"
#include "ui/widgets/kept-map.h"
#include "ui/pages/mine-page.h"
#include "ui/widgets/map-editor.h"
#include "ui/widgets/map-picture.h"
#include "ui/widgets/text-field.h"

#include <stdlib.h>

static HvSession *session;
static GtkWidget *window, *page;

static void
set_up (void)
{
  set_up_ui ("en");
  session = open_session ();
}

static void
tear_down (void)
{
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
  g_clear_object (&session);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_type (GType type)
{
  GtkWidget *found = find_widget (page, is_of_type, GSIZE_TO_POINTER (type));
  ck_assert_msg (found != NULL, "no %s", g_type_name (type));
  return found;
}

static HvRunner *
get_runner (void)
{
  return hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
}

static void
open_step (const char *exercise, const char *step)
{
  page = hv_exercise_page_new (session, exercise, FALSE);
  window = show_in_window (page);
  hv_runner_begin (get_runner (), FALSE);
  while (hv_runner_get_step (get_runner ()) == NULL || !g_str_equal (hv_runner_get_step (get_runner ())->id, step))
    {
      ck_assert_int_lt (hv_runner_get_phase (get_runner ()), HV_RUNNER_CLOSE);
      hv_runner_next (get_runner ());
    }
  run_for (100);
}

static void
close_page (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window = page = NULL;
}

static void
assert_answer (const char *step, const char *const *lines)
{
  const char *const *answer = hv_answers_get_list (hv_runner_get_answers (get_runner ()), step);
  ck_assert (answer != NULL);
  g_autofree char *got = g_strjoinv ("\n", (char **) answer);
  g_autofree char *expected = g_strjoinv ("\n", (char **) lines);
  ck_assert_str_eq (got, expected);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
write_in_field (const char *text)
{
  hv_text_field_set_text (HV_TEXT_FIELD (find_type (HV_TYPE_TEXT_FIELD)), text);
}

static void
toggle (const char *name)
{
  GtkWidget *button = find_button (page, name);
  ck_assert_msg (button != NULL, "no button \"%s\"", name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

START_TEST (a_network_is_filled_in_by_the_form_alone)
{
  open_step ("x36", "people");
  assert_all_named (page);
  write_in_field ("A");
  toggle ("Close");
  toggle ("Friends");
  toggle ("gives me energy");
  toggle ("not safe for me");
  press (page, "Put it on the map");
  write_in_field ("The library");
  press (page, "Put it on the map");
  assert_answer ("people", LINES ("friends\tclose\tgives not-safe\t-1\t0\tA", "family\touter\t\t-1\t0\tThe library"));
  ck_assert (shows (page, "A – Close, Friends – gives me energy, not safe for me"));

  press (page, "Change: The library");
  toggle ("Places and clubs");
  press (page, "Save the change");
  press (page, "Remove: A");
  assert_answer ("people", LINES ("places\touter\t\t-1\t0\tThe library"));
  assert_all_named (page);
}
END_TEST

START_TEST (a_field_picked_on_the_network_only_lacks_a_name)
{
  open_step ("x36", "people");
  /* Close is the inner ring; the fourth sector is that of neighbours. */
  g_signal_emit_by_name (find_type (HV_TYPE_MAP_PICTURE), "picked", 3);
  ck_assert (has_focus_in (find_type (HV_TYPE_TEXT_FIELD)));
  write_in_field ("B");
  press (page, "Put it on the map");
  assert_answer ("people", LINES ("neighbours\tclose\t\t-1\t0\tB"));
}
END_TEST

static gboolean
is_row_named (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_CHECK_BUTTON (widget) && find_widget (widget, is_label_with, words) != NULL;
}

START_TEST (whoever_is_not_safe_is_not_offered_for_watering)
{
  open_step ("x36", "people");
  const char *people[] = { "friends\tclose\tgives\t-1\t0\tAnna", "friends\tclose\tgives not-safe\t-1\t0\tBerta",
                           "work\touter\tmay-tell\t-1\t0\tCarla", NULL };
  hv_answers_set_list (hv_runner_get_answers (get_runner ()), "people", people);
  while (!g_str_equal (hv_runner_get_step (get_runner ())->id, "water"))
    hv_runner_next (get_runner ());
  run_for (100);
  GtkWidget *anna = find_widget (page, is_row_named, "Anna");
  ck_assert_ptr_nonnull (anna);
  ck_assert_ptr_null (find_widget (page, is_row_named, "Berta"));
  ck_assert_ptr_null (find_widget (page, is_row_named, "Carla"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (anna), TRUE);
  ck_assert_str_eq (hv_answers_get_other (hv_runner_get_answers (get_runner ()), "water"), "Anna");

  hv_runner_back (get_runner ());
  hv_runner_next (get_runner ());
  run_for (100);
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (page, is_row_named, "Anna"))));
}
END_TEST

START_TEST (an_area_is_rated_renamed_and_hidden)
{
  open_step ("x25", "areas");
  GtkWidget *picture = find_type (HV_TYPE_MAP_PICTURE);
  g_signal_emit_by_name (picture, "numbered", 1, 4);
  assert_answer ("areas", LINES ("safety\t\t\t4\t0\t"));
  ck_assert (shows (page, "Safety · 4"));
  write_in_field ("Peace");
  assert_answer ("areas", LINES ("safety\t\t\t4\t0\tPeace"));
  assert_all_named (page);

  toggle ("Home");
  press (page, "Hide this area: Home");
  assert_answer ("areas", LINES ("safety\t\t\t4\t0\tPeace", "home\t\t\t-1\t1\t"));
  /* The places of the picture are those that are shown: the third is money now. */
  g_signal_emit_by_name (picture, "numbered", 2, 10);
  assert_answer ("areas", LINES ("safety\t\t\t4\t0\tPeace", "home\t\t\t-1\t1\t", "money\t\t\t10\t0\t"));
  press (page, "Show “Home” again");
  ck_assert_ptr_nonnull (find_button (page, "Home"));
  assert_all_named (page);
}
END_TEST

static guint
count_labels (GtkWidget *widget, const char *words)
{
  guint n = is_label_with (widget, words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, words);
  return n;
}

/* Each area has its number, the open one in words too, and there is no other. */
START_TEST (nothing_on_a_compass_is_added_up)
{
  open_step ("x25", "areas");
  GtkWidget *picture = find_type (HV_TYPE_MAP_PICTURE);
  g_signal_emit_by_name (picture, "numbered", 0, 2);
  g_signal_emit_by_name (picture, "numbered", 1, 4);
  ck_assert_uint_eq (count_labels (page, " · "), 3);
}
END_TEST

START_TEST (a_circle_never_gives_more_than_it_has)
{
  open_step ("x17", "circle");
  for (guint i = 0; i < 25; i++)
    press (page, "One piece more: Me");
  assert_answer ("circle", LINES ("me\t\t\t20\t0\t"));
  ck_assert (shows (page, "The circle is full"));
  press (page, "One piece less: Me");
  g_signal_emit_by_name (find_type (HV_TYPE_MAP_PICTURE), "numbered", 0, 9);
  assert_answer ("circle", LINES ("doer\t\t\t1\t0\t", "me\t\t\t19\t0\t"));
  write_in_field ("The town");
  press (page, "Add");
  assert_answer ("circle", LINES ("doer\t\t\t1\t0\t", "me\t\t\t19\t0\t", "\t\t\t0\t0\tThe town"));
  assert_all_named (page);
}
END_TEST

/* Over half to herself: a gentle thought, and nothing that says it was wrong. */
START_TEST (most_of_the_blame_meets_a_gentle_thought)
{
  open_step ("x17", "circle");
  const char *most[] = { "me\t\t\t11\t0\t", NULL }, *half[] = { "me\t\t\t10\t0\t", NULL };
  hv_answers_set_list (hv_runner_get_answers (get_runner ()), "circle", most);
  hv_runner_next (get_runner ());
  ck_assert_str_eq (hv_runner_get_step (get_runner ())->id, "friend");
  hv_runner_back (get_runner ());
  hv_answers_set_list (hv_runner_get_answers (get_runner ()), "circle", half);
  hv_runner_next (get_runner ());
  ck_assert_str_ne (hv_runner_get_step (get_runner ())->id, "friend");
}
END_TEST

START_TEST (a_path_is_in_her_own_order)
{
  open_step ("x48", "line");
  toggle ("Someone who helped");
  write_in_field ("K");
  press (page, "Put it on the line");
  write_in_field ("The move");
  press (page, "Put it on the line");
  press (page, "Earlier on the line: The move");
  assert_answer ("line", LINES ("managed\t\t\t-1\t0\tThe move", "helped\t\t\t-1\t0\tK"));
  assert_all_named (page);
}
END_TEST

START_TEST (the_window_is_answered_on_the_picture_or_in_the_list)
{
  open_step ("x10", "place");
  HvAnswers *answers = hv_runner_get_answers (get_runner ());
  g_signal_emit_by_name (find_type (HV_TYPE_MAP_PICTURE), "picked", 0);
  ck_assert_str_eq (hv_answers_get_choices (answers, "place")[0], "far-above");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (page, is_row_named, "I can’t tell")), TRUE);
  ck_assert_str_eq (hv_answers_get_choices (answers, "place")[0], "unsure");
  ck_assert_ptr_null (hv_answers_get_choices (answers, "place")[1]);
  assert_all_named (page);
}
END_TEST

/* Keys */

static void
press_key (guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (find_type (HV_TYPE_MAP_PICTURE));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;
      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      ck_assert (handled);
    }
}

static void
assert_told (const char *words)
{
  char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_type (HV_TYPE_MAP_PICTURE)),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  ck_assert_msg (wrong == NULL, "%s", wrong);
}

START_TEST (keys_reach_each_field_of_the_network_and_tell_it)
{
  open_step ("x36", "people");
  assert_told ("Who and what is round you? Family, Close");
  press_key (GDK_KEY_Left);
  press_key (GDK_KEY_Up);
  press_key (GDK_KEY_Up);
  press_key (GDK_KEY_Up);
  assert_told ("Who and what is round you? Online, Further out");
  press_key (GDK_KEY_Return);
  write_in_field ("C");
  press (page, "Put it on the map");
  assert_answer ("people", LINES ("online\touter\t\t-1\t0\tC"));
  assert_told ("Who and what is round you? Online, Further out: C");
}
END_TEST

START_TEST (keys_give_numbers_and_take_them_back)
{
  open_step ("x25", "areas");
  press_key (GDK_KEY_Right);
  press_key (GDK_KEY_Up);
  press_key (GDK_KEY_Up);
  assert_answer ("areas", LINES ("safety\t\t\t1\t0\t"));
  assert_told ("How is it just now, area by area? Safety: 1 – Hard");
  press_key (GDK_KEY_Delete);
  ck_assert (!hv_answers_has (hv_runner_get_answers (get_runner ()), "areas"));
  close_page ();

  open_step ("x17", "circle");
  press_key (GDK_KEY_Right);
  press_key (GDK_KEY_Up);
  press_key (GDK_KEY_Up);
  press_key (GDK_KEY_Down);
  assert_answer ("circle", LINES ("me\t\t\t1\t0\t"));
}
END_TEST

/* Keeping */

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  ck_assert (hv_exercise_keep_finish (result, NULL));
  *(gboolean *) done = TRUE;
}

static void
keep_all (void)
{
  gboolean done = FALSE;
  while (hv_runner_get_phase (get_runner ()) != HV_RUNNER_KEEP)
    hv_runner_next (get_runner ());
  hv_runner_set_keep (get_runner (), HV_RUNNER_KEEP_ALL);
  hv_exercise_keep_async (session, get_runner (), keep_cb, &done);
  UNTIL (done, 10000);
  close_page ();
}

static guint
count_kept (const char *kind)
{
  GPtrArray *kept = hv_progress_get_kept (hv_session_get_progress (session));
  guint n = 0;
  for (guint i = 0; i < kept->len; i++)
    n += g_str_equal (((const HvKept *) kept->pdata[i])->kind, kind);
  return n;
}

START_TEST (a_network_goes_on_from_the_kept_one)
{
  open_step ("x36", "people");
  write_in_field ("A");
  press (page, "Put it on the map");
  keep_all ();
  open_step ("x36", "people");
  ck_assert (shows (page, "A – Further out, Family"));
  write_in_field ("B");
  press (page, "Put it on the map");
  keep_all ();
  ck_assert_uint_eq (count_kept ("network"), 1);
  ck_assert_str_eq (hv_progress_find_kept (hv_session_get_progress (session), "network")->text,
                    "family\touter\t\t-1\t0\tA\nfamily\touter\t\t-1\t0\tB");
}
END_TEST

START_TEST (only_those_she_marked_as_nothing_to_fear_are_offered_for_telling)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "network", "x36",
                    "friends\tclose\tgives\t-1\t0\tAnna\nfriends\tclose\tnot-safe\t-1\t0\tBerta\n"
                    "work\touter\tmay-tell\t-1\t0\tCarla\nwork\touter\tunsure\t-1\t0\tDora");
  open_step ("x38", "who");
  ck_assert_ptr_nonnull (find_widget (page, is_row_named, "Anna"));
  ck_assert_ptr_null (find_widget (page, is_row_named, "Berta"));
  ck_assert_ptr_null (find_widget (page, is_row_named, "Carla"));
  ck_assert_ptr_null (find_widget (page, is_row_named, "Dora"));
  ck_assert_ptr_nonnull (find_widget (page, is_row_named, "Someone on a help line"));
}
END_TEST

START_TEST (a_compass_goes_on_with_its_names_but_not_with_its_numbers)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "compass", "x25", "body\t\t\t4\t0\t\nhome\t\t\t-1\t1\t\njoy\t\t\t7\t0\tLight");
  open_step ("x25", "areas");
  assert_answer ("areas", LINES ("home\t\t\t-1\t1\t", "joy\t\t\t-1\t0\tLight"));
  g_signal_emit_by_name (find_type (HV_TYPE_MAP_PICTURE), "numbered", 0, 6);
  keep_all ();
  ck_assert_uint_eq (count_kept ("compass"), 2);
}
END_TEST

/* The same place on two days is two dots. */
START_TEST (each_look_at_the_window_is_kept)
{
  for (guint i = 0; i < 2; i++)
    {
      open_step ("x10", "place");
      g_signal_emit_by_name (find_type (HV_TYPE_MAP_PICTURE), "picked", 2);
      keep_all ();
    }
  ck_assert_uint_eq (count_kept ("window"), 2);
}
END_TEST

START_TEST (kept_maps_are_shown_changed_and_removed)
{
  HvProgress *progress = hv_session_get_progress (session);
  hv_progress_keep (progress, "network", "x36", "family\tclose\tgives\t-1\t0\tA");
  page = hv_mine_page_new (session);
  window = show_in_window (page);
  ck_assert (shows (page, "My network") && shows (page, "A – Close, Family – gives me energy"));
  GtkWidget *picture = find_type (HV_TYPE_MAP_PICTURE);
  ck_assert (!gtk_widget_get_focusable (picture));
  ck_assert_int_eq (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (picture)), GTK_ACCESSIBLE_ROLE_IMG);
  char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                    "My network: A – Close, Family – gives me energy");
  ck_assert_msg (wrong == NULL, "%s", wrong);

  press (page, "Change: A – Close, Family – gives me energy");
  find_type (HV_TYPE_MAP_EDITOR);
  write_in_field ("B");
  press (page, "Put it on the map");
  assert_all_named (page);
  press (page, "Save");
  ck_assert_str_eq (hv_progress_find_kept (progress, "network")->text,
                    "family\tclose\tgives\t-1\t0\tA\nfamily\touter\t\t-1\t0\tB");
  g_autofree char *subject = hv_text_excerpt ("A – Close, Family – gives me energy\nB – Further out, Family", 60);
  g_autofree char *name = g_strdup_printf ("Remove: %s", subject);
  press (page, name);
  hv_page_flush (HV_PAGE (page));
  ck_assert_ptr_null (hv_progress_find_kept (progress, "network"));
}
END_TEST

/* A map that the library no longer has, and words kept before there were maps. */
START_TEST (what_cannot_be_drawn_is_shown_as_words)
{
  HvKept gone = { .kind = (char *) "network", .exercise = (char *) "zz", .text = (char *) "A, B" };
  HvKept words = { .kind = (char *) "compass", .exercise = (char *) "x25", .text = (char *) "Body: 4" };
  ck_assert_ptr_null (hv_kept_map_find_step (get_library (), &gone));
  ck_assert_ptr_null (hv_kept_map_find_step (get_library (), &words));
  g_autofree char *described = hv_kept_map_describe (get_library (), &words);
  ck_assert_str_eq (described, "Body: 4");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("map-steps");
  TCase *tc = tcase_create ("map-steps");
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_network_is_filled_in_by_the_form_alone);
  tcase_add_test (tc, a_field_picked_on_the_network_only_lacks_a_name);
  tcase_add_test (tc, whoever_is_not_safe_is_not_offered_for_watering);
  tcase_add_test (tc, an_area_is_rated_renamed_and_hidden);
  tcase_add_test (tc, nothing_on_a_compass_is_added_up);
  tcase_add_test (tc, a_circle_never_gives_more_than_it_has);
  tcase_add_test (tc, most_of_the_blame_meets_a_gentle_thought);
  tcase_add_test (tc, a_path_is_in_her_own_order);
  tcase_add_test (tc, the_window_is_answered_on_the_picture_or_in_the_list);
  tcase_add_test (tc, keys_reach_each_field_of_the_network_and_tell_it);
  tcase_add_test (tc, keys_give_numbers_and_take_them_back);
  tcase_add_test (tc, a_network_goes_on_from_the_kept_one);
  tcase_add_test (tc, only_those_she_marked_as_nothing_to_fear_are_offered_for_telling);
  tcase_add_test (tc, a_compass_goes_on_with_its_names_but_not_with_its_numbers);
  tcase_add_test (tc, each_look_at_the_window_is_kept);
  tcase_add_test (tc, kept_maps_are_shown_changed_and_removed);
  tcase_add_test (tc, what_cannot_be_drawn_is_shown_as_words);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
