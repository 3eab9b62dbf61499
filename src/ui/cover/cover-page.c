/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/cover-page.h"

#include "ui/cover/converter-view.h"
#include "ui/cover/cover-memory.h"
#include "ui/cover/recipe-book-view.h"
#include "ui/pages/column.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

#define NOTES_LINES 12

struct _HvCoverPage
{
  AdwBin parent_instance;

  HvCoverMemory *memory; /* the session's */
  GtkWidget *first;      /* what has the focus at first */
};

static void hv_cover_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvCoverPage, hv_cover_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_cover_page_page_init))

static const char *
get_title (HvPage *page)
{
  return _ (HV_COVER_PAGE (page)->memory->identity->name);
}

static void
focus (HvPage *page)
{
  gtk_widget_grab_focus (HV_COVER_PAGE (page)->first);
}

static gboolean
go_back (HvPage *page)
{
  HvCoverPage *self = HV_COVER_PAGE (page);
  return HV_IS_RECIPE_BOOK_VIEW (self->first) && hv_recipe_book_view_go_back (HV_RECIPE_BOOK_VIEW (self->first));
}

static void
hv_cover_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
  iface->back = go_back;
}

static void
hv_cover_page_class_init (HvCoverPageClass *klass)
{
}

static void
hv_cover_page_init (HvCoverPage *self)
{
}

static void
noted_cb (HvTextField *field, HvCoverPage *self)
{
  g_free (self->memory->notes);
  self->memory->notes = hv_text_field_get_text (field);
}

static GtkWidget *
make_notes (HvCoverPage *self)
{
  GtkBox *column;
  GtkWidget *notes = hv_column_new (_ ("Notes"), &column);
  gtk_box_append (column, hv_label_new (_ ("A sheet of paper. It is gone when the program is closed."), "hv-subtitle"));
  self->first = hv_text_field_new (_ ("Notes"), _ ("Write here."), NOTES_LINES);
  hv_text_field_set_text (HV_TEXT_FIELD (self->first), self->memory->notes);
  g_signal_connect (self->first, "changed", G_CALLBACK (noted_cb), self);
  gtk_box_append (column, self->first);
  return notes;
}

GtkWidget *
hv_cover_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvCoverPage *self = g_object_new (HV_TYPE_COVER_PAGE, NULL);
  self->memory = hv_cover_memory_get (session);
  GtkWidget *view;
  if (g_str_equal (self->memory->identity->id, "units"))
    self->first = view = hv_converter_view_new (session);
  else if (g_str_equal (self->memory->identity->id, "notes"))
    view = make_notes (self);
  else
    self->first = view = hv_recipe_book_view_new (session);
  adw_bin_set_child (ADW_BIN (self), view);
  return GTK_WIDGET (self);
}
