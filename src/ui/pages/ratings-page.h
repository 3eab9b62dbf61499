/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_RATINGS_PAGE (hv_ratings_page_get_type ())

/** HvRatingsPage: which of the sentences are asked, and whether numbers are shown. */
G_DECLARE_FINAL_TYPE (HvRatingsPage, hv_ratings_page, HV, RATINGS_PAGE, AdwBin)

GtkWidget *hv_ratings_page_new (HvSession *session);

G_END_DECLS
