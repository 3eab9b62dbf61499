/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_GUARD (hv_guard_get_type ())

/**
 * HvGuard:
 *
 * Sees every event of every window and menu of the program before GTK does, whatever has the focus: counts
 * Shift, and tells that she is there. (A window's own controllers are not asked about keys while a popover
 * has the focus.)
 *
 * Signals: "leave" (Shift three times, or the leave key), "progress" (guint: 0–3), "touched" (any key, click or
 * movement).
 */
G_DECLARE_FINAL_TYPE (HvGuard, hv_guard, HV, GUARD, GObject)

/**
 * hv_guard_new:
 * @leave_key: an accelerator that leaves too, as gtk_accelerator_parse() reads it
 */
HvGuard *hv_guard_new (const char *leave_key);

/**
 * hv_guard_key:
 * @pressed: down or up
 * @keyval: GDK_KEY_…
 * @state: which modifiers are down
 *
 * What the guard does on a key; public for the tests, since GTK cannot make events.
 */
void hv_guard_key (HvGuard *self, gboolean pressed, guint keyval, GdkModifierType state);

G_END_DECLS
