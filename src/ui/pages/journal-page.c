/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/journal-page.h"

#include "ui/pages/journal-editor.h"
#include "ui/pages/journal-list.h"
#include "ui/ui.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/undo-bar.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvJournalPage
{
  AdwBin parent_instance;

  HvSession *session;
  HvJournal *journal; /* NULL while no room is open */
  GtkStack *stack;
  GtkBox *closed_box;
  GtkBox *open_box;

  HvJournalList *list;
  HvJournalEditor *editor;
  HvUndoBar *undo_bar;
  GtkWidget *trouble;

  GCancellable *loading;
  gint64 deleted; /* the entry that can be brought back, or 0 */
  guint own;      /* changes of the journal that this page has asked for itself */
};

static void hv_journal_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvJournalPage, hv_journal_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_journal_page_page_init))

static void
say_trouble (HvJournalPage *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->trouble), text != NULL ? text : "");
  gtk_widget_set_visible (self->trouble, text != NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvJournalPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvJournalEntry) entry = hv_journal_load_finish (HV_JOURNAL (source), result, &error);
  /* Another entry has been asked for meanwhile, or the room is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->editor == NULL)
    return;

  g_clear_object (&self->loading);
  if (entry == NULL)
    {
      say_trouble (self, _ ("This entry could not be opened just now. You can try again in a moment."));
      hv_journal_list_mark (self->list, hv_journal_editor_get_id (self->editor));
      return;
    }
  hv_journal_editor_show (self->editor, entry);
}

static void
stop_loading (HvJournalPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

void
hv_journal_page_open (HvJournalPage *self, gint64 id)
{
  g_return_if_fail (HV_IS_JOURNAL_PAGE (self));

  if (self->journal == NULL || id == 0)
    return;
  stop_loading (self);
  say_trouble (self, NULL);
  hv_journal_list_mark (self->list, id);
  if (hv_journal_editor_get_id (self->editor) == id)
    return;
  HvJournalEntry *unsaved = hv_journal_editor_find_unsaved (self->editor, id);
  if (unsaved != NULL)
    {
      hv_journal_editor_show (self->editor, unsaved);
      return;
    }
  /* What is unsaved is asked to be saved first, so that the store does it in this order. */
  hv_journal_editor_settle (self->editor);
  self->loading = g_cancellable_new ();
  hv_journal_load_async (self->journal, id, self->loading, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (HvJournalPage *self, gint64 id)
{
  hv_journal_page_open (self, id);
}

static void
new_cb (HvJournalPage *self)
{
  stop_loading (self);
  say_trouble (self, NULL);
  hv_journal_editor_begin (self->editor);
  hv_journal_list_mark (self->list, 0);
  hv_journal_editor_focus (self->editor);
}

static void
saved_cb (HvJournalPage *self, HvJournalEntry *entry)
{
  hv_journal_list_show_saved (self->list, entry);
  if (self->loading == NULL && hv_journal_editor_get_id (self->editor) == hv_journal_entry_get_id (entry))
    hv_journal_list_mark (self->list, hv_journal_entry_get_id (entry));
}

static void
discarded_cb (HvJournalPage *self, gint64 id)
{
  hv_journal_list_remove (self->list, id);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvJournalPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = hv_journal_delete_finish (HV_JOURNAL (source), result, &error);
  self->own--;
  if (self->editor == NULL || deleted)
    return;
  self->deleted = 0;
  hv_undo_bar_finish (self->undo_bar);
  say_trouble (self, _ ("It could not be deleted just now. It is still there."));
  hv_journal_list_reload (self->list);
}

static void
delete_asked_cb (HvJournalPage *self, gint64 id)
{
  hv_undo_bar_finish (self->undo_bar);
  say_trouble (self, NULL);
  /* Its last words come back with it if she changes her mind. */
  hv_journal_editor_settle (self->editor);
  hv_journal_editor_forget (self->editor);
  hv_journal_list_remove (self->list, id);
  self->deleted = id;
  self->own++;
  hv_journal_delete_async (self->journal, id, deleted_cb, g_object_ref (self));
  hv_undo_bar_offer (self->undo_bar, _ ("The entry is deleted."));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvJournalPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = hv_journal_restore_finish (HV_JOURNAL (source), result, &error);
  self->own--;
  if (self->editor == NULL)
    return;
  hv_journal_list_reload (self->list);
  if (!restored)
    say_trouble (self, _ ("It could not be brought back."));
}

static void
undo_cb (HvJournalPage *self)
{
  gint64 id = self->deleted;
  self->deleted = 0;
  self->own++;
  hv_journal_restore_async (self->journal, id, restored_cb, g_object_ref (self));
  hv_journal_page_open (self, id);
}

static void
undo_gone_cb (HvJournalPage *self)
{
  if (self->deleted == 0)
    return;
  self->deleted = 0;
  hv_journal_purge_async (self->journal, NULL, NULL);
}

/* Something else has written into the journal, an exercise for instance. */
static void
journal_changed_cb (HvJournalPage *self)
{
  if (self->own == 0 && !hv_journal_editor_is_saving (self->editor))
    hv_journal_list_reload (self->list);
}

static GtkWidget *
make_right_side (HvJournalPage *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_start (right, 56);
  gtk_widget_set_margin_end (right, 40);
  gtk_widget_set_margin_top (right, 34);
  gtk_widget_set_margin_bottom (right, 18);
  gtk_widget_set_hexpand (right, TRUE);

  self->trouble = hv_label_new (NULL, "hv-note hv-card-detail");
  gtk_widget_set_visible (self->trouble, FALSE);
  self->undo_bar = HV_UNDO_BAR (hv_undo_bar_new ());
  self->editor = HV_JOURNAL_EDITOR (hv_journal_editor_new (self->journal, hv_session_keeps (self->session)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (right), self->trouble);
  if (!hv_session_keeps (self->session))
    gtk_box_append (GTK_BOX (right),
                    hv_label_new (_ ("What you write here is kept only until you close the program."), "hv-small"));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->undo_bar));
  return right;
}

static void
show_open (HvJournalPage *self)
{
  self->journal = g_object_ref (hv_session_get_journal (self->session));
  GtkWidget *left = hv_journal_list_new (self->journal, hv_session_get_library (self->session));
  self->list = HV_JOURNAL_LIST (left);
  gtk_widget_add_css_class (left, "hv-journal-list");
  gtk_box_append (self->open_box, left);
  gtk_box_append (self->open_box, make_right_side (self));

  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "new", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "entered", G_CALLBACK (hv_journal_editor_focus), self->editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "discarded", G_CALLBACK (discarded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "delete-asked", G_CALLBACK (delete_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_bar, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_bar, "gone", G_CALLBACK (undo_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->journal, "changed", G_CALLBACK (journal_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "open");
}

/* Everything that was hers goes, the text view first. */
static void
clear_open (HvJournalPage *self)
{
  stop_loading (self);
  if (self->journal != NULL)
    g_signal_handlers_disconnect_by_data (self->journal, self);
  self->list = NULL;
  self->editor = NULL;
  self->undo_bar = NULL;
  self->trouble = NULL;
  self->deleted = 0;
  if (self->open_box != NULL)
    hv_box_clear (self->open_box);
  g_clear_object (&self->journal);
}

static void
refresh (HvJournalPage *self)
{
  clear_open (self);
  if (hv_session_is_open (self->session))
    show_open (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "closed");
}

static void
fill_closed (HvJournalPage *self)
{
  gtk_box_append (self->closed_box, hv_heading_new (_ ("A place to write"), "hv-title"));
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (words),
                  hv_label_new (_ ("You can write here without keeping anything. It is gone when you close the "
                                   "program."),
                                "hv-body"));
  gtk_box_append (GTK_BOX (words),
                  hv_label_new (_ ("Or you can make a room of your own. It is locked with a sentence that only you "
                                   "know, and what you write stays there."),
                                "hv-body"));
  gtk_box_append (self->closed_box, hv_text_column_new (HV_TEXT_CHARS, words));
  GtkWidget *ways = hv_wrap_box_new (12);
  hv_wrap_box_append (HV_WRAP_BOX (ways),
                      hv_action_button_new (_ ("Make a room of my own"), "hv-primary", "win.make-room", NULL));
  hv_wrap_box_append (HV_WRAP_BOX (ways),
                      hv_action_button_new (_ ("Write without keeping"), NULL, "win.try", NULL));
  gtk_box_append (self->closed_box, ways);
}

static const char *
hv_journal_page_get_title (HvPage *page)
{
  return _ ("Journal");
}

/* Also called when she leaves: then only what is asked for here still happens. */
static void
hv_journal_page_flush (HvPage *page)
{
  HvJournalPage *self = HV_JOURNAL_PAGE (page);
  if (self->editor == NULL)
    return;
  hv_journal_editor_settle (self->editor);
  hv_undo_bar_finish (self->undo_bar);
}

static void
hv_journal_page_focus (HvPage *page)
{
  HvJournalPage *self = HV_JOURNAL_PAGE (page);
  if (self->editor != NULL)
    hv_journal_editor_focus (self->editor);
  else
    hv_focus_first (GTK_WIDGET (self->closed_box));
}

static gboolean
hv_journal_page_holds_unsaved (HvPage *page)
{
  HvJournalPage *self = HV_JOURNAL_PAGE (page);
  return self->editor != NULL && hv_journal_editor_holds_unsaved (self->editor);
}

static void
hv_journal_page_page_init (HvPageInterface *iface)
{
  iface->holds_unsaved = hv_journal_page_holds_unsaved;
  iface->get_title = hv_journal_page_get_title;
  iface->flush = hv_journal_page_flush;
  iface->focus = hv_journal_page_focus;
}

static void
hv_journal_page_unmap (GtkWidget *widget)
{
  hv_journal_page_flush (HV_PAGE (widget));
  GTK_WIDGET_CLASS (hv_journal_page_parent_class)->unmap (widget);
}

static void
hv_journal_page_dispose (GObject *object)
{
  HvJournalPage *self = HV_JOURNAL_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  clear_open (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_journal_page_parent_class)->dispose (object);
}

static void
open_entry_action (GtkWidget *widget, const char *name, GVariant *id)
{
  hv_journal_page_open (HV_JOURNAL_PAGE (widget), g_variant_get_int64 (id));
}

static void
hv_journal_page_class_init (HvJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_journal_page_dispose;
  widget_class->unmap = hv_journal_page_unmap;
  gtk_widget_class_install_action (widget_class, "journal.open-entry", "x", open_entry_action);
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HvJournalPage, closed_box);
  gtk_widget_class_bind_template_child (widget_class, HvJournalPage, open_box);
}

static void
hv_journal_page_init (HvJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_journal_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvJournalPage *self = g_object_new (HV_TYPE_JOURNAL_PAGE, NULL);
  self->session = g_object_ref (session);
  fill_closed (self);
  refresh (self);
  g_signal_connect_object (session, "opened", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
