/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/rating-scale.h"

#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

#define N_NUMBERS 11

struct _HvRatingScale
{
  GtkWidget parent;
  GtkWidget *box; /* owned */
  GtkWidget *numbers[N_NUMBERS];
  GtkWidget *shown_words;
  char *words[N_NUMBERS];
  int value;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HvRatingScale, hv_rating_scale, GTK_TYPE_WIDGET)

static guint changed_signal;

static const char *const *
translate (const char *const *msgids, const char **words)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    words[i] = _(msgids[i]);
  return words;
}

const char *const *
hv_rating_scale_get_unease_words (void)
{
  static const char *words[N_NUMBERS + 1];
  static const char *const msgids[N_NUMBERS]
      = { N_ ("No unease"),          N_ ("Almost none"),        N_ ("A little"),
          N_ ("Some, in the background"), N_ ("Some, I can do other things"), N_ ("In between"),
          N_ ("Quite a bit"),        N_ ("A lot"),              N_ ("Very much"),
          N_ ("Nearly too much"),    N_ ("As much as it can be") };
  return translate (msgids, words);
}

const char *const *
hv_rating_scale_get_amount_words (void)
{
  static const char *words[N_NUMBERS + 1];
  static const char *const msgids[N_NUMBERS]
      = { N_ ("Not at all"),     N_ ("Hardly"),      N_ ("A little"),  N_ ("Somewhat"),
          N_ ("A bit less than half"), N_ ("In between"),  N_ ("A bit more than half"), N_ ("Quite a bit"),
          N_ ("A lot"),          N_ ("Nearly all the way"), N_ ("As much as it can be") };
  return translate (msgids, words);
}

static void
show_words_of (HvRatingScale *self, int number)
{
  if (number < 0)
    {
      gtk_label_set_label (GTK_LABEL (self->shown_words), _("Choose a number, or skip"));
      return;
    }
  g_autofree char *text = g_strdup_printf ("%d · %s", number, self->words[number]);
  gtk_label_set_label (GTK_LABEL (self->shown_words), text);
}

static int
get_number (HvRatingScale *self, GtkWidget *button)
{
  for (int i = 0; i < N_NUMBERS; i++)
    if (self->numbers[i] == button)
      return i;
  return -1;
}

static void
on_toggled (GtkToggleButton *button, HvRatingScale *self)
{
  if (self->setting)
    return;
  hv_rating_scale_set_value (self, gtk_toggle_button_get_active (button) ? get_number (self, GTK_WIDGET (button)) : -1);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_enter (GtkEventController *controller, gpointer data)
{
  HvRatingScale *self = HV_RATING_SCALE (data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* A focus that nobody sees must not look like an answer. */
  if (GTK_IS_EVENT_CONTROLLER_FOCUS (controller)
      && !(GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root))))
    return;
  show_words_of (self, get_number (self, gtk_event_controller_get_widget (controller)));
}

static void
on_pointer_enter (GtkEventController *controller, double x, double y, gpointer data)
{
  on_enter (controller, data);
}

static void
on_leave (HvRatingScale *self)
{
  show_words_of (self, self->value);
}

static void
add_number (HvRatingScale *self, int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);
  g_autofree char *name = g_strdup_printf ("%d, %s", number, self->words[number]);
  GtkWidget *button = gtk_toggle_button_new_with_label (digits);

  self->numbers[number] = button;
  gtk_widget_add_css_class (button, "hv-number");
  gtk_widget_set_hexpand (button, TRUE);
  hv_set_accessible_name (button, name);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (button, focus);
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  g_signal_connect (pointer, "enter", G_CALLBACK (on_pointer_enter), self);
  g_signal_connect_swapped (pointer, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (button, pointer);
}

GtkWidget *
hv_rating_scale_new (const char *question, const char *const *words)
{
  HvRatingScale *self = g_object_new (HV_TYPE_RATING_SCALE, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (int i = 0; i < N_NUMBERS; i++)
    {
      self->words[i] = g_strdup (words[i]);
      add_number (self, i);
      gtk_box_append (GTK_BOX (row), self->numbers[i]);
    }
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (self->box), row);

  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *low = hv_label_new (self->words[0], "hv-small");
  GtkWidget *high = hv_label_new (self->words[N_NUMBERS - 1], "hv-small");
  gtk_widget_set_hexpand (low, TRUE);
  gtk_label_set_xalign (GTK_LABEL (high), 1);
  gtk_label_set_justify (GTK_LABEL (high), GTK_JUSTIFY_RIGHT);
  gtk_box_append (GTK_BOX (ends), low);
  gtk_box_append (GTK_BOX (ends), high);
  gtk_box_append (GTK_BOX (self->box), ends);

  self->shown_words = hv_centred_label_new ("", "hv-label");
  gtk_widget_set_margin_top (self->shown_words, 10);
  gtk_box_append (GTK_BOX (self->box), self->shown_words);
  show_words_of (self, -1);
  hv_set_accessible_name (GTK_WIDGET (self), question);
  return GTK_WIDGET (self);
}

int
hv_rating_scale_get_value (HvRatingScale *self)
{
  g_return_val_if_fail (HV_IS_RATING_SCALE (self), -1);

  return self->value;
}

void
hv_rating_scale_set_value (HvRatingScale *self, int value)
{
  g_return_if_fail (HV_IS_RATING_SCALE (self));

  self->value = value >= 0 && value < N_NUMBERS ? value : -1;
  self->setting = TRUE;
  for (int i = 0; i < N_NUMBERS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->numbers[i]), i == self->value);
  self->setting = FALSE;
  show_words_of (self, self->value);
}

static gboolean
hv_rating_scale_grab_focus (GtkWidget *widget)
{
  HvRatingScale *self = HV_RATING_SCALE (widget);

  return gtk_widget_grab_focus (self->numbers[MAX (self->value, 0)]);
}

static void
hv_rating_scale_dispose (GObject *object)
{
  g_clear_pointer (&HV_RATING_SCALE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_rating_scale_parent_class)->dispose (object);
}

static void
hv_rating_scale_finalize (GObject *object)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    g_free (HV_RATING_SCALE (object)->words[i]);
  G_OBJECT_CLASS (hv_rating_scale_parent_class)->finalize (object);
}

static void
hv_rating_scale_class_init (HvRatingScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_rating_scale_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_rating_scale_finalize;
  widget_class->grab_focus = hv_rating_scale_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal
      = g_signal_new ("changed", HV_TYPE_RATING_SCALE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_rating_scale_init (HvRatingScale *self)
{
  self->value = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
