/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/shopping-view.h"

#include "ui/pages/column.h"
#include "ui/ui.h"
#include "ui/widgets/answer-row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvShoppingView
{
  AdwBin parent_instance;

  HvCoverMemory *memory;
  GtkWidget *back;
  GtkWidget *field;
  GtkWidget *rows;
  GtkWidget *empty;
  GtkWidget *clearing;
};

G_DEFINE_FINAL_TYPE (HvShoppingView, hv_shopping_view, ADW_TYPE_BIN)

static guint back_signal;

static guint
count (HvShoppingView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->memory->shopping));
}

static void
tick (GtkCheckButton *tick_box, HvShoppingItem *item)
{
  hv_shopping_item_set_bought (item, gtk_check_button_get_active (tick_box));
}

static guint
get_position (GtkWidget *row)
{
  guint position = 0;
  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    position++;
  return position;
}

/* The rows are made anew by then, and the focus goes to the next one's button. */
static void
take_away (GtkWidget *button, HvShoppingView *self)
{
  guint position = get_position (gtk_widget_get_parent (button));
  hv_shopping_list_remove (self->memory->shopping, position);
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  for (guint i = 0; i < position && row != NULL && gtk_widget_get_next_sibling (row) != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (row != NULL ? gtk_widget_get_last_child (row) : self->field);
}

static GtkWidget *
make_row (HvShoppingView *self, HvShoppingItem *item)
{
  g_autofree char *text = hv_shopping_item_format (item, self->memory->units);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *box = hv_answer_row_new ("", text, NULL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), hv_shopping_item_is_bought (item));
  g_signal_connect_object (box, "toggled", G_CALLBACK (tick), item, 0);
  gtk_box_append (GTK_BOX (row), box);

  GtkWidget *remove = gtk_button_new_from_icon_name ("hv-delete-symbolic");
  hv_add_css_classes (remove, "hv-button hv-quiet hv-star");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), text);
  hv_set_accessible_name (remove, name);
  g_signal_connect (remove, "clicked", G_CALLBACK (take_away), self);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
update (HvShoppingView *self)
{
  hv_box_clear (GTK_BOX (self->rows));
  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (HvShoppingItem) item = g_list_model_get_item (G_LIST_MODEL (self->memory->shopping), i);
      gtk_box_append (GTK_BOX (self->rows), make_row (self, item));
    }
  gtk_widget_set_visible (self->empty, count (self) == 0);
  gtk_widget_set_visible (self->clearing, count (self) > 0);
}

static void
add_own (HvShoppingView *self)
{
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (self->field));
  hv_shopping_list_add_text (self->memory->shopping, text);
  hv_text_field_set_text (HV_TEXT_FIELD (self->field), "");
  gtk_widget_grab_focus (self->field);
}

static void
remove_bought (HvShoppingView *self)
{
  hv_shopping_list_remove_bought (self->memory->shopping);
  gtk_widget_grab_focus (self->field);
}

static void
empty_list (HvShoppingView *self)
{
  hv_shopping_list_clear (self->memory->shopping);
  gtk_widget_grab_focus (self->field);
}

static void
go_back (HvShoppingView *self)
{
  g_signal_emit (self, back_signal, 0);
}

static GtkWidget *
make_own (HvShoppingView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->field = hv_text_field_new (_ ("Something else to buy"), _ ("Something else to buy"), 1);
  gtk_widget_set_hexpand (self->field, TRUE);
  g_signal_connect_object (self->field, "entered", G_CALLBACK (add_own), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->field);
  /* Translators: puts a line on the shopping list */
  GtkWidget *add = hv_button_new (C_ ("shopping", "Add"), "");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_own), self);
  gtk_box_append (GTK_BOX (row), add);
  return row;
}

static GtkWidget *
make_clearing (HvShoppingView *self)
{
  GtkWidget *box = hv_wrap_box_new (10);
  GtkWidget *bought = hv_button_new (_ ("Remove what is bought"), "");
  g_signal_connect_swapped (bought, "clicked", G_CALLBACK (remove_bought), self);
  hv_wrap_box_append (HV_WRAP_BOX (box), bought);
  GtkWidget *all = hv_button_new (_ ("Empty the list"), "");
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (empty_list), self);
  hv_wrap_box_append (HV_WRAP_BOX (box), all);
  return box;
}

static void
build (HvShoppingView *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("Shopping list"), &column));
  self->back = hv_parts_make_button (_ ("Back"), "hv-back-symbolic", "hv-quiet");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (go_back), self);
  gtk_box_prepend (column, self->back);
  gtk_box_append (column, hv_label_new (_ ("The list is gone when the program is closed."), "hv-subtitle"));
  gtk_box_append (column, make_own (self));
  self->empty = hv_label_new (_ ("There is nothing on the list yet."), "hv-body");
  gtk_box_append (column, self->empty);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (column, self->rows);
  self->clearing = make_clearing (self);
  gtk_box_append (column, self->clearing);
  g_signal_connect_object (self->memory->shopping, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
hv_shopping_view_class_init (HvShoppingViewClass *klass)
{
  back_signal
      = g_signal_new ("back", HV_TYPE_SHOPPING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_shopping_view_init (HvShoppingView *self)
{
}

GtkWidget *
hv_shopping_view_new (HvCoverMemory *memory)
{
  g_return_val_if_fail (memory != NULL, NULL);

  HvShoppingView *self = g_object_new (HV_TYPE_SHOPPING_VIEW, NULL);
  self->memory = memory;
  build (self);
  return GTK_WIDGET (self);
}

void
hv_shopping_view_set_way_back (HvShoppingView *self, gboolean way_back)
{
  g_return_if_fail (HV_IS_SHOPPING_VIEW (self));
  gtk_widget_set_visible (self->back, way_back);
}
