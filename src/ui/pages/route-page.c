/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/route-page.h"

#include "ui/pages/column.h"
#include "ui/pages/route-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/left-out.h"
#include "ui/widgets/text-column.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvRoutePage
{
  AdwBin parent_instance;

  HvSession *session;
  HvRoute *route; /* NULL when there is no such route */
  GtkBox *column;
  GtkWidget *where; /* (nullable): what there is beside the way itself: hers or not, and where she is */
  GtkWidget *way;
  char *shown; /* tells whether it looks otherwise by now */
};

static void hv_route_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvRoutePage, hv_route_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_route_page_page_init))

static void
append_texts (GtkBox *box, GPtrArray *texts, const char *classes)
{
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (box, hv_label_new (texts->pdata[i], classes));
}

static void
append_translated (GtkBox *box, GPtrArray *texts, const char *classes)
{
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (box, hv_label_new (hv_translated_get (texts->pdata[i]), classes));
}

/* Where she is */

static gboolean
is_hers (HvRoutePage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  return progress != NULL
         && g_strcmp0 (hv_progress_get_setting (progress, "route"), hv_route_get_id (self->route)) == 0;
}

static void
hers_toggled_cb (GtkToggleButton *toggle, HvRoutePage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress == NULL)
    return;
  gboolean hers = gtk_toggle_button_get_active (toggle);
  if (hers || is_hers (self))
    hv_progress_set_setting (progress, "route", hers ? hv_route_get_id (self->route) : NULL);
}

static void
append_where (HvRoutePage *self, const HvRouteViewState *state)
{
  GtkWidget *toggle = hv_toggle_new (_ ("Show this way under Learn"), "hv-filter");
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), is_hers (self));
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (hers_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->where), toggle);

  if (!state->has_begun)
    return;
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (note, "hv-note");
  if (state->next != NULL)
    {
      gtk_box_append (GTK_BOX (note), hv_label_new (_ ("Perhaps next, or something else:"), "hv-label"));
      GtkWidget *next
          = hv_action_button_new (hv_route_item_get_title (state->next), NULL,
                                  state->next->module != NULL ? "win.open-module" : "win.open-exercise",
                                  state->next->module != NULL ? hv_module_get_id (state->next->module)
                                                              : hv_exercise_get_id (state->next->exercise));
      gtk_widget_set_halign (next, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (note), next);
    }
  else
    gtk_box_append (GTK_BOX (note),
                    hv_label_new (_ ("You have been to all that is here. It may rest, and it may be "
                                     "taken again."),
                                  "hv-label"));
  gtk_box_append (GTK_BOX (self->where), hv_text_column_new (HV_TEXT_CHARS, note));
}

/* The way */

static GtkWidget *
make_card (const HvRouteItem *item)
{
  guint minutes = item->module != NULL ? hv_module_get_minutes (item->module)
                                       : hv_exercise_get_minutes (item->exercise);
  const char *detail = item->unsafe != NULL   ? item->unsafe
                       : item->module != NULL ? hv_module_get_summary (item->module)
                                              : hv_exercise_get_summary (item->exercise);
  /* Translators: a reading, how long it takes */
  g_autofree char *meta = item->module != NULL ? g_strdup_printf (_ ("Reading · %u min"), minutes)
                                               : g_strdup_printf (_ ("Exercise · %u min"), minutes);
  /* Translators: %s is what kind of thing and how long; she has read or done it before */
  g_autofree char *been = g_strdup_printf (_ ("%s · you have been here"), meta);
  GtkWidget *card
      = hv_card_new (NULL, hv_route_item_get_title (item), item->been_there ? been : meta, detail);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s",
                                    item->module != NULL ? hv_module_get_id (item->module)
                                                         : hv_exercise_get_id (item->exercise));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card),
                                  item->module != NULL ? "win.open-module" : "win.open-exercise");
  return card;
}

static void
append_leaders (GtkBox *box, GPtrArray *leaders)
{
  if (leaders->len == 0)
    return;
  gtk_box_append (box, hv_heading_new (_ ("For the leaders"), "hv-small"));
  append_texts (box, leaders, "hv-card-detail");
}

static void
append_part (GtkBox *box, const HvRoutePartView *part)
{
  GtkWidget *heading = hv_heading_new (part->heading, "hv-heading");
  gtk_widget_set_margin_top (heading, 14);
  gtk_box_append (box, heading);
  append_texts (box, part->texts, "hv-body");
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < part->items->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), make_card (part->items->pdata[i]));
  gtk_box_append (box, grid);
  append_leaders (box, part->leaders);
}

static void
append_connection (GtkBox *box, HvExercise *connection)
{
  GtkWidget *heading = hv_heading_new (_ ("And someone else, if you like"), "hv-heading");
  gtk_widget_set_margin_top (heading, 14);
  gtk_box_append (box, heading);
  gtk_box_append (box, hv_label_new (_ ("It can be passed over, like everything here."), "hv-body"));
  GtkWidget *grid = hv_card_grid_new (26, 3);
  hv_card_grid_append (HV_CARD_GRID (grid), hv_exercise_card_new (connection));
  gtk_box_append (box, grid);
}

/* What every meeting of a group looks like. */
static void
append_shape (GtkBox *box, HvRoute *route)
{
  GPtrArray *slots = hv_route_get_slots (route);
  gtk_box_append (box, hv_heading_new (_ ("The shape of every meeting"), "hv-heading"));
  GtkWidget *shape = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (shape, "hv-note");
  for (guint i = 0; i < slots->len; i++)
    {
      const HvRouteSlot *slot = slots->pdata[i];
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      /* Translators: a piece of a meeting and how long it takes */
      g_autofree char *title
          = g_strdup_printf (_ ("%s · %u min"), hv_translated_get (slot->label), slot->minutes);
      gtk_box_append (GTK_BOX (row), hv_label_new (title, "hv-label hv-strong"));
      append_translated (GTK_BOX (row), slot->leaders, "hv-card-detail");
      gtk_box_append (GTK_BOX (shape), row);
    }
  gtk_box_append (box, hv_text_column_new (HV_TEXT_CHARS, shape));
}

static void
append_for_leaders (GtkBox *box, HvRoute *route)
{
  gtk_box_append (box, hv_heading_new (_ ("Before it begins"), "hv-heading"));
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  append_translated (GTK_BOX (lines), hv_route_get_leaders (route), "hv-body");
  gtk_box_append (box, hv_text_column_new (HV_TEXT_CHARS, lines));
  append_shape (box, route);
}

static void
forget_cb (HvRoutePage *self)
{
  HvLibrary *library = hv_session_get_library (self->session);
  HvProgress *progress = hv_session_get_progress (self->session);
  g_auto (GStrv) read = hv_modules_find_read (library, progress);
  for (guint i = 0; read[i] != NULL; i++)
    hv_module_set_read (progress, read[i], FALSE);
}

static void
append_forget (HvRoutePage *self)
{
  g_auto (GStrv) read = hv_modules_find_read (hv_session_get_library (self->session),
                                              hv_session_get_progress (self->session));
  if (read[0] == NULL)
    return;
  GtkWidget *forget = hv_button_new (_ ("Forget which readings I have finished"), "hv-quiet");
  gtk_widget_set_halign (forget, GTK_ALIGN_START);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->way), forget);
}

static void
fill (HvRoutePage *self, const HvRouteViewState *state)
{
  gboolean for_group = hv_route_is_for_group (self->route);
  hv_box_clear (GTK_BOX (self->where));
  hv_box_clear (GTK_BOX (self->way));
  if (!for_group && hv_session_is_open (self->session))
    append_where (self, state);
  if (for_group)
    append_for_leaders (GTK_BOX (self->way), self->route);
  for (guint i = 0; i < state->parts->len; i++)
    append_part (GTK_BOX (self->way), state->parts->pdata[i]);
  if (state->connection != NULL)
    append_connection (GTK_BOX (self->way), state->connection);
  gtk_box_append (GTK_BOX (self->way), hv_left_out_new (self->session, state->left_out));
  append_forget (self);
}

/* Only when it looks otherwise: what had the focus is to be there still when she comes back. */
static void
refresh (HvRoutePage *self)
{
  if (self->route == NULL)
    return;
  g_autoptr (HvRouteViewState) state = hv_route_view_state_new_for_session (self->route, self->session);
  g_autofree char *looks = hv_route_view_state_describe (state);
  if (g_strcmp0 (looks, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&looks);
  fill (self, state);
}

static void
refresh_if_seen (HvRoutePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* As a page */

static const char *
hv_route_page_get_title (HvPage *page)
{
  HvRoutePage *self = HV_ROUTE_PAGE (page);
  return self->route != NULL ? hv_route_get_title (self->route) : _ ("Learn");
}

static void
hv_route_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_route_page_get_title;
}

static void
hv_route_page_dispose (GObject *object)
{
  HvRoutePage *self = HV_ROUTE_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->route);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (hv_route_page_parent_class)->dispose (object);
}

static void
hv_route_page_class_init (HvRoutePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_route_page_dispose;
}

static void
hv_route_page_init (HvRoutePage *self)
{
}

static void
build (HvRoutePage *self)
{
  adw_bin_set_child (ADW_BIN (self),
                     hv_column_new_for_cards (hv_route_get_title (self->route), &self->column));
  GtkBox *column = self->column;
  hv_column_add_text (column, hv_route_get_summary (self->route), "hv-subtitle");
  append_translated (column, hv_route_get_texts (self->route), "hv-body");
  self->where = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (column, self->where);
  self->way = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (column, self->way);
  refresh (self);

  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress != NULL)
    g_signal_connect_object (progress, "changed", G_CALLBACK (refresh_if_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "circumstances-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

GtkWidget *
hv_route_page_new (HvSession *session, const char *id)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvRoutePage *self = g_object_new (HV_TYPE_ROUTE_PAGE, NULL);
  self->session = g_object_ref (session);
  HvRoute *route = hv_library_find_route (hv_session_get_library (session), id);
  if (route == NULL)
    {
      GtkBox *column;
      adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("This is not here any more."), &column));
      return GTK_WIDGET (self);
    }
  self->route = g_object_ref (route);
  build (self);
  return GTK_WIDGET (self);
}
