/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One page on paper: what stands on it, that it is one, and what the file tells. */

#include "window-test.h"

#include "ui/pages/exercise-page.h"
#include "ui/print/sheet-pdf.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/picker.h"

#include <sys/stat.h>

#define OWN "the blue kettle"

static const char *const languages[] = { "en", "da" };
static const HvPaper *const papers[] = { &hv_paper_a4, &hv_paper_letter };

static char *
get_text (const HvSheet *sheet)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < sheet->parts->len; i++)
    {
      const HvSheetPart *part = sheet->parts->pdata[i];
      if (part->text != NULL)
        g_string_append_printf (text, "%s\n", part->text);
      for (guint n = 0; part->items != NULL && part->items[n] != NULL; n++)
        g_string_append_printf (text, "%s\n", part->items[n]);
      for (guint n = 0; part->rows != NULL && part->rows[n] != NULL; n++)
        g_string_append_printf (text, "%s\n", part->rows[n]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_tells_nothing (const char *text, const char *what)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  ck_assert_msg (strstr (small, "hverdag") == NULL, "the program's name: %s", what);
}

/* Where ink falls, and no page but the first. */
static void
assert_on_the_page (const HvSheet *sheet, const HvPaper *paper, const HvSheetFit *fit, const char *what)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;
  hv_sheet_draw (sheet, paper, fit, cr);
  ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  ck_assert_msg (x >= 34 && y >= 34 && x + width <= paper->width - 34 && y + height <= paper->height - 34,
                 "%s: ink from %.0f, %.0f to %.0f, %.0f", what, x, y, x + width, y + height);
  ck_assert_msg (width > 50 && height > 10, "%s: an empty page", what);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* For looking at: with HVERDAG_TEST_PICTURES, a folder. */
static void
keep_picture (const HvSheet *sheet, const HvPaper *paper, const HvSheetFit *fit, const char *name)
{
  const char *folder = g_getenv ("HVERDAG_TEST_PICTURES");
  if (folder == NULL)
    return;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(1.4 * paper->width),
                                                         (int)(1.4 * paper->height));
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 1.4, 1.4);
  hv_sheet_draw (sheet, paper, fit, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

START_TEST (every_exercise_is_one_page)
{
  GPtrArray *exercises = hv_library_get_exercises (get_library ());
  guint shortened = 0, smaller = 0, n = 0;
  for (guint i = 0; i < exercises->len; i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      for (guint p = 0; p < 2 * G_N_ELEMENTS (papers); p++)
        {
          HvExercise *exercise = exercises->pdata[i];
          const HvPaper *paper = papers[p / 2];
          hv_language_set (languages[l]);
          g_autofree char *name
              = g_strdup_printf ("%s-%s-%s-%s", hv_exercise_get_id (exercise), languages[l],
                                 p / 2 == 0 ? "a4" : "letter", p % 2 == 0 ? "whole" : "key-words");
          g_autoptr (HvSheet) sheet = hv_sheet_new_blank (exercise, get_library (), p % 2 == 1);
          HvSheetFit fit = hv_sheet_fit (sheet, paper);
          keep_picture (sheet, paper, &fit, name);
          ck_assert_msg (fit.pages == 1, "%s: %u pages", name, fit.pages);
          ck_assert_msg (fit.size >= HV_SHEET_SMALLEST, "%s: text of %.1f points", name, fit.size);
          g_autofree char *text = get_text (sheet);
          if (l == 0) /* in Danish it is an ordinary word */
            assert_tells_nothing (text, name);
          if (sheet->parts->len > 0)
            assert_on_the_page (sheet, paper, &fit, name);
          shortened += fit.most < HV_SHEET_HELPING;
          smaller += fit.size < 10.5;
          n++;
        }
  g_printerr ("print: %u pages of %u exercises; %u with small text, %u with something left out\n", n,
              exercises->len, smaller, shortened);
}
END_TEST

START_TEST (a_blank_sheet_asks_everything_that_the_exercise_asks)
{
  GPtrArray *exercises = hv_library_get_exercises (get_library ());
  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (HvSheet) sheet = hv_sheet_new_blank (exercises->pdata[i], get_library (), FALSE);
      GPtrArray *steps = hv_exercise_get_steps (exercises->pdata[i]);
      g_autofree char *text = get_text (sheet);
      ck_assert_ptr_nonnull (strstr (text, hv_exercise_get_title (exercises->pdata[i])));
      for (guint s = 0; s < steps->len; s++)
        {
          const HvStep *step = steps->pdata[s];
          const char *asked = hv_translated_get (step->prompt);
          ck_assert_msg (strchr (asked, '{') != NULL || strstr (text, asked) != NULL, "not asked: %s", asked);
          for (guint c = 0; step->choices != NULL && c < step->choices->len; c++)
            {
              const HvChoice *choice = step->choices->pdata[c];
              ck_assert_msg (strstr (text, hv_translated_get (choice->label)) != NULL,
                             "%s: not to be ticked: %s", step->id, choice->value);
            }
          for (guint t = 0; step->lines != NULL && t < step->lines->len; t++)
            ck_assert_ptr_nonnull (
                strstr (text, hv_translated_get (((HvGuideLine *)step->lines->pdata[t])->text)));
        }
    }
}
END_TEST

/* The kinds of steps that few exercises have, or none. */
START_TEST (tables_contacts_and_maps_are_forms_on_paper)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", NULL);
  const char *const ids[] = { "thoughts", "maps" };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("%s/%s.xml", folder, ids[i]);
      g_autofree char *lines = g_strdup_printf ("%s/xx.xml", folder);
      const char *const paths[] = { name, lines, NULL };
      g_autoptr (HvLibrary) library = hv_library_new_from_files (paths, &error);
      ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
      g_autoptr (HvSheet) sheet
          = hv_sheet_new_blank (hv_library_get_exercises (library)->pdata[0], library, FALSE);
      HvSheetFit fit = hv_sheet_fit (sheet, &hv_paper_letter);
      keep_picture (sheet, &hv_paper_letter, &fit, ids[i]);
      ck_assert_uint_eq (fit.pages, 1);
      assert_on_the_page (sheet, &hv_paper_letter, &fit, ids[i]);
      g_autofree char *text = get_text (sheet);
      if (i > 0)
        continue;
      const char *const there[]
          = { "Situation", "How strong (0–10)", "Calm? (Yes, calm / Not calm)", "What it costs", "Who",
              "How",       "This week" };
      for (guint t = 0; t < G_N_ELEMENTS (there); t++)
        ck_assert_msg (strstr (text, there[t]) != NULL, "not on paper: %s", there[t]);
    }
}
END_TEST

/* To the end, with every answer that can be written. */
static HvRunner *
answer (const char *id)
{
  HvRunner *runner = hv_runner_new (hv_library_find_exercise (get_library (), id), TRUE);
  GPtrArray *steps = hv_exercise_get_steps (hv_runner_get_exercise (runner));
  for (guint i = 0; i < steps->len; i++)
    {
      const HvStep *step = steps->pdata[i];
      const char *list[] = { OWN, OWN, OWN, NULL };
      if (step->kind == HV_STEP_WRITE)
        hv_answers_set_text (hv_runner_get_answers (runner), step->id, OWN);
      if (step->kind == HV_STEP_LIST || step->kind == HV_STEP_PLAN)
        hv_answers_set_list (hv_runner_get_answers (runner), step->id, list);
    }
  return runner;
}

START_TEST (her_words_stand_on_it_only_where_she_chose_it)
{
  g_autoptr (HvRunner) runner = answer ("x42");
  g_autoptr (HvSheet) blank = hv_sheet_new_blank (hv_runner_get_exercise (runner), get_library (), FALSE);
  g_autoptr (HvSheet) answered = hv_sheet_new_answered (runner, FALSE);
  g_autoptr (HvSheet) key_words = hv_sheet_new_answered (runner, TRUE);
  g_autofree char *text = get_text (answered), *less = get_text (key_words), *without = get_text (blank);
  ck_assert (answered->own && key_words->own && !blank->own);
  ck_assert_ptr_null (strstr (without, OWN));
  ck_assert_ptr_nonnull (strstr (text, OWN));
  ck_assert_ptr_nonnull (strstr (text, "Three things I want to say"));
  ck_assert_ptr_nonnull (strstr (less, OWN));
  ck_assert_ptr_null (strstr (less, "Three things I want to say"));
  ck_assert_ptr_null (strstr (less, "Prepare a meeting"));
}
END_TEST

START_TEST (key_words_of_a_plan_have_no_questions)
{
  g_autoptr (HvRunner) runner = NULL;
  GPtrArray *exercises = hv_library_get_exercises (get_library ());
  guint plans = 0;
  for (guint i = 0; i < exercises->len; i++)
    {
      GPtrArray *steps = hv_exercise_get_steps (exercises->pdata[i]);
      g_clear_object (&runner);
      runner = answer (hv_exercise_get_id (exercises->pdata[i]));
      for (guint s = 0; s < steps->len; s++)
        {
          const HvStep *step = steps->pdata[s];
          if (step->kind != HV_STEP_PLAN || !hv_runner_is_on_her_way (runner, step))
            continue;
          g_autoptr (HvSheet) sheet = hv_sheet_new_answered (runner, TRUE);
          g_autofree char *text = get_text (sheet);
          ck_assert_ptr_null (strstr (text, hv_translated_get (step->then_prompt)));
          ck_assert_ptr_nonnull (strstr (text, OWN));
          plans++;
        }
    }
  ck_assert_uint_gt (plans, 0);
}
END_TEST

START_TEST (what_was_let_go_of_is_on_no_paper)
{
  GPtrArray *exercises = hv_library_get_exercises (get_library ());
  guint let_go = 0;
  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (HvRunner) runner = hv_runner_new (exercises->pdata[i], TRUE);
      GPtrArray *steps = hv_exercise_get_steps (exercises->pdata[i]);
      for (guint s = 0; s < steps->len; s++)
        {
          const HvStep *step = steps->pdata[s];
          if (!step->letting_go)
            continue;
          hv_answers_set_text (hv_runner_get_answers (runner), step->id, OWN);
          let_go++;
        }
      g_autoptr (HvSheet) sheet = hv_sheet_new_answered (runner, FALSE);
      ck_assert_ptr_null (sheet);
    }
  ck_assert_uint_gt (let_go, 0);
}
END_TEST

START_TEST (long_words_of_hers_are_never_cut)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (words, "word%u ", i);
  g_autoptr (HvSheet) sheet = hv_sheet_new_words (words->str);
  HvSheetFit fit = hv_sheet_fit (sheet, &hv_paper_a4);
  ck_assert_uint_gt (fit.pages, 1);
  assert_on_the_page (sheet, &hv_paper_a4, &fit, "long words");
  g_string_free (words, TRUE);
}
END_TEST

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, words, strlen (words)) != NULL;
}

START_TEST (a_file_tells_neither_program_nor_person_nor_time)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      hv_language_set (languages[l]);
      g_autoptr (HvSheet) sheet
          = hv_sheet_new_blank (hv_library_find_exercise (get_library (), "x42"), get_library (), FALSE);
      g_autoptr (GBytes) pdf = hv_sheet_to_pdf (sheet, &hv_paper_a4);
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
      g_autofree char *year = g_strdup_printf ("(%d", g_date_time_get_year (now));
      ck_assert (holds (pdf, "%PDF-1."));
      ck_assert (holds (pdf, l == 0 ? "/Title (Document)" : "/Title (Dokument)"));
      ck_assert (holds (pdf, "/CreationDate (2000"));
      ck_assert (!holds (pdf, year));
      ck_assert (!holds (pdf, g_get_user_name ()) || strlen (g_get_user_name ()) < 5);
      ck_assert (!holds (pdf, "/Author") && !holds (pdf, "/Creator") && !holds (pdf, "/Subject"));
      for (gsize i = 0; i + 7 <= g_bytes_get_size (pdf); i++)
        ck_assert (g_ascii_strncasecmp ((const char *)g_bytes_get_data (pdf, NULL) + i, "hverdag", 7) != 0);
      ck_assert (holds (pdf, "/Count 1"));
    }
}
END_TEST

static char *
save (GBytes *pdf, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) saved = NULL;
  hv_sheet_save_async (pdf, folder, keep_result_cb, &saved);
  UNTIL (saved != NULL, 10000);
  return hv_sheet_save_finish (saved, error);
}

START_TEST (a_file_has_a_name_that_tells_nothing_and_takes_no_other_ones_place)
{
  g_autofree char *folder = g_dir_make_tmp ("paper-XXXXXX", NULL);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4 and so on", 18);
  g_autofree char *one = save (pdf, folder, NULL), *two = save (pdf, folder, NULL);
  g_autofree char *first = g_path_get_basename (one), *second = g_path_get_basename (two);
  ck_assert_str_eq (first, "Document.pdf");
  ck_assert_str_eq (second, "Document-2.pdf");

  struct stat about;
  ck_assert_int_eq (stat (one, &about), 0);
  ck_assert_int_eq (about.st_mode & 0777, 0600);
  ck_assert_int_lt (about.st_mtime, 1000000000); /* not today */
  ck_assert_int_eq (about.st_size, 18);
  g_unlink (one);
  g_unlink (two);
  g_rmdir (folder);

  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (save (pdf, folder, &error)); /* which is not there any more */
  ck_assert (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND));
}
END_TEST

/* --- In the window --- */

static gboolean
is_answer (GtkWidget *widget, gconstpointer value)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (hv_answer_row_get_value (widget), value) == 0;
}

static gboolean
is_picker (GtkWidget *widget, gconstpointer data)
{
  return HV_IS_PICKER (widget);
}

/* Chooses a folder of its own; gives the file that is in it then. */
static char *
put_it_somewhere (void)
{
  g_autofree char *folder = g_dir_make_tmp ("paper-XXXXXX", NULL);
  press (page (), "Go on");
  GtkWidget *picker = find_widget (page (), is_picker, NULL);
  ck_assert_ptr_nonnull (picker);
  g_signal_emit_by_name (picker, "chosen", folder);
  UNTIL (shows (page (), "The page is there."), 10000);
  return g_build_filename (folder, "Document.pdf", NULL);
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  ck_assert_int_eq (g_unlink (path), 0);
  ck_assert_int_eq (g_rmdir (folder), 0);
}

START_TEST (an_exercise_goes_on_paper_from_its_first_page)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.open-exercise", "x42");
  UNTIL (find_button (page (), "On paper") != NULL, 5000);
  press (page (), "On paper");
  UNTIL_PLACE ("print");
  ck_assert (shows (page (), "A paper can be found"));
  ck_assert_ptr_null (find_widget (page (), is_answer, "own"));
  g_autofree char *path = put_it_somewhere ();
  ck_assert (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  remove_file (path);
  press (page (), "Done");
  UNTIL_PLACE ("exercise");
}
END_TEST

START_TEST (at_the_end_her_answers_can_be_put_on_paper_whatever_is_kept)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.open-exercise", "x42");
  UNTIL_PLACE ("exercise");
  HvRunner *runner = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page ()));
  const char *list[] = { OWN, NULL };
  hv_runner_begin (runner, FALSE);
  hv_answers_set_list (hv_runner_get_answers (runner), "say", list);
  while (hv_runner_get_phase (runner) != HV_RUNNER_DONE)
    hv_runner_next (runner);
  ck_assert_int_eq (hv_runner_get_keep (runner), HV_RUNNER_KEEP_NOTHING);
  press (page (), "On paper");
  UNTIL_PLACE ("print");
  GtkWidget *blank = find_widget (page (), is_answer, "blank"),
            *own = find_widget (page (), is_answer, "own");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (blank)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (own), TRUE);
  press (page (), "Go on");
  ck_assert (shows (page (), "The file is not locked."));
  act ("win.back", NULL);
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (page (), is_answer, "own"))));
  g_autofree char *path = put_it_somewhere ();
  remove_file (path);
}
END_TEST

/* x40: what is told about her devices is nowhere afterwards, in no file either. */
START_TEST (answers_that_are_never_kept_are_on_no_paper)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  act ("win.open-exercise", "x40");
  UNTIL_PLACE ("exercise");
  HvRunner *runner = hv_exercise_page_get_runner (HV_EXERCISE_PAGE (page ()));
  const char *safe[] = { "yes", NULL }, *signs[] = { "codes", NULL };
  hv_runner_begin (runner, FALSE);
  hv_answers_set_choices (hv_runner_get_answers (runner), "device", safe, NULL);
  hv_answers_set_choices (hv_runner_get_answers (runner), "signs", signs, NULL);
  while (hv_runner_get_phase (runner) != HV_RUNNER_DONE)
    hv_runner_next (runner);
  press (page (), "On paper");
  UNTIL_PLACE ("print");
  ck_assert_ptr_null (find_widget (page (), is_answer, "own"));
}
END_TEST

START_TEST (what_she_kept_goes_on_paper_from_mine)
{
  act ("win.try", NULL);
  UNTIL_PLACE ("now");
  gint64 id = hv_progress_keep (hv_session_get_progress (session), "sentence", "x02", OWN);
  act ("win.go", "mine");
  UNTIL (find_button (page (), "On paper: " OWN) != NULL, 5000);
  press (page (), "On paper: " OWN);
  UNTIL_PLACE ("print");
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_widget (page (), is_answer, "own"))));
  assert_all_named (page ());
  g_autofree char *path = put_it_somewhere ();
  remove_file (path);

  hv_progress_delete_kept (hv_session_get_progress (session), id);
  g_autofree char *subject = g_strdup_printf ("kept:%" G_GINT64_FORMAT, id + 1);
  act ("win.print", subject);
  UNTIL (shows (page (), "It is not here any more."), 5000);
}
END_TEST

static void
add_tests (TCase *tc)
{
  tcase_add_test (tc, every_exercise_is_one_page);
  tcase_add_test (tc, a_blank_sheet_asks_everything_that_the_exercise_asks);
  tcase_add_test (tc, tables_contacts_and_maps_are_forms_on_paper);
  tcase_add_test (tc, her_words_stand_on_it_only_where_she_chose_it);
  tcase_add_test (tc, key_words_of_a_plan_have_no_questions);
  tcase_add_test (tc, what_was_let_go_of_is_on_no_paper);
  tcase_add_test (tc, long_words_of_hers_are_never_cut);
  tcase_add_test (tc, a_file_tells_neither_program_nor_person_nor_time);
  tcase_add_test (tc, a_file_has_a_name_that_tells_nothing_and_takes_no_other_ones_place);
  tcase_add_test (tc, an_exercise_goes_on_paper_from_its_first_page);
  tcase_add_test (tc, at_the_end_her_answers_can_be_put_on_paper_whatever_is_kept);
  tcase_add_test (tc, answers_that_are_never_kept_are_on_no_paper);
  tcase_add_test (tc, what_she_kept_goes_on_paper_from_mine);
}

int
main (void)
{
  return run_window_tests ("print", add_tests);
}
