/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/journal-list.h"

#include "base/clock.h"
#include "ui/pages/entry-summary.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"

#include <glib/gi18n.h>

struct _HvJournalList
{
  GtkWidget parent_instance;

  HvJournal *journal;
  HvLibrary *library;
  GListStore *summaries; /* (element-type HvEntrySummary) */
  GtkSingleSelection *selection;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *message;

  char *query;             /* what the list shows, or NULL for all */
  GCancellable *fetching;  /* the fetch on its way, or NULL */
  gboolean complete;       /* there is no more to fetch */
  gboolean quiet;          /* the selection is changed by the program */
  gint64 marked;
  guint search_timer;
};

G_DEFINE_FINAL_TYPE (HvJournalList, hv_journal_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  NEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fetch (HvJournalList *self, gboolean anew);

static guint
count (HvJournalList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->summaries));
}

static guint
find (HvJournalList *self, gint64 id)
{
  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (HvEntrySummary) summary = g_list_model_get_item (G_LIST_MODEL (self->summaries), i);
      if (hv_entry_summary_get_id (summary) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_marked (HvJournalList *self)
{
  guint position = self->marked != 0 ? find (self, self->marked) : GTK_INVALID_LIST_POSITION;
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
}

/* Kind words where the list would be empty, or when it could not be read. */
static void
show_message (HvJournalList *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

static void
describe_emptiness (HvJournalList *self)
{
  if (count (self) > 0)
    show_message (self, NULL);
  else if (self->query != NULL)
    show_message (self, _ ("Nothing was found for these words."));
  else
    show_message (self, _ ("Nothing is written here yet. There is no hurry."));
}

static void
take_entries (HvJournalList *self, GPtrArray *entries, gboolean anew)
{
  gint64 now = hv_clock_now ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, hv_entry_summary_new (g_ptr_array_index (entries, i), self->library, now));

  self->quiet = TRUE;
  guint position = anew ? 0 : count (self);
  g_list_store_splice (self->summaries, position, anew ? count (self) : 0, items->pdata, items->len);
  self->quiet = FALSE;
  self->complete = entries->len < HV_JOURNAL_LIST_PAGE;
  select_marked (self);
  describe_emptiness (self);
}

typedef struct
{
  GWeakRef list;
  gboolean anew;
} Fetch;

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (HvJournalList) self = g_weak_ref_get (&fetch->list);
  gboolean anew = fetch->anew;
  g_weak_ref_clear (&fetch->list);
  g_free (fetch);

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = hv_journal_list_finish (HV_JOURNAL (source), result, &error);
  /* An answer to a question that is no longer asked. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self == NULL || self->journal == NULL)
    return;

  g_clear_object (&self->fetching);
  if (entries != NULL)
    take_entries (self, entries, anew);
  else
    show_message (self, _ ("The list could not be read just now. What you have written is still there."));
}

static void
fetch (HvJournalList *self, gboolean anew)
{
  if (!anew && (self->complete || self->fetching != NULL))
    return;
  if (self->fetching != NULL)
    {
      g_cancellable_cancel (self->fetching);
      g_clear_object (&self->fetching);
    }

  self->fetching = g_cancellable_new ();
  Fetch *job = g_new0 (Fetch, 1);
  g_weak_ref_init (&job->list, self);
  job->anew = anew;
  hv_journal_list_async (self->journal, self->query, HV_JOURNAL_LIST_PAGE, anew ? 0 : count (self), self->fetching,
                         fetched_cb, job);
}

static gboolean
search_cb (gpointer data)
{
  HvJournalList *self = data;
  self->search_timer = 0;
  g_autofree char *query = hv_text_field_get_text (HV_TEXT_FIELD (self->search));
  g_free (self->query);
  self->query = *query != '\0' ? g_steal_pointer (&query) : NULL;
  fetch (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (HvJournalList *self)
{
  g_clear_handle_id (&self->search_timer, g_source_remove);
  self->search_timer = g_timeout_add (HV_JOURNAL_LIST_SEARCH_MS, search_cb, self);
}

static void
search_entered_cb (HvJournalList *self)
{
  if (count (self) > 0)
    gtk_widget_grab_focus (self->view);
}

static void
scrolled_cb (HvJournalList *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                - gtk_adjustment_get_page_size (adjustment);
  if (left < 2 * gtk_adjustment_get_page_size (adjustment))
    fetch (self, FALSE);
}

static void
selected_cb (HvJournalList *self)
{
  HvEntrySummary *summary = gtk_single_selection_get_selected_item (self->selection);
  if (self->quiet || summary == NULL || hv_entry_summary_get_id (summary) == self->marked)
    return;
  self->marked = hv_entry_summary_get_id (summary);
  g_signal_emit (self, signals[CHOSEN], 0, self->marked);
}

static void
activated_cb (HvJournalList *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
new_clicked_cb (HvJournalList *self)
{
  g_signal_emit (self, signals[NEW], 0);
}

static GtkWidget *
make_row_label (const char *css_classes, int lines)
{
  GtkWidget *label = hv_label_new (NULL, css_classes);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (label, GTK_ALIGN_FILL);
  return label;
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), make_row_label ("hv-row-heading", 2));
  gtk_box_append (GTK_BOX (box), make_row_label ("hv-small", 2));
  gtk_list_item_set_child (item, box);
}

static void
row_update (GtkListItem *item)
{
  HvEntrySummary *summary = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *heading = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_last_child (box);
  gtk_label_set_label (GTK_LABEL (heading), hv_entry_summary_get_heading (summary));
  gtk_label_set_label (GTK_LABEL (detail), hv_entry_summary_get_detail (summary));

  GtkWidget *row = gtk_widget_get_parent (box);
  if (row == NULL)
    return;
  g_autofree char *name = g_strdup_printf ("%s. %s", hv_entry_summary_get_heading (summary),
                                           hv_entry_summary_get_detail (summary));
  hv_set_accessible_name (row, name);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  row_update (item);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_update), item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_update, item);
}

static GtkWidget *
make_top (HvJournalList *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->search = hv_text_field_new (_ ("Search in your journal"), _ ("Search in your journal"), 1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "entered", G_CALLBACK (search_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->search);

  /* Translators: the button that begins a new journal entry */
  GtkWidget *new_button = hv_button_new (C_ ("entry", "New"), "hv-primary");
  hv_set_accessible_name (new_button, _ ("New entry"));
  g_signal_connect_swapped (new_button, "clicked", G_CALLBACK (new_clicked_cb), self);
  gtk_box_append (GTK_BOX (top), new_button);
  return top;
}

static void
make_view (HvJournalList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->summaries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "hv-list");
  hv_set_accessible_name (self->view, _ ("What you have written"));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
hv_journal_list_dispose (GObject *object)
{
  HvJournalList *self = HV_JOURNAL_LIST (object);

  g_clear_handle_id (&self->search_timer, g_source_remove);
  if (self->fetching != NULL)
    g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->summaries);
  g_clear_object (&self->journal);
  g_clear_object (&self->library);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (hv_journal_list_parent_class)->dispose (object);
}

static void
hv_journal_list_class_init (HvJournalListClass *klass)
{
  GType type = HV_TYPE_JOURNAL_LIST;
  G_OBJECT_CLASS (klass)->dispose = hv_journal_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN]
      = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEW] = g_signal_new ("new", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_journal_list_init (HvJournalList *self)
{
  self->summaries = g_list_store_new (HV_TYPE_ENTRY_SUMMARY);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hv_journal_list_new (HvJournal *journal, HvLibrary *library)
{
  HvJournalList *self = g_object_new (HV_TYPE_JOURNAL_LIST, NULL);
  self->journal = g_object_ref (journal);
  self->library = g_object_ref (library);
  make_view (self);
  self->message = hv_label_new (NULL, "hv-card-detail");
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 20); /* it wraps; the column keeps its width */
  gtk_widget_set_visible (self->message, FALSE);
  gtk_box_append (GTK_BOX (self->box), make_top (self));
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  fetch (self, TRUE);
  return GTK_WIDGET (self);
}

void
hv_journal_list_reload (HvJournalList *self)
{
  g_return_if_fail (HV_IS_JOURNAL_LIST (self));
  fetch (self, TRUE);
}

void
hv_journal_list_show_saved (HvJournalList *self, HvJournalEntry *entry)
{
  g_return_if_fail (HV_IS_JOURNAL_LIST (self));

  guint position = find (self, hv_journal_entry_get_id (entry));
  if (position != GTK_INVALID_LIST_POSITION)
    {
      g_autoptr (HvEntrySummary) summary = g_list_model_get_item (G_LIST_MODEL (self->summaries), position);
      hv_entry_summary_update (summary, entry, self->library, hv_clock_now ());
      return;
    }
  /* One further down than what has been fetched has no place here yet. */
  g_autoptr (HvEntrySummary) first = g_list_model_get_item (G_LIST_MODEL (self->summaries), 0);
  if (self->query != NULL
      || (first != NULL && hv_entry_summary_get_created (first) > hv_journal_entry_get_created (entry)))
    return;
  g_autoptr (HvEntrySummary) summary = hv_entry_summary_new (entry, self->library, hv_clock_now ());
  self->quiet = TRUE;
  g_list_store_insert (self->summaries, 0, summary);
  self->quiet = FALSE;
  describe_emptiness (self);
}

void
hv_journal_list_remove (HvJournalList *self, gint64 id)
{
  g_return_if_fail (HV_IS_JOURNAL_LIST (self));

  guint position = find (self, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (self->marked == id)
    self->marked = 0;
  self->quiet = TRUE;
  g_list_store_remove (self->summaries, position);
  self->quiet = FALSE;
  select_marked (self);
  describe_emptiness (self);
}

void
hv_journal_list_mark (HvJournalList *self, gint64 id)
{
  g_return_if_fail (HV_IS_JOURNAL_LIST (self));
  self->marked = id;
  select_marked (self);
}
