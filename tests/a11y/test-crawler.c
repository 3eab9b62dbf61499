/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens every page in both languages, at the ordinary text size and at twice that, and holds against it what
 * a screen reader, a keyboard and tired eyes need. Nothing is kept: the session lives in memory. */

#include "crawl.h"

#include "base/language.h"
#include "base/paths.h"
#include "ui/pages/exercise-page.h"
#include "ui/ui.h"
#include "ui/widgets/step-view.h"
#include "ui/widgets/text-field.h"
#include "ui/window/look.h"
#include "ui/window/main-window.h"
#include "ui/window/page-table.h"
#include "ui/window/room-door.h"
#include "vault/vault.h"

#include <check.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* One look walks through every module; the others, unless HVERDAG_TEST_LONG says so, through every so many of
 * the modules, and all through every so many of the exercises, each through others. */
#define SAMPLE 4
#define WHOLE_LOOK "da 200 %"
#define LONGEST_WALK 80

static const Look looks[] = {
  { "da", "da", ORDINARY_DPI, "Inter 11", TRUE },
  { "en", "en", ORDINARY_DPI, "Inter 11", TRUE },
  { "da", "da 200 %", 2 * ORDINARY_DPI, "Inter 11", TRUE },
  { "en", "en 200 %", 2 * ORDINARY_DPI, "Inter 11", TRUE },
  { "da", "da font × 2", ORDINARY_DPI, "Inter 22", FALSE },
  { "en", "en font × 2", ORDINARY_DPI, "Inter 22", FALSE },
};

static Findings *findings;

/* --- Exercises: test-exercise-walks.c walks them all, with answers; here some in every look --- */

static void
walk_exercise (Crawl *crawl, const char *id)
{
  act (crawl, "win.open-exercise", id);
  for (int i = 0; i < LONGEST_WALK && is_at (crawl, "exercise"); i++)
    {
      HvExercisePage *page = HV_EXERCISE_PAGE (hv_main_window_get_page (HV_MAIN_WINDOW (crawl->window)));
      HvRunnerPhase phase = hv_runner_get_phase (hv_exercise_page_get_runner (page));
      const HvStep *step = hv_runner_get_step (hv_exercise_page_get_runner (page));
      g_autofree char *place = step != NULL ? g_strdup (step->id) : g_strdup_printf ("part %d", phase);
      g_autofree char *where = g_strdup_printf ("exercise %s, %s", id, place);
      check_here (crawl, where);
      if (phase == HV_RUNNER_BEFORE)
        {
          g_autoptr (GPtrArray) folds = find_all (crawl, is_closed_fold, NULL);
          for (guint n = 0; n < folds->len; n++)
            gtk_expander_set_expanded (folds->pdata[n], TRUE);
          check_here (crawl, where);
        }
      if (phase == HV_RUNNER_DONE || !press_last (crawl, is_main_button, NULL))
        break;
    }
  if (is_at (crawl, "exercise"))
    act (crawl, "win.stop", NULL);
  act (crawl, "win.go", "now");
}

static gboolean
is_long_run (void)
{
  return g_strcmp0 (g_getenv ("HVERDAG_TEST_LONG"), "1") == 0;
}

static gboolean
is_in_sample (Crawl *crawl, guint i)
{
  return is_long_run () || i % SAMPLE == (guint)(crawl->look - looks) % SAMPLE;
}

static gboolean
is_walked (Crawl *crawl, guint i)
{
  return g_str_equal (crawl->look->name, WHOLE_LOOK) || is_in_sample (crawl, i);
}

static void
walk_exercises (Crawl *crawl)
{
  GPtrArray *exercises = hv_library_get_exercises (crawl->library);
  for (guint i = 0; i < exercises->len; i++)
    if (is_in_sample (crawl, i))
      walk_exercise (crawl, hv_exercise_get_id (exercises->pdata[i]));
}

/* --- Modules and states --- */

static void
walk_modules (Crawl *crawl)
{
  GPtrArray *modules = hv_library_get_modules (crawl->library);
  for (guint i = 0; hv_page_table_find ("module") != NULL && i < modules->len; i++)
    {
      if (!is_walked (crawl, i))
        continue;
      const char *id = hv_module_get_id (modules->pdata[i]);
      act (crawl, "win.open-module", id);
      for (int page = 0; page < LONGEST_WALK && is_at (crawl, "module"); page++)
        {
          g_autofree char *where = g_strdup_printf ("module %s, page %d", id, page);
          check_here (crawl, where);
          if (!press_last (crawl, is_main_button, NULL))
            break;
        }
      if (is_at (crawl, "module"))
        act (crawl, "win.stop", NULL);
      act (crawl, "win.go", "now");
    }
}

static void
walk_states (Crawl *crawl)
{
  GPtrArray *states = hv_library_get_states (crawl->library);
  for (guint i = 0; i < states->len; i++)
    {
      g_autofree char *where = g_strdup_printf ("state %s", hv_state_get_id (states->pdata[i]));
      act (crawl, "win.open-state", hv_state_get_id (states->pdata[i]));
      check_here (crawl, where);
      act (crawl, "win.go", "now");
    }
}

static void
walk_routes (Crawl *crawl)
{
  GPtrArray *routes = hv_library_get_routes (crawl->library);
  for (guint i = 0; i < routes->len; i++)
    {
      g_autofree char *where = g_strdup_printf ("route %s", hv_route_get_id (routes->pdata[i]));
      act (crawl, "win.open-route", hv_route_get_id (routes->pdata[i]));
      ck_assert (is_at (crawl, "route"));
      check_here (crawl, where);
      act (crawl, "win.go", "now");
    }
}

/* --- The other pages --- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  ck_assert_msg (hv_room_door_finish (HV_SESSION (source), result, &error), "it did not open: %s",
                 error != NULL ? error->message : "");
  *(gboolean *)data = TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ck_assert (hv_journal_save_finish (HV_JOURNAL (source), result, NULL));
  *(gboolean *)data = TRUE;
}

/* Made-up words; long ones too, since it is those that are cut. */
static void
keep_something (Crawl *crawl)
{
  static const struct
  {
    const char *title, *text, *source;
  } entries[] = {
    { "En rolig morgen", "Kaffe på trappen. Fuglene var der før mig.", "" },
    { "",
      "Uden titel.\n\nMen med to afsnit, og det andet er langt nok til at fylde mere end en linje på listen.",
      "" },
    { "Sommerhusudlejningsvirksomhedens vedligeholdelsesarbejde", "Et langt ord i titlen.", "x03" },
  };
  HvJournal *journal = hv_session_get_journal (crawl->session);
  HvProgress *progress = hv_session_get_progress (crawl->session);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean saved = FALSE;
      g_autoptr (HvJournalEntry) entry
          = hv_journal_entry_new (entries[i].title, entries[i].text, entries[i].source);
      hv_journal_save_async (journal, entry, NULL, saved_cb, &saved);
      while (!saved)
        g_main_context_iteration (NULL, TRUE);
    }
  hv_progress_add_run (progress, "x03", 7, 4, HV_VERDICT_HELPED);
  hv_progress_add_run (progress, "x01", 6, 6, HV_VERDICT_SAME);
  hv_progress_add_run (progress, "x06", 5, 8, HV_VERDICT_WORSE);
  hv_progress_keep (progress, "sentence", "x02", "Jeg trækker vejret, og der er lys i vinduet.");
  hv_progress_keep (progress, "plan", "x29",
                    "Hvis telefonen lyser om aftenen, så lægger jeg den i skuffen i gangen.");
  hv_progress_keep (progress, "managed", "x33", "Stod op og åbnede vinduet");
  hv_progress_set_favourite (progress, "x03", TRUE);
  hv_progress_set_favourite (progress, "m06", TRUE);
}

static void
walk_first_start (Crawl *crawl)
{
  for (int page = 1; page <= 4; page++)
    {
      g_autofree char *where = g_strdup_printf ("first start, page %d", page);
      check_here (crawl, where);
      if (page < 4)
        press_last (crawl, is_button_saying, _ ("Skip"));
    }
}

static gboolean
is_popover (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER (widget);
}

static void
walk_menus (Crawl *crawl)
{
  act (crawl, "win.open-menu", NULL);
  live (50);
  check_here (crawl, "menu");
  g_autoptr (GPtrArray) popovers = g_ptr_array_new_with_free_func (g_object_unref);
  collect (crawl->window, is_popover, NULL, popovers);
  for (guint i = 0; i < popovers->len; i++)
    gtk_popover_popdown (popovers->pdata[i]);
  settle (crawl);
  act (crawl, "win.go", "now");
}

/* Everything in the table that is about nothing in particular. */
static void
walk_table (Crawl *crawl)
{
  static const char *const walked_elsewhere[]
      = { "state", "exercise", "exercise-at-once", "exercise-resumed", "module", "route", "rating", "first-start", "cover", "lock", "make-room", "leaving", "more", "open-file", "bring-back", "brought", "salvage",
          "room", "change-words", "ways-in", "spare-words", "second-room", "copy", "move", "check", "import",
          "tidy", "erase", "print", NULL };
  gsize n;
  const HvPageInfo *pages = hv_page_table_get_all (&n);
  for (gsize i = 0; i < n; i++)
    {
      if (g_strv_contains (walked_elsewhere, pages[i].name))
        continue;
      act (crawl, "win.go", pages[i].name);
      ck_assert_msg (is_at (crawl, pages[i].name), "the page %s is not shown", pages[i].name);
      live (150); /* what is asked of the store arrives */
      check_here (crawl, pages[i].name);
    }
  act (crawl, "win.open-rating", "r1");
  ck_assert (is_at (crawl, "rating"));
  check_here (crawl, "rating");
  act (crawl, "win.make-room", NULL);
  check_here (crawl, "make-room, limits");
  press_last (crawl, is_main_button, NULL);
  check_here (crawl, "make-room");
  act (crawl, "win.practise-leaving", NULL);
  check_here (crawl, "leaving");
  act (crawl, "win.go", "now");
}

/* --- The crawl --- */

static void
walk_paper (Crawl *crawl)
{
  const HvKept *kept = hv_progress_find_kept (hv_session_get_progress (crawl->session), "sentence");
  g_autofree char *subject = g_strdup_printf ("kept:%" G_GINT64_FORMAT, kept->id);
  const char *const subjects[] = { "x42", subject };
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      act (crawl, "win.print", subjects[i]);
      check_here (crawl, "on paper");
      ck_assert (press_last (crawl, is_button_saying, _ ("Go on")));
      settle (crawl);
      check_here (crawl, "on paper, where to");
      act (crawl, "win.go", "now");
    }
}

static void
walk_lock_page (Crawl *crawl)
{
  gboolean made = FALSE;
  open_window (crawl);
  hv_room_door_make_async (crawl->session, hv_secret_new_from_passphrase (PASSPHRASE, NULL), done_cb, &made);
  while (!made)
    g_main_context_iteration (NULL, TRUE);
  act (crawl, "win.go", "journal");
  live (150);
  check_here (crawl, "journal, nothing written");
  act (crawl, "win.go", "mine");
  check_here (crawl, "mine, nothing kept");
  walk_room (crawl);
  act (crawl, "win.lock", NULL);
  walk_cover (crawl);
  walk_files (crawl);
  close_window (crawl);
}

static void
crawl_all (HvLibrary *library, const Look *look)
{
  Crawl crawl = { .look = look, .library = library, .findings = findings };
  remove_folder (hv_paths_get_data_dir ());
  hv_language_set (look->language);
  set_text_size (look);

  gint64 began = g_get_monotonic_time ();
  guint before = findings->n_pages;
  open_window (&crawl);
  walk_first_start (&crawl);
  gboolean open = FALSE;
  hv_room_door_try_async (crawl.session, done_cb, &open);
  while (!open)
    g_main_context_iteration (NULL, TRUE);
  keep_something (&crawl);
  walk_table (&crawl);
  walk_menus (&crawl);
  walk_states (&crawl);
  walk_paper (&crawl);
  walk_routes (&crawl);
  if (g_getenv ("HVERDAG_CRAWL_QUICK")
      == NULL) /* for a look at what is not read or done; not every step is seen then */
    {
      walk_modules (&crawl);
      walk_exercises (&crawl);
    }
  close_window (&crawl);
  walk_lock_page (&crawl);
  remove_folder (hv_paths_get_data_dir ());
  g_printerr ("%s: %u pages in %.1f s\n", look->name, findings->n_pages - before,
              (double)(g_get_monotonic_time () - began) / G_TIME_SPAN_SECOND);
}

static void
crawl_everything (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new (&error);
  if (library == NULL)
    g_error ("%s", error->message);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_getenv ("HVERDAG_CRAWL") == NULL
        || g_str_equal (g_getenv ("HVERDAG_CRAWL"), looks[i].name)) /* one alone */
      crawl_all (library, &looks[i]);
}

/* --- What must hold --- */

/* The one that crawls; the others tell what it found. */
START_TEST (every_page_opens) { crawl_everything (); }
END_TEST

static void
expect_nothing (Check check)
{
  GPtrArray *told = findings->told[check];
  for (guint i = 0; i < told->len; i++)
    g_printerr ("  %s\n", (char *)told->pdata[i]);
  ck_assert_msg (told->len == 0, "%u findings, the first: %s", told->len, (char *)told->pdata[0]);
}

START_TEST (every_control_has_a_name_and_a_role) { expect_nothing (CHECK_NAME); }
END_TEST

START_TEST (every_target_is_44_px) { expect_nothing (CHECK_TARGET); }
END_TEST

START_TEST (every_picture_is_named_or_decoration) { expect_nothing (CHECK_IMAGE); }
END_TEST

START_TEST (tab_begins_at_close_now_and_comes_round) { expect_nothing (CHECK_RING); }
END_TEST

START_TEST (no_text_is_cut_at_twice_the_size) { expect_nothing (CHECK_TEXT); }
END_TEST

START_TEST (the_window_fits_a_small_screen) { expect_nothing (CHECK_SIZE); }
END_TEST

int
main (void)
{
  /* Without it every assertion about names passes: GTK_A11Y=none knows no names and complains of none. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_autofree char *home = g_dir_make_tmp ("crawl-XXXXXX", NULL);
  g_autofree char *rooms = g_build_filename (home, "rooms", NULL);
  g_setenv ("HVERDAG_DATA", rooms, TRUE);
  hv_language_init ();
  adw_init ();
  hv_look_attach (gdk_display_get_default ());
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  findings = findings_new ();
  crawl_rooms_set_up (home);

  Suite *suite = suite_create ("crawler");
  TCase *tc = tcase_create ("pages");
  tcase_add_test (tc, every_page_opens);
  tcase_add_test (tc, every_control_has_a_name_and_a_role);
  tcase_add_test (tc, every_target_is_44_px);
  tcase_add_test (tc, every_picture_is_named_or_decoration);
  tcase_add_test (tc, tab_begins_at_close_now_and_comes_round);
  tcase_add_test (tc, no_text_is_cut_at_twice_the_size);
  tcase_add_test (tc, the_window_fits_a_small_screen);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_set_fork_status (runner, CK_NOFORK);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  g_printerr ("crawler: %u pages, %u controls, %u images, %u labels, %u stops of Tab\n", findings->n_pages,
              findings->n_controls, findings->n_images, findings->n_labels, findings->n_stops);
  findings_free (findings);
  crawl_rooms_tear_down ();
  g_rmdir (home);
  return failed == 0 ? 0 : 1;
}
