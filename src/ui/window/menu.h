/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu that does not swallow a click beside it: with GTK's own menus the first click on "Close now" would only close
 * the menu. */

/** A menu button whose menu is filled by hv_menu_add(). (transfer floating) */
GtkWidget *hv_menu_new (const char *text, const char *icon, const char *classes);

void hv_menu_clear (GtkWidget *menu);
void hv_menu_add (GtkWidget *menu, const char *text, const char *action, const char *target);

void hv_menu_open (GtkWidget *menu);

/** To be told of every click in the window: closes the menu unless the click was on it. */
void hv_menu_clicked (GtkWidget *menu, GtkWidget *picked, GdkSurface *surface);

G_END_DECLS
