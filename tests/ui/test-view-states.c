/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages show, computed without a display. */

#include "base/language.h"
#include "library/circumstances.h"
#include "ui/pages/entry-summary.h"
#include "ui/pages/mine-view-state.h"
#include "ui/pages/module-view-state.h"
#include "ui/pages/next-steps.h"
#include "ui/pages/now-view-state.h"
#include "ui/pages/practise-filter.h"
#include "ui/pages/small-things-view-state.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/drawing-labels.h"
#include "ui/widgets/item-view-state.h"

#include <check.h>
#include <string.h>

#define DAY G_TIME_SPAN_DAY

static HvLibrary *library;

static void
set_up (void)
{
  if (library != NULL)
    return;
  hv_language_init ();
  hv_language_set ("en");
  g_autoptr (GError) error = NULL;
  library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
}

START_TEST (the_first_page_shows_only_what_is_kept)
{
  g_autoptr (HvNowViewState) empty = hv_now_view_state_new (library, NULL, NULL, NULL, NULL);
  ck_assert_uint_eq (empty->states->len, 15);
  ck_assert_ptr_null (empty->plan);
  ck_assert_ptr_null (empty->sentence);
  ck_assert_ptr_null (empty->helped);

  HvKept sentence = { .kind = (char *) "sentence", .text = (char *) "That was then.\nThis is now." };
  HvKept blank = { .kind = (char *) "plan", .text = (char *) "  \n " };
  HvRun worse = { .exercise = (char *) "x02", .verdict = HV_VERDICT_WORSE };
  HvRun unknown = { .exercise = (char *) "x99", .verdict = HV_VERDICT_HELPED };
  HvRun helped = { .exercise = (char *) "x03", .verdict = HV_VERDICT_HELPED };
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_ptr_array_add (runs, &worse);
  g_ptr_array_add (runs, &unknown);
  g_ptr_array_add (runs, &helped);
  g_autoptr (HvNowViewState) kept = hv_now_view_state_new (library, NULL, &blank, &sentence, runs);
  ck_assert_ptr_null (kept->plan);
  ck_assert_str_eq (kept->sentence, "“That was then. This is now.”");
  ck_assert_str_eq (kept->helped_id, "x03");
}
END_TEST

START_TEST (the_next_step_is_the_newest_and_is_never_late)
{
  HvKept rests = { .id = 4, .kind = (char *) "next-rest", .text = (char *) "Ring the library", .created = 10 * DAY };
  HvKept newest = { .id = 3, .kind = (char *) "next", .text = (char *) "Put the kettle on\nToday", .created = 10 * DAY };
  HvKept blank = { .id = 2, .kind = (char *) "next", .text = (char *) " \nToday", .created = 9 * DAY };
  HvKept older = { .id = 1, .kind = (char *) "next", .text = (char *) "Open one letter", .created = 9 * DAY };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &rests);
  ck_assert_ptr_null (hv_next_view_state_new (kept, 0, 10 * DAY));
  ck_assert_ptr_null (hv_next_view_state_new (NULL, 0, 10 * DAY));

  g_ptr_array_add (kept, &newest);
  g_ptr_array_add (kept, &blank);
  g_ptr_array_add (kept, &older);
  g_autoptr (HvNextViewState) same_day = hv_next_view_state_new (kept, 0, 10 * DAY + 5 * G_USEC_PER_SEC);
  ck_assert_int_eq (same_day->id, 3);
  ck_assert_str_eq (same_day->step, "Put the kettle on");
  ck_assert_str_eq (same_day->when, "Today");
  g_autofree char *told = hv_next_step_describe (&newest, 10 * DAY);
  ck_assert_str_eq (told, "Put the kettle on\nAbout when: Today");

  /* On another day there is only the step: nothing to be late with, and no count of days. */
  for (guint days = 1; days < 400; days += 57)
    {
      g_autoptr (HvNextViewState) later = hv_next_view_state_new (kept, 0, (10 + days) * DAY);
      ck_assert_str_eq (later->step, "Put the kettle on");
      ck_assert_ptr_null (later->when);
      g_autofree char *words = hv_next_step_describe (&newest, (10 + days) * DAY);
      ck_assert_str_eq (words, "Put the kettle on");
    }
  g_autoptr (HvNextViewState) next = hv_next_view_state_new (kept, 3, 10 * DAY);
  ck_assert_str_eq (next->step, "Open one letter");
}
END_TEST

START_TEST (a_row_of_the_journal_tells_when_what_from_and_how_it_begins)
{
  g_autofree char *own = hv_entry_summary_format_detail (10 * DAY, NULL, "coffee", 10 * DAY);
  ck_assert_str_eq (own + strlen (own) - strlen (" · coffee"), " · coffee");
  g_autofree char *from = hv_entry_summary_format_detail (10 * DAY, "from an exercise", "", 10 * DAY);
  ck_assert_ptr_nonnull (strstr (from, " · from an exercise"));
  ck_assert_int_ne (from[strlen (from) - 1], ' ');
}
END_TEST

START_TEST (practise_shows_what_fits_all_that_is_chosen)
{
  HvExercise *card = hv_library_find_exercise (library, "x02"); /* one minute, fits everywhere */
  HvExercise *walk = hv_library_find_exercise (library, "x06"); /* three minutes of movement */
  HvPractiseFilter all = { 0 };
  ck_assert (hv_practise_filter_matches (&all, card, FALSE));
  HvPractiseFilter brief = { .max_minutes = 2 };
  ck_assert (hv_practise_filter_matches (&brief, card, FALSE));
  ck_assert (!hv_practise_filter_matches (&brief, walk, FALSE));
  HvPractiseFilter everywhere = { .situations = (1u << HV_N_SITUATIONS) - 1 };
  ck_assert (hv_practise_filter_matches (&everywhere, card, FALSE));
  HvPractiseFilter movement = { .kind = "movement" };
  ck_assert (hv_practise_filter_matches (&movement, walk, FALSE));
  ck_assert (!hv_practise_filter_matches (&movement, card, FALSE));
  HvPractiseFilter favourites = { .favourites_only = TRUE };
  ck_assert (!hv_practise_filter_matches (&favourites, card, FALSE));
  ck_assert (hv_practise_filter_matches (&favourites, card, TRUE));
}
END_TEST

START_TEST (every_kind_and_situation_has_words)
{
  g_autoptr (GPtrArray) kinds = hv_practise_find_kinds (library);
  for (guint i = 0; i < kinds->len; i++)
    ck_assert_str_ne (hv_exercise_kind_describe (g_ptr_array_index (kinds, i)), g_ptr_array_index (kinds, i));
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    ck_assert_str_ne (hv_situation_describe (i), hv_situations[i]);
}
END_TEST

START_TEST (a_small_thing_says_what_becomes_of_her_answer)
{
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  HvItem *item = hv_library_get_items (library)->pdata[0];
  HvItemViewState state;
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert_str_eq (state.text, hv_item_get_text (item));
  ck_assert (!state.helps && !state.hidden && state.note == NULL && !state.offers_keeping);
  hv_item_view_state_init (&state, suggestions, item, TRUE);
  ck_assert_str_eq (state.note, "There is no other one here just now.");

  hv_suggestions_set_answer (suggestions, item, HV_ITEM_ANSWER_HELPS);
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert (state.helps && !state.hidden);
  ck_assert (strstr (state.note, "forgotten when you close") != NULL);
  ck_assert (!state.offers_keeping); /* there is no room */

  hv_suggestions_set_answer (suggestions, item, HV_ITEM_ANSWER_HIDDEN);
  hv_item_view_state_init (&state, suggestions, item, FALSE);
  ck_assert (!state.helps && state.hidden);
  ck_assert_str_ne (state.text, hv_item_get_text (item));
}
END_TEST

START_TEST (small_things_are_listed_by_kind_what_helps_first_what_is_hidden_apart)
{
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  static const HvOfferWish anything = { .circumstances = "apart" };
  g_autoptr (HvSmallThingsViewState) first = hv_small_things_view_state_new (library, suggestions, NULL, &anything);
  ck_assert_ptr_eq (first->kind, first->kinds->pdata[0]);
  g_autoptr (HvSmallThingsViewState) odd = hv_small_things_view_state_new (library, suggestions, "odd", &anything);
  ck_assert_ptr_eq (odd->kind, first->kind);
  guint all = 0, fitting = 0;
  for (guint i = 0; i < first->kinds->len; i++)
    {
      const char *kind = first->kinds->pdata[i];
      ck_assert_str_ne (hv_item_kind_describe (kind), kind);
      g_autoptr (HvSmallThingsViewState) state = hv_small_things_view_state_new (library, suggestions, kind, &anything);
      ck_assert_str_eq (state->kind, kind);
      for (guint j = 0; j < state->items->len; j++)
        ck_assert_str_eq (hv_item_get_kind (state->items->pdata[j]), kind);
      all += state->items->len;
    }
  GPtrArray *items = hv_library_get_items (library);
  for (guint i = 0; i < items->len; i++)
    fitting += hv_offer_item_is_fit (items->pdata[i], &anything);
  ck_assert_uint_eq (all, fitting);

  HvItem *hidden = first->items->pdata[0], *helps = first->items->pdata[first->items->len - 1];
  hv_suggestions_set_answer (suggestions, hidden, HV_ITEM_ANSWER_HIDDEN);
  hv_suggestions_set_answer (suggestions, helps, HV_ITEM_ANSWER_HELPS);
  g_autoptr (HvSmallThingsViewState) then = hv_small_things_view_state_new (library, suggestions, NULL, &anything);
  ck_assert_uint_eq (then->items->len, first->items->len - 1);
  ck_assert_ptr_eq (then->items->pdata[0], helps);
  ck_assert (!g_ptr_array_find (then->items, hidden, NULL));
  ck_assert_uint_eq (then->hidden->len, 1);
  ck_assert_ptr_eq (then->hidden->pdata[0], hidden);
}
END_TEST

START_TEST (a_module_that_names_violence_begins_with_what_it_touches)
{
  GPtrArray *modules = hv_library_get_modules (library);
  for (guint i = 0; i < modules->len; i++)
    {
      HvModule *module = g_ptr_array_index (modules, i);
      g_autoptr (GArray) whole = hv_module_screens_new (module, FALSE);
      g_autoptr (GArray) brief = hv_module_screens_new (module, TRUE);
      if (hv_module_get_sensitivity (module) >= 3)
        ck_assert_int_eq (g_array_index (whole, HvModuleScreen, 0).kind, HV_MODULE_SCREEN_NOTE);
      ck_assert_int_eq (g_array_index (brief, HvModuleScreen, 0).kind, HV_MODULE_SCREEN_SHORT);
      ck_assert_int_eq (g_array_index (whole, HvModuleScreen, whole->len - 1).kind, HV_MODULE_SCREEN_AHEAD);
      ck_assert_uint_eq (g_array_index (whole, HvModuleScreen, whole->len - 1).number,
                         hv_module_screens_count (whole));
      for (guint j = 0; j < whole->len; j++)
        ck_assert_int_eq (hv_module_screens_find (whole, g_array_index (whole, HvModuleScreen, j).id), (int) j);
    }
}
END_TEST

START_TEST (every_module_is_in_one_group)
{
  guint n = 0;
  static const char *const doors[] = { "calm", "me", "others", "everyday" };
  for (gsize i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      g_autoptr (GPtrArray) group = hv_module_find_group (library, "underway", doors[i]);
      ck_assert_str_ne (hv_module_describe_door (doors[i]), "");
      n += group->len;
    }
  g_autoptr (GPtrArray) start = hv_module_find_group (library, "start", NULL);
  g_autoptr (GPtrArray) closing = hv_module_find_group (library, "closing", NULL);
  ck_assert_uint_eq (n + start->len + closing->len, hv_library_get_modules (library)->len);
}
END_TEST

START_TEST (what_names_violence_comes_last_in_its_group)
{
  g_autoptr (GPtrArray) start = hv_module_find_group (library, "start", NULL);
  ck_assert_uint_gt (start->len, 1);
  for (guint i = 1; i < start->len; i++)
    ck_assert_uint_le (hv_module_get_sensitivity (start->pdata[i - 1]), hv_module_get_sensitivity (start->pdata[i]));
}
END_TEST

START_TEST (numbers_are_told_in_words_and_small_changes_are_no_change)
{
  HvRun both = { .before = 8, .after = 3 }, same = { .before = 5, .after = 6 }, after = { .before = -1, .after = 10 },
        none = { .before = -1, .after = -1 };
  g_autofree char *told = hv_run_describe_ratings (&both);
  ck_assert_str_eq (told, "Unease before: a lot. Afterwards: a little.");
  g_autofree char *about = hv_run_describe_ratings (&same);
  ck_assert_str_eq (about, "Unease before: some. Afterwards about as before.");
  g_autofree char *only = hv_run_describe_ratings (&after);
  ck_assert_str_eq (only, "Unease afterwards: very much.");
  ck_assert_ptr_null (hv_run_describe_ratings (&none));
  for (int before = -1; before <= 10; before++)
    for (int rating = 0; rating <= 10; rating++)
      {
        HvRun run = { .before = before, .after = rating };
        g_autofree char *words = hv_run_describe_ratings (&run);
        ck_assert_ptr_null (strpbrk (words, "0123456789"));
      }
}
END_TEST

START_TEST (what_is_kept_is_shown_once_whatever_its_kind)
{
  HvKept sentence = { .kind = (char *) "sentence" }, plan = { .kind = (char *) "plan" }, odd = { .kind = (char *) "odd" };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &odd);
  g_ptr_array_add (kept, &sentence);
  g_ptr_array_add (kept, &plan);
  guint n = 0;
  for (gsize i = 0; hv_kept_kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = hv_kept_find_kind (kept, hv_kept_kinds[i]);
      n += found->len;
    }
  g_autoptr (GPtrArray) others = hv_kept_find_kind (kept, NULL);
  ck_assert_uint_eq (others->len, 1);
  ck_assert_uint_eq (n + others->len, kept->len);
}
END_TEST

START_TEST (what_has_no_heading_of_its_own_stands_under_what_it_came_from)
{
  HvKept rows = { .kind = (char *) "thoughts", .exercise = (char *) "x17" }, card = { .kind = (char *) "own-card", .exercise = (char *) "x07" },
         more = { .kind = (char *) "other-rows", .exercise = (char *) "x17" }, step = { .kind = (char *) "next", .exercise = (char *) "x17" };
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_ptr_array_add (kept, &rows);
  g_ptr_array_add (kept, &step);
  g_ptr_array_add (kept, &card);
  g_ptr_array_add (kept, &more);
  g_autoptr (GPtrArray) groups = hv_kept_group_others (kept);
  ck_assert_uint_eq (groups->len, 2);
  GPtrArray *first = groups->pdata[0], *second = groups->pdata[1];
  ck_assert_uint_eq (first->len, 2);
  ck_assert_ptr_eq (first->pdata[0], &rows);
  ck_assert_ptr_eq (first->pdata[1], &more);
  ck_assert_uint_eq (second->len, 1);
  ck_assert_ptr_eq (second->pdata[0], &card);
}
END_TEST

START_TEST (there_are_as_many_columns_as_fit)
{
  ck_assert_uint_eq (hv_card_grid_count_columns (1046, 240, 14, 4), 4);
  ck_assert_uint_eq (hv_card_grid_count_columns (1046, 480, 14, 4), 2);
  ck_assert_uint_eq (hv_card_grid_count_columns (300, 480, 14, 4), 1);
  ck_assert_uint_eq (hv_card_grid_count_columns (0, 480, 14, 0), 1);
}
END_TEST

START_TEST (labels_of_a_drawing_do_not_lie_on_each_other)
{
  HvLabelBox boxes[] = { { 10, 10, 100, 20 }, { 15, 15, 100, 20 }, { 380, 190, 100, 20 } };
  ck_assert (hv_drawing_labels_place (boxes, 3, 400, 200));
  ck_assert_double_ge (boxes[1].y, boxes[0].y + boxes[0].height);
  ck_assert_double_le (boxes[2].x + boxes[2].width, 400);
  ck_assert_double_le (boxes[2].y + boxes[2].height, 200);
  HvLabelBox crowded[] = { { 0, 0, 400, 90 }, { 0, 0, 400, 90 }, { 0, 0, 400, 90 } };
  ck_assert (!hv_drawing_labels_place (crowded, 3, 400, 200));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("view-states");
  TCase *tests = tcase_create ("view-states");
  tcase_set_timeout (tests, 60);
  tcase_add_unchecked_fixture (tests, set_up, NULL);
  tcase_add_test (tests, the_first_page_shows_only_what_is_kept);
  tcase_add_test (tests, the_next_step_is_the_newest_and_is_never_late);
  tcase_add_test (tests, a_row_of_the_journal_tells_when_what_from_and_how_it_begins);
  tcase_add_test (tests, practise_shows_what_fits_all_that_is_chosen);
  tcase_add_test (tests, every_kind_and_situation_has_words);
  tcase_add_test (tests, a_small_thing_says_what_becomes_of_her_answer);
  tcase_add_test (tests, small_things_are_listed_by_kind_what_helps_first_what_is_hidden_apart);
  tcase_add_test (tests, a_module_that_names_violence_begins_with_what_it_touches);
  tcase_add_test (tests, every_module_is_in_one_group);
  tcase_add_test (tests, what_names_violence_comes_last_in_its_group);
  tcase_add_test (tests, numbers_are_told_in_words_and_small_changes_are_no_change);
  tcase_add_test (tests, what_is_kept_is_shown_once_whatever_its_kind);
  tcase_add_test (tests, what_has_no_heading_of_its_own_stands_under_what_it_came_from);
  tcase_add_test (tests, there_are_as_many_columns_as_fit);
  tcase_add_test (tests, labels_of_a_drawing_do_not_lie_on_each_other);
  suite_add_tcase (suite, tests);

  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed > 0;
}
