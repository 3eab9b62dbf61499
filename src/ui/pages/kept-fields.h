/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "progress/progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_kept_fields_new:
 *
 * Where the words of a kept thing are changed: one field, or two for what has two parts (a contact, a next step).
 */
GtkWidget *hv_kept_fields_new (const HvKept *kept);

/** Returns: (transfer full): the words as they are kept */
char *hv_kept_fields_get_text (GtkWidget *fields);

G_END_DECLS
