/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_SECRET_BUFFER (hv_secret_buffer_get_type ())

/**
 * HvSecretBuffer:
 *
 * What stands in a field for passphrases: to GTK, and so to the accessibility bus, to the selection and to
 * what could be undone, it is a row of dots; what was typed is in locked memory (vault/secret-text.h).
 */
G_DECLARE_FINAL_TYPE (HvSecretBuffer, hv_secret_buffer, HV, SECRET_BUFFER, GtkEntryBuffer)

GtkEntryBuffer *hv_secret_buffer_new (void);

/**
 * hv_secret_buffer_expect:
 * @typed: (nullable): what the dots that are put in next stand for; nobody else is told
 *
 * GTK announces what is to be put in to all who listen, the bus among them, before a buffer sees it. So the
 * field gives the words here and announces as many dots. %NULL ends it; dots that come without it stand for
 * themselves.
 */
void hv_secret_buffer_expect (HvSecretBuffer *self, const char *typed);

/** Returns: (transfer none): what was typed, until it next changes. Not to be copied to where it stays. */
const char *hv_secret_buffer_peek (HvSecretBuffer *self);

G_END_DECLS
