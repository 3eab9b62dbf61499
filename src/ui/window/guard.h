/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_GUARD (hv_guard_get_type ())

/**
 * HvGuard:
 *
 * Sees every event of a window before any widget does, in entries, text and menus too: counts Shift, and
 * tells that she is there.
 *
 * Signals: "leave" (Shift three times), "progress" (guint: 0–3), "touched" (any key, click or movement).
 */
G_DECLARE_FINAL_TYPE (HvGuard, hv_guard, HV, GUARD, GObject)

/** Guards @window; lives as long as it. (transfer none) */
HvGuard *hv_guard_attach (GtkWidget *window);

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
