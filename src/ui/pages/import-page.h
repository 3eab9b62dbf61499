/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_IMPORT_PAGE (hv_import_page_get_type ())

/** HvImportPage: what she wrote elsewhere, in a text file, becomes entries of the journal. */
G_DECLARE_FINAL_TYPE (HvImportPage, hv_import_page, HV, IMPORT_PAGE, HvTaskPage)

GtkWidget *hv_import_page_new (HvSession *session);

G_END_DECLS
