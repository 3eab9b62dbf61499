/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small things and "another one": what comes by itself, what she says of it, and what is kept of that. */

#include "ui-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/pages/small-things-page.h"
#include "ui/pages/state-page.h"
#include "ui/widgets/item-card.h"

#define SEED 20261124

static const HvOfferWish anything = { NULL };

/* Of one kind, so that all of it is known. */
static HvLibrary *
make_library (void)
{
  static const char text[]
      = "<items kind='grounding' format='1'>"
        "<item id='g001' states='unsure sad' fits='near bed' draw='free'><text>One.</text></item>"
        "<item id='g002' states='unsure' fits='near' draw='free'><text>Two.</text></item>"
        "<item id='g003' states='unsure' draw='free' unsafe-when='living'><text>Three.</text></item>"
        "<item id='g004' states='unsure' fits='bed' draw='choose'><text>Four.</text></item>"
        "</items>";
  g_autoptr (GError) error = NULL;
  HvLibrary *library = hv_library_new_from_data ("grounding.xml", text, strlen (text), &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return library;
}

static guint
count_answers_in_room (HvProgress *progress, HvLibrary *library)
{
  GPtrArray *items = hv_library_get_items (library);
  guint n = 0;
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *name = g_strconcat ("item:", hv_item_get_id (items->pdata[i]), NULL);
      n += hv_progress_get_setting (progress, name) != NULL;
    }
  return n;
}

START_TEST (nothing_she_says_is_kept_unless_she_says_so)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  HvProgress *progress = hv_session_get_progress (session);
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  HvItem *one = hv_library_find_item (library, "g001"), *two = hv_library_find_item (library, "g002");
  ck_assert (!hv_suggestions_can_keep (suggestions));
  hv_suggestions_follow_room (suggestions, progress, TRUE);
  ck_assert (hv_suggestions_can_keep (suggestions) && !hv_suggestions_get_keeps (suggestions));

  hv_suggestions_set_answer (suggestions, one, HV_ITEM_ANSWER_HELPS);
  hv_suggestions_set_answer (suggestions, two, HV_ITEM_ANSWER_HIDDEN);
  ck_assert (hv_suggestions_has_answers (suggestions));
  ck_assert_int_eq (count_answers_in_room (progress, library), 0);

  hv_suggestions_set_keeps (suggestions, TRUE);
  ck_assert_int_eq (count_answers_in_room (progress, library), 2);
  hv_suggestions_set_answer (suggestions, two, HV_ITEM_ANSWER_NONE);
  ck_assert_int_eq (count_answers_in_room (progress, library), 1);

  hv_suggestions_set_keeps (suggestions, FALSE);
  ck_assert_int_eq (count_answers_in_room (progress, library), 0);
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, one), HV_ITEM_ANSWER_HELPS);

  hv_suggestions_set_keeps (suggestions, TRUE);
  hv_suggestions_forget_answers (suggestions);
  ck_assert (!hv_suggestions_has_answers (suggestions));
  ck_assert_int_eq (count_answers_in_room (progress, library), 0);
}
END_TEST

START_TEST (another_room_knows_nothing_of_it)
{
  set_up_ui ("en");
  g_autoptr (HvSession) hers = open_session (), other = open_session ();
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (library);
  HvItem *one = hv_library_find_item (library, "g001");
  hv_suggestions_set_answer (suggestions, one, HV_ITEM_ANSWER_HIDDEN);
  hv_suggestions_follow_room (suggestions, hv_session_get_progress (hers), TRUE);
  ck_assert (!hv_suggestions_has_answers (suggestions));

  hv_suggestions_set_answer (suggestions, one, HV_ITEM_ANSWER_HIDDEN);
  hv_suggestions_set_keeps (suggestions, TRUE);
  hv_suggestions_follow_room (suggestions, hv_session_get_progress (other), TRUE);
  ck_assert (!hv_suggestions_has_answers (suggestions) && !hv_suggestions_get_keeps (suggestions));
  hv_suggestions_follow_room (suggestions, NULL, FALSE);
  ck_assert (!hv_suggestions_has_answers (suggestions));

  hv_suggestions_follow_room (suggestions, hv_session_get_progress (hers), TRUE);
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, one), HV_ITEM_ANSWER_HIDDEN);
}
END_TEST

START_TEST (locking_forgets_what_was_said)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  HvSuggestions *suggestions = hv_session_get_suggestions (session);
  HvItem *item = hv_suggestions_draw_item (suggestions, &anything, NULL);
  ck_assert_ptr_nonnull (item);
  hv_suggestions_set_answer (suggestions, item, HV_ITEM_ANSWER_HIDDEN);
  hv_session_close (session);
  ck_assert (!hv_suggestions_has_answers (suggestions));
}
END_TEST

START_TEST (what_she_hid_never_comes_and_the_same_seed_brings_the_same)
{
  set_up_ui ("en");
  HvLibrary *library = get_library ();
  g_autoptr (HvSuggestions) one = hv_suggestions_new (library), two = hv_suggestions_new (library);
  hv_suggestions_set_seed (one, SEED);
  hv_suggestions_set_seed (two, SEED);
  HvItem *hidden = hv_suggestions_draw_item (one, &anything, NULL);
  ck_assert_ptr_eq (hv_suggestions_draw_item (two, &anything, NULL), hidden);
  hv_suggestions_set_answer (one, hidden, HV_ITEM_ANSWER_HIDDEN);
  hv_suggestions_set_answer (two, hidden, HV_ITEM_ANSWER_HIDDEN);

  HvItem *last = NULL;
  for (guint i = 0; i < 2000; i++)
    {
      HvItem *next = hv_suggestions_draw_item (one, &anything, last);
      ck_assert_ptr_eq (hv_suggestions_draw_item (two, &anything, last), next);
      ck_assert_ptr_nonnull (next);
      ck_assert_ptr_ne (next, hidden);
      ck_assert_ptr_ne (next, last);
      ck_assert (hv_item_may_be_drawn (next));
      last = next;
    }
}
END_TEST

/* Another exercise */

static GPtrArray *
pick (const char *const *ids)
{
  return hv_library_pick_exercises (get_library (), ids);
}

START_TEST (another_exercise_is_one_from_where_she_came)
{
  static const char *const ids[] = { "x02", "x03", "x06", "x13", NULL };
  set_up_ui ("en");
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (get_library ());
  hv_suggestions_set_seed (suggestions, SEED);
  HvExercise *current = hv_library_find_exercise (get_library (), "x02");
  ck_assert_ptr_null (hv_suggestions_find_another (suggestions, current, NULL));

  g_autoptr (GPtrArray) source = pick (ids);
  ck_assert_int_eq (source->len, 4);
  hv_suggestions_set_source (suggestions, "overwhelmed", source);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < 4; i++) /* each is seen once before any is seen again */
    {
      ck_assert (g_hash_table_add (seen, current));
      HvExercise *next = hv_suggestions_find_another (suggestions, current, NULL);
      ck_assert (g_ptr_array_find (source, next, NULL));
      ck_assert_str_ne (hv_exercise_get_kind (next), hv_exercise_get_kind (current));
      /* Asking does not use it up, and the page she comes back to between them is no new beginning. */
      hv_suggestions_set_source (suggestions, "overwhelmed", source);
      current = next;
    }
}
END_TEST

START_TEST (where_there_is_danger_asking_for_it_comes_before_another)
{
  set_up_ui ("en");
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (get_library ());
  HvState *afraid = hv_library_find_state (get_library (), "afraid");
  g_autoptr (GPtrArray) source = pick (hv_state_get_exercises (afraid));
  HvExercise *asks = hv_library_find_exercise (get_library (), "x12");
  HvExercise *card = hv_library_find_exercise (get_library (), "x02");
  ck_assert_ptr_eq (source->pdata[0], asks);
  hv_suggestions_set_source (suggestions, "afraid", source);
  ck_assert_ptr_eq (hv_suggestions_find_another (suggestions, card, NULL), asks);
  ck_assert_ptr_ne (hv_suggestions_find_another (suggestions, asks, NULL), asks);
  for (guint i = 0; i < 100; i++) /* it has been seen, and is one among others now */
    ck_assert_ptr_nonnull (hv_suggestions_find_another (suggestions, card, NULL));
}
END_TEST

START_TEST (another_exercise_is_never_one_that_is_unsafe_for_her)
{
  static const char *const ids[] = { "x02", "x11", "x46", "x03", NULL };
  set_up_ui ("en");
  g_autoptr (HvSuggestions) suggestions = hv_suggestions_new (get_library ());
  g_autoptr (GPtrArray) source = pick (ids);
  hv_suggestions_set_source (suggestions, NULL, source);
  HvExercise *current = hv_library_find_exercise (get_library (), "x02");
  for (guint i = 0; i < 200; i++)
    ck_assert_str_eq (hv_exercise_get_id (hv_suggestions_find_another (suggestions, current, "living")),
                      "x03");
}
END_TEST

START_TEST (the_button_leads_from_one_exercise_to_another)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *state = hv_state_page_new (session, "overwhelmed");
  GtkWidget *window = show_in_window (state);
  gtk_window_destroy (GTK_WINDOW (window));

  GtkWidget *page = hv_exercise_page_new (session, "x02", FALSE);
  window = show_in_window (page);
  press (page, "Another exercise");
  ck_assert_msg (g_str_has_prefix (moves->str, "open-exercise x"), "%s", moves->str);
  ck_assert_ptr_null (strstr (moves->str, "x02"));
  gtk_window_destroy (GTK_WINDOW (window));

  /* A pause leads back to where she was, and nowhere else. */
  page = hv_exercise_page_new (session, "x02", FALSE);
  hv_page_begin_pause (HV_PAGE (page));
  window = show_in_window (page);
  ck_assert_ptr_null (find_button (page, "Another exercise"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (where_she_came_from_nowhere_no_other_is_offered)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *page = hv_exercise_page_new (session, "x02", FALSE);
  GtkWidget *window = show_in_window (page);
  ck_assert_ptr_null (find_button (page, "Another exercise"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

/* The card */

static HvItem *
get_shown (GtkWidget *card)
{
  HvItem *item = hv_item_card_get_item (HV_ITEM_CARD (card));
  ck_assert_ptr_nonnull (item);
  return item;
}

START_TEST (another_one_can_be_had_again_and_again)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  GtkWidget *card = hv_item_card_new (session, NULL);
  GtkWidget *window = show_in_window (card);
  for (guint i = 0; i < 50; i++)
    {
      HvItem *before = get_shown (card);
      ck_assert (shows (card, hv_item_get_text (before)));
      press (card, "Another one");
      ck_assert_ptr_ne (get_shown (card), before);
      ck_assert (hv_item_suits (get_shown (card), "unsure"));
    }
  /* A screen reader is told, on the button that has the focus. */
  gtk_test_accessible_assert_property (find_button (card, "Another one"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       hv_item_get_text (get_shown (card)));
  assert_all_named (card);
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (hiding_can_be_undone_and_the_focus_is_never_lost)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  HvSuggestions *suggestions = hv_session_get_suggestions (session);
  GtkWidget *card = hv_item_card_new (session, NULL);
  GtkWidget *window = show_in_window (card);
  HvItem *item = get_shown (card);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (card, "This helps")), TRUE);
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, item), HV_ITEM_ANSWER_HELPS);

  gtk_widget_grab_focus (find_button (card, "Hide this one"));
  press (card, "Hide this one");
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, item), HV_ITEM_ANSWER_HIDDEN);
  ck_assert (shows (card, "It is hidden."));
  ck_assert_ptr_null (find_button (card, "Hide this one"));
  ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), find_button (card, "Undo"));

  press (card, "Undo");
  ck_assert_ptr_eq (get_shown (card), item);
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, item), HV_ITEM_ANSWER_HELPS);
  ck_assert_ptr_eq (gtk_window_get_focus (GTK_WINDOW (window)), find_button (card, "Hide this one"));

  press (card, "Hide this one");
  press (card, "Another one");
  ck_assert_ptr_ne (get_shown (card), item);
  ck_assert (!shows (card, "It is hidden."));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (keeping_is_offered_only_where_there_is_a_room)
{
  set_up_ui ("en");
  g_autoptr (HvSession) session = open_session ();
  HvSuggestions *suggestions = hv_session_get_suggestions (session);
  GtkWidget *card = hv_item_card_new (session, NULL);
  GtkWidget *window = show_in_window (card);
  ck_assert (!shows (card, "What you say"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (card, "This helps")), TRUE);
  ck_assert (shows (card, "is forgotten when you close"));
  ck_assert_ptr_null (find_button (card, "Keep it in my room")); /* on memory alone */

  hv_suggestions_follow_room (suggestions, hv_session_get_progress (session), TRUE);
  hv_suggestions_set_answer (suggestions, get_shown (card), HV_ITEM_ANSWER_NONE);
  hv_suggestions_set_answer (suggestions, get_shown (card), HV_ITEM_ANSWER_HELPS);
  press (card, "Keep it in my room");
  ck_assert (hv_suggestions_get_keeps (suggestions));
  ck_assert (shows (card, "is kept in your room"));
  ck_assert_ptr_null (find_button (card, "Keep it in my room"));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (when_there_is_no_other_it_says_so_and_where_nothing_fits_there_is_no_card)
{
  static const char *const bed[] = { "bed", NULL }, *const children[] = { "children", NULL },
                           *const none[] = { NULL };
  set_up_ui ("en");
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSession) session = hv_session_new (library);
  GtkWidget *card = hv_item_card_new (session, "sad");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), card);
  GtkWidget *window = show_in_window (box);
  ck_assert_str_eq (hv_item_get_id (get_shown (card)), "g001");
  press (card, "Another one");
  ck_assert_str_eq (hv_item_get_id (get_shown (card)), "g001");
  ck_assert (shows (card, "There is no other one here just now."));

  hv_item_card_set_situations (HV_ITEM_CARD (card), bed);
  ck_assert_str_eq (hv_item_get_id (get_shown (card)), "g001");
  hv_item_card_set_situations (HV_ITEM_CARD (card), children);
  ck_assert_ptr_null (hv_item_card_get_item (HV_ITEM_CARD (card)));
  ck_assert (!gtk_widget_get_visible (card));
  hv_item_card_set_situations (HV_ITEM_CARD (card), none);
  ck_assert (gtk_widget_get_visible (card));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (what_is_unsafe_for_her_goes_when_she_says_how_she_lives)
{
  set_up_ui ("en");
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSession) session = hv_session_new (library);
  GtkWidget *card = g_object_ref_sink (hv_item_card_new (session, NULL));
  hv_item_card_choose (HV_ITEM_CARD (card), hv_library_find_item (library, "g003"));
  hv_session_set_circumstances (session, "living");
  ck_assert_str_ne (hv_item_get_id (get_shown (card)), "g003");
  g_object_unref (card);
}
END_TEST

/* The list */

START_TEST (what_never_comes_by_itself_can_be_picked_in_the_list)
{
  set_up_ui ("en");
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSession) session = hv_session_new (library);
  GtkWidget *page = hv_small_things_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert_ptr_nonnull (find_button (page, "Four."));
  press (page, "Four.");
  ck_assert (shows (page, "Four."));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  ck_assert_ptr_nonnull (gtk_widget_get_ancestor (focus, HV_TYPE_ITEM_CARD));
  assert_all_named (page);

  /* In bed only One and Four fit. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "In bed")), TRUE);
  ck_assert_ptr_null (find_button (page, "Two."));
  ck_assert_ptr_nonnull (find_button (page, "One."));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (page, "Children are here")), TRUE);
  ck_assert (shows (page, "Nothing here fits all of that."));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

START_TEST (what_she_hid_can_be_had_back)
{
  set_up_ui ("en");
  g_autoptr (HvLibrary) library = make_library ();
  g_autoptr (HvSession) session = hv_session_new (library);
  HvSuggestions *suggestions = hv_session_get_suggestions (session);
  HvItem *two = hv_library_find_item (library, "g002");
  GtkWidget *page = hv_small_things_page_new (session);
  GtkWidget *window = show_in_window (page);
  ck_assert (!shows (page, "What I have hidden"));
  press (page, "Two.");
  press (page, "Hide this one");
  ck_assert (shows (page, "What I have hidden"));
  ck_assert_ptr_null (find_button (page, "Keep what I say here in my room")); /* there is none */
  press (page, "Forget what I have said here");
  ck_assert_int_eq (hv_suggestions_get_answer (suggestions, two), HV_ITEM_ANSWER_NONE);
  ck_assert (!shows (page, "What I have hidden"));
  ck_assert_ptr_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("small-things");
  TCase *tc = tcase_create ("small-things");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, nothing_she_says_is_kept_unless_she_says_so);
  tcase_add_test (tc, another_room_knows_nothing_of_it);
  tcase_add_test (tc, locking_forgets_what_was_said);
  tcase_add_test (tc, what_she_hid_never_comes_and_the_same_seed_brings_the_same);
  tcase_add_test (tc, another_exercise_is_one_from_where_she_came);
  tcase_add_test (tc, where_there_is_danger_asking_for_it_comes_before_another);
  tcase_add_test (tc, another_exercise_is_never_one_that_is_unsafe_for_her);
  tcase_add_test (tc, the_button_leads_from_one_exercise_to_another);
  tcase_add_test (tc, where_she_came_from_nowhere_no_other_is_offered);
  tcase_add_test (tc, another_one_can_be_had_again_and_again);
  tcase_add_test (tc, hiding_can_be_undone_and_the_focus_is_never_lost);
  tcase_add_test (tc, keeping_is_offered_only_where_there_is_a_room);
  tcase_add_test (tc, when_there_is_no_other_it_says_so_and_where_nothing_fits_there_is_no_card);
  tcase_add_test (tc, what_is_unsafe_for_her_goes_when_she_says_how_she_lives);
  tcase_add_test (tc, what_never_comes_by_itself_can_be_picked_in_the_list);
  tcase_add_test (tc, what_she_hid_can_be_had_back);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
