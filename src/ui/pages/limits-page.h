/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** "What this can and cannot hide" (D-07): a page of its own. */
GtkWidget *hv_limits_page_new (HvSession *session);

/**
 * hv_limits_new:
 * @column: (out): where buttons for going on can be added
 *
 * The same for a page that shows it before something is kept. (transfer floating)
 */
GtkWidget *hv_limits_new (GtkBox **column);

G_END_DECLS
