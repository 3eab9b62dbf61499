/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_CHANGE_WORDS_PAGE (hv_change_words_page_get_type ())

/** HvChangeWordsPage: another passphrase in stead of the one that opens the room. */
G_DECLARE_FINAL_TYPE (HvChangeWordsPage, hv_change_words_page, HV, CHANGE_WORDS_PAGE, HvTaskPage)

GtkWidget *hv_change_words_page_new (HvSession *session);

G_END_DECLS
