/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cover/recipe-book-view.h"

#include "cover/recipe-book.h"
#include "ui/cover/cover-memory.h"
#include "ui/cover/cover-view-state.h"
#include "ui/cover/knock.h"
#include "ui/cover/recipe-view.h"
#include "ui/cover/shopping-view.h"
#include "ui/cover/two-panes.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvRecipeBookView
{
  AdwBin parent_instance;

  HvSession *session;
  HvCoverMemory *memory; /* the session's */
  GListModel *recipes;

  HvTwoPanes *panes;
  GtkWidget *search;
  GtkListBox *list;
  AdwBin *chosen;
  GtkWidget *shopping_button;
  char *query;
};

G_DEFINE_FINAL_TYPE (HvRecipeBookView, hv_recipe_book_view, ADW_TYPE_BIN)

/* --- What is chosen --- */

static void
update_shopping_button (HvRecipeBookView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->memory->shopping));
  /* Translators: the number of lines on the shopping list */
  g_autofree char *label
      = n > 0 ? g_strdup_printf (_ ("Shopping list (%u)"), n) : g_strdup (_ ("Shopping list"));
  hv_button_set_label (self->shopping_button, label);
}

static void
offer_way_back (HvRecipeBookView *self)
{
  GtkWidget *child = adw_bin_get_child (self->chosen);
  gboolean narrow = hv_two_panes_is_narrow (self->panes);
  if (HV_IS_RECIPE_VIEW (child))
    hv_recipe_view_set_way_back (HV_RECIPE_VIEW (child), narrow);
  else if (HV_IS_SHOPPING_VIEW (child))
    hv_shopping_view_set_way_back (HV_SHOPPING_VIEW (child), narrow);
}

gboolean
hv_recipe_book_view_go_back (HvRecipeBookView *self)
{
  g_return_val_if_fail (HV_IS_RECIPE_BOOK_VIEW (self), FALSE);

  if (!hv_two_panes_is_narrow (self->panes) || !hv_two_panes_shows_chosen (self->panes))
    return FALSE;
  hv_two_panes_show_chosen (self->panes, FALSE);
  gtk_widget_grab_focus (self->search);
  return TRUE;
}

static void
back_cb (HvRecipeBookView *self)
{
  hv_recipe_book_view_go_back (self);
}

static void
show (HvRecipeBookView *self, GtkWidget *view, const char *name)
{
  g_signal_connect_object (view, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  hv_make_scrollers_reachable (view, name);
  adw_bin_set_child (self->chosen, view);
  offer_way_back (self);
}

static void
show_recipe (HvRecipeBookView *self, HvRecipe *recipe)
{
  g_free (self->memory->recipe);
  self->memory->recipe = g_strdup (hv_recipe_get_id (recipe));
  GtkWidget *view = hv_recipe_view_new (self->memory, recipe);
  g_signal_connect_object (view, "changed", G_CALLBACK (update_shopping_button), self, G_CONNECT_SWAPPED);
  show (self, view, hv_recipe_get_title (recipe));
}

static void
show_shopping (HvRecipeBookView *self)
{
  gtk_list_box_unselect_all (self->list);
  GtkWidget *view = hv_shopping_view_new (self->memory);
  show (self, view, _ ("Shopping list"));
  hv_two_panes_show_chosen (self->panes, TRUE);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/* --- The list --- */

static HvRecipe *
get_recipe (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "hv-recipe");
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, HvRecipeBookView *self)
{
  if (row != NULL)
    show_recipe (self, get_recipe (row));
}

/* A click or Enter; the arrows alone change what is beside the list, not what is there instead of it. */
static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, HvRecipeBookView *self)
{
  show_recipe (self, get_recipe (row));
  hv_two_panes_show_chosen (self->panes, TRUE);
  if (hv_two_panes_is_narrow (self->panes))
    gtk_widget_child_focus (GTK_WIDGET (self->chosen), GTK_DIR_TAB_FORWARD);
}

static gboolean
matches (GtkListBoxRow *row, gpointer data)
{
  HvRecipeBookView *self = data;
  return hv_recipe_matches (get_recipe (row), self->query);
}

static void
searched_cb (HvRecipeBookView *self)
{
  g_free (self->query);
  self->query = hv_text_field_get_text (HV_TEXT_FIELD (self->search));
  gtk_list_box_invalidate_filter (self->list);
}

static GtkWidget *
make_row (HvRecipe *recipe)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *detail = hv_recipe_describe (recipe);
  gtk_box_append (GTK_BOX (box), hv_label_new (hv_recipe_get_title (recipe), "hv-row-heading"));
  gtk_box_append (GTK_BOX (box), hv_label_new (detail, "hv-small"));
  for (GtkWidget *label = gtk_widget_get_first_child (box); label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_label_set_max_width_chars (GTK_LABEL (label), 20); /* it wraps; the column keeps its width */
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "hv-recipe", g_object_ref (recipe), g_object_unref);
  g_autofree char *name = g_strdup_printf ("%s. %s", hv_recipe_get_title (recipe), detail);
  hv_set_accessible_name (row, name);
  return row;
}

static GtkWidget *
make_list (HvRecipeBookView *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "hv-list");
  hv_set_accessible_name (GTK_WIDGET (self->list), _ ("Recipes"));
  for (guint i = 0; i < g_list_model_get_n_items (self->recipes); i++)
    {
      g_autoptr (HvRecipe) recipe = g_list_model_get_item (self->recipes, i);
      gtk_list_box_append (self->list, make_row (recipe));
    }
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
  GtkWidget *nothing = hv_label_new (_ ("No recipe has these words."), "hv-card-detail");
  gtk_label_set_max_width_chars (GTK_LABEL (nothing), 20);
  gtk_list_box_set_placeholder (self->list, nothing);

  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
make_side (HvRecipeBookView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_widget_add_css_class (box, "hv-cover-list");
  self->search = hv_text_field_new (_ ("Search"), _ ("Search"), 1);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (searched_cb), self, G_CONNECT_SWAPPED);
  hv_knock_on_enter (HV_TEXT_FIELD (self->search), self->session);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->shopping_button = hv_button_new (_ ("Shopping list"), "");
  gtk_widget_set_margin_bottom (self->shopping_button, 16);
  g_signal_connect_swapped (self->shopping_button, "clicked", G_CALLBACK (show_shopping), self);
  gtk_box_append (GTK_BOX (box), self->shopping_button);
  return box;
}

/* The recipe that was shown last, or the first. */
static void
choose_one (HvRecipeBookView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    if (g_strcmp0 (hv_recipe_get_id (get_recipe (gtk_list_box_get_row_at_index (self->list, i))), self->memory->recipe)
        == 0)
      row = gtk_list_box_get_row_at_index (self->list, i);
  gtk_list_box_select_row (self->list, row);
}

static gboolean
hv_recipe_book_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HV_RECIPE_BOOK_VIEW (widget)->search);
}

static void
hv_recipe_book_view_dispose (GObject *object)
{
  HvRecipeBookView *self = HV_RECIPE_BOOK_VIEW (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_pointer (&self->query, g_free);
  g_clear_object (&self->recipes);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_recipe_book_view_parent_class)->dispose (object);
}

static void
hv_recipe_book_view_class_init (HvRecipeBookViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_recipe_book_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hv_recipe_book_view_grab_focus;
}

static void
hv_recipe_book_view_init (HvRecipeBookView *self)
{
  self->query = g_strdup ("");
}

GtkWidget *
hv_recipe_book_view_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvRecipeBookView *self = g_object_new (HV_TYPE_RECIPE_BOOK_VIEW, NULL);
  self->session = g_object_ref (session);
  self->memory = hv_cover_memory_get (session);
  g_autoptr (GError) error = NULL;
  self->recipes = hv_recipe_book_new (&error);
  if (self->recipes == NULL) /* they are part of the program, and its tests read them */
    g_error ("%s", error->message);
  self->chosen = g_object_new (ADW_TYPE_BIN, NULL);
  GtkWidget *side = make_side (self);
  self->panes = HV_TWO_PANES (hv_two_panes_new (side, GTK_WIDGET (self->chosen)));
  g_signal_connect_object (self->panes, "notify::narrow", G_CALLBACK (offer_way_back), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->panes));
  choose_one (self);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  if (gtk_list_box_get_selected_row (self->list) != NULL)
    show_recipe (self, get_recipe (gtk_list_box_get_selected_row (self->list)));
  g_signal_connect_object (self->memory->shopping, "items-changed", G_CALLBACK (update_shopping_button), self,
                           G_CONNECT_SWAPPED);
  update_shopping_button (self);
  return GTK_WIDGET (self);
}
