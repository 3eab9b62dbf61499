/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_dissolve_text:
 * @view: whose words are to fade, a few here and a few there, over about two seconds
 * @done: called when nothing is to be seen any more, with @data; at once where motion is switched off. Not called
 *   if @view is destroyed before
 *
 * The text itself is left in the buffer: @done takes it away.
 */
void hv_dissolve_text (GtkTextView *view, void (*done) (gpointer data), gpointer data);

G_END_DECLS
