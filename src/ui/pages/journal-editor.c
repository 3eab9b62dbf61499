/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/journal-editor.h"

#include "base/clock.h"
#include "base/dates.h"
#include "base/text.h"
#include "store/wipe.h"
#include "ui/pages/draft.h"
#include "ui/pages/editor-buffer.h"
#include "ui/pages/unsaved.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

struct _HvJournalEditor
{
  GtkWidget parent_instance;

  HvJournal *journal;
  gboolean keeps;

  HvJournalEntry *entry;
  gboolean begun_here; /* it is new: if emptied, it goes */
  gboolean filling;    /* the fields are changed by the program */
  HvDraft draft;
  guint timer;
  guint saves;          /* on their way, of any entry */
  HvUnsaved *unsaved;   /* left, and their last save failed */

  GtkWidget *box;
  GtkWidget *date;
  GtkWidget *failure;
  GtkWidget *failure_label;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *placeholder;
  GtkWidget *delete_button;
  HvEditorBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (HvJournalEditor, hv_journal_editor, GTK_TYPE_WIDGET)

enum
{
  SAVED,
  DISCARDED,
  DELETE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule (HvJournalEditor *self);
static void send (HvJournalEditor *self, HvJournalEntry *entry);

static const char *
describe_state (HvJournalEditor *self)
{
  if (hv_journal_entry_get_id (self->entry) == 0 && !hv_draft_is_unsaved (&self->draft))
    return NULL;
  switch (hv_draft_get_state (&self->draft))
    {
    case HV_DRAFT_SAVED:
      return self->keeps ? _ ("saved") : NULL; /* the page says how long it is kept */
    case HV_DRAFT_WAITING:
    case HV_DRAFT_SAVING:
    case HV_DRAFT_FAILED:
      break;
    }
  return _ ("not saved yet");
}

static void
show_state (HvJournalEditor *self)
{
  gint64 created = hv_journal_entry_get_created (self->entry);
  g_autofree char *written = hv_dates_format_day (created != 0 ? created : hv_clock_now ());
  g_autofree char *day = hv_text_capitalise (written);
  const char *state = describe_state (self);
  g_autofree char *line = state != NULL ? g_strdup_printf ("%s · %s", day, state) : g_strdup (day);
  gtk_label_set_label (GTK_LABEL (self->date), line);
  gtk_widget_set_visible (self->delete_button, hv_journal_entry_get_id (self->entry) != 0);

  gboolean failed = hv_draft_get_state (&self->draft) == HV_DRAFT_FAILED || hv_unsaved_get_last (self->unsaved) != NULL;
  if (!failed)
    gtk_widget_set_visible (self->failure, FALSE);
}

static void
show_failure (HvJournalEditor *self, const GError *error)
{
  const char *text = _ ("It could not be saved just now. Your words are still here, and it is tried again by itself.");
  if (g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_NO_SPACE))
    text = _ ("The disk is full, so it could not be saved. Your words are still here. When there is room, it is saved "
              "by itself.");
  else if (g_error_matches (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_TOO_LONG))
    text = _ ("This is more than one entry can hold. Your words are still here. You can move some of them to a new "
              "entry.");
  gtk_label_set_label (GTK_LABEL (self->failure_label), text);
  gtk_widget_set_visible (self->failure, TRUE);
}

static gboolean
is_empty (HvJournalEditor *self)
{
  g_autoptr (HvWipedString) title = hv_text_field_get_text (HV_TEXT_FIELD (self->title));
  return *title == '\0' && hv_editor_buffer_is_blank (self->buffer);
}

static void
save_now (HvJournalEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  /* Nothing has been written: there is no entry yet. */
  if (hv_journal_entry_get_id (self->entry) == 0 && self->draft.on_their_way == 0 && is_empty (self))
    {
      self->draft = (HvDraft) HV_DRAFT_INIT;
      show_state (self);
      return;
    }

  g_autoptr (HvWipedString) title = hv_text_field_get_text (HV_TEXT_FIELD (self->title));
  g_autoptr (HvWipedString) text = hv_editor_buffer_dup_content (self->buffer);
  hv_journal_entry_set_title (self->entry, title);
  hv_journal_entry_set_text (self->entry, text);
  hv_draft_save_begins (&self->draft, g_get_monotonic_time ());
  send (self, self->entry);
  show_state (self);
}

static gboolean
timer_cb (gpointer data)
{
  HvJournalEditor *self = data;
  self->timer = 0;
  save_now (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (HvJournalEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gint64 due = hv_draft_get_due (&self->draft);
  if (due < 0)
    return;
  gint64 wait = MAX (0, due - g_get_monotonic_time ());
  self->timer = g_timeout_add ((guint) (wait / G_TIME_SPAN_MILLISECOND), timer_cb, self);
}

static gboolean
is_blank_entry (HvJournalEntry *entry)
{
  g_autoptr (HvWipedString) text = g_strdup (hv_journal_entry_get_text (entry));
  return *hv_journal_entry_get_title (entry) == '\0' && (text == NULL || *g_strstrip (text) == '\0');
}

static void
discard (HvJournalEditor *self, HvJournalEntry *entry)
{
  gint64 id = hv_journal_entry_get_id (entry);
  hv_journal_delete_async (self->journal, id, NULL, NULL);
  hv_journal_purge_async (self->journal, NULL, NULL);
  g_signal_emit (self, signals[DISCARDED], 0, id);
}

typedef struct
{
  GWeakRef editor;
  HvJournalEntry *entry;
  gboolean begun_here;
} Save;

static void
save_free (Save *save)
{
  g_weak_ref_clear (&save->editor);
  g_object_unref (save->entry);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Save) save = data;
  g_autoptr (HvJournalEditor) self = g_weak_ref_get (&save->editor);
  g_autoptr (GError) error = NULL;
  gboolean saved = hv_journal_save_finish (HV_JOURNAL (source), result, &error);
  gboolean is_gone = g_error_matches (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
  gboolean is_open = self != NULL && self->journal != NULL && save->entry == self->entry;
  HvUnsaved *unsaved = hv_unsaved_get (HV_JOURNAL (source));
  if (saved)
    hv_unsaved_remove (unsaved, save->entry);
  else if (!is_open && !is_gone)
    hv_unsaved_add (unsaved, save->entry); /* also when the page is gone */
  if (self == NULL || self->journal == NULL)
    return;

  self->saves--;
  if (is_open)
    hv_draft_save_ends (&self->draft, g_get_monotonic_time (), saved);
  if (saved)
    g_signal_emit (self, signals[SAVED], 0, save->entry);
  else if (is_open || !is_gone)
    show_failure (self, error);
  if (saved && !is_open && save->begun_here && is_blank_entry (save->entry))
    discard (self, save->entry);
  show_state (self);
  schedule (self);
}

static void
send (HvJournalEditor *self, HvJournalEntry *entry)
{
  Save *save = g_new0 (Save, 1);
  g_weak_ref_init (&save->editor, self);
  save->entry = g_object_ref (entry);
  save->begun_here = self->begun_here && entry == self->entry;
  self->saves++;
  hv_journal_save_async (self->journal, entry, NULL, saved_cb, save);
}

static void
edited_cb (HvJournalEditor *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0
                                                 && !hv_editor_buffer_is_feeding (self->buffer));
  if (self->filling)
    return;
  hv_draft_change (&self->draft, g_get_monotonic_time ());
  show_state (self);
  schedule (self);
}

static void
title_entered_cb (HvJournalEditor *self)
{
  gtk_widget_grab_focus (self->text);
}

static void
delete_clicked_cb (HvJournalEditor *self)
{
  g_signal_emit (self, signals[DELETE_ASKED], 0, hv_journal_entry_get_id (self->entry));
}

/* Selected words would otherwise be handed to every program on the display at once. */
static void
stop_publishing_selection_cb (HvJournalEditor *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (self->text);
  gtk_text_buffer_remove_selection_clipboard (GTK_TEXT_BUFFER (self->buffer), primary);
}

/* GTK takes it away itself when the view goes, and minds if it is not there. */
static void
restore_selection_clipboard_cb (HvJournalEditor *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (self->text);
  gtk_text_buffer_add_selection_clipboard (GTK_TEXT_BUFFER (self->buffer), primary);
}

static GtkWidget *
make_text (HvJournalEditor *self)
{
  self->buffer = hv_editor_buffer_new ();
  self->text = gtk_text_view_new_with_buffer (GTK_TEXT_BUFFER (self->buffer));
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_below_lines (view, 8);
  gtk_text_view_set_pixels_inside_wrap (view, 6);
  gtk_text_view_set_bottom_margin (view, 40);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_widget_action_set_enabled (self->text, "misc.insert-emoji", FALSE);
  gtk_widget_add_css_class (self->text, "hv-editor");
  hv_set_accessible_name (self->text, _ ("Your text"));
  g_signal_connect_swapped (self->text, "realize", G_CALLBACK (stop_publishing_selection_cb), self);
  g_signal_connect_swapped (self->text, "unrealize", G_CALLBACK (restore_selection_clipboard_cb), self);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);

  self->placeholder = hv_label_new (_ ("Write, if you like …"), "hv-body hv-placeholder");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  GtkWidget *overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  return overlay;
}

static GtkWidget *
make_title (HvJournalEditor *self)
{
  self->title = hv_text_field_new (_ ("Title"), _ ("Title, if you like"), 1);
  gtk_widget_add_css_class (self->title, "hv-title-field");
  gtk_widget_set_margin_bottom (self->title, 8);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "entered", G_CALLBACK (title_entered_cb), self, G_CONNECT_SWAPPED);
  return self->title;
}

static GtkWidget *
make_failure (HvJournalEditor *self)
{
  self->failure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_widget_add_css_class (self->failure, "hv-note");
  self->failure_label = hv_label_new (NULL, "hv-card-detail");
  gtk_widget_set_hexpand (self->failure_label, TRUE);
  GtkWidget *again = hv_button_new (_ ("Try again now"), NULL);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (save_now), self);
  gtk_box_append (GTK_BOX (self->failure), self->failure_label);
  gtk_box_append (GTK_BOX (self->failure), again);
  gtk_widget_set_visible (self->failure, FALSE);
  return self->failure;
}

static void
hv_journal_editor_dispose (GObject *object)
{
  HvJournalEditor *self = HV_JOURNAL_EDITOR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  /* Nothing of it stays in the memory of a text view or of its undo. */
  if (self->buffer != NULL)
    hv_editor_buffer_set_content (self->buffer, "");
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  if (self->unsaved != NULL)
    g_signal_handlers_disconnect_by_data (self->unsaved, self);
  g_clear_object (&self->unsaved);
  g_clear_object (&self->entry);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (hv_journal_editor_parent_class)->dispose (object);
}

static void
hv_journal_editor_class_init (HvJournalEditorClass *klass)
{
  GType type = HV_TYPE_JOURNAL_EDITOR;
  G_OBJECT_CLASS (klass)->dispose = hv_journal_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SAVED]
      = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, HV_TYPE_JOURNAL_ENTRY);
  signals[DISCARDED]
      = g_signal_new ("discarded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DELETE_ASKED]
      = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hv_journal_editor_init (HvJournalEditor *self)
{
  self->draft = (HvDraft) HV_DRAFT_INIT;
  self->entry = hv_journal_entry_new (NULL, NULL, NULL);
  self->begun_here = TRUE;

  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->date = hv_label_new (NULL, "hv-small");
  self->delete_button = hv_button_new (_ ("Delete this entry"), "hv-quiet");
  gtk_widget_set_halign (self->delete_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->delete_button, "clicked", G_CALLBACK (delete_clicked_cb), self);
  gtk_box_append (GTK_BOX (column), self->date);
  gtk_box_append (GTK_BOX (column), make_title (self));
  gtk_box_append (GTK_BOX (column), make_failure (self));
  gtk_box_append (GTK_BOX (column), make_text (self));
  gtk_box_append (GTK_BOX (column), self->delete_button);

  self->box = hv_text_column_new (HV_TEXT_CHARS, column);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Shows @entry, whose text may be NULL for a new one. */
static void
take_entry (HvJournalEditor *self, HvJournalEntry *entry, gboolean begun_here)
{
  const char *text = hv_journal_entry_get_text (entry);
  self->filling = TRUE;
  g_set_object (&self->entry, entry);
  self->begun_here = begun_here;
  self->draft = (HvDraft) HV_DRAFT_INIT;
  hv_text_field_set_text (HV_TEXT_FIELD (self->title), hv_journal_entry_get_title (entry));
  hv_text_field_set_undo (HV_TEXT_FIELD (self->title), FALSE);
  hv_text_field_set_undo (HV_TEXT_FIELD (self->title), TRUE);
  hv_editor_buffer_set_content (self->buffer, text != NULL ? text : "");
  edited_cb (self);
  self->filling = FALSE;
  schedule (self);
  show_state (self);
}

GtkWidget *
hv_journal_editor_new (HvJournal *journal, gboolean keeps)
{
  HvJournalEditor *self = g_object_new (HV_TYPE_JOURNAL_EDITOR, NULL);
  self->journal = g_object_ref (journal);
  self->keeps = keeps;
  self->unsaved = g_object_ref (hv_unsaved_get (journal));
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  /* What could not be saved before she went elsewhere is in front of her again. */
  HvJournalEntry *left = hv_unsaved_get_last (self->unsaved);
  if (left != NULL)
    hv_journal_editor_show (self, left);
  else
    take_entry (self, self->entry, TRUE);
  return GTK_WIDGET (self);
}

void
hv_journal_editor_settle (HvJournalEditor *self)
{
  g_return_if_fail (HV_IS_JOURNAL_EDITOR (self));

  if (hv_draft_is_unsaved (&self->draft))
    save_now (self);
  if (self->begun_here && hv_journal_entry_get_id (self->entry) != 0 && is_empty (self))
    {
      g_autoptr (HvJournalEntry) emptied = g_object_ref (self->entry);
      hv_journal_editor_forget (self);
      discard (self, emptied);
    }
}

gboolean
hv_journal_editor_holds_unsaved (HvJournalEditor *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_EDITOR (self), FALSE);
  return self->draft.failed;
}

/* What the last save could not take is not lost with the page turned. */
static void
leave_entry (HvJournalEditor *self)
{
  hv_journal_editor_settle (self);
  if (self->draft.failed && self->draft.on_their_way == 0)
    hv_unsaved_add (self->unsaved, self->entry);
}

void
hv_journal_editor_begin (HvJournalEditor *self)
{
  g_return_if_fail (HV_IS_JOURNAL_EDITOR (self));

  leave_entry (self);
  hv_journal_editor_forget (self);
}

void
hv_journal_editor_forget (HvJournalEditor *self)
{
  g_return_if_fail (HV_IS_JOURNAL_EDITOR (self));

  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (NULL, NULL, NULL);
  take_entry (self, entry, TRUE);
}

void
hv_journal_editor_show (HvJournalEditor *self, HvJournalEntry *entry)
{
  g_return_if_fail (HV_IS_JOURNAL_EDITOR (self));

  leave_entry (self);
  g_autoptr (HvJournalEntry) shown = g_object_ref (entry);
  gboolean unsaved = hv_unsaved_remove (self->unsaved, entry);
  take_entry (self, shown, FALSE);
  if (unsaved)
    edited_cb (self);
}

gint64
hv_journal_editor_get_id (HvJournalEditor *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_EDITOR (self), 0);
  return hv_journal_entry_get_id (self->entry);
}

HvJournalEntry *
hv_journal_editor_find_unsaved (HvJournalEditor *self, gint64 id)
{
  g_return_val_if_fail (HV_IS_JOURNAL_EDITOR (self), NULL);

  return hv_unsaved_find (self->unsaved, id);
}

gboolean
hv_journal_editor_is_saving (HvJournalEditor *self)
{
  g_return_val_if_fail (HV_IS_JOURNAL_EDITOR (self), FALSE);
  return self->saves > 0;
}

void
hv_journal_editor_focus (HvJournalEditor *self)
{
  g_return_if_fail (HV_IS_JOURNAL_EDITOR (self));
  gtk_widget_grab_focus (self->text);
}
