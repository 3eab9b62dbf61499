/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/item-card.h"

#include "ui/ui.h"
#include "ui/widgets/item-view-state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

struct _HvItemCard
{
  GtkWidget parent_instance;

  HvSession *session;
  char *state;
  GStrv situations;
  HvItem *item; /* NULL while nothing fits */
  gboolean exhausted;
  gboolean showing;    /* the toggle is set by us */
  HvItemAnswer before; /* what she had said of it before she hid it */

  GtkWidget *box;
  GtkWidget *text; /* HvSpokenLine */
  GtkWidget *another, *helps, *hide, *undo;
  GtkWidget *foot, *note, *keep;
};

G_DEFINE_FINAL_TYPE (HvItemCard, hv_item_card, GTK_TYPE_WIDGET)

static HvSuggestions *
get_suggestions (HvItemCard *self)
{
  return hv_session_get_suggestions (self->session);
}

static HvOfferWish
make_wish (HvItemCard *self)
{
  return (HvOfferWish){ .state = self->state,
                        .circumstances = hv_session_get_circumstances (self->session),
                        .situations = (const char *const *)self->situations };
}

static gboolean
is_hidden (HvItemCard *self)
{
  return self->item != NULL
         && hv_suggestions_get_answer (get_suggestions (self), self->item) == HV_ITEM_ANSWER_HIDDEN;
}

static void
show (HvItemCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->item != NULL);
  if (self->item == NULL)
    return;

  HvItemViewState state;
  hv_item_view_state_init (&state, get_suggestions (self), self->item, self->exhausted);
  hv_spoken_line_set_text (HV_SPOKEN_LINE (self->text), state.text);
  /* A screen reader says it when it changes under the button that has the focus; GTK 4.8 has no way to
   * announce. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->another), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state.text, -1);
  self->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->helps), state.helps);
  self->showing = FALSE;
  gtk_widget_set_visible (self->helps, !state.hidden);
  gtk_widget_set_visible (self->hide, !state.hidden);
  gtk_widget_set_visible (self->undo, state.hidden);
  gtk_label_set_label (GTK_LABEL (self->note), state.note != NULL ? state.note : "");
  gtk_widget_set_visible (self->foot, state.note != NULL);
  gtk_widget_set_visible (self->keep, state.offers_keeping);
}

static void
set_item (HvItemCard *self, HvItem *item)
{
  g_set_object (&self->item, item);
  self->exhausted = FALSE;
  self->before = HV_ITEM_ANSWER_NONE;
  show (self);
}

static void
draw (HvItemCard *self)
{
  HvOfferWish wish = make_wish (self);
  HvItem *item = hv_suggestions_draw_item (get_suggestions (self), &wish, self->item);
  self->exhausted = item == NULL;
  if (item != NULL)
    set_item (self, item);
  else
    show (self);
}

static void
helps_cb (HvItemCard *self)
{
  if (self->showing || self->item == NULL)
    return;
  gboolean helps = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->helps));
  self->exhausted = FALSE;
  hv_suggestions_set_answer (get_suggestions (self), self->item,
                             helps ? HV_ITEM_ANSWER_HELPS : HV_ITEM_ANSWER_NONE);
}

static void
hide_cb (HvItemCard *self)
{
  self->before = hv_suggestions_get_answer (get_suggestions (self), self->item);
  gtk_widget_set_visible (self->undo, TRUE);
  gtk_widget_grab_focus (self->undo); /* this one goes */
  hv_suggestions_set_answer (get_suggestions (self), self->item, HV_ITEM_ANSWER_HIDDEN);
}

static void
undo_cb (HvItemCard *self)
{
  gtk_widget_set_visible (self->hide, TRUE);
  gtk_widget_grab_focus (self->hide);
  hv_suggestions_set_answer (get_suggestions (self), self->item, self->before);
}

static void
keep_cb (HvItemCard *self)
{
  gtk_widget_grab_focus (self->another); /* this one goes */
  hv_suggestions_set_keeps (get_suggestions (self), TRUE);
}

/* What she hid on another page is gone from this one; what she hides here can be undone here. */
static void
changed_cb (HvItemCard *self)
{
  if (self->item == NULL || (is_hidden (self) && !gtk_widget_get_mapped (GTK_WIDGET (self))))
    draw (self);
  else
    show (self);
}

static void
follow_circumstances (HvItemCard *self)
{
  HvOfferWish wish = make_wish (self);
  wish.state = NULL; /* she may have chosen it in a list */
  if (self->item != NULL && (is_hidden (self) || !hv_offer_item_is_fit (self->item, &wish)))
    g_clear_object (&self->item);
  if (self->item == NULL)
    draw (self);
  else
    show (self);
}

static void
hv_item_card_dispose (GObject *object)
{
  HvItemCard *self = HV_ITEM_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  g_clear_pointer (&self->situations, g_strfreev);
  g_clear_pointer (&self->state, g_free);
  G_OBJECT_CLASS (hv_item_card_parent_class)->dispose (object);
}

static void
hv_item_card_class_init (HvItemCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_item_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_buttons (HvItemCard *self)
{
  GtkWidget *row = hv_wrap_box_new (12);
  self->another = hv_button_new (_ ("Another one"), NULL);
  self->helps = hv_toggle_new (_ ("This helps"), "hv-filter");
  self->hide = hv_button_new (_ ("Hide this one"), "hv-quiet");
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (draw), self);
  g_signal_connect_swapped (self->helps, "toggled", G_CALLBACK (helps_cb), self);
  self->undo = hv_button_new (_ ("Undo"), NULL);
  g_signal_connect_swapped (self->hide, "clicked", G_CALLBACK (hide_cb), self);
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (undo_cb), self);
  GtkWidget *buttons[] = { self->another, self->helps, self->hide, self->undo };
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    hv_wrap_box_append (HV_WRAP_BOX (row), buttons[i]);
  return row;
}

static GtkWidget *
make_note (HvItemCard *self)
{
  self->foot = hv_wrap_box_new (12);
  self->note = hv_label_new (NULL, "hv-small");
  gtk_widget_set_valign (self->note, GTK_ALIGN_CENTER);
  self->keep = hv_button_new (_ ("Keep it in my room"), NULL);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  hv_wrap_box_append (HV_WRAP_BOX (self->foot), self->note);
  hv_wrap_box_append (HV_WRAP_BOX (self->foot), self->keep);
  return self->foot;
}

static void
hv_item_card_init (HvItemCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->box, "hv-card");
  gtk_box_append (GTK_BOX (self->box), hv_heading_new (_ ("One small thing"), "hv-small"));
  self->text = hv_spoken_line_new ("", "hv-body", FALSE);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  gtk_box_append (GTK_BOX (self->box), make_note (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hv_item_card_new (HvSession *session, const char *state)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvItemCard *self = g_object_new (HV_TYPE_ITEM_CARD, NULL);
  self->session = g_object_ref (session);
  self->state = g_strdup (state);
  g_signal_connect_object (get_suggestions (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  static const char *const signals[] = { "opened", "closed", "circumstances-changed" };
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (follow_circumstances), self, G_CONNECT_SWAPPED);
  draw (self);
  return GTK_WIDGET (self);
}

void
hv_item_card_set_situations (HvItemCard *self, const char *const *situations)
{
  g_return_if_fail (HV_IS_ITEM_CARD (self) && situations != NULL);

  g_strfreev (self->situations);
  self->situations = g_strdupv ((char **)situations);
  follow_circumstances (self);
}

void
hv_item_card_choose (HvItemCard *self, HvItem *item)
{
  g_return_if_fail (HV_IS_ITEM_CARD (self) && HV_IS_ITEM (item));

  set_item (self, item);
  gtk_widget_grab_focus (self->text);
}

HvItem *
hv_item_card_get_item (HvItemCard *self)
{
  g_return_val_if_fail (HV_IS_ITEM_CARD (self), NULL);
  return self->item;
}
