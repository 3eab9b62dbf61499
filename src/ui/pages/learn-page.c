/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/learn-page.h"

#include "ui/pages/module-view-state.h"
#include "ui/pages/route-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/left-out.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* The ways to look at the modules: all in their groups, or one group. */
static const struct
{
  const char *label;
  const char *phase;
  const char *door; /* also names the view, when there is no label */
} views[] = {
  { N_ ("Everything"), NULL, NULL },   { N_ ("A place to begin"), "start", NULL },
  { NULL, "underway", "calm" },        { NULL, "underway", "me" },
  { NULL, "underway", "others" },      { NULL, "underway", "everyday" },
  { N_ ("Further on"), "closing", NULL },
};

struct _HvLearnPage
{
  AdwBin parent_instance;

  HvSession *session;
  HvLibrary *library;
  gsize view;
  GtkBox *box;
  GtkWidget *ways;
  char *ways_shown; /* tells whether they look otherwise by now */
  GtkWidget *views;
  GtkWidget *groups;
};

static void hv_learn_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvLearnPage, hv_learn_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_learn_page_page_init))

static const char *
get_label (gsize view)
{
  return views[view].label != NULL ? _ (views[view].label) : hv_module_describe_door (views[view].door);
}

/* Ways */

/* What her own way says: perhaps next, or nothing when she has been to all of it. (nullable) (transfer full) */
static char *
make_next_words (HvLearnPage *self, HvRoute *route)
{
  g_autoptr (HvRouteViewState) state = hv_route_view_state_new_for_session (route, self->session);
  /* Translators: %s is a reading or an exercise */
  return state->next != NULL ? g_strdup_printf (_ ("Perhaps next: %s"), hv_route_item_get_title (state->next)) : NULL;
}

static void
show_ways (HvLearnPage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  const char *chosen = progress != NULL ? hv_progress_get_setting (progress, "route") : NULL;
  g_autoptr (GPtrArray) routes
      = hv_routes_suggest (self->library, hv_session_get_circumstances (self->session), chosen);
  HvRoute *hers = chosen != NULL ? hv_library_find_route (self->library, chosen) : NULL;
  g_autofree char *next = hers != NULL ? make_next_words (self, hers) : NULL;
  g_autoptr (GString) looks = g_string_new (next);
  for (guint i = 0; i < routes->len; i++)
    g_string_append_printf (looks, " %s", hv_route_get_id (routes->pdata[i]));
  if (g_strcmp0 (looks->str, self->ways_shown) == 0)
    return;
  g_free (self->ways_shown);
  self->ways_shown = g_strdup (looks->str);

  hv_box_clear (GTK_BOX (self->ways));
  gtk_widget_set_visible (self->ways, routes->len > 0);
  gtk_box_append (GTK_BOX (self->ways), hv_heading_new (_ ("A way through, if you like one"), "hv-heading"));
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < routes->len; i++)
    {
      gboolean is_hers = routes->pdata[i] == hers;
      hv_card_grid_append (HV_CARD_GRID (grid), hv_route_card_new (routes->pdata[i], is_hers ? _ ("My way") : NULL,
                                                                   is_hers ? next : NULL));
    }
  gtk_box_append (GTK_BOX (self->ways), grid);
  GtkWidget *all = hv_action_button_new (_ ("All the ways"), NULL, "win.go", "routes");
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->ways), all);
}

/* Modules */

static void
append_group (HvLearnPage *self, gsize view, GPtrArray *left_out)
{
  g_autoptr (GPtrArray) modules = hv_module_find_group (self->library, views[view].phase, views[view].door);
  if (modules->len == 0)
    return;
  GtkWidget *title = hv_heading_new (get_label (view), "hv-heading");
  gtk_widget_set_margin_top (title, 8);
  gtk_box_append (GTK_BOX (self->groups), title);
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < modules->len; i++)
    {
      HvModule *module = g_ptr_array_index (modules, i);
      if (hv_module_is_for (module, hv_session_get_circumstances (self->session)))
        hv_card_grid_append (HV_CARD_GRID (grid), hv_module_card_new (module));
      else
        g_ptr_array_add (left_out, g_object_ref (module));
    }
  gtk_box_append (GTK_BOX (self->groups), grid);
}

static void
show_view (HvLearnPage *self, gsize view)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = view;
  hv_box_clear (GTK_BOX (self->groups));
  if (view > 0)
    append_group (self, view, left_out);
  else
    for (gsize i = 1; i < G_N_ELEMENTS (views); i++)
      append_group (self, i, left_out);
  gtk_box_append (GTK_BOX (self->groups), hv_left_out_new (self->session, left_out));
  if (hv_library_get_modules (self->library)->len == 0)
    gtk_box_append (GTK_BOX (self->groups),
                    hv_label_new (_ ("There is nothing to read here yet."), "hv-body"));
}

static void
refresh (HvLearnPage *self)
{
  show_ways (self);
  show_view (self, self->view);
}

static void
view_toggled_cb (GtkToggleButton *toggle, HvLearnPage *self)
{
  if (gtk_toggle_button_get_active (toggle))
    show_view (self, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (toggle), "view")));
}

static void
append_views (HvLearnPage *self)
{
  GtkWidget *first = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GPtrArray) modules = i > 0 ? hv_module_find_group (self->library, views[i].phase, views[i].door) : NULL;
      if (modules != NULL && modules->len == 0)
        continue;
      GtkWidget *toggle = hv_toggle_new (get_label (i), "hv-filter");
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (first));
      else
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first = toggle), TRUE);
      g_object_set_data (G_OBJECT (toggle), "view", GSIZE_TO_POINTER (i));
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (view_toggled_cb), self, 0);
      hv_wrap_box_append (HV_WRAP_BOX (self->views), toggle);
    }
}

static const char *
hv_learn_page_get_title (HvPage *page)
{
  return _ ("Learn");
}

static void
hv_learn_page_focus (HvPage *page)
{
  hv_focus_first (HV_LEARN_PAGE (page)->ways);
}

static void
hv_learn_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_learn_page_get_title;
  iface->focus = hv_learn_page_focus;
}

static void
hv_learn_page_dispose (GObject *object)
{
  HvLearnPage *self = HV_LEARN_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_pointer (&self->ways_shown, g_free);
  G_OBJECT_CLASS (hv_learn_page_parent_class)->dispose (object);
}

static void
hv_learn_page_class_init (HvLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_learn_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvLearnPage, box);
}

static void
hv_learn_page_init (HvLearnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_learn_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvLearnPage *self = g_object_new (HV_TYPE_LEARN_PAGE, NULL);
  self->session = g_object_ref (session);
  self->library = g_object_ref (hv_session_get_library (session));
  self->ways = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (self->box, self->ways);
  self->views = hv_wrap_box_new (8);
  gtk_box_append (self->box, self->views);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_box_append (self->box, self->groups);
  append_views (self);
  refresh (self);
  g_signal_connect (self, "map", G_CALLBACK (show_ways), NULL); /* she may have read something since */
  static const char *const changes[] = { "opened", "closed", "circumstances-changed" };
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (session, changes[i], G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
