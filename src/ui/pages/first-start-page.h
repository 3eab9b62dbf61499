/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_FIRST_START_PAGE (hv_first_start_page_get_type ())

/**
 * HvFirstStartPage: four short pages, each of which can be skipped: the language, whether someone may be
 * watching, where to begin, and leaving, practised once. Nothing of it is kept.
 */
G_DECLARE_FINAL_TYPE (HvFirstStartPage, hv_first_start_page, HV, FIRST_START_PAGE, AdwBin)

GtkWidget *hv_first_start_page_new (HvSession *session);

/** The last of the four alone, to practise leaving again. */
GtkWidget *hv_first_start_page_new_for_leaving (HvSession *session);

G_END_DECLS
