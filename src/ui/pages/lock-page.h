/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_LOCK_PAGE (hv_lock_page_get_type ())

/** HvLockPage: what "Open a collection…" in the cover's menu leads to: one field and one button, and not a word of what lies behind. */
G_DECLARE_FINAL_TYPE (HvLockPage, hv_lock_page, HV, LOCK_PAGE, AdwBin)

GtkWidget *hv_lock_page_new (HvSession *session);

G_END_DECLS
