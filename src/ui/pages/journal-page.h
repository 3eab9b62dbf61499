/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_JOURNAL_PAGE (hv_journal_page_get_type ())

/** HvJournalPage: what she has written, and where she writes. With no room open it says how to come by one. */
G_DECLARE_FINAL_TYPE (HvJournalPage, hv_journal_page, HV, JOURNAL_PAGE, AdwBin)

GtkWidget *hv_journal_page_new (HvSession *session);

/** Opens an entry; does nothing while no room is open. Also the page's action `journal.open-entry` (x). */
void hv_journal_page_open (HvJournalPage *self, gint64 id);

G_END_DECLS
