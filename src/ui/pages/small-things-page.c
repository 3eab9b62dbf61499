/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/small-things-page.h"

#include "ui/pages/column.h"
#include "ui/pages/practise-filter.h"
#include "ui/pages/small-things-view-state.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/item-card.h"
#include "ui/widgets/item-view-state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* So many to begin with: the rest on asking, so that the list is there at once. */
#define SHOWN_FIRST 24

struct _HvSmallThingsPage
{
  AdwBin parent_instance;

  HvSession *session;
  HvSmallThingsViewState *state;
  const char *kind;
  guint situations; /* bits, as in HvPractiseFilter */
  gboolean shows_all;

  GtkWidget *card;
  GtkWidget *filters, *kinds;
  GtkWidget *list, *more, *nothing;
  GtkWidget *hidden; /* a box round the fold */
  GtkWidget *keeping;
};

static void hv_small_things_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvSmallThingsPage, hv_small_things_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_small_things_page_page_init))

static GStrv
get_situations (HvSmallThingsPage *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    if ((self->situations & (1u << i)) != 0)
      g_strv_builder_add (names, hv_situations[i]);
  return g_strv_builder_end (names);
}

static void
compute (HvSmallThingsPage *self)
{
  g_auto (GStrv) situations = get_situations (self);
  HvOfferWish wish = { .circumstances = hv_session_get_circumstances (self->session),
                       .situations = (const char *const *)situations };
  g_clear_pointer (&self->state, hv_small_things_view_state_free);
  self->state = hv_small_things_view_state_new (
      hv_session_get_library (self->session), hv_session_get_suggestions (self->session), self->kind, &wish);
}

static HvItem *
get_item (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "item");
}

static void
choose_cb (GtkWidget *row, HvSmallThingsPage *self)
{
  hv_item_card_choose (HV_ITEM_CARD (self->card), get_item (row));
}

static void
show_again_cb (GtkWidget *row, HvSmallThingsPage *self)
{
  g_autoptr (HvItem) item = g_object_ref (get_item (row));
  hv_suggestions_set_answer (hv_session_get_suggestions (self->session), item, HV_ITEM_ANSWER_NONE);
  hv_item_card_choose (HV_ITEM_CARD (self->card), item);
}

static GtkWidget *
make_row (HvSmallThingsPage *self, HvItem *item, GCallback clicked)
{
  gboolean helps
      = hv_suggestions_get_answer (hv_session_get_suggestions (self->session), item) == HV_ITEM_ANSWER_HELPS;
  GtkWidget *row = hv_card_new (NULL, hv_item_get_text (item), helps ? _ ("This helps") : NULL, NULL);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (row, "clicked", clicked, self, 0);
  return row;
}

static void
show_list (HvSmallThingsPage *self)
{
  hv_card_grid_clear (HV_CARD_GRID (self->list));
  guint n = self->shows_all ? self->state->items->len : MIN (self->state->items->len, SHOWN_FIRST);
  for (guint i = 0; i < n; i++)
    hv_card_grid_append (HV_CARD_GRID (self->list),
                         make_row (self, g_ptr_array_index (self->state->items, i), G_CALLBACK (choose_cb)));
  gtk_widget_set_visible (self->more, n < self->state->items->len);
  gtk_widget_set_visible (self->nothing, n == 0);
}

static void
show_hidden (HvSmallThingsPage *self)
{
  hv_box_clear (GTK_BOX (self->hidden));
  gtk_widget_set_visible (self->hidden, self->state->hidden->len > 0);
  if (self->state->hidden->len == 0)
    return;
  GtkWidget *grid = hv_card_grid_new (24, 3);
  for (guint i = 0; i < self->state->hidden->len; i++)
    {
      HvItem *item = g_ptr_array_index (self->state->hidden, i);
      hv_card_grid_append (HV_CARD_GRID (grid), make_row (self, item, G_CALLBACK (show_again_cb)));
    }
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), hv_label_new (_ ("Choose one to have it back."), "hv-small"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (self->hidden), hv_fold_new (_ ("What I have hidden"), box));
}

static void
keep_cb (HvSmallThingsPage *self)
{
  hv_suggestions_set_keeps (hv_session_get_suggestions (self->session), TRUE);
  hv_focus_first (self->keeping);
}

static void
stop_keeping_cb (HvSmallThingsPage *self)
{
  hv_suggestions_set_keeps (hv_session_get_suggestions (self->session), FALSE);
  hv_focus_first (self->keeping);
}

static void
forget_cb (HvSmallThingsPage *self)
{
  hv_focus_first (self->card); /* this one goes */
  hv_suggestions_forget_answers (hv_session_get_suggestions (self->session));
}

static void
add_keeping (HvSmallThingsPage *self, const char *label, GCallback clicked)
{
  GtkWidget *button = hv_button_new (label, NULL);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  hv_wrap_box_append (HV_WRAP_BOX (self->keeping), button);
}

/* Nothing of it is kept unless she says so, and then she can take it back. */
static void
show_keeping (HvSmallThingsPage *self)
{
  HvSuggestions *suggestions = hv_session_get_suggestions (self->session);
  gboolean keeps = hv_suggestions_get_keeps (suggestions);
  hv_wrap_box_clear (HV_WRAP_BOX (self->keeping));
  if (keeps)
    add_keeping (self, _ ("No longer keep what I say here"), G_CALLBACK (stop_keeping_cb));
  else if (hv_suggestions_can_keep (suggestions))
    add_keeping (self, _ ("Keep what I say here in my room"), G_CALLBACK (keep_cb));
  if (hv_suggestions_has_answers (suggestions))
    add_keeping (self, _ ("Forget what I have said here"), G_CALLBACK (forget_cb));
  gtk_widget_set_visible (self->keeping, gtk_widget_get_first_child (self->keeping) != NULL);
}

static void
show (HvSmallThingsPage *self)
{
  compute (self);
  show_list (self);
  show_hidden (self);
  show_keeping (self);
}

static void
more_cb (HvSmallThingsPage *self)
{
  self->shows_all = TRUE;
  show_list (self);
  GtkWidget *next = gtk_widget_get_first_child (self->list);
  for (guint i = 0; next != NULL && i < SHOWN_FIRST; i++)
    next = gtk_widget_get_next_sibling (next);
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

/* Filters */

static void
situation_toggled_cb (GtkToggleButton *toggle, HvSmallThingsPage *self)
{
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "value"));
  self->situations ^= bit;
  self->shows_all = FALSE;
  g_auto (GStrv) situations = get_situations (self);
  hv_item_card_set_situations (HV_ITEM_CARD (self->card), (const char *const *)situations);
  show (self);
}

static void
kind_toggled_cb (GtkToggleButton *toggle, HvSmallThingsPage *self)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  self->kind = g_object_get_data (G_OBJECT (toggle), "value");
  self->shows_all = FALSE;
  show (self);
}

static GtkWidget *
append_toggle (HvSmallThingsPage *self, GtkWidget *row, const char *label, gpointer value, GCallback toggled)
{
  GtkWidget *toggle = hv_toggle_new (label, "hv-filter");
  g_object_set_data (G_OBJECT (toggle), "value", value);
  g_signal_connect_object (toggle, "toggled", toggled, self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (row), toggle);
  return toggle;
}

static void
fill_filters (HvSmallThingsPage *self)
{
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    append_toggle (self, self->filters, hv_situation_describe (i), GUINT_TO_POINTER (1u << i),
                   G_CALLBACK (situation_toggled_cb));
  GtkWidget *first = NULL;
  for (guint i = 0; i < self->state->kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (self->state->kinds, i);
      GtkWidget *toggle = append_toggle (self, self->kinds, hv_item_kind_describe (kind), (gpointer)kind,
                                         G_CALLBACK (kind_toggled_cb));
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (first));
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first = toggle), TRUE);
    }
}

/* As a page */

static const char *
hv_small_things_page_get_title (HvPage *page)
{
  return _ ("Small things");
}

static void
hv_small_things_page_focus (HvPage *page)
{
  HvSmallThingsPage *self = HV_SMALL_THINGS_PAGE (page);
  if (!hv_focus_first (self->card))
    hv_focus_first (self->filters);
}

static void
hv_small_things_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_small_things_page_get_title;
  iface->focus = hv_small_things_page_focus;
}

static void
hv_small_things_page_dispose (GObject *object)
{
  HvSmallThingsPage *self = HV_SMALL_THINGS_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->state, hv_small_things_view_state_free);
  G_OBJECT_CLASS (hv_small_things_page_parent_class)->dispose (object);
}

static void
hv_small_things_page_class_init (HvSmallThingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_small_things_page_dispose;
}

static void
hv_small_things_page_init (HvSmallThingsPage *self)
{
}

static void
build (HvSmallThingsPage *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new_for_cards (_ ("Small things"), &column));
  hv_column_add_text (column, _ ("A sentence or two, and no more. You can always ask for another."),
                      "hv-subtitle");
  self->card = hv_item_card_new (self->session, NULL);
  self->filters = hv_wrap_box_new (8);
  self->kinds = hv_wrap_box_new (8);
  self->list = hv_card_grid_new (24, 3);
  self->more = hv_button_new (_ ("Show more"), NULL);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  self->nothing = hv_label_new (_ ("Nothing here fits all of that."), "hv-body");
  self->hidden = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->keeping = hv_wrap_box_new (12);

  GtkWidget *parts[] = { self->card,    hv_heading_new (_ ("Pick one yourself"), "hv-heading"),
                         self->filters, self->kinds,
                         self->nothing, self->list,
                         self->more,    self->hidden,
                         self->keeping };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (column, parts[i]);
}

GtkWidget *
hv_small_things_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvSmallThingsPage *self = g_object_new (HV_TYPE_SMALL_THINGS_PAGE, NULL);
  self->session = g_object_ref (session);
  build (self);
  show (self);
  fill_filters (self);
  g_signal_connect_object (hv_session_get_suggestions (session), "changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "circumstances-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
