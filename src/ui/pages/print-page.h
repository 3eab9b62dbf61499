/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_PRINT_PAGE (hv_print_page_get_type ())

/**
 * HvPrintPage:
 *
 * One page on paper: an exercise with lines to write on, what she has just answered, or something she kept.
 * It becomes a file where she wants it. The desktop's way of printing is not used: it writes what is printed
 * to the disk, and what receives it keeps it for a day or longer.
 */
G_DECLARE_FINAL_TYPE (HvPrintPage, hv_print_page, HV, PRINT_PAGE, HvTaskPage)

/** What precedes the id of something kept. */
#define HV_PRINT_KEPT "kept:"

/** @subject: the id of an exercise, or %HV_PRINT_KEPT and the id of something kept */
GtkWidget *hv_print_page_new (HvSession *session, const char *subject);

G_END_DECLS
