/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_TASKS_PAGE (hv_tasks_page_get_type ())

/** HvTasksPage: what can be done, a card for each: with a room that is open, or with files before anything is open. */
G_DECLARE_FINAL_TYPE (HvTasksPage, hv_tasks_page, HV, TASKS_PAGE, AdwBin)

/** "My room" */
GtkWidget *hv_tasks_page_new_for_room (HvSession *session);

/** "More", on the way from the cover: as neutral as that. */
GtkWidget *hv_tasks_page_new_for_files (HvSession *session);

G_END_DECLS
