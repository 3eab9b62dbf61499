/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PASSPHRASE_FIELD (hv_passphrase_field_get_type ())

/**
 * HvPassphraseField:
 *
 * Where a passphrase is typed. GtkPasswordEntry and AdwPasswordEntryRow give what is typed to any program
 * that asks on the accessibility bus (measured with GTK 4.8.3); here the bus, the selection and
 * gtk_editable_get_text() have dots alone. The words are in locked memory until they are taken or wiped. A
 * button shows them, drawn for eyes only.
 *
 * It is a GtkEditable: "changed", gtk_editable_set_text(). Signal: "activate" (Enter).
 */
G_DECLARE_FINAL_TYPE (HvPassphraseField, hv_passphrase_field, HV, PASSPHRASE_FIELD, GtkWidget)

/** @name: (nullable): what a screen reader calls it; may be given later by hv_passphrase_field_set_name() */
GtkWidget *hv_passphrase_field_new (const char *name);
void hv_passphrase_field_set_name (HvPassphraseField *self, const char *name);

guint hv_passphrase_field_get_length (HvPassphraseField *self); /**< characters */

/** Returns: (transfer none): what is typed, in locked memory, until it next changes. Not to be copied to
 * where it stays. */
const char *hv_passphrase_field_peek (HvPassphraseField *self);

/** Returns: (transfer full): the secret, as hv_secret_new_from_passphrase(); the field is wiped in any case
 */
HvSecret *hv_passphrase_field_take (HvPassphraseField *self, GError **error);

/** Takes away what is typed, and hides again what was shown. */
void hv_passphrase_field_wipe (HvPassphraseField *self);

G_END_DECLS
