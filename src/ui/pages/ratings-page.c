/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/ratings-page.h"

#include "ui/pages/column.h"
#include "ui/pages/rating-view-state.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvRatingsPage
{
  AdwBin parent_instance;

  HvSession *session;
  GtkWidget *sentences; /* NULL while no room is open */
  GtkWidget *back;
};

static void hv_ratings_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvRatingsPage, hv_ratings_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_ratings_page_page_init))

static void
sentence_toggled_cb (GtkCheckButton *row, HvRatingsPage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress != NULL)
    hv_ratings_switch (progress, hv_answer_row_get_value (GTK_WIDGET (row)), gtk_check_button_get_active (row));
}

static void
numbers_toggled_cb (GtkCheckButton *row, HvRatingsPage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress != NULL)
    hv_ratings_set_show_numbers (progress, gtk_check_button_get_active (row));
}

static void
append_sentences (HvRatingsPage *self, GtkBox *column)
{
  GPtrArray *ratings = hv_library_get_ratings (hv_session_get_library (self->session));
  g_auto (GStrv) off = hv_ratings_get_switched_off (hv_session_get_progress (self->session));
  self->sentences = hv_answer_list_new (_ ("The sentences that are asked"), TRUE);
  for (guint i = 0; i < ratings->len; i++)
    {
      HvRating *rating = ratings->pdata[i];
      const char *id = hv_rating_get_id (rating);
      GtkWidget *row = hv_answer_row_new (id, hv_rating_get_sentence (rating), NULL);
      hv_answer_list_add (self->sentences, row);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), !g_strv_contains ((const char *const *) off, id));
      g_signal_connect_object (row, "toggled", G_CALLBACK (sentence_toggled_cb), self, 0);
    }
  gtk_box_append (column, self->sentences);
}

static void
append_numbers (HvRatingsPage *self, GtkBox *column)
{
  GtkWidget *list = hv_answer_list_new (_ ("How answers are shown"), TRUE);
  GtkWidget *row = hv_answer_row_new ("numbers", _ ("Show numbers"), _ ("Without them there are only words, and no line."));
  hv_answer_list_add (list, row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row),
                               hv_ratings_show_numbers (hv_session_get_progress (self->session)));
  g_signal_connect_object (row, "toggled", G_CALLBACK (numbers_toggled_cb), self, 0);
  gtk_box_append (column, list);
}

static void
build (HvRatingsPage *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("My weekly sentences"), &column));
  hv_column_add_text (column,
                      _ ("The weekly check-in asks how well some sentences fit. They are our own. They are not a test, "
                         "and no one adds them up. You choose which ones you want to see."),
                      "hv-body");
  if (hv_session_get_progress (self->session) != NULL)
    {
      append_sentences (self, column);
      append_numbers (self, column);
    }
  else
    hv_column_add_text (column, _ ("To choose, open a room of your own first."), "hv-body");
  self->back = hv_action_button_new (_ ("Back"), NULL, "win.back", NULL);
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_box_append (column, self->back);
}

static const char *
hv_ratings_page_get_title (HvPage *page)
{
  return _ ("My weekly sentences");
}

static void
hv_ratings_page_focus (HvPage *page)
{
  HvRatingsPage *self = HV_RATINGS_PAGE (page);
  hv_focus_first (self->sentences != NULL ? self->sentences : self->back);
}

static void
hv_ratings_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_ratings_page_get_title;
  iface->focus = hv_ratings_page_focus;
}

static void
hv_ratings_page_dispose (GObject *object)
{
  g_clear_object (&HV_RATINGS_PAGE (object)->session);
  G_OBJECT_CLASS (hv_ratings_page_parent_class)->dispose (object);
}

static void
hv_ratings_page_class_init (HvRatingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_ratings_page_dispose;
}

static void
hv_ratings_page_init (HvRatingsPage *self)
{
}

GtkWidget *
hv_ratings_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvRatingsPage *self = g_object_new (HV_TYPE_RATINGS_PAGE, NULL);
  self->session = g_object_ref (session);
  build (self);
  return GTK_WIDGET (self);
}
