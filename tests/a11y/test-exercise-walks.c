/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks every exercise from its start to its end by three paths, in both languages, with text of twice the
 * size: nothing answered, everything answered, and high distress that gets worse; once more at the ordinary
 * size, for the targets; and then by chance, until every step has been seen. What is shown is held against
 * what a screen reader, a finger and tired eyes need. A picture of every step is kept in the folder that is
 * its argument: each day those of other exercises, with HVERDAG_TEST_LONG=1 of all. HVERDAG_WALK=x30 walks
 * one exercise alone. */

#include "crawl.h"

#include "base/clock.h"
#include "base/language.h"
#include "base/paths.h"
#include "practice/map-points.h"
#include "ui/pages/exercise-page.h"
#include "ui/ui.h"
#include "ui/widgets/text-field.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/room-door.h"
#include "vault/vault.h"

#include <check.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Presses until the end at most: a script of many lines is turned line by line. */
#define LONGEST_WALK 160
/* So many days it takes until there is a picture of everything. */
#define PICTURE_DAYS 10
/* The lowest a field with words in it may be. */
#define LOWEST_FIELD 30
/* Walks by chance through one exercise at most, at three times of the day. */
#define MOST_CHANCES 240
#define MIDDAY (G_GINT64_CONSTANT (1795521600) * G_USEC_PER_SEC) /* 24 November 2026 */
static const gint64 times[] = { MIDDAY, MIDDAY + 8 * G_TIME_SPAN_HOUR, MIDDAY + 14 * G_TIME_SPAN_HOUR };

typedef enum
{
  WALK_SKIPPED,
  WALK_ANSWERED,
  WALK_DISTRESS,
  WALK_BY_CHANCE,
  N_WALKS
} Walk;

static const char *const walk_names[N_WALKS] = { "skipped", "answered", "distress", "by-chance" };

static const Look looks[] = {
  { "da", "da", 2 * ORDINARY_DPI, "Inter 11", TRUE },
  { "en", "en", 2 * ORDINARY_DPI, "Inter 11", TRUE },
  { "da", "da-ordinary", ORDINARY_DPI, "Inter 11", FALSE },
};

typedef struct
{
  Crawl crawl;
  const char *id;
  Walk walk;
  GHashTable *checked; /* what has been looked at and would look the same again */
  gboolean gentle;     /* two gentle ways on were offered */
  gboolean pictured;   /* a picture of each of its steps is kept today */
  GHashTable *steps;   /* of this exercise, those that were seen */
  GRand *chance;
} Walking;

static Findings *findings;
static GPtrArray *lost;   /* walks that came to no end */
static GPtrArray *unseen; /* steps that no walk came to */
static guint n_walks, n_screens, n_pictures;
static const char *folder; /* for pictures; NULL: none are kept */

/* --- A picture of each step --- */

static void
keep_picture (Walking *walking, const char *place)
{
  if (folder == NULL || !walking->pictured)
    return;
  settle (&walking->crawl);
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (walking->crawl.window));
  int width = gtk_widget_get_width (content), height = gtk_widget_get_height (content);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (content);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (walking->crawl.window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  g_autofree char *path = g_strdup_printf ("%s/%s-%s-%s-%s.png", folder, walking->id,
                                           walking->crawl.look->name, walk_names[walking->walk], place);
  if (gdk_texture_save_to_png (texture, path))
    n_pictures++;
}

/* --- What is shown, and what she does with it --- */

static gboolean
is_answer (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_is_sensitive (widget);
}

static gboolean
is_number (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "hv-number");
}

static gboolean
is_field (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_TEXT_FIELD (widget);
}

/* The number @rating of every scale that is shown. */
static void
press_numbers (Walking *walking, int rating)
{
  g_autoptr (GPtrArray) numbers = find_all (&walking->crawl, is_number, NULL);
  guint at = 0;
  for (guint i = 0; i < numbers->len; i++)
    {
      GtkWidget *parent = gtk_widget_get_parent (numbers->pdata[i]);
      at = i > 0 && gtk_widget_get_parent (numbers->pdata[i - 1]) == parent ? at + 1 : 0;
      if (at == (guint)rating)
        gtk_toggle_button_set_active (numbers->pdata[i], TRUE);
    }
}

static void
fill_fields (Walking *walking)
{
  g_autoptr (GPtrArray) fields = find_all (&walking->crawl, is_field, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      hv_text_field_set_text (fields->pdata[i], "et langt ord: vedligeholdelsesarbejde");
      g_signal_emit_by_name (fields->pdata[i], "entered");
    }
}

static gpointer
any_of (Walking *walking, GPtrArray *array)
{
  return array != NULL && array->len > 0
             ? array->pdata[g_rand_int_range (walking->chance, 0, (int)array->len)]
             : NULL;
}

/* Pictures and tables are pressed in tests of their own; here something is on them. */
static void
put_on_map (Walking *walking, HvAnswers *answers, const HvStep *step)
{
  g_autoptr (GPtrArray) points = hv_map_points_read (step, NULL);
  for (guint i = 0; i < 3 && (step->map == HV_MAP_NETWORK || step->map == HV_MAP_PATH); i++)
    {
      const HvChoice *part = any_of (walking, step->choices), *ring = any_of (walking, step->rings);
      const HvChoice *tag = any_of (walking, step->tags);
      HvMapPoint *point = hv_map_point_new (part->value, "K.");
      point->ring = ring != NULL ? g_strdup (ring->value) : NULL;
      point->tags = tag != NULL ? g_strsplit (tag->value, " ", 1) : NULL;
      g_ptr_array_add (points, point);
    }
  for (guint i = 0; i < points->len && step->map == HV_MAP_COMPASS; i++)
    ((HvMapPoint *)points->pdata[i])->number = g_rand_int_range (walking->chance, 0, 11);
  if (step->map == HV_MAP_SHARES) /* nearly all of it is one part’s: there are only so many pieces */
    ((HvMapPoint *)any_of (walking, points))->number = HV_SHARES_PIECES - 2;
  g_auto (GStrv) lines = hv_map_points_write (step, points);
  hv_answers_set_list (answers, step->id, (const char *const *)lines);
}

static void
put_by_chance (Walking *walking, HvAnswers *answers, const HvStep *step)
{
  if (step->kind == HV_STEP_MAP && hv_step_has_points (step))
    put_on_map (walking, answers, step);
  else if (step->kind == HV_STEP_MAP)
    {
      const HvChoice *choice = any_of (walking, step->choices), *nuance = any_of (walking, choice->nuances);
      const char *const values[] = { nuance != NULL ? nuance->value : choice->value, NULL };
      hv_answers_set_choices (answers, step->id, values, NULL);
    }
  if (step->kind != HV_STEP_TABLE || step->rows != NULL)
    return;
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  for (guint i = 0; i < step->columns->len; i++)
    {
      const HvTableColumn *column = step->columns->pdata[i];
      const HvChoice *choice = any_of (walking, column->choices);
      g_strv_builder_add (row, column->rate ? "7" : choice != NULL ? choice->value : "et ord");
    }
  g_auto (GStrv) cells = g_strv_builder_end (row);
  hv_answers_set_list (answers, step->id, (const char *const *)cells);
}

/* Any of the answers, or none; her own words would take the place of one. */
static void
answer_by_chance (Walking *walking, HvRunner *runner)
{
  static const int ratings[] = { 0, 3, 6, 9, 10 };
  const HvStep *step = hv_runner_get_step (runner);
  g_autoptr (GPtrArray) answers = find_all (&walking->crawl, is_answer, NULL);
  if (g_rand_int_range (walking->chance, 0, 6) == 0)
    return;
  press_numbers (walking, ratings[g_rand_int_range (walking->chance, 0, G_N_ELEMENTS (ratings))]);
  if (step != NULL && answers->len == 0)
    fill_fields (walking);
  if (step != NULL)
    put_by_chance (walking, hv_runner_get_answers (runner), step);
  if (step != NULL && step->kind == HV_STEP_MAP)
    return;
  guint n = answers->len > 0 ? 1 + (step != NULL && step->many ? g_rand_int_range (walking->chance, 0, 3) : 0)
                             : 0;
  for (; n > 0; n--)
    gtk_check_button_set_active (answers->pdata[g_rand_int_range (walking->chance, 0, (int)answers->len)],
                                 TRUE);
}

static void
answer (Walking *walking, HvRunner *runner)
{
  if (walking->walk == WALK_BY_CHANCE)
    {
      answer_by_chance (walking, runner);
      return;
    }
  HvRunnerPhase phase = hv_runner_get_phase (runner);
  gboolean step = phase == HV_RUNNER_STEP;
  if (walking->walk == WALK_DISTRESS)
    press_numbers (walking, 10);
  if (walking->walk == WALK_DISTRESS && phase == HV_RUNNER_CLOSE)
    hv_runner_set_outcome (runner, HV_OUTCOME_WORSE);
  if (walking->walk != WALK_ANSWERED)
    return;
  press_numbers (walking, 4);
  if (step)
    fill_fields (walking);
  g_autoptr (GPtrArray) answers = find_all (&walking->crawl, is_answer, NULL);
  if (answers->len > 0 && (step || phase == HV_RUNNER_CLOSE))
    gtk_check_button_set_active (answers->pdata[0], TRUE);
}

/* What is pressed is there at once; that it is laid out and drawn is only waited for where it is looked at.
 */
static gboolean
press (Walking *walking, Wanted wanted, gconstpointer data)
{
  g_autoptr (GPtrArray) found = find_all (&walking->crawl, wanted, data);
  if (found->len == 0)
    return FALSE;
  g_signal_emit_by_name (found->pdata[found->len - 1], "clicked");
  return TRUE;
}

/* Skips where that is possible, and else goes on. */
static gboolean
go_on (Walking *walking)
{
  return (walking->walk == WALK_SKIPPED && press (walking, is_button_saying, _ ("Skip")))
         || press (walking, is_main_button, NULL);
}

static void
check_fields (Walking *walking, const char *where)
{
  g_autoptr (GPtrArray) fields = find_all (&walking->crawl, is_field, NULL);
  for (guint i = 0; i < fields->len; i++)
    if (gtk_widget_get_height (fields->pdata[i]) < LOWEST_FIELD)
      g_ptr_array_add (lost, g_strdup_printf ("%s: a field is %d px high", where,
                                              gtk_widget_get_height (fields->pdata[i])));
}

static void
look_at (Walking *walking, HvRunner *runner)
{
  HvRunnerPhase phase = hv_runner_get_phase (runner);
  const HvStep *step = hv_runner_get_step (runner);
  g_autofree char *place = step != NULL ? g_strdup (step->id) : g_strdup_printf ("part-%d", phase);
  /* A step with answers looks otherwise than without; a script is looked at once, not at each of its lines.
   * What is asked round every exercise is the same for all, but for a title that has been looked at before.
   */
  gboolean own = step != NULL || phase == HV_RUNNER_BEFORE || phase == HV_RUNNER_DONE;
  g_autofree char *key = g_strdup_printf ("%s %s %s", own ? walking->id : "", place,
                                          walking->walk == WALK_ANSWERED ? "answered" : "");
  n_screens++;
  gboolean seen = step != NULL && !g_hash_table_add (walking->steps, g_strdup (step->id));
  if (walking->walk == WALK_BY_CHANCE && (step == NULL || seen))
    return;
  if (!g_hash_table_add (walking->checked, g_steal_pointer (&key)))
    return;
  g_autofree char *where = g_strdup_printf ("%s, %s, %s", walking->id, walk_names[walking->walk], place);
  check_here (&walking->crawl, where);
  check_fields (walking, where);
  keep_picture (walking, place);
}

static void
walk (Walking *walking)
{
  act (&walking->crawl, "win.open-exercise", walking->id);
  ck_assert (is_at (&walking->crawl, "exercise"));
  HvRunner *runner = hv_exercise_page_get_runner (
      HV_EXERCISE_PAGE (hv_main_window_get_page (HV_MAIN_WINDOW (walking->crawl.window))));
  g_object_ref (runner);
  walking->gentle = FALSE;
  n_walks++;
  guint turn = 0;
  for (; turn < LONGEST_WALK && hv_runner_get_phase (runner) != HV_RUNNER_DONE; turn++)
    {
      walking->gentle = walking->gentle || hv_runner_get_phase (runner) == HV_RUNNER_GENTLE;
      answer (walking, runner);
      look_at (walking, runner);
      if (!go_on (walking))
        break;
    }
  if (hv_runner_get_phase (runner) == HV_RUNNER_DONE)
    look_at (walking, runner);
  else
    g_ptr_array_add (lost, g_strdup_printf ("%s, %s, %s: no end", walking->id, walking->crawl.look->name,
                                            walk_names[walking->walk]));
  if (walking->walk == WALK_DISTRESS && !walking->gentle)
    g_ptr_array_add (lost, g_strdup_printf ("%s, %s: nothing gentle for great distress", walking->id,
                                            walking->crawl.look->name));
  g_object_unref (runner);
  act (&walking->crawl, "win.go", "now");
}

/* --- All of them --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ck_assert (hv_room_door_finish (HV_SESSION (source), result, NULL));
  *(gboolean *)data = TRUE;
}

static gboolean
has_seen_all (Walking *walking, HvExercise *exercise)
{
  return g_hash_table_size (walking->steps) == hv_exercise_get_steps (exercise)->len;
}

static void
tell_unseen (Walking *walking, HvExercise *exercise)
{
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      if (!g_hash_table_contains (walking->steps, step->id))
        g_ptr_array_add (unseen, g_strdup_printf ("%s/%s", walking->id, step->id));
    }
}

static void
walk_exercise (Walking *walking, HvExercise *exercise)
{
  walking->id = hv_exercise_get_id (exercise);
  walking->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  hv_clock_set_for_tests (MIDDAY);
  for (walking->walk = 0; walking->walk < WALK_BY_CHANCE; walking->walk++)
    if (walking->crawl.look->thorough || walking->walk == WALK_ANSWERED)
      walk (walking);
  if (walking->crawl.look == &looks[0])
    {
      for (guint n = 0; n < MOST_CHANCES && !has_seen_all (walking, exercise); n++)
        {
          hv_clock_set_for_tests (times[n % G_N_ELEMENTS (times)]);
          walk (walking);
        }
      tell_unseen (walking, exercise);
    }
  g_hash_table_unref (walking->steps);
}

static void
walk_all (HvLibrary *library, const Look *look)
{
  Walking walking = { .crawl = { .look = look, .library = library, .findings = findings } };
  GPtrArray *exercises = hv_library_get_exercises (library);
  gint64 began = g_get_monotonic_time ();
  gboolean open = FALSE;
  hv_language_set (look->language);
  set_text_size (look);
  open_window (&walking.crawl);
  hv_room_door_try_async (walking.crawl.session, opened_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);
  walking.checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walking.chance = g_rand_new_with_seed (1);
  const char *alone = g_getenv ("HVERDAG_WALK"); /* one exercise */
  gint64 day = g_get_real_time () / G_TIME_SPAN_DAY;
  for (guint i = 0; i < exercises->len; i++)
    if (alone == NULL || g_str_equal (hv_exercise_get_id (exercises->pdata[i]), alone))
      {
        walking.pictured = alone != NULL || g_strcmp0 (g_getenv ("HVERDAG_TEST_LONG"), "1") == 0
                           || i % PICTURE_DAYS == day % PICTURE_DAYS;
        walk_exercise (&walking, exercises->pdata[i]);
      }
  g_rand_free (walking.chance);
  g_hash_table_unref (walking.checked);
  hv_clock_set_for_tests (0);
  close_window (&walking.crawl);
  g_printerr ("%s: %.1f s\n", look->name, (double)(g_get_monotonic_time () - began) / G_TIME_SPAN_SECOND);
}

START_TEST (every_exercise_comes_to_its_end_on_every_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    walk_all (library, &looks[i]);
  for (guint i = 0; i < lost->len; i++)
    g_printerr ("  %s\n", (char *)lost->pdata[i]);
  ck_assert_uint_eq (lost->len, 0);
  ck_assert (g_getenv ("HVERDAG_WALK") != NULL || n_walks >= 2 * 3 * hv_library_get_exercises (library)->len);
}
END_TEST

START_TEST (every_step_was_seen)
{
  for (guint i = 0; i < unseen->len; i++)
    g_printerr ("  not seen: %s\n", (char *)unseen->pdata[i]);
  ck_assert_uint_eq (unseen->len, 0);
}
END_TEST

START_TEST (every_step_can_be_read_named_and_pressed)
{
  guint n = 0;
  for (Check check = 0; check < N_CHECKS; check++)
    for (guint i = 0; i < findings->told[check]->len; i++, n++)
      g_printerr ("  %s\n", (char *)findings->told[check]->pdata[i]);
  ck_assert_uint_eq (n, 0);
  ck_assert_uint_gt (findings->n_pages, 0);
}
END_TEST

int
main (int argc, char **argv)
{
  folder = argc > 1 ? argv[1] : NULL;
  if (folder != NULL)
    g_mkdir_with_parents (folder, 0755);
  g_setenv ("GTK_A11Y", "test", TRUE); /* with "none" there are no names, and none are missed */
  g_autofree char *rooms = g_dir_make_tmp ("walks-XXXXXX", NULL);
  g_setenv ("HVERDAG_DATA", rooms, TRUE);
  hv_language_init ();
  adw_init ();
  hv_look_attach (gdk_display_get_default ());
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  findings = findings_new ();
  lost = g_ptr_array_new_with_free_func (g_free);
  unseen = g_ptr_array_new_with_free_func (g_free);

  Suite *suite = suite_create ("walks");
  TCase *tc = tcase_create ("exercises");
  tcase_add_test (tc, every_exercise_comes_to_its_end_on_every_path);
  tcase_add_test (tc, every_step_was_seen);
  tcase_add_test (tc, every_step_can_be_read_named_and_pressed);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  g_printerr ("walks: %u walks through exercises, %u screens, %u held against the checks, %u pictures\n",
              n_walks, n_screens, findings->n_pages, n_pictures);
  findings_free (findings);
  g_ptr_array_unref (lost);
  g_ptr_array_unref (unseen);
  remove_folder (rooms);
  return failed == 0 ? 0 : 1;
}
