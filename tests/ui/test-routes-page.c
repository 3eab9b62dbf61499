/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways through modules and exercises: offered calmly, in any order, and with where she is on them when a room
 * is open. */

#include "ui-test.h"

#include "ui/pages/learn-page.h"
#include "ui/pages/module-page.h"
#include "ui/pages/route-page.h"
#include "ui/pages/route-view-state.h"
#include "ui/pages/routes-page.h"

static void
set_up (void)
{
  set_up_ui ("en");
}

static HvRoute *
find_route (const char *id)
{
  HvRoute *route = hv_library_find_route (get_library (), id);
  ck_assert_msg (route != NULL, "%s", id);
  return route;
}

static gboolean
has_item (const HvRouteViewState *state, const char *title)
{
  for (guint i = 0; i < state->parts->len; i++)
    {
      GPtrArray *items = ((const HvRoutePartView *)state->parts->pdata[i])->items;
      for (guint j = 0; j < items->len; j++)
        if (g_str_equal (hv_route_item_get_title (items->pdata[j]), title))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_suggested (const char *circumstances, const char *chosen, const char *ids)
{
  g_autoptr (GPtrArray) routes = hv_routes_suggest (get_library (), circumstances, chosen);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < routes->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", hv_route_get_id (routes->pdata[i]));
  return g_str_equal (found->str, ids);
}

START_TEST (hers_comes_first_and_then_what_fits_how_she_lives)
{
  ck_assert (is_suggested ("unsaid", NULL, "start living long-ago"));
  ck_assert (is_suggested ("living", NULL, "living start calm"));
  ck_assert (is_suggested ("leaving", NULL, "living start calm"));
  ck_assert (is_suggested ("apart", NULL, "start long-ago calm"));
  ck_assert (is_suggested ("children", NULL, "start long-ago calm"));
  ck_assert (is_suggested ("unsaid", "me", "me start living"));
  ck_assert (is_suggested ("living", "living", "living start calm"));
  ck_assert (is_suggested (NULL, "a route of long ago", "start living long-ago"));
}
END_TEST

/* Whoever she is and wherever she lives, there is a way to people on each way (PB-24), and something on each
 * way. */
START_TEST (no_way_of_living_leaves_a_route_without_its_connection)
{
  static const char *const lives[] = { "unsaid", "living", "leaving", "apart", "children", NULL };
  GPtrArray *routes = hv_library_get_routes (get_library ());
  for (guint i = 0; i < routes->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (lives); j++)
      {
        HvRoutePast past = { .circumstances = lives[j] };
        g_autoptr (HvRouteViewState) state
            = hv_route_view_state_new (routes->pdata[i], get_library (), &past);
        HvExercise *connection
            = hv_library_find_exercise (get_library (), hv_route_get_connection (routes->pdata[i]));
        ck_assert (state->connection == connection || has_item (state, hv_exercise_get_title (connection)));
        ck_assert_uint_ge (state->parts->len, 1);
        ck_assert (!state->has_begun);
        ck_assert_ptr_nonnull (state->next);
      }
}
END_TEST

START_TEST (what_is_unsafe_for_her_is_left_out_of_her_way_but_not_of_the_leaders)
{
  HvRoutePast past = { .circumstances = "living" };
  g_autoptr (HvRouteViewState) others
      = hv_route_view_state_new (find_route ("others"), get_library (), &past);
  ck_assert (!has_item (others, "My yes and my no"));
  ck_assert (!has_item (others, "Contact after the break-up"));
  ck_assert (g_ptr_array_find (others->left_out, hv_library_find_exercise (get_library (), "x35"), NULL));
  ck_assert (g_ptr_array_find (others->left_out, hv_library_find_module (get_library (), "m23"), NULL));

  g_autoptr (HvRouteViewState) group = hv_route_view_state_new (find_route ("group"), get_library (), &past);
  ck_assert (has_item (group, "My yes and my no"));
  ck_assert_uint_eq (group->left_out->len, 0);
  const HvRoutePartView *seventh = group->parts->pdata[6];
  const HvRouteItem *limits = seventh->items->pdata[1];
  ck_assert_str_eq (limits->unsafe, hv_exercise_get_unsafe (limits->exercise));
}
END_TEST

START_TEST (what_comes_next_is_the_first_she_has_not_been_to)
{
  static const char *const read[] = { "m06", "m05", NULL };
  HvRun run = { .exercise = (char *)"x01" };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_ptr_array_add (runs, &run);
  HvRoutePast past = { .circumstances = "apart", .runs = runs, .read = read };
  g_autoptr (HvRouteViewState) state = hv_route_view_state_new (find_route ("start"), get_library (), &past);
  ck_assert (state->has_begun);
  ck_assert_str_eq (hv_exercise_get_id (state->next->exercise), "x02");
  const HvRoutePartView *first = state->parts->pdata[0];
  ck_assert (((const HvRouteItem *)first->items->pdata[0])->been_there);
  ck_assert (((const HvRouteItem *)first->items->pdata[1])->been_there);
  ck_assert (!((const HvRouteItem *)first->items->pdata[2])->been_there);
}
END_TEST

START_TEST (a_way_that_has_been_gone_has_nothing_next)
{
  static const char *const read[] = { "m16", "m17", "m04", NULL };
  static const char *const done[] = { "x12", "x39", "x40", "x31" };
  HvRun each[G_N_ELEMENTS (done)] = { 0 };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (done); i++)
    {
      each[i].exercise = (char *)done[i];
      g_ptr_array_add (runs, &each[i]);
    }
  HvRoutePast past = { .circumstances = "living", .runs = runs, .read = read };
  g_autoptr (HvRouteViewState) state = hv_route_view_state_new (find_route ("living"), get_library (), &past);
  ck_assert (state->has_begun);
  ck_assert_ptr_null (state->next);
}
END_TEST

START_TEST (every_route_can_be_read_in_both_languages_with_and_without_a_room)
{
  static const char *const languages[] = { "en", "da" };
  GPtrArray *routes = hv_library_get_routes (get_library ());
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j <= routes->len; j++)
      for (int open = 0; open <= 1; open++)
        {
          hv_language_set (languages[i]);
          g_autoptr (HvSession) session = open ? open_session () : hv_session_new (get_library ());
          GtkWidget *page = j < routes->len ? hv_route_page_new (session, hv_route_get_id (routes->pdata[j]))
                                            : hv_routes_page_new (session);
          GtkWidget *window = show_in_window (page);
          assert_all_named (page);
          if (j < routes->len)
            ck_assert (shows (page, hv_route_get_summary (routes->pdata[j])));
          gtk_window_destroy (GTK_WINDOW (window));
        }
  hv_language_set ("en");
}
END_TEST

START_TEST (without_a_room_nothing_is_said_of_where_she_is)
{
  g_autoptr (HvSession) session = hv_session_new (get_library ());
  GtkWidget *page = hv_route_page_new (session, "start");
  GtkWidget *window = show_in_window (page);
  ck_assert_ptr_null (find_button (page, "Show this way under Learn"));
  ck_assert (!shows (page, "Perhaps next"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (where_she_is_is_told_and_can_be_forgotten)
{
  g_autoptr (HvSession) session = open_session ();
  HvProgress *progress = hv_session_get_progress (session);
  GtkWidget *page = hv_route_page_new (session, "start");
  GtkWidget *window = show_in_window (page);
  ck_assert (!shows (page, "Perhaps next"));
  hv_module_set_read (progress, "m06", TRUE);
  run_for (20);
  ck_assert (shows (page, "Perhaps next"));
  ck_assert (shows (page, "you have been here"));
  press (page, "Forget which readings I have finished");
  run_for (20);
  ck_assert (!shows (page, "you have been here"));
  ck_assert_ptr_null (hv_progress_get_setting (progress, "read-m06"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (a_module_read_to_its_end_is_remembered_in_the_room_alone)
{
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *page = hv_module_page_new (session, "m06");
  GtkWidget *window = show_in_window (page);
  while (find_button (page, "Finish") == NULL)
    press (page, "Next");
  ck_assert_ptr_null (hv_progress_get_setting (hv_session_get_progress (session), "read-m06"));
  press (page, "Finish");
  ck_assert_ptr_nonnull (hv_progress_get_setting (hv_session_get_progress (session), "read-m06"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (learn_shows_her_way_and_lets_it_go_again)
{
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *learn = hv_learn_page_new (session);
  GtkWidget *first = show_in_window (learn);
  ck_assert (shows (learn, "A way through, if you like one"));
  ck_assert (!shows (learn, "My way"));
  press (learn, "All the ways");
  ck_assert_str_eq (moves->str, "go routes;");

  GtkWidget *route = hv_route_page_new (session, "me");
  GtkWidget *second = show_in_window (route);
  GtkWidget *toggle = find_button (route, "Show this way under Learn");
  ck_assert_ptr_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  ck_assert_str_eq (hv_progress_get_setting (hv_session_get_progress (session), "route"), "me");
  gtk_widget_set_visible (learn, FALSE);
  gtk_widget_set_visible (learn, TRUE);
  ck_assert (shows (learn, "My way"));
  ck_assert (shows (learn, "Perhaps next: Guilt and shame"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  ck_assert_ptr_null (hv_progress_get_setting (hv_session_get_progress (session), "route"));
  gtk_window_destroy (GTK_WINDOW (second));
  gtk_window_destroy (GTK_WINDOW (first));
}
END_TEST

START_TEST (a_route_that_is_gone_is_met_kindly)
{
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *page = hv_route_page_new (session, "nowhere");
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "This is not here any more."));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("routes-page");
  TCase *tc = tcase_create ("routes-page");
  tcase_add_checked_fixture (tc, set_up, NULL);
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, hers_comes_first_and_then_what_fits_how_she_lives);
  tcase_add_test (tc, no_way_of_living_leaves_a_route_without_its_connection);
  tcase_add_test (tc, what_is_unsafe_for_her_is_left_out_of_her_way_but_not_of_the_leaders);
  tcase_add_test (tc, what_comes_next_is_the_first_she_has_not_been_to);
  tcase_add_test (tc, a_way_that_has_been_gone_has_nothing_next);
  tcase_add_test (tc, every_route_can_be_read_in_both_languages_with_and_without_a_room);
  tcase_add_test (tc, without_a_room_nothing_is_said_of_where_she_is);
  tcase_add_test (tc, where_she_is_is_told_and_can_be_forgotten);
  tcase_add_test (tc, a_module_read_to_its_end_is_remembered_in_the_room_alone);
  tcase_add_test (tc, learn_shows_her_way_and_lets_it_go_again);
  tcase_add_test (tc, a_route_that_is_gone_is_met_kindly);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
