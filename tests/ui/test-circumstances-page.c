/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How she lives now: said by her or not, kept in her room alone; what is unsafe for it is not offered, and
 * not hidden. */

#include "ui-test.h"

#include "ui/pages/circumstances-offer.h"
#include "ui/pages/circumstances-page.h"
#include "ui/pages/exercise-page.h"
#include "ui/pages/learn-page.h"
#include "ui/pages/module-page.h"
#include "ui/pages/now-page.h"
#include "ui/pages/practise-page.h"
#include "ui/pages/settings-page.h"
#include "ui/pages/state-page.h"
#include "ui/pages/state-view-state.h"
#include "ui/widgets/answer-row.h"

#define LINE "Something is left out here. What, and why?"
#define OFFER "Some exercises suit some ways of living"

static void
set_up (void)
{
  set_up_ui ("en");
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer value)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (hv_answer_row_get_value (widget), value) == 0;
}

static gboolean
is_fold (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_EXPANDER (widget) && shows (gtk_expander_get_label_widget (GTK_EXPANDER (widget)), LINE);
}

static gboolean
lists (GtkWidget *page, const char *title)
{
  GtkWidget *fold = find_widget (page, is_fold, NULL);
  gboolean was_visible = fold != NULL && gtk_widget_get_visible (fold);
  if (was_visible)
    gtk_widget_set_visible (fold, FALSE);
  gboolean found = shows (page, title);
  if (was_visible)
    gtk_widget_set_visible (fold, TRUE);
  return found;
}

static void
choose (HvSession *session, const char *value)
{
  GtkWidget *page = hv_circumstances_page_new (session);
  GtkWidget *window = show_in_window (page);
  assert_all_named (page);
  GtkWidget *row = find_widget (page, is_row_of, value);
  ck_assert_ptr_nonnull (row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

START_TEST (each_answer_is_kept_in_the_room_and_shown_again)
{
  static const char *const values[] = { "living", "leaving", "apart", "children", "unsaid" };
  g_autoptr (HvSession) session = open_session ();
  ck_assert_str_eq (hv_session_get_circumstances (session), "unsaid");
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      choose (session, values[i]);
      ck_assert_str_eq (hv_session_get_circumstances (session), values[i]);
      ck_assert_str_eq (hv_progress_get_setting (hv_session_get_progress (session), "circumstances"),
                        values[i]);
      GtkWidget *window = show_in_window (hv_circumstances_page_new (session));
      ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (window, is_row_of, values[i]))));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}
END_TEST

START_TEST (without_a_room_it_is_known_until_a_room_opens_or_closes)
{
  g_autoptr (HvSession) alone = hv_session_new (get_library ());
  choose (alone, "living");
  ck_assert_str_eq (hv_session_get_circumstances (alone), "living");
  GtkWidget *settings = show_in_window (hv_settings_page_new (alone));
  press (settings, "How I live now");
  ck_assert_str_eq (moves->str, "go circumstances;");
  gtk_window_destroy (GTK_WINDOW (settings));

  g_autoptr (HvSession) session = open_session ();
  hv_session_set_circumstances (session, "apart");
  hv_session_close (session);
  ck_assert_str_eq (hv_session_get_circumstances (session), "unsaid"); /* the next may be someone else */
}
END_TEST

START_TEST (what_is_unsafe_for_her_is_not_listed_and_not_hidden_either)
{
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *page = hv_practise_page_new (session);
  GtkWidget *window = show_in_window (page);
  hv_session_set_circumstances (session, "apart");
  ck_assert (lists (page, "My yes and my no"));
  ck_assert (!shows (page, LINE));

  hv_session_set_circumstances (session, "living");
  ck_assert (!lists (page, "My yes and my no"));
  ck_assert (!lists (page, "A dream with a new ending"));
  ck_assert (lists (page, "Five senses"));
  GtkWidget *fold = find_widget (page, is_fold, NULL);
  ck_assert_ptr_nonnull (fold);
  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  run_for (50);
  assert_all_named (page);
  ck_assert (shows (fold, "a new no can be noticed"));
  press (fold, "Open it all the same: My yes and my no");
  ck_assert_str_eq (moves->str, "open-exercise x35;");
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (readings_follow_it_too)
{
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *page = hv_learn_page_new (session);
  GtkWidget *window = show_in_window (page);
  hv_session_set_circumstances (session, "children");
  ck_assert (lists (page, "Contact after the break-up"));
  hv_session_set_circumstances (session, "living");
  ck_assert (!lists (page, "Contact after the break-up"));
  ck_assert (shows (page, LINE));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

/* x24 leads on to x43, for those for whom the words cannot be repeated at home. */
static gboolean
leads_on_to (const char *circumstances, const char *exercise, const char *title)
{
  g_autoptr (HvSession) session = open_session ();
  hv_session_set_circumstances (session, circumstances);
  GtkWidget *page = hv_exercise_page_new (session, exercise, FALSE);
  GtkWidget *window = show_in_window (page);
  HvRunner *runner = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page));
  hv_runner_begin (runner, FALSE);
  for (guint i = 0; i < 64 && hv_runner_get_phase (runner) != HV_RUNNER_DONE; i++)
    hv_runner_skip (runner);
  ck_assert_int_eq (hv_runner_get_phase (runner), HV_RUNNER_DONE);
  gboolean found = find_widget (page, is_label_with, title) != NULL;
  gtk_window_destroy (GTK_WINDOW (window));
  return found;
}

START_TEST (what_comes_afterwards_follows_it)
{
  ck_assert (leads_on_to ("children", "x24", "Words for the child"));
  ck_assert (!leads_on_to ("living", "x24", "Words for the child"));
  ck_assert (!leads_on_to ("unsaid", "x24", "Words for the child"));
  ck_assert (leads_on_to ("unsaid", "x45", "A dream with a new ending"));
  ck_assert (!leads_on_to ("leaving", "x45", "A dream with a new ending"));
}
END_TEST

START_TEST (the_end_of_a_reading_follows_it)
{
  static const char *const lives[] = { "apart", "living" };
  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autoptr (HvSession) session = open_session ();
      hv_session_set_circumstances (session, lives[i]);
      GtkWidget *page = hv_module_page_new (session, "m15");
      GtkWidget *window = show_in_window (page);
      while (find_button (page, "Finish") == NULL)
        press (page, "Next");
      run_for (50);
      ck_assert_int_eq (lists (page, "My yes and my no"), i == 0);
      ck_assert_int_eq (shows (page, LINE), i == 1);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}
END_TEST

START_TEST (an_exercise_opened_all_the_same_says_why_it_is_not_offered)
{
  g_autoptr (HvSession) session = open_session ();
  hv_session_set_circumstances (session, "living");
  GtkWidget *page = hv_exercise_page_new (session, "x35", FALSE);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "It is not offered, and this is why"));
  gtk_window_destroy (GTK_WINDOW (window));
  hv_session_set_circumstances (session, "apart");
  page = hv_exercise_page_new (session, "x35", FALSE);
  window = show_in_window (page);
  ck_assert (!shows (page, "It is not offered, and this is why"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

/* No state offers what is unsafe for her, in none of its branches; and none is left with nothing. */
START_TEST (no_state_offers_what_is_unsafe_for_any_way_of_living)
{
  static const char *const lives[] = { "unsaid", "living", "leaving", "apart", "children" };
  GPtrArray *states = hv_library_get_states (get_library ());
  guint left_out = 0;
  for (guint i = 0; i < states->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (lives); j++)
      {
        HvStateMoment moment = { .circumstances = lives[j], .now = G_TIME_SPAN_DAY };
        g_autoptr (HvStateViewState) state
            = hv_state_view_state_new (states->pdata[i], get_library (), &moment);
        for (guint k = 0; k < state->offers->len; k++)
          ck_assert (hv_exercise_is_for (state->offers->pdata[k], lives[j]));
        for (guint k = 0; k < state->branches->len; k++)
          {
            const HvStateBranchView *branch = state->branches->pdata[k];
            for (guint n = 0; n < branch->exercises->len; n++)
              ck_assert (hv_exercise_is_for (branch->exercises->pdata[n], lives[j]));
            for (guint n = 0; n < branch->modules->len; n++)
              ck_assert (hv_module_is_for (branch->modules->pdata[n], lives[j]));
          }
        ck_assert (state->fixed || state->offers->len > 0);
        left_out += state->left_out->len;
      }
  ck_assert_uint_gt (left_out, 0);
}
END_TEST

START_TEST (a_state_says_that_something_is_left_out)
{
  g_autoptr (HvSession) session = open_session ();
  hv_session_set_circumstances (session, "living");
  GtkWidget *page = hv_state_page_new (session, "angry");
  GtkWidget *window = show_in_window (page);
  ck_assert (!lists (page, "My yes and my no"));
  ck_assert (shows (page, LINE));
  gtk_window_destroy (GTK_WINDOW (window));

  hv_session_set_circumstances (session, "apart");
  page = hv_state_page_new (session, "angry");
  window = show_in_window (page);
  ck_assert (!shows (page, LINE));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (it_is_offered_on_one_day_only_and_never_before_relief)
{
  ck_assert (!hv_circumstances_offer_is_due (NULL, NULL, "2026-11-24", FALSE));
  ck_assert (hv_circumstances_offer_is_due (NULL, NULL, "2026-11-24", TRUE));
  ck_assert (hv_circumstances_offer_is_due (NULL, "2026-11-24", "2026-11-24", TRUE));
  ck_assert (!hv_circumstances_offer_is_due (NULL, "2026-11-23", "2026-11-24", TRUE));
  ck_assert (!hv_circumstances_offer_is_due ("unsaid", NULL, "2026-11-24", TRUE));
  ck_assert (!hv_circumstances_offer_is_due ("apart", "2026-11-24", "2026-11-24", TRUE));
}
END_TEST

START_TEST (the_first_page_offers_it_after_an_exercise_until_she_says_no)
{
  g_autoptr (HvSession) session = open_session ();
  HvProgress *progress = hv_session_get_progress (session);
  GtkWidget *page = hv_now_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (!shows (page, OFFER));
  ck_assert_ptr_null (hv_progress_get_setting (progress, "circumstances-offered"));

  hv_progress_add_run (progress, "x03", 6, 4, HV_VERDICT_HELPED);
  run_for (50);
  ck_assert (shows (page, OFFER));
  ck_assert_ptr_nonnull (hv_progress_get_setting (progress, "circumstances-offered"));
  press (page, "No, thank you");
  ck_assert (!shows (page, OFFER));
  hv_progress_add_run (progress, "x01", 6, 4, HV_VERDICT_SAME);
  run_for (50);
  ck_assert (!shows (page, OFFER));
  ck_assert_str_eq (hv_session_get_circumstances (session), "unsaid");
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (what_helped_is_not_named_when_it_has_become_unsafe)
{
  g_autoptr (HvSession) session = open_session ();
  hv_progress_add_run (hv_session_get_progress (session), "x35", 6, 4, HV_VERDICT_HELPED);
  hv_session_set_circumstances (session, "apart");
  GtkWidget *page = hv_now_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (shows (page, "My yes and my no"));
  hv_session_set_circumstances (session, "leaving");
  ck_assert (!shows (page, "My yes and my no"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("circumstances-page");
  TCase *tc = tcase_create ("circumstances-page");
  tcase_add_checked_fixture (tc, set_up, NULL);
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, each_answer_is_kept_in_the_room_and_shown_again);
  tcase_add_test (tc, without_a_room_it_is_known_until_a_room_opens_or_closes);
  tcase_add_test (tc, what_is_unsafe_for_her_is_not_listed_and_not_hidden_either);
  tcase_add_test (tc, readings_follow_it_too);
  tcase_add_test (tc, what_comes_afterwards_follows_it);
  tcase_add_test (tc, the_end_of_a_reading_follows_it);
  tcase_add_test (tc, an_exercise_opened_all_the_same_says_why_it_is_not_offered);
  tcase_add_test (tc, no_state_offers_what_is_unsafe_for_any_way_of_living);
  tcase_add_test (tc, a_state_says_that_something_is_left_out);
  tcase_add_test (tc, it_is_offered_on_one_day_only_and_never_before_relief);
  tcase_add_test (tc, the_first_page_offers_it_after_an_exercise_until_she_says_no);
  tcase_add_test (tc, what_helped_is_not_named_when_it_has_become_unsafe);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
