/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/next-card.h"

#include "base/clock.h"
#include "store/wipe.h"
#include "ui/pages/next-steps.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/widgets/undo-bar.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

typedef void (*Deed) (HvProgress *progress, gint64 id);

struct _HvNextCard
{
  GtkBox parent;

  HvSession *session;
  HvProgress *progress; /* NULL while no room is open */
  GtkWidget *card;
  HvUndoBar *undo_bar;
  GtkWidget *field; /* (nullable): while the words are being changed; in @card */
  gint64 shown;     /* the step, or 0 */
  gint64 going;     /* the one that is hidden until its deed is done, or 0 */
  Deed deed;
};

G_DEFINE_FINAL_TYPE (HvNextCard, hv_next_card, GTK_TYPE_BOX)

static void refresh (HvNextCard *self);

/* Keys may have lost the button they were on. */
static void
focus_if_keys_are_used (HvNextCard *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
set_about (HvNextCard *self, Deed deed, const char *told)
{
  hv_undo_bar_finish (self->undo_bar);
  self->going = self->shown;
  self->deed = deed;
  hv_undo_bar_offer (self->undo_bar, told);
  refresh (self);
  focus_if_keys_are_used (self, GTK_WIDGET (self->undo_bar));
}

static void
on_done (HvNextCard *self)
{
  set_about (self, hv_next_step_finish, _("It is with what you managed now, under Mine."));
}

static void
on_rest (HvNextCard *self)
{
  set_about (self, hv_next_step_rest, _("It rests under Mine now."));
}

static void
on_gone (HvNextCard *self)
{
  gint64 id = self->going;
  self->going = 0;
  if (id != 0 && self->progress != NULL)
    self->deed (self->progress, id);
  refresh (self);
}

static void
on_undo (HvNextCard *self)
{
  self->going = 0;
  refresh (self);
  focus_if_keys_are_used (self, self->card);
}

/* Changing the words */

static void
stop_changing (HvNextCard *self)
{
  self->field = NULL;
  refresh (self);
  focus_if_keys_are_used (self, self->card);
}

static void
save (HvNextCard *self)
{
  g_autoptr (HvWipedString) text = hv_text_field_get_text (HV_TEXT_FIELD (self->field));
  self->field = NULL;
  if (self->progress != NULL)
    hv_next_step_change (self->progress, self->shown, text);
}

static void
on_save (HvNextCard *self)
{
  save (self);
  stop_changing (self);
}

static GtkWidget *
append_button (HvNextCard *self, GtkWidget *row, const char *label, const char *subject, GCallback clicked)
{
  GtkWidget *button = hv_button_new (label, NULL);
  if (subject != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", label, subject);
      hv_set_accessible_name (button, name);
    }
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  hv_wrap_box_append (HV_WRAP_BOX (row), button);
  return button;
}

static void
on_change (HvNextCard *self)
{
  g_autoptr (HvNextViewState) state
      = hv_next_view_state_new (hv_progress_get_kept (self->progress), self->going, hv_clock_now ());
  if (state == NULL)
    return;

  hv_box_clear (GTK_BOX (self->card));
  gtk_box_append (GTK_BOX (self->card), hv_label_new (_("My next step"), "hv-small"));
  self->field = hv_text_field_new (_("My next step"), NULL, 1);
  hv_text_field_set_text (HV_TEXT_FIELD (self->field), state->step);
  g_signal_connect_object (self->field, "entered", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->card), self->field);
  GtkWidget *row = hv_wrap_box_new (8);
  append_button (self, row, _("Save"), NULL, G_CALLBACK (on_save));
  append_button (self, row, _("Leave it as it was"), NULL, G_CALLBACK (stop_changing));
  gtk_box_append (GTK_BOX (self->card), row);
  gtk_widget_grab_focus (self->field);
}

/* Showing */

static void
show (HvNextCard *self, const HvNextViewState *state)
{
  gtk_box_append (GTK_BOX (self->card), hv_label_new (_("My next step"), "hv-small"));
  gtk_box_append (GTK_BOX (self->card), hv_label_new (state->step, "hv-label hv-strong"));
  if (state->when != NULL)
    gtk_box_append (GTK_BOX (self->card), hv_label_new (state->when, "hv-card-detail"));
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_set_margin_top (row, 6);
  append_button (self, row, C_("a step to take", "Done"), state->step, G_CALLBACK (on_done));
  append_button (self, row, _("Change"), state->step, G_CALLBACK (on_change));
  append_button (self, row, _("Let it rest"), state->step, G_CALLBACK (on_rest));
  gtk_box_append (GTK_BOX (self->card), row);
}

/* Words that are being changed are not pulled away from under her; while one can be brought back, no other takes its place. */
static void
refresh (HvNextCard *self)
{
  if (self->field != NULL)
    return;
  g_autoptr (HvNextViewState) state
      = self->progress != NULL && self->going == 0
            ? hv_next_view_state_new (hv_progress_get_kept (self->progress), 0, hv_clock_now ())
            : NULL;

  hv_box_clear (GTK_BOX (self->card));
  self->shown = state != NULL ? state->id : 0;
  gtk_widget_set_visible (self->card, state != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), state != NULL || self->going != 0);
  if (state != NULL)
    show (self, state);
}

static void
follow_room (HvNextCard *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_set_object (&self->progress, hv_session_get_progress (self->session));
  self->going = 0;
  self->field = NULL;
  if (self->progress != NULL)
    g_signal_connect_object (self->progress, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
hv_next_card_flush (HvNextCard *self)
{
  g_return_if_fail (HV_IS_NEXT_CARD (self));

  hv_undo_bar_finish (self->undo_bar);
  if (self->field == NULL)
    return;
  save (self);
  refresh (self);
}

static void
hv_next_card_unmap (GtkWidget *widget)
{
  hv_next_card_flush (HV_NEXT_CARD (widget));
  GTK_WIDGET_CLASS (hv_next_card_parent_class)->unmap (widget);
}

static void
hv_next_card_dispose (GObject *object)
{
  HvNextCard *self = HV_NEXT_CARD (object);

  self->field = NULL;
  g_clear_object (&self->progress);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_next_card_parent_class)->dispose (object);
}

static void
hv_next_card_class_init (HvNextCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_next_card_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = hv_next_card_unmap;
}

static void
hv_next_card_init (HvNextCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->card, "hv-note");
  gtk_box_append (GTK_BOX (self), self->card);
  self->undo_bar = HV_UNDO_BAR (hv_undo_bar_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->undo_bar));
  g_signal_connect_object (self->undo_bar, "undo", G_CALLBACK (on_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_bar, "gone", G_CALLBACK (on_gone), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hv_next_card_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvNextCard *self = g_object_new (HV_TYPE_NEXT_CARD, NULL);
  self->session = g_object_ref (session);
  follow_room (self);
  g_signal_connect_object (session, "opened", G_CALLBACK (follow_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (follow_room), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
