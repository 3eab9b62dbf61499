/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/cover/cover-memory.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_SHOPPING_VIEW (hv_shopping_view_get_type ())

/** HvShoppingView: what to buy: ticked, taken away, added to. Signal: "back". */
G_DECLARE_FINAL_TYPE (HvShoppingView, hv_shopping_view, HV, SHOPPING_VIEW, AdwBin)

/** @memory: outlives the view */
GtkWidget *hv_shopping_view_new (HvCoverMemory *memory);

/** Whether there is a way back to the list of recipes on the page itself. */
void hv_shopping_view_set_way_back (HvShoppingView *self, gboolean way_back);

G_END_DECLS
