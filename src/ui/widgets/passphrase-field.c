/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/passphrase-field.h"

#include "ui/ui.h"
#include "ui/widgets/secret-buffer.h"
#include "ui/widgets/shown-line.h"

#include <glib/gi18n.h>

struct _HvPassphraseField
{
  GtkWidget parent_instance;

  HvSecretBuffer *buffer;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *show;
  GtkWidget *line; /* what is shown */
};

static void editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvPassphraseField, hv_passphrase_field, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_init))

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (HV_PASSPHRASE_FIELD (editable)->entry);
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

/* Heard before all others: what is announced to them are dots. */
static void
insert_text_cb (GtkEditable *text, const char *typed, int length, int *position, HvPassphraseField *self)
{
  glong n = g_utf8_strlen (typed, length);
  g_autoptr (GString) dots = g_string_new (NULL);
  for (glong i = 0; i < n; i++)
    g_string_append (dots, "•");
  g_signal_stop_emission_by_name (text, "insert-text");
  g_signal_handlers_block_by_func (text, insert_text_cb, self);
  hv_secret_buffer_expect (self->buffer, typed);
  gtk_editable_insert_text (text, dots->str, (int)dots->len, position);
  hv_secret_buffer_expect (self->buffer, NULL);
  g_signal_handlers_unblock_by_func (text, insert_text_cb, self);
}

static void
activate_cb (HvPassphraseField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
toggled_cb (HvPassphraseField *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->show));
  gtk_button_set_icon_name (GTK_BUTTON (self->show), shown ? "hv-hide-symbolic" : "hv-show-symbolic");
  gtk_widget_set_visible (self->line, shown);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (HV_PASSPHRASE_FIELD (widget)->entry));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hv_passphrase_field_dispose (GObject *object)
{
  HvPassphraseField *self = HV_PASSPHRASE_FIELD (object);
  if (self->box != NULL)
    {
      hv_passphrase_field_wipe (self);
      gtk_editable_finish_delegate (GTK_EDITABLE (self));
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (hv_passphrase_field_parent_class)->dispose (object);
}

static void
hv_passphrase_field_class_init (HvPassphraseFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = hv_passphrase_field_dispose;
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->grab_focus = grab_focus;
  gtk_editable_install_properties (object_class, 1);
  signals[ACTIVATE] = g_signal_new ("activate", HV_TYPE_PASSPHRASE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* GTK's entry, since a widget of our own cannot say on the bus that a GtkText in it has the focus (GTK 4.8).
 */
static void
make_entry (HvPassphraseField *self)
{
  self->buffer = HV_SECRET_BUFFER (hv_secret_buffer_new ());
  self->entry = gtk_entry_new_with_buffer (GTK_ENTRY_BUFFER (self->buffer));
  GtkEntry *entry = GTK_ENTRY (self->entry);
  gtk_entry_set_visibility (entry, FALSE); /* so that no clipboard takes it */
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_input_hints (entry,
                             GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_swapped (text, "activate", G_CALLBACK (activate_cb), self);
}

static void
hv_passphrase_field_init (HvPassphraseField *self)
{
  make_entry (self);
  self->show = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->show, "flat");
  gtk_widget_set_focus_on_click (self->show, FALSE);
  hv_set_accessible_name (self->show, _ ("Show what I type"));
  gtk_widget_set_tooltip_text (self->show, _ ("Show what I type"));
  g_signal_connect_swapped (self->show, "toggled", G_CALLBACK (toggled_cb), self);
  self->line = hv_shown_line_new (self->buffer);

  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->show);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-entry");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hv-passphrase");
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  toggled_cb (self);
}

GtkWidget *
hv_passphrase_field_new (const char *name)
{
  GtkWidget *self = g_object_new (HV_TYPE_PASSPHRASE_FIELD, NULL);
  if (name != NULL)
    hv_passphrase_field_set_name (HV_PASSPHRASE_FIELD (self), name);
  return self;
}

void
hv_passphrase_field_set_name (HvPassphraseField *self, const char *name)
{
  g_return_if_fail (HV_IS_PASSPHRASE_FIELD (self) && name != NULL);
  hv_set_accessible_name (self->entry, name);
  hv_set_accessible_name (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), name);
}

guint
hv_passphrase_field_get_length (HvPassphraseField *self)
{
  g_return_val_if_fail (HV_IS_PASSPHRASE_FIELD (self), 0);
  return gtk_entry_buffer_get_length (GTK_ENTRY_BUFFER (self->buffer));
}

const char *
hv_passphrase_field_peek (HvPassphraseField *self)
{
  g_return_val_if_fail (HV_IS_PASSPHRASE_FIELD (self), "");
  return hv_secret_buffer_peek (self->buffer);
}

HvSecret *
hv_passphrase_field_take (HvPassphraseField *self, GError **error)
{
  g_return_val_if_fail (HV_IS_PASSPHRASE_FIELD (self), NULL);

  HvSecret *secret = hv_secret_new_from_passphrase (hv_passphrase_field_peek (self), error);
  hv_passphrase_field_wipe (self);
  return secret;
}

void
hv_passphrase_field_wipe (HvPassphraseField *self)
{
  g_return_if_fail (HV_IS_PASSPHRASE_FIELD (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
