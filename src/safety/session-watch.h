/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_TYPE_SESSION_WATCH (hv_session_watch_get_type ())

/**
 * HvSessionWatch:
 *
 * Emits "away" when the desktop says that nobody sits here any more: the screen is locked, the machine goes
 * to sleep, or somebody else's session comes to the front. It listens and asks for nothing but the name of
 * its own session; where there is no bus, or nobody who tells, it says nothing.
 *
 * Heard are: login1's PrepareForSleep and Lock, a session that becomes inactive (system bus); ActiveChanged
 * of the screen savers of the freedesktop.org, GNOME, KDE, Cinnamon, MATE and Xfce desktops (session bus).
 */
G_DECLARE_FINAL_TYPE (HvSessionWatch, hv_session_watch, HV, SESSION_WATCH, GObject)

HvSessionWatch *hv_session_watch_new (void);

/** Finds the two buses of this machine, in the background, and listens to them. */
void hv_session_watch_start (HvSessionWatch *self);

/* What hv_session_watch_start() does when it has found one; for tests, with buses of their own. */
void hv_session_watch_add_session_bus (HvSessionWatch *self, GDBusConnection *bus);
void hv_session_watch_add_system_bus (HvSessionWatch *self, GDBusConnection *bus);

G_END_DECLS
