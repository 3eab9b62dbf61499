/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_SPARE_WORDS_PAGE (hv_spare_words_page_get_type ())

/**
 * HvSpareWordsPage:
 *
 * A recovery phrase: twelve words, shown once, to be written on paper or not to have at all. Nothing opens with them
 * until she has said that she has them, so whatever comes between leaves no way in that nobody knows of. They are never
 * copied, and wiped as soon as the page is out of sight.
 */
G_DECLARE_FINAL_TYPE (HvSpareWordsPage, hv_spare_words_page, HV, SPARE_WORDS_PAGE, HvTaskPage)

GtkWidget *hv_spare_words_page_new (HvSession *session);

G_END_DECLS
