/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/state-page.h"

#include "base/clock.h"
#include "ui/pages/rating-view-state.h"
#include "ui/pages/state-branches.h"
#include "ui/pages/state-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/danger-card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/help-card.h"
#include "ui/widgets/item-card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/left-out.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvStatePage
{
  AdwBin parent_instance;

  HvSession *session;
  char *id;
  HvStateViewState *state; /* NULL when there is no such state */
  GtkBox *box;
  GtkWidget *offers;
  GtkWidget *more;
};

static void hv_state_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvStatePage, hv_state_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_state_page_page_init))

static void
show_more_cb (HvStatePage *self)
{
  for (guint i = HV_STATE_OFFERS; i < self->state->offers->len; i++)
    {
      GtkWidget *card = hv_exercise_card_new (g_ptr_array_index (self->state->offers, i));
      hv_card_grid_append (HV_CARD_GRID (self->offers), card);
      if (i == HV_STATE_OFFERS)
        gtk_widget_grab_focus (card);
    }
  gtk_widget_set_visible (self->more, FALSE);
}

static void
append_emergency (HvStatePage *self)
{
  if (self->state->emergency->len == 0)
    return;
  GtkWidget *grid = hv_card_grid_new (26, 2);
  for (guint i = 0; i < self->state->emergency->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid),
                         hv_help_card_new (g_ptr_array_index (self->state->emergency, i), TRUE));
  gtk_box_append (self->box, grid);
}

static void
append_offers (HvStatePage *self)
{
  gtk_box_append (self->box, hv_heading_new (_ ("You could try"), "hv-heading"));

  self->offers = hv_card_grid_new (24, 3);
  for (guint i = 0; i < MIN (HV_STATE_OFFERS, self->state->offers->len); i++)
    hv_card_grid_append (HV_CARD_GRID (self->offers),
                         hv_exercise_card_new (g_ptr_array_index (self->state->offers, i)));
  gtk_box_append (self->box, self->offers);
  if (self->state->offers->len == 0)
    gtk_box_append (
        self->box,
        hv_label_new (_ ("There is nothing here for this yet. Under Practise there is more."), "hv-body"));
}

static void
append_ways_on (HvStatePage *self)
{
  GtkWidget *ways = hv_wrap_box_new (12);
  self->more = hv_button_new (_ ("Show more"), NULL);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_more_cb), self);
  gtk_widget_set_visible (self->more, self->state->offers->len > HV_STATE_OFFERS);
  hv_wrap_box_append (HV_WRAP_BOX (ways), self->more);
  hv_wrap_box_append (HV_WRAP_BOX (ways),
                      hv_action_button_new (_ ("Something else entirely"), NULL, "win.go", "practise"));
  gtk_box_append (self->box, ways);
}

static void
append_notes (HvStatePage *self)
{
  if (self->state->notes->len == 0)
    return;
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint i = 0; i < self->state->notes->len; i++)
    gtk_box_append (GTK_BOX (notes), hv_label_new (g_ptr_array_index (self->state->notes, i), "hv-body"));
  gtk_box_append (self->box, hv_text_column_new (HV_TEXT_CHARS, notes));
}

static void
fill (HvStatePage *self, HvSession *session)
{
  if (self->state == NULL)
    {
      gtk_box_append (self->box, hv_heading_new (_ ("This is not here any more."), "hv-title"));
      return;
    }

  gtk_box_append (self->box, hv_danger_card_new ());
  append_emergency (self);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (head), hv_heading_new (self->state->title, "hv-title"));
  gtk_box_append (GTK_BOX (head), hv_label_new (self->state->text, "hv-subtitle"));
  gtk_box_append (self->box, hv_text_column_new (HV_TEXT_CHARS, head));
  hv_state_branches_append (self->box, self->state->branches, TRUE);
  if (!self->state->fixed)
    {
      append_offers (self);
      append_ways_on (self);
    }
  append_notes (self);
  hv_state_branches_append (self->box, self->state->branches, FALSE);
  gtk_box_append (self->box, hv_left_out_new (session, self->state->left_out));
  if (!self->state->fixed)
    gtk_box_append (self->box, hv_item_card_new (session, self->id));
}

/* "Another one" in an exercise that she opens from here is one of these. */
static void
hv_state_page_map (GtkWidget *widget)
{
  HvStatePage *self = HV_STATE_PAGE (widget);

  GTK_WIDGET_CLASS (hv_state_page_parent_class)->map (widget);
  if (self->state != NULL)
    hv_suggestions_set_source (hv_session_get_suggestions (self->session), self->id, self->state->offers);
}

static const char *
hv_state_page_get_title (HvPage *page)
{
  HvStatePage *self = HV_STATE_PAGE (page);
  return self->state != NULL ? self->state->title : _ ("Now");
}

static void
hv_state_page_focus (HvPage *page)
{
  /* The question of danger stays in sight, whatever the text size. */
  hv_focus_first (GTK_WIDGET (page));
}

static void
hv_state_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_state_page_get_title;
  iface->focus = hv_state_page_focus;
}

static void
hv_state_page_dispose (GObject *object)
{
  HvStatePage *self = HV_STATE_PAGE (object);

  g_clear_pointer (&self->state, hv_state_view_state_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_state_page_parent_class)->dispose (object);
}

static void
hv_state_page_class_init (HvStatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_state_page_dispose;
  widget_class->map = hv_state_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvStatePage, box);
}

static void
hv_state_page_init (HvStatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static HvStateMoment
look_around (HvSession *session)
{
  HvProgress *progress = hv_session_get_progress (session);
  HvStateMoment moment
      = { .circumstances = hv_session_get_circumstances (session),
          .resting_kind = hv_session_get_resting_kind (session),
          .now = hv_clock_now () };
  if (progress != NULL)
    {
      moment.runs = hv_progress_get_runs (progress);
      moment.kept = hv_progress_get_kept (progress);
      moment.hope_is_low = hv_ratings_is_hope_low (hv_session_get_library (session), hv_progress_get_points (progress),
                                                   moment.now);
    }
  return moment;
}

GtkWidget *
hv_state_page_new (HvSession *session, const char *id)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvStatePage *self = g_object_new (HV_TYPE_STATE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  HvLibrary *library = hv_session_get_library (session);
  HvState *state = hv_library_find_state (library, id);
  if (state != NULL)
    {
      HvStateMoment moment = look_around (session);
      self->state = hv_state_view_state_new (state, library, &moment);
      if (hv_state_get_resting_kind (state) != NULL)
        hv_session_rest_kind (session, hv_state_get_resting_kind (state));
    }
  fill (self, session);
  return GTK_WIDGET (self);
}
