/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/keyboard-page.h"

#include "ui/pages/column.h"
#include "ui/window/actions.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvKeyboardPage
{
  AdwBin parent_instance;
};

static void hv_keyboard_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvKeyboardPage, hv_keyboard_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_keyboard_page_page_init))

static const char *
get_title (HvPage *page)
{
  return _ ("Keyboard");
}

static void
hv_keyboard_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
hv_keyboard_page_class_init (HvKeyboardPageClass *klass)
{
}

static void
add_row (GtkGrid *grid, int row, const char *label, const char *keys)
{
  GtkWidget *what = hv_parts_make_label (label, "hv-label");
  gtk_widget_set_hexpand (what, TRUE);
  gtk_grid_attach (grid, what, 0, row, 1, 1);
  gtk_grid_attach (grid, hv_parts_make_label (keys, "hv-chip"), 1, row, 1, 1);
}

static void
hv_keyboard_page_init (HvKeyboardPage *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("Keyboard"), &column));
  hv_column_add_text (column, _ ("All of it can be done with the mouse too."), "hv-subtitle");

  GtkWidget *grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  int row = 0;
  add_row (GTK_GRID (grid), row++, _ ("Close now"), _ ("Shift three times"));

  gsize n;
  const HvAction *actions = hv_actions_get_all (&n);
  for (gsize i = 0; i < n; i++)
    {
      guint keyval;
      GdkModifierType modifiers;
      if (actions[i].accelerator == NULL || !gtk_accelerator_parse (actions[i].accelerator, &keyval, &modifiers))
        continue;
      g_autofree char *keys = gtk_accelerator_get_label (keyval, modifiers);
      add_row (GTK_GRID (grid), row++, _ (actions[i].label), keys);
    }
  gtk_box_append (column, grid);
}

GtkWidget *
hv_keyboard_page_new (HvSession *session)
{
  return g_object_new (HV_TYPE_KEYBOARD_PAGE, NULL);
}
