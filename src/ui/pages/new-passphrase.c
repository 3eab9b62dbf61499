/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/new-passphrase.h"

#include "ui/pages/passphrase-strength.h"
#include "ui/widgets/label.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/window/error-text.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvNewPassphrase
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *first;
  GtkWidget *second;
  GtkLabel *strength;
  GCancellable *estimating;
};

G_DEFINE_FINAL_TYPE (HvNewPassphrase, hv_new_passphrase, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
estimated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvNewPassphrase) self = data;
  HvStrength strength;
  if (hv_strength_estimate_finish (result, &strength) && self->box != NULL)
    gtk_label_set_text (self->strength, hv_strength_get_words (strength));
}

static void
stop_estimating (HvNewPassphrase *self)
{
  g_cancellable_cancel (self->estimating);
  g_clear_object (&self->estimating);
}

static void
typed (HvNewPassphrase *self)
{
  if (self->box == NULL) /* going away */
    return;
  stop_estimating (self);
  self->estimating = g_cancellable_new ();
  hv_strength_estimate_async (hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (self->first)), self->estimating,
                              estimated_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered (HvNewPassphrase *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static GtkWidget *
add_entry (HvNewPassphrase *self, const char *name)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = hv_parts_add_password (GTK_BOX (field), name);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entered), self);
  gtk_box_append (GTK_BOX (self->box), field);
  return entry;
}

static void
hv_new_passphrase_dispose (GObject *object)
{
  HvNewPassphrase *self = HV_NEW_PASSPHRASE (object);

  GtkWidget *box = g_steal_pointer (&self->box); /* what is wiped is not estimated any more */
  stop_estimating (self);
  if (box != NULL)
    hv_new_passphrase_wipe (self);
  g_clear_pointer (&box, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_new_passphrase_parent_class)->dispose (object);
}

static void
hv_new_passphrase_class_init (HvNewPassphraseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_new_passphrase_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  static const char *const names[N_SIGNALS] = { "changed", "entered" };
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], HV_TYPE_NEW_PASSPHRASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
hv_new_passphrase_init (HvNewPassphrase *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hv_new_passphrase_new (const char *first, const char *second)
{
  HvNewPassphrase *self = g_object_new (HV_TYPE_NEW_PASSPHRASE, NULL);
  self->first = add_entry (self, first);
  self->strength = GTK_LABEL (hv_label_new (NULL, "hv-small"));
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->first)), GTK_WIDGET (self->strength));
  self->second = add_entry (self, second);
  return GTK_WIDGET (self);
}

static char *
mend (GtkWidget *entry, const char *problem)
{
  gtk_widget_grab_focus (entry);
  return g_strdup (problem);
}

HvSecret *
hv_new_passphrase_take (HvNewPassphrase *self, char **problem)
{
  g_return_val_if_fail (HV_IS_NEW_PASSPHRASE (self), NULL);

  const char *first = hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (self->first));
  const char *second = hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (self->second));
  *problem = NULL;
  if (g_utf8_strlen (first, -1) < HV_PASSPHRASE_MIN_CHARS)
    *problem = mend (self->first, hv_strength_get_words (HV_STRENGTH_TOO_SHORT));
  else if (*second == '\0')
    *problem = mend (self->second, NULL);
  else if (!g_str_equal (first, second))
    *problem = mend (self->second, _ ("The two are not the same. You can write the second one again."));
  else
    {
      g_autoptr (GError) error = NULL;
      HvSecret *secret = hv_secret_new_from_passphrase (first, &error);
      hv_new_passphrase_wipe (self);
      if (secret == NULL)
        {
          gtk_widget_grab_focus (self->first);
          *problem = hv_error_text_get_line (error);
        }
      return secret;
    }
  return NULL;
}

void
hv_new_passphrase_wipe (HvNewPassphrase *self)
{
  g_return_if_fail (HV_IS_NEW_PASSPHRASE (self));
  hv_passphrase_field_wipe (HV_PASSPHRASE_FIELD (self->first));
  hv_passphrase_field_wipe (HV_PASSPHRASE_FIELD (self->second));
}
