/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/now-page.h"

#include "ui/pages/circumstances-offer.h"
#include "ui/pages/next-card.h"
#include "ui/pages/now-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/danger-card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/item-card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvNowPage
{
  AdwBin parent_instance;

  HvSession *session;
  GtkBox *box;
  GtkWidget *states;
  GtkWidget *further; /* hidden at first */
  GtkWidget *next; /* HvNextCard */
  GtkWidget *kept;
  GtkWidget *offer;
};

static void hv_now_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvNowPage, hv_now_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_now_page_page_init))

static GtkWidget *
make_state_card (HvState *state)
{
  GtkWidget *card = hv_card_new (hv_state_get_tint (state), hv_state_get_title (state), NULL, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", hv_state_get_id (state));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-state");
  return card;
}

static void
append_note (HvNowPage *self, const char *title, const char *text, const char *action, const char *target)
{
  if (text == NULL)
    return;

  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (words), hv_label_new (title, "hv-small"));
  gtk_box_append (GTK_BOX (words), hv_label_new (text, "hv-label hv-strong"));

  GtkWidget *note = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (note), words);
  gtk_widget_add_css_class (note, "hv-note-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (note), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (note), action);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, text);
  hv_set_accessible_name (note, name);
  hv_card_grid_append (HV_CARD_GRID (self->kept), note);
}

static void
refresh_kept (HvNowPage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  g_autoptr (HvNowViewState) state
      = hv_now_view_state_new (hv_session_get_library (self->session), hv_session_get_circumstances (self->session),
                               progress != NULL ? hv_progress_find_kept (progress, "plan") : NULL,
                               progress != NULL ? hv_progress_find_kept (progress, "sentence") : NULL,
                               progress != NULL ? hv_progress_get_runs (progress) : NULL);

  const HvKept *hope = progress != NULL ? hv_progress_find_kept (progress, "hope") : NULL;
  hv_card_grid_clear (HV_CARD_GRID (self->kept));
  append_note (self, _ ("My plan"), state->plan, "win.go", "mine");
  append_note (self, _ ("My sentence"), state->sentence, "win.go", "mine");
  append_note (self, _ ("My hope"), hope != NULL ? hope->text : NULL, "win.go", "mine");
  append_note (self, _ ("This helped last"), state->helped, "win.open-exercise", state->helped_id);
  gtk_widget_set_visible (self->kept, gtk_widget_get_first_child (self->kept) != NULL);
  hv_circumstances_offer_refresh (self->offer);
}

static void
fill_states (HvNowPage *self)
{
  GPtrArray *states = hv_library_get_states (hv_session_get_library (self->session));
  for (guint i = 0; i < states->len; i++)
    {
      HvState *state = g_ptr_array_index (states, i);
      GtkWidget *grid = hv_state_is_further (state) ? self->further : self->states;
      hv_card_grid_append (HV_CARD_GRID (grid), make_state_card (state));
    }
}

/* Seven more words would be a wall; they come when she asks for them. */
static void
show_further_cb (GtkToggleButton *button, HvNowPage *self)
{
  gtk_widget_set_visible (self->further, gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_ways (HvNowPage *self)
{
  GtkWidget *ways = hv_wrap_box_new (12);
  GtkWidget *more = hv_toggle_new (_ ("More words"), NULL);
  g_signal_connect_object (more, "toggled", G_CALLBACK (show_further_cb), self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (ways), more);
  hv_wrap_box_append (HV_WRAP_BOX (ways),
                      hv_action_button_new (_ ("Something else entirely"), "hv-quiet", "win.go", "practise"));
  return ways;
}

static const char *
hv_now_page_get_title (HvPage *page)
{
  return _ ("Now");
}

static void
hv_now_page_focus (HvPage *page)
{
  hv_focus_first (HV_NOW_PAGE (page)->states);
}

static void
hv_now_page_flush (HvPage *page)
{
  hv_next_card_flush (HV_NEXT_CARD (HV_NOW_PAGE (page)->next));
}

static void
hv_now_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_now_page_get_title;
  iface->flush = hv_now_page_flush;
  iface->focus = hv_now_page_focus;
}

static void
hv_now_page_dispose (GObject *object)
{
  HvNowPage *self = HV_NOW_PAGE (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_now_page_parent_class)->dispose (object);
}

static void
hv_now_page_class_init (HvNowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_now_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/now-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvNowPage, box);
}

static void
hv_now_page_init (HvNowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_now_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvNowPage *self = g_object_new (HV_TYPE_NOW_PAGE, NULL);
  self->session = g_object_ref (session);
  self->states = hv_card_grid_new (16, 4);
  self->further = hv_card_grid_new (16, 4);
  gtk_widget_set_visible (self->further, FALSE);
  self->next = hv_next_card_new (session);
  self->kept = hv_card_grid_new (22, 3);
  gtk_box_append (self->box, hv_danger_card_new ());
  gtk_box_append (self->box, self->states);
  gtk_box_append (self->box, make_ways (self));
  gtk_box_append (self->box, self->further);
  gtk_box_append (self->box, self->next);
  gtk_box_append (self->box, self->kept);
  gtk_box_append (self->box, hv_item_card_new (session, NULL));
  self->offer = hv_circumstances_offer_new (session);
  gtk_box_append (self->box, self->offer);

  fill_states (self);
  refresh_kept (self);
  if (hv_session_get_progress (session) != NULL)
    g_signal_connect_object (hv_session_get_progress (session), "changed", G_CALLBACK (refresh_kept), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (refresh_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (refresh_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "circumstances-changed", G_CALLBACK (refresh_kept), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
