/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks every exercise from its start to its end by three paths, in both languages, with text of twice the size: nothing
 * answered, everything answered, and high distress that gets worse. What is shown is held against what a screen reader, a
 * finger and tired eyes need. With HVERDAG_TEST_PICTURES, a folder, a picture of every step is kept in it. */

#include "crawl.h"

#include "base/language.h"
#include "base/paths.h"
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

typedef enum
{
  WALK_SKIPPED,
  WALK_ANSWERED,
  WALK_DISTRESS,
  N_WALKS
} Walk;

static const char *const walk_names[N_WALKS] = { "skipped", "answered", "distress" };

static const Look looks[] = {
  { "da", "da", 2 * ORDINARY_DPI, "Inter 11", TRUE },
  { "en", "en", 2 * ORDINARY_DPI, "Inter 11", TRUE },
};

typedef struct
{
  Crawl crawl;
  const char *id;
  Walk walk;
  GHashTable *checked; /* what has been looked at and would look the same again */
  gboolean gentle;     /* two gentle ways on were offered */
} Walking;

static Findings *findings;
static GPtrArray *lost; /* walks that came to no end */
static guint n_walks, n_screens, n_pictures;

/* --- A picture of each step --- */

static void
keep_picture (Walking *walking, const char *place)
{
  const char *folder = g_getenv ("HVERDAG_TEST_PICTURES");
  if (folder == NULL)
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
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_autofree char *path = g_strdup_printf ("%s/%s-%s-%s-%s.png", folder, walking->id, walking->crawl.look->name,
                                           walk_names[walking->walk], place);
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
      if (at == (guint) rating)
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

static void
answer (Walking *walking, HvRunner *runner)
{
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

/* What is pressed is there at once; that it is laid out and drawn is only waited for where it is looked at. */
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
look_at (Walking *walking, HvRunner *runner)
{
  HvRunnerPhase phase = hv_runner_get_phase (runner);
  const HvStep *step = hv_runner_get_step (runner);
  g_autofree char *place = step != NULL ? g_strdup (step->id) : g_strdup_printf ("part-%d", phase);
  /* A step with answers looks otherwise than without; a script is looked at once, not at each of its lines. What is asked
   * round every exercise is the same for all, but for a title that has been looked at before. */
  gboolean own = step != NULL || phase == HV_RUNNER_BEFORE || phase == HV_RUNNER_DONE;
  g_autofree char *key = g_strdup_printf ("%s %s %s", own ? walking->id : "", place,
                                          walking->walk == WALK_ANSWERED ? "answered" : "");
  n_screens++;
  if (!g_hash_table_add (walking->checked, g_steal_pointer (&key)))
    return;
  g_autofree char *where = g_strdup_printf ("%s, %s, %s", walking->id, walk_names[walking->walk], place);
  check_here (&walking->crawl, where);
  keep_picture (walking, place);
}

static void
walk (Walking *walking)
{
  act (&walking->crawl, "win.open-exercise", walking->id);
  ck_assert (is_at (&walking->crawl, "exercise"));
  HvRunner *runner
      = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (hv_main_window_get_page (HV_MAIN_WINDOW (walking->crawl.window))));
  g_object_ref (runner);
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
  *(gboolean *) data = TRUE;
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
  for (guint i = 0; i < exercises->len; i++)
    {
      walking.id = hv_exercise_get_id (exercises->pdata[i]);
      for (walking.walk = 0; walking.walk < N_WALKS; walking.walk++)
        {
          walking.gentle = FALSE;
          walk (&walking);
        }
    }
  g_hash_table_unref (walking.checked);
  close_window (&walking.crawl);
  g_printerr ("%s: %.1f s\n", look->name, (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_SECOND);
}

START_TEST (every_exercise_comes_to_its_end_on_every_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    walk_all (library, &looks[i]);
  for (guint i = 0; i < lost->len; i++)
    g_printerr ("  %s\n", (char *) lost->pdata[i]);
  ck_assert_uint_eq (lost->len, 0);
  ck_assert_uint_ge (n_walks, 2 * N_WALKS * hv_library_get_exercises (library)->len);
}
END_TEST

START_TEST (every_step_can_be_read_named_and_pressed)
{
  guint n = 0;
  for (Check check = 0; check < N_CHECKS; check++)
    for (guint i = 0; i < findings->told[check]->len; i++, n++)
      g_printerr ("  %s\n", (char *) findings->told[check]->pdata[i]);
  ck_assert_uint_eq (n, 0);
  ck_assert_uint_gt (findings->n_pages, 0);
}
END_TEST

int
main (void)
{
  g_setenv ("GTK_A11Y", "test", TRUE); /* with "none" there are no names, and none are missed */
  g_autofree char *rooms = g_dir_make_tmp ("walks-XXXXXX", NULL);
  g_setenv ("HVERDAG_DATA", rooms, TRUE);
  hv_language_init ();
  adw_init ();
  hv_look_attach (gdk_display_get_default ());
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  findings = findings_new ();
  lost = g_ptr_array_new_with_free_func (g_free);

  Suite *suite = suite_create ("walks");
  TCase *tc = tcase_create ("exercises");
  tcase_add_test (tc, every_exercise_comes_to_its_end_on_every_path);
  tcase_add_test (tc, every_step_can_be_read_named_and_pressed);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  g_printerr ("walks: %u walks through exercises, %u screens, %u held against the checks, %u pictures\n", n_walks,
              n_screens, findings->n_pages, n_pictures);
  findings_free (findings);
  g_ptr_array_unref (lost);
  remove_folder (rooms);
  return failed == 0 ? 0 : 1;
}
