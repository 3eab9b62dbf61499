/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault/secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_NEW_PASSPHRASE (hv_new_passphrase_get_type ())

/**
 * HvNewPassphrase:
 *
 * Where a passphrase is chosen: written twice, with a line on how hard it is to guess.
 *
 * Signals: "changed"; "entered" (Enter in either field).
 */
G_DECLARE_FINAL_TYPE (HvNewPassphrase, hv_new_passphrase, HV, NEW_PASSPHRASE, GtkWidget)

/** @first, @second: what the two fields are called, already translated */
GtkWidget *hv_new_passphrase_new (const char *first, const char *second);

/**
 * hv_new_passphrase_take:
 * @problem: (out) (transfer full) (nullable): what is in the way, in words for her; %NULL when only the second field is
 *   still empty
 *
 * Takes what was written, and wipes the fields; if something is in the way the focus goes to where it can be mended.
 *
 * Returns: (transfer full) (nullable): the passphrase, or %NULL
 */
HvSecret *hv_new_passphrase_take (HvNewPassphrase *self, char **problem);

void hv_new_passphrase_wipe (HvNewPassphrase *self);

G_END_DECLS
