/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates in the program's own language: strftime() would follow the machine's locale instead. */

/**
 * hv_dates_format_day:
 * @time: microseconds since 1970 (UTC)
 *
 * Returns: (transfer full): weekday, day and month in local time, e.g. "Sunday 22 November"
 */
char *hv_dates_format_day (gint64 time);

/**
 * hv_dates_format_full:
 * @time: microseconds since 1970 (UTC)
 *
 * Returns: (transfer full): weekday, day, month and year, e.g. "Sunday 22 November 2026"
 */
char *hv_dates_format_full (gint64 time);

/**
 * hv_dates_format_weekday:
 * @time: microseconds since 1970 (UTC)
 *
 * Returns: (transfer full): the weekday in local time, e.g. "Sunday"
 */
char *hv_dates_format_weekday (gint64 time);

/**
 * hv_dates_format_near:
 * @time: microseconds since 1970 (UTC)
 * @now: the time to measure from
 *
 * Returns: (transfer full): "Today 07.40", "Yesterday", "18 Nov" or, in another year, "18 Nov 2025"
 */
char *hv_dates_format_near (gint64 time, gint64 now);

/**
 * hv_dates_get_hour:
 * @time: microseconds since 1970 (UTC)
 *
 * Returns: the hour in local time, 0–23
 */
int hv_dates_get_hour (gint64 time);

/**
 * hv_dates_format_month:
 * @iso: a month or a date, "2026-11" or "2026-11-22"
 *
 * Returns: (transfer full): month and year, e.g. "November 2026"; a copy of @iso if it is neither
 */
char *hv_dates_format_month (const char *iso);

G_END_DECLS
