/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * Makes templates and pictures known, and puts the program's style on a display, in light or dark as the style
 * manager says, and follows it. Once a display.
 */
void hv_look_attach (GdkDisplay *display);

/** Follows a kept setting: "light", "dark", or the system for anything else and %NULL. */
void hv_look_set_appearance (const char *appearance);

G_END_DECLS
