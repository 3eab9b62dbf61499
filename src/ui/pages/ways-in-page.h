/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_WAYS_IN_PAGE (hv_ways_in_page_get_type ())

/** HvWaysInPage: what opens the room, by kind; one more passphrase, or one less. */
G_DECLARE_FINAL_TYPE (HvWaysInPage, hv_ways_in_page, HV, WAYS_IN_PAGE, HvTaskPage)

GtkWidget *hv_ways_in_page_new (HvSession *session);

G_END_DECLS
