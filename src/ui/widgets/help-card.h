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

/** Where the number was found, and when that was written: "Source: example.org, 2023." (transfer full) */
char *hv_help_line_describe_source (HvHelpLine *line);

G_END_DECLS
