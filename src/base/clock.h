/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hv_clock_now:
 *
 * Returns: microseconds since 1970 (UTC), or the time a test has set
 */
gint64 hv_clock_now (void);

/**
 * hv_clock_set_for_tests:
 * @now: microseconds since 1970 (UTC), or 0 to go back to the real clock
 *
 * Stops the clock at @now for the whole process.
 */
void hv_clock_set_for_tests (gint64 now);

G_END_DECLS
