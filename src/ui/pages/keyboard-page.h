/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_KEYBOARD_PAGE (hv_keyboard_page_get_type ())

/** HvKeyboardPage: the keys, made from the table of actions. */
G_DECLARE_FINAL_TYPE (HvKeyboardPage, hv_keyboard_page, HV, KEYBOARD_PAGE, AdwBin)

GtkWidget *hv_keyboard_page_new (HvSession *session);

G_END_DECLS
