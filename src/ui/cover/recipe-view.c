/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/recipe-view.h"

#include "ui/cover/cover-view-state.h"
#include "ui/pages/column.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvRecipeView
{
  AdwBin parent_instance;

  HvCoverMemory *memory;
  HvRecipe *recipe;

  GtkWidget *back;
  GtkWidget *facts;
  GtkWidget *ingredients;
  GtkWidget *portions;
  GtkWidget *less, *more;
  GtkWidget *oven;
  GtkWidget *added;
};

G_DEFINE_FINAL_TYPE (HvRecipeView, hv_recipe_view, ADW_TYPE_BIN)

enum
{
  CHANGED,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (HvRecipeView *self)
{
  g_autoptr (HvRecipeViewState) state = hv_recipe_view_state_new (
      self->recipe, hv_cover_memory_get_yield (self->memory, self->recipe), self->memory->units);
  gtk_label_set_label (GTK_LABEL (self->facts), state->facts);
  gtk_label_set_label (GTK_LABEL (self->portions), state->portions);
  gtk_widget_set_sensitive (self->less, state->can_be_less);
  gtk_widget_set_sensitive (self->more, state->can_be_more);
  gtk_label_set_label (GTK_LABEL (self->oven), state->oven != NULL ? state->oven : "");
  gtk_widget_set_visible (self->oven, state->oven != NULL);
  hv_box_clear (GTK_BOX (self->ingredients));
  for (gsize i = 0; state->ingredients[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->ingredients), hv_label_new (state->ingredients[i], "hv-body"));
}

static void
change_yield (HvRecipeView *self, int by)
{
  guint yield = hv_cover_memory_get_yield (self->memory, self->recipe);
  hv_cover_memory_set_yield (self->memory, self->recipe, CLAMP ((int) yield + by, 1, HV_YIELD_MOST));
  gtk_label_set_label (GTK_LABEL (self->added), "");
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_less (HvRecipeView *self)
{
  change_yield (self, -1);
}

static void
make_more (HvRecipeView *self)
{
  change_yield (self, 1);
}

static void
use_units (GtkToggleButton *toggle, HvRecipeView *self)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  self->memory->units = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "hv-units"));
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_to_list (HvRecipeView *self)
{
  hv_shopping_list_add_recipe (self->memory->shopping, self->recipe,
                               hv_cover_memory_get_yield (self->memory, self->recipe));
  gtk_label_set_label (GTK_LABEL (self->added), _ ("It is on the list."));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
go_back (HvRecipeView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static GtkWidget *
make_step_button (HvRecipeView *self, const char *sign, const char *name, GCallback clicked)
{
  GtkWidget *button = hv_button_new (sign, "hv-number");
  hv_set_accessible_name (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_portions (HvRecipeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "hv-portions");
  self->less = make_step_button (self, "−", _ ("Fewer"), G_CALLBACK (make_less));
  self->portions = gtk_label_new ("");
  gtk_label_set_width_chars (GTK_LABEL (self->portions), 3);
  gtk_widget_add_css_class (self->portions, "hv-label");
  self->more = make_step_button (self, "+", _ ("More portions"), G_CALLBACK (make_more));
  gtk_box_append (GTK_BOX (box), self->less);
  gtk_box_append (GTK_BOX (box), self->portions);
  gtk_box_append (GTK_BOX (box), self->more);
  return box;
}

static GtkWidget *
make_units (HvRecipeView *self)
{
  static const struct
  {
    HvUnitSystem units;
    const char *words;
  } systems[] = { { HV_UNITS_AS_WRITTEN, N_ ("As written") }, { HV_UNITS_US, N_ ("US units") } };
  GtkWidget *box = hv_wrap_box_new (8);
  GtkToggleButton *first = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      GtkWidget *toggle = hv_toggle_new (_ (systems[i].words), "hv-filter");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), first);
      first = first != NULL ? first : GTK_TOGGLE_BUTTON (toggle);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), self->memory->units == systems[i].units);
      g_object_set_data (G_OBJECT (toggle), "hv-units", GUINT_TO_POINTER (systems[i].units));
      g_signal_connect (toggle, "toggled", G_CALLBACK (use_units), self);
      hv_wrap_box_append (HV_WRAP_BOX (box), toggle);
    }
  return box;
}

static GtkWidget *
make_ingredients (HvRecipeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (GTK_BOX (box), hv_heading_new (_ ("Ingredients"), "hv-heading"));
  self->ingredients = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), self->ingredients);
  GtkWidget *row = hv_wrap_box_new (10);
  hv_wrap_box_append (HV_WRAP_BOX (row), make_portions (self));
  hv_wrap_box_append (HV_WRAP_BOX (row), make_units (self));
  gtk_box_append (GTK_BOX (box), row);
  GtkWidget *add = hv_button_new (_ ("Add to the shopping list"), "");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_to_list), self);
  gtk_box_append (GTK_BOX (box), add);
  self->added = hv_label_new ("", "hv-small");
  g_object_set (self->added, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (box), self->added);
  return box;
}

static GtkWidget *
make_method (HvRecipeView *self)
{
  g_autoptr (HvRecipeViewState) state = hv_recipe_view_state_new (
      self->recipe, hv_cover_memory_get_yield (self->memory, self->recipe), self->memory->units);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  /* Translators: over the steps of a recipe */
  gtk_box_append (GTK_BOX (box), hv_heading_new (_ ("Method"), "hv-heading"));
  self->oven = hv_label_new ("", "hv-body hv-strong");
  gtk_box_append (GTK_BOX (box), self->oven);
  for (guint i = 0; i < state->steps->len; i++)
    gtk_box_append (GTK_BOX (box), hv_label_new (state->steps->pdata[i], "hv-body"));
  if (*state->tip != '\0')
    gtk_box_append (GTK_BOX (box), hv_label_new (state->tip, "hv-note hv-card-detail"));
  return box;
}

static void
build (HvRecipeView *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new_for_cards (hv_recipe_get_title (self->recipe), &column));
  self->back = hv_parts_make_button (_ ("Back"), "hv-back-symbolic", "hv-quiet");
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (go_back), self);
  gtk_box_prepend (column, self->back);
  self->facts = hv_label_new ("", "hv-subtitle");
  gtk_box_append (column, self->facts);
  GtkWidget *grid = hv_card_grid_new (30, 2);
  hv_card_grid_append (HV_CARD_GRID (grid), make_ingredients (self));
  hv_card_grid_append (HV_CARD_GRID (grid), make_method (self));
  gtk_widget_set_margin_top (grid, 10);
  gtk_box_append (column, grid);
  update (self);
}

static void
hv_recipe_view_dispose (GObject *object)
{
  g_clear_object (&HV_RECIPE_VIEW (object)->recipe);
  G_OBJECT_CLASS (hv_recipe_view_parent_class)->dispose (object);
}

static void
hv_recipe_view_class_init (HvRecipeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_recipe_view_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_RECIPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", HV_TYPE_RECIPE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_recipe_view_init (HvRecipeView *self)
{
}

GtkWidget *
hv_recipe_view_new (HvCoverMemory *memory, HvRecipe *recipe)
{
  g_return_val_if_fail (memory != NULL && HV_IS_RECIPE (recipe), NULL);

  HvRecipeView *self = g_object_new (HV_TYPE_RECIPE_VIEW, NULL);
  self->memory = memory;
  self->recipe = g_object_ref (recipe);
  build (self);
  return GTK_WIDGET (self);
}

void
hv_recipe_view_set_way_back (HvRecipeView *self, gboolean way_back)
{
  g_return_if_fail (HV_IS_RECIPE_VIEW (self));
  gtk_widget_set_visible (self->back, way_back);
}
