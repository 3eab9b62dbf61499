/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/print-page.h"

#include "store/wipe.h"
#include "ui/widgets/kept-map.h"
#include "ui/print/sheet-pdf.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/label.h"
#include "ui/window/error-text.h"

#include <glib/gi18n.h>

struct _HvPrintPage
{
  HvTaskPage parent_instance;

  HvExercise *exercise; /* NULL: something kept whose exercise is not here */
  HvRunner *runner;     /* NULL: there are no answers */
  char *words;          /* what was kept, or NULL */

  gboolean own; /* what was chosen */
  gboolean key_words;
  gboolean choosing;                        /* the step for the place is shown */
  GtkWidget *own_choice, *key_words_choice; /* NULL: there is no such choice */
};

G_DEFINE_FINAL_TYPE (HvPrintPage, hv_print_page, HV_TYPE_TASK_PAGE)

static void show_start (HvPrintPage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("On paper");
}

/* --- The file --- */

static HvSheet *
make_sheet (HvPrintPage *self)
{
  if (self->own && self->words != NULL)
    return hv_sheet_new_words (self->words);
  if (self->own)
    return hv_sheet_new_answered (self->runner, self->key_words);
  HvLibrary *library = hv_session_get_library (hv_task_page_get_session (HV_TASK_PAGE (self)));
  return hv_sheet_new_blank (self->exercise, library, self->key_words);
}

static void
show_result (HvPrintPage *self, const char *path)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *name = g_filename_display_name (path);
  self->choosing = FALSE;
  hv_task_page_begin_result (page, _ ("The page is there."));
  hv_task_page_add_text (page, name, "hv-label hv-strong");
  hv_task_page_add_text (
      page,
      _ ("It can be printed from this computer or from another one. What prints it may keep a copy "
         "for some days."),
      "hv-body");
  hv_task_page_add_text (page, _ ("When you have the paper, you can delete the file."), "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvPrintPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hv_sheet_save_finish (result, &error);
  if (self == NULL)
    return;
  hv_task_page_set_busy (HV_TASK_PAGE (self), FALSE);
  if (path != NULL)
    show_result (self, path);
  else
    hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
folder_chosen_cb (HvPrintPage *self, const char *folder)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (HvSheet) sheet = hv_task_page_is_busy (page) ? NULL : make_sheet (self);
  if (sheet == NULL)
    return;
  g_autoptr (GBytes) pdf = hv_sheet_to_pdf (sheet, hv_paper_get_usual ());
  hv_task_page_set_busy (page, TRUE);
  hv_sheet_save_async (pdf, folder, saved_cb, hv_task_page_watch (self));
}

static void
show_places (HvPrintPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  self->own_choice = self->key_words_choice = NULL;
  self->choosing = TRUE;
  if (self->own)
    hv_task_page_add_text (
        page, _ ("The file is not locked. Whoever finds it, on a stick too, can read your words in it."),
        "hv-note hv-label");
  g_autofree char *name = g_strdup_printf ("%s.pdf", C_ ("file name", "Document"));
  g_autofree char *called = g_strdup_printf (_ ("The file is called %s. Where may it be put?"), name);
  hv_task_page_add_text (page, called, "hv-body");
  hv_task_page_add_picker (page, _ ("Put it here"), G_CALLBACK (folder_chosen_cb));
  hv_task_page_end (page);
}

/* --- What stands on it --- */

static void
go_on_cb (HvPrintPage *self)
{
  if (self->own_choice != NULL)
    self->own = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->own_choice));
  if (self->key_words_choice != NULL)
    self->key_words = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->key_words_choice));
  show_places (self);
}

static void
add_contents (HvPrintPage *self)
{
  if (self->exercise == NULL || (self->runner == NULL && self->words == NULL))
    return;
  GtkWidget *list = hv_answer_list_new (_ ("What stands on it"), FALSE);
  GtkWidget *blank
      = hv_answer_row_new ("blank", _ ("Lines to write on"), _ ("Nothing of yours stands on it."));
  if (self->words != NULL)
    self->own_choice = hv_answer_row_new ("own", _ ("What I kept"), self->words);
  else
    self->own_choice
        = hv_answer_row_new ("own", _ ("What I have answered"), _ ("In your own words, as you wrote them."));
  hv_answer_list_add (list, blank);
  hv_answer_list_add (list, self->own_choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->own ? self->own_choice : blank), TRUE);
  hv_task_page_add (HV_TASK_PAGE (self), list);
}

static void
add_form (HvPrintPage *self)
{
  if (self->words != NULL)
    return;
  GtkWidget *list = hv_answer_list_new (_ ("How much stands on it"), TRUE);
  self->key_words_choice = hv_answer_row_new ("key-words", _ ("Only key words"),
                                              _ ("No title and no explanations. It tells less to others."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->key_words_choice), self->key_words);
  hv_answer_list_add (list, self->key_words_choice);
  hv_task_page_add (HV_TASK_PAGE (self), list);
}

static void
show_start (HvPrintPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  self->own_choice = self->key_words_choice = NULL;
  self->choosing = FALSE;
  if (self->exercise == NULL && self->words == NULL)
    {
      hv_task_page_add_text (page, _ ("It is not here any more."), "hv-body");
      hv_task_page_add_action (page, _ ("Back"), "hv-primary", "win.back", NULL);
      hv_task_page_end (page);
      return;
    }
  if (self->exercise != NULL)
    hv_task_page_add_text (page, hv_exercise_get_title (self->exercise), "hv-label hv-strong");
  else
    hv_task_page_add_text (page, self->words, "hv-body");
  hv_task_page_add_text (page, _ ("One page, as a file that can be printed."), "hv-body");
  hv_task_page_add_text (
      page, _ ("A paper can be found, and so can a file. It may help to think first of where it can lie."),
      "hv-note hv-label");
  add_contents (self);
  add_form (self);
  hv_task_page_add_button (page, _ ("Go on"), "hv-primary", G_CALLBACK (go_on_cb));
  hv_task_page_add_action (page, _ ("Not now"), NULL, "win.back", NULL);
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvPrintPage *self = HV_PRINT_PAGE (page);
  if (hv_task_page_is_busy (page))
    return TRUE;
  if (!self->choosing)
    return FALSE;
  show_start (self);
  return TRUE;
}

/* --- As an object --- */

static void
hv_print_page_dispose (GObject *object)
{
  HvPrintPage *self = HV_PRINT_PAGE (object);

  g_clear_object (&self->exercise);
  g_clear_object (&self->runner);
  hv_clear_string (&self->words);
  G_OBJECT_CLASS (hv_print_page_parent_class)->dispose (object);
}

static void
hv_print_page_class_init (HvPrintPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_print_page_dispose;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_print_page_init (HvPrintPage *self)
{
}

static void
find_kept (HvPrintPage *self, HvSession *session, gint64 id)
{
  HvProgress *progress = hv_session_get_progress (session);
  GPtrArray *kept = progress != NULL ? hv_progress_get_kept (progress) : NULL;
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const HvKept *one = kept->pdata[i];
      if (one->id != id)
        continue;
      self->words = hv_kept_map_describe (hv_session_get_library (session), one);
      HvExercise *exercise = one->exercise != NULL
                                 ? hv_library_find_exercise (hv_session_get_library (session), one->exercise)
                                 : NULL;
      g_set_object (&self->exercise, exercise);
    }
}

static void
find_exercise (HvPrintPage *self, HvSession *session, const char *id)
{
  HvRunner *finished = hv_session_get_finished (session);
  g_set_object (&self->exercise, hv_library_find_exercise (hv_session_get_library (session), id));
  if (finished == NULL || hv_runner_get_exercise (finished) != self->exercise)
    return;
  if (!hv_exercise_keeps_answers (self->exercise)) /* a file would be keeping them */
    return;
  g_autoptr (HvSheet) sheet = hv_sheet_new_answered (finished, FALSE);
  if (sheet != NULL)
    self->runner = g_object_ref (finished);
}

GtkWidget *
hv_print_page_new (HvSession *session, const char *subject)
{
  g_return_val_if_fail (HV_IS_SESSION (session) && subject != NULL, NULL);

  HvPrintPage *self = g_object_new (HV_TYPE_PRINT_PAGE, NULL);
  if (g_str_has_prefix (subject, HV_PRINT_KEPT))
    find_kept (self, session, g_ascii_strtoll (subject + strlen (HV_PRINT_KEPT), NULL, 10));
  else
    find_exercise (self, session, subject);
  self->own = self->words != NULL;
  hv_task_page_start (self, session);
  show_start (self);
  return GTK_WIDGET (self);
}
