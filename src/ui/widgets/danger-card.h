/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** "Are you in danger right now?": the same card at the top of the first page and of every state; leads to help. */
GtkWidget *hv_danger_card_new (void);

G_END_DECLS
