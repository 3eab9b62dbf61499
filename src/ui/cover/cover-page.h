/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_COVER_PAGE (hv_cover_page_get_type ())

/**
 * HvCoverPage: what a start shows once there are rooms, and what locking shows: an ordinary program for the house, one of
 * cover/identity.h. Nothing on it says that there is more.
 */
G_DECLARE_FINAL_TYPE (HvCoverPage, hv_cover_page, HV, COVER_PAGE, AdwBin)

GtkWidget *hv_cover_page_new (HvSession *session);

G_END_DECLS
