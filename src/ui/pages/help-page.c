/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/help-page.h"

#include "base/clock.h"
#include "ui/pages/own-numbers.h"
#include "ui/pages/state-branches.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/help-card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvHelpPage
{
  AdwBin parent_instance;

  GtkBox *box;
};

static void hv_help_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvHelpPage, hv_help_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_help_page_page_init))

/* Whose lines come first; the others are for those who are elsewhere. */
#define HOME "DK"

static const struct
{
  const char *country, *name;
} countries[] = {
  { "NO", N_ ("Norway") },         { "SE", N_ ("Sweden") }, { "DE", N_ ("Germany") },
  { "GB", N_ ("United Kingdom") }, { "US", N_ ("USA") },    { "EU", N_ ("Other countries in the EU") },
};

static GPtrArray *
find_lines (GPtrArray *all, const char *country)
{
  GPtrArray *lines = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (hv_help_line_get_country (all->pdata[i]), country))
      g_ptr_array_add (lines, all->pdata[i]);
  return lines;
}

static void
append_emergency (HvHelpPage *self, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (hv_help_line_is_emergency (lines->pdata[i]))
      gtk_box_append (self->box, hv_help_card_new (lines->pdata[i], FALSE));
}

static void
append_lines (HvHelpPage *self, GPtrArray *lines)
{
  GtkWidget *grid = hv_card_grid_new (30, 2);
  for (guint i = 0; i < lines->len; i++)
    if (!hv_help_line_is_emergency (lines->pdata[i]))
      hv_card_grid_append (HV_CARD_GRID (grid), hv_help_card_new (lines->pdata[i], FALSE));
  gtk_box_append (self->box, grid);
}

static void
append_elsewhere (HvHelpPage *self, GPtrArray *all)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (GPtrArray) lines = find_lines (all, countries[i].country);
      if (lines->len == 0)
        continue;
      gtk_box_append (GTK_BOX (content), hv_heading_new (_ (countries[i].name), "hv-heading"));
      GtkWidget *grid = hv_card_grid_new (30, 2);
      for (guint j = 0; j < lines->len; j++)
        hv_card_grid_append (HV_CARD_GRID (grid), hv_help_card_new (lines->pdata[j], FALSE));
      gtk_box_append (GTK_BOX (content), grid);
    }
  if (gtk_widget_get_first_child (content) != NULL)
    gtk_box_append (self->box, hv_fold_new (_ ("In another country"), content));
  else
    g_object_unref (g_object_ref_sink (content));
}

/* Always in the same place, whether or not anything else points to it (content map §5.4 B). No question is
 * asked here, and nothing is noted. */
static void
append_thoughts_of_dying (HvHelpPage *self, HvLibrary *library)
{
  HvState *state = hv_library_find_state (library, "dying");
  if (state == NULL)
    return;
  HvStateMoment moment = { .now = hv_clock_now () };
  g_autoptr (HvStateViewState) view = hv_state_view_state_new (state, library, &moment);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  hv_state_branches_append (GTK_BOX (content), view->branches, TRUE);
  hv_state_branches_append (GTK_BOX (content), view->branches, FALSE);
  gtk_box_append (self->box, hv_fold_new (view->title, content));
}

static void
append_note (HvHelpPage *self)
{
  const char *const texts[] = {
    _ ("If you do not get through, you can try the next one."),
    _ ("A call can show on the phone and on the phone bill. Another phone may be a better choice: a "
       "friend’s, or one "
       "at work or at the doctor’s."),
    _ ("This program calls no one and sends nothing. It makes no note that you were here."),
  };
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_box_append (GTK_BOX (note), hv_label_new (texts[i], "hv-card-detail"));
  GtkWidget *column = hv_text_column_new (HV_TEXT_CHARS, note);
  gtk_widget_add_css_class (column, "hv-note");
  gtk_box_append (self->box, column);
}

static void
fill (HvHelpPage *self, HvLibrary *library, HvProgress *progress)
{
  GPtrArray *all = hv_library_get_help_lines (library);
  g_autoptr (GPtrArray) lines = find_lines (all, HOME);
  append_emergency (self, lines);
  append_thoughts_of_dying (self, library);
  if (progress != NULL)
    gtk_box_append (self->box, hv_own_numbers_new (progress));
  append_lines (self, lines);
  append_elsewhere (self, all);
  append_note (self);
}

static const char *
hv_help_page_get_title (HvPage *page)
{
  return _ ("Help");
}

static void
hv_help_page_focus (HvPage *page)
{
  hv_focus_first (GTK_WIDGET (HV_HELP_PAGE (page)->box));
}

static void
hv_help_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_help_page_get_title;
  iface->focus = hv_help_page_focus;
}

static void
hv_help_page_class_init (HvHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvHelpPage, box);
}

static void
hv_help_page_init (HvHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_help_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvHelpPage *self = g_object_new (HV_TYPE_HELP_PAGE, NULL);
  fill (self, hv_session_get_library (session), hv_session_get_progress (session));
  return GTK_WIDGET (self);
}
