/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/routes-page.h"

#include "ui/pages/column.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvRoutesPage
{
  AdwBin parent_instance;
};

static void hv_routes_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvRoutesPage, hv_routes_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_routes_page_page_init))

static const char *
hv_routes_page_get_title (HvPage *page)
{
  return _ ("Ways to take");
}

static void
hv_routes_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_routes_page_get_title;
}

static void
hv_routes_page_class_init (HvRoutesPageClass *klass)
{
}

static void
hv_routes_page_init (HvRoutesPage *self)
{
}

static void
append_routes (GtkBox *column, HvLibrary *library, gboolean for_group)
{
  GPtrArray *routes = hv_library_get_routes (library);
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < routes->len; i++)
    if (hv_route_is_for_group (routes->pdata[i]) == for_group)
      hv_card_grid_append (HV_CARD_GRID (grid), hv_route_card_new (routes->pdata[i], NULL, NULL));
  gtk_box_append (column, grid);
}

GtkWidget *
hv_routes_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvLibrary *library = hv_session_get_library (session);
  HvRoutesPage *self = g_object_new (HV_TYPE_ROUTES_PAGE, NULL);
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new_for_cards (_ ("Ways to take"), &column));
  hv_column_add_text (
      column,
      _ ("Readings and exercises that go together. You can begin anywhere on a way, leave out "
         "what you like, and take none of them."),
      "hv-subtitle");
  append_routes (column, library, FALSE);
  hv_column_add_text (column, _ ("For those who lead a group"), "hv-heading hv-section");
  append_routes (column, library, TRUE);
  return GTK_WIDGET (self);
}
