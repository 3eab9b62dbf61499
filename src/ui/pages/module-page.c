/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/module-page.h"

#include "store/wipe.h"
#include "ui/pages/module-screens.h"
#include "ui/pages/route-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>
#include <string.h>

/* Under which her answer to "what I can do already" is kept. */
#define ALREADY_KIND "already"

struct _HvModuleReader
{
  AdwBin parent_instance;

  HvSession *session;
  HvModule *module; /* NULL when there is no such module */
  GArray *screens;  /* (element-type HvModuleScreen) */
  guint index;
  gboolean is_short;
  gboolean finished;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *footer;
  GtkWidget *strokes;
  GtkWidget *back;
  GtkWidget *version;
  GtkWidget *next;
  GtkWidget *already, *already_told;
  GtkWidget *reflection, *reflection_told;
};

static void hv_module_reader_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvModuleReader, hv_module_reader, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_module_reader_page_init))

static const HvModuleScreen *
get_screen (HvModuleReader *self)
{
  return &g_array_index (self->screens, HvModuleScreen, self->index);
}

static void
set_button_label (GtkWidget *button, const char *label)
{
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  hv_set_accessible_name (button, label);
}

static void
show_strokes (HvModuleReader *self)
{
  const HvModuleScreen *screen = get_screen (self);
  guint total = hv_module_screens_count (self->screens);
  hv_wrap_box_clear (HV_WRAP_BOX (self->strokes));
  for (guint i = 1; i <= total; i++)
    {
      GtkWidget *stroke = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (stroke, "hv-stroke");
      if (i <= screen->number)
        gtk_widget_add_css_class (stroke, "hv-done");
      hv_wrap_box_append (HV_WRAP_BOX (self->strokes), stroke);
    }
  g_autofree char *name = g_strdup_printf (_ ("%u of %u"), screen->number, total);
  hv_set_accessible_name (self->strokes, name);
}

static void
show_screen (HvModuleReader *self, guint index)
{
  self->index = index;
  const HvModuleScreen *screen = get_screen (self);
  gtk_stack_set_visible_child_name (self->stack, screen->id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_strokes (self);

  gboolean is_last = index + 1 == self->screens->len;
  gboolean is_reading = screen->kind == HV_MODULE_SCREEN_NOTE || screen->kind == HV_MODULE_SCREEN_PAGE
                        || screen->kind == HV_MODULE_SCREEN_SHORT;
  GPtrArray *short_texts = hv_module_get_short_texts (self->module);
  set_button_label (self->next, is_last ? _ ("Finish") : _ ("Next"));
  set_button_label (self->version, self->is_short ? _ ("The whole text") : _ ("Short version"));
  gtk_widget_set_visible (self->version, is_reading && short_texts != NULL && short_texts->len > 0);
}

static gboolean
keep_saved (HvModuleReader *self, GtkWidget *told, gboolean saved)
{
  gtk_label_set_label (GTK_LABEL (told), saved ? _ ("Kept.")
                                               : _ ("It could not be kept just now. Your words are still here."));
  gtk_widget_set_visible (told, TRUE);
  return saved;
}

static void
keep_already_cb (HvModuleReader *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  g_autoptr (HvWipedString) text = hv_text_field_get_text (HV_TEXT_FIELD (self->already));
  if (progress == NULL || *text == '\0')
    return;
  hv_progress_keep (progress, ALREADY_KIND, hv_module_get_id (self->module), text);
  keep_saved (self, self->already_told, TRUE);
}

static void
reflection_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvModuleReader) self = data;
  gboolean saved = hv_journal_save_finish (HV_JOURNAL (source), result, NULL);
  if (self->reflection_told != NULL)
    keep_saved (self, self->reflection_told, saved);
}

static void
keep_reflection_cb (HvModuleReader *self)
{
  HvJournal *journal = hv_session_get_journal (self->session);
  g_autoptr (HvWipedString) text = hv_text_field_get_text (HV_TEXT_FIELD (self->reflection));
  if (journal == NULL || *text == '\0')
    return;
  g_autoptr (HvWipedString) whole
      = g_strdup_printf ("%s\n\n%s", hv_module_get_reflection (self->module), text);
  g_autoptr (HvJournalEntry) entry
      = hv_journal_entry_new (hv_module_get_title (self->module), whole, hv_module_get_id (self->module));
  hv_journal_save_async (journal, entry, NULL, reflection_saved_cb, g_object_ref (self));
}

static void
hide_cb (GtkWidget *told)
{
  gtk_widget_set_visible (told, FALSE);
}

/* A question she may answer, for herself or to be kept. */
static GtkWidget *
make_question (HvModuleReader *self, const char *heading, const char *question, guint lines, GCallback keep_cb,
               GtkWidget **field, GtkWidget **told)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (GTK_BOX (box), hv_heading_new (heading, "hv-title"));
  gtk_box_append (GTK_BOX (box), hv_label_new (question, "hv-body"));
  *field = hv_text_field_new (question, _ ("Only if you like"), lines);
  gtk_box_append (GTK_BOX (box), *field);
  *told = hv_label_new (NULL, "hv-card-detail");
  gtk_widget_set_visible (*told, FALSE);
  g_signal_connect_object (*field, "changed", G_CALLBACK (hide_cb), *told, G_CONNECT_SWAPPED);

  gboolean is_open = hv_session_is_open (self->session);
  gtk_box_append (GTK_BOX (box),
                  hv_label_new (is_open ? _ ("Nothing of this is kept unless you choose Keep.")
                                        : _ ("Nothing of this is kept."),
                                "hv-small"));
  if (is_open)
    {
      GtkWidget *keep = hv_button_new (_ ("Keep"), NULL);
      gtk_widget_set_halign (keep, GTK_ALIGN_START);
      g_signal_connect_object (keep, "clicked", keep_cb, self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), keep);
    }
  gtk_box_append (GTK_BOX (box), *told);
  return hv_text_column_new (HV_TEXT_CHARS, box);
}

static GtkWidget *
make_content (HvModuleReader *self, const HvModuleScreen *screen)
{
  HvLibrary *library = hv_session_get_library (self->session);
  switch (screen->kind)
    {
    case HV_MODULE_SCREEN_NOTE:
      return hv_module_screen_new_note (self->module, library);
    case HV_MODULE_SCREEN_PAGE:
      return hv_module_screen_new_page (self->module, screen->page);
    case HV_MODULE_SCREEN_SHORT:
      return hv_module_screen_new_short (self->module);
    case HV_MODULE_SCREEN_ALREADY:
      return make_question (self, _ ("What I can do already"), hv_module_get_already (self->module), 3,
                            G_CALLBACK (keep_already_cb), &self->already, &self->already_told);
    case HV_MODULE_SCREEN_REFLECTION:
      return make_question (self, _ ("A thought to take along"), hv_module_get_reflection (self->module), 5,
                            G_CALLBACK (keep_reflection_cb), &self->reflection, &self->reflection_told);
    case HV_MODULE_SCREEN_AHEAD:
      return hv_module_screen_new_ahead (self->module, self->session);
    }
  return NULL;
}

/* All screens are made at once, so that what she writes on one is still there when she comes back to it. */
static void
make_screens (HvModuleReader *self)
{
  guint total = hv_module_screens_count (self->screens);
  for (guint i = 0; i < self->screens->len; i++)
    {
      const HvModuleScreen *screen = &g_array_index (self->screens, HvModuleScreen, i);
      GtkWidget *old = gtk_stack_get_child_by_name (self->stack, screen->id);
      GtkWidget *box = old != NULL ? old : gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      GtkWidget *chips = hv_module_screen_new_chips (self->module, screen, total);
      if (old != NULL)
        gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
      gtk_box_prepend (GTK_BOX (box), chips);
      if (old != NULL)
        continue;
      gtk_box_append (GTK_BOX (box), make_content (self, screen));
      gtk_stack_add_named (self->stack, box, screen->id);
    }
}

static void
set_version (HvModuleReader *self, gboolean is_short)
{
  self->is_short = is_short;
  g_clear_pointer (&self->screens, g_array_unref);
  self->screens = hv_module_screens_new (self->module, is_short);
  make_screens (self);
}

static void
version_clicked_cb (HvModuleReader *self)
{
  set_version (self, !self->is_short);
  show_screen (self, 0);
}

static void
next_clicked_cb (HvModuleReader *self)
{
  if (self->index + 1 < self->screens->len)
    {
      show_screen (self, self->index + 1);
      return;
    }
  self->finished = TRUE;
  if (hv_session_get_progress (self->session) != NULL)
    hv_module_set_read (hv_session_get_progress (self->session), hv_module_get_id (self->module), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.stop", NULL);
}

static gboolean
hv_module_reader_back (HvPage *page)
{
  HvModuleReader *self = HV_MODULE_READER (page);
  if (self->module == NULL || self->index == 0)
    return FALSE;
  show_screen (self, self->index - 1);
  return TRUE;
}

static void
back_clicked_cb (HvModuleReader *self)
{
  if (!hv_module_reader_back (HV_PAGE (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
fill_footer (HvModuleReader *self)
{
  self->back = hv_button_new (_ ("Back"), NULL);
  self->strokes = hv_wrap_box_new (6);
  gtk_widget_set_hexpand (self->strokes, TRUE);
  gtk_widget_set_halign (self->strokes, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->strokes, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->strokes, "hv-strokes");
  self->version = hv_button_new (_ ("Short version"), NULL);
  self->next = hv_button_new (_ ("Next"), "hv-primary");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->version, "clicked", G_CALLBACK (version_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->footer, self->back);
  gtk_box_append (self->footer, self->strokes);
  gtk_box_append (self->footer, self->version);
  gtk_box_append (self->footer, self->next);
}

/* The place is the version, a blank and the screen's id. */
static void
resume (HvModuleReader *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  GBytes *bytes = progress != NULL ? hv_progress_get_place (progress, hv_module_get_id (self->module)) : NULL;
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *place = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv) parts = g_strsplit (place, " ", 2);
  guint n_parts = g_strv_length (parts);

  set_version (self, n_parts == 2 && g_str_equal (parts[0], "short"));
  int index = n_parts == 2 ? hv_module_screens_find (self->screens, parts[1]) : -1;
  show_screen (self, index > 0 ? (guint) index : 0);
}

static void
hv_module_reader_flush (HvPage *page)
{
  HvModuleReader *self = HV_MODULE_READER (page);
  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress == NULL || self->module == NULL)
    return;
  const char *id = hv_module_get_id (self->module);
  if (self->finished || self->index == 0)
    {
      if (hv_progress_get_place (progress, id) != NULL)
        hv_progress_forget_place (progress, id);
      return;
    }
  g_autofree char *place = g_strdup_printf ("%s %s", self->is_short ? "short" : "whole", get_screen (self)->id);
  g_autoptr (GBytes) bytes = g_bytes_new (place, strlen (place));
  hv_progress_save_place (progress, id, bytes);
}

static const char *
hv_module_reader_get_title (HvPage *page)
{
  HvModuleReader *self = HV_MODULE_READER (page);
  return self->module != NULL ? hv_module_get_title (self->module) : _ ("Learn");
}

static gboolean
hv_module_reader_is_immersive (HvPage *page)
{
  return TRUE;
}

static void
hv_module_reader_focus (HvPage *page)
{
  HvModuleReader *self = HV_MODULE_READER (page);
  if (self->next != NULL)
    gtk_widget_grab_focus (self->next);
  else
    hv_focus_first (GTK_WIDGET (self));
}

static void
hv_module_reader_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_module_reader_get_title;
  iface->is_immersive = hv_module_reader_is_immersive;
  iface->flush = hv_module_reader_flush;
  iface->stop = hv_module_reader_flush;
  iface->back = hv_module_reader_back;
  iface->focus = hv_module_reader_focus;
}

static void
hv_module_reader_dispose (GObject *object)
{
  HvModuleReader *self = HV_MODULE_READER (object);

  self->already_told = NULL;
  self->reflection_told = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->module);
  g_clear_pointer (&self->screens, g_array_unref);
  G_OBJECT_CLASS (hv_module_reader_parent_class)->dispose (object);
}

static void
hv_module_reader_class_init (HvModuleReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_module_reader_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/module-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvModuleReader, stack);
  gtk_widget_class_bind_template_child (widget_class, HvModuleReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvModuleReader, footer);
}

static void
hv_module_reader_init (HvModuleReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_missing (HvModuleReader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *back = hv_action_button_new (_ ("Back"), NULL, "win.back", NULL);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), hv_heading_new (_ ("This is not here any more."), "hv-title"));
  gtk_box_append (GTK_BOX (box), back);
  gtk_stack_add_named (self->stack, box, ":missing");
}

GtkWidget *
hv_module_page_new (HvSession *session, const char *id)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvModuleReader *self = g_object_new (HV_TYPE_MODULE_READER, NULL);
  self->session = g_object_ref (session);
  HvModule *module = hv_library_find_module (hv_session_get_library (session), id);
  if (module == NULL)
    {
      say_missing (self);
      return GTK_WIDGET (self);
    }
  self->module = g_object_ref (module);
  fill_footer (self);
  resume (self);
  return GTK_WIDGET (self);
}
