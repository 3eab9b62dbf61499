/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/learn-page.h"

#include "ui/pages/module-view-state.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvLearnPage
{
  AdwBin parent_instance;

  GtkBox *box;
};

static void hv_learn_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvLearnPage, hv_learn_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_learn_page_page_init))

static void
append_group (HvLearnPage *self, HvLibrary *library, const char *heading, const char *phase, const char *door)
{
  g_autoptr (GPtrArray) modules = hv_module_find_group (library, phase, door);
  if (modules->len == 0)
    return;
  GtkWidget *title = hv_heading_new (heading, "hv-heading");
  gtk_widget_set_margin_top (title, 8);
  gtk_box_append (self->box, title);
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < modules->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), hv_module_card_new (g_ptr_array_index (modules, i)));
  gtk_box_append (self->box, grid);
}

static void
fill (HvLearnPage *self, HvLibrary *library)
{
  static const char *const doors[] = { "calm", "me", "others", "everyday" };
  append_group (self, library, _ ("A place to begin"), "start", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (doors); i++)
    append_group (self, library, hv_module_describe_door (doors[i]), "underway", doors[i]);
  append_group (self, library, _ ("Further on"), "closing", NULL);
  if (hv_library_get_modules (library)->len == 0)
    gtk_box_append (self->box, hv_label_new (_ ("There is nothing to read here yet."), "hv-body"));
}

static const char *
hv_learn_page_get_title (HvPage *page)
{
  return _ ("Learn");
}

static void
hv_learn_page_focus (HvPage *page)
{
  hv_focus_first (GTK_WIDGET (HV_LEARN_PAGE (page)->box));
}

static void
hv_learn_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_learn_page_get_title;
  iface->focus = hv_learn_page_focus;
}

static void
hv_learn_page_class_init (HvLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  fill (self, hv_session_get_library (session));
  return GTK_WIDGET (self);
}
