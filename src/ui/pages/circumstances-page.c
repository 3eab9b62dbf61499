/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/circumstances-page.h"

#include "ui/pages/column.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvCircumstancesPage
{
  AdwBin parent_instance;

  HvSession *session;
  GtkWidget *answers;
};

static void hv_circumstances_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvCircumstancesPage, hv_circumstances_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_circumstances_page_page_init))

/* By the names of library/circumstances.h; not saying comes last, and is an answer like the others. */
static const struct
{
  const char *name, *label, *detail;
} answers[] = {
  { "living", N_ ("We live together"), N_ ("You and the one who uses violence share a home.") },
  { "leaving", N_ ("I am on my way out"), N_ ("You are planning to part, or are in the middle of it.") },
  { "apart", N_ ("We live apart"), N_ ("With or without contact.") },
  { "children", N_ ("We live apart and share children"), N_ ("There is contact because of the children.") },
  { "unsaid", N_ ("I would rather not say"), N_ ("Then what can be most unsafe is left out.") },
};

static void
toggled_cb (GtkCheckButton *row, HvCircumstancesPage *self)
{
  if (gtk_check_button_get_active (row))
    hv_session_set_circumstances (self->session, hv_answer_row_get_value (GTK_WIDGET (row)));
}

static void
append_answers (HvCircumstancesPage *self, GtkBox *column)
{
  const char *hers = hv_session_get_circumstances (self->session);
  self->answers = hv_answer_list_new (_ ("How I live now"), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *row = hv_answer_row_new (answers[i].name, _ (answers[i].label), _ (answers[i].detail));
      hv_answer_list_add (self->answers, row);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), g_str_equal (answers[i].name, hers));
      g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, 0);
    }
  gtk_box_append (column, self->answers);
}

static void
build (HvCircumstancesPage *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("How I live now"), &column));
  hv_column_add_text (
      column,
      _ ("Some exercises are good for one person and can be unsafe for another. It depends on "
         "how close the one who uses violence is."),
      "hv-body");
  hv_column_add_text (column,
                      _ ("If you say it here, what could be unsafe for you is left out. You can always see "
                         "what, and why. You can change it whenever you like."),
                      "hv-body");
  append_answers (self, column);
  hv_column_add_text (column,
                      hv_session_keeps (self->session)
                          ? _ ("Your answer is kept in your room, and nowhere else.")
                          : _ ("Your answer is gone when you close."),
                      "hv-small");
  GtkWidget *back = hv_action_button_new (_ ("Back"), NULL, "win.back", NULL);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_box_append (column, back);
}

static const char *
hv_circumstances_page_get_title (HvPage *page)
{
  return _ ("How I live now");
}

static void
hv_circumstances_page_focus (HvPage *page)
{
  hv_focus_first (HV_CIRCUMSTANCES_PAGE (page)->answers);
}

static void
hv_circumstances_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_circumstances_page_get_title;
  iface->focus = hv_circumstances_page_focus;
}

static void
hv_circumstances_page_dispose (GObject *object)
{
  g_clear_object (&HV_CIRCUMSTANCES_PAGE (object)->session);
  G_OBJECT_CLASS (hv_circumstances_page_parent_class)->dispose (object);
}

static void
hv_circumstances_page_class_init (HvCircumstancesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_circumstances_page_dispose;
}

static void
hv_circumstances_page_init (HvCircumstancesPage *self)
{
}

GtkWidget *
hv_circumstances_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvCircumstancesPage *self = g_object_new (HV_TYPE_CIRCUMSTANCES_PAGE, NULL);
  self->session = g_object_ref (session);
  build (self);
  return GTK_WIDGET (self);
}
