/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/module-view-state.h"
#include "ui/window/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on the screens of a module on which there is only something to read. */

/** @total: how many screens are counted */
GtkWidget *hv_module_screen_new_chips (HvModule *module, const HvModuleScreen *screen, guint total);

/** What the module touches, the short version, something to come back with first, or something else instead. */
GtkWidget *hv_module_screen_new_note (HvModule *module, HvLibrary *library);
GtkWidget *hv_module_screen_new_page (HvModule *module, guint page);
GtkWidget *hv_module_screen_new_short (HvModule *module);
GtkWidget *hv_module_screen_new_ahead (HvModule *module, HvSession *session);

G_END_DECLS
