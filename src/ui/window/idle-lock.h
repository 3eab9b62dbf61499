/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HV_TYPE_IDLE_LOCK (hv_idle_lock_get_type ())

/** HvIdleLock: emits "lock" when a room that is open on disk has not been touched for its time. */
G_DECLARE_FINAL_TYPE (HvIdleLock, hv_idle_lock, HV, IDLE_LOCK, GObject)

HvIdleLock *hv_idle_lock_new (void);

/** @seconds: 0 never locks. */
void hv_idle_lock_start (HvIdleLock *self, guint seconds);
void hv_idle_lock_stop (HvIdleLock *self);

/** She is there. Too late after a night with the lid closed: then it locks. */
void hv_idle_lock_touch (HvIdleLock *self);

G_END_DECLS
