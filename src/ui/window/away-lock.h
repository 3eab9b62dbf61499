/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_AWAY_LOCK (hv_away_lock_get_type ())

/**
 * HvAwayLock:
 *
 * Emits "lock" when she turns away from the window: it is minimised, the desktop says that nobody sits here
 * (safety/session-watch.h), or, if she wants that, another window comes to the front.
 */
G_DECLARE_FINAL_TYPE (HvAwayLock, hv_away_lock, HV, AWAY_LOCK, GObject)

/** @window: is not kept alive; looked at from when it has a surface */
HvAwayLock *hv_away_lock_new (GtkWindow *window);

/** Whether another window in front locks too; off at first. */
void hv_away_lock_set_by_focus (HvAwayLock *self, gboolean by_focus);

G_END_DECLS
