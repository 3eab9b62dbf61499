/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "safety/trace-scan.h"
#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_TRACES_PAGE (hv_traces_page_get_type ())

/**
 * HvTracesPage:
 *
 * What the program can see of itself on this computer; what is its own can be taken away, one thing at a time
 * and after a question. What it cannot see stands under it.
 */
G_DECLARE_FINAL_TYPE (HvTracesPage, hv_traces_page, HV, TRACES_PAGE, HvTaskPage)

GtkWidget *hv_traces_page_new (HvSession *session);

/** @places: (nullable) (transfer none): where the next pages look, instead of the computer of who runs the
 * tests */
void hv_traces_page_set_places_for_tests (HvTracePlaces *places);

G_END_DECLS
