/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How small things of two parts are kept: as plain words on two lines, so that they can be read and changed as they are.
 * Of a contact: who, and how. Of a next step: the step, and about when.
 */

/** Returns: (transfer full): both lines; only one when the other is empty */
char *hv_two_lines_join (const char *first, const char *second);

/** The first line and all the rest; "" for what is not there. Both are (transfer full). */
void hv_two_lines_split (const char *text, char **first, char **second);

/** Returns: (transfer full): both on one line, "Anna · 12 34 56 78" */
char *hv_two_lines_to_line (const char *first, const char *second);

G_END_DECLS
