/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/bar.h"
#include "ui/window/guard.h"
#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_MAIN_WINDOW (hv_main_window_get_type ())

/** HvMainWindow: the one window: bar, sidebar, the page shown, and the way back. Its title follows the cover. */
G_DECLARE_FINAL_TYPE (HvMainWindow, hv_main_window, HV, MAIN_WINDOW, AdwWindow)

/** Shows first start, or the cover when there are rooms. */
GtkWidget *hv_main_window_new (HvSession *session);

/** Gone: off the screen, drafts handed over, keys wiped, process ended; what she has chosen for that opens. Does not return. */
void hv_main_window_leave (HvMainWindow *self);
/** The same where nobody has left: the computer ends its programs. Nothing opens. */
void hv_main_window_end (HvMainWindow *self);

/** The page shown; its name in the table of pages. (transfer none) */
GtkWidget *hv_main_window_get_page (HvMainWindow *self);
const char *hv_main_window_get_place (HvMainWindow *self);

HvBar *hv_main_window_get_bar (HvMainWindow *self);
HvGuard *hv_main_window_get_guard (HvMainWindow *self);

G_END_DECLS
