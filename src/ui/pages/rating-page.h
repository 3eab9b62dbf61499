/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_RATING_PAGE (hv_rating_page_get_type ())

/** HvRatingPage: what she answered to one of the sentences: a line from three answers on, and each answer to change. */
G_DECLARE_FINAL_TYPE (HvRatingPage, hv_rating_page, HV, RATING_PAGE, AdwBin)

GtkWidget *hv_rating_page_new (HvSession *session, const char *id);

G_END_DECLS
