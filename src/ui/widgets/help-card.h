/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/help-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_help_card_new:
 * @line: a help line
 * @brief: whether to leave out whom it is for, what it costs and its hours
 *
 * A number to call with the month in which it was checked. Nothing to press, nothing to copy: the program calls no
 * one and leaves no number behind.
 */
GtkWidget *hv_help_card_new (HvHelpLine *line, gboolean brief);

G_END_DECLS
