/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "make-exercise.h"
#include "practice/runner.h"

#include <stdlib.h>

static HvRunner *
new_runner (HvExercise *exercise)
{
  return hv_runner_new (exercise, TRUE);
}

/* Everything that can be asked of a runner, in a string. */
static char *
fingerprint (HvRunner *runner)
{
  GString *out = g_string_new (NULL);
  guint n, total;
  hv_runner_get_position (runner, &n, &total, NULL);
  const HvStep *step = hv_runner_get_step (runner);
  g_autofree char *described = hv_runner_describe (runner);
  g_autoptr (GPtrArray) offered = hv_runner_get_afterwards (runner);
  g_string_append_printf (out, "%d %s %u/%u %d %d %d %d %d %u\n%s\n", hv_runner_get_phase (runner),
                          step != NULL ? step->id : "", n, total, hv_runner_is_short (runner),
                          hv_runner_get_before (runner), hv_runner_get_after (runner), hv_runner_get_outcome (runner),
                          hv_runner_get_keep (runner), offered->len, described);
  HvAnswers *answers = hv_runner_get_answers (runner);
  GPtrArray *steps = hv_exercise_get_steps (hv_runner_get_exercise (runner));
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *each = steps->pdata[i];
      if (!each->letting_go)
        g_string_append_printf (out, "%s:%d %s\n", each->id, hv_answers_has (answers, each->id),
                                hv_answers_get_text (answers, each->id));
    }
  return g_string_free (out, FALSE);
}

static void
assert_same (HvRunner *one, HvRunner *two)
{
  g_autofree char *a = fingerprint (one);
  g_autofree char *b = fingerprint (two);
  ck_assert_str_eq (a, b);
}

static void
answer_somehow (HvRunner *runner, GRand *random, const HvStep *step)
{
  HvAnswers *answers = hv_runner_get_answers (runner);
  const char *values[3] = { NULL };
  const char *items[] = { "tea", "", "a walk – æøå", NULL };
  switch (step->kind)
    {
    case HV_STEP_CHOOSE:
    case HV_STEP_MAP:
      for (int i = 0; i < g_rand_int_range (random, 0, 3); i++)
        values[i] = ((HvChoice *) step->choices->pdata[g_rand_int_range (random, 0, step->choices->len)])->value;
      hv_answers_set_choices (answers, step->id, values, g_rand_boolean (random) ? NULL : "own words");
      break;
    case HV_STEP_RATE:
      hv_answers_set_number (answers, step->id, g_rand_int_range (random, -1, 11));
      break;
    case HV_STEP_WRITE:
      hv_answers_set_text (answers, step->id, g_rand_boolean (random) ? "words, {date}\nand more" : " ");
      break;
    case HV_STEP_NEXT:
      values[0] = step->choices != NULL && g_rand_boolean (random) ? "week" : NULL;
      hv_answers_set_choices (answers, step->id, values, g_rand_boolean (random) ? NULL : "put the kettle on");
      break;
    case HV_STEP_LIST:
    case HV_STEP_PLAN:
    case HV_STEP_TABLE:    /* whose rows it may not fill */
    case HV_STEP_CONTACTS: /* the second half of a pair may be missing */
      hv_answers_set_list (answers, step->id, g_rand_boolean (random) ? items : NULL);
      break;
    default:
      break;
    }
}

/* One thing she might do, or something no one would do. */
static void
act (HvRunner *runner, GRand *random)
{
  GPtrArray *steps = hv_exercise_get_steps (hv_runner_get_exercise (runner));
  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
      hv_runner_begin (runner, g_rand_boolean (random));
      break;
    case 1:
    case 2:
    case 3:
      hv_runner_next (runner);
      break;
    case 4:
      hv_runner_back (runner);
      break;
    case 5:
      hv_runner_skip (runner);
      break;
    case 6:
      hv_runner_set_before (runner, g_rand_int_range (random, -1, 11));
      break;
    case 7:
      hv_runner_set_after (runner, g_rand_int_range (random, -1, 11));
      break;
    case 8:
      hv_runner_set_outcome (runner, g_rand_int_range (random, 0, 5));
      break;
    case 9:
      hv_runner_set_keep (runner, g_rand_int_range (random, 0, 3));
      break;
    case 10:
      if (g_rand_int_range (random, 0, 20) == 0)
        hv_runner_stop (runner);
      break;
    default:
      answer_somehow (runner, random, steps->pdata[g_rand_int_range (random, 0, steps->len)]);
    }
}

static void
check_invariants (HvRunner *runner)
{
  guint n, total;
  gboolean changed;
  hv_runner_get_position (runner, &n, &total, &changed);
  ck_assert (1 <= n && n <= total && total <= MAX (1, hv_exercise_get_steps (hv_runner_get_exercise (runner))->len));
  HvRunnerPhase phase = hv_runner_get_phase (runner);
  ck_assert ((hv_runner_get_step (runner) != NULL) == (phase == HV_RUNNER_STEP));
  ck_assert (hv_runner_can_go_back (runner) == (phase != HV_RUNNER_BEFORE && phase != HV_RUNNER_DONE));

  g_autofree char *described = hv_runner_describe (runner);
  ck_assert_ptr_null (strstr (described, "let go of"));
  g_autofree char *filled = hv_runner_fill_in (runner, "{s0} {s3} {date} {");
  ck_assert (filled != NULL);
}

/* Saving and taking up at any place gives the same place. */
static void
check_place (HvRunner *runner)
{
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  HvRunnerPhase phase = hv_runner_get_phase (runner);
  gboolean ordinary = hv_exercise_get_privacy (hv_runner_get_exercise (runner)) == HV_PRIVACY_ORDINARY;
  ck_assert ((place != NULL) == (ordinary && phase != HV_RUNNER_BEFORE && phase != HV_RUNNER_DONE));
  if (place == NULL)
    return;
  g_autoptr (HvRunner) later = new_runner (hv_runner_get_exercise (runner));
  g_autoptr (GError) error = NULL;
  ck_assert_msg (hv_runner_restore_place (later, place, &error), "%s", error != NULL ? error->message : "");
  assert_same (runner, later);
  g_autoptr (GBytes) again = hv_runner_save_place (later);
  ck_assert (g_bytes_equal (place, again));
}

static void
append_condition (GString *out, GRand *random, const HvStepKind *kinds, guint upto)
{
  if (upto == 0 || g_rand_int_range (random, 0, 2) == 0)
    return;
  guint to = g_rand_int_range (random, 0, upto);
  if (kinds[to] == HV_STEP_CHOOSE)
    g_string_append_printf (out, " when='s%u%s%s'", to, g_rand_boolean (random) ? "=" : "!=",
                            g_rand_boolean (random) ? "a|b" : "c");
  else if (kinds[to] == HV_STEP_RATE)
    g_string_append_printf (out, " when='s%u%s%d'", to, g_rand_boolean (random) ? "&gt;=" : "&lt;=",
                            g_rand_int_range (random, 0, 11));
  else
    g_string_append (out, " when='before&gt;=5'");
}

static HvExercise *
generate_exercise (GRand *random)
{
  static const HvStepKind kinds[] = { HV_STEP_READ, HV_STEP_CHOOSE, HV_STEP_RATE, HV_STEP_WRITE, HV_STEP_LIST };
  HvStepKind chosen[12];
  guint n = g_rand_int_range (random, 1, 13);
  GString *steps = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      chosen[i] = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
      g_string_append_printf (steps, "<%s id='s%u'", hv_step_kind_get_name (chosen[i]), i);
      append_condition (steps, random, chosen, i);
      if (chosen[i] == HV_STEP_CHOOSE)
        {
          g_string_append (steps, " other='yes' many='yes'><prompt>P</prompt><choice value='a'>A</choice><choice value='b'");
          append_condition (steps, random, chosen, i);
          g_string_append (steps, ">B</choice><choice value='c'>C</choice></choose>");
        }
      else if (chosen[i] == HV_STEP_RATE)
        {
          g_string_append (steps, "><prompt>P</prompt>");
          for (guint at = 0; at <= 10; at++)
            g_string_append_printf (steps, "<word at='%u'>w</word>", at);
          g_string_append (steps, "</rate>");
        }
      else if (chosen[i] == HV_STEP_WRITE && g_rand_boolean (random))
        g_string_append (steps, " letting-go='yes'><prompt>let go of</prompt></write>");
      else
        g_string_append_printf (steps, "><%s>T</%s></%s>", chosen[i] == HV_STEP_READ ? "text" : "prompt",
                                chosen[i] == HV_STEP_READ ? "text" : "prompt", hv_step_kind_get_name (chosen[i]));
    }
  static const char *const classes[] = { "P1", "P1", "P1", "P0", "P2" };
  HvExercise *exercise
      = make_exercise (g_rand_int_range (random, 1, 6), classes[g_rand_int_range (random, 0, 5)], steps->str,
                       g_rand_boolean (random) ? "<short steps='s0'/><afterwards exercise='x01' when='after&gt;=5'/>" : "");
  g_string_free (steps, TRUE);
  return exercise;
}

START_TEST (ten_thousand_walks_end_nowhere_strange)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1122);
  guint walks = g_strcmp0 (g_getenv ("HVERDAG_TEST_QUICK"), "1") == 0 ? 1000 : 10000;
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvExercise) exercise = NULL;
  for (guint i = 0; i < walks; i++)
    {
      if (i % 10 == 0)
        {
          g_clear_object (&exercise);
          exercise = generate_exercise (random);
        }
      g_autoptr (HvRunner) runner = new_runner (i % 10 == 9 ? walk : i % 10 == 8 ? thoughts : exercise);
      for (guint j = 0; j < 30; j++)
        {
          act (runner, random);
          check_invariants (runner);
          if (j % 5 == 0)
            check_place (runner);
        }
      check_place (runner);
    }
}
END_TEST

START_TEST (what_is_let_go_is_in_no_place)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = new_runner (walk);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_text (hv_runner_get_answers (runner), "burn", "never to be stored");
  hv_answers_set_text (hv_runner_get_answers (runner), "place", "may be stored");
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  gsize size;
  const char *data = g_bytes_get_data (place, &size);
  ck_assert (memmem (data, size, "never to be", 11) == NULL);
  ck_assert (memmem (data, size, "may be stored", 13) != NULL);
}
END_TEST

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if !defined(__SANITIZE_ADDRESS__)
START_TEST (a_place_is_wiped_when_freed)
{
  static const char secret[] = "something she wrote that is long enough to be found again";
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = new_runner (walk);
  hv_runner_begin (runner, FALSE);
  hv_answers_set_text (hv_runner_get_answers (runner), "place", secret);
  GBytes *place = hv_runner_save_place (runner);
  gsize size;
  const char *data = g_bytes_get_data (place, &size);
  const volatile char *words = memmem (data, size, secret, sizeof secret - 1);
  ck_assert (words != NULL);
  g_bytes_unref (place);
  for (gsize i = 0; i < sizeof secret - 1; i++)
    ck_assert_int_ne (words[i], secret[i]);
}
END_TEST
#endif

START_TEST (only_the_ordinary_class_keeps_a_place)
{
  static const struct
  {
    const char *privacy;
    gboolean can_keep, kept;
  } rows[] = { { "P0", TRUE, FALSE }, { "P1", TRUE, TRUE }, { "P1", FALSE, FALSE }, { "P2", TRUE, FALSE } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvExercise) exercise = make_exercise (5, rows[i].privacy, WRITE ("a", ""), "");
      g_autoptr (HvRunner) runner = hv_runner_new (exercise, rows[i].can_keep);
      g_autoptr (GBytes) before = hv_runner_save_place (runner);
      ck_assert_ptr_null (before);
      hv_runner_next (runner);
      g_autoptr (GBytes) place = hv_runner_save_place (runner);
      ck_assert ((place != NULL) == rows[i].kept);
      hv_runner_stop (runner);
      g_autoptr (GBytes) done = hv_runner_save_place (runner);
      ck_assert_ptr_null (done);
    }
}
END_TEST

START_TEST (the_place_of_a_changed_exercise_is_refused)
{
  static const struct
  {
    const char *privacy, *steps;
    gboolean same;
  } rows[] = {
    { "P1", YES_NO ("a", "") WRITE ("b", ""), TRUE },
    { "P1", YES_NO ("a", "") WRITE ("b", "when='a=yes'"), TRUE }, /* the way may change, the answers still mean the same */
    { "P1", WRITE ("b", "") YES_NO ("a", ""), FALSE },
    { "P1", YES_NO ("a", "") WRITE ("c", ""), FALSE },
    { "P1", YES_NO ("a", "") READ ("b", ""), FALSE },
    { "P1", YES_NO ("a", "") WRITE ("b", "letting-go='yes'"), FALSE },
    { "P1", "<choose id='a'><prompt>P</prompt><choice value='yes'>Y</choice></choose>" WRITE ("b", ""), FALSE },
    { "P2", YES_NO ("a", "") WRITE ("b", ""), FALSE },
  };
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", rows[0].steps, "");
  g_autoptr (HvRunner) runner = new_runner (exercise);
  hv_runner_begin (runner, FALSE);
  hv_runner_next (runner);
  hv_answers_set_text (hv_runner_get_answers (runner), "b", "words");
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvExercise) other = make_exercise (5, rows[i].privacy, rows[i].steps, "");
      g_autoptr (HvRunner) later = new_runner (other);
      g_autoptr (GError) error = NULL;
      ck_assert_msg (hv_runner_restore_place (later, place, &error) == rows[i].same, "row %zu", i);
      ck_assert (rows[i].same || g_error_matches (error, HV_PRACTICE_ERROR, HV_PRACTICE_ERROR_CHANGED));
      ck_assert (rows[i].same || hv_runner_get_phase (later) == HV_RUNNER_BEFORE);
    }
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) another = new_runner (walk);
  ck_assert (!hv_runner_restore_place (another, place, NULL));
}
END_TEST

/* What stands in a table is known by its place only: with another column it would stand under another heading. */
START_TEST (the_place_of_a_changed_table_is_refused)
{
#define COLUMN(id, rest) "<column id='" id "'" rest "</column>"
#define TABLE(inner) "<table id='t'><prompt>P</prompt>" inner "</table>"
  static const struct
  {
    const char *steps;
    gboolean same;
  } rows[] = {
    { TABLE (COLUMN ("a", "><label>A</label>") COLUMN ("b", "><label>B</label>")), TRUE },
    { TABLE (COLUMN ("a", "><label>Other words</label>") COLUMN ("b", "><label>B</label><hint>H</hint>")), TRUE },
    { TABLE (COLUMN ("b", "><label>B</label>") COLUMN ("a", "><label>A</label>")), FALSE },
    { TABLE (COLUMN ("a", "><label>A</label>")), FALSE },
    { TABLE (COLUMN ("a", "><label>A</label>") COLUMN ("b", " rate='yes'><label>B</label>")), FALSE },
    { TABLE (COLUMN ("a", "><label>A</label>") COLUMN ("b", "><label>B</label>") "<row id='r'><label>R</label></row>"), FALSE },
  };
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", rows[0].steps, "");
  g_autoptr (HvRunner) runner = new_runner (exercise);
  hv_runner_begin (runner, FALSE);
  hv_runner_next (runner);
  const char *fields[] = { "one", "two", NULL };
  hv_answers_set_list (hv_runner_get_answers (runner), "t", fields);
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvExercise) other = make_exercise (5, "P1", rows[i].steps, "");
      g_autoptr (HvRunner) later = new_runner (other);
      ck_assert_msg (hv_runner_restore_place (later, place, NULL) == rows[i].same, "row %zu", i);
    }
}
END_TEST

START_TEST (tables_contacts_and_the_next_step_are_there_when_she_comes_back)
{
  g_autoptr (HvExercise) thoughts = load_thoughts ();
  g_autoptr (HvRunner) runner = new_runner (thoughts);
  hv_runner_begin (runner, FALSE);
  hv_runner_next (runner);
  HvAnswers *answers = hv_runner_get_answers (runner);
  const char *fields[] = { "the phone", "7", "no", "", "", "yes", NULL };
  const char *people[] = { "A.", "", "The library", "Mondays", NULL };
  const char *when[] = { "week", NULL };
  hv_answers_set_list (answers, "thought", fields);
  hv_answers_set_list (answers, "people", people);
  hv_answers_set_choices (answers, "step", when, "put the kettle on");
  g_autoptr (GBytes) place = hv_runner_save_place (runner);

  g_autoptr (HvRunner) later = new_runner (thoughts);
  ck_assert (hv_runner_restore_place (later, place, NULL));
  assert_same (runner, later);
  answers = hv_runner_get_answers (later);
  ck_assert (g_strv_equal (hv_answers_get_list (answers, "thought"), fields));
  ck_assert (g_strv_equal (hv_answers_get_list (answers, "people"), people));
  ck_assert_str_eq (hv_answers_get_choices (answers, "step")[0], "week");
  ck_assert_str_eq (hv_answers_get_other (answers, "step"), "put the kettle on");
}
END_TEST

START_TEST (a_damaged_place_changes_nothing)
{
  g_autoptr (HvExercise) walk = load_walk ();
  g_autoptr (HvRunner) runner = new_runner (walk);
  hv_runner_begin (runner, FALSE);
  hv_runner_set_before (runner, 4);
  hv_runner_next (runner);
  hv_answers_set_text (hv_runner_get_answers (runner), "place", "here");
  const char *items[] = { "tea", "walk", NULL };
  hv_answers_set_list (hv_runner_get_answers (runner), "tools", items);
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  gsize size;
  const guint8 *data = g_bytes_get_data (place, &size);

  guint taken = 0;
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (HvRunner) later = new_runner (walk);
      g_autofree char *at_first = fingerprint (later);
      g_autoptr (GBytes) cut = g_bytes_new (data, length);
      ck_assert (!hv_runner_restore_place (later, cut, NULL));
      g_autofree char *after = fingerprint (later);
      ck_assert_str_eq (at_first, after);
    }
  for (gsize i = 0; i < size; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (data, size);
        copy[i] ^= 1 << bit;
        g_autoptr (GBytes) damaged = g_bytes_new (copy, size);
        g_autoptr (HvRunner) later = new_runner (walk);
        g_autofree char *at_first = fingerprint (later);
        g_autoptr (GError) error = NULL;
        if (hv_runner_restore_place (later, damaged, &error))
          {
            taken++; /* another letter, another rating: still a place */
            check_invariants (later);
            continue;
          }
        ck_assert (error != NULL && error->domain == HV_PRACTICE_ERROR);
        g_autofree char *after = fingerprint (later);
        ck_assert_str_eq (at_first, after);
      }
  ck_assert_int_lt (taken, size);

  g_autofree char *huge = g_malloc0 (5 * 1024 * 1024);
  g_autoptr (GBytes) too_large = g_bytes_new_static (huge, 5 * 1024 * 1024);
  g_autoptr (GError) error = NULL;
  ck_assert (!hv_runner_restore_place (runner, too_large, &error));
  ck_assert (g_error_matches (error, HV_PRACTICE_ERROR, HV_PRACTICE_ERROR_MALFORMED));
}
END_TEST

START_TEST (a_place_is_taken_up_without_a_room_too)
{
  g_autoptr (HvExercise) exercise = make_exercise (5, "P1", READ ("a", ""), "");
  g_autoptr (HvRunner) runner = new_runner (exercise);
  hv_runner_set_outcome (runner, HV_OUTCOME_SAME);
  while (hv_runner_get_phase (runner) != HV_RUNNER_KEEP)
    hv_runner_next (runner);
  g_autoptr (GBytes) place = hv_runner_save_place (runner);
  g_autoptr (HvRunner) later = hv_runner_new (exercise, FALSE);
  ck_assert (hv_runner_restore_place (later, place, NULL));
  ck_assert_int_eq (hv_runner_get_phase (later), HV_RUNNER_CLOSE); /* there is nothing to keep it in */
  ck_assert_int_eq (hv_runner_get_keep (later), HV_RUNNER_KEEP_NOTHING);
  ck_assert_int_eq (hv_runner_get_outcome (later), HV_OUTCOME_SAME);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("place");
  TCase *tc = tcase_create ("place");
  tcase_set_timeout (tc, 100);
  tcase_add_test (tc, ten_thousand_walks_end_nowhere_strange);
  tcase_add_test (tc, what_is_let_go_is_in_no_place);
#if !defined(__SANITIZE_ADDRESS__)
  tcase_add_test (tc, a_place_is_wiped_when_freed);
#endif
  tcase_add_test (tc, only_the_ordinary_class_keeps_a_place);
  tcase_add_test (tc, the_place_of_a_changed_exercise_is_refused);
  tcase_add_test (tc, the_place_of_a_changed_table_is_refused);
  tcase_add_test (tc, tables_contacts_and_the_next_step_are_there_when_she_comes_back);
  tcase_add_test (tc, a_damaged_place_changes_nothing);
  tcase_add_test (tc, a_place_is_taken_up_without_a_room_too);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
