/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_date_line_parse:
 * @line: a line of UTF-8, without its end
 * @size: its length in bytes
 * @time: (out): microseconds since 1970 (UTC); noon, local time, when the line has no time of day
 *
 * Whether the line is a date and nothing else, as diaries are headed: "2026-11-24", "24. november 2026",
 * "Tirsdag den 24. nov. 2026 kl. 21.05", "24.11.2026", "24/11-26", "Tuesday 24 November 2026", "November 24, 2026".
 * Before and after it may be the marks of a heading (# * = _). Day comes before month, as in Danish. A sentence that
 * has a date in it is not one. Years from 1900 to 2199.
 */
gboolean hv_date_line_parse (const char *line, gsize size, gint64 *time);

G_END_DECLS
