/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/import-page.h"

#include "journal/journal-import.h"
#include "ui/pages/text-file.h"

#include <glib/gi18n.h>

struct _HvImportPage
{
  HvTaskPage parent_instance;

  char *path; /* the file chosen, or NULL */
};

G_DEFINE_FINAL_TYPE (HvImportPage, hv_import_page, HV_TYPE_TASK_PAGE)

static void show_picker (HvImportPage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Bring in a text file");
}

static void
show_result (HvImportPage *self, int n_entries)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("One entry has come in.", "%d entries have come in.", (gulong)n_entries), n_entries);
  g_clear_pointer (&self->path, g_free);
  hv_task_page_begin_result (page, heading);
  hv_task_page_add_text (
      page, _ ("The file itself is still where it was. Whoever opens this computer can read it there."),
      "hv-body");
  hv_task_page_add_action (page, _ ("Journal"), "hv-primary", "win.go", "journal");
  hv_task_page_add_button (page, _ ("Another file"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvImportPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  int n_entries = hv_journal_import_finish (HV_JOURNAL (source), result, &error);
  if (self == NULL)
    return;
  if (n_entries >= 0)
    show_result (self, n_entries);
  else
    hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvImportPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hv_text_file_load_finish (result, &error);
  if (self == NULL)
    return;
  if (bytes != NULL)
    hv_journal_import_async (hv_session_get_journal (hv_task_page_get_session (HV_TASK_PAGE (self))), bytes,
                             imported_cb, hv_task_page_watch (self));
  else
    hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
import_cb (HvImportPage *self)
{
  if (hv_task_page_is_busy (HV_TASK_PAGE (self)))
    return;
  hv_task_page_set_busy (HV_TASK_PAGE (self), TRUE);
  hv_text_file_load_async (self->path, HV_JOURNAL_IMPORT_MAX_BYTES, NULL, loaded_cb,
                           hv_task_page_watch (self));
}

static void
chosen_cb (HvImportPage *self, const char *path)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_free (self->path);
  self->path = g_strdup (path);
  g_autofree char *name = g_filename_display_name (path);
  hv_task_page_begin (page);
  hv_task_page_add_text (page, name, "hv-label hv-strong");
  hv_task_page_add_text (
      page,
      _ ("If a line in it is a date, an entry of that day begins there. A file without dates "
         "becomes one entry."),
      "hv-body");
  hv_task_page_add_button (page, _ ("Bring it in"), "hv-primary", G_CALLBACK (import_cb));
  hv_task_page_add_button (page, _ ("Another file"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

static void
show_picker (HvImportPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_clear_pointer (&self->path, g_free);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("What you wrote elsewhere can become entries in your journal: a text file from a phone "
         "or from another program."),
      "hv-body");
  hv_task_page_add_picker (page, NULL, G_CALLBACK (chosen_cb));
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvImportPage *self = HV_IMPORT_PAGE (page);
  if (self->path == NULL || hv_task_page_is_busy (page))
    return FALSE;
  show_picker (self);
  return TRUE;
}

static void
hv_import_page_finalize (GObject *object)
{
  g_free (HV_IMPORT_PAGE (object)->path);
  G_OBJECT_CLASS (hv_import_page_parent_class)->finalize (object);
}

static void
hv_import_page_class_init (HvImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_import_page_finalize;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_import_page_init (HvImportPage *self)
{
}

GtkWidget *
hv_import_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvImportPage *self = g_object_new (HV_TYPE_IMPORT_PAGE, NULL);
  hv_task_page_start (self, session);
  show_picker (self);
  return GTK_WIDGET (self);
}
