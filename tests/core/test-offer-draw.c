/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn by lot, over ten thousand draws. Figures are printed on standard error. */

#include "library/library.h"
#include "practice/offer.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW (G_GINT64_CONSTANT (1795331400) * G_USEC_PER_SEC)
#define DAY G_TIME_SPAN_DAY
#define DRAWS 10000
#define SEED 20261124

/* Of kinds of their own, so that nothing but the weights decides. */
static const HvOfferCandidate four[] = { { .id = "a", .kind = "1" },
                                         { .id = "b", .kind = "2" },
                                         { .id = "c", .kind = "3" },
                                         { .id = "d", .kind = "4" } };

/* Of two kinds. */
static const HvOfferCandidate mixed[] = { { .id = "a", .kind = "1" },
                                          { .id = "b", .kind = "1" },
                                          { .id = "c", .kind = "1" },
                                          { .id = "d", .kind = "2" },
                                          { .id = "e", .kind = "2" } };

/* How often each of @n candidates is drawn with nothing drawn before. */
static void
count_draws (const HvOfferCandidate *candidates, guint n, const HvOfferPast *past, guint n_past,
             guint *counts)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  memset (counts, 0, n * sizeof *counts);
  for (guint i = 0; i < DRAWS; i++)
    {
      const HvOfferCandidate *drawn = hv_offer_draw (candidates, n, NULL, past, n_past, NOW, random);
      ck_assert (drawn >= candidates && drawn < candidates + n);
      counts[drawn - candidates]++;
    }
}

/* Within 2 % of the draws of a share of @weight in @total: at least four standard deviations. */
static void
assert_share (guint count, guint weight, guint total)
{
  double expected = (double)DRAWS * weight / total;
  ck_assert_msg (ABS (count - expected) <= DRAWS * 0.02, "%u of %d draws, not about %.0f", count, DRAWS,
                 expected);
}

START_TEST (without_answers_all_come_equally_often)
{
  guint counts[4];
  count_draws (four, 4, NULL, 0, counts);
  fprintf (stderr, "equal: %u %u %u %u of %d\n", counts[0], counts[1], counts[2], counts[3], DRAWS);
  for (guint i = 0; i < 4; i++)
    assert_share (counts[i], 1, 4);
}
END_TEST

START_TEST (what_helped_comes_twice_as_often)
{
  static const HvOfferPast past[] = { { .exercise = "b", .helped = 1 }, { .exercise = "c", .same = 7 } };
  guint counts[4];
  count_draws (four, 4, past, G_N_ELEMENTS (past), counts);
  fprintf (stderr, "b helped: %u %u %u %u of %d, %.2f times the mean of the others\n", counts[0], counts[1],
           counts[2], counts[3], DRAWS, counts[1] * 3.0 / (DRAWS - counts[1]));
  assert_share (counts[0], 1, 5);
  assert_share (counts[1], 2, 5);
  assert_share (counts[2], 1, 5); /* no difference is no reason to hide it */
  assert_share (counts[3], 1, 5);
}
END_TEST

START_TEST (helping_many_times_never_crowds_out_the_rest)
{
  static const HvOfferPast past[] = { { .exercise = "b", .helped = G_MAXUINT } };
  guint counts[4];
  count_draws (four, 4, past, 1, counts);
  assert_share (counts[1], 2, 5);
  assert_share (counts[0], 1, 5);
}
END_TEST

START_TEST (helping_once_and_making_no_difference_often_is_no_difference)
{
  static const HvOfferPast past[] = { { .exercise = "b", .helped = 1, .same = 2 } };
  guint counts[4];
  count_draws (four, 4, past, 1, counts);
  assert_share (counts[1], 1, 4);
}
END_TEST

START_TEST (what_made_it_worse_rests_and_what_is_hidden_never_comes)
{
  static const struct
  {
    HvOfferPast past;
    gboolean comes;
  } rows[] = {
    { { .exercise = "b", .worse = 1, .last_worse = NOW }, FALSE },
    { { .exercise = "b", .worse = 1, .last_worse = NOW - 14 * DAY + 1 }, FALSE },
    { { .exercise = "b", .worse = 1, .last_worse = NOW - 14 * DAY }, TRUE },
    { { .exercise = "b", .worse = 1, .last_worse = NOW + DAY }, FALSE },
    { { .exercise = "b", .worse = 1, .last_worse = NOW, .helped = 9 }, FALSE },
    { { .exercise = "b", .worse = 2, .last_worse = NOW - 4000 * DAY }, FALSE },
    { { .exercise = "b", .hidden = TRUE, .helped = 9 }, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint counts[4];
      count_draws (four, 4, &rows[i].past, 1, counts);
      ck_assert_msg (rows[i].comes == (counts[1] > 0), "row %zu: %u", i, counts[1]);
      if (rows[i].comes)
        assert_share (counts[1], 1, 4);
      else
        assert_share (counts[0], 1, 3);
    }
}
END_TEST

/* A chain of draws, each after the one before. */
static void
draw_chain (const HvOfferCandidate *candidates, guint n, guint32 seed, const HvOfferCandidate **chain,
            guint length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < length; i++)
    chain[i] = hv_offer_draw (candidates, n, i > 0 ? chain[i - 1] : NULL, NULL, 0, NOW, random);
}

START_TEST (neither_the_same_nor_its_kind_comes_twice_running)
{
  static const HvOfferCandidate *chain[DRAWS];
  draw_chain (mixed, G_N_ELEMENTS (mixed), SEED, chain, DRAWS);
  guint seen[G_N_ELEMENTS (mixed)] = { 0 };
  for (guint i = 0; i < DRAWS; i++)
    {
      seen[chain[i] - mixed]++;
      if (i == 0)
        continue;
      ck_assert_str_ne (chain[i]->id, chain[i - 1]->id);
      ck_assert_str_ne (chain[i]->kind, chain[i - 1]->kind);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (mixed); i++)
    ck_assert_msg (seen[i] > 0, "%s never came", mixed[i].id);
  fprintf (stderr, "a chain of %d: no repeat, no kind twice running\n", DRAWS);
}
END_TEST

START_TEST (where_there_is_but_one_kind_it_may_come_again_but_not_the_same)
{
  static const HvOfferCandidate *chain[DRAWS];
  draw_chain (mixed, 3, SEED, chain, DRAWS);
  for (guint i = 1; i < DRAWS; i++)
    {
      ck_assert_ptr_nonnull (chain[i]);
      ck_assert_str_ne (chain[i]->id, chain[i - 1]->id);
    }
}
END_TEST

START_TEST (the_same_seed_gives_the_same_draws)
{
  static const HvOfferCandidate *one[DRAWS], *two[DRAWS], *three[DRAWS];
  draw_chain (mixed, G_N_ELEMENTS (mixed), SEED, one, DRAWS);
  draw_chain (mixed, G_N_ELEMENTS (mixed), SEED, two, DRAWS);
  draw_chain (mixed, G_N_ELEMENTS (mixed), SEED + 1, three, DRAWS);
  ck_assert_int_eq (memcmp (one, two, sizeof one), 0);
  ck_assert_int_ne (memcmp (one, three, sizeof one), 0);
}
END_TEST

START_TEST (nothing_is_drawn_where_there_is_nothing)
{
  static const HvOfferPast all[] = { { .exercise = "a", .hidden = TRUE },
                                     { .exercise = "b", .worse = 3 },
                                     { .exercise = "c", .worse = 1, .last_worse = NOW },
                                     { .exercise = "d", .hidden = TRUE } };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  ck_assert_ptr_null (hv_offer_draw (NULL, 0, NULL, NULL, 0, NOW, random));
  ck_assert_ptr_null (hv_offer_draw (four, 4, NULL, all, 4, NOW, random));
  /* The only one is not brought again. */
  ck_assert_ptr_null (hv_offer_draw (four, 1, &four[0], NULL, 0, NOW, random));
}
END_TEST

START_TEST (what_was_seen_waits_while_there_is_something_else)
{
  HvOfferCandidate candidates[G_N_ELEMENTS (mixed)];
  memcpy (candidates, mixed, sizeof mixed);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  for (guint round = 0; round < DRAWS / 4; round++)
    {
      const HvOfferCandidate *last = NULL;
      for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
        candidates[i].seen = FALSE;
      for (guint i = 0; i < 4; i++) /* two of each kind are enough for this */
        {
          last = hv_offer_draw (candidates, G_N_ELEMENTS (candidates), last, NULL, 0, NOW, random);
          ck_assert (!last->seen);
          candidates[last - candidates].seen = TRUE;
        }
    }
}
END_TEST

START_TEST (asking_for_danger_comes_first)
{
  HvOfferCandidate candidates[] = { { .id = "a", .kind = "1", .comes_first = TRUE }, four[1], four[2] };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  static const HvOfferPast worse[]
      = { { .exercise = "a", .worse = 2, .last_worse = NOW }, { .exercise = "b", .helped = 9 } };
  static const HvOfferPast hidden[] = { { .exercise = "a", .hidden = TRUE } };
  for (guint i = 0; i < DRAWS; i++)
    {
      ck_assert_str_eq (hv_offer_draw (candidates, 3, &four[2], NULL, 0, NOW, random)->id, "a");
      /* A true alarm is not calmed away, whatever helped before. */
      ck_assert_str_eq (hv_offer_draw (candidates, 3, NULL, worse, 2, NOW, random)->id, "a");
      ck_assert_str_ne (hv_offer_draw (candidates, 3, NULL, hidden, 1, NOW, random)->id, "a");
      ck_assert_str_ne (hv_offer_draw (candidates, 3, &candidates[0], NULL, 0, NOW, random)->id, "a");
    }
  candidates[0].seen = TRUE;
  for (guint i = 0; i < DRAWS; i++)
    ck_assert_str_ne (hv_offer_draw (candidates, 3, &four[1], NULL, 0, NOW, random)->id, "a");
}
END_TEST

/* Small items */

static HvLibrary *
make_items (void)
{
  static const char text[]
      = "<items kind='grounding' format='1'>"
        "<item id='g1' states='sad calm' fits='near bed' draw='free'><text>One.</text></item>"
        "<item id='g2' states='sad' fits='near' draw='free' unsafe-when='living "
        "leaving'><text>Two.</text></item>"
        "<item id='g3' states='sad' fits='near bed' draw='choose'><text>Three.</text></item>"
        "<item id='g4' states='calm' draw='free' unsafe-when='unsaid'><text>Four.</text></item>"
        "</items>";
  g_autoptr (GError) error = NULL;
  HvLibrary *library = hv_library_new_from_data ("grounding.xml", text, strlen (text), &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

START_TEST (items_fit_her_state_her_situation_and_her_circumstances)
{
  static const char *const bed[] = { "near", "bed", NULL };
  static const char *const silent[] = { "silent", NULL };
  static const struct
  {
    HvOfferWish wish;
    const char *ids;
  } rows[] = {
    { { NULL }, "g1 g2" },
    { { .state = "sad" }, "g1 g2" },
    { { .state = "sad", .circumstances = "living" }, "g1" },
    { { .state = "sad", .circumstances = "apart" }, "g1 g2" },
    { { .state = "calm" }, "g1" },
    { { .state = "calm", .circumstances = "apart" }, "g1 g4" },
    { { .situations = bed }, "g1" },
    { { .situations = silent }, "" },
    { { .state = "angry" }, "" },
  };
  g_autoptr (HvLibrary) library = make_items ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) found = hv_offer_find_items (hv_library_get_items (library), &rows[i].wish);
      g_autoptr (GString) ids = g_string_new (NULL);
      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", g_array_index (found, HvOfferCandidate, j).id);
      ck_assert_msg (g_str_equal (ids->str, rows[i].ids), "row %zu: %s", i, ids->str);
    }
  /* What she only chooses herself fits, yet is never among what is drawn. */
  HvItem *chosen = hv_library_find_item (library, "g3");
  ck_assert (hv_offer_item_is_fit (chosen, &(HvOfferWish){ .state = "sad" }));
}
END_TEST

START_TEST (of_the_built_in_items_none_is_drawn_that_she_is_to_choose)
{
  static const char *const circumstances[] = { "unsaid", "living", "leaving", "apart", "children" };
  g_autoptr (HvLibrary) library = hv_library_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  GPtrArray *states = hv_library_get_states (library);
  guint drawn = 0;
  for (guint i = 0; i < states->len * G_N_ELEMENTS (circumstances); i++)
    {
      HvOfferWish wish = { .state = hv_state_get_id (states->pdata[i % states->len]),
                           .circumstances = circumstances[i / states->len] };
      g_autoptr (GArray) found = hv_offer_find_items (hv_library_get_items (library), &wish);
      const HvOfferCandidate *last = NULL;
      for (guint j = 0; j < DRAWS / 100 && found->len > 0; j++)
        {
          const HvOfferCandidate *next
              = hv_offer_draw ((const HvOfferCandidate *)found->data, found->len, last, NULL, 0, NOW, random);
          if (next == NULL)
            break;
          HvItem *item = hv_library_find_item (library, next->id);
          ck_assert (hv_item_may_be_drawn (item));
          ck_assert (hv_item_suits (item, wish.state));
          ck_assert (!hv_is_unsafe_when (hv_item_get_unsafe_when (item), wish.circumstances));
          last = next;
          drawn++;
        }
    }
  ck_assert_int_gt (drawn, 0);
  fprintf (stderr, "%u items drawn in %u states and all circumstances: none that she is to choose\n", drawn,
           states->len);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("offer-draw");
  TCase *tc = tcase_create ("offer-draw");
  tcase_add_test (tc, without_answers_all_come_equally_often);
  tcase_add_test (tc, what_helped_comes_twice_as_often);
  tcase_add_test (tc, helping_many_times_never_crowds_out_the_rest);
  tcase_add_test (tc, helping_once_and_making_no_difference_often_is_no_difference);
  tcase_add_test (tc, what_made_it_worse_rests_and_what_is_hidden_never_comes);
  tcase_add_test (tc, neither_the_same_nor_its_kind_comes_twice_running);
  tcase_add_test (tc, where_there_is_but_one_kind_it_may_come_again_but_not_the_same);
  tcase_add_test (tc, the_same_seed_gives_the_same_draws);
  tcase_add_test (tc, nothing_is_drawn_where_there_is_nothing);
  tcase_add_test (tc, what_was_seen_waits_while_there_is_something_else);
  tcase_add_test (tc, asking_for_danger_comes_first);
  tcase_add_test (tc, items_fit_her_state_her_situation_and_her_circumstances);
  tcase_add_test (tc, of_the_built_in_items_none_is_drawn_that_she_is_to_choose);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
