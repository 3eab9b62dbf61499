/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_RATING_CHART (hv_rating_chart_get_type ())

/**
 * HvRatingChart:
 *
 * Answers from 0 to 10 over time, as one calm line. Weeks without an answer leave a gap; nothing is drawn that is not an
 * answer: no mean, no norm, no arrow. For those who do not see it the page lists the same answers.
 */
G_DECLARE_FINAL_TYPE (HvRatingChart, hv_rating_chart, HV, RATING_CHART, GtkWidget)

/** HvChartPoint: one answer. */
typedef struct
{
  gint64 when;  /**< µs UTC */
  int value;    /**< 0–10 */
  gboolean gap; /**< no line leads here from the one before */
} HvChartPoint;

/**
 * hv_rating_chart_new:
 * @points: (array length=n_points): oldest first
 * @lowest: what 0 means
 * @highest: what 10 means
 * @begin: when the first was, in words
 * @end: when the last was, in words
 */
GtkWidget *hv_rating_chart_new (const HvChartPoint *points, guint n_points, const char *lowest, const char *highest,
                                const char *begin, const char *end);

/**
 * hv_rating_chart_place:
 * @points: (array length=n_points): oldest first
 * @index: which
 * @width: of the place for the line
 *
 * Returns: how far from its left end the point lies: by time, or evenly when all are of one moment
 */
double hv_rating_chart_place (const HvChartPoint *points, guint n_points, guint index, double width);

G_END_DECLS
