/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_column_new:
 * @title: what the page is called
 * @column: (out): a vertical box, already in it, for what the page shows
 *
 * Returns: (transfer floating): a page's frame: it scrolls, and its text is no wider than reads well
 */
GtkWidget *hv_column_new (const char *title, GtkBox **column);

/** The same without the limit of what reads well, for cards side by side. */
GtkWidget *hv_column_new_for_cards (const char *title, GtkBox **column);

/** A paragraph or a heading of the program's own. */
void hv_column_add_text (GtkBox *column, const char *text, const char *classes);

G_END_DECLS
