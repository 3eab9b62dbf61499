/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/rating-page.h"

#include "base/clock.h"
#include "base/dates.h"
#include "store/wipe.h"
#include "ui/charts/rating-chart.h"
#include "ui/pages/column.h"
#include "ui/pages/rating-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/undo-bar.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvRatingPage
{
  AdwBin parent_instance;

  HvSession *session;
  HvProgress *progress; /* (nullable) */
  HvRating *rating;     /* (nullable): of the library */
  GtkWidget *content;
  HvUndoBar *undo_bar;
  gint64 removed;   /* hidden, and gone when it can no longer be undone; or 0 */
  gint64 annotated; /* whose note is being written, or 0 */
};

static void hv_rating_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvRatingPage, hv_rating_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_rating_page_page_init))

static void refresh (HvRatingPage *self);

/* What is hidden is as good as gone: nothing is said about it. */
static GPtrArray *
get_points (HvRatingPage *self)
{
  GPtrArray *all = hv_progress_get_points (self->progress), *points = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (((const HvPoint *) all->pdata[i])->id != self->removed)
      g_ptr_array_add (points, all->pdata[i]);
  return points;
}

static gint64
get_item_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "id");
}

static void
remove_cb (GtkWidget *button, HvRatingPage *self)
{
  gint64 id = get_item_id (button);
  hv_undo_bar_finish (self->undo_bar);
  self->removed = id;
  hv_undo_bar_offer (self->undo_bar, _ ("It is removed."));
  refresh (self);
}

static void
gone_cb (HvRatingPage *self)
{
  gint64 id = self->removed;
  self->removed = 0;
  if (id != 0 && self->progress != NULL)
    hv_progress_delete_point (self->progress, id);
}

static void
undo_cb (HvRatingPage *self)
{
  self->removed = 0;
  refresh (self);
}

static void
annotate_cb (GtkWidget *button, HvRatingPage *self)
{
  self->annotated = get_item_id (button);
  refresh (self);
}

static void
cancel_cb (GtkWidget *button, HvRatingPage *self)
{
  self->annotated = 0;
  refresh (self);
}

static void
save_cb (GtkWidget *button, HvRatingPage *self)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (button), "field");
  g_autoptr (HvWipedString) note = hv_text_field_get_text (HV_TEXT_FIELD (field));
  gint64 id = self->annotated;
  self->annotated = 0;
  hv_progress_annotate_point (self->progress, id, note);
  refresh (self);
}

static GtkWidget *
append_button (GtkWidget *row, const char *label, const HvRatingEntry *entry, GCallback clicked, HvRatingPage *self)
{
  GtkWidget *button = hv_button_new (label, "hv-quiet");
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", label, entry->date, entry->words);
  hv_set_accessible_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&entry->id, sizeof entry->id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (row), button);
  return button;
}

static void
append_note_field (HvRatingPage *self, GtkWidget *card, GtkWidget *row, const HvRatingEntry *entry)
{
  GtkWidget *field = hv_text_field_new (_ ("A note"), NULL, 2);
  hv_text_field_set_text (HV_TEXT_FIELD (field), entry->note);
  gtk_box_append (GTK_BOX (card), field);
  GtkWidget *save = append_button (row, _ ("Save"), entry, G_CALLBACK (save_cb), self);
  g_object_set_data (G_OBJECT (save), "field", field);
  append_button (row, _ ("Leave it as it was"), entry, G_CALLBACK (cancel_cb), self);
}

static GtkWidget *
make_entry_card (HvRatingPage *self, const HvRatingEntry *entry)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card, "hv-card");
  gtk_box_append (GTK_BOX (card), hv_label_new (entry->words, "hv-label hv-strong"));
  gtk_box_append (GTK_BOX (card), hv_label_new (entry->date, "hv-small"));
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  if (self->annotated == entry->id)
    append_note_field (self, card, row, entry);
  else
    {
      if (*entry->note != '\0')
        gtk_box_append (GTK_BOX (card), hv_label_new (entry->note, "hv-body"));
      append_button (row, *entry->note != '\0' ? _ ("Change the note") : _ ("Write a note"), entry,
                     G_CALLBACK (annotate_cb), self);
      append_button (row, _ ("Remove"), entry, G_CALLBACK (remove_cb), self);
    }
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

static void
append_line (HvRatingPage *self, const HvRatingViewState *state)
{
  guint n = state->entries->len;
  g_autofree HvChartPoint *points = g_new0 (HvChartPoint, n);
  for (guint i = 0; i < n; i++)
    {
      const HvRatingEntry *entry = state->entries->pdata[n - 1 - i];
      points[i] = (HvChartPoint){ .when = entry->when, .value = entry->value, .gap = entry->gap };
    }
  const HvRatingEntry *last = state->entries->pdata[0], *first = state->entries->pdata[n - 1];
  gtk_box_append (GTK_BOX (self->content),
                  hv_rating_chart_new (points, n, hv_rating_get_word (self->rating, 0),
                                       hv_rating_get_word (self->rating, 10), first->date, last->date));
}

static void
append_start (GtkBox *box, GtkWidget *widget)
{
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (box, widget);
}

static void
append_change (HvRatingPage *self, const HvRatingViewState *state)
{
  GtkBox *box = GTK_BOX (self->content);
  if (state->change != NULL)
    gtk_box_append (box, hv_label_new (state->change, "hv-body"));
  if (state->asks_need)
    append_start (box, hv_action_button_new (_ ("How is it right now?"), NULL, "win.go", "now"));
  if (state->exercise != NULL)
    gtk_box_append (box, hv_exercise_card_new (state->exercise));
}

static void
append_entries (HvRatingPage *self, const HvRatingViewState *state)
{
  GtkWidget *grid = hv_card_grid_new (22, 2);
  for (guint i = 0; i < state->entries->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), make_entry_card (self, state->entries->pdata[i]));
  gtk_box_append (GTK_BOX (self->content), grid);
}

static void
refresh (HvRatingPage *self)
{
  hv_box_clear (GTK_BOX (self->content));
  if (self->progress == NULL || self->rating == NULL)
    {
      gtk_box_append (GTK_BOX (self->content), hv_label_new (_ ("There is nothing here yet. It may well stay empty."),
                                                             "hv-body"));
      return;
    }
  g_autoptr (GPtrArray) points = get_points (self);
  g_autoptr (HvRatingViewState) state = hv_rating_view_state_new (
      self->rating, hv_session_get_library (self->session), points, hv_ratings_show_numbers (self->progress),
      hv_session_get_circumstances (self->session), hv_clock_now ());
  if (state->entries->len == 0)
    gtk_box_append (GTK_BOX (self->content), hv_label_new (_ ("There is nothing here yet. It may well stay empty."),
                                                           "hv-body"));
  if (state->shows_line)
    append_line (self, state);
  append_change (self, state);
  append_entries (self, state);
  append_start (GTK_BOX (self->content), hv_action_button_new (_ ("My weekly sentences"), NULL, "win.go", "ratings"));
}

/* Words that are being written are not pulled away from under her. */
static void
changed_cb (HvRatingPage *self)
{
  if (self->annotated == 0)
    refresh (self);
}

static void
closed_cb (HvRatingPage *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  self->removed = self->annotated = 0;
  refresh (self);
}

static void
build (HvRatingPage *self)
{
  GtkBox *column;
  const char *sentence = self->rating != NULL ? hv_rating_get_sentence (self->rating) : _ ("This is not here any more.");
  adw_bin_set_child (ADW_BIN (self), hv_column_new (sentence, &column));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_box_append (column, self->content);
  self->undo_bar = HV_UNDO_BAR (hv_undo_bar_new ());
  gtk_box_append (column, GTK_WIDGET (self->undo_bar));
  g_signal_connect_object (self->undo_bar, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_bar, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
}

static const char *
hv_rating_page_get_title (HvPage *page)
{
  HvRatingPage *self = HV_RATING_PAGE (page);
  return self->rating != NULL ? hv_rating_get_title (self->rating) : _ ("Mine");
}

static void
hv_rating_page_flush (HvPage *page)
{
  hv_undo_bar_finish (HV_RATING_PAGE (page)->undo_bar);
}

static void
hv_rating_page_focus (HvPage *page)
{
  hv_focus_first (HV_RATING_PAGE (page)->content);
}

static void
hv_rating_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_rating_page_get_title;
  iface->flush = hv_rating_page_flush;
  iface->focus = hv_rating_page_focus;
}

static void
hv_rating_page_unmap (GtkWidget *widget)
{
  hv_rating_page_flush (HV_PAGE (widget));
  GTK_WIDGET_CLASS (hv_rating_page_parent_class)->unmap (widget);
}

static void
hv_rating_page_dispose (GObject *object)
{
  HvRatingPage *self = HV_RATING_PAGE (object);

  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  g_clear_object (&self->rating);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_rating_page_parent_class)->dispose (object);
}

static void
hv_rating_page_class_init (HvRatingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_rating_page_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = hv_rating_page_unmap;
}

static void
hv_rating_page_init (HvRatingPage *self)
{
}

GtkWidget *
hv_rating_page_new (HvSession *session, const char *id)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvRatingPage *self = g_object_new (HV_TYPE_RATING_PAGE, NULL);
  self->session = g_object_ref (session);
  g_set_object (&self->progress, hv_session_get_progress (session));
  g_set_object (&self->rating, hv_library_find_rating (hv_session_get_library (session), id));
  build (self);
  refresh (self);
  if (self->progress != NULL)
    g_signal_connect_object (self->progress, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
