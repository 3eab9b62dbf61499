/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/identity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * hv_disguise_apply:
 *
 * What other programs and the desktop see of @window from now on: title, icon, and WM_CLASS or, on Wayland, the app_id.
 * May be called at any time; before @window is realized it waits for that.
 */
void hv_disguise_apply (GtkWindow *window, const HvIdentity *identity);

G_END_DECLS
