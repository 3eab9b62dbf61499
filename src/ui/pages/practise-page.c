/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/practise-page.h"

#include "ui/pages/practise-filter.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/left-out.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* Room for the star at the end of a card's first line, pixels. */
#define STAR_ROOM 36

struct _HvPractisePage
{
  AdwBin parent_instance;

  HvSession *session;
  HvPractiseFilter filter;
  GtkBox *box;
  GtkWidget *filters;
  GtkWidget *cards;
  GtkWidget *nothing;
  AdwBin *left_out;
};

static void hv_practise_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvPractisePage, hv_practise_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_practise_page_page_init))

static void fill_filters (HvPractisePage *self);

static void
show_star (GtkToggleButton *star, const char *title)
{
  gboolean is_favourite = gtk_toggle_button_get_active (star);
  gtk_button_set_icon_name (GTK_BUTTON (star), is_favourite ? "hv-star-filled-symbolic" : "hv-star-symbolic");
  /* Translators: %s is an exercise */
  g_autofree char *name = g_strdup_printf (is_favourite ? _ ("%s is a favourite") : _ ("Make %s a favourite"), title);
  hv_set_accessible_name (GTK_WIDGET (star), name);
}

static void
star_toggled_cb (GtkToggleButton *star, HvPractisePage *self)
{
  HvExercise *exercise = g_object_get_data (G_OBJECT (star), "exercise");
  HvProgress *progress = hv_session_get_progress (self->session);
  if (progress != NULL)
    hv_progress_set_favourite (progress, hv_exercise_get_id (exercise), gtk_toggle_button_get_active (star));
  show_star (star, hv_exercise_get_title (exercise));
}

static GtkWidget *
make_star (HvPractisePage *self, HvExercise *exercise, gboolean is_favourite)
{
  GtkWidget *star = gtk_toggle_button_new ();
  gtk_widget_add_css_class (star, "hv-star");
  gtk_widget_set_halign (star, GTK_ALIGN_END);
  gtk_widget_set_valign (star, GTK_ALIGN_START);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), is_favourite);
  g_object_set_data_full (G_OBJECT (star), "exercise", g_object_ref (exercise), g_object_unref);
  show_star (GTK_TOGGLE_BUTTON (star), hv_exercise_get_title (exercise));
  g_signal_connect_object (star, "toggled", G_CALLBACK (star_toggled_cb), self, 0);
  return star;
}

static GtkWidget *
make_card (HvPractisePage *self, HvExercise *exercise, gboolean is_favourite)
{
  GtkWidget *card = hv_exercise_card_new (exercise);
  if (!hv_session_is_open (self->session))
    return card;
  gtk_widget_set_margin_end (gtk_button_get_child (GTK_BUTTON (card)), STAR_ROOM);
  GtkWidget *overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), card);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_star (self, exercise, is_favourite));
  return overlay;
}

/* "Another one" in an exercise that she opens from here is one of those that fit. */
static void
tell_source (HvPractisePage *self)
{
  GPtrArray *exercises = hv_library_get_exercises (hv_session_get_library (self->session));
  HvProgress *progress = hv_session_get_progress (self->session);
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  for (guint i = 0; i < exercises->len; i++)
    {
      HvExercise *exercise = g_ptr_array_index (exercises, i);
      gboolean is_favourite = progress != NULL && hv_progress_is_favourite (progress, hv_exercise_get_id (exercise));
      if (hv_practise_filter_matches (&self->filter, exercise, is_favourite))
        g_ptr_array_add (fitting, exercise);
    }
  hv_suggestions_set_source (hv_session_get_suggestions (self->session), NULL, fitting);
}

static void
show_cards (HvPractisePage *self)
{
  GPtrArray *exercises = hv_library_get_exercises (hv_session_get_library (self->session));
  HvProgress *progress = hv_session_get_progress (self->session);
  const char *circumstances = hv_session_get_circumstances (self->session);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  hv_card_grid_clear (HV_CARD_GRID (self->cards));
  for (guint i = 0; i < exercises->len; i++)
    {
      HvExercise *exercise = g_ptr_array_index (exercises, i);
      gboolean is_favourite
          = progress != NULL && hv_progress_is_favourite (progress, hv_exercise_get_id (exercise));
      if (!hv_practise_filter_matches (&self->filter, exercise, is_favourite))
        continue;
      if (hv_exercise_is_for (exercise, circumstances))
        hv_card_grid_append (HV_CARD_GRID (self->cards), make_card (self, exercise, is_favourite));
      else
        g_ptr_array_add (left_out, exercise);
    }
  adw_bin_set_child (self->left_out, hv_left_out_new (self->session, left_out));
  gtk_widget_set_visible (self->nothing, gtk_widget_get_first_child (self->cards) == NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_source (self);
}

/* A toggle that sets a part of the filter; its value is on the button. */
static GtkWidget *
append_toggle (GtkWidget *row, GtkWidget *group, const char *label, gpointer value, gboolean active, GCallback toggled,
               HvPractisePage *self)
{
  GtkWidget *toggle = hv_toggle_new (label, "hv-filter");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), active);
  g_object_set_data (G_OBJECT (toggle), "value", value);
  g_signal_connect_object (toggle, "toggled", toggled, self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (row), toggle);
  return toggle;
}

static void
minutes_toggled_cb (GtkToggleButton *toggle, HvPractisePage *self)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  self->filter.max_minutes = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "value"));
  show_cards (self);
}

static void
situation_toggled_cb (GtkToggleButton *toggle, HvPractisePage *self)
{
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "value"));
  if (gtk_toggle_button_get_active (toggle))
    self->filter.situations |= bit;
  else
    self->filter.situations &= ~bit;
  show_cards (self);
}

static void
kind_toggled_cb (GtkToggleButton *toggle, HvPractisePage *self)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  self->filter.kind = g_object_get_data (G_OBJECT (toggle), "value");
  show_cards (self);
}

static void
favourites_toggled_cb (GtkToggleButton *toggle, HvPractisePage *self)
{
  self->filter.favourites_only = gtk_toggle_button_get_active (toggle);
  show_cards (self);
}

static void
append_minutes (HvPractisePage *self, GtkWidget *row)
{
  static const guint minutes[] = { 2, 5 };
  GtkWidget *any = append_toggle (row, NULL, _ ("Any length"), NULL, self->filter.max_minutes == 0,
                                  G_CALLBACK (minutes_toggled_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Up to %u min"), minutes[i]);
      append_toggle (row, any, label, GUINT_TO_POINTER (minutes[i]), self->filter.max_minutes == minutes[i],
                     G_CALLBACK (minutes_toggled_cb), self);
    }
  if (hv_session_is_open (self->session))
    append_toggle (row, NULL, _ ("My favourites"), NULL, self->filter.favourites_only,
                   G_CALLBACK (favourites_toggled_cb), self);
}

static GtkWidget *
make_kinds (HvPractisePage *self)
{
  GtkWidget *row = hv_wrap_box_new (8);
  g_autoptr (GPtrArray) kinds = hv_practise_find_kinds (hv_session_get_library (self->session));
  GtkWidget *all = append_toggle (row, NULL, _ ("All kinds"), NULL, self->filter.kind == NULL,
                                  G_CALLBACK (kind_toggled_cb), self);
  for (guint i = 0; i < kinds->len; i++)
    {
      gpointer kind = g_ptr_array_index (kinds, i);
      append_toggle (row, all, hv_exercise_kind_describe (kind), kind, g_strcmp0 (self->filter.kind, kind) == 0,
                     G_CALLBACK (kind_toggled_cb), self);
    }
  return row;
}

static void
fill_filters (HvPractisePage *self)
{
  hv_box_clear (GTK_BOX (self->filters));
  GtkWidget *minutes = hv_wrap_box_new (8);
  append_minutes (self, minutes);
  gtk_box_append (GTK_BOX (self->filters), minutes);

  GtkWidget *situations = hv_wrap_box_new (8);
  for (guint i = 0; i < HV_N_SITUATIONS; i++)
    append_toggle (situations, NULL, hv_situation_describe (i), GUINT_TO_POINTER (1u << i),
                   (self->filter.situations & (1u << i)) != 0, G_CALLBACK (situation_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->filters), situations);
  gtk_box_append (GTK_BOX (self->filters), hv_fold_new (_ ("What kind"), make_kinds (self)));
}

static void
show_all_cb (HvPractisePage *self)
{
  self->filter = (HvPractiseFilter) { 0 };
  fill_filters (self);
  show_cards (self);
  hv_focus_first (self->filters);
}

static void
make_nothing (HvPractisePage *self)
{
  self->nothing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *all = hv_button_new (_ ("Show all"), NULL);
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  g_signal_connect_object (all, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->nothing), hv_label_new (_ ("Nothing here fits all of that."), "hv-body"));
  gtk_box_append (GTK_BOX (self->nothing), all);
  gtk_box_append (self->box, self->nothing);
}

static void
refresh (HvPractisePage *self)
{
  if (!hv_session_is_open (self->session))
    self->filter.favourites_only = FALSE;
  fill_filters (self);
  show_cards (self);
}

static const char *
hv_practise_page_get_title (HvPage *page)
{
  return _ ("Practise");
}

static void
hv_practise_page_focus (HvPage *page)
{
  hv_focus_first (HV_PRACTISE_PAGE (page)->filters);
}

static void
hv_practise_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_practise_page_get_title;
  iface->focus = hv_practise_page_focus;
}

static void
hv_practise_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hv_practise_page_parent_class)->map (widget);
  tell_source (HV_PRACTISE_PAGE (widget));
}

static void
hv_practise_page_dispose (GObject *object)
{
  HvPractisePage *self = HV_PRACTISE_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_practise_page_parent_class)->dispose (object);
}

static void
hv_practise_page_class_init (HvPractisePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_practise_page_dispose;
  widget_class->map = hv_practise_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/practise-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvPractisePage, box);
}

static void
hv_practise_page_init (HvPractisePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_small_things (HvPractisePage *self)
{
  GtkWidget *row = hv_wrap_box_new (12);
  GtkWidget *words = hv_label_new (_ ("Is an exercise too much right now? One small thing is enough."), "hv-body");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  hv_wrap_box_append (HV_WRAP_BOX (row), words);
  hv_wrap_box_append (HV_WRAP_BOX (row), hv_action_button_new (_ ("Small things"), NULL, "win.go", "small-things"));
  gtk_box_append (self->box, row);
}

GtkWidget *
hv_practise_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvPractisePage *self = g_object_new (HV_TYPE_PRACTISE_PAGE, NULL);
  self->session = g_object_ref (session);
  if (hv_library_get_items (hv_session_get_library (session))->len > 0)
    append_small_things (self);
  self->filters = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (self->box, self->filters);
  self->cards = hv_card_grid_new (24, 3);
  gtk_box_append (self->box, self->cards);
  make_nothing (self);
  self->left_out = ADW_BIN (adw_bin_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->left_out));
  refresh (self);
  g_signal_connect_object (session, "opened", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "circumstances-changed", G_CALLBACK (show_cards), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
