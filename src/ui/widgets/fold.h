/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** A line that opens to show @child; closed to begin with. */
GtkWidget *hv_fold_new (const char *title, GtkWidget *child);

G_END_DECLS
